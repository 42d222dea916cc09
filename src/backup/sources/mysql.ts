// MariaDB and MySQL: the programs that dump and load them, and what they are asked. Answers are one JSON value
// per line. Both kinds share one protocol and one dialect; where they differ it is said.

import type { JobProgram } from '../../model/job.ts';
import { path, program, type Server } from './server.ts';

export type MysqlKind = 'mariadb' | 'mysql';

/** What belongs to every server. */
const OWN = "'information_schema', 'performance_schema', 'mysql', 'sys'";

/** MariaDB calls its programs by its own name where it has them under it. */
export const MARIADB_PATHS: readonly string[] = ['/usr/bin/mariadb-dump', '/usr/local/bin/mariadb-dump'];

export type MysqlPrograms = { readonly client: string; readonly dump: string };

export function mysqlPrograms(hasMariadb: boolean): MysqlPrograms {
  return hasMariadb ? { client: 'mariadb', dump: 'mariadb-dump' } : { client: 'mysql', dump: 'mysqldump' };
}

function connection(server: Server): readonly string[] {
  // Settings of the image must not change what a dump is; they must come first to be taken.
  return ['--no-defaults', `--host=${server.host}`, `--port=${server.port}`, `--user=${server.user}`];
}

function environment({ password }: Server): JobProgram['environment'] {
  return password === undefined ? {} : { MYSQL_PWD: password };
}

/** Runs what it reads from `ask`, statement by statement, and writes what comes to its output; ends at an error. */
export function mysqlAsk(server: Server, { client }: MysqlPrograms, database: string): JobProgram {
  return program({
    name: client,
    image: server.image,
    network: server.network,
    environment: environment(server),
    command: [
      client,
      ...connection(server),
      '--default-character-set=utf8mb4',
      '--batch',
      '--raw',
      '--skip-column-names',
      '--unbuffered',
      ...(database === '' ? [] : [`--database=${database}`]),
      // The client writes to its standard output only, and reads a file by this command of its own.
      path('ask', '--execute=source '),
    ],
    reads: ['ask'],
    stdout: 'answer',
  });
}

/** One database as it is at one moment, with everything in it, to the stream `dump`. */
export function mysqlDump(
  server: Server,
  { dump }: MysqlPrograms,
  kind: MysqlKind,
  database: string,
): JobProgram {
  return program({
    name: dump,
    image: server.image,
    network: server.network,
    environment: environment(server),
    command: [
      dump,
      ...connection(server),
      '--single-transaction',
      '--quick',
      '--routines',
      '--events',
      '--triggers',
      '--hex-blob',
      '--default-character-set=utf8mb4',
      '--no-tablespaces',
      // Positions of another server in a loaded dump would stop its replication.
      ...(kind === 'mysql' ? ['--set-gtid-purged=OFF'] : []),
      path('dump', '--result-file='),
      '--',
      database,
    ],
    writes: ['dump'],
  });
}

/** Users, roles and grants of MariaDB to the stream `dump`. */
export function mariadbDumpUsers(server: Server, { dump }: MysqlPrograms): JobProgram {
  return program({
    name: dump,
    image: server.image,
    network: server.network,
    environment: environment(server),
    command: [
      dump,
      ...connection(server),
      '--system=users',
      '--insert-ignore',
      path('dump', '--result-file='),
    ],
    writes: ['dump'],
  });
}

/** Runs a dump from `load` in a database; in none for users and grants. Ends at an error. */
export function mysqlLoad(server: Server, { client }: MysqlPrograms, database: string): JobProgram {
  return program({
    name: client,
    image: server.image,
    network: server.network,
    environment: environment(server),
    command: [
      client,
      ...connection(server),
      '--default-character-set=utf8mb4',
      '--batch',
      // What is lost by a crash is loaded anew from the beginning anyhow.
      '--init-command=SET SESSION foreign_key_checks=0, unique_checks=0',
      ...(database === '' ? [] : [`--database=${database}`]),
      path('load', '--execute=source '),
    ],
    reads: ['load'],
  });
}

