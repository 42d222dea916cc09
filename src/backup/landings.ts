// Where in an instance the data of a source lies, and what the place of its restored data is called: the
// next generation of a volume, a folder beside a folder. What serves is never among them.

import type { AppliedInstance } from '../model/applied.ts';
import type { DatabaseEngine, Source } from '../model/backup.ts';
import type { ContainerSpec, DesiredInstance } from '../model/desired.ts';
import type { Mount } from '../model/fields.ts';
import type { Address } from '../model/ref.ts';
import type { Landing } from '../model/restore.ts';
import { isDatabaseFolder } from './databases.ts';

/** Why a source's data has no place that a restore can make anew; in words. */
export type NoLanding = { readonly source: string; readonly words: string };

export type Places = {
  readonly desired: DesiredInstance;
  readonly applied: AppliedInstance | undefined;
  /** Names of all volumes on the engine: none of them is taken for what is made. */
  readonly volumeNames: ReadonlySet<string>;
  /** True: the instance has nothing yet, and gets its first generation. */
  readonly isEmpty: boolean;
};

/** One landing for each volume or folder that these sources' data lies in. */
export function landingsOf(
  sources: readonly Source[],
  places: Places,
): { readonly landings: readonly Landing[]; readonly none: readonly NoLanding[] } {
  const found = new Map<Address, Landing>();
  const none: NoLanding[] = [];
  for (const source of sources) {
    if (source.kind === 'instance') continue;
    const place = placeOf(source, places.desired);
    if (typeof place === 'string') {
      none.push({ source: source.name, words: place });
      continue;
    }
    const before = found.get(place.address);
    const landing = before ?? landingAt(place.address, place.mount, places);
    found.set(place.address, { ...landing, sources: [...landing.sources, source.name] });
  }
  return { landings: [...found.values()], none };
}

type Kept = Exclude<Source, { readonly kind: 'instance' }>;

function placeOf(
  source: Kept,
  { containers, volumes, folders }: DesiredInstance,
): { readonly address: Address; readonly mount: Mount } | string {
  const spec = containers.find(({ service }) => service === source.service);
  if (spec === undefined) return `${source.name}: there is no service ${source.service} any more`;
  const mount = dataMount(source, spec);
  if (mount === undefined) {
    return `${source.name}: the data of ${source.service} lies in no volume or folder that is declared; give it a named volume`;
  }
  const volume = volumes.find(({ name }) => mount.type === 'volume' && name === mount.source);
  if (volume?.external)
    return `${source.name}: the volume ${volume.name} is external, so it is not ours to replace`;
  const owner = volume ?? folders.find(({ hostPath }) => hostPath === mount.source);
  if (owner !== undefined) return { address: owner.address, mount };
  return `${source.name}: ${mount.source} is a path of the host outside of the instance, so it is not ours to replace`;
}

/** The mount that holds a source's files. */
export function dataMount(source: Kept, { fields }: ContainerSpec): Mount | undefined {
  const mounts = (fields.mounts ?? []).filter(({ type, source: from }) => type !== 'tmpfs' && from !== '');
  if (source.kind === 'volume') return mounts.find(({ target }) => trimmed(target) === trimmed(source.mount));
  const writable = mounts.filter(({ readOnly }) => !readOnly);
  if (source.engine === 'sqlite') return holding(writable, source.databases[0] ?? '');
  const named = fields.env?.['PGDATA'];
  const paths = [...(typeof named === 'string' ? [named] : []), ...FOLDERS[source.engine]];
  for (const path of paths) {
    const mount = holding(writable, path);
    if (mount !== undefined) return mount;
  }
  return writable.find(({ target }) => isDatabaseFolder(target));
}

const FOLDERS: Readonly<Record<Exclude<DatabaseEngine, 'sqlite'>, readonly string[]>> = {
  postgres: ['/var/lib/postgresql/data', '/var/lib/postgresql', '/bitnami/postgresql'],
  mariadb: ['/var/lib/mysql', '/bitnami/mariadb'],
  mysql: ['/var/lib/mysql', '/bitnami/mysql'],
  mongodb: ['/data/db', '/bitnami/mongodb'],
  redis: ['/data', '/bitnami/redis/data'],
};

/** The innermost mount that a path is in. */
function holding(mounts: readonly Mount[], path: string): Mount | undefined {
  return mounts
    .filter(({ target }) => `${path}/`.startsWith(`${trimmed(target)}/`))
    .toSorted((a, b) => b.target.length - a.target.length)[0];
}

function trimmed(path: string): string {
  return path.replace(/\/+$/, '');
}

function landingAt(address: Address, mount: Mount, places: Places): Landing {
  const { applied, isEmpty, volumeNames } = places;
  const base = { address, sources: [] };
  if (mount.type !== 'volume') {
    const from = applied?.folders[address] ?? mount.source;
    if (isEmpty) return { ...base, kind: 'folder', from: undefined, to: from, generation: 1 };
    const [, root = from, before] = /^(.*?)(?:-g(\d+))?$/.exec(from) ?? [];
    const generation = Number(before ?? '1') + 1;
    return { ...base, kind: 'folder', from, to: `${root}-g${generation}`, generation };
  }
  const now = applied?.volumes[address];
  if (isEmpty) return { ...base, kind: 'volume', from: undefined, to: mount.source, generation: 1 };
  let generation = (now?.generation ?? 1) + 1;
  while (volumeNames.has(`${mount.source}-g${generation}`)) generation += 1;
  const from = now?.current ?? mount.source;
  return { ...base, kind: 'volume', from, to: `${mount.source}-g${generation}`, generation };
}
