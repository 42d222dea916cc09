// Carrying out one plan that may go: tells that it runs, and writes down what came of it before anything
// else is done. A run ends early only at the border of a step, and then says so.

import { recordOutcome } from '../approve/troubles.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { Failure } from '../model/failure.ts';
import type { Plan, StepId } from '../model/plan.ts';
import type { Trigger } from '../model/record.ts';
import { addressParts, type InstanceName } from '../model/ref.ts';
import type { Outcome, Progress } from '../model/run.ts';
import type { Look, PlannedTarget } from '../pass.ts';
import { carryOut } from '../reconcile.ts';
import type { Spine } from '../stages/spine.ts';
import { type DaemonParts, OWN, timeText } from './parts.ts';
import { runRecord } from './record.ts';
import { keepingTeams } from './teams.ts';

/** A run that goes on. */
export type Running = {
  readonly run: string;
  readonly since: string;
  readonly triggers: readonly Trigger[];
  /** Instances with steps that have not ended. */
  readonly unfinished: ReadonlySet<InstanceName>;
  /** All instances that it is about: they are looked at when it has ended. */
  readonly touches: ReadonlySet<InstanceName>;
  readonly desired: readonly DesiredInstance[];
  /** Ends it at the border of a step. */
  stop(): void;
};

export type Part = {
  readonly look: Look;
  readonly planned: PlannedTarget;
  readonly triggers: readonly Trigger[];
  /** Who approved, `ana (ssh-key SHA256:…)`; empty: policy let it flow. */
  readonly approvedBy: readonly string[];
  /** What is declared now, where that is not what is carried out. */
  readonly declared?: readonly DesiredInstance[];
};

