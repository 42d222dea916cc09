// What the record says afterwards: of data that is left behind, of instances that moved, of half-done work.

import { expect, test } from 'vitest';
import type { AppliedInstance, AppliedTarget } from '../../src/model/applied.ts';
import type { DesiredInstance, VolumeSpec } from '../../src/model/desired.ts';
import { type Address, instanceName } from '../../src/model/ref.ts';
import {
  COMMIT,
  containerSpec,
  createHarness,
  creation,
  crm,
  desired,
  type GivenChange,
  instance,
  makePlan,
  step,
} from './harness.ts';

const AT = { file: 'crm.yaml', line: 1, column: 1 };
const db = containerSpec('db');
const data: VolumeSpec = {
  address: 'crm/volume/data' as Address,
  name: 'crm_data',
  external: false,
  driver: '',
  driverOpts: {},
  labels: {},
  origins: {},
};
const folder = { address: 'crm/folder/files' as Address, hostPath: '/data/crm/files', origin: AT };
const full = instance({ containers: [db], volumes: [data], folders: [folder] });
const volumes = { [data.address]: { name: 'crm_data', generation: 1 } };

function volumeCreation(spec: VolumeSpec, name = spec.name): GivenChange {
  const id = step(`${spec.address}:create`);
  const one = { id, address: spec.address, needs: [], kind: 'volume.create', volume: spec, name } as const;
  return { address: spec.address, action: 'create', steps: [one] };
}

async function created(ports: Readonly<Record<string, number>> = {}) {
  const h = createHarness();
  const plan = makePlan([volumeCreation(data), creation(db)], { volumes });
  expect(await h.apply(plan, { desired: desired([full]), ports })).toMatchObject({ kind: 'applied' });
  return h;
}

async function removal(h: Awaited<ReturnType<typeof created>>): Promise<GivenChange> {
  const container = { by: 'id', id: (await h.live('crm-db-1')).id } as const;
  const stop = step(`${db.address}:stop`);
  return {
    address: db.address,
    action: 'remove',
    steps: [
      { id: stop, address: db.address, needs: [], kind: 'container.stop', container, timeoutSeconds: 1 },
      {
        id: step(`${db.address}:remove`),
        address: db.address,
        needs: [stop],
        kind: 'container.remove',
        container,
      },
    ],
  };
}

const crmOf = (state: AppliedTarget | undefined): AppliedInstance | undefined => state?.instances[crm];

test('a removed instance leaves tombstones of its data, and its ports are free', async () => {
  const h = await created({ 'crm/HTTP_PORT': 30001, 'web/HTTP_PORT': 30002 });
  expect(crmOf(h.saved())?.volumes).toMatchObject({ [data.address]: { current: 'crm_data', generation: 1 } });
  const outcome = await h.apply(makePlan([await removal(h)]), { desired: desired([]) });
  expect(outcome.kind).toBe('applied');
  expect(h.saved()).toMatchObject({ instances: {}, ports: { 'web/HTTP_PORT': 30002 } });
  expect(h.saved()?.tombstones).toMatchObject([
    {
      kind: 'volume',
      name: 'crm_data',
      instance: crm,
      removedBy: COMMIT,
      reason: 'crm is no longer declared',
    },
    { kind: 'folder', name: '/data/crm/files', instance: crm },
  ]);
  expect(h.engine.control.volumeNames()).toEqual(['crm_data']);
  // Declared again, the data is in use again; a purged volume leaves no tombstone.
  await h.apply(makePlan([creation(db)], { volumes }), { desired: desired([full]) });
  expect(h.saved()?.tombstones).toEqual([]);
});

test('what has left the record is remembered by its nonce, so that a copy of its labels is known as one', async () => {
  const h = await created();
  const was = crmOf(h.saved())?.containers[db.address];
  const plan = makePlan([await removal(h)]);
  expect(await h.apply(plan, { desired: desired([]) })).toMatchObject({ kind: 'applied' });
  expect(was?.nonce).toBeDefined();
  expect(h.saved()?.retired).toEqual([{ nonce: was?.nonce, id: was?.id }]);
});

test('an instance that is only held stays on record', async () => {
  const h = await created();
  const plan = makePlan([await removal(h)]);
  await h.apply(plan, { desired: { ...desired([]), held: [crm] } });
  expect(crmOf(h.saved())?.volumes).toHaveProperty([data.address]);
  expect(h.saved()?.tombstones).toEqual([]);
});

test('a volume that is no longer declared becomes a tombstone, and goes with its purge', async () => {
  const h = await created();
  await h.apply(makePlan([]), { desired: desired([instance({ containers: [db] })]) });
  expect(h.saved()?.tombstones.map((one) => one.name)).toEqual(['crm_data', '/data/crm/files']);
  const id = step('crm/volume/data:purge');
  const purge = { id, address: data.address, needs: [], kind: 'volume.remove', name: 'crm_data' } as const;
  const plan = makePlan([{ address: data.address, action: 'remove', steps: [purge] }]);
  const outcome = await h.apply(plan, { desired: desired([instance({ containers: [db] })]) });
  expect(outcome.kind).toBe('applied');
  expect(h.saved()?.tombstones.map((one) => one.name)).toEqual(['/data/crm/files']);
  expect(h.engine.control.volumeNames()).toEqual([]);
});

