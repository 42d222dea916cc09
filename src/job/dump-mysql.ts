// MariaDB and MySQL dumped: users and grants first, then each database in one transaction. Rows are counted
// from the dump itself when it is checked: no other session can see its moment without stopping all writers.

import {
  MARIADB_PATHS,
  MYSQL_DATABASES,
  MYSQL_SERVER_FACTS,
  MYSQL_UNSAFE,
  MYSQL_USERS,
  type MysqlKind,
  type MysqlPrograms,
  mariadbDumpUsers,
  mysqlAsk,
  mysqlDump,
  mysqlMark,
  mysqlPrograms,
  mysqlWaiting,
} from '../backup/sources/mysql.ts';
import type { Server } from '../backup/sources/server.ts';
import { ZSTD_PATHS, zstdProgram } from '../backup/sources/zstd.ts';
import { Failure } from '../model/failure.ts';
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
} from './payloads.ts';
import { type DatabaseSource, wantedDatabases } from './server.ts';
import { askOnce, openSession, type Session } from './session.ts';
import { namesOf, textsOf } from './values.ts';

export type MysqlDumpOf = {
  readonly source: DatabaseSource;
  readonly kind: MysqlKind;
  readonly server: Server;
  /** zstd level. */
  readonly compression: number;
  readonly container: EngineId | undefined;
};

export async function dumpMysql(
  ground: JobGround,
  dump: MysqlDumpOf,
  take: Take,
  signal: AbortSignal,
): Promise<Dumped> {
  const { source, server, container } = dump;
  const programs = await programsOf(ground, dump.kind, container, signal);
  const hasZstd = await hasProgram(ground, container, ZSTD_PATHS, signal);
  const script = MYSQL_SERVER_FACTS + MYSQL_DATABASES;
  const ask = mysqlAsk(server, programs, '');
  const [first, ...there] = await askOnce(ground, `look at ${source.name}`, ask, script, signal);
  const databases = new Map(there.map(textsOf).map((one) => [one['name'] ?? '', one]));
  const facts: Record<string, string> = { ...textsOf(first) };
  const payloads: DumpedPayload[] = [];
  const work = { ...dump, programs, hasZstd };
  if (source.globals) payloads.push(await dumpUsers(ground, work, take, signal));
  for (const database of wantedDatabases(ground, source, [...databases.keys()])) {
    const one = await dumpDatabase(ground, { ...work, database }, take, signal);
    payloads.push(one.payload);
    const like = { ...databases.get(database), notTransactional: JSON.stringify(one.unsafe) };
    facts[`database ${database}`] = JSON.stringify(like);
  }
  return { payloads, facts };
}

/** MariaDB has its programs under its own name, of late under no other. */
export async function programsOf(
  ground: JobGround,
  kind: MysqlKind,
  container: EngineId | undefined,
  signal: AbortSignal,
): Promise<MysqlPrograms> {
  if (kind === 'mysql' || container === undefined) return mysqlPrograms(kind === 'mariadb');
  return mysqlPrograms(await hasProgram(ground, container, MARIADB_PATHS, signal));
}

type Work = MysqlDumpOf & { readonly programs: MysqlPrograms; readonly hasZstd: boolean };

async function dumpUsers(
  ground: JobGround,
  { source, server, programs, kind }: Work,
  take: Take,
  signal: AbortSignal,
): Promise<DumpedPayload> {
  const start = startOf(source, '', 'raw');
  const { payload, output } = taken(ground, start, take);
  const title = `dump of the users of ${source.name}`;
  if (kind === 'mariadb') {
    const job = jobOn(ground, title, [mariadbDumpUsers(server, programs)]);
    return payload(await runAll(ground, job, { input: {}, output: { dump: output } }, signal));
  }
  const ask = mysqlAsk(server, programs, '');
  const users = namesOf(await askOnce(ground, title, ask, MYSQL_USERS, signal));
  const script = users.map((user) => `SHOW CREATE USER ${user};\nSHOW GRANTS FOR ${user};\n`).join('');
  const job = jobOn(ground, title, [ask]);
  const input = { ask: bytesOf(script) };
  const answer = async (bytes: AsyncIterable<Uint8Array>) => await output(statements(bytes));
  return payload(await runAll(ground, job, { input, output: { answer } }, signal));
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

/** Each line that the server says is a statement without its end; a user may be there already. */
async function* statements(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((one) => one.trim() !== '')) {
      yield Buffer.from(`${line.replace(/^CREATE USER (?!IF NOT)/, 'CREATE USER IF NOT EXISTS ')};\n`);
    }
  }
  yield Buffer.from('-- Dump completed\n');
}

async function dumpDatabase(
  ground: JobGround,
  work: Work & { readonly database: string },
  take: Take,
  outer: AbortSignal,
): Promise<{ readonly payload: DumpedPayload; readonly unsafe: readonly string[] }> {
  const { source, server, programs, database } = work;
  const failed = new AbortController();
  const signal = AbortSignal.any([outer, failed.signal]);
  const ask = mysqlAsk(server, programs, database);
  const session = openSession(ground, `watch over ${source.name}/${database}`, ask, mysqlMark, signal);
  const running: Promise<unknown>[] = [];
  try {
    const unsafe = namesOf(await session.ask(MYSQL_UNSAFE));
    const state = { isDone: false };
    const dumping = runDump(ground, work, take, signal).finally(() => {
      state.isDone = true;
    });
    const watching = watch(ground, work, session, state);
    running.push(dumping, watching);
    const [payload] = await Promise.all([dumping, watching]);
    await session.close();
    return { payload, unsafe };
  } catch (error) {
    failed.abort();
    await session.cancel();
    await Promise.allSettled(running);
    throw error;
  }
}

/** Fails when the dump waits for a table longer than the source says. */
async function watch(
  ground: JobGround,
  { source, server, database }: Work & { readonly database: string },
  session: Session,
  state: { readonly isDone: boolean },
): Promise<void> {
  while (!state.isDone) {
    const [waiting] = await session.ask(mysqlWaiting(server.lockTimeoutMs));
    if (waiting === 0 || state.isDone) continue;
    throw new Failure('job/failed', `${ground.subject}: a table of ${source.name}/${database} is locked`, {
      hint: 'another session holds a table for longer than lockTimeout',
      retry: 'later',
    });
  }
}

async function runDump(
  ground: JobGround,
  work: Work & { readonly database: string },
  take: Take,
  signal: AbortSignal,
): Promise<DumpedPayload> {
  const { source, server, programs, kind, database, hasZstd, compression } = work;
  const { payload, output } = taken(ground, startOf(source, database, hasZstd ? 'zstd' : 'raw'), take);
  const dump = mysqlDump(server, programs, kind, database);
  const all = hasZstd ? [dump, zstdProgram(server.image, compression, 'dump', 'packed')] : [dump];
  const job = jobOn(ground, `dump of ${source.name}/${database}`, all);
  const streams = { input: {}, output: { [hasZstd ? 'packed' : 'dump']: output } };
  return payload(await runAll(ground, job, streams, signal));
}

function startOf(source: DatabaseSource, database: string, encoding: PayloadStart['encoding']): PayloadStart {
  const file = payloadFile(source.name, database, 'mysql-dump');
  return { source: source.name, format: 'mysql-dump', database, consistency: 'snapshot', file, encoding };
}
