// The whole of applying, on the engine in memory: what comes about, what is recorded, what is taken back.

import { expect, test } from 'vitest';
import type { ApplyContext } from '../../src/apply/context.ts';
import { basisOf } from '../../src/fields/basis.ts';
import { Failure } from '../../src/model/failure.ts';
import { type Address, instanceName, sha256 } from '../../src/model/ref.ts';
import {
  containerSpec,
  createHarness,
  creation,
  crm,
  desired,
  failing,
  fingerprint,
  instance,
  makePlan,
  replacement,
  step,
} from './harness.ts';

const db = containerSpec('db');
const wanted = { desired: desired([instance({ containers: [db] })]) };

test('a plan is carried out, journaled and recorded', async () => {
  const h = createHarness();
  const outcome = await h.apply(makePlan([creation(db)]), wanted);
  expect(outcome.kind).toBe('applied');
  expect(outcome.instances).toEqual([{ instance: crm, kind: 'applied' }]);
  const live = await h.live('crm-db-1');
  expect(live).toMatchObject({ state: 'running', ownership: { kind: 'ours', address: db.address } });
  expect(h.saved()?.instances[crm]?.containers[db.address]).toMatchObject({
    id: live.id,
    spec: db,
    adopted: false,
  });
  expect(h.journal.map((one) => one.kind)).toEqual([
    'run.begin',
    'step.begin',
    'step.end',
    'step.begin',
    'step.end',
    'step.begin',
    'step.end',
    'run.end',
  ]);
});

test('the lock is held until all is done and recorded, and let go then', async () => {
  const h = createHarness();
  let held = 0;
  const seen: string[] = [];
  h.onAppend.before = (entry) => seen.push(`${entry.kind} ${held}`);
  h.onSave.before = () => seen.push(`save ${held}`);
  const lock: ApplyContext['lock'] = {
    async acquire() {
      held += 1;
      return {
        async [Symbol.asyncDispose]() {
          held -= 1;
        },
      };
    },
  };
  const outcome = await h.apply(makePlan([creation(db)]), { ...wanted, lock });
  expect(outcome.kind).toBe('applied');
  expect(seen).toContain('run.end 1');
  expect(seen).toContain('save 1');
  expect(seen.filter((one) => one.endsWith('0'))).toEqual([]);
  expect(held).toBe(0);
});

test('nothing is done when the engine is another one or a fact has moved', async () => {
  const h = createHarness();
  const other = await h.apply(makePlan([creation(db)], { engine: 'OTHER' }), wanted);
  expect(other).toMatchObject({ kind: 'stale', instances: [{ kind: 'stale' }] });
  const moved = await h.apply(makePlan([creation(db)], { basis: { [db.address]: sha256('x') } }), wanted);
  expect(moved.kind).toBe('stale');
  expect(h.engine.control.callCounts()['containers.create']).toBeUndefined();
  expect(h.journal).toEqual([]);
});

async function withOld(behaviour: object = {}) {
  const h = createHarness({ images: { 'app:1': {}, 'app:2': { behaviour } } });
  await h.apply(makePlan([creation(db)]), wanted);
  const old = await h.live('crm-db-1');
  const next = containerSpec('db', { image: 'app:2' });
  const basis = basisOf(await h.observe(), [db.address], fingerprint);
  const plan = makePlan([replacement(next, old, h.facts(old))], { basis });
  return { h, old, next, plan, more: { desired: desired([instance({ containers: [next] })]) } };
}

test('a replace ends with the new container under the name and the old one gone', async () => {
  const { h, old, next, plan, more } = await withOld();
  expect((await h.apply(plan, more)).kind).toBe('applied');
  const live = await h.live('crm-db-1');
  expect(live.id).not.toBe(old.id);
  expect(h.engine.control.containers()).toHaveLength(1);
  expect(h.saved()?.instances[crm]?.containers[db.address]).toMatchObject({ id: live.id, spec: next });
});

test('a new version that does not get healthy is taken back, with its last lines', async () => {
  const { h, old, plan, more } = await withOld({ exits: { afterMs: 500, code: 3 }, logs: ['no config'] });
  const outcome = await h.apply(plan, more);
  expect(outcome.kind).toBe('failed');
  expect(outcome.instances[0]).toMatchObject({ kind: 'rolled-back', logs: ['no config'] });
  expect(outcome.instances[0]?.message).toContain('exit code 3');
  expect(await h.live('crm-db-1')).toMatchObject({ id: old.id, state: 'running' });
  expect(h.engine.control.containers()).toHaveLength(1);
  expect(h.saved()?.instances[crm]).toMatchObject({
    containers: { [db.address]: { id: old.id, spec: db } },
    failure: { plan: plan.digest },
  });
  expect(h.journal.filter((one) => one.kind === 'step.begin' && one.undo)).toHaveLength(4);
});