export type CarriedPart =
  | { readonly kind: 'ran'; readonly outcome: Outcome }
  | { readonly kind: 'stale'; readonly reason: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type CarryParts = Pick<DaemonParts, 'ledger' | 'history' | 'audit' | 'events' | 'clock'> & {
  readonly spine: Spine;
  readonly onRunning: (running: Running | undefined) => void;
};

export async function carryPart(parts: CarryParts, part: Part, signal: AbortSignal): Promise<CarriedPart> {
  const beganAt = timeText(parts.clock.now());
  try {
    const going = part.approvedBy.length === 0 ? keepingTeams(part) : part;
    const carried = await runPlan(parts, going, beganAt, signal);
    if (carried.kind === 'ran') await writeDown(parts, part, carried.outcome, beganAt);
    if (isSpent(part, carried)) await writeSpent(parts, part, carried);
    return carried;
  } finally {
    parts.onRunning(undefined);
  }
}

async function runPlan(
  parts: CarryParts,
  { look, planned, triggers, approvedBy, declared }: Part,
  beganAt: string,
  signal: AbortSignal,
): Promise<CarriedPart> {
  const { plan, desired } = planned;
  const { target } = plan;
  const stopping = new AbortController();
  const left = createLeft(plan);
  let run = '';
  const begin = (id: string) => {
    run = id;
    const unfinished = left.instances;
    const touches = instancesOf(plan);
    const stop = () => stopping.abort();
    const instances = declared ?? desired.instances;
    parts.onRunning({ run, since: beganAt, triggers, unfinished, touches, desired: instances, stop });
    parts.events.tell({ kind: 'run.begun', run, target, instances: [...unfinished] });
  };
  const onProgress = (progress: Progress) => {
    if (progress.kind === 'step.ended') left.end(progress.outcome.step);
    parts.events.tell({ kind: 'run.progress', run, target, progress });
  };
  const by = approvedBy.length === 0 ? OWN.name : approvedBy.join(', ');
  const request = { consent: { [target]: plan.digest }, removals: true, by, onProgress };
  const spine = plan.steps.length === 0 ? parts.spine : tellingRun(parts.spine, begin);
  const both = AbortSignal.any([signal, stopping.signal]);
  const [carried] = await carryOut(spine, look, request, both);
  switch (carried?.kind) {
    case 'carried':
      return { kind: 'ran', outcome: carried.outcome };
    case 'failed':
      return { kind: 'failed', failure: carried.failure };
    case 'stale':
      return { kind: 'stale', reason: carried.reason };
    default:
      return { kind: 'stale', reason: 'the plan is not the one that was agreed to' };
  }
}

/** The first nonce that a run takes is its id. */
function tellingRun(spine: Spine, begin: (run: string) => void): Spine {
  let isTold = false;
  return {
    ...spine,
    nonce: () => {
      const nonce = spine.nonce();
      if (!isTold) begin(nonce);
      isTold = true;
      return nonce;
    },
  };
}

/** What has not ended yet of a plan. */
function createLeft({ steps }: Plan) {
  const counts = new Map<InstanceName, number>();
  const of = new Map<StepId, InstanceName>();
  for (const { id, address } of steps) {
    const { instance } = addressParts(address);
    of.set(id, instance);
    counts.set(instance, (counts.get(instance) ?? 0) + 1);
  }
  const instances = new Set(counts.keys());
  return {
    instances,
    end(step: StepId) {
      const instance = of.get(step);
      if (instance === undefined) return;
      const count = (counts.get(instance) ?? 1) - 1;
      counts.set(instance, count);
      if (count <= 0) instances.delete(instance);
    },
  };
}

/** Approvals are good for one apply, also for one of which nothing could be done. */
function isSpent({ approvedBy }: Part, carried: CarriedPart): boolean {
  return approvedBy.length > 0 && (carried.kind !== 'ran' || isUntouched(carried.outcome));
}

/** Without it, whose word was taken for nothing would be known to nobody. */
async function writeSpent(
  { audit }: CarryParts,
  { planned: { plan }, approvedBy }: Part,
  carried: CarriedPart,
): Promise<void> {
  const why = {
    ran: 'what runs has moved',
    stale: 'it had become old',
    failed: 'it could not begin',
  } as const;
  const more = carried.kind === 'failed' ? `: ${carried.failure.message}` : '';
  await audit.append({
    actor: OWN,
    action: 'apply:target',
    subject: plan.target,
    outcome: 'failed',
    reason: `nothing was done, ${why[carried.kind]}${more}; it must be approved anew`,
    detail: { plan: plan.digest, commit: plan.commit, approvedBy: approvedBy.join(', ') },
  });
}

/** What went stale before anything was done is planned anew, and tells then. */
function isUntouched({ kind, steps }: Outcome): boolean {
  return kind === 'stale' && steps.every((step) => step.kind === 'skipped');
}

async function writeDown(
  parts: CarryParts,
  { planned: { plan }, triggers, approvedBy }: Part,
  outcome: Outcome,
  beganAt: string,
): Promise<void> {
  if (plan.steps.length === 0) return;
  const { clock, events } = parts;
  const noted = parts.ledger.update((state) => recordOutcome(state, plan, asTrouble(outcome), clock.now()));
  if (isUntouched(outcome)) {
    await noted;
    return;
  }
  const endedAt = timeText(clock.now());
  const record = runRecord({ plan, outcome, triggers, approvedBy, beganAt, endedAt });
  const kept = parts.history.append(record);
  const bad = outcome.instances.filter(({ kind }) => kind !== 'applied');
  const told = parts.audit.append({
    actor: OWN,
    action: 'apply:target',
    subject: plan.target,
    outcome: outcome.kind === 'applied' ? 'done' : 'failed',
    reason: bad.map(({ instance, kind, message }) => `${instance}: ${message ?? kind}`).join('; '),
    detail: {
      run: outcome.run,
      plan: plan.digest,
      commit: plan.commit,
      instances: outcome.instances.map(({ instance }) => instance).join(', '),
      approvedBy: approvedBy.join(', '),
    },
  });
  // Each is written although another cannot be: it was done, and somewhere it must stand.
  const ends = await Promise.allSettled([noted, kept, told]);
  events.tell({ kind: 'run.ended', record });
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** What the world did to a change is no reason not to try it again: it is a failure with backoff. */
const WORLD: ReadonlySet<string> = new Set([
  'engine/unreachable',
  'engine/timeout',
  'engine/interrupted',
  'engine/unavailable',
  'engine/rate-limited',
  'engine/registry-unreachable',
]);

function asTrouble({ instances, steps }: Outcome): Pick<Outcome, 'instances'> {
  const ofWorld = new Set(
    steps.flatMap((one) =>
      one.kind === 'failed' && WORLD.has(one.code) ? [one.step.slice(0, one.step.indexOf('/'))] : [],
    ),
  );
  return {
    instances: instances.map((one) =>
      one.kind === 'rolled-back' && ofWorld.has(one.instance) ? { ...one, kind: 'failed' } : one,
    ),
  };
}

export function instancesOf({ steps }: Pick<Plan, 'steps'>): ReadonlySet<InstanceName> {
  return new Set(steps.map(({ address }) => addressParts(address).instance));
}
