// The plan linter: what must be true of any plan, whoever made it. A finding is a bug of a planner, or
// a plan that was altered; nothing with findings is ever applied.

import type { Observed, Ownership } from '../model/observed.ts';
import type { Call, Change, Plan, Step, StepId } from '../model/plan.ts';
import type { Address } from '../model/ref.ts';
import { digestOf } from './freeze.ts';
import { subjectsOf } from './order.ts';

export type Finding = {
  readonly code:
    | 'digest'
    | 'duplicate-step'
    | 'unknown-step'
    | 'order'
    | 'orphan-step'
    | 'not-ours'
    | 'short-id'
    | 'no-expectation'
    | 'wrong-action'
    | 'missing-risk'
    | 'volume-removal'
    | 'early-removal'
    | 'missing-undo';
  readonly where: StepId | Address | '';
  readonly message: string;
};

type Look = {
  readonly plan: Plan;
  readonly steps: ReadonlyMap<StepId, Step>;
  readonly changeOf: ReadonlyMap<StepId, Change>;
  readonly owners: ReadonlyMap<string, Ownership>;
};

const FULL_ID = /^[0-9a-f]{64}$/;
const DESTRUCTIVE: ReadonlySet<Call['kind']> = new Set([
  'container.remove',
  'network.remove',
  'volume.remove',
]);

/** Everything that is wrong with a plan for this snapshot; empty for every plan of ours. */
export function checkPlan(plan: Plan, observed: Observed): readonly Finding[] {
  const look: Look = {
    plan,
    steps: new Map(plan.steps.map((step) => [step.id, step])),
    changeOf: new Map(plan.changes.flatMap((change) => change.steps.map((id) => [id, change] as const))),
    owners: new Map<string, Ownership>([
      ...observed.containers.map((live) => [live.id, live.ownership] as const),
      ...observed.networks.map((live) => [live.id, live.ownership] as const),
      ...observed.volumes.map((live) => [live.name, live.ownership] as const),
    ]),
  };
  return [
    ...(digestOf(plan) === plan.digest ? [] : [finding('digest', '', 'the digest is of another plan')]),
    ...checkGraph(look),
    ...plan.steps.flatMap((step) => [...checkTouch(look, step), ...checkDestruction(look, step)]),
    ...plan.changes.flatMap((change) => checkReplace(look, change)),
  ];
}

function checkGraph({ plan, steps, changeOf }: Look): readonly Finding[] {
  const position = new Map(plan.steps.map((step, index) => [step.id, index]));
  const listed = plan.changes.flatMap((change) =>
    change.steps
      .filter((id) => !steps.has(id))
      .map((id) => finding('unknown-step', change.address, `lists ${id}, which is no step`)),
  );
  const own = plan.steps.flatMap((step, index) => [
    ...(position.get(step.id) === index
      ? []
      : [finding('duplicate-step', step.id, 'two steps have this id')]),
    ...(changeOf.has(step.id) ? [] : [finding('orphan-step', step.id, 'belongs to no change')]),
    ...step.needs.flatMap((need) => checkNeed(step.id, index, need, position.get(need))),
  ]);
  return [...own, ...listed];
}

/** Steps are listed so that each comes after what it needs; that also rules out cycles. */
function checkNeed(step: StepId, at: number, need: StepId, needAt: number | undefined): readonly Finding[] {
  if (needAt === undefined) return [finding('unknown-step', step, `needs ${need}, which is no step`)];
  return needAt < at ? [] : [finding('order', step, `comes before ${need}, which it needs`)];
}

