// Rows of what a server has now, by table: to be compared with what a backup says it holds.

import { pgAsk } from '../backup/sources/postgres.ts';
import { PG_COUNT } from '../backup/sources/postgres-sql.ts';
import type { Server } from '../backup/sources/server.ts';
import type { DatabaseEngine } from '../model/backup.ts';
import type { JobGround } from './ground.ts';
import { askOnce } from './session.ts';
import { countsOf } from './values.ts';

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
  return undefined;
}
