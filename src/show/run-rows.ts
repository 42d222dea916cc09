// Runs as the daemon recorded them: when, why, on whose word, what and with which end. Pure.

import type { Cause } from '../model/plan.ts';
import type { RecordedChange, RunRecord, Trigger } from '../model/record.ts';
import { safeLine } from '../model/safe-text.ts';
import { columns } from './columns.ts';
import { masked } from './mask.ts';
import { time, triggerWords } from './obstacle-words.ts';
import { valueWords } from './values.ts';
import { causeWords } from './words.ts';

export function runsText(runs: readonly RunRecord[]): string {
  if (runs.length === 0) return 'Nothing was applied yet.';
  return columns([
    ['WHEN', 'TARGET', 'REVISION', 'PLAN', 'CHANGES', 'TRIGGER', 'APPROVED BY', 'OUTCOME'],
    ...runs.map((run) => [
      time(run.beganAt),
      run.target,
      run.commit.slice(0, 8),
      planOf(run.plan),
      `${run.changes.length}`,
      triggers(run.trigger),
      safeLine(run.approvedBy.join(', ') || '-'),
      outcomeOf(run),
    ]),
  ]);
}

export type WhyRun = Pick<
  RunRecord,
  'run' | 'beganAt' | 'trigger' | 'commit' | 'plan' | 'approvedBy' | 'changes'
> & {
  readonly outcome: string;
  readonly message?: string | undefined;
};

/** The last things done, newest first: each with trigger, approver, and every field with its cause. */
export function whyText(of: string, runs: readonly WhyRun[]): string {
  if (runs.length === 0) return `Nothing on record was done to ${safeLine(of)}.`;
  return runs.map(whyLines).join('\n\n');
}

function whyLines(run: WhyRun): string {
  const approved =
    run.approvedBy.length === 0
      ? 'policy let it flow'
      : `approved by ${run.approvedBy.map((by) => safeLine(by)).join(', ')}`;
  const message = run.message === undefined ? '' : `: ${safeLine(run.message)}`;
  return [
    `${time(run.beganAt)}  ${run.outcome}${message}`,
    `  because of ${triggers(run.trigger)}; at ${run.commit.slice(0, 8)}, plan ${planOf(run.plan)}; ${approved}`,
    ...run.changes.flatMap(changeLines),
  ].join('\n');
}

function changeLines({ address, action, fields, causes, risks }: RecordedChange): readonly string[] {
  const risk = risks.length === 0 ? '' : ` [${risks.join(', ')}]`;
  return [
    `  ${action} ${safeLine(address)}${risk}`,
    ...fields.map((field) => {
      const { before, after } = masked({ ...field, rule: 'ignore', causes: [] });
      const sides = [before, after].map((side) =>
        side === undefined ? '(none)' : valueWords(field.path, side),
      );
      return `    ${safeLine(field.path)}: ${sides.join(' -> ')}`;
    }),
    ...causes.map((cause) => `    ${causeLine(cause)}`),
  ];
}

function causeLine(cause: Cause): string {
  const whole = 'commit' in cause ? ` (${cause.commit.slice(0, 12)})` : '';
  return `${causeWords(cause)}${whole}`;
}

function triggers(all: readonly Trigger[]): string {
  const words = [...new Set(all.map((trigger) => triggerWords(trigger)))];
  return words.length > 3
    ? `${words.slice(0, 3).join(', ')} and ${words.length - 3} more`
    : words.join(', ') || '-';
}

function outcomeOf({ outcome, instances }: RunRecord): string {
  const wrong = instances.filter(({ kind }) => kind !== 'applied');
  const words = wrong.map(({ instance, kind, message }) =>
    safeLine(`${instance}: ${kind}${message === undefined ? '' : `: ${message}`}`),
  );
  return [outcome, ...words].join('; ');
}

function planOf(digest: string): string {
  return digest.replace('sha256:', '').slice(0, 12);
}