test('a moved instance keeps its data under the new name, without tombstones', async () => {
  const h = await created();
  const sales = instanceName('sales');
  const address = 'sales/container/db' as Address;
  const volume = { ...data, address: 'sales/volume/data' as Address, name: 'sales_data' };
  const moved: DesiredInstance = {
    ...full,
    name: sales,
    movedFrom: crm,
    containers: [containerSpec('db', { address, name: 'sales-db-1' })],
    volumes: [volume],
    folders: [{ ...folder, address: 'sales/folder/files' as Address }],
  };
  const gone = await removal(h);
  const next = creation(moved.containers[0] ?? db);
  const change = { ...next, steps: [...next.steps, ...gone.steps.map((one) => ({ ...one, address }))] };
  const plan = makePlan([change], { volumes: { [volume.address]: { name: 'crm_data', generation: 1 } } });
  expect(await h.apply(plan, { desired: desired([moved]) })).toMatchObject({ kind: 'applied' });
  expect(Object.keys(h.saved()?.instances ?? {})).toEqual(['sales']);
  expect(h.saved()?.instances[sales]?.volumes).toMatchObject({ [volume.address]: { current: 'crm_data' } });
  expect(h.saved()?.tombstones).toEqual([]);
});

test('data that is gone is still on record after a move: it does not start empty for the new name', async () => {
  const h = await created();
  const sales = instanceName('sales');
  const volume = { ...data, address: 'sales/volume/data' as Address, name: 'sales_data' };
  const spec = containerSpec('db', { address: 'sales/container/db' as Address, name: 'sales-db-1' });
  const moved = { ...full, name: sales, movedFrom: crm, containers: [spec], volumes: [volume], folders: [] };
  const reports = [volume.address, spec.address].map(
    (address): GivenChange => ({ address, action: 'report', steps: [] }),
  );
  const plan = makePlan(reports, { volumes: { [volume.address]: { name: 'crm_data', generation: 1 } } });
  await h.apply(plan, { desired: desired([moved]) });
  const record = h.saved()?.instances[sales];
  expect(record?.volumes).toMatchObject({
    [volume.address]: { current: 'crm_data', spec: { name: 'sales_data' } },
  });
  expect(record?.containers).toEqual({});
});

test('half-done work records what is whole, and the failure', async () => {
  const h = createHarness();
  h.engine.control.addImage('bad', { behaviour: { startError: 'no such file' } });
  const bad = containerSpec('bad', { image: 'bad' });
  const both = { ...full, containers: [db, bad] };
  const plan = makePlan([volumeCreation(data), creation(db), creation(bad, [step(`${db.address}:wait`)])], {
    volumes,
  });
  const outcome = await h.apply(plan, { desired: desired([both]) });
  expect(outcome.instances[0]).toMatchObject({ kind: 'rolled-back' });
  const record = crmOf(h.saved());
  expect(Object.keys(record?.containers ?? {})).toEqual([db.address]);
  expect(record?.volumes).toHaveProperty([data.address]);
  expect(record?.failure).toMatchObject({ commit: COMMIT, plan: plan.digest });
  // The next success forgets it.
  h.engine.control.addImage('bad', { version: 'good' });
  await h.apply(makePlan([creation(bad)], { volumes }), { desired: desired([both]) });
  expect(crmOf(h.saved())?.failure).toBeUndefined();
  expect(Object.keys(crmOf(h.saved())?.containers ?? {})).toEqual([db.address, bad.address]);
});

test('what a plan only reports is not recorded as applied', async () => {
  const h = await created();
  const next = { ...full, protect: true, containers: [{ ...db, image: 'app:2' }] };
  const plan = makePlan([{ address: db.address, action: 'report', steps: [] }], { volumes });
  await h.apply(plan, { desired: desired([next]) });
  expect(crmOf(h.saved())).toMatchObject({
    protect: true,
    containers: { [db.address]: { spec: { image: 'app:1' } } },
  });
});

test('a record that is lost is made again from what is there', async () => {
  const h = await created();
  const before = h.saved();
  const other = createHarness();
  await other.apply(makePlan([], { volumes }), {
    engine: h.engine,
    observe: h.context.observe,
    desired: desired([full]),
  });
  expect(other.saved()?.instances[crm]).toEqual({ ...crmOf(before), at: expect.any(String) });
});

test('a record that cannot be written makes the outcome a failure that says what was done', async () => {
  const h = createHarness();
  const store = {
    load: async () => undefined,
    save: async () => {
      throw new Error('disk full');
    },
  };
  const outcome = await h.apply(makePlan([creation(db)]), { store, desired: desired([full]) });
  expect(outcome.instances[0]).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('it was applied, but it could not be recorded'),
  });
  expect((await h.live('crm-db-1')).state).toBe('running');
});

test('ports are on record before the first call', async () => {
  const h = createHarness();
  let known: unknown;
  h.engine.control.intercept((call) => {
    if (call.kind === 'containers.create') known ??= h.saved()?.ports;
  });
  await h.apply(makePlan([creation(db)]), { desired: desired([full]), ports: { 'crm/HTTP_PORT': 30001 } });
  expect(known).toEqual({ 'crm/HTTP_PORT': 30001 });
});
