// How the steps of one instance ended, as one outcome: and, when one failed, what is taken back. A stop
// that was asked for takes nothing back: the next plan goes on from what is there.

import type { Step } from '../model/plan.ts';
import type { InstanceName } from '../model/ref.ts';
import type { InstanceOutcome, StepOutcome } from '../model/run.ts';
import type { Run } from './context.ts';
import { WaitFailure } from './failures.ts';
import { type Begun, undoHalfDone } from './undo.ts';

/** One instance's steps, as they were begun. `failure`: the first. */
export type Ended = {
  readonly instance: InstanceName;
  readonly steps: readonly Step[];
  readonly outcomes: readonly StepOutcome[];
  /** Begun steps in the order in which they ended. */
  readonly begun: readonly Begun[];
};

/** The outcome of an instance whose steps have all settled. */
export async function settle(run: Run, ended: Ended, thrown: Thrown): Promise<InstanceOutcome> {
  const { instance, steps, begun } = ended;
  const left = ended.outcomes.filter((one) => one.kind === 'skipped').map((one) => one.step);
  const failed = begun.find((one) => one.outcome.kind === 'failed');
  const broken = run.halt.reason();
  if (failed === undefined && left.length === 0) return { instance, kind: 'applied' };
  if (broken !== undefined) {
    const message = `${broken.message}; nothing more was changed; left: ${listed(left)}`;
    return { instance, kind: 'failed', message, ...hintOf(broken.hint) };
  }
  if (failed === undefined && run.signal.aborted) {
    return { instance, kind: 'interrupted', message: `stopped on request; left: ${listed(left)}` };
  }
  const cause = failed === undefined ? blocked(steps, left) : causeOf(failed, thrown);
  const undone = await undoHalfDone(run, begun, cause.message);
  switch (undone.kind) {
    case 'nothing':
      return { instance, ...cause };
    case 'undone':
      return { instance, ...cause, kind: cause.kind === 'stale' ? 'stale' : 'rolled-back' };
    case 'failed':
      return { instance, ...cause, kind: 'failed', message: `${cause.message}; ${undone.reason}` };
  }
}

/** What each failed step threw: the parts of a failure that a step's outcome has no room for. */
export type Thrown = ReadonlyMap<Step['id'], unknown>;

type Cause = Omit<InstanceOutcome, 'instance'> & { readonly message: string };

function causeOf({ step, outcome }: Begun, thrown: Thrown): Cause {
  if (outcome.kind !== 'failed') return { kind: 'failed', message: `${step.id} ${outcome.kind}` };
  const error = thrown.get(step.id);
  return {
    kind: outcome.code === 'apply/stale' ? 'stale' : 'failed',
    message: outcome.message,
    ...hintOf(outcome.hint),
    ...(error instanceof WaitFailure ? { logs: error.logs } : {}),
  };
}

function blocked(steps: readonly Step[], left: readonly string[]): Cause {
  const own = new Set<string>(steps.map((step) => step.id));
  const first = steps.find((step) => left.includes(step.id) && step.needs.some((need) => !own.has(need)));
  const need = first?.needs.find((one) => !own.has(one));
  const what = need === undefined ? 'another instance' : need.slice(0, need.lastIndexOf(':'));
  const hint = 'apply again once that is put right; what is here already stays';
  return { kind: 'failed', message: `waits for ${what}, which did not work out`, hint };
}

function hintOf(hint: string | undefined): { readonly hint?: string } {
  return hint === undefined ? {} : { hint };
}

function listed(left: readonly string[]): string {
  const shown = left.slice(0, 10).join(', ');
  return left.length > 10 ? `${shown} and ${left.length - 10} more` : shown || 'nothing';
}