export const MYSQL_SERVER_FACTS = `SELECT JSON_OBJECT('serverVersion', VERSION(), 'binlog', IF(@@log_bin, 'on', 'off'),
  'lowerCaseTableNames', CONCAT(@@lower_case_table_names, ''), 'charset', @@character_set_server,
  'collate', @@collation_server, 'timeZone', @@system_time_zone);
`;

export const MYSQL_DATABASES = `SELECT JSON_OBJECT('name', schema_name, 'charset', default_character_set_name,
  'collate', default_collation_name) FROM information_schema.schemata WHERE schema_name NOT IN (${OWN}) ORDER BY 1;
`;

/** Tables of the current database that no transaction protects: their rows may be of different moments. */
export const MYSQL_UNSAFE = `SELECT JSON_ARRAY(table_name) FROM information_schema.tables
WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND engine NOT IN ('InnoDB', 'SEQUENCE')
ORDER BY table_name;
`;

export const MYSQL_TABLES = `SELECT JSON_ARRAY(table_name) FROM information_schema.tables
WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name;
`;

/** Users of MySQL but those that are part of every server. */
export const MYSQL_USERS = `SELECT JSON_ARRAY(CONCAT(QUOTE(user), '@', QUOTE(host))) FROM mysql.user
WHERE user NOT LIKE 'mysql.%' ORDER BY user, host;
`;

/**
 * Waits a moment and says how many dumps of this user wait for a table longer than so many seconds. The client
 * of a dump cannot be told to wait less than a day itself.
 */
export function mysqlWaiting(lockTimeoutMs: number): string {
  const seconds = Math.max(1, Math.round(lockTimeoutMs / 1000));
  return `DO SLEEP(0.3);
SELECT COUNT(*) FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND time >= ${seconds}
AND user = SUBSTRING_INDEX(CURRENT_USER(), '@', 1) AND state LIKE 'Waiting for%'
AND (info LIKE '%SQL_NO_CACHE%' OR info LIKE 'show %' OR info LIKE 'SHOW %' OR info LIKE '%information_schema%');
`;
}

/** Rows of each table, as \`["table", rows]\`. */
export function mysqlCount(tables: readonly string[]): string {
  return tables
    .map((name) => `SELECT JSON_ARRAY(${mysqlLiteral(name)}, COUNT(*)) FROM ${mysqlIdentifier(name)};\n`)
    .join('');
}

/** A question whose answer is this text. */
export function mysqlMark(text: string): string {
  return `SELECT JSON_QUOTE(${mysqlLiteral(text)});\n`;
}

/** Makes a database anew and empty, with the properties of another. What had its name goes. */
export function mysqlMakeDatabase(name: string, like: Readonly<Record<string, string>>): string {
  const word = (text: string | undefined) => (text ?? '').replace(/[^a-z0-9_]/gi, '');
  const [charset, collate] = [word(like['charset']), word(like['collate'])];
  return `DROP DATABASE IF EXISTS ${mysqlIdentifier(name)};
CREATE DATABASE ${mysqlIdentifier(name)}${charset === '' ? '' : ` CHARACTER SET ${charset}`}${collate === '' ? '' : ` COLLATE ${collate}`};
`;
}

function mysqlIdentifier(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

function mysqlLiteral(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** Users and grants made ready: whoever loads them keeps the password that he has. */
export function readyGrants(script: string, loader: string): string {
  const own = [`TO \`${loader.replaceAll('`', '``')}\`@`, `TO '${loader.replaceAll("'", "''")}'@`];
  return script
    .split('\n')
    .map((line) => {
      const isOwn = line.startsWith('GRANT ') && own.some((words) => line.includes(words));
      return isOwn ? line.replace(/ IDENTIFIED (?:BY PASSWORD|VIA|WITH) .*?(?= WITH GRANT|;$)/, '') : line;
    })
    .join('\n');
}
