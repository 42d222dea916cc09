// Data put into servers and volumes by job containers, and looked at there: the tables of programs are those
// of the backups themselves, so that what was dumped is loaded by the same client.

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
import { program, ROOT } from '../backup/sources/server.ts';
import { tarIn } from '../backup/sources/tar.ts';
import { countRows } from '../job/count.ts';
import { counted, type JobGround, jobOn, runAll } from '../job/ground.ts';
import { loadDatabase } from '../job/load.ts';
import { serverIn } from '../job/server.ts';
import { askOnce } from '../job/session.ts';
import { namesOf, textsOf } from '../job/values.ts';
import type { PayloadFormat } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { EngineId } from '../model/ref.ts';
import type { Data, Going, Server } from './parts.ts';

/** Files of a server, or of anybody: they lie there before anything is started on them. */
const FILES: ReadonlySet<PayloadFormat> = new Set(['tar', 'pg-base']);

export type DataGround = Omit<JobGround, 'run'>;

export function createData(of: DataGround): Data {
  const on = ({ run }: Going): JobGround => ({ ...of, run });
  const reach = (server: Server, going: Going) =>
    serverIn(on(going), server.source, server.container, going.signal);
  const psql = async (server: Server, database: string, title: string, script: string, going: Going) => {
    requirePostgres(server);
    return await askOnce(on(going), title, pgAsk(await reach(server, going), database), script, going.signal);
  };
  return {
    isFiles: ({ format }) => FILES.has(format),
    async unpack({ landing, image }, payload, bytes, going) {
      const place = { kind: landing.kind === 'volume' ? 'volume' : 'bind', source: landing.to } as const;
      const ground = on(going);
      const job = jobOn(ground, `load of ${payload.file}`, [tarIn(image, place)]);
      const input = { load: counted(ground, payload.file, bytes) };
      const end = await runAll(ground, job, { input, output: {} }, going.signal);
      if (end.unread.length > 0) {
        throw new Failure('job/unread', `${payload.file} goes on after its end`, { retry: 'never' });
      }
    },
    async load(server, payload, { as, like }, bytes, going) {
      const reached = await reach(server, going);
      await loadDatabase(on(going), { payload, server: reached, as, like }, bytes, going.signal);
    },
    async count(server, database, going) {
      const reached = await reach(server, going);
      const { engine } = server.source;
      return (await countRows(on(going), { engine, server: reached, database }, going.signal)) ?? {};
    },
    async databases(server, going) {
      const found = await psql(server, 'postgres', 'names of databases', PG_ALL_DATABASES, going);
      return Object.fromEntries(
        found.map(textsOf).map(({ name = '', bytes = '0' }) => [name, Number(bytes)]),
      );
    },
    async provides(server, database, going) {
      const where = database === '' ? 'postgres' : database;
      return new Set(namesOf(await psql(server, where, 'roles and extensions', PG_PROVIDES, going)));
    },
    async ask(server, database, sql, going) {
      const [value] = await psql(server, database, 'a question', pgValue(sql), going);
      return typeof value === 'string' ? value : JSON.stringify(value ?? '');
    },
    async takePlace(server, database, beside, before, going) {
      const script = pgSameProperties(database, beside) + pgTakePlace(database, beside, before);
      await psql(server, lobbyOf(database), `rename of ${database}`, script, going);
    },
    async dropDatabase(server, database, going) {
      await psql(server, lobbyOf(database), `removal of ${database}`, pgDrop(database), going);
    },
    async open(server, database, going) {
      await psql(server, lobbyOf(database), `opening of ${database}`, pgOpen(database), going);
    },
    async ping(server, going) {
      await psql(server, 'postgres', 'a first question', "SELECT to_json('here'::text);\n", going);
    },
    makeFolder: (path, image, going) => onFolder(on(going), path, image, ['mkdir', '--'], going),
    removeFolder: (path, image, going) => onFolder(on(going), path, image, ['rm', '-rf', '--'], going),
  };
}

/** Nobody can rename a database that he is connected to. */
function lobbyOf(database: string): string {
  return database === 'postgres' ? 'template1' : 'postgres';
}

function requirePostgres({ source }: Server): void {
  if (source.engine === 'postgres') return;
  throw new Failure('restore/not-supported', `${source.name}: only PostgreSQL can be asked that`);
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
