// Restored data against what the backup says of it, in words: rows by table, roles and extensions that are
// needed, and the answers that people expect. Pure. No words: all is as it was.

import type { Assertion, Payload } from '../model/backup.ts';

type Rows = Readonly<Record<string, number>>;

const MOST_NAMED = 5;

/** What differs from the manifest's counts. */
export function rowTroubles({ database, source, rows }: Payload, found: Rows): readonly string[] {
  if (rows === undefined) return [];
  const where = database === '' ? source : database;
  const wrong = Object.entries(rows)
    .filter(([table, count]) => found[table] !== count)
    .map(([table, count]) => {
      const now = found[table];
      return now === undefined
        ? `the table ${table} of ${where} is missing, with ${count} rows`
        : `${table} of ${where} has ${now} rows, the backup has ${count}`;
    });
  const more = Object.keys(found).filter((table) => rows[table] === undefined);
  const extra = more.length === 0 ? [] : [`${where} has tables that the backup does not have: ${few(more)}`];
  const first = wrong.slice(0, MOST_NAMED);
  const rest = wrong.length - first.length;
  return [...first, ...(rest > 0 ? [`and ${rest} more tables of ${where} differ`] : []), ...extra];
}

/** `role app`, `extension pgcrypto`: what a payload needs and the server does not have. */
export function needTroubles({ needs, database }: Payload, has: ReadonlySet<string>): readonly string[] {
  return needs
    .filter((need) => /^(?:role|extension) /.test(need) && !has.has(need))
    .map((need) => {
      const [kind, name] = [need.slice(0, need.indexOf(' ')), need.slice(need.indexOf(' ') + 1)];
      return database === ''
        ? `the ${kind} ${name} is missing`
        : `the ${kind} ${name}, which ${database} needs, is missing`;
    });
}

export function assertionTrouble({ database, sql, equals }: Assertion, answer: string): string | undefined {
  return answer === equals ? undefined : `${sql} in ${database} says ${answer}, expected was ${equals}`;
}

function few(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${shown} and ${names.length - MOST_NAMED} more` : shown;
}
