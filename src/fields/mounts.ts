// Mounts of every kind, compared by their target. Volumes that an image asks for and nobody named
// are part of it with an empty source: the engine gives them random names, which are no difference.

import type { ContainerJson } from '../model/engine.ts';
import type { Mount } from '../model/fields.ts';
import { canonicalTmpfs, cleanPath, fromBind, fromMount, fromTmpfs, toEngineMounts } from './binds.ts';
import { keysAt, mapAt, objectOf, objectsAt, sortedSet, textAt, textMap, textsAt } from './json.ts';
import { sameValue } from './same.ts';
import { setField } from './simple.ts';
import type { Field, FieldTable } from './types.ts';
import { anonymous, imageVolumes } from './volumes.ts';

const RANDOM_NAME = /^[0-9a-f]{64}$/;

const mounts: Field<readonly Mount[]> = {
  rule: 'replace',
  read: readMounts,
  expect: (declared, { image }) =>
    byTarget([
      ...imageVolumes(image, declared).map(anonymous),
      ...(declared.mounts ?? []).map((mount) => ({
        ...mount,
        source: mount.type === 'bind' ? cleanPath(mount.source) : mount.source,
        target: cleanPath(mount.target),
        options: sortedSet(mount.options.map(canonicalTmpfs)),
      })),
    ]),
  write: (value) => ({ HostConfig: toEngineMounts(value) }),
  parts: (value) => textMap(value.map((mount) => [mount.target, mount])),
  equal: (_, expected, live, { fingerprintOf }) =>
    sameValue(comparable(expected, live), comparable(live, live), fingerprintOf),
  risks: (_, before, after) => (opensHost(before, after) ? ['exposure'] : []),
  show: mountText,
};

export const mountFields = {
  mounts,
  volumesFrom: setField('volumesFrom', 'VolumesFrom', (item) => item.replace(/^\//, '').replace(/:rw$/, '')),
} satisfies Partial<FieldTable>;

/** The volumes without a name of ours that a container really has: target → the engine's name. */
export function anonymousVolumes(inspect: ContainerJson): Readonly<Record<string, string>> {
  const unnamed = new Set(
    readMounts(inspect)
      .filter(({ type, source }) => type === 'volume' && (source === '' || RANDOM_NAME.test(source)))
      .map(({ target }) => target),
  );
  return textMap(
    inspect.Mounts.filter((mount) => textAt(mount, 'Type') === 'volume')
      .map((mount) => [cleanPath(textAt(mount, 'Destination')), textAt(mount, 'Name')] as const)
      .filter(([target, name]) => unnamed.has(target) && name !== ''),
  );
}

function readMounts(inspect: ContainerJson): readonly Mount[] {
  const host = inspect.HostConfig;
  return byTarget([
    ...keysAt(inspect.Config, 'Volumes').map((target) => anonymous(cleanPath(target))),
    ...textsAt(host, 'Binds').map(fromBind),
    ...objectsAt(host, 'Mounts').map(fromMount),
    ...Object.entries(mapAt(host, 'Tmpfs')).map(([target, options]) => fromTmpfs(target, options)),
  ]);
}

/** One per target, the last one wins: a named mount hides the image's volume. */
function byTarget(list: readonly Mount[]): readonly Mount[] {
  const unique = new Map(list.map((mount) => [mount.target, mount]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, mount]) => mount);
}

/**
 * Without what is no difference once the container exists: whether an absent host path would have
 * been made, and the name of a volume that was left to the engine (or carried over from the one before).
 */
function comparable(value: unknown, live: unknown): unknown {
  if (value === undefined) return undefined;
  const { createHostPath: _, ...mount } = objectOf(value);
  const name = textAt(objectOf(live), 'source');
  const random = mount['type'] === 'volume' && (name === '' || RANDOM_NAME.test(name));
  return random && (mount['source'] === '' || mount['source'] === name) ? { ...mount, source: '' } : mount;
}

/** The engine's own socket, the host's root and what rules it; any new path of the host counts. */
function opensHost(before: unknown, after: unknown): boolean {
  const next = objectOf(after);
  const previous = objectOf(before);
  if (textAt(next, 'type') !== 'bind') return false;
  return (
    textAt(previous, 'source') !== textAt(next, 'source') ||
    (previous['readOnly'] === true && next['readOnly'] === false)
  );
}

/** `volume crm_data`, `bind /srv/data (ro, rslave)`. */
function mountText(value: unknown): string {
  const mount = objectOf(value);
  const name = textAt(mount, 'source') || (mount['type'] === 'volume' ? '(unnamed)' : '');
  const notes = [...(mount['readOnly'] === true ? ['ro'] : []), ...textsAt(mount, 'options')];
  return [textAt(mount, 'type'), name, notes.length > 0 ? `(${notes.join(', ')})` : '']
    .filter((word) => word !== '')
    .join(' ');
}
