// SQLite dumped: by the program of the image while others write, where there is one; otherwise the whole place
// that the file lies in, while whatever writes to it is paused, with the log that belongs to the file.

import { SQLITE_LARGEST, SQLITE_PATHS, sqliteDump } from '../backup/sources/sqlite.ts';
import { Failure } from '../model/failure.ts';
import { engineId } from '../model/ref.ts';
import { dumpVolume } from './dump-volume.ts';
import { type JobGround, jobOn, runAll } from './ground.ts';
import { hasProgram } from './has-program.ts';
import { ownerOf } from './owner.ts';
import {
  type Dumped,
  type DumpedPayload,
  type PayloadStart,
  payloadFile,
  type Take,
  taken,
} from './payloads.ts';
import type { DatabaseSource } from './server.ts';
import { containerOf, mountedAt, mountOver, type ServiceContainer } from './services.ts';

export async function dumpSqlite(
  ground: JobGround,
  source: DatabaseSource,
  services: readonly ServiceContainer[],
  take: Take,
  signal: AbortSignal,
): Promise<Dumped> {
  if (source.databases.length === 0) {
    throw new Failure('job/no-database', `${ground.subject}: ${source.name} names no file`, {
      hint: 'databases of a SQLite source are paths in its container',
    });
  }
  const payloads: DumpedPayload[] = [];
  const facts: Record<string, string> = {};
  for (const path of source.databases) {
    const one = await dumpFile(ground, source, path, services, take, signal);
    payloads.push(...one.payloads);
    Object.assign(facts, one.facts);
  }
  return { payloads, facts };
}

async function dumpFile(
  ground: JobGround,
  source: DatabaseSource,
  path: string,
  services: readonly ServiceContainer[],
  take: Take,
  signal: AbortSignal,
): Promise<Dumped> {
  const { id } = containerOf(ground, services, source.service);
  const container = await ground.containers.inspect(id, signal);
  const over = container === undefined ? undefined : mountOver(container, path);
  const owner = over === undefined ? undefined : await ownerOf(ground, id, path, signal);
  if (container === undefined || over === undefined || owner === undefined) {
    throw new Failure(
      'job/no-database',
      `${ground.subject}: ${source.service} has no file ${path} in a volume`,
    );
  }
  const facts = { [`file ${path}`]: JSON.stringify({ mount: over.mount, file: over.rest, ...owner }) };
  const isSmall = owner.size <= SQLITE_LARGEST;
  if (!isSmall || !(await hasProgram(ground, id, SQLITE_PATHS, signal))) {
    const volume = { kind: 'volume', name: `${source.name}.${path}`, service: source.service } as const;
    const whole = { ...volume, mount: over.mount, consistency: 'pause' } as const;
    const dumped = await dumpVolume(ground, whole, services, take, signal);
    const payloads = dumped.payloads.map((one) => ({ ...one, source: source.name, database: path }));
    return { payloads, facts: { ...facts, ...dumped.facts } };
  }
  const { place } = await mountedAt(ground, services, { service: source.service, mount: over.mount }, signal);
  const start: PayloadStart = {
    source: source.name,
    format: 'sqlite',
    database: path,
    consistency: 'snapshot',
    file: payloadFile(source.name, path, 'sqlite'),
    encoding: 'raw',
  };
  const { payload, output } = taken(ground, start, take);
  const program = sqliteDump(engineId(container.Image), place, over.rest);
  const job = jobOn(ground, `dump of ${source.name}/${path}`, [program]);
  const end = await runAll(ground, job, { input: {}, output: { dump: output } }, signal);
  return { payloads: [payload(end)], facts };
}
