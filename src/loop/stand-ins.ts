// What stands in for a declaration: for a bad one the last good state, so that it stays up and is healed;
// for a pinned instance the commit that a person rolled it back to. A resolver around the real one.

import type { Resolved, Resolver } from '../declare/resolve.ts';
import type { ResolveInput } from '../declare/resolve-input.ts';
import { ADOPTED, type AppliedInstance } from '../model/applied.ts';
import type { Desired, DesiredInstance } from '../model/desired.ts';
import type { Pin } from '../model/ledger.ts';
import type { Commit, InstanceName, TargetName } from '../model/ref.ts';
import type { Older } from './older.ts';

export type StandIn = { readonly commit: Commit; readonly why: 'bad' | 'pinned' };

export type StandIns = {
  readonly resolver: Resolver;
  /** Who stood in for whom when something was resolved last. */
  current(): ReadonlyMap<InstanceName, StandIn>;
  /** Pins that the declarations resolved last have gone past: they are to be released. */
  passed(): readonly Pin[];
};

export function createStandIns(
  inner: Resolver,
  older: Older,
  target: TargetName,
  pins: () => readonly Pin[],
): StandIns {
  let current = new Map<InstanceName, StandIn>();
  let passed: Pin[] = [];

  function replaced(input: ResolveInput, desired: Desired): Desired {
    current = new Map();
    passed = [];
    const instances = new Map(desired.instances.map((one) => [one.name, one]));
    const held = new Set(desired.held);
    const put = (name: InstanceName, stand: StandIn) => {
      const instance = older.instance(stand.commit, name, input);
      const former = instances.get(name)?.movedFrom;
      // What it is to follow cannot be read, or is bad: then it stays as it is, and goes nowhere.
      instances.delete(name);
      held.add(name);
      // Under its former name it still runs: without the move that would count as removed.
      if (former !== undefined && former !== instance?.movedFrom) held.add(former);
      if (instance === undefined) return;
      instances.set(name, instance);
      held.delete(name);
      current.set(name, stand);
    };
    for (const [name, commit] of lastGood(target, input, desired)) put(name, { commit, why: 'bad' });
    for (const pin of pins()) {
      const now = instances.get(pin.instance);
      if (now === undefined && input.applied.get(target)?.instances[pin.instance] === undefined) continue;
      if (!held.has(pin.instance) && isPassed(older, pin, now, desired, input)) passed.push(pin);
      else put(pin.instance, { commit: pin.commit, why: 'pinned' });
    }
    return { ...desired, instances: [...instances.values()].sort(byName), held: [...held] };
  }

  return {
    current: () => current,
    passed: () => passed,
    resolver: {
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
        const next = new Map([...resolved.desired, [target, replaced(input, desired)]]);
        return { ...resolved, desired: next };
      },
    },
  };
}

/** The commits that held instances were applied from. */
function lastGood(
  target: TargetName,
  input: ResolveInput,
  { held, revision }: Desired,
): readonly [InstanceName, Commit][] {
  const recorded = input.applied.get(target)?.instances ?? {};
  return held.flatMap((name): readonly [InstanceName, Commit][] => {
    const last = goodCommit(recorded[name]);
    return last === undefined || last === ADOPTED || last === revision.commit ? [] : [[name, last]];
  });
}

/** The declaration is another than when it was pinned. */
function isPassed(
  older: Older,
  { instance, since }: Pin,
  now: DesiredInstance | undefined,
  { revision }: Desired,
  input: ResolveInput,
): boolean {
  if (since === revision.commit || now?.commit !== undefined) return false;
  if (now === undefined) return true;
  const then = older.instance(since, instance, input);
  // A bad one that was mended is another one; one that only cannot be resolved (yet) may be the same.
  if (then === undefined) return older.isDeclared(since, instance) === false;
  return !isSameDeclared(then, now);
}

function byName(a: DesiredInstance, b: DesiredInstance): number {
  return a.name < b.name ? -1 : 1;
}

/** What was tried and never worked is no good state to go back to. */
function goodCommit(record: AppliedInstance | undefined): Commit | undefined {
  return record?.partial === true ? undefined : record?.commit;
}

/** What it asks for is the same, wherever it is written and whichever commit it is read from. */
export function isSameDeclared(a: DesiredInstance, b: DesiredInstance): boolean {
  return a === b || JSON.stringify(a, withoutPlaces) === JSON.stringify(b, withoutPlaces);
}

function withoutPlaces(key: string, value: unknown): unknown {
  if (key === 'origin' || key === 'origins' || key === 'commit') return undefined;
  // Where the bytes are read; what they are is in the digest beside.
  return key === 'from' ? undefined : value;
}
