// THE SPINE. git -> parse -> validate -> resolve -> observe -> plan, then approve -> apply -> record.
// It reads top to bottom and holds no logic of its own: each stage is a call, and each stage's way of
// stopping is a value. Targets are strangers: what one cannot do never stops another.

import { applyPlan } from './apply/apply.ts';
import type { ApplyContext } from './apply/context.ts';
import { decide } from './approve/decide.ts';
import type { ParseTree } from './declare/parse.ts';
import type { TakenPort } from './declare/ports.ts';
import type { Resolved, Resolver } from './declare/resolve.ts';
import type { AppliedTarget } from './model/applied.ts';
import type { Declarations } from './model/declaration.ts';
import type { Desired } from './model/desired.ts';
import { Failure } from './model/failure.ts';
import type { Fleet, FleetTarget } from './model/fleet.ts';
import type { Observed } from './model/observed.ts';
import type { Problem } from './model/problem.ts';
import type { TargetName } from './model/ref.ts';
import { assert } from './model/result.ts';
import type { SourceTree } from './model/source.ts';
import { didYouMean } from './model/suggest.ts';
import { blameOf, removalsOf } from './observe/authors.ts';
import type { Observer } from './observe/observe.ts';
import { takenOn } from './observe/taken.ts';
import type { ApplyRequest, Carried, Look, PlannedTarget, PlanRequest, UnseenTarget } from './pass.ts';
import { planConvergence, positionsToBlame } from './plan/converge.ts';
import type { PlanInput } from './plan/input.ts';
import { only } from './plan/only.ts';
import type { Clock, Engine, Host, Journal, Lock, OpenSecrets, Seal, Source, Store, Vault } from './ports.ts';

/** Everything the line runs on. Built by wire.ts. */
export type Spine = {
  readonly fleet: Fleet;
  readonly source: Source;
  readonly parse: ParseTree;
  readonly resolver: Resolver;
  readonly vault: Vault;
  readonly seal: Seal;
  readonly store: Store;
  readonly journal: Journal;
  readonly lock: Lock;
  readonly clock: Clock;
  readonly host: Host;
  readonly nonce: () => string;
  engine(target: FleetTarget): Engine;
  observer(target: FleetTarget): Observer;
};

/** A revision of the declarations, read and checked. */
export type Loaded = {
  readonly tree: SourceTree;
  readonly declarations: Declarations;
  readonly problems: readonly Problem[];
};

/** git -> parse -> validate. Fails when the source cannot be read; bad declarations are problems. */
export async function loadRevision(
  spine: Pick<Spine, 'source' | 'parse' | 'fleet'>,
  signal: AbortSignal,
): Promise<Loaded> {
  const revision = await spine.source.fetch(signal);
  const tree = await spine.source.tree(revision, signal);
  return { tree, ...spine.parse(tree, spine.fleet) };
}

/** The whole way to plans, for the targets that are asked for. */
export async function look(spine: Spine, request: PlanRequest, signal: AbortSignal): Promise<Look> {
  const loaded = await loadRevision(spine, signal);
  const secrets = await spine.vault.ensure(spine.resolver.needs(loaded.declarations), signal);
  const glimpses = await Promise.all(
    targetsOf(spine, request).map((target) => glimpse(spine, target, signal)),
  );
  const resolved = resolve(spine, loaded, secrets, glimpses);
  checkRequest(request, resolved, glimpses);
  return {
    request,
    revision: loaded.tree.revision,
    problems: [...loaded.problems, ...resolved.problems],
    secrets,
    targets: await Promise.all(
      glimpses.map((seen) =>
        seen.kind === 'unseen' ? seen : planTarget(spine, seen, resolved, secrets, request, signal),
      ),
    ),
  };
}