/** Only objects of ours are touched, by full id, and with what must still hold. */
function checkTouch(look: Look, step: Step): readonly Finding[] {
  const calls: readonly Call[] = [step, ...(step.undo ?? [])];
  const found = calls.flatMap((call) => [
    ...subjectsOf(call).flatMap((subject) =>
      subject.by === 'step'
        ? look.steps.has(subject.step)
          ? []
          : [finding('unknown-step', step.id, `acts on what ${subject.step} makes, which is no step`)]
        : checkId(look, step, call, subject.id),
    ),
  ]);
  const isOnExisting = subjectsOf(step).some((subject) => subject.by === 'id' && 'container' in step);
  const needsExpectation = isOnExisting && step.kind !== 'container.wait';
  if (!needsExpectation || step.expects !== undefined || isMadeHere(step)) return found;
  return [...found, finding('no-expectation', step.id, 'changes what exists without saying what must hold')];
}

/** A connect of what this plan makes to a network that exists changes nothing of the network. */
function isMadeHere(step: Step): boolean {
  return 'container' in step && 'by' in step.container && step.container.by === 'step';
}

function checkId(look: Look, step: Step, call: Call, id: string): readonly Finding[] {
  if (!FULL_ID.test(id)) return [finding('short-id', step.id, `${id} is not a full id`)];
  const owner = look.owners.get(id);
  // Ours may be connected to somebody else's network; the network itself stays as it is.
  const isUse = call.kind === 'network.connect' || call.kind === 'network.disconnect';
  const isNetwork = isUse && 'by' in call.network && call.network.by === 'id' && call.network.id === id;
  if (owner?.kind === 'ours' || (isNetwork && owner !== undefined)) return [];
  return [finding('not-ours', step.id, `${id} is not ours`)];
}

function checkDestruction(look: Look, step: Step): readonly Finding[] {
  const change = look.changeOf.get(step.id);
  if (!DESTRUCTIVE.has(step.kind) || change === undefined) return [];
  const found: Finding[] = [];
  if (change.action !== 'remove' && change.action !== 'replace') {
    found.push(finding('wrong-action', step.id, `removes something in a change that says ${change.action}`));
  }
  if (step.kind === 'volume.remove' && !isPurge(look.plan)) {
    found.push(finding('volume-removal', step.id, 'only a purge removes volumes'));
  }
  if (step.kind === 'volume.remove' && !change.risks.includes('data-loss')) {
    found.push(finding('missing-risk', step.id, 'removes a volume and does not say data-loss'));
  }
  if (step.kind === 'volume.remove' && look.owners.get(step.name)?.kind !== 'ours') {
    found.push(finding('not-ours', step.id, `volume ${step.name} is not ours`));
  }
  return found;
}

function isPurge(plan: Plan): boolean {
  return plan.steps.every((step) => step.kind === 'volume.remove');
}

/** An old container goes only after the new one was seen to be good, and every move before that has a way back. */
function checkReplace(look: Look, change: Change): readonly Finding[] {
  if (change.action !== 'replace' || !change.address.includes('/container/')) return [];
  const own = change.steps.flatMap((id) => look.steps.get(id) ?? []);
  const wait = own.find((step) => step.kind === 'container.wait');
  const starts = own.some((step) => step.kind === 'container.start');
  const found: Finding[] = [];
  for (const step of own) {
    const isRemoval = step.kind === 'container.remove' && !step.id.includes(':discard');
    const isEarly = isRemoval && starts && (wait === undefined || !isAfter(look, step, wait.id));
    if (isEarly) found.push(finding('early-removal', step.id, 'removes the old container too soon'));
    const mustUndo = step.kind === 'container.stop' || step.kind === 'container.rename';
    if (mustUndo && step.undo === undefined) found.push(finding('missing-undo', step.id, 'has no way back'));
  }
  if (own.some((step) => step.kind === 'container.stop') && !change.risks.includes('restart')) {
    found.push(finding('missing-risk', change.address, 'stops a container and does not say restart'));
  }
  return found;
}

function isAfter(look: Look, step: Step, wanted: StepId): boolean {
  const seen = new Set<StepId>();
  const visit = (id: StepId): boolean => {
    if (id === wanted) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return look.steps.get(id)?.needs.some(visit) ?? false;
  };
  return step.needs.some(visit);
}

function finding(code: Finding['code'], where: Finding['where'], message: string): Finding {
  return { code, where, message };
}
