// Data put into servers and volumes by job containers, and looked at there: the tables of programs are those
// of the backups themselves, so that what was dumped is loaded by the same client.

import { MYSQL_DATABASES, MYSQL_USERS, mysqlAsk } from '../backup/sources/mysql.ts';
import { pgAsk } from '../backup/sources/postgres.ts';
import {
  PG_ALL_DATABASES,
  PG_PROVIDES,
  pgDrop,
  pgOpen,
  pgSameProperties,
  pgTakePlace,
  pgValue,
} from '../backup/sources/postgres-place.ts';
import { PG_COUNT } from '../backup/sources/postgres-sql.ts';
import { program, ROOT } from '../backup/sources/server.ts';
import { countRows } from '../job/count.ts';
import { programsOf } from '../job/dump-mysql.ts';
import { type JobGround, jobOn, runAll } from '../job/ground.ts';
import { loadDatabase } from '../job/load.ts';
import { loadFiles } from '../job/load-file.ts';
import { loadRedis, loadSqlite } from '../job/load-offline.ts';
import { loadVolume } from '../job/load-volume.ts';
import { rerooted } from '../job/reroot.ts';
import { serverIn } from '../job/server.ts';
import { askOnce } from '../job/session.ts';
import { countsOf, namesOf, textsOf } from '../job/values.ts';
import type { Payload, PayloadFormat } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { EngineId } from '../model/ref.ts';
import { folderOf, newOwner } from './base-owner.ts';
import type { Data, Going, Ground, Server } from './parts.ts';

/** Files of a server, or of anybody: they lie there before anything is started on them. */
const FILES: ReadonlySet<PayloadFormat> = new Set(['tar', 'pg-base', 'redis-rdb', 'sqlite']);

export type DataGround = Omit<JobGround, 'run'>;

export function createData(of: DataGround): Data {
  const on = ({ run }: Going): JobGround => ({ ...of, run });
  return {
    isFiles: ({ format }) => FILES.has(format),
    unpack: (ground, payload, bytes, going) => unpack(on(going), ground, payload, bytes, going),
    async load(server, payload, { as, like }, bytes, going) {
      const reached = await reach(on(going), server, going);
      const { engine } = server.source;
      await loadDatabase(on(going), { payload, engine, server: reached, as, like }, bytes, going.signal);
    },
    look: (server, database, going) => look(on(going), server, database, going),
    async databases(server, going) {
      const script = isMysql(server) ? MYSQL_DATABASES : PG_ALL_DATABASES;
      const found = await ask(on(going), server, LOBBY, 'names of databases', script, going);
      return Object.fromEntries(
        found.map(textsOf).map(({ name = '', bytes = '0' }) => [name, Number(bytes)]),
      );
    },
    async ask(server, database, sql, going) {
      const script = isMysql(server) ? mysqlValue(sql) : pgValue(sql);
      const [value] = await ask(on(going), server, database, 'a question', script, going);
      return typeof value === 'string' ? value : JSON.stringify(value ?? '');
    },
    async takePlace(server, database, beside, before, going) {
      const script = pgSameProperties(database, beside) + pgTakePlace(database, beside, before);
      await ask(on(going), server, lobbyOf(database), `rename of ${database}`, script, going);
    },
    async dropDatabase(server, database, going) {
      await ask(on(going), server, lobbyOf(database), `removal of ${database}`, pgDrop(database), going);
    },
    async open(server, database, going) {
      await ask(on(going), server, lobbyOf(database), `opening of ${database}`, pgOpen(database), going);
    },
    async ping(server, going) {
      // Others answer in protocols of their own, and whoever loads waits for them.
      if (!canAsk(server)) return;
      const script = isMysql(server) ? mysqlValue('SELECT 1') : pgValue('SELECT 1');
      await ask(on(going), server, LOBBY, 'a first question', script, going);
    },
    async putFile({ kind, to }, image, file, going) {
      const place = { kind: kind === 'volume' ? 'volume' : 'bind', source: to } as const;
      const target = { place, image, source: file.path };
      await loadFiles(on(going), target, [{ ...file, uid: 0, gid: 0, mode: 0o644 }], going.signal);
    },
    makeFolder: (path, image, going) => onFolder(on(going), path, image, ['mkdir', '--'], going),
    removeFolder: (path, image, going) => onFolder(on(going), path, image, ['rm', '-rf', '--'], going),
  };
}

/** No database in particular. */
const LOBBY = '';

