// Runs as the journal tells them, newest first. Pure.

import type { JournalEntry } from '../model/run.ts';
import { safeLine } from '../model/safe-text.ts';
import { columns } from './columns.ts';

export type HistoryRow = {
  readonly run: string;
  readonly target: string;
  /** RFC 3339. */
  readonly at: string;
  readonly commit: string;
  readonly plan: string;
  readonly by: string;
  readonly steps: number;
  /** `unfinished`: begun, and neither ended nor closed yet. */
  readonly outcome: string;
  /** What ended otherwise than well, instance by instance. */
  readonly messages: readonly string[];
};

/** One row for each run that begins in `entries`. */
export function historyRows(entries: readonly JournalEntry[]): readonly HistoryRow[] {
  const ends = new Map(
    entries.flatMap((entry) => (entry.kind === 'run.end' ? [[entry.run, entry] as const] : [])),
  );
  return entries.flatMap((entry) => {
    if (entry.kind !== 'run.begin') return [];
    const { run, target, at, commit, plan, by, steps } = entry;
    const end = ends.get(run);
    const wrong = end?.instances.filter(({ kind }) => kind !== 'applied') ?? [];
    const messages = wrong.map(({ instance, kind, message }) =>
      safeLine(message === undefined ? `${instance}: ${kind}` : `${instance}: ${kind}: ${message}`),
    );
    return [{ run, target, at, commit, plan, by, steps, outcome: end?.outcome ?? 'unfinished', messages }];
  });
}

export function historyText(rows: readonly HistoryRow[]): string {
  if (rows.length === 0) return 'Nothing was applied yet.';
  const table = [
    ['WHEN', 'TARGET', 'REVISION', 'PLAN', 'STEPS', 'BY', 'OUTCOME'],
    ...rows.map((row) => [
      `${row.at.slice(0, 19).replace('T', ' ')}Z`,
      row.target,
      row.commit.slice(0, 8),
      row.plan.replace('sha256:', '').slice(0, 12),
      `${row.steps}`,
      safeLine(row.by),
      [row.outcome, ...row.messages].join('; '),
    ]),
  ];
  return columns(table);
}
