// What is known of each instance of a target, as the last looks left it. A look at a few instances renews
// those; a look at everything renews all. Pure.

import type { AppliedInstance } from '../model/applied.ts';
import type { Obstacle } from '../model/condition.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { LiveContainer } from '../model/observed.ts';
import type { Change } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { recordedAs } from '../model/recorded.ts';
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
  /** The same, or what is on record under the name that it says it had. */
  readonly formerly: AppliedInstance | undefined;
  /** Its declaration is bad now. */
  readonly isBad: boolean;
  readonly problems: readonly Problem[];
  readonly standIn: StandIn | undefined;
  readonly live: readonly LiveContainer[];
  /** What would be done, and what is only reported. */
  readonly changes: readonly Change[];
  readonly obstacles: readonly Obstacle[];
  /** How much is not as it was last applied, while something newer waits. */
  readonly strayed?: number | undefined;
};

export type Views = ReadonlyMap<InstanceName, InstanceView>;

export type Seen = {
  readonly planned: PlannedTarget;
  readonly extent: Extent;
  readonly problems: readonly Problem[];
  /** The file that each instance is declared in. */
  readonly places: ReadonlyMap<string, string>;
  readonly standIns: ReadonlyMap<InstanceName, StandIn>;
  readonly obstacles: ReadonlyMap<InstanceName, readonly Obstacle[]>;
  readonly strayed: ReadonlyMap<InstanceName, number>;
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

function viewsOf({ planned, problems, places, standIns, obstacles, strayed }: Seen): Views {
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
    // What the guard denied is not planned: only what stands against it tells of it.
    ...[...obstacles].flatMap(([name, all]) => (all.some(({ kind }) => kind === 'admission') ? [name] : [])),
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
        formerly: recordedAs(name, declared.get(name), applied),
        isBad,
        problems: isBad ? problemsOf(problems, places, places.get(name) ?? recorded[name]?.origin.file) : [],
        standIn,
        live: live.get(name) ?? [],
        changes: changes.get(name) ?? [],
        obstacles: obstacles.get(name) ?? [],
        strayed: strayed.get(name),
      };
      return [name, view];
    }),
  );
}

/**
 * Those of its own file; when none is there, those of files that declare no instance (templates, Compose
 * files, what is beside them), of its own folder if there are such.
 */
function problemsOf(
  problems: readonly Problem[],
  places: ReadonlyMap<string, string>,
  file: string | undefined,
): readonly Problem[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const own = errors.filter(({ at }) => at.file === file);
  if (own.length > 0) return own;
  const declaring = new Set(places.values());
  const shared = errors.filter(({ at }) => !declaring.has(at.file));
  const folder = file?.slice(0, file.lastIndexOf('/') + 1) ?? '';
  const near = folder === '' ? [] : shared.filter(({ at }) => at.file.startsWith(folder));
  return [near, shared, errors].find((some) => some.length > 0) ?? [];
}

/** What keeps instances back beside what was found when they were looked at. */
export function withObstacle(views: Views, names: ReadonlySet<InstanceName>, obstacle: Obstacle): Views {
  return new Map(
    [...views].map(([name, view]) => [
      name,
      names.has(name) ? { ...view, obstacles: [...view.obstacles, obstacle] } : view,
    ]),
  );
}

/** Instances where something is seen that nobody asked for: live state moved. */
export function driftOf({ changes }: Pick<InstanceView, 'changes'>): readonly Change[] {
  return changes.filter((change) => {
    const causes = [...change.causes, ...change.fields.flatMap((field) => field.causes)];
    return causes.some(({ kind }) => kind === 'drift');
  });
}
