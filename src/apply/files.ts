// Files delivered to the target, which may be another machine: through a container that is never started,
// with the host folder mounted. What the engine says is there is read back and compared byte by byte; a
// marker comes last, so that a part left by a crash is never taken for the whole.

import type { FilesSpec } from '../model/desired.ts';
import { Failure } from '../model/failure.ts';
import { addressParts, type EngineId, engineId, sha256 } from '../model/ref.ts';
import { contentEntries } from './content.ts';
import type { Run } from './context.ts';
import { fleetFilter, isSealed, ownershipLabels } from './labels.ts';
import { readTar, type TarEntry, tarOf } from './tar.ts';
import type { CallOf, Task } from './task.ts';

const MOUNT = '/shipshape';
/** Names of the containers that carry files. They exist for a moment only. */
const CARRIER_PREFIX = 'shipshape-files-';

export async function putFiles(call: CallOf<'files.put'>, task: Task): Promise<void> {
  const { files } = call;
  const carrier = await createCarrier(call, task);
  try {
    await deliver(files, carrier, task);
    task.keep({ kind: 'files', id: engineId(files.hostPath), address: task.address });
  } finally {
    await task.run.context.engine.containers.remove(carrier, task.run.steady).catch(() => {
      task.report('the container that carried the files could not be removed; the next run does');
    });
  }
}

/** Another fleet may be writing the very same content to the same place: what it has half done is no bad disk. */
async function deliver(files: FilesSpec, carrier: EngineId, task: Task): Promise<void> {
  const { clock } = task.run.context;
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (await isComplete(files, carrier, task)) return;
    if (tries > 0) await clock.sleep(BETWEEN_MS * tries, task.run.steady);
    await write(files, carrier, task);
  }
  if (await isComplete(files, carrier, task)) return;
  throw new Failure(
    'apply/files-differ',
    `${task.address}: what was written to ${files.hostPath} is not what is there`,
    {
      hint: 'check the disk of the target; nothing was stopped',
      retry: 'later',
    },
  );
}

const TRIES = 4;
const BETWEEN_MS = 50;

async function createCarrier(call: CallOf<'files.put'>, task: Task): Promise<EngineId> {
  const { engine, fleet, seal } = task.run.context;
  // Named after the place, which one step at a time writes: one content may go to several places at once.
  const place = sha256(`${fleet}\n${call.files.hostPath}`);
  const name = `${CARRIER_PREFIX}${place.slice('sha256:'.length, 'sha256:'.length + 12)}`;
  const labels = ownershipLabels({ fleet, address: task.address, nonce: task.nonce }, seal);
  const body = {
    Image: call.image,
    Cmd: ['true'],
    NetworkDisabled: true,
    Labels: labels,
    HostConfig: {
      NetworkMode: 'none',
      Binds: [`${splitPath(call.files.hostPath).folder}:${MOUNT}`],
      // An image's own volumes would be left behind as anonymous ones.
      Mounts: (await volumesOf(call.image, task)).map((Target) => ({ Type: 'tmpfs', Target })),
    },
  };
  const create = async () => (await engine.containers.create(name, '', body, task.run.steady)).id;
  try {
    return await create();
  } catch (error) {
    if (!(await removeLeftover(name, task))) throw error;
    return create();
  }
}

async function volumesOf(image: string, task: Task): Promise<readonly string[]> {
  const facts = await task.run.context.engine.images.inspect(image, task.run.steady);
  const volumes = facts?.Config?.['Volumes'];
  return typeof volumes === 'object' && volumes !== null ? Object.keys(volumes).sort() : [];
}

/** One of this fleet that a crash left, or whose answer was lost. Anybody else's is not touched. */
async function removeLeftover(name: string, task: Task): Promise<boolean> {
  const { engine, fleet, seal } = task.run.context;
  const found = await engine.containers.list({ label: [fleetFilter(fleet)] }, task.run.steady);
  const left = found.find((one) => one.Names.includes(`/${name}`) && isSealed(one.Labels, fleet, seal));
  if (left === undefined) return false;
  await engine.containers.remove(engineId(left.Id), task.run.steady);
  return true;
}

async function write(files: FilesSpec, carrier: EngineId, task: Task): Promise<void> {
  const { name: base } = splitPath(files.hostPath);
  const { containers } = task.run.context.engine;

  // The folder above: nobody but root may list it or, when it holds secrets, go into it. The engine sets
  // modes of folders below the one it unpacks into, never of that one itself.
  async function* above(): AsyncGenerator<TarEntry> {
    const mode = files.secret ? 0o700 : 0o711;
    yield { kind: 'folder', path: MOUNT.slice(1), mode, uid: 0, gid: 0 };
  }
  // A file takes the place of a whole folder that is there: so what somebody put into it goes too.
  async function* entries(): AsyncGenerator<TarEntry> {
    yield { kind: 'file', path: base, mode: 0o600, uid: 0, gid: 0, content: new Uint8Array() };
    yield* contentEntries(files.content, base, task.run, task.run.steady);
    const content = Buffer.from(`${files.content.digest}\n`);
    yield { kind: 'file', path: `${base}.ok`, mode: 0o444, uid: 0, gid: 0, content };
  }

  await containers.putArchive(carrier, '/', tarOf(above()), task.run.steady);
  await containers.putArchive(carrier, MOUNT, tarOf(entries()), task.run.steady);
}

/** True when the marker is there and the content is exactly what it should be: nothing else, nothing more. */
async function isComplete(files: FilesSpec, carrier: EngineId, task: Task): Promise<boolean> {
  const { name: base } = splitPath(files.hostPath);
  const { containers } = task.run.context.engine;
  const marker = await containers.getArchive(carrier, `${MOUNT}/${base}.ok`, task.run.steady);
  if (marker === undefined) return false;
  await readTar(marker, () => undefined);
  const archive = await containers.getArchive(carrier, `${MOUNT}/${base}`, task.run.steady);
  if (archive === undefined) return false;
  const there = new Set<string>();
  await readTar(archive, (entry) => {
    if (entry.kind !== 'folder') there.add(fingerprint(entry));
  });
  let wanted = 0;
  for await (const entry of contentEntries(files.content, base, task.run, task.run.steady)) {
    if (entry.kind === 'folder') continue;
    wanted += 1;
    if (!there.has(fingerprint(entry))) return false;
  }
  return wanted === there.size;
}

type Comparable = {
  readonly kind: string;
  readonly path: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly content: Uint8Array;
};

function fingerprint({ kind, path, mode, uid, gid, content }: Comparable): string {
  return JSON.stringify([kind, path, mode, uid, gid, sha256(content)]);
}

/** Removes what a crash left of this: the snapshot lists it, since it carries our labels. */
export async function sweepCarriers(run: Run): Promise<void> {
  for (const { id, name, ownership } of run.observed.containers) {
    if (ownership.kind !== 'ours' || !name.startsWith(CARRIER_PREFIX)) continue;
    if (addressParts(ownership.address).kind !== 'files') continue;
    // One that cannot be removed now harms nothing: the next run finds it again.
    await run.context.engine.containers.remove(id, run.steady).catch(() => undefined);
  }
}

/** Folder and name of an absolute path on the target. */
function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const at = path.lastIndexOf('/');
  return { folder: path.slice(0, at) || '/', name: path.slice(at + 1) };
}
