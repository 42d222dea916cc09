// One source of an instance dumped: its payloads handed to whoever keeps them, stream by stream, and what is
// known of them when all programs have ended well. Until this returns nothing that was handed out counts.

import type { Server } from '../backup/sources/server.ts';
import type { Source } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { EngineId } from '../model/ref.ts';
import { dumpMongo } from './dump-mongo.ts';
import { dumpMysql } from './dump-mysql.ts';
import { dumpPostgres } from './dump-postgres.ts';
import { dumpRedis } from './dump-redis.ts';
import { dumpSqlite } from './dump-sqlite.ts';
import { dumpVolume } from './dump-volume.ts';
import type { JobGround } from './ground.ts';
import { type Dumped, type PayloadStart, payloadFile, type Take, taken } from './payloads.ts';
import { type DatabaseSource, serverIn } from './server.ts';
import { containerOf, type ServiceContainer } from './services.ts';

export type DumpRequest = {
  readonly source: Source;
  /** Of the instance: running or not. */
  readonly services: readonly ServiceContainer[];
  /** zstd level, for programs that compress by themselves. */
  readonly compression: number;
  /** What the instance itself is, as bytes: rendered stack, images, sealed secrets, volumes. */
  readonly instance: () => AsyncIterable<Uint8Array>;
};

/** Fails with `job/…`; nothing of ours is left on the engine then, and what was paused runs again. */
export async function dumpSource(
  ground: JobGround,
  request: DumpRequest,
  take: Take,
  signal: AbortSignal,
): Promise<Dumped> {
  const { source, services } = request;
  if (source.kind === 'volume') return await dumpVolume(ground, source, services, take, signal);
  if (source.kind === 'database') return await dumpDatabase(ground, source, request, take, signal);
  const start: PayloadStart = {
    source: source.name,
    format: 'instance',
    database: '',
    consistency: 'snapshot',
    file: payloadFile(source.name, '', 'instance'),
    encoding: 'raw',
  };
  const { payload, output } = taken(ground, start, take);
  await output(request.instance());
  return { payloads: [payload({ programs: {}, unread: [] })], facts: {} };
}

async function dumpDatabase(
  ground: JobGround,
  source: DatabaseSource,
  { services, compression }: DumpRequest,
  take: Take,
  signal: AbortSignal,
): Promise<Dumped> {
  if (source.engine === 'sqlite') return await dumpSqlite(ground, source, services, take, signal);
  const { id } = containerOf(ground, services, source.service);
  const server = await serverIn(ground, source, id, signal);
  return await dumpServer(ground, source, { server, compression, container: id }, take, signal);
}

export type ServerDump = {
  readonly server: Server;
  /** zstd level. */
  readonly compression: number;
  /** Where its image's programs are looked for; undefined: it is not ours. */
  readonly container: EngineId | undefined;
};

/** A server that is reached by the network; SQLite has none. */
export async function dumpServer(
  ground: JobGround,
  source: DatabaseSource,
  dump: ServerDump,
  take: Take,
  signal: AbortSignal,
): Promise<Dumped> {
  switch (source.engine) {
    case 'mariadb':
    case 'mysql':
      return await dumpMysql(ground, { source, kind: source.engine, ...dump }, take, signal);
    case 'mongodb':
      return await dumpMongo(ground, { source, ...dump }, take, signal);
    case 'postgres':
      return await dumpPostgres(ground, { source, ...dump }, take, signal);
    case 'redis': {
      const { server, container } = dump;
      if (container !== undefined)
        return await dumpRedis(ground, source, { server, container }, take, signal);
      throw new Failure('job/not-ours', `${ground.subject}: Redis can only be read where its container is`, {
        hint: 'back it up where it runs',
        retry: 'never',
      });
    }
    case 'sqlite':
      throw new Error('bug: SQLite has no server');
  }
}
