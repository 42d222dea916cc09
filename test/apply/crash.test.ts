// The process dies at every moment of a stateful replace: before and after each engine call and each
// journal line. The next one plans from what is there, and within two passes all is as declared: data
// intact, nothing left over, nothing of others touched, and never two containers on the same data.

import { expect, test } from 'vitest';
import type { ApplyContext } from '../../src/apply/context.ts';
import type { Desired } from '../../src/model/desired.ts';
import type { Outcome } from '../../src/model/run.ts';
import { createHarness, crm, FLEET, type Harness } from './harness.ts';
import { planFor, stack } from './stack.ts';

const versionOf = (image: string) => stack({ name: crm, image, version: image });

async function pass(h: Harness, wanted: Desired, more: Partial<ApplyContext> = {}) {
  const plan = planFor(FLEET, wanted, await h.observe(), h.saved());
  const outcome = await h.apply(plan, { ...more, desired: wanted });
  return { plan, outcome };
}

/** A world in which version 1 runs, with data, beside a container of somebody else. */
async function createWorld(): Promise<Harness> {
  const h = createHarness();
  h.engine.control.addVolume('foreign_data');
  const steady = new AbortController().signal;
  await h.engine.containers.create('foreign', '', { Image: 'app:1' }, steady);
  expect((await pass(h, versionOf('app:1'))).outcome.kind).toBe('applied');
  h.engine.control.writeVolumeFile('crm_data', 'canary', 'rows');
  return h;
}

class Crash extends Error {}

/** From the `at`-th moment on nothing gets out of the process any more. Undefined: it was never reached. */
async function dieAt(h: Harness, wanted: Desired, at: number): Promise<Outcome | Crash> {
  let moments = 0;
  const moment = () => {
    moments += 1;
    if (moments >= at) throw new Crash(`at ${at}`);
  };
  const stop = h.engine.control.intercept(moment);
  h.onAppend.before = moment;
  h.onSave.before = moment;
  try {
    const { outcome } = await pass(h, wanted);
    return moments >= at ? new Crash() : outcome;
  } catch (error) {
    if (error instanceof Crash || moments >= at) return new Crash();
    throw error;
  } finally {
    stop();
    h.onAppend.before = () => undefined;
    h.onSave.before = () => undefined;
  }
}

function runningDbs(h: Harness): number {
  return h.engine.control
    .containers()
    .filter((one) => /^crm-db/.test(one.name) && one.state.status === 'running').length;
}

test('killed at any moment of a replace: the next run ends well', { timeout: 120_000 }, async () => {
  let deaths = 0;
  for (let at = 1; ; at += 1) {
    const h = await createWorld();
    const foreign = structuredClone(h.engine.control.container('foreign').state);
    let atOnce = 0;
    h.engine.control.intercept(() => {
      atOnce = Math.max(atOnce, runningDbs(h));
    });
    if (!((await dieAt(h, versionOf('app:2'), at)) instanceof Crash)) break;
    deaths += 1;
    const outcomes: string[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const { plan, outcome } = await pass(h, versionOf('app:2'));
      outcomes.push(`${at}: ${plan.steps.length} ${outcome.kind} ${outcome.instances[0]?.message ?? ''}`);
    }
    expect(outcomes[1]).toBe(`${at}: 0 applied `);
    const names = h.engine.control.containers().map((one) => `${one.name} ${one.state.status}`);
    expect(names.sort()).toEqual(['crm-db-1 running', 'crm-web-1 running', 'foreign created']);
    expect((await h.live('crm-db-1')).image).toBe('app:2');
    expect(h.engine.control.volumeNames().toSorted()).toEqual(['crm_data', 'foreign_data']);
    expect(h.engine.control.volumeFile('crm_data', 'canary')).toBe('rows');
    expect(h.engine.control.container('foreign').state).toEqual(foreign);
    expect(atOnce).toBe(1);
    expect(await h.context.journal.unfinished(h.context.desired.target)).toEqual([]);
  }
  // Every engine call twice, every journal line once: far more than the steps of the plan.
  expect(deaths).toBeGreaterThan(150);
});

test('killed at any moment of a replace that then fails: the old serves again, or still', {
  timeout: 120_000,
}, async () => {
  for (let at = 1; ; at += 1) {
    const h = await createWorld();
    h.engine.control.addImage('app:2', { behaviour: { exits: { afterMs: 300, code: 3 } } });
    const ended = await dieAt(h, versionOf('app:2'), at);
    const back = versionOf('app:1');
    await pass(h, back);
    const last = await pass(h, back);
    expect([at, last.plan.steps.length, last.outcome.kind]).toEqual([at, 0, 'applied']);
    const names = h.engine.control.containers().map((one) => `${one.name} ${one.state.status}`);
    expect(names.sort()).toEqual(['crm-db-1 running', 'crm-web-1 running', 'foreign created']);
    expect((await h.live('crm-db-1')).image).toBe('app:1');
    expect(h.engine.control.volumeFile('crm_data', 'canary')).toBe('rows');
    if (!(ended instanceof Crash)) break;
  }
});
