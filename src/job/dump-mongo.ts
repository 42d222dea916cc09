// MongoDB dumped: everything in one archive, or one archive for each database that was asked for. Each
// collection is of one moment, several are not: only a server with a log of operations could tell more.

import { mongoDump } from '../backup/sources/mongodb.ts';
import type { Server } from '../backup/sources/server.ts';
import { ZSTD_PATHS, zstdProgram } from '../backup/sources/zstd.ts';
import type { EngineId } from '../model/ref.ts';
import { type JobGround, jobOn, runAll } from './ground.ts';
import { hasProgram } from './has-program.ts';
import {
  type Dumped,
  type DumpedPayload,
  type PayloadStart,
  payloadFile,
  type Take,
  taken,
  titleOf,
} from './payloads.ts';
import type { DatabaseSource } from './server.ts';

export type MongoDump = {
  readonly source: DatabaseSource;
  readonly server: Server;
  readonly compression: number;
  readonly container: EngineId | undefined;
};

export async function dumpMongo(
  ground: JobGround,
  { source, server, compression, container }: MongoDump,
  take: Take,
  signal: AbortSignal,
): Promise<Dumped> {
  const hasZstd = await hasProgram(ground, container, ZSTD_PATHS, signal);
  const payloads: DumpedPayload[] = [];
  for (const database of source.databases.length > 0 ? source.databases : ['']) {
    const start: PayloadStart = {
      source: source.name,
      format: 'mongo-archive',
      database,
      consistency: 'snapshot',
      file: payloadFile(source.name, database, 'mongo-archive'),
      encoding: hasZstd ? 'zstd' : 'raw',
    };
    const { payload, output } = taken(ground, start, take);
    const dump = mongoDump(server, database);
    const programs = hasZstd ? [dump, zstdProgram(server.image, compression, 'dump', 'packed')] : [dump];
    const job = jobOn(ground, `dump of ${titleOf(start)}`, programs);
    const streams = { input: {}, output: { [hasZstd ? 'packed' : 'dump']: output } };
    payloads.push(payload(await runAll(ground, job, streams, signal)));
  }
  return { payloads, facts: {} };
}
