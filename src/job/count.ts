// Rows of what a server has now, by table: to be compared with what a backup says it holds.

import { MYSQL_TABLES, mysqlAsk, mysqlCount } from '../backup/sources/mysql.ts';
import { pgAsk } from '../backup/sources/postgres.ts';
import { PG_COUNT } from '../backup/sources/postgres-sql.ts';
import type { Server } from '../backup/sources/server.ts';
import type { DatabaseEngine } from '../model/backup.ts';
import { programsOf } from './dump-mysql.ts';
import type { JobGround } from './ground.ts';
import { askOnce } from './session.ts';
import { countsOf, namesOf } from './values.ts';

/** Undefined: this kind of server has no rows to be counted. */
export async function countRows(
  ground: JobGround,
  of: { readonly engine: DatabaseEngine; readonly server: Server; readonly database: string },
  signal: AbortSignal,
): Promise<Readonly<Record<string, number>> | undefined> {
  const title = `rows of ${of.database}`;
  if (of.engine === 'postgres') {
    return countsOf(await askOnce(ground, title, pgAsk(of.server, of.database), PG_COUNT, signal));
  }
  if (of.engine !== 'mariadb' && of.engine !== 'mysql') return undefined;
  const container = of.server.network.kind === 'container' ? of.server.network.id : undefined;
  const ask = mysqlAsk(of.server, await programsOf(ground, of.engine, container, signal), of.database);
  const tables = namesOf(await askOnce(ground, title, ask, MYSQL_TABLES, signal));
  return countsOf(await askOnce(ground, title, ask, mysqlCount(tables), signal));
}
