// Which services hold a database's own files, as far as their image and their mounts tell. In doubt it is
// one: a database's files that are copied while they are written may look whole and lack rows.

import type { DatabaseEngine } from '../model/backup.ts';

/** Words in the last part of an image's name: `postgres`, `supabase/postgres`, `pgvector/pgvector`. */
const IMAGES =
  /(?:^|[-_.])(?:postgres(?:ql)?|postgis|timescaledb|pgvector|mariadb|mysql|percona|mongo(?:db)?|redis|valkey|keydb|cockroach|clickhouse|influxdb|cassandra|scylla|couchdb|neo4j|elasticsearch|opensearch|etcd|prometheus|rabbitmq|mssql)(?:[-_.]|$)/;

/** Where images of databases keep their files. */
const FOLDERS =
  /^\/(?:var\/lib\/(?:postgresql|mysql|mongodb|redis|clickhouse|influxdb|cassandra|neo4j)|data\/(?:db|configdb)|bitnami\/(?:postgresql|mariadb|mysql|mongodb|redis))(?:\/|$)/;

/** True for an image that runs a database: by its name, whatever its registry, tag and digest are. */
export function isDatabaseImage(image: string): boolean {
  const path = image.split('@')[0] ?? '';
  const last = path.slice(path.lastIndexOf('/') + 1).split(':')[0] ?? '';
  return IMAGES.test(last.toLowerCase());
}

/** True for a path in a container where databases keep their files. */
export function isDatabaseFolder(path: string): boolean {
  return FOLDERS.test(path);
}

/** The port that a server of this kind listens at by itself. */
export function usualPort(engine: Exclude<DatabaseEngine, 'sqlite'>): number {
  return PORTS[engine];
}

const PORTS = {
  postgres: 5432,
  mariadb: 3306,
  mysql: 3306,
  mongodb: 27_017,
  redis: 6379,
} as const;

/** True where roles and grants are kept apart from databases. */
export function hasGlobals(engine: DatabaseEngine): boolean {
  return engine === 'postgres' || engine === 'mariadb' || engine === 'mysql';
}
