// What a crash left behind, read from the journal. A run without an end is closed, so that it is told
// once; finishing or undoing it is the planner's work, which starts from what is there.

import type { StepKind } from '../model/plan.ts';
import type { Address, Commit, TargetName } from '../model/ref.ts';
import type { JournalEntry } from '../model/run.ts';
import type { Clock, Journal } from '../ports.ts';

export type InterruptedRun = {
  readonly run: string;
  readonly at: string;
  readonly by: string;
  readonly commit: Commit | undefined;
  /** Steps that were begun and whose end is not known. */
  readonly open: readonly {
    readonly address: Address;
    readonly call: StepKind;
    readonly undo: boolean;
  }[];
  /** One line for people. */
  readonly text: string;
};

/** Closes the runs of a target that have no end. Only under the target's lock: else they may still be going. */
export async function recoverJournal(
  target: TargetName,
  journal: Journal,
  clock: Clock,
): Promise<readonly InterruptedRun[]> {
  const byRun = Map.groupBy(await journal.unfinished(target), (entry) => entry.run);
  const interrupted: InterruptedRun[] = [];
  for (const [run, entries] of byRun) {
    interrupted.push(describe(run, entries));
    const at = new Date(clock.now()).toISOString();
    await journal.append({ kind: 'run.end', run, target, at, outcome: 'interrupted', instances: [] });
  }
  return interrupted;
}

function describe(run: string, entries: readonly JournalEntry[]): InterruptedRun {
  const begin = entries.find((entry) => entry.kind === 'run.begin');
  const ended = new Set(
    entries.flatMap((entry) => (entry.kind === 'step.end' ? [`${entry.undo} ${entry.step}`] : [])),
  );
  const open = entries.flatMap((entry) =>
    entry.kind === 'step.begin' && !ended.has(`${entry.undo} ${entry.step}`)
      ? [{ address: entry.address, call: entry.call, undo: entry.undo }]
      : [],
  );
  const at = begin?.at ?? entries[0]?.at ?? '';
  const by = begin?.by ?? 'somebody unknown';
  const done = entries.filter((entry) => entry.kind === 'step.end' && entry.ok).length;
  const words = open.map((one) => `${one.undo ? 'undoing ' : ''}${one.call} ${one.address}`).join(', ');
  return {
    run,
    at,
    by,
    commit: begin?.commit,
    open,
    text: `the run of ${at} by ${by} was cut off after ${done} ended steps${words === '' ? '' : `, during ${words}`}`,
  };
}