/** approve -> apply -> record, target by target, side by side. */
export async function carryOut(
  spine: Spine,
  from: Look,
  request: ApplyRequest,
  signal: AbortSignal,
): Promise<readonly Carried[]> {
  const now = await spine.source.fetch(signal);
  return Promise.all(
    from.targets.map(async (planned): Promise<Carried> => {
      if (planned.kind === 'unseen') {
        return { kind: 'failed', target: planned.target, failure: planned.failure };
      }
      const { target, plan } = planned;
      if (now.commit !== plan.commit) {
        return { kind: 'stale', target, reason: `the branch is at ${now.commit} now` };
      }
      const consent = request.consent[target];
      const verdict = decide(plan, consent && { digest: consent, removals: request.removals });
      switch (verdict.kind) {
        case 'moved':
          return { kind: 'stale', target, reason: 'what was agreed to is another plan' };
        case 'missing':
        case 'blocked':
          return { kind: 'unapproved', target, plan };
        case 'empty':
        case 'approved':
          return carryOutOne(spine, from, planned, request, signal);
      }
    }),
  );
}

async function carryOutOne(
  spine: Spine,
  from: Look,
  planned: PlannedTarget,
  request: ApplyRequest,
  signal: AbortSignal,
): Promise<Carried> {
  const { target } = planned;
  try {
    const outcome = await applyPlan(planned.plan, applyContext(spine, from, planned, request), signal);
    return { kind: 'carried', outcome };
  } catch (error) {
    return { kind: 'failed', target, failure: asFailure(error) };
  }
}

type Glimpse = {
  readonly kind: 'seen';
  readonly target: FleetTarget;
  readonly applied: AppliedTarget | undefined;
  readonly taken: readonly TakenPort[];
};

/** What resolving needs of a target: our record, and the host ports in use. */
async function glimpse(
  spine: Spine,
  target: FleetTarget,
  signal: AbortSignal,
): Promise<Glimpse | UnseenTarget> {
  try {
    const [applied, taken] = await Promise.all([
      spine.store.load(target.name),
      takenOn(spine.engine(target), signal),
    ]);
    return { kind: 'seen', target, applied, taken };
  } catch (error) {
    return { kind: 'unseen', target: target.name, failure: asFailure(error) };
  }
}

/** A name that nothing has is a slip of the hand, not an empty answer. Fails with `instance/unknown` or `container/unknown`. */
function checkRequest(
  { instances, replace }: PlanRequest,
  { desired, held }: Resolved,
  glimpses: readonly (Glimpse | UnseenTarget)[],
): void {
  const declared = [...desired.values()].flatMap((one) => one.instances);
  const recorded = glimpses.flatMap((one) =>
    one.kind === 'seen' ? Object.keys(one.applied?.instances ?? {}) : [],
  );
  const names = [...declared.map(({ name }) => name), ...held, ...recorded];
  for (const name of instances) mustBeOneOf('instance', name, names);
  const containers = declared.flatMap((one) => one.containers.map(({ address }) => address));
  for (const address of replace) mustBeOneOf('container', address, containers);
}

function mustBeOneOf(kind: 'instance' | 'container', wanted: string, names: readonly string[]): void {
  if (names.includes(wanted)) return;
  throw new Failure(`${kind}/unknown`, `there is no ${kind} ${JSON.stringify(wanted)}`, {
    hint: didYouMean(wanted, names).hint ?? 'shipshape status lists what there is',
  });
}

function resolve(
  spine: Spine,
  { declarations, tree }: Loaded,
  secrets: OpenSecrets,
  glimpses: readonly (Glimpse | UnseenTarget)[],
): Resolved {
  const seen = glimpses.filter((one) => one.kind === 'seen');
  return spine.resolver.resolve({
    fleet: spine.fleet,
    declarations,
    tree,
    applied: new Map(seen.flatMap(({ target, applied }) => (applied ? [[target.name, applied]] : []))),
    taken: new Map(seen.map(({ target, taken }) => [target.name, taken])),
    secrets: {
      problems: secrets.problems,
      revision: secrets.revision,
      fingerprint: (parts) =>
        secrets.fingerprint(
          parts.map((part) => (typeof part === 'string' ? part : secrets.reveal(part.secret))).join(''),
        ),
    },
  });
}

