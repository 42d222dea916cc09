// What must hold of every plan, over random fleets, meddling hands and crashes.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AppliedTarget } from '../../src/model/applied.ts';
import type { Plan } from '../../src/model/plan.ts';
import { checkPlan } from '../../src/plan/check.ts';
import { planConvergence } from '../../src/plan/converge.ts';
import { isEmptyPlan } from '../../src/plan/freeze.ts';
import type { PlanInput } from '../../src/plan/input.ts';
import { planStepLines } from '../../src/show/plan-steps.ts';
import type { Story } from '../support/arbitrary.ts';
import { story } from '../support/arbitrary.ts';
import { inputOf, situationOf } from '../support/given.ts';
import { record } from '../support/record.ts';
import { runs } from '../support/runs.ts';
import type { SimWorld } from '../support/simulate.ts';
import { begin, doStep, isUp, runAll, SimRefusal, undoStep } from '../support/simulate.ts';

type Scene = { readonly input: PlanInput; readonly world: SimWorld; readonly plan: Plan };

function sceneOf(told: Story): Scene {
  const { input, world } = situationOf({
    was: told.was,
    declare: withoutHeld(told),
    held: told.held,
    tamper: told.tampers,
    forget: told.forget,
  });
  return { input, world, plan: planConvergence(input) };
}

function withoutHeld({ declare, held }: Story): Story['declare'] {
  return Object.fromEntries(Object.entries(declare).filter(([name]) => !held.includes(name)));
}

function again(input: PlanInput, world: SimWorld, applied: AppliedTarget | undefined): Plan {
  return planConvergence(inputOf({}, input.desired, world.observed, applied));
}

/** Every volume that was there still is. */
function keepsVolumes(before: SimWorld, after: SimWorld): void {
  const names = new Set(after.observed.volumes.map((volume) => volume.name));
  for (const volume of before.observed.volumes) expect(names).toContain(volume.name);
}

/** Found by a hunt. Made by id of the approved image in a move that was cut off: its record keeps that id. */
const MOVED_WHILE_THE_TAG_MOVED: Story = {
  was: { crm: { services: { db: {}, job: {} } } },
  declare: { shop: { movedFrom: 'crm', services: { db: {} } } },
  tampers: [{ image: 'app:1', moved: 'app:1 moved' }],
  forget: false,
  held: [],
};

/** Found by a hunt. A container that never ran goes at once: its place on a network is not given back. */
const DISCARDED_ON_A_REPLACED_NETWORK: Story = {
  was: {
    crm: { services: { db: { ports: ['8003:80'] }, job: { ports: ['8002:80'] } } },
    shop: {
      services: { db: { networks: ['default', 'back'], ports: ['8001:80'] }, job: {}, web: {} },
      state: 'stopped',
      networks: { back: { internal: true } },
    },
  },
  declare: {
    crm: { services: { db: { ports: ['8001:80'] } } },
    shop: { services: { db: {}, job: { networks: ['back'] }, web: { healthcheck: true } } },
  },
  tampers: [],
  forget: false,
  held: [],
};

/** Found by a hunt. What had stopped by itself lives in a removed one: starting it again must not end the undoing. */
const STOPPED_IN_A_REMOVED_ONE: Story = {
  was: { crm: { services: { db: { ports: ['8002:80'] }, web: { joins: 'db' } } } },
  declare: { crm: { services: { web: { ports: ['8002:80'] } } } },
  tampers: [{ container: 'crm/container/web', state: 'exited', exitCode: 137 }],
  forget: true,
  held: [],
};

const FOUND: [Story, number, number][] = [
  [MOVED_WHILE_THE_TAG_MOVED, 0.73, 0],
  [DISCARDED_ON_A_REPLACED_NETWORK, 0, 1437821417],
  [STOPPED_IN_A_REMOVED_ONE, 0, 0],
];

/** One property for all that must hold: the worlds are dear, and what failed is in the stack. */
test('whatever happened: clean, in any order, settled, safe to cut off, and with a way back', {
  timeout: 900_000,
}, () => {
  const numbers = [fc.double({ min: 0, max: 1, noNaN: true }), fc.nat()] as const;
  fc.assert(
    fc.property(story, ...numbers, (told, part, pick) => {
      const scene = sceneOf(told);
      isCleanAndSettles(scene);
      hasNoOrder(scene, pick);
      convergesAfterCrash(scene, Math.floor(part * scene.plan.steps.length), pick);
      bringsTheOldOneBack(scene, pick);
    }),
    { ...runs(1000), examples: FOUND },
  );
});

