// Which part of a full plan goes now, which part is kept and why, and which part waits for people. Pure:
// the plan, policy in force, what people said and the time come in, a verdict comes out. It never lets
// data-loss go without a person who did not write it, whatever policy says.

import type { AdmissionFinding } from '../model/admission.ts';
import type { AppliedTarget } from '../model/applied.ts';
import type { Obstacle } from '../model/condition.ts';
import type { Desired, DesiredInstance } from '../model/desired.ts';
import { canonicalJson } from '../model/digest.ts';
import type { LedgerState, Need } from '../model/ledger.ts';
import type { People } from '../model/person.ts';
import type { Plan } from '../model/plan.ts';
import type { ChangePolicy } from '../model/policy.ts';
import type { InstanceName, TargetName } from '../model/ref.ts';
import { timeOf, timeText } from '../model/time.ts';
import { lackedBackups } from './backups.ts';
import type { Wait } from './blocked.ts';
import { blockedBy } from './blocked.ts';
import type { Exceeded } from './budget.ts';
import { budgetsExceeded } from './budget.ts';
import type { Part } from './matching.ts';
import { matchedChanges, partOf } from './matching.ts';
import { idleObstacles, keptBy } from './obstacles.ts';
import { actingChanges } from './part.ts';
import type { Requirement } from './requirements.ts';
import { requirementsOf, together } from './requirements.ts';
import { settled, upgradeFrom } from './upgrade.ts';
import { isOpen, opensAt } from './windows.ts';

/**
 * A plan of everything on one target. A plan of some instances may be judged as well; then only `flows`,
 * `obstacles` (of those instances) and `wakeAt` mean something: what waits is proposed from full plans alone.
 */
export type JudgeInput = {
  readonly plan: Plan;
  readonly desired: Pick<Desired, 'instances' | 'held' | 'unasked'>;
  readonly applied: AppliedTarget | undefined;
  /** All policies in force, the floor included. */
  readonly policies: readonly ChangePolicy[];
  readonly people: People;
  readonly ledger: Pick<LedgerState, 'keeps' | 'pins' | 'troubles' | 'settledBy'>;
  readonly findings: readonly AdmissionFinding[];
  /** When the newest backup of each instance was taken that counts as made, in milliseconds since 1970. */
  readonly backups?: ReadonlyMap<InstanceName, number>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The running version of shipshape. */
  readonly version: string;
  /** How long approvals are good for where no policy says so: `fleet.approvals.expireMs`. */
  readonly expireMs: number;
};

/**
 * What waits for people together: one proposal. Instances under the same windows are one group, so that a
 * group's plan, and with it what people approve, stays the same when a window opens.
 */
export type Waiting = {
  readonly instances: readonly InstanceName[];
  readonly needs: readonly Need[];
  /** How long an approval is good for, in milliseconds: the shortest of its policies. */
  readonly expiresMs: number;
  /** Approved or not, it does not go while there are any (closed windows, backups that are to be made first). */
  readonly notBefore: readonly Obstacle[];
};

export type Judged = {
  readonly target: TargetName;
  /** Instances whose changes are carried out now, on nobody's word. Sorted. */
  readonly flows: readonly InstanceName[];
  /**
   * Why instances are not as declared or not known to be: also those with nothing to do (a hold is a hold).
   * Not here, because they are known elsewhere: `bad-declaration`, `reported`, `target-unseen`; and
   * `awaiting-approval`, which the proposal's id belongs to (needs.ts `missing`).
   */
  readonly obstacles: ReadonlyMap<InstanceName, readonly Obstacle[]>;
  readonly waiting: readonly Waiting[];
  /** Instances whose changes wait for a backup of them, on nobody's word and for nothing else. Sorted. */
  readonly backups: readonly InstanceName[];
  /** Of a full look: what `ledger.settledBy` becomes. The same object when it stays. */
  readonly settledBy: LedgerState['settledBy'];
  /** When time alone may change this verdict (a window, a hold's end, a retry); milliseconds since 1970. */
  readonly wakeAt: number | undefined;
};

