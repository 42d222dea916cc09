// Payloads back into databases: each by the program that reads its format, from the image of the server that
// it goes to. What comes in is opened and decompressed already; when it breaks off, the program is removed
// before it could take that for the end.

import { mongoRestore } from '../backup/sources/mongodb.ts';
import { mysqlAsk, mysqlLoad, mysqlMakeDatabase, readyGrants } from '../backup/sources/mysql.ts';
import { pgAsk, pgLoadGlobals, pgRestore } from '../backup/sources/postgres.ts';
import { readyGlobals } from '../backup/sources/postgres-globals.ts';
import { pgMakeDatabase } from '../backup/sources/postgres-sql.ts';
import type { Server } from '../backup/sources/server.ts';
import type { DatabaseEngine, Payload } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { JobProgram } from '../model/job.ts';
import { programsOf } from './dump-mysql.ts';
import { counted, type JobGround, jobOn, runAll, streamOf, textOf } from './ground.ts';
import { titleOf } from './payloads.ts';
import { askOnce } from './session.ts';

export type Loading = {
  readonly payload: Pick<Payload, 'format' | 'source' | 'database' | 'file'>;
  readonly engine: DatabaseEngine;
  readonly server: Server;
  /** Into a database of this name, which must not be there; undefined: of its own, which is made anew. */
  readonly as: string | undefined;
  /** Encoding, collation and the like of the database, as its dump had them: `facts` of the manifest. */
  readonly like: Readonly<Record<string, string>>;
};

/** Loads one payload. Returns when the server has all of it. */
export async function loadDatabase(
  ground: JobGround,
  loading: Loading,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const { payload, server, as } = loading;
  if (payload.format === 'pg-globals') {
    const script = readyGlobals(await textOf(bytes), server.user);
    return await feed(ground, loading, pgLoadGlobals(server), streamOf(script), signal);
  }
  if (payload.format === 'pg-custom') {
    if (as !== undefined) {
      const make = pgMakeDatabase(as, loading.like);
      await askOnce(ground, `making of ${as}`, pgAsk(server, 'postgres'), make, signal);
    }
    return await feed(ground, loading, pgRestore(server, payload.database, as), bytes, signal);
  }
  if (payload.format === 'mysql-dump') return await loadMysql(ground, loading, bytes, signal);
  if (payload.format === 'mongo-archive') {
    return await feed(ground, loading, mongoRestore(server), bytes, signal);
  }
  throw new Error(`bug: ${payload.format} is not loaded into a server`);
}

async function loadMysql(
  ground: JobGround,
  loading: Loading,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const { payload, server, as, like } = loading;
  const container = server.network.kind === 'container' ? server.network.id : undefined;
  const programs = await programsOf(
    ground,
    loading.engine === 'mysql' ? 'mysql' : 'mariadb',
    container,
    signal,
  );
  if (payload.database === '') {
    const script = readyGrants(await textOf(bytes), server.user);
    return await feed(ground, loading, mysqlLoad(server, programs, ''), streamOf(script), signal);
  }
  const database = as ?? payload.database;
  const make = mysqlMakeDatabase(database, like);
  await askOnce(ground, `making of ${database}`, mysqlAsk(server, programs, ''), make, signal);
  await feed(ground, loading, mysqlLoad(server, programs, database), bytes, signal);
}

async function feed(
  ground: JobGround,
  { payload }: Loading,
  program: JobProgram,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const job = jobOn(ground, `load of ${titleOf(payload)}`, [program]);
  const input = { load: counted(ground, payload.file, bytes) };
  const end = await runAll(ground, job, { input, output: {} }, signal);
  if (end.unread.length === 0) return;
  throw new Failure('job/unread', `${job.title}: ${program.name} ended before it had read all`, {
    retry: 'never',
  });
}
