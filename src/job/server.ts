// How a database server of an instance is reached: through the network of its own container, with the client
// of its own image. Who may read all of it is said by the source, or by what the container was made with.

import type { Server } from '../backup/sources/server.ts';
import type { Source } from '../model/backup.ts';
import type { ContainerJson } from '../model/engine.ts';
import { Failure } from '../model/failure.ts';
import { type EngineId, engineId } from '../model/ref.ts';
import type { SecretRef } from '../model/text.ts';
import type { JobGround } from './ground.ts';

export type DatabaseSource = Extract<Source, { kind: 'database' }>;

/** What official images are told by their environment. */
const TOLD = {
  postgres: { user: ['POSTGRES_USER'], password: ['POSTGRES_PASSWORD'], usual: 'postgres', port: 5432 },
  mariadb: {
    user: [],
    password: ['MARIADB_ROOT_PASSWORD', 'MYSQL_ROOT_PASSWORD'],
    usual: 'root',
    port: 3306,
  },
  mysql: { user: [], password: ['MYSQL_ROOT_PASSWORD'], usual: 'root', port: 3306 },
  mongodb: {
    user: ['MONGO_INITDB_ROOT_USERNAME'],
    password: ['MONGO_INITDB_ROOT_PASSWORD'],
    usual: '',
    port: 27_017,
  },
  redis: { user: [], password: ['REDIS_PASSWORD'], usual: '', port: 6379 },
} as const;

/** Reaches the server that runs in a container. Fails with `job/not-running`. */
export async function serverIn(
  ground: JobGround,
  source: DatabaseSource,
  container: EngineId,
  signal: AbortSignal,
): Promise<Server> {
  const found = await ground.containers.inspect(container, signal);
  if (found === undefined || !found.State.Running || found.State.Paused) {
    throw new Failure('job/not-running', `${ground.subject}: the server of ${source.name} does not run`, {
      hint: `${source.service} must be up while its databases are read`,
      retry: 'later',
    });
  }
  if (source.engine === 'sqlite') throw new Error('bug: SQLite has no server');
  const told = TOLD[source.engine];
  const environment = environmentOf(found);
  const first = (names: readonly string[]) =>
    names.map((name) => environment.get(name)).find((value) => value !== undefined);
  return {
    image: engineId(found.Image),
    network: { kind: 'container', id: container },
    host: '127.0.0.1',
    port: Number((source.engine === 'postgres' ? environment.get('PGPORT') : undefined) ?? told.port),
    user: source.user ?? first(told.user) ?? told.usual,
    password: source.password === undefined ? first(told.password) : refTo(source.password),
    lockTimeoutMs: source.lockTimeoutMs,
  };
}

function refTo(secret: SecretRef['secret']): SecretRef {
  return { secret };
}

function environmentOf(container: ContainerJson): ReadonlyMap<string, string> {
  const entries = container.Config['Env'];
  if (!Array.isArray(entries)) return new Map();
  return new Map(
    entries
      .filter((entry): entry is string => typeof entry === 'string')
      .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  );
}

/** All that were asked for; a name that is not there is a failure: nobody may believe that it is kept. */
export function wantedDatabases(
  { subject }: JobGround,
  { name, databases }: DatabaseSource,
  there: readonly string[],
): readonly string[] {
  const missing = databases.filter((one) => !there.includes(one));
  if (missing.length === 0) return databases.length > 0 ? databases : there;
  const list = missing.map((one) => JSON.stringify(one)).join(', ');
  throw new Failure('job/no-database', `${subject}: ${name} has no database ${list}`, {
    hint: `there are ${there.join(', ')}; without databases all of them are kept`,
  });
}