/** All that is known of one acting part before its neighbours are looked at. */
type Finding = {
  readonly part: Part;
  /** It does not go, whatever people approve. */
  readonly kept: readonly Obstacle[];
  /** It goes once people approved. */
  readonly asked: readonly Obstacle[];
  readonly closed: readonly Obstacle[];
  readonly requirements: readonly Requirement[];
  /** The same for parts that may wait in one proposal. */
  readonly group: string;
};

export function judge(input: JudgeInput): Judged {
  const { plan, ledger, version, applied } = input;
  const parts = partsOf(input);
  const budgets = budgetsExceeded(input, parts);
  const guarded = new Map(
    parts.flatMap((part) => {
      const { target, commit } = plan;
      const from = upgradeFrom(part, { target, commit, applied, version, settledBy: ledger.settledBy });
      return from === undefined ? [] : [[part.instance, from] as const];
    }),
  );
  const found = parts.map((part) => find(input, part, budgets, guarded.get(part.instance)));
  const blocked = blockedBy(withDenied(input), found.map(waitOf));
  const free = found.filter(({ part, kept }) => kept.length === 0 && !blocked.has(part.instance));
  const obstacles = obstaclesOf(input, found, blocked);
  return {
    target: plan.target,
    flows: free
      .filter(({ requirements, closed }) => requirements.length === 0 && closed.length === 0)
      .map(({ part }) => part.instance)
      .sort(),
    obstacles,
    waiting: waitingOf(free, input.expireMs),
    backups: free
      .filter(({ requirements, closed }) => requirements.length === 0 && isForBackups(closed))
      .map(({ part }) => part.instance)
      .sort(),
    settledBy: settled(ledger.settledBy, plan.target, version, guarded),
    wakeAt: firstAfter(input.now, [...obstacles.values()].flat()),
  };
}

/** What the guard denied is left out of the plan as if nobody had asked for it, and is waited for all the same. */
function withDenied({ desired, findings }: JudgeInput): JudgeInput['desired'] {
  const denied = new Set(findings.flatMap(({ level, instance }) => (level === 'deny' ? [instance] : [])));
  return { ...desired, unasked: (desired.unasked ?? []).filter((name) => !denied.has(name)) };
}

/** What each instance would do; an instance that was renamed is one with the one it was. */
function partsOf({ plan, desired, people, applied }: JudgeInput): readonly Part[] {
  const byInstance = actingChanges(plan);
  const declared = new Map(desired.instances.map((one) => [one.name, one]));
  const moves = movesOf(desired.instances, declared);
  const names = new Set([...byInstance.keys()].map((name) => moves.get(name) ?? name));
  return [...names].sort().map((name) => {
    const formerly = [...moves].find(([, now]) => now === name)?.[0];
    const changes = [
      ...(byInstance.get(name) ?? []),
      ...(formerly === undefined ? [] : (byInstance.get(formerly) ?? [])),
    ];
    const around = { target: plan.target, people, applied };
    return partOf(name, formerly, changes, declared.get(name), around);
  });
}

function movesOf(
  instances: readonly DesiredInstance[],
  declared: ReadonlyMap<InstanceName, DesiredInstance>,
): ReadonlyMap<InstanceName, InstanceName> {
  return new Map(
    instances.flatMap(({ name, movedFrom }) =>
      movedFrom === undefined || declared.has(movedFrom) ? [] : [[movedFrom, name] as const],
    ),
  );
}

