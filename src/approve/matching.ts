// Which policies are about one instance's part of a plan.

import { owns } from '../access/standing.ts';
import type { AppliedTarget } from '../model/applied.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { People, Subject } from '../model/person.ts';
import type { Cause, Change } from '../model/plan.ts';
import type { ChangePolicy, PolicyMatch } from '../model/policy.ts';
import { recordedAs } from '../model/recorded.ts';
import type { InstanceName, TargetName } from '../model/ref.ts';
import { selects } from '../model/selector.ts';
import { causesOf, isCorrection } from './part.ts';

/** What one instance would do, under the name it has and the one it had: they go together or not at all. */
export type Part = {
  readonly instance: InstanceName;
  readonly names: readonly InstanceName[];
  readonly changes: readonly Change[];
  /** As what policies may mean it: by every name and every team. */
  readonly subjects: readonly Subject[];
  readonly isCorrection: boolean;
  /** False: all of it goes. */
  readonly isDeclared: boolean;
};

/** What subjects are made from. */
export type Around = {
  readonly target: TargetName;
  readonly applied: AppliedTarget | undefined;
  readonly people: People;
};

export function partOf(
  instance: InstanceName,
  formerly: InstanceName | undefined,
  changes: readonly Change[],
  declared: DesiredInstance | undefined,
  around: Around,
): Part {
  const names = formerly === undefined ? [instance] : [instance, formerly];
  const subjects = names.flatMap((name) => subjectsOf(name, declared, around));
  const isDeclared = declared !== undefined;
  return { instance, names, changes, subjects, isCorrection: isCorrection(changes), isDeclared };
}

/** `declared`: undefined when nothing declares it (any more). */
export function subjectsOf(
  instance: InstanceName,
  declared: DesiredInstance | undefined,
  { target, people, applied }: Around,
): readonly Subject[] {
  const subject = { instance, target };
  const teams = teamsOf(subject, people, declared, recordedAs(instance, declared, applied)?.team);
  return [subject, ...teams.map((team) => ({ ...subject, team }))];
}

/**
 * Whose a removed instance was is not known any more: it counts as every team's. One that changes teams counts
 * as that of both: `recorded` is the one on record.
 */
function teamsOf(
  subject: { readonly instance: InstanceName; readonly target: TargetName },
  people: People,
  declared: DesiredInstance | undefined,
  recorded: string | undefined,
): readonly string[] {
  const all = [...people.teams.values()];
  // Nobody need have declared the team that it is on record as.
  if (declared === undefined)
    return [...new Set([...all.map(({ name }) => name), ...(recorded === undefined ? [] : [recorded])])];
  const own = [declared.team, recorded].filter((team) => team !== undefined);
  const owners = all.filter((team) => owns(team, subject));
  return [...new Set([...own, ...owners.map(({ name }) => name)])];
}

/** The changes of a part that a policy is about; empty when it is not about this part. */
export function matchedChanges({ match }: ChangePolicy, part: Part): readonly Change[] {
  if (!part.subjects.some((subject) => selects(match, subject))) return [];
  return part.changes.filter((change) => matches(match, change) && !healsAnyway(match, part, change));
}

function matches(match: PolicyMatch, change: Change): boolean {
  const risks = change.risks.length === 0 ? (['none'] as const) : change.risks;
  return (
    listed(match.risks, risks) &&
    listed(match.actions, [change.action]) &&
    listed(match.causes, causesOf(change).map(causeKind))
  );
}

/**
 * Putting right what moved by itself waits for nobody, unless a policy names drift or it endangers data or
 * opens something: a killed container must not stay down until somebody wakes up.
 */
function healsAnyway(match: PolicyMatch, part: Part, { risks }: Change): boolean {
  if (!part.isCorrection || match.causes?.includes('drift') === true) return false;
  return risks.every((risk) => risk === 'restart' || risk === 'downtime');
}

function causeKind({ kind }: Cause): 'commit' | 'drift' | 'other' {
  if (kind === 'commit' || kind === 'worktree' || kind === 'undeclared') return 'commit';
  return kind === 'drift' ? 'drift' : 'other';
}

function listed<T>(wanted: readonly T[] | undefined, found: readonly T[]): boolean {
  return wanted === undefined || wanted.length === 0 || found.some((one) => wanted.includes(one));
}
