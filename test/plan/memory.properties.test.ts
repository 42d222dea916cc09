// A memory changes nothing: whatever was declared, applied and tampered with before, the observer that
// remembers sees what a new one sees, and the planner that remembers plans what a new one plans.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AppliedTarget } from '../../src/model/applied.ts';
import type { EngineId } from '../../src/model/ref.ts';
import { createObserver } from '../../src/observe/observe.ts';
import type { PlannedTarget } from '../../src/pass.ts';
import { planConvergence } from '../../src/plan/converge.ts';
import type { PlanInput } from '../../src/plan/input.ts';
import { carryOut, look } from '../../src/reconcile.ts';
import type { Spine } from '../../src/stages/spine.ts';
import { createMemoryWorld, instanceFile, type MemoryWorld } from '../support/memory-world.ts';
import { runs } from '../support/runs.ts';

const SIGNAL = new AbortController().signal;
const REQUEST = { targets: [], instances: [], replace: [], acceptEmptyVolumes: [] };
const NAMES = ['crm', 'shop', 'wiki'] as const;

/** What a person may have written for an instance; every member is one thing that can change. */
type Written = {
  readonly image: number;
  readonly memory: number;
  readonly volume: boolean;
  readonly joins: boolean;
  readonly port: boolean;
  readonly more: string;
};

type Deed =
  | { readonly kind: 'write'; readonly name: string; readonly as: Written }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'move'; readonly name: string; readonly as: Written }
  | { readonly kind: 'apply' }
  | { readonly kind: 'tamper'; readonly pick: number; readonly how: (typeof HOWS)[number] }
  | { readonly kind: 'strangers'; readonly name: string }
  | { readonly kind: 'retag'; readonly image: number; readonly version: string };

const HOWS = ['stop', 'remove', 'update', 'rename', 'pause', 'restart', 'detach'] as const;

const written: fc.Arbitrary<Written> = fc.record({
  image: fc.constantFrom(1, 2),
  memory: fc.constantFrom(64, 128),
  volume: fc.boolean(),
  joins: fc.boolean(),
  port: fc.boolean(),
  more: fc.constantFrom(
    '',
    'drift: warn',
    'drift: off',
    'state: stopped',
    'ignore: ["web:memory"]',
    'protect: true',
  ),
});
const name = fc.constantFrom(...NAMES);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write'), name, as: written }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move'), name, as: written }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('apply') }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('tamper'), pick: fc.nat(20), how: fc.constantFrom(...HOWS) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('strangers'), name }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('retag'),
      image: fc.constantFrom(1, 2),
      version: fc.constantFrom('a', 'b'),
    }),
  },
);

function textOf(instance: string, { image, memory, volume, joins, port, more }: Written): string {
  const web = [
    `image: "app:${image}"`,
    `mem_limit: ${memory}m`,
    ...(volume ? ['volumes: ["data:/data"]'] : []),
    ...(port ? ['ports: ["8080:80"]'] : []),
  ].join(', ');
  const side = joins
    ? ', side: { image: "app:1", network_mode: "service:web" }'
    : ', side: { image: "app:1" }';
  const volumes = volume ? ', volumes: { data: {} }' : '';
  return instanceFile(instance, `{ services: { web: { ${web} }${side} }${volumes} }`, more);
}

async function tamper({ engine }: MemoryWorld, pick: number, how: (typeof HOWS)[number]): Promise<void> {
  const all = await engine.containers.list({}, SIGNAL);
  const one = all[pick % Math.max(1, all.length)];
  if (one === undefined) return;
  const id = one.Id as EngineId;
  const { containers, networks } = engine;
  switch (how) {
    case 'stop':
      return containers.stop(id, 1, SIGNAL);
    case 'remove':
      await containers.stop(id, 1, SIGNAL);
      return containers.remove(id, SIGNAL);
    case 'update':
      await containers.update(id, { Memory: (32 + (pick % 3)) * 1024 * 1024 }, SIGNAL);
      return;
    case 'rename':
      return containers.rename(id, `by-hand-${pick}`, SIGNAL);
    case 'pause':
      return containers.pause(id, SIGNAL);
    case 'restart':
      await containers.stop(id, 1, SIGNAL);
      return containers.start(id, SIGNAL);
    case 'detach':
      for (const network of await networks.list({}, SIGNAL)) {
        if (network.Name.startsWith(NAMES[pick % NAMES.length] ?? '')) {
          await networks.disconnect(network.Id as EngineId, id, SIGNAL);
        }
      }
  }
}