/** The plan touches only what is ours, marks data, and leaves nothing to do. */
function isCleanAndSettles(scene: Scene): void {
  const { input, world, plan } = scene;
  expect(checkPlan(plan, input.observed)).toEqual([]);
  const after = runAll(world, plan);
  keepsVolumes(world, after);
  expect(foreign(after)).toEqual(foreign(world));
  const text = JSON.stringify(plan.steps);
  for (const live of foreign(world)) expect(text).not.toContain(live.id);
  expect(untouched(input, after)).toEqual(untouched(input, world));
  marksData(scene);
  const second = again(input, after, record(after, input.desired, plan, input.applied));
  expect(planStepLines(second)).toEqual([]);
  expect(isEmptyPlan(second)).toBe(true);
}

/** The order of the input never changes a plan. */
function hasNoOrder({ input, plan }: Scene, pick: number): void {
  let number = pick;
  const next = () => {
    number = (Math.imul(number, 1_103_515_245) + 12_345) >>> 0;
    return number;
  };
  const shuffle = <T>(list: readonly T[]): readonly T[] =>
    list
      .map((item) => ({ item, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  expect(planConvergence(shuffled(input, shuffle)).digest).toBe(plan.digest);
}

/** A crash after `count` steps, then another run: converged, with the data, and never two writers. */
function convergesAfterCrash({ input, world, plan }: Scene, count: number, pick: number): void {
  const cut = walk(world, plan, count, pick);
  keepsVolumes(world, cut);
  const next = again(input, cut, input.applied);
  expect(checkPlan(next, cut.observed)).toEqual([]);
  const after = walk(cut, next, next.steps.length, pick);
  keepsVolumes(cut, after);
  const third = again(input, after, record(after, input.desired, next, input.applied));
  expect(planStepLines(third)).toEqual([]);
}

/** A new container that never gets good: the old one serves again. */
function bringsTheOldOneBack({ world, plan }: Scene, pick: number): void {
  const replaced = plan.changes.filter((change) => change.action === 'replace');
  const waits = replaced.flatMap((change) => change.steps.filter((id) => id.endsWith(':wait')));
  const failing = waits[pick % Math.max(1, waits.length)];
  const change = replaced.find((one) => one.steps.some((id) => id === failing));
  if (failing === undefined || change === undefined) return;
  const after = failAt(world, plan, failing);
  if (after === 'no-way-back') return;
  keepsVolumes(world, after);
  const up = (state: SimWorld) =>
    state.observed.containers
      .filter(({ ownership }) => ownership.kind === 'ours' && ownership.address === change.address)
      .filter(isUp)
      .map((live) => live.id);
  for (const id of up(world)) expect(up(after)).toContain(id);
}

function foreign(world: SimWorld) {
  return world.observed.containers.filter((live) => live.ownership.kind !== 'ours');
}

/** What is held or ignored. Equal content lies at one path for all: delivering it anew mends it for everyone. */
function untouched(input: PlanInput, world: SimWorld) {
  const ignored = input.desired.instances.filter((one) => one.state === 'ignored').map((one) => one.name);
  const names = new Set<string>([...input.desired.held, ...ignored]);
  return world.observed.containers
    .filter(({ ownership }) => ownership.kind === 'ours' && names.has(ownership.instance))
    .map(({ files: _, ...live }) => live);
}

/** A mount that held data and gets a new, empty volume says data-loss; recorded volumes are never made anew. */
function marksData({ input, plan }: Scene): void {
  const fresh = plan.steps.flatMap((step) => (step.kind === 'volume.create' ? [step.name] : []));
  const recorded = Object.values(input.applied?.instances ?? {}).flatMap((one) =>
    Object.values(one.volumes).map((volume) => volume.current),
  );
  const declared = new Set(
    input.desired.instances.flatMap((one) => one.volumes.map((volume) => volume.name)),
  );
  expect(fresh.filter((name) => recorded.includes(name) && declared.has(name))).toEqual([]);
  for (const step of plan.steps) {
    if (step.kind !== 'container.create') continue;
    const now = new Map((step.container.fields.mounts ?? []).map((mount) => [mount.target, mount.source]));
    const olds = input.observed.containers.filter(
      ({ ownership }) => ownership.kind === 'ours' && ownership.address === step.address,
    );
    const emptied = olds
      .flatMap((old) => old.fields?.mounts ?? [])
      .some((mount) => mount.type === 'volume' && fresh.includes(now.get(mount.target) ?? ''));
    const change = plan.changes.find((one) => one.steps.includes(step.id));
    if (emptied) expect(change?.risks).toContain('data-loss');
  }
}

function shuffled(input: PlanInput, shuffle: <T>(list: readonly T[]) => readonly T[]): PlanInput {
  const { desired, observed } = input;
  return {
    ...input,
    desired: {
      ...desired,
      instances: shuffle(desired.instances).map((one) => ({
        ...one,
        containers: shuffle(one.containers),
        networks: shuffle(one.networks),
        volumes: shuffle(one.volumes),
        files: shuffle(one.files),
      })),
    },
    observed: {
      ...observed,
      containers: shuffle(observed.containers),
      networks: shuffle(observed.networks),
      volumes: shuffle(observed.volumes),
    },
  };
}

/** Does `count` steps in some order that the needs allow, with an eye on two writers of one volume. */
function walk(world: SimWorld, plan: Plan, count: number, pick: number): SimWorld {
  let running = begin(world);
  const done = new Set<string>();
  for (let turn = 0; turn < count; turn += 1) {
    const ready = plan.steps.filter(
      (step) => !done.has(step.id) && step.needs.every((need) => done.has(need)),
    );
    const step = ready[(pick * (turn + 7)) % Math.max(1, ready.length)];
    if (step === undefined) throw new Error('no step is ready');
    running = doStep(running, step);
    done.add(step.id);
    expectOneWriter(running.world, world);
  }
  return running.world;
}

function expectOneWriter({ observed }: SimWorld, start: SimWorld): void {
  const groups = Map.groupBy(
    observed.containers.filter((live) => live.ownership.kind === 'ours' && isUp(live)),
    (live) => (live.ownership.kind === 'ours' ? live.ownership.address : ''),
  );
  for (const [address, all] of groups) {
    const writers = all.filter((live) => live.fields?.mounts.some((mount) => mount.type === 'volume'));
    const sources = writers.flatMap((live) =>
      (live.fields?.mounts ?? []).filter((mount) => mount.type === 'volume').map((mount) => mount.source),
    );
    const twice = sources.filter((source, index) => sources.indexOf(source) !== index);
    const wereTwo = start.observed.containers.filter((live) => all.includes(live)).length > 1;
    if (!wereTwo) expect({ address, twice }).toEqual({ address, twice: [] });
  }
}

/** True when some container lived in the namespace of one that did not run. */
function hadDeadHost({ observed, joined }: SimWorld): boolean {
  return observed.containers.some((live) => {
    const host = observed.containers.find((one) => one.id === joined[live.id]);
    return isUp(live) && host !== undefined && !isUp(host);
  });
}

/** The run up to a step that fails, and what the executor then takes back. */
function failAt(world: SimWorld, plan: Plan, failing: string): SimWorld | 'no-way-back' {
  const last = plan.steps.findIndex((step) => step.id === failing);
  const failed = plan.steps[last];
  if (failed === undefined) throw new SimRefusal('no such step');
  const instance = failed.address.split('/')[0] ?? '';
  const done = plan.steps.slice(0, last);
  let running = begin(world);
  for (const step of done) running = doStep(running, step);
  const ids = new Set<string>(done.map((step) => step.id));
  const half = plan.changes.filter(
    (change) => change.instance === instance && change.steps.some((id) => !ids.has(id)),
  );
  const mine = new Set<string>(half.flatMap((change) => change.steps));
  try {
    for (const step of done.toReversed()) if (mine.has(step.id)) running = undoStep(running, step);
  } catch (error) {
    // Two that wait for each other's ports cannot both have a way back, nor can one whose host was down before.
    const isKnown = error instanceof SimRefusal && /^port |joins a container/.test(error.message);
    if (isKnown && (error.message.startsWith('port ') || hadDeadHost(world))) return 'no-way-back';
    throw error;
  }
  return running.world;
}