test('a step that fails with an unknown outcome is taken back as well', async () => {
  const { h, old, plan, more } = await withOld();
  h.engine.control.fail('containers.rename', new Failure('engine/failed', 'cannot rename'));
  const outcome = await h.apply(plan, more);
  expect(outcome.instances[0]).toMatchObject({ kind: 'rolled-back' });
  expect(await h.live('crm-db-1')).toMatchObject({ id: old.id, state: 'running' });
});

test('when the undo fails too, the outcome says what stands where', async () => {
  const { h, plan, more } = await withOld({ startError: 'exec format error' });
  h.engine.control.fail('containers.remove', new Failure('engine/failed', 'device busy'), 9);
  const outcome = await h.apply(plan, more);
  expect(outcome.instances[0]?.kind).toBe('failed');
  expect(outcome.instances[0]?.message).toMatch(/could not be undone: container.remove.*device busy/);
  expect(outcome.instances[0]?.message).toMatch(/crm-db-1-old \([0-9a-f]{12}\) is exited/);
});

test('a container that somebody changed since the plan is not touched', async () => {
  const { h, old, plan, more } = await withOld();
  let seen = 0;
  h.engine.control.intercept((call, phase) => {
    // After the snapshot, before the guard of the first step.
    if (call.kind === 'containers.inspect' && phase === 'before') seen += 1;
    if (seen === 2) h.engine.control.tamper('crm-db-1', { Memory: 1 << 28 });
  });
  const outcome = await h.apply(plan, more);
  expect(outcome).toMatchObject({ kind: 'stale', instances: [{ kind: 'stale' }] });
  expect(await h.live('crm-db-1')).toMatchObject({ id: old.id, state: 'running' });
});

test('a container that somebody stopped since the plan is not started to undo anything', async () => {
  const { h, plan, more } = await withOld();
  let seen = 0;
  h.engine.control.intercept((call, phase) => {
    if (call.kind === 'containers.inspect' && phase === 'before') seen += 1;
    if (seen === 2) h.engine.control.kill('crm-db-1');
  });
  const outcome = await h.apply(plan, more);
  expect(outcome).toMatchObject({ kind: 'stale', instances: [{ kind: 'stale' }] });
  expect((await h.live('crm-db-1')).state).toBe('exited');
  expect(h.journal.filter((one) => one.kind === 'step.begin' && one.undo)).toEqual([]);
});

test('a neighbour that ends because of what we did is no surprise', async () => {
  const web = containerSpec('web');
  const both = { desired: desired([instance({ containers: [db, web] })]) };
  const h = createHarness();
  await h.apply(makePlan([creation(db), creation(web)]), both);
  const [oldDb, oldWeb] = [await h.live('crm-db-1'), await h.live('crm-web-1')];
  const webPlan = replacement(containerSpec('web', { image: 'app:2' }), oldWeb, h.facts(oldWeb));
  const later = webPlan.steps.map((one) => ({
    ...one,
    needs: [...one.needs, step('crm/container/db:wait')],
  }));
  const plan = makePlan([
    replacement(containerSpec('db', { image: 'app:2' }), oldDb, h.facts(oldDb)),
    { ...webPlan, steps: later },
  ]);
  h.engine.control.intercept((call, phase) => {
    if (call.kind === 'containers.stop' && phase === 'after') h.engine.control.crash('crm-web-1');
  });
  expect((await h.apply(plan, both)).instances).toEqual([{ instance: crm, kind: 'applied' }]);
  expect((await h.live('crm-web-1')).image).toBe('app:2');
});

test('an undo that would leave nothing serving is not begun', async () => {
  const { h, plan, more } = await withOld({ exits: { afterMs: 500, code: 3 } });
  h.engine.control.intercept((call, phase) => {
    if (call.kind === 'containers.start' && phase === 'after')
      h.engine.control.removeContainer('crm-db-1-old');
  });
  const outcome = await h.apply(plan, more);
  expect(outcome.instances[0]).toMatchObject({ kind: 'failed' });
  expect(outcome.instances[0]?.message).toContain('is gone');
  expect(h.engine.control.containers().map((one) => one.name)).toEqual(['crm-db-1']);
});

test('once the old container is being removed there is no way back', async () => {
  const { h, plan, more } = await withOld();
  h.engine.control.fail('containers.remove', new Failure('engine/failed', 'device busy'), 9);
  const outcome = await h.apply(plan, more);
  expect(outcome.instances[0]).toMatchObject({ kind: 'failed' });
  expect(await h.live('crm-db-1')).toMatchObject({ image: 'app:2', state: 'running' });
});

