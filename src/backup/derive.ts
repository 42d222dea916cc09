// What an instance that says nothing of backups keeps: every volume and folder that it writes to, each read
// while its service is paused, and how the instance is made. Nothing that holds data is left out quietly.

import type { Source } from '../model/backup.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { Mount } from '../model/fields.ts';
import { addressParts } from '../model/ref.ts';

type Kept = Pick<DesiredInstance, 'containers' | 'volumes' | 'folders'>;

/** Paths of the host that hold no data, however they are mounted. */
const NO_DATA = /^\/$|^\/(?:dev|proc|sys|run|var\/run|tmp)(?:\/|$)|^\/etc\/|\.sock$/;
const MAX_NAME = 63;

export function derivedSources(instance: Kept): readonly Source[] {
  const found = new Map<string, Source & { readonly kind: 'volume' }>();
  const names = new Set(['instance']);
  const mounts = instance.containers.flatMap(({ service, fields }) =>
    (fields.mounts ?? []).map((mount) => ({ service, mount })),
  );
  // One that writes stands for it: pausing one that only reads would keep nothing still.
  for (const { service, mount } of mounts.toSorted(
    (a, b) => Number(a.mount.readOnly) - Number(b.mount.readOnly),
  )) {
    if (!holdsData(instance, mount) || found.has(mount.source)) continue;
    const name = fresh(nameOf(instance, mount), names);
    found.set(mount.source, {
      ...{ kind: 'volume', name, service, mount: mount.target, consistency: 'pause' },
    });
  }
  return [...found.values(), { kind: 'instance', name: 'instance' }];
}

function holdsData({ volumes, folders }: Kept, { type, source, readOnly }: Mount): boolean {
  if (type === 'volume') {
    // What belongs to somebody else is theirs to back up.
    return source !== '' && volumes.some((volume) => volume.name === source && !volume.external);
  }
  if (type !== 'bind') return false;
  return folders.some(({ hostPath }) => hostPath === source) || (!readOnly && !NO_DATA.test(source));
}

function nameOf({ volumes, folders }: Kept, { source, target }: Mount): string {
  const volume = volumes.find(({ name }) => name === source);
  const folder = folders.find(({ hostPath }) => hostPath === source);
  const own = volume ?? folder;
  const text = own === undefined ? target : addressParts(own.address).name;
  const label = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return label.slice(0, MAX_NAME - 4).replace(/^-+|-+$/g, '') || 'data';
}

function fresh(name: string, taken: Set<string>): string {
  let made = name;
  for (let number = 2; taken.has(made); number += 1) made = `${name}-${number}`;
  taken.add(made);
  return made;
}