function find(
  input: JudgeInput,
  part: Part,
  budgets: readonly Exceeded[],
  upgradeOf: string | undefined,
): Finding {
  const matched = input.policies.flatMap((policy) => {
    const changes = matchedChanges(policy, part);
    return changes.length === 0 ? [] : [{ policy, changes }];
  });
  const applying = matched.map(({ policy }) => policy);
  const limited = applying.filter(({ windows, backup }) => hasWindows(windows) || backup !== undefined);
  const over = budgets.filter(({ removed }) => removed.includes(part.instance));
  return {
    part,
    kept: keptBy(input, part),
    asked: [
      ...over.map(({ removed, total }): Obstacle => ({ kind: 'budget', removed: removed.length, total })),
      ...(upgradeOf === undefined ? [] : [{ kind: 'upgrade', from: upgradeOf, to: input.version } as const]),
    ],
    closed: [
      ...limited
        .filter(({ windows }) => !isOpen(windows, input.now))
        .map((policy) => closedBy(policy, input.now)),
      ...lackedBackups(part, limited, input),
    ],
    requirements: requirementsOf(part, { matched, over, upgradeOf, findings: input.findings }),
    group: limited
      .map(({ name, isFloor }) => `${isFloor} ${name}`)
      .sort()
      .join('\n'),
  };
}

function waitOf({ part, kept, closed, requirements, group }: Finding): Wait {
  if (kept.length > 0) return { part, on: 'kept' };
  if (requirements.length > 0) return { part, on: `approval ${group}` };
  return { part, on: closed.length > 0 ? `window ${group}` : undefined };
}

/** Of every instance that is known: what stands against it, whether there is anything to do or not. */
function obstaclesOf(
  input: JudgeInput,
  found: readonly Finding[],
  blocked: ReadonlyMap<InstanceName, InstanceName>,
): Judged['obstacles'] {
  const { desired, applied, findings } = input;
  const known = [
    ...findings.map(({ instance }) => instance),
    ...desired.instances.map(({ name }) => name),
    ...desired.held,
    ...Object.values(applied?.instances ?? {}).map(({ name }) => name),
  ];
  const all = new Map(known.map((name) => [name, idleObstacles(input, name)]));
  for (const { part, kept, asked, closed } of found) {
    const on = blocked.get(part.instance);
    const dependency: readonly Obstacle[] = on === undefined ? [] : [{ kind: 'blocked-by', on }];
    const own = [...kept, ...dependency, ...asked, ...closed];
    for (const name of part.names) all.set(name, [...idleObstacles(input, name), ...own]);
  }
  return new Map(
    [...all].filter(([, obstacles]) => obstacles.length > 0).map(([name, list]) => [name, once(list)]),
  );
}

function once(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  return [...new Map(obstacles.map((one) => [canonicalJson(one), one])).values()];
}

function hasWindows({ allow, deny }: ChangePolicy['windows']): boolean {
  return allow.length + deny.length > 0;
}

/** True for a list of backups to be made first, and of nothing else. */
export function isForBackups(obstacles: readonly Obstacle[]): boolean {
  return obstacles.length > 0 && obstacles.every(({ kind }) => kind === 'backup');
}

function closedBy({ name, windows }: ChangePolicy, now: number): Obstacle {
  const opens = opensAt(windows, now);
  return { kind: 'window', policy: name, opens: opens === undefined ? undefined : timeText(opens) };
}

function waitingOf(free: readonly Finding[], expireMs: number): readonly Waiting[] {
  const groups = new Map<string, Finding[]>();
  for (const one of free) {
    if (one.requirements.length > 0) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  }
  return [...groups.values()].map((members) => ({
    instances: members.map(({ part }) => part.instance).sort(),
    ...together(
      members.flatMap(({ requirements }) => requirements),
      expireMs,
    ),
    notBefore: once(members.flatMap(({ closed }) => closed)),
  }));
}

function firstAfter(now: number, obstacles: readonly Obstacle[]): number | undefined {
  const times = obstacles.flatMap((obstacle) => {
    const text = 'until' in obstacle ? obstacle.until : 'opens' in obstacle ? obstacle.opens : undefined;
    return text === undefined ? [] : [timeOf(text)];
  });
  const ahead = times.filter((time) => time > now);
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}
