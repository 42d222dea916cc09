// A volume or a folder dumped as one tar, while whatever writes to it stands still as long as the source says.
// A database's own files are never read while it writes them: such a copy may start and lack rows.

import {
  ARCHIVE_ROOT,
  archiveOut,
  isGnuTar,
  isOnlyChanged,
  tarOut,
  tarVersion,
} from '../backup/sources/tar.ts';
import type { Source } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import { type EngineId, engineId } from '../model/ref.ts';
import { failureOf, type JobGround, jobOn, runAll, textOf } from './ground.ts';
import { hasProgram } from './has-program.ts';
import { type Dumped, type PayloadStart, payloadFile, type Take, taken } from './payloads.ts';
import { rerooted } from './reroot.ts';
import {
  containerOf,
  DATABASE_FILES,
  holdsFor,
  isDatabasePlace,
  type Mounted,
  mountedAt,
  type ServiceContainer,
} from './services.ts';

export type VolumeSource = Extract<Source, { kind: 'volume' }>;

export async function dumpVolume(
  ground: JobGround,
  source: VolumeSource,
  services: readonly ServiceContainer[],
  take: Take,
  signal: AbortSignal,
): Promise<Dumped> {
  // A copy before the pause would lie on the engine's disk in plain text: all of it is read in the pause, and the
  // manifest says what was done.
  const consistency = source.consistency === 'precopy-pause' ? 'pause' : source.consistency;
  const mounted = await mountedAt(ground, services, source, signal);
  if (consistency === 'live') await refuseDatabase(ground, source, mounted, signal);
  const start: PayloadStart = {
    source: source.name,
    format: 'tar',
    database: '',
    consistency,
    file: payloadFile(source.name, '', 'tar'),
    encoding: 'raw',
  };
  const owner = containerOf(ground, services, source.service);
  const holds = holdsFor(consistency, mounted, owner);
  const tar = await imageWithTar(ground, services, source.service, signal);
  const reader =
    tar === undefined
      ? archiveOut(engineId(mounted.container.Image), mounted.place)
      : tarOut(tar, mounted.place);
  const job = jobOn(ground, `dump of ${source.name}`, [reader], holds);
  const { payload, output } = taken(ground, start, take);
  const dump = async (bytes: AsyncIterable<Uint8Array>) =>
    await output(tar === undefined ? rerooted(bytes, ARCHIVE_ROOT, '.') : bytes);
  const end = await ground.jobs.run(job, { input: {}, output: { dump } }, signal);
  const failure = failureOf(job, end);
  const said = end.programs[reader.name];
  // Read while it lives, files change: that was asked for, and the manifest says so.
  const isChanged = consistency === 'live' && said?.exitCode === 1 && isOnlyChanged(said.stderr);
  if (failure !== undefined && !isChanged) throw failure;
  const facts = {
    [mounted.place.kind]: mounted.place.source,
    readBy: tar === undefined ? 'engine' : 'tar',
    changedWhileRead: String(isChanged),
  };
  return { payloads: [{ ...payload(end), exitCodes: { [reader.name]: 0 } }], facts };
}

async function refuseDatabase(
  ground: JobGround,
  { name, mount }: VolumeSource,
  mounted: Mounted,
  signal: AbortSignal,
): Promise<void> {
  const files = DATABASE_FILES.map((file) => `${mount}/${file}`);
  const container = engineId(mounted.container.Id);
  const isDatabase = isDatabasePlace(mounted, mount) || (await hasProgram(ground, container, files, signal));
  if (!isDatabase) return;
  throw new Failure('job/live-database', `${ground.subject}: ${name} holds the files of a database`, {
    hint: 'such a copy may start and lack rows: dump the database, or read the volume with pause or stop',
    retry: 'never',
  });
}

/** An image of the instance that has GNU tar, the service's own first; undefined: there is none. */
async function imageWithTar(
  ground: JobGround,
  services: readonly ServiceContainer[],
  service: string,
  signal: AbortSignal,
): Promise<EngineId | undefined> {
  const ordered = [...services].sort((a, b) => Number(b.service === service) - Number(a.service === service));
  const seen = new Set<string>();
  for (const { id } of ordered) {
    const image = (await ground.containers.inspect(id, signal))?.Image;
    if (image === undefined || seen.has(image)) continue;
    seen.add(image);
    if (await hasGnuTar(ground, engineId(image), signal)) return engineId(image);
  }
  return undefined;
}

/** False for what is there and is another tar. */
export async function hasGnuTar(ground: JobGround, image: EngineId, signal: AbortSignal): Promise<boolean> {
  let said = '';
  const output = {
    said: async (bytes: AsyncIterable<Uint8Array>) => {
      said = await textOf(bytes);
    },
  };
  try {
    await runAll(ground, jobOn(ground, 'search for tar', [tarVersion(image)]), { input: {}, output }, signal);
  } catch (error) {
    // What cannot even be started is not there; any other trouble is one.
    const isAbsent =
      error instanceof Failure && (error.code === 'engine/cannot-start' || error.code === 'job/failed');
    if (!isAbsent) throw error;
  }
  return isGnuTar(said);
}
