// PostgreSQL dumped: roles first, then each database, with its rows counted in the very snapshot that the dump
// sees. A database that appears while this runs is the next backup's.

import { pgAsk, pgCompresses, pgConnect, pgDump, pgDumpGlobals } from '../backup/sources/postgres.ts';
import {
  PG_COUNT,
  PG_DATABASES,
  PG_END,
  PG_ROLES,
  PG_SERVER_FACTS,
  pgBegin,
  pgMark,
} from '../backup/sources/postgres-sql.ts';
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
} from './payloads.ts';
import { type DatabaseSource, wantedDatabases } from './server.ts';
import { openSession, type Session } from './session.ts';
import { countsOf, namesOf, objectOf, textsOf } from './values.ts';

export type PostgresDump = {
  readonly source: DatabaseSource;
  readonly server: Server;
  /** zstd level. */
  readonly compression: number;
  /** The container of the server, where its image's programs are looked for; undefined: it is not ours. */
  readonly container: EngineId | undefined;
};

type Facts = Readonly<Record<string, string>>;

/** One session looks at the server and holds the snapshots, database after database: starting one takes time. */
export async function dumpPostgres(
  ground: JobGround,
  dump: PostgresDump,
  take: Take,
  outer: AbortSignal,
): Promise<Dumped> {
  const { source, server } = dump;
  const failed = new AbortController();
  const signal = AbortSignal.any([outer, failed.signal]);
  const session = openSession(ground, `look at ${source.name}`, pgAsk(server, 'postgres'), pgMark, signal);
  const running: Promise<unknown>[] = [];
  try {
    const [{ facts, roles, names }, hasZstd] = await Promise.all([
      lookAround(session),
      hasProgram(ground, dump.container, ZSTD_PATHS, signal),
    ]);
    const globals = source.globals ? dumpGlobals(ground, dump, roles, take, signal) : undefined;
    if (globals !== undefined) running.push(globals);
    const major = Math.floor(Number(facts['serverVersionNum']) / 10_000);
    const all: Record<string, string> = { ...facts, roles: JSON.stringify(roles) };
    const databases: DumpedPayload[] = [];
    for (const database of wantedDatabases(ground, source, names)) {
      const work = { ...dump, database, major, hasZstd: hasZstd && !pgCompresses(major), session, running };
      const one = await dumpDatabase(ground, work, take, signal);
      databases.push(one.payload);
      all[`database ${database}`] = JSON.stringify(one.facts);
    }
    const [roleDump] = await Promise.all([globals, session.close()]);
    return { payloads: [...(roleDump === undefined ? [] : [roleDump]), ...databases], facts: all };
  } catch (error) {
    failed.abort();
    await session.cancel();
    await Promise.allSettled(running);
    throw error;
  }
}

async function lookAround(session: Session) {
  const script = PG_SERVER_FACTS + PG_ROLES + pgMark('databases') + PG_DATABASES;
  const answers = await session.ask(script);
  const end = answers.indexOf('databases');
  return {
    facts: textsOf(answers[0]),
    roles: namesOf(answers.slice(1, end)),
    names: answers.slice(end + 1).map((one) => textsOf(one)['name'] ?? ''),
  };
}

async function dumpGlobals(
  ground: JobGround,
  { source, server }: PostgresDump,
  roles: readonly string[],
  take: Take,
  signal: AbortSignal,
): Promise<DumpedPayload> {
  const start = startOf(source, 'pg-globals', '', 'raw');
  const job = jobOn(ground, `dump of the roles of ${source.name}`, [pgDumpGlobals(server)]);
  const { payload, output } = taken(ground, start, take);
  const end = await runAll(ground, job, { input: {}, output: { dump: output } }, signal);
  return { ...payload(end), needs: roles.map((role) => `role ${role}`) };
}

type DatabaseDump = PostgresDump & {
  readonly database: string;
  readonly major: number;
  readonly hasZstd: boolean;
  readonly session: Session;
  /** What must have ended before a failure is told. */
  readonly running: Promise<unknown>[];
};

/** While the dump runs, the session that holds its snapshot counts what is in it. */
async function dumpDatabase(
  ground: JobGround,
  dump: DatabaseDump,
  take: Take,
  signal: AbortSignal,
): Promise<{ readonly payload: DumpedPayload; readonly facts: Facts }> {
  const { server, database, session, running } = dump;
  const [begun] = await session.ask(pgConnect(database) + pgBegin(server.lockTimeoutMs));
  const { snapshot = '', ...facts } = textsOf(begun);
  const dumping = runDump(ground, dump, snapshot, take, signal);
  running.push(dumping);
  const [dumped, counts] = await Promise.all([dumping, session.ask(PG_COUNT)]);
  await session.ask(PG_END);
  const extensions = Object.keys(objectOf(JSON.parse(facts['extensions'] ?? '{}')));
  const needs = [...extensions.map((name) => `extension ${name}`), `role ${facts['owner']}`];
  return { payload: { ...dumped, rows: countsOf(counts), needs }, facts };
}

async function runDump(
  ground: JobGround,
  { source, server, database, major, compression, hasZstd }: DatabaseDump,
  snapshot: string,
  take: Take,
  signal: AbortSignal,
): Promise<DumpedPayload> {
  const start = startOf(source, 'pg-custom', database, hasZstd ? 'zstd' : 'raw');
  const { payload, output } = taken(ground, start, take);
  const pg = pgDump(server, { database, snapshot, major, level: compression });
  const programs = hasZstd ? [pg, zstdProgram(server.image, compression, 'dump', 'packed')] : [pg];
  const job = jobOn(ground, `dump of ${source.name}/${database}`, programs);
  const streams = { input: {}, output: { [hasZstd ? 'packed' : 'dump']: output } };
  return payload(await runAll(ground, job, streams, signal));
}

function startOf(
  source: DatabaseSource,
  format: PayloadStart['format'],
  database: string,
  encoding: PayloadStart['encoding'],
): PayloadStart {
  const file = payloadFile(source.name, database, format);
  return { source: source.name, format, database, consistency: 'snapshot', file, encoding };
}
