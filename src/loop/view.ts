// What is known of each instance of a target, as the last looks left it. A look at a few instances renews
// those; a look at everything renews all. Pure.

import type { AppliedInstance } from '../model/applied.ts';
import type { Obstacle } from '../model/condition.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { LiveContainer } from '../model/observed.ts';
import type { Change } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Commit, InstanceName } from '../model/ref.ts';
import type { PlannedTarget } from '../pass.ts';
import type { Extent } from './mailbox.ts';
import type { StandIn } from './stand-ins.ts';

export type InstanceView = {
  readonly name: InstanceName;
  /** The commit that was looked at. */
  readonly commit: Commit;
  readonly declared: DesiredInstance | undefined;
  readonly applied: AppliedInstance | undefined;
  /** Its declaration is bad now. */
  readonly isBad: boolean;
  readonly problems: readonly Problem[];
  readonly standIn: StandIn | undefined;
  readonly live: readonly LiveContainer[];
  /** What would be done, and what is only reported. */
  readonly changes: readonly Change[];
  readonly obstacles: readonly Obstacle[];
};

export type Views = ReadonlyMap<InstanceName, InstanceView>;

export type Seen = {
  readonly planned: PlannedTarget;
  readonly extent: Extent;
  readonly problems: readonly Problem[];
  readonly standIns: ReadonlyMap<InstanceName, StandIn>;
  readonly obstacles: ReadonlyMap<InstanceName, readonly Obstacle[]>;
};

export function viewsAfter(before: Views, seen: Seen): Views {
  const { extent } = seen;
  const fresh = viewsOf(seen);
  if (extent === 'all') return fresh;
  const next = new Map(before);
  for (const name of extent) {
    const view = fresh.get(name);
    if (view === undefined) next.delete(name);
    else next.set(name, view);
  }
  return next;
}

function viewsOf({ planned, problems, standIns, obstacles }: Seen): Views {
  const { desired, applied, observed, plan } = planned;
  const declared = new Map(desired.instances.map((one) => [one.name, one]));
  const unasked = new Set(desired.unasked ?? []);
  const held = new Set(desired.held.filter((name) => !unasked.has(name)));
  const live = Map.groupBy(observed.containers, ({ ownership }) =>
    ownership.kind === 'ours' ? ownership.instance : undefined,
  );
  const changes = Map.groupBy(plan.changes, ({ instance }) => instance);
  const recorded = applied?.instances ?? {};
  const names = new Set([
    ...declared.keys(),
    ...held,
    ...Object.values(recorded).map(({ name }) => name),
    ...changes.keys(),
  ]);
  return new Map(
    [...names].sort().map((name): [InstanceName, InstanceView] => {
      const standIn = standIns.get(name);
      const isBad = held.has(name) || standIn?.why === 'bad';
      const view: InstanceView = {
        name,
        commit: desired.revision.commit,
        declared: declared.get(name),
        applied: recorded[name],
        isBad,
        problems: isBad ? problemsOf(problems, recorded[name]) : [],
        standIn,
        live: live.get(name) ?? [],
        changes: changes.get(name) ?? [],
        obstacles: obstacles.get(name) ?? [],
      };
      return [name, view];
    }),
  );
}

/** Those of its own file; when none is there (a template, a Compose file), all that are errors. */
function problemsOf(problems: readonly Problem[], applied: AppliedInstance | undefined): readonly Problem[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const own = errors.filter(({ at }) => at.file === applied?.origin.file);
  return own.length > 0 ? own : errors;
}

/** Instances where something is seen that nobody asked for: live state moved. */
export function driftOf({ changes }: Pick<InstanceView, 'changes'>): readonly Change[] {
  return changes.filter((change) => {
    const causes = [...change.causes, ...change.fields.flatMap((field) => field.causes)];
    return causes.some(({ kind }) => kind === 'drift');
  });
}