function isMysql({ source: { engine } }: Server): boolean {
  return engine === 'mariadb' || engine === 'mysql';
}

/** True for servers whose databases can be asked in SQL. */
function canAsk(server: Server): boolean {
  return server.source.engine === 'postgres' || isMysql(server);
}

function reach(ground: JobGround, server: Server, { signal }: Going) {
  return serverIn(ground, server.source, server.container, signal);
}

async function ask(
  ground: JobGround,
  server: Server,
  database: string,
  title: string,
  script: string,
  going: Going,
): Promise<readonly unknown[]> {
  const { engine, name } = server.source;
  const reached = await reach(ground, server, going);
  if (engine === 'postgres') {
    return await askOnce(ground, title, pgAsk(reached, database || 'postgres'), script, going.signal);
  }
  if (engine !== 'mariadb' && engine !== 'mysql') {
    throw new Failure('restore/not-supported', `${name}: ${engine} cannot be asked that`, { retry: 'never' });
  }
  const programs = await programsOf(ground, engine, server.container, going.signal);
  return await askOnce(ground, title, mysqlAsk(reached, programs, database), script, going.signal);
}

async function look(ground: JobGround, server: Server, database: string, going: Going) {
  if (!canAsk(server)) return { rows: {}, has: new Set<string>() };
  if (server.source.engine === 'postgres') {
    const script = PG_PROVIDES + (database === '' ? '' : PG_COUNT);
    const found = await ask(ground, server, database, 'a look', script, going);
    const isCount = (value: unknown) => Array.isArray(value) && value.length === 2;
    return {
      rows: countsOf(found.filter(isCount)),
      has: new Set(namesOf(found.filter((value) => !isCount(value)))),
    };
  }
  const users = namesOf(await ask(ground, server, LOBBY, 'users', MYSQL_USERS, going));
  const has = new Set(users.flatMap((name) => [`role ${name}`, `user ${name}`]));
  if (database === '') return { rows: {}, has };
  const of = { engine: server.source.engine, server: await reach(ground, server, going), database };
  return { rows: (await countRows(ground, of, going.signal)) ?? {}, has };
}

function mysqlValue(sql: string): string {
  return `SELECT JSON_QUOTE(CAST((${sql.trim().replace(/;+$/, '')}) AS CHAR));\n`;
}

async function unpack(
  ground: JobGround,
  { landing, image, source, facts }: Ground,
  payload: Payload,
  bytes: AsyncIterable<Uint8Array>,
  { signal }: Going,
): Promise<void> {
  const place = { kind: landing.kind === 'volume' ? 'volume' : 'bind', source: landing.to } as const;
  const to = { place, image, source: source.name };
  if (payload.format === 'redis-rdb')
    return await loadRedis(ground, to, { ...payload, facts }, bytes, signal);
  if (payload.format === 'sqlite') return await loadSqlite(ground, to, { ...payload, facts }, bytes, signal);
  const loading = { place, images: [image], source: source.name, file: payload.file };
  if (payload.format !== 'pg-base') return await loadVolume(ground, loading, bytes, signal);
  const owner = newOwner();
  // A copy names what is in the folder as it is; what loads it wants names from the folder on.
  await loadVolume(ground, loading, rerooted(owner.look(bytes), '', './'), signal);
  await loadVolume(ground, loading, folderOf(owner.found()), signal);
}

/** Nobody can rename a database that he is connected to. */
function lobbyOf(database: string): string {
  return database === 'postgres' ? 'template1' : 'postgres';
}

/** Only what a restore named itself: another generation beside a folder of an instance. */
const GENERATION = /^\/(?:[^/]+\/)+[^/]+-g[1-9]\d*$/;
const PARENT = '/parent.shipshape';

async function onFolder(
  ground: JobGround,
  path: string,
  image: EngineId,
  command: readonly string[],
  { signal }: Going,
): Promise<void> {
  if (!GENERATION.test(path) || path.includes('/../'))
    throw new Error(`bug: not a generation of a folder: ${path}`);
  const at = path.lastIndexOf('/');
  const work = program({
    name: 'folder',
    image,
    user: ROOT,
    capabilities: ['DAC_OVERRIDE', 'FOWNER'],
    mounts: [{ kind: 'bind', source: path.slice(0, at), target: PARENT, readOnly: false }],
    command: [...command, `${PARENT}${path.slice(at)}`],
  });
  await runAll(ground, jobOn(ground, `${command[0]} of ${path}`, [work]), { input: {}, output: {} }, signal);
}