async function act(world: MemoryWorld, spine: Spine, done: Deed): Promise<void> {
  switch (done.kind) {
    case 'write':
      return world.put({ [`${done.name}.yaml`]: textOf(done.name, done.as) });
    case 'remove':
      return world.put({ [`${done.name}.yaml`]: '{}\n' });
    case 'move': {
      const text = textOf(`new-${done.name}`, done.as);
      const moved = text.replace('metadata: { ', `metadata: { movedFrom: ${done.name}, `);
      return world.put({ [`${done.name}.yaml`]: moved });
    }
    case 'apply':
      await applyAll(spine);
      return;
    case 'tamper':
      // What the engine refuses (pausing what is stopped) is no deed.
      return tamper(world, done.pick, done.how).catch(() => undefined);
    case 'retag':
      world.engine.control.addImage(`app:${done.image}`, { version: done.version });
      return;
    case 'strangers':
      await world.engine.containers
        .create(`${done.name}-web-1`, '', { Image: 'app:1' }, SIGNAL)
        .catch(() => undefined);
  }
}

async function applyAll(spine: Spine): Promise<void> {
  const seen = await look(spine, REQUEST, SIGNAL);
  const planned = seen.targets.flatMap((one) => (one.kind === 'planned' ? [one] : []));
  const consent = Object.fromEntries(planned.map(({ target, plan }) => [target, plan.digest]));
  await carryOut(spine, seen, { consent, removals: true, by: 'ana', onProgress: () => undefined }, SIGNAL);
}

/** The same look by somebody who has never looked before. */
function isSameAnew(
  spine: Spine,
  seen: PlannedTarget,
  secrets: Awaited<ReturnType<typeof look>>['secrets'],
): void {
  const { desired, observed, applied, plan } = seen;
  const input: PlanInput = {
    fleet: spine.fleet.name,
    desired,
    observed,
    applied,
    fingerprintOf: secrets.fingerprint,
    budget: spine.fleet.budget,
    ...REQUEST,
    elsewhere: new Map(),
    blame: () => undefined,
    removal: () => undefined,
  };
  const anew = planConvergence(input);
  const again = planConvergence(input, spine.planned);
  expect(again).toEqual(anew);
  expect(again.digest).toBe(anew.digest);
  expect({ changes: plan.changes, steps: plan.steps, basis: plan.basis }).toEqual({
    changes: anew.changes,
    steps: anew.steps,
    basis: anew.basis,
  });
}

async function observedAnew(
  world: MemoryWorld,
  spine: Spine,
  applied: AppliedTarget | undefined,
  seen: PlannedTarget,
) {
  const target = [...spine.fleet.targets.values()][0];
  if (target === undefined) throw new Error('the fleet has no target');
  return createObserver(world.engine).observe(
    {
      target: target.name,
      fleet: spine.fleet.name,
      applied,
      seal: spine.seal,
      fingerprintOf: () => '' as never,
      images: seen.desired.instances.flatMap(({ containers }) => containers.map(({ image }) => image)),
      files: [],
      parallelism: 4,
      full: true,
    },
    SIGNAL,
  );
}

test('looks that remember see and plan the same as looks that do not', { timeout: 600_000 }, async () => {
  let recalled = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 18 }), fc.boolean(), async (deeds, full) => {
      await using world = await createMemoryWorld();
      const observer = createObserver(world.engine);
      // With `full: false` only what the lists show is seen, of which the plan then is.
      const observe = (options: Parameters<typeof observer.observe>[0], signal: AbortSignal) =>
        observer.observe({ ...options, full }, signal);
      // As it is kept: the record of before is the same object until another one is saved.
      let kept: AppliedTarget | undefined;
      const store: Spine['store'] = {
        load: async () => kept,
        save: async (state) => {
          kept = state;
        },
      };
      const spine: Spine = { ...world.spine, store, observer: () => ({ observe }) };
      let before: readonly unknown[] = [];
      for (const done of deeds) {
        await act(world, spine, done);
        const { targets, secrets } = await look(spine, REQUEST, SIGNAL);
        const [seen] = targets;
        if (seen?.kind !== 'planned') throw seen?.failure ?? new Error('nothing was looked at');
        isSameAnew(spine, seen, secrets);
        if (full) expect(seen.observed).toEqual(await observedAnew(world, spine, seen.applied, seen));
        const quiet = seen.desired.instances.map((one) => spine.planned.quiet.get(one)?.decisions);
        recalled += quiet.filter((one) => one !== undefined && before.includes(one)).length;
        before = quiet;
      }
    }),
    runs(100),
  );
  expect(recalled).toBeGreaterThan(100);
});
