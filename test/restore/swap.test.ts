// Restored data takes the place of what an instance has, by an ordinary plan: what is recorded, what is kept,
// what becomes of it when the new containers fail, and when the process dies at any moment of it.

import { expect, test } from 'vitest';
import { ownershipLabels } from '../../src/apply/labels.ts';
import type { Desired } from '../../src/model/desired.ts';
import type { Plan, Restored } from '../../src/model/plan.ts';
import type { Address } from '../../src/model/ref.ts';
import { checkPlan } from '../../src/plan/check.ts';
import { planRows } from '../../src/show/plan-rows.ts';
import { renderPlanText } from '../../src/show/text.ts';
import { createHarness, crm, FLEET, type Harness, seal } from '../apply/harness.ts';
import { planFor, stack } from '../apply/stack.ts';

const VOLUME = 'crm/volume/data' as Address;
const RESTORED: Restored = { [VOLUME]: { name: 'crm_data-g2', generation: 2 } };

/** A database and a worker that write the same volume. */
function twoWriters(): Desired {
  const plain = stack({ name: crm, image: 'app:1', version: '1' });
  const [one] = plain.instances;
  const mounts = one?.containers[0]?.fields.mounts ?? [];
  const containers = (one?.containers ?? []).map((spec) => ({
    ...spec,
    stateful: true,
    volumes: [VOLUME],
    fields: { ...spec.fields, mounts },
  }));
  return { ...plain, instances: one === undefined ? [] : [{ ...one, containers }] };
}

async function planOf(h: Harness, wanted: Desired, restored?: Restored): Promise<Plan> {
  return planFor(FLEET, wanted, await h.observe(), h.saved(), restored);
}

async function pass(h: Harness, wanted: Desired, restored?: Restored) {
  const plan = await planOf(h, wanted, restored);
  expect(checkPlan(plan, await h.observe())).toEqual([]);
  return { plan, outcome: await h.apply(plan, { desired: wanted }) };
}

/** An instance that serves from its first generation, and a second one that a restore has filled. */
async function createWorld(): Promise<Harness> {
  const h = createHarness();
  expect((await pass(h, twoWriters())).outcome.kind).toBe('applied');
  h.engine.control.writeVolumeFile('crm_data', 'canary', 'today');
  const owner = { fleet: FLEET, address: VOLUME, nonce: 'restore', generation: 2 };
  h.engine.control.addVolume('crm_data-g2', ownershipLabels(owner, seal));
  h.engine.control.writeVolumeFile('crm_data-g2', 'canary', 'yesterday');
  return h;
}

/** What each container of ours that runs has mounted. */
function mounted(h: Harness): readonly string[] {
  const own = h.engine.control.containers().filter(({ name }) => /^crm-/.test(name));
  return own
    .filter(({ state }) => state.status === 'running')
    .map(({ name }) => `${name} ${h.engine.control.readFile(name, '/data/canary')}`)
    .sort();
}

const OLD = ['crm-db-1 today', 'crm-web-1 today'];
const NEW = ['crm-db-1 yesterday', 'crm-web-1 yesterday'];

function recorded(h: Harness) {
  const state = h.saved();
  const volume = state?.instances[crm]?.volumes[VOLUME];
  return [volume?.current, volume?.generation, (state?.tombstones ?? []).map(({ name }) => name)];
}

test('restored data is swapped in, what was there is kept, and a second run changes nothing', async () => {
  const h = await createWorld();
  const { plan, outcome } = await pass(h, twoWriters(), RESTORED);
  expect(outcome.kind).toBe('applied');
  const replaced = plan.changes.filter(({ action }) => action === 'replace');
  expect(replaced.map(({ strategy, causes }) => [strategy, causes])).toEqual(
    Array(2).fill(['stop-first', [{ kind: 'requested' }]]),
  );
  expect(replaced.every(({ risks }) => risks.includes('data-overwrite'))).toBe(true);
  expect(renderPlanText(planRows(plan), { color: false, width: 160 })).toContain(
    'restored data in crm_data-g2 takes the place of crm_data, which is kept',
  );
  expect(mounted(h)).toEqual(NEW);
  expect(recorded(h)).toEqual(['crm_data-g2', 2, ['crm_data']]);
  expect(h.engine.control.volumeFile('crm_data', 'canary')).toBe('today');
  expect((await planOf(h, twoWriters())).steps).toEqual([]);
});

test('restored data that is not there, or is not ours, is never made or taken', async () => {
  const h = await createWorld();
  h.engine.control.addVolume('crm_data-g3');
  for (const [name, generation] of [
    ['crm_data-g9', 9],
    ['crm_data-g3', 3],
  ] as const) {
    const plan = await planOf(h, twoWriters(), { [VOLUME]: { name, generation } });
    expect(plan.steps).toEqual([]);
  }
  expect(mounted(h)).toEqual(OLD);
});

test('18: when one container fails on the restored data, all go back to the old data', async () => {
  for (const failing of ['crm-db-1', 'crm-web-1']) {
    const h = await createWorld();
    h.engine.control.addImage('app:1', {
      behaviour: ({ name }) => (name.startsWith(failing) ? { exits: { afterMs: 300, code: 3 } } : {}),
    });
    const { outcome } = await pass(h, twoWriters(), RESTORED);
    expect(outcome.instances[0]?.kind, failing).toBe('rolled-back');
    expect(mounted(h)).toEqual(OLD);
    expect(recorded(h)).toEqual(['crm_data', 1, []]);
    expect((await planOf(h, twoWriters())).steps).toEqual([]);
  }
});

class Crash extends Error {}

test('20: killed at any moment of the swap, all of it serves the old data or all of it the new', {
  timeout: 120_000,
}, async () => {
  const ends = new Map<string, number>();
  for (let at = 1; ; at += 1) {
    const h = await createWorld();
    let moments = 0;
    const moment = () => {
      moments += 1;
      if (moments >= at) throw new Crash(`at ${at}`);
    };
    const plan = await planOf(h, twoWriters(), RESTORED);
    const stop = h.engine.control.intercept(moment);
    h.onAppend.before = moment;
    h.onSave.before = moment;
    try {
      await h.apply(plan, { desired: twoWriters() });
    } catch (error) {
      if (moments < at) throw error;
    }
    stop();
    h.onAppend.before = () => undefined;
    h.onSave.before = () => undefined;
    if (moments < at) break;
    await pass(h, twoWriters());
    const last = await pass(h, twoWriters());
    expect([at, last.plan.steps.length]).toEqual([at, 0]);
    const served = mounted(h);
    expect([OLD, NEW], `${at}`).toContainEqual(served);
    const [current] = recorded(h);
    expect(current).toBe(served[0]?.endsWith('today') ? 'crm_data' : 'crm_data-g2');
    expect(h.engine.control.volumeFile('crm_data', 'canary')).toBe('today');
    expect(h.engine.control.volumeFile('crm_data-g2', 'canary')).toBe('yesterday');
    ends.set(`${current}`, (ends.get(`${current}`) ?? 0) + 1);
  }
  expect([...ends.keys()].sort()).toEqual(['crm_data', 'crm_data-g2']);
});
