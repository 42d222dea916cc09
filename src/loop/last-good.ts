// What was last applied, as something to be desired again: the instances of older commits, with everything
// that is on record of them in place of what those commits would mean today. A look at nothing else.

import type { Resolved, Resolver } from '../declare/resolve.ts';
import type { ResolveInput } from '../declare/resolve-input.ts';
import { ADOPTED, type AppliedInstance } from '../model/applied.ts';
import type { Desired, DesiredInstance } from '../model/desired.ts';
import type { InstanceName, TargetName } from '../model/ref.ts';
import type { Look } from '../pass.ts';
import { createPlanMemory } from '../plan/memory.ts';
import type { Remote } from '../ports.ts';
import { look } from '../reconcile.ts';
import type { Spine } from '../stages/spine.ts';
import { createOlder, type Older, withOlder } from './older.ts';

export type LastGood = {
  /** The line, at the last good state of what was looked at last. */
  readonly spine: Spine;
  /** Plans for these alone; fails as the line does. What cannot be had any more is left as it is. */
  look(names: readonly InstanceName[], signal: AbortSignal): Promise<Look>;
};

/** True of what was as declared once: what was tried and never worked is no good state to go back to. */
export function isGood({ partial, commit, state }: AppliedInstance): boolean {
  return partial !== true && commit !== ADOPTED && state !== 'ignored';
}

export function createLastGood(line: Spine, remote: Remote, target: TargetName): LastGood {
  const older = createOlder({ source: line.source, remote, fleet: line.fleet, target });
  let wanted: ReadonlySet<InstanceName> = new Set();
  const spine: Spine = {
    ...line,
    source: withOlder(line.source, older),
    resolver: createResolver(line.resolver, older, target, () => wanted),
    // What the line itself remembers is about what is declared now.
    planned: createPlanMemory(),
  };
  return {
    spine,
    async look(names, signal) {
      wanted = new Set(names);
      const request = { targets: [target], instances: names, replace: [], acceptEmptyVolumes: [] };
      const first = await look(spine, request, signal);
      if (!(await older.load(signal))) return first;
      const second = await look(spine, request, signal);
      await older.load(signal);
      return second;
    },
  };
}

function createResolver(
  inner: Resolver,
  older: Older,
  target: TargetName,
  wanted: () => ReadonlySet<InstanceName>,
): Resolver {
  return {
    ...inner,
    needs(declarations) {
      const own = older.needs();
      const names = new Set(own.map(({ name }) => name));
      return [...inner.needs(declarations).filter(({ name }) => !names.has(name)), ...own];
    },
    resolve(input): Resolved {
      const resolved = inner.resolve(input);
      const desired = resolved.desired.get(target);
      if (desired === undefined) return resolved;
      const next = replaced(input, desired, older, wanted());
      return { ...resolved, desired: new Map([...resolved.desired, [target, next]]) };
    },
  };
}

function replaced(
  input: ResolveInput,
  desired: Desired,
  older: Older,
  wanted: ReadonlySet<InstanceName>,
): Desired {
  const others = desired.instances.filter(
    // Nor what it is to become: it goes on under the name that it has.
    ({ name, movedFrom }) => !wanted.has(name) && !(movedFrom !== undefined && wanted.has(movedFrom)),
  );
  const held = new Set(desired.held);
  const instances = [...wanted].flatMap((name): readonly DesiredInstance[] => {
    const record = input.applied.get(desired.target)?.instances[name];
    const then = record && older.instance(record.commit, name, input);
    const instance = then && asRecorded(then, record);
    if (instance === undefined) held.add(name);
    else held.delete(name);
    return instance === undefined ? [] : [instance];
  });
  const all = [...others, ...instances].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { ...desired, instances: all, held: [...held] };
}

/**
 * An upgrade may read the same commit otherwise, and of a run that failed some changes may have stayed: the
 * record says what was really made. Undefined when that needs what the commit does not have.
 */
function asRecorded(then: DesiredInstance, record: AppliedInstance): DesiredInstance | undefined {
  const containers = Object.values(record.containers).map(({ spec }) => spec);
  const networks = merged(then.networks, Object.values(record.networks));
  const volumes = merged(then.volumes, Object.values(record.volumes));
  const has = new Set([...then.builds, ...then.files, ...volumes].map(({ address }) => address));
  const isWhole = containers.every(({ build, files, volumes: own }) =>
    [...files, ...own, ...(build === undefined ? [] : [build])].every((address) => has.has(address)),
  );
  return isWhole ? { ...then, state: record.state, containers, networks, volumes } : undefined;
}

function merged<Spec extends { readonly address: string }>(
  then: readonly Spec[],
  recorded: readonly { readonly spec: Spec }[],
): readonly Spec[] {
  return [
    ...new Map([...then, ...recorded.map(({ spec }) => spec)].map((spec) => [spec.address, spec])).values(),
  ];
}
