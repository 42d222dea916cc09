// Taking back across several changes: what is whole stays, what is shared stays, a network made again
// stands in for the one that was removed.

import { expect, test } from 'vitest';
import { PLAIN_ENDPOINT } from '../../src/fields/endpoints.ts';
import type { NetworkSpec } from '../../src/model/desired.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Call, Step } from '../../src/model/plan.ts';
import { type Address, engineId } from '../../src/model/ref.ts';
import { containerSpec, createHarness, creation, desired, instance, makePlan, step } from './harness.ts';

const STEADY = new AbortController().signal;
const db = containerSpec('db');
const web = containerSpec('web');
const both = { desired: desired([instance({ containers: [db, web] })]) };

const net: NetworkSpec = {
  address: 'crm/network/default' as Address,
  name: 'crm_default',
  external: false,
  driver: '',
  driverOpts: {},
  internal: false,
  attachable: false,
  enableIpv6: false,
  enableIpv4: true,
  ipam: { driver: '', options: {}, pools: [] },
  labels: {},
  origins: {},
};

test('a network that was removed is made again, and the container is on it again', async () => {
  const h = createHarness();
  const create: Step = {
    id: step('n'),
    address: net.address,
    needs: [],
    kind: 'network.create',
    network: net,
  };
  await h.apply(makePlan([{ address: net.address, action: 'create', steps: [create] }, creation(db)]), both);
  const live = await h.live('crm-db-1');
  const [old] = (await h.engine.networks.list({}, STEADY)).filter((one) => one.Name === net.name);
  const network = { by: 'id', id: engineId(old?.Id ?? '') } as const;
  const container = { by: 'id', id: live.id } as const;
  await h.engine.networks.connect(network.id, live.id, {}, STEADY);
  const back: Call = { kind: 'network.connect', network, container, endpoint: PLAIN_ENDPOINT };
  const broken = { ...net, name: 'bad' };
  const steps: readonly Step[] = [
    {
      id: step('off'),
      address: net.address,
      needs: [],
      kind: 'network.disconnect',
      network,
      container,
      undo: [back],
    },
    {
      id: step('remove'),
      address: net.address,
      needs: [step('off')],
      kind: 'network.remove',
      network,
      undo: [{ kind: 'network.create', network: net }],
    },
    {
      id: step('make'),
      address: net.address,
      needs: [step('remove')],
      kind: 'network.create',
      network: broken,
    },
  ];
  let made = 0;
  h.engine.control.intercept((call, phase) => {
    if (call.kind !== 'networks.create' || phase !== 'before') return;
    made += 1;
    if (made === 1) throw new Failure('engine/refused', 'no such driver');
  });
  const outcome = await h.apply(makePlan([{ address: net.address, action: 'replace', steps }]), both);
  expect(outcome.instances[0]).toMatchObject({ kind: 'rolled-back', message: 'no such driver' });
  const now = (await h.engine.networks.list({}, STEADY)).filter((one) => one.Name === net.name);
  expect(now).toHaveLength(1);
  expect(now[0]?.Id).not.toBe(old?.Id);
  const json = await h.engine.containers.inspect(live.id, STEADY);
  expect(json?.NetworkSettings.Networks?.[net.name]?.NetworkID).toBe(now[0]?.Id);
});

test('a change that is whole stays when another one of the instance fails', async () => {
  const h = createHarness();
  h.engine.control.addImage('bad', { behaviour: { exits: { afterMs: 100, code: 1 } } });
  const failing = containerSpec('web', { image: 'bad' });
  const plan = makePlan([creation(db), creation(failing, [step(`${db.address}:wait`)])]);
  const outcome = await h.apply(plan, both);
  expect(outcome.instances[0]).toMatchObject({ kind: 'rolled-back' });
  expect(h.engine.control.containers().map((one) => one.name)).toEqual(['crm-db-1']);
});

test('changes that are under way beside a failing one are taken back too', async () => {
  const h = createHarness();
  h.engine.control.addImage('bad', { behaviour: { startError: 'no' } });
  const slow = containerSpec('db', { stableForMs: 5000 });
  const failing = containerSpec('web', { image: 'bad' });
  const outcome = await h.apply(makePlan([creation(slow), creation(failing)]), both);
  expect(outcome.instances[0]).toMatchObject({ kind: 'rolled-back', message: expect.stringContaining('no') });
  // The other one was started already, but never seen to be good.
  expect(h.engine.control.containers()).toEqual([]);
});

test('removing a leftover first is no point of no return', async () => {
  const h = createHarness();
  await h.apply(makePlan([creation(db), creation(web)]), both);
  const old = await h.live('crm-db-1');
  const leftover = await h.live('crm-web-1');
  const container = { by: 'id', id: old.id } as const;
  await h.engine.containers.stop(leftover.id, 1, STEADY);
  const next = creation(containerSpec('db', { name: 'crm-db-2', image: 'bad' }), [step('stop')]);
  h.engine.control.addImage('bad', { behaviour: { startError: 'no' } });
  const steps: readonly Step[] = [
    {
      id: step('discard'),
      address: db.address,
      needs: [],
      kind: 'container.remove',
      container: { by: 'id', id: leftover.id },
    },
    {
      id: step('stop'),
      address: db.address,
      needs: [step('discard')],
      kind: 'container.stop',
      container,
      timeoutSeconds: 1,
      undo: [{ kind: 'container.start', container }],
    },
    ...next.steps,
  ];
  const outcome = await h.apply(makePlan([{ address: db.address, action: 'replace', steps }]), both);
  expect(outcome.instances[0]).toMatchObject({ kind: 'rolled-back' });
  expect(await h.live('crm-db-1')).toMatchObject({ id: old.id, state: 'running' });
  expect(h.engine.control.containers()).toHaveLength(1);
});
