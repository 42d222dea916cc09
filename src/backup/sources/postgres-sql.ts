// What PostgreSQL is asked: scripts for psql whose answers are one JSON value per line, so that no name can be
// mistaken for anything else. The server quotes all names itself.

import { pgIdentifier, pgLiteral } from './postgres.ts';

/** Databases that can be connected to and are no templates, with what is needed to make them elsewhere. */
export const PG_DATABASES = `SELECT json_build_object('name', datname, 'encoding', pg_encoding_to_char(encoding),
  'collate', datcollate, 'ctype', datctype, 'owner', pg_get_userbyid(datdba), 'bytes', pg_database_size(oid))
FROM pg_database WHERE datallowconn AND NOT datistemplate ORDER BY datname;
`;

/** Names of all roles but those that are part of every server. */
export const PG_ROLES = `SELECT json_build_array(rolname) FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY rolname;
`;

/** What kind of server it is, as one object of texts. */
export const PG_SERVER_FACTS = `SELECT json_build_object('serverVersion', current_setting('server_version'),
  'serverVersionNum', current_setting('server_version_num'),
  'systemIdentifier', (SELECT system_identifier::text FROM pg_control_system()),
  'timeline', (SELECT timeline_id::text FROM pg_control_checkpoint()),
  'isStandby', pg_is_in_recovery()::text,
  'walPosition', (CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END)::text,
  'dataChecksums', current_setting('data_checksums', true));
`;

/**
 * Opens a transaction that sees one moment and says what it is called (`snapshot`), with facts of the
 * database. It stays open until `PG_END`. A table whose rows are hidden from the user is an error, not empty.
 */
export function pgBegin(lockTimeoutMs: number): string {
  return `SET statement_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET row_security = off;
SET lock_timeout = ${Math.max(1, Math.round(lockTimeoutMs))};
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SELECT json_build_object('snapshot', pg_export_snapshot(),
  'walPosition', (CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END)::text,
  'encoding', pg_encoding_to_char(d.encoding), 'collate', d.datcollate, 'ctype', d.datctype,
  'owner', pg_get_userbyid(d.datdba), 'bytes', pg_database_size(d.oid)::text,
  'extensions', (SELECT coalesce(json_object_agg(extname, extversion), '{}') FROM pg_extension))
FROM pg_database d WHERE datname = current_database();
`;
}

export const PG_END = `COMMIT;
`;

/**
 * Rows of every table, each as `["schema.table", rows]`. Not those of extensions, which bring their own, nor
 * of views, which are computed. Parts of a table are counted each for itself.
 */
export const PG_COUNT = String.raw`SELECT format('SELECT json_build_array(%L::text, count(*)) FROM ONLY %I.%I;',
  n.nspname || '.' || c.relname, n.nspname, c.relname)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY n.nspname, c.relname \gexec
`;

/** A question whose answer is this text. */
export function pgMark(text: string): string {
  return `SELECT to_json(${pgLiteral(text)}::text);\n`;
}

/** Makes an empty database with encoding and collation of another. */
export function pgMakeDatabase(name: string, like: Readonly<Record<string, string>>): string {
  const { encoding = 'UTF8', collate = 'C', ctype = 'C' } = like;
  const text = pgLiteral;
  return `CREATE DATABASE ${pgIdentifier(name)} TEMPLATE template0 ENCODING ${text(encoding)} LC_COLLATE ${text(collate)} LC_CTYPE ${text(ctype)};
`;
}
