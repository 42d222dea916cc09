// What is remembered of instances that do not simply converge: failures with backoff, what was rolled back,
// and the same correction over and over. Pure transitions; a success or a new reason clears.

import type { LedgerState, Scope, Trouble } from '../model/ledger.ts';
import type { Change, Plan } from '../model/plan.ts';
import type { Commit, Digest, InstanceName, TargetName } from '../model/ref.ts';
import type { InstanceOutcome, Outcome } from '../model/run.ts';
import { timeOf, timeText } from '../model/time.ts';
import { actingChanges, isCorrection, partDigest } from './part.ts';

const FIRST_MS = 2000;
const FACTOR = 3;
const LONGEST_MS = 300_000;
/** The same correction so often in a row: then somebody else wants it otherwise. */
const STALLED_AT = 3;
/** Corrections further apart than this are not "in a row": what stops a container every few days is healed each time. */
const IN_A_ROW_MS = 2 * 3_600_000;

/** How long to wait after so many failures in a row: 2 s, 6 s, 18 s, ... 300 s. */
export function backoffMs(failures: number): number {
  return Math.min(FIRST_MS * FACTOR ** (Math.max(1, failures) - 1), LONGEST_MS);
}

/** An instance's trouble as it counts for `commit`: with a new one only what was rolled back still does. */
export function troubleOf(
  { troubles }: Pick<LedgerState, 'troubles'>,
  target: TargetName,
  instance: InstanceName,
  commit: Commit,
): Trouble | undefined {
  const found = troubles.find((one) => one.target === target && one.instance === instance);
  if (found === undefined || found.commit === commit) return found;
  return found.rolledBack === undefined
    ? undefined
    : { ...untroubled(target, instance, commit), rolledBack: found.rolledBack, message: found.message };
}

/** What became of a plan, instance by instance. `plan`: the one that was carried out. */
export function recordOutcome(
  state: LedgerState,
  plan: Plan,
  { instances }: Pick<Outcome, 'instances'>,
  now: number,
): LedgerState {
  const changes = actingChanges(plan);
  let troubles = state.troubles;
  for (const outcome of instances) {
    const { instance } = outcome;
    const known = troubleOf({ troubles }, plan.target, instance, plan.commit);
    const before = known ?? untroubled(plan.target, instance, plan.commit);
    const part = { changes: changes.get(instance) ?? [], digest: partDigest(plan, instance) };
    const after = next(before, outcome, part, now);
    if (after === before) continue;
    const others = troubles.filter((one) => one.target !== plan.target || one.instance !== instance);
    if (isQuiet(after) && others.length === troubles.length) continue;
    troubles = isQuiet(after) ? others : [...others, after];
  }
  return troubles === state.troubles ? state : { ...state, troubles };
}

function next(
  before: Trouble,
  { kind, message }: InstanceOutcome,
  part: { readonly changes: readonly Change[]; readonly digest: Digest },
  now: number,
): Trouble {
  switch (kind) {
    case 'failed':
    case 'rolled-back': {
      const failures = before.failures + 1;
      const isOther = before.rolledBack !== undefined && isCorrection(part.changes);
      return {
        ...before,
        failures,
        retryAt: timeText(now + backoffMs(failures)),
        rolledBack: kind === 'rolled-back' && !isOther ? part.digest : before.rolledBack,
        message,
      };
    }
    case 'applied': {
      const fresh = untroubled(before.target, before.instance, before.commit);
      if (!isCorrection(part.changes)) return fresh;
      const correction = corrected(before.correction, fieldsOf(part.changes), now);
      // What is kept up meanwhile is no reason to try again what did not work.
      const { rolledBack, message } = before;
      const kept = rolledBack === undefined ? {} : { rolledBack, message };
      return { ...fresh, ...kept, correction, stalled: correction.count >= STALLED_AT };
    }
    case 'stale':
    case 'interrupted':
      return before;
  }
}

function corrected(
  before: Trouble['correction'],
  fields: readonly string[],
  now: number,
): NonNullable<Trouble['correction']> {
  const isSame =
    before !== undefined &&
    before.fields.join('\n') === fields.join('\n') &&
    now - timeOf(before.at) <= IN_A_ROW_MS;
  return { fields, count: isSame ? before.count + 1 : 1, at: timeText(now) };
}

/** True when the same correction as the last ones would be made once more. */
export function isStalled({ stalled, correction }: Trouble, changes: readonly Change[]): boolean {
  return (
    stalled &&
    correction !== undefined &&
    isCorrection(changes) &&
    correction.fields.join('\n') === fieldsOf(changes).join('\n')
  );
}

/** `crm/container/db memory`: what is put right, sorted. */
function fieldsOf(changes: readonly Change[]): readonly string[] {
  const all = changes.flatMap(({ address, action, fields }) => {
    const acting = fields.filter(({ rule }) => rule === 'update' || rule === 'replace');
    return acting.length === 0 ? [`${address} ${action}`] : acting.map(({ path }) => `${address} ${path}`);
  });
  return [...new Set(all)].sort();
}

/** A person has looked, or asks to try again: forgets what is in the way of these instances. */
export function clearTroubles(state: LedgerState, scope: Scope): LedgerState {
  const troubles = state.troubles.filter((one) => !covers(scope, one));
  return troubles.length === state.troubles.length ? state : { ...state, troubles };
}

/** Forgets instances that are neither declared nor on record any more. */
export function keepTroublesOf(
  state: LedgerState,
  target: TargetName,
  known: ReadonlySet<InstanceName>,
): LedgerState {
  const troubles = state.troubles.filter((one) => one.target !== target || known.has(one.instance));
  return troubles.length === state.troubles.length ? state : { ...state, troubles };
}

function covers(scope: Scope, { target, instance }: Trouble): boolean {
  if (scope.kind === 'instance') return scope.instance === instance;
  return scope.kind === 'fleet' || scope.target === target;
}

function untroubled(target: TargetName, instance: InstanceName, commit: Commit): Trouble {
  return {
    target,
    instance,
    commit,
    failures: 0,
    retryAt: undefined,
    rolledBack: undefined,
    message: undefined,
    correction: undefined,
    stalled: false,
  };
}

function isQuiet({ failures, rolledBack, correction }: Trouble): boolean {
  return failures === 0 && rolledBack === undefined && correction === undefined;
}
