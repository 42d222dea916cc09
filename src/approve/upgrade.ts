// The guard against ourselves: a newer version that reads the same declarations otherwise must not change
// what runs, unless a person says so.

import type { AppliedInstance, AppliedTarget } from '../model/applied.ts';
import type { LedgerState } from '../model/ledger.ts';
import type { Cause } from '../model/plan.ts';
import type { Commit, InstanceName, TargetName } from '../model/ref.ts';
import { timeOf } from '../model/time.ts';
import type { Part } from './matching.ts';
import { causesOf } from './part.ts';

type Versions = LedgerState['settledBy'];

/** The version before, when only the running one explains what a part would do; undefined: no reason to ask. */
export function upgradeFrom(
  part: Part,
  around: {
    readonly target: TargetName;
    readonly commit: Commit;
    readonly applied: AppliedTarget | undefined;
    readonly settledBy: Versions;
    readonly version: string;
  },
): string | undefined {
  const { target, commit, applied, settledBy, version } = around;
  const from = settledBy[keyOf(target, part.instance)] ?? settledBy[target];
  // A fleet that was never looked at to its end has no version before.
  if (from === undefined || from === version) return undefined;
  const record = part.names.flatMap((name) => applied?.instances[name] ?? [])[0];
  if (record === undefined) return undefined;
  const causes = part.changes.flatMap(causesOf);
  if (causes.some((cause) => isDeclaredSince(cause, record, commit))) return undefined;
  return causes.every(isExplained) ? undefined : from;
}

/**
 * What `settledBy` becomes after a full look: the target is settled by this version, but for the parts that
 * wait for a person because of it. The same object when nothing changes.
 */
export function settled(
  settledBy: Versions,
  target: TargetName,
  version: string,
  guarded: ReadonlyMap<InstanceName, string>,
): Versions {
  const others = Object.entries(settledBy).filter(([key]) => key !== target && !key.startsWith(`${target}/`));
  const own = [...guarded].map(([instance, from]) => [keyOf(target, instance), from] as const);
  const after = [...others, [target, version] as const, ...own];
  const isSame =
    after.length === Object.keys(settledBy).length && after.every(([key, value]) => settledBy[key] === value);
  return isSame ? settledBy : Object.fromEntries(after);
}

/** The newest `settledBy` with what `settled` made of one target: other targets may have moved meanwhile. */
export function withSettled(now: Versions, target: TargetName, judged: Versions): Versions {
  const isOwn = ([key]: readonly [string, string]) => key === target || key.startsWith(`${target}/`);
  const others = Object.entries(now).filter((entry) => !isOwn(entry));
  return Object.fromEntries([...others, ...Object.entries(judged).filter(isOwn)]);
}

/** Names hold no slash. */
function keyOf(target: TargetName, instance: InstanceName): string {
  return `${target}/${instance}`;
}

/** Somebody wrote this after the instance was last applied. In doubt it was not. */
function isDeclaredSince(cause: Cause, record: AppliedInstance, commit: Commit): boolean {
  switch (cause.kind) {
    case 'worktree':
      return true;
    case 'commit': {
      const isNewer = cause.commit === commit || cause.authoredAt * 1000 > timeOf(record.at);
      return record.commit !== commit && isNewer;
    }
    case 'undeclared':
      return record.commit !== commit && record.commit !== cause.commit;
    default:
      return false;
  }
}

/** Brings back what stopped, died or is gone, or follows something that is no doing of ours. */
function isExplained(cause: Cause): boolean {
  switch (cause.kind) {
    case 'drift':
      return ['missing', 'stopped', 'dead', 'paused'].includes(cause.what);
    case 'commit':
    case 'undeclared':
      return false;
    default:
      return true;
  }
}