test('an instance that fails leaves its neighbours alone, but not those that need it', async () => {
  const h = createHarness({ images: { 'app:1': {}, bad: { behaviour: { startError: 'no such file' } } } });
  const of = (name: string, image = 'app:1') =>
    containerSpec('app', { address: `${name}/container/app` as Address, name: `${name}-app-1`, image });
  const bad = creation(of('bad', 'bad'));
  const needer = creation(of('needer'), [step('bad/container/app:wait')]);
  const plan = makePlan([bad, needer, creation(of('good'))]);
  const instances = ['bad', 'needer', 'good'].map((name) => {
    const spec = of(name, name === 'bad' ? 'bad' : 'app:1');
    return instance({ name: instanceName(name), containers: [spec] });
  });
  const outcome = await h.apply(plan, { desired: desired(instances) });
  expect(outcome.instances.map((one) => [one.instance, one.kind])).toEqual([
    ['bad', 'rolled-back'],
    ['needer', 'failed'],
    ['good', 'applied'],
  ]);
  expect(outcome.instances[1]?.message).toContain('waits for bad/container/app, which did not work out');
  expect(h.engine.control.containers().map((one) => one.name)).toEqual(['good-app-1']);
});

test('a journal that cannot be written keeps everything from being changed', async () => {
  for (let broken = 0; broken < 14; broken += 1) {
    const { h, plan, more } = await withOld({ exits: { afterMs: 500, code: 3 } });
    h.engine.control.forgetCalls();
    const from = h.journal.length;
    h.onAppend.before = (_entry, index) => {
      if (index >= from + broken) throw failing();
    };
    const work = h.apply(plan, more);
    if (broken === 0) await expect(work).rejects.toMatchObject({ code: 'journal/unwritable' });
    else expect((await work).kind).toBe('failed');
    const changing = h.engine.control.calls.filter((call) =>
      /create|start|stop|rename|remove/.test(call.kind),
    );
    // Each call has its line before it: there are never more calls than lines.
    const lines = h.journal
      .slice(from)
      .filter((one) => one.kind === 'step.begin' && one.call !== 'container.wait');
    expect(changing.length).toBeLessThanOrEqual(lines.length);
  }
});

test('a stop takes effect at the border of a step and says what is left', async () => {
  const { h, old, plan, more } = await withOld();
  const stop = new AbortController();
  h.engine.control.intercept((call, phase) => {
    if (call.kind === 'containers.stop' && phase === 'before') stop.abort();
  });
  const outcome = await h.apply(plan, more, stop.signal);
  expect(outcome.kind).toBe('interrupted');
  expect(outcome.instances[0]?.message).toContain('crm/container/db:rename-old');
  expect(await h.live('crm-db-1')).toMatchObject({ id: old.id, state: 'exited' });
  expect(h.journal.at(-1)).toMatchObject({ kind: 'run.end', outcome: 'interrupted' });
});

test('a stop ends waiting at once', async () => {
  const { h, plan, more } = await withOld();
  const stop = new AbortController();
  h.engine.control.intercept((call) => {
    if (call.kind === 'containers.start') stop.abort();
  });
  const outcome = await h.apply(plan, more, stop.signal);
  expect(outcome.kind).toBe('interrupted');
  expect(outcome.steps.filter((one) => one.kind === 'skipped').map((one) => one.step)).toEqual([
    'crm/container/db:wait',
    'crm/container/db:remove-old',
  ]);
});

test('every engine call may lose its answer, and nothing is done twice', async () => {
  for (let lost = 1; lost < 40; lost += 1) {
    const { h, old, plan, more } = await withOld();
    let seen = 0;
    let isLost = false;
    h.engine.control.intercept((call, phase) => {
      if (phase === 'before' || !/create|start|stop|rename|remove/.test(call.kind)) return;
      seen += 1;
      if (seen !== lost) return;
      isLost = true;
      throw new Failure('engine/timeout', 'no answer', { retry: 'soon' });
    });
    expect((await h.apply(plan, more)).kind).toBe('applied');
    expect(h.engine.control.containers()).toHaveLength(1);
    expect((await h.live('crm-db-1')).id).not.toBe(old.id);
    if (!isLost) return;
  }
});

test('a plan without steps brings only the record up to date', async () => {
  const h = createHarness();
  await h.apply(makePlan([creation(db)]), wanted);
  const saves = h.saves();
  const lines = h.journal.length;
  await h.apply(makePlan([]), wanted);
  expect(h.saves()).toBe(saves);
  await h.apply(makePlan([]), { desired: desired([instance({ containers: [db], protect: true })]) });
  expect(h.saved()?.instances[crm]?.protect).toBe(true);
  expect(h.journal).toHaveLength(lines);
});
