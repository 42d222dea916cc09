// The containers of an instance as a dump finds them, and what of them must stand still while a place is read.

import { isDatabaseFolder, isDatabaseImage } from '../backup/databases.ts';
import type { Place } from '../backup/sources/tar.ts';
import type { Consistency } from '../model/backup.ts';
import type { ContainerJson } from '../model/engine.ts';
import { Failure } from '../model/failure.ts';
import type { JobHold } from '../model/job.ts';
import type { EngineId } from '../model/ref.ts';
import type { JobGround } from './ground.ts';

/** A container of the instance; replicas are several of one service. */
export type ServiceContainer = {
  readonly service: string;
  readonly id: EngineId;
  /** Given to it when it is stopped. */
  readonly stopSeconds: number;
};

/** A place on the target that a container has mounted. */
export type Mounted = {
  readonly place: Place;
  readonly container: ContainerJson;
  /** Everything of the instance that has it mounted. */
  readonly users: readonly ServiceContainer[];
};

/** Fails with `job/no-service` where there is none of that service. */
export function containerOf(
  { subject }: JobGround,
  services: readonly ServiceContainer[],
  service: string,
): ServiceContainer {
  const found = services.find((one) => one.service === service);
  if (found !== undefined) return found;
  throw new Failure('job/no-service', `${subject}: there is no container of ${service}`, {
    hint: 'a source can be read when its service was applied at least once',
    retry: 'later',
  });
}

/** What a service has mounted at a path, and who else has. */
export async function mountedAt(
  ground: JobGround,
  services: readonly ServiceContainer[],
  { service, mount }: { readonly service: string; readonly mount: string },
  signal: AbortSignal,
): Promise<Mounted> {
  const own = containerOf(ground, services, service);
  const inspected = await Promise.all(
    services.map(async (one) => ({ one, json: await ground.containers.inspect(one.id, signal) })),
  );
  const container = inspected.find(({ one }) => one.id === own.id)?.json;
  const place = container === undefined ? undefined : placeAt(container, mount);
  if (container === undefined || place === undefined) {
    throw new Failure('job/no-mount', `${ground.subject}: ${service} has nothing mounted at ${mount}`);
  }
  const users = inspected.filter(({ json }) => json !== undefined && hasMounted(json, place));
  await requireAlone(ground, place, new Set(users.map(({ one }) => one.id)), signal);
  return { place, container, users: users.map(({ one }) => one) };
}

/** Nobody else's container may write there: we could not make it stand still. */
async function requireAlone(
  ground: JobGround,
  place: Place,
  own: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<void> {
  for (const { Id, Names, Mounts, State, Labels } of await ground.containers.list({}, signal)) {
    const isWriting = State === 'running' && Labels?.['dev.shipshape.job'] === undefined;
    const mounts = (Mounts ?? []).filter((mount) => mount['RW'] !== false);
    if (own.has(Id) || !isWriting || !mounts.some((mount) => isAt(mount, place))) continue;
    const what = `${ground.subject}: ${place.source} is written to by ${Names[0]?.slice(1) ?? Id.slice(0, 12)}`;
    throw new Failure('job/shared', `${what}, which is not of the instance`, {
      hint: 'stop it, mount it there read-only, or read the volume with consistency live',
      retry: 'later',
    });
  }
}

/** What covers a path in a container, and what the path is below it. Undefined: it lies in no volume or folder. */
export function mountOver(
  { Mounts }: ContainerJson,
  path: string,
): { readonly mount: string; readonly rest: string } | undefined {
  const [found] = Mounts.map(({ Destination }) => (typeof Destination === 'string' ? Destination : ''))
    .filter((mount) => mount !== '' && path.startsWith(`${mount === '/' ? '' : mount}/`))
    .sort((a, b) => b.length - a.length);
  return found === undefined ? undefined : { mount: found, rest: path.slice(found.length + 1) };
}

function placeAt({ Mounts }: ContainerJson, target: string): Place | undefined {
  const mount = Mounts.find(({ Destination }) => Destination === target.replace(/(?<=.)\/+$/, ''));
  if (mount === undefined) return undefined;
  const { Type, Name, Source } = mount;
  if (Type === 'volume' && typeof Name === 'string') return { kind: 'volume', source: Name };
  if (Type === 'bind' && typeof Source === 'string') return { kind: 'bind', source: Source };
  return undefined;
}

function hasMounted({ Mounts }: ContainerJson, place: Place): boolean {
  return Mounts.some((mount) => mount['RW'] !== false && isAt(mount, place));
}

/** A folder is written to also by who has one around it, or in it. */
function isAt(mount: Readonly<Record<string, unknown>>, { kind, source }: Place): boolean {
  if (mount['Type'] !== kind) return false;
  if (kind === 'volume') return mount['Name'] === source;
  const other = mount['Source'];
  if (typeof other !== 'string') return false;
  return `${other}/`.startsWith(`${source}/`) || `${source}/`.startsWith(`${other}/`);
}

/** What stands still for a consistency, in the order in which it is stopped: users first, the owner last. */
export function holdsFor(
  consistency: Consistency,
  { users }: Mounted,
  owner: ServiceContainer,
): readonly JobHold[] {
  if (consistency === 'live') return [];
  const ordered = [...users.filter(({ id }) => id !== owner.id), owner];
  return ordered.map(({ id, stopSeconds }) => ({
    container: id,
    how: consistency === 'stop' ? 'stop' : 'pause',
    stopSeconds,
  }));
}

/** True for what would look whole and lack rows when it is copied while it is written. */
export function isDatabasePlace({ container }: Mounted, mount: string): boolean {
  const image = container.Config.Image;
  return isDatabaseFolder(mount) || isDatabaseImage(image);
}

/** Files that only a database server has in its folder. */
export const DATABASE_FILES: readonly string[] = [
  'PG_VERSION',
  'ibdata1',
  'WiredTiger',
  'appendonlydir',
  'dump.rdb',
];