/** observe -> plan, once to learn what to ask git about, once with its answers. */
async function planTarget(
  spine: Spine,
  { target, applied }: Glimpse,
  resolved: Resolved,
  secrets: OpenSecrets,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<PlannedTarget | UnseenTarget> {
  try {
    const desired = only(request.instances, desiredOn(target, resolved), applied);
    const observed = await observe(spine, target, desired, applied, secrets, signal);
    const input: PlanInput = {
      fleet: spine.fleet.name,
      desired,
      observed,
      applied,
      fingerprintOf: secrets.fingerprint,
      budget: spine.fleet.budget,
      replace: request.replace,
      acceptEmptyVolumes: request.acceptEmptyVolumes,
      blame: () => undefined,
      removal: () => undefined,
    };
    const places = positionsToBlame(input);
    const blame = await blameOf(spine.source, desired.revision, places, signal);
    const removal = await removalsOf(spine.source, desired, applied, signal);
    const plan = planConvergence({ ...input, blame, removal });
    const ports = resolved.ports.get(target.name) ?? {};
    return { kind: 'planned', target: target.name, desired, observed, applied, plan, ports };
  } catch (error) {
    return { kind: 'unseen', target: target.name, failure: asFailure(error) };
  }
}

function observe(
  spine: Spine,
  target: FleetTarget,
  desired: Desired,
  applied: AppliedTarget | undefined,
  secrets: OpenSecrets,
  signal: AbortSignal,
): Promise<Observed> {
  return spine.observer(target).observe(
    {
      target: target.name,
      fleet: spine.fleet.name,
      applied,
      seal: spine.seal,
      fingerprintOf: secrets.fingerprint,
      images: desired.instances.flatMap(({ containers }) => containers.map(({ image }) => image)),
      files: desired.instances.flatMap(({ files }) => files),
      parallelism: target.parallelism,
      full: true,
    },
    signal,
  );
}

function applyContext(
  spine: Spine,
  { secrets }: Look,
  { target: name, desired, ports }: PlannedTarget,
  request: ApplyRequest,
): ApplyContext {
  const target = targetNamed(spine, name);
  return {
    engine: spine.engine(target),
    store: spine.store,
    journal: spine.journal,
    lock: spine.lock,
    secrets,
    seal: spine.seal,
    clock: spine.clock,
    nonce: spine.nonce,
    read: (path, signal) => spine.source.read(desired.revision, path, signal),
    fleet: spine.fleet.name,
    desired,
    ports,
    observe: (applied, signal) => observe(spine, target, desired, applied, secrets, signal),
    onProgress: request.onProgress,
    parallelism: target.parallelism,
    by: request.by,
  };
}

function desiredOn({ name }: FleetTarget, { desired }: Resolved): Desired {
  const found = desired.get(name);
  assert(found !== undefined, `nothing was resolved for the target ${name}`);
  return found;
}

/** The targets asked for by name, all when none is. Fails with `target/unknown`. */
function targetsOf(spine: Spine, { targets }: PlanRequest): readonly FleetTarget[] {
  if (targets.length === 0) return [...spine.fleet.targets.values()];
  return targets.map((name) => targetNamed(spine, name));
}

function targetNamed(spine: Spine, name: string): FleetTarget {
  const target = spine.fleet.targets.get(name as TargetName);
  if (target !== undefined) return target;
  throw new Failure('target/unknown', `the fleet has no target ${JSON.stringify(name)}`, {
    hint: `its targets: ${[...spine.fleet.targets.keys()].join(', ')}`,
  });
}

/** Failures of the world end one target's pass; a bug is nobody's target and goes on up. */
function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}
