// Restores, places and sources for people. Pure.

import type { RestoreEntry, RestorePlan, RestoreStep } from '../model/restore.ts';
import { safeLine } from '../model/safe-text.ts';
import { bytesWords, durationWords } from './amounts.ts';
import { columns } from './columns.ts';
import { time } from './obstacle-words.ts';

export type ShownRestoring = {
  readonly run: string;
  readonly instance: string;
  readonly backup: string;
  readonly by: string;
  readonly since: string;
  readonly doing: string;
  readonly bytes: number;
};

export type ShownDestination = {
  readonly name: string;
  readonly kind: string;
  readonly where: string;
  readonly recipients: number;
  readonly declared: string;
  readonly policies: readonly string[];
};

export type ShownSource = {
  readonly instance: string;
  readonly policy: string;
  readonly name: string;
  readonly kind: string;
  readonly from: string;
  readonly problem: string | null;
};

/** What is overwritten and lost stands first: it is what people must read. */
export function restorePlanText(id: string, plan: RestorePlan): string {
  const { backup, into, overwrites, losesSince, checks, steps, keepOldMs, risks, mode } = plan;
  const from = backup.instance === into.instance ? '' : ` of ${backup.instance}`;
  return [
    `Restore ${id}: ${into.instance} from ${backup.id}${from} at ${backup.destination}`,
    `  taken ${time(backup.beganAt)}, ${bytesWords(backup.bytes)}; ${MODES[mode]}; risk ${risks.join(', ') || 'none'}`,
    '',
    losesSince == null ? 'Nothing is lost.' : `LOST: everything that was written after ${time(losesSince)}.`,
    ...overwrites.map(
      ({ what, name, bytes, isGone }) =>
        `  ${isGone ? 'gone' : 'replaced'}: ${what} ${safeLine(name)}${bytes == null ? '' : ` (${bytesWords(bytes)})`}`,
    ),
    ...(overwrites.length === 0 ? [] : [`  what is replaced is kept for ${durationWords(keepOldMs)}`]),
    '',
    'Checks:',
    ...checks.map(({ state, words }) => `  ${MARKS[state]}  ${safeLine(words)}`),
    '',
    'Steps:',
    ...steps.map((step, index) => `  ${index + 1}. ${stepWords(step)}`),
  ].join('\n');
}

const MODES = {
  replace: 'beside what serves, then in its place',
  fill: 'into an instance that has no data yet',
  database: 'beside one database of a server that goes on serving',
  configuration: 'no data',
} as const;

const MARKS = { good: 'good   ', unknown: 'unknown', bad: 'BAD    ' } as const;

function stepWords(step: RestoreStep): string {
  switch (step.kind) {
    case 'hold':
      return 'lock the backup';
    case 'safety-copy':
      return 'take a backup of what is there now, and lock it';
    case 'make':
      return `make ${safeLine(step.name)}`;
    case 'load':
      return `load ${safeLine(step.file)} into ${safeLine(step.into)}`;
    case 'recover':
      return `bring ${safeLine(step.source)} to ${safeLine(step.toTime)}`;
    case 'try':
      return `try it with ${step.container}, where nobody can reach it`;
    case 'swap':
      return 'put it in the place of what serves; back again if it is not healthy';
    case 'rename':
      return `put it in the place of the database ${safeLine(step.database)}`;
    case 'secrets':
      return 'put its secrets in place';
  }
}

export function restoresText(going: readonly ShownRestoring[], entries: readonly RestoreEntry[]): string {
  const running = going.map(
    ({ run, instance, backup, by, since, doing, bytes }) =>
      `Restore ${run} of ${instance} from ${backup} goes on since ${time(since)}, by ${safeLine(by)}: ${safeLine(doing)}${bytes === 0 ? '' : `, ${bytesWords(bytes)}`}`,
  );
  const runs = [...Map.groupBy(entries, ({ run }) => run).values()].toReversed();
  const rows = runs.flatMap((own) => {
    const began = own.find((one) => one.kind === 'began');
    const end = own.find((one) => one.kind === 'ended');
    const swapped = own.find((one) => one.kind === 'swapped');
    if (began === undefined) return [];
    const { run, instance, at, by, plan } = began;
    const down = swapped === undefined ? '-' : durationWords(swapped.downtimeMs);
    const outcome = end?.outcome ?? 'going on';
    return [
      [run, instance, plan.backup.id, time(at), safeLine(by), outcome, down, safeLine(end?.reason || '-')],
    ];
  });
  const head = ['RUN', 'INSTANCE', 'BACKUP', 'BEGAN', 'BY', 'OUTCOME', 'DOWN', 'REASON'];
  const table = rows.length === 0 ? ['Nothing was restored yet.'] : [columns([head, ...rows])];
  return [...running, ...table].join('\n');
}

export function destinationsText(destinations: readonly ShownDestination[]): string {
  if (destinations.length === 0) return 'No destination is declared.';
  return columns([
    ['DESTINATION', 'KIND', 'WHERE', 'POLICIES', 'DECLARED'],
    ...destinations.map(({ name, kind, where, policies, declared }) => [
      name,
      kind,
      safeLine(where),
      policies.join(', ') || '-',
      safeLine(declared),
    ]),
  ]);
}

export function sourcesText(sources: readonly ShownSource[]): string {
  if (sources.length === 0) return 'Nothing is backed up.';
  return columns([
    ['INSTANCE', 'POLICY', 'SOURCE', 'KIND', 'FROM', 'PROBLEM'],
    ...sources.map(({ instance, policy, name, kind, from, problem }) => [
      instance,
      policy,
      name,
      kind,
      safeLine(from),
      problem == null ? '-' : safeLine(problem),
    ]),
  ]);
}

export function databasesText(databases: Readonly<Record<string, number>>): string {
  const rows = Object.entries(databases).map(([name, bytes]) => [safeLine(name), bytesWords(bytes)]);
  return rows.length === 0 ? 'It has no databases.' : columns([['DATABASE', 'SIZE'], ...rows]);
}
