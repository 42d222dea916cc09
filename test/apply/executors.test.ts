// Each kind of step on the engine in memory: what it makes, what it refuses to take, what never leaks.

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isSealed } from '../../src/apply/labels.ts';
import { PLAIN_ENDPOINT } from '../../src/fields/endpoints.ts';
import type { BuildSpec, ContentEntry, FilesSpec, NetworkSpec, VolumeSpec } from '../../src/model/desired.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Call, CreatePayload, Step } from '../../src/model/plan.ts';
import { type Address, addressParts, engineId, sha256 } from '../../src/model/ref.ts';
import type { Outcome } from '../../src/model/run.ts';
import {
  containerSpec,
  createHarness,
  creation,
  desired,
  FLEET,
  fingerprint,
  type GivenChange,
  instance,
  makePlan,
  seal,
  secret,
  step,
} from './harness.ts';

const STEADY = new AbortController().signal;
const AT = { file: 'crm.yaml', line: 1, column: 1 };
const db = containerSpec('db');

/** What did not end well, with its words. */
function wrong(outcome: Outcome) {
  return outcome.instances.filter((one) => one.kind !== 'applied');
}

function single(at: string, call: Call, more: Partial<Step> = {}): GivenChange {
  const address = at as Address;
  const one = { id: step(`${at}:do`), address, needs: [], ...more, ...call } as Step;
  return { address, action: 'create', steps: [one] };
}

function withPayload(payload: CreatePayload): GivenChange {
  const change = creation(db);
  return {
    ...change,
    steps: change.steps.map((one) => (one.kind === 'container.create' ? { ...one, payload } : one)),
  };
}

function network(name: string): NetworkSpec {
  return {
    address: `crm/network/${name}` as Address,
    name: `crm_${name}`,
    external: false,
    driver: '',
    driverOpts: {},
    internal: false,
    attachable: false,
    enableIpv6: false,
    enableIpv4: true,
    ipam: { driver: '', options: {}, pools: [] },
    labels: { team: 'sales' },
    origins: {},
  };
}

const data: VolumeSpec = {
  address: 'crm/volume/data' as Address,
  name: 'crm_data',
  external: false,
  driver: '',
  driverOpts: {},
  labels: {},
  origins: {},
};

const wanted = { desired: desired([instance({ containers: [db], volumes: [data] })]) };

test('secrets are filled in at the last moment and appear nowhere else', async () => {
  const h = createHarness();
  const parts = ['PW=', { secret: secret('crm/PW') }];
  const text = { parts, fingerprint: fingerprint('PW=value of crm/PW') };
  const plan = makePlan([withPayload({ Image: 'app:1', Env: [text], Labels: { a: 'b' } })]);
  const outcome = await h.apply(plan, wanted);
  expect(outcome.kind).toBe('applied');
  const json = await h.engine.containers.inspect((await h.live('crm-db-1')).id, STEADY);
  expect(json?.Config['Env']).toContain('PW=value of crm/PW');
  expect(JSON.stringify([plan, outcome, h.journal, h.progress, h.saved()])).not.toContain('value of crm/PW');
  expect(json?.Config.Labels).toMatchObject({ a: 'b', 'dev.shipshape.object': db.address });
  expect(isSealed(json?.Config.Labels, FLEET, seal)).toBe(true);
  expect(isSealed({ ...json?.Config.Labels, 'dev.shipshape.object': 'x' }, FLEET, seal)).toBe(false);
});

test('addresses in a payload become the names and ids of what is there', async () => {
  const h = createHarness();
  const net = network('default');
  const side = containerSpec('side');
  const joining = creation(side, [step(`${db.address}:start`)]);
  const plan = makePlan([
    single(net.address, { kind: 'network.create', network: net }),
    withPayload({
      Image: 'app:1',
      HostConfig: { NetworkMode: net.address },
      NetworkingConfig: { EndpointsConfig: { [net.address]: { Aliases: ['db'] } } },
    }),
    {
      ...joining,
      steps: joining.steps.map((one) =>
        one.kind === 'container.create'
          ? { ...one, payload: { Image: 'app:1', HostConfig: { NetworkMode: `container:${db.address}` } } }
          : one,
      ),
    },
  ]);
  const first = plan.steps.map((one) =>
    one.id === `${db.address}:create` ? { ...one, needs: [step(`${net.address}:do`)] } : one,
  );
  const both = { desired: desired([instance({ containers: [db, side], networks: [net] })]) };
  expect(wrong(await h.apply({ ...plan, steps: first }, both))).toEqual([]);
  const live = await h.live('crm-db-1');
  expect(live.fields?.networks).toHaveProperty([net.address]);
  const joined = await h.engine.containers.inspect((await h.live('crm-side-1')).id, STEADY);
  expect(joined?.HostConfig['NetworkMode']).toBe(`container:${live.id}`);
  const networks = await h.engine.networks.list({ label: ['com.docker.compose.network=default'] }, STEADY);
  expect(networks[0]?.Labels).toMatchObject({ team: 'sales', 'com.docker.compose.project': 'crm' });
  expect(h.saved()?.instances[addressParts(db.address).instance]?.networks[net.address]?.id).toBe(
    networks[0]?.Id,
  );
});

test('a name that somebody else has is never taken over', async () => {
  const h = createHarness();
  const foreign = await h.engine.containers.create('crm-db-1', '', { Image: 'app:1' }, STEADY);
  await h.engine.networks.create({ Name: 'crm_default' }, STEADY);
  h.engine.control.addVolume('crm_data', { mine: 'yes' });
  const container = await h.apply(makePlan([creation(db)]), wanted);
  expect(container.steps[0]).toMatchObject({ kind: 'failed', code: 'engine/name-taken' });
  const net = network('default');
  const made = await h.apply(
    makePlan([single(net.address, { kind: 'network.create', network: net })]),
    wanted,
  );
  expect(made.steps[0]).toMatchObject({ kind: 'failed', code: 'engine/name-taken' });
  const volume = single(data.address, { kind: 'volume.create', volume: data, name: 'crm_data' });
  const taken = await h.apply(makePlan([volume]), wanted);
  expect(taken.steps[0]).toMatchObject({ kind: 'failed', code: 'engine/name-taken' });
  expect(h.engine.control.containers().map((one) => one.id)).toEqual([foreign.id]);
  expect(h.engine.control.volumeNames()).toEqual(['crm_data']);
  expect(h.saved()?.instances[addressParts(db.address).instance]?.volumes).toEqual({});
});

test('what was made for a lost answer is found again: containers, networks, volumes', async () => {
  const h = createHarness();
  const net = network('default');
  for (const kind of ['containers.create', 'networks.create', 'volumes.create']) {
    h.engine.control.fail(kind, 'lost-reply', 1);
  }
  const plan = makePlan(
    [
      single(net.address, { kind: 'network.create', network: net }),
      single(data.address, { kind: 'volume.create', volume: data, name: 'crm_data-g2' }),
      creation(db),
    ],
    { volumes: { [data.address]: { name: 'crm_data-g2', generation: 2 } } },
  );
  expect((await h.apply(plan, wanted)).kind).toBe('applied');
  expect(h.engine.control.containers()).toHaveLength(1);
  expect(h.engine.control.networkNames().filter((name) => name === 'crm_default')).toHaveLength(1);
  const volume = await h.engine.volumes.inspect('crm_data-g2', STEADY);
  expect(volume?.Labels).toMatchObject({
    'dev.shipshape.generation': '2',
    'com.docker.compose.volume': 'data',
  });
  const { instance: crm } = addressParts(db.address);
  expect(h.saved()?.instances[crm]?.volumes[data.address]).toMatchObject({
    current: 'crm_data-g2',
    generation: 2,
  });
});

test('an image that is another one than planned is refused before it runs', async () => {
  const h = createHarness();
  const change = creation(db);
  const steps = change.steps.map((one) =>
    one.kind === 'container.create' ? { ...one, imageId: engineId(sha256('other')) } : one,
  );
  const outcome = await h.apply(makePlan([{ ...change, steps }]), wanted);
  expect(outcome.instances[0]).toMatchObject({ kind: 'rolled-back' });
  expect(outcome.steps[0]).toMatchObject({ kind: 'failed', code: 'apply/image-moved' });
  expect(h.engine.control.containers()).toEqual([]);
});

test('connecting what is connected already counts as done', async () => {
  const h = createHarness();
  await h.apply(makePlan([creation(db)]), wanted);
  const live = await h.live('crm-db-1');
  const id = await h.engine.networks.create({ Name: 'other' }, STEADY);
  h.engine.control.fail('networks.connect', 'lost-reply', 1);
  const call: Call = {
    kind: 'network.connect',
    network: { by: 'id', id },
    container: { by: 'id', id: live.id },
    endpoint: PLAIN_ENDPOINT,
  };
  const outcome = await h.apply(makePlan([single(db.address, call)]), wanted);
  expect(outcome.kind).toBe('applied');
  const off: Call = {
    kind: 'network.disconnect',
    network: { by: 'id', id },
    container: { by: 'id', id: live.id },
  };
  expect((await h.apply(makePlan([single(db.address, off)]), wanted)).kind).toBe('applied');
  expect((await h.live('crm-db-1')).fields?.networks).not.toHaveProperty('other');
});

test('a container that is not ours is not touched, whatever a plan says', async () => {
  const h = createHarness();
  const { id } = await h.engine.containers.create('foreign', '', { Image: 'app:1' }, STEADY);
  await h.engine.containers.start(id, STEADY);
  const container = { by: 'id', id } as const;
  const calls: readonly Call[] = [
    { kind: 'container.stop', container, timeoutSeconds: 1 },
    { kind: 'container.remove', container },
    { kind: 'container.rename', container, name: 'x' },
    { kind: 'container.update', container, payload: { Memory: 1 } },
    { kind: 'container.pause', container },
  ];
  for (const call of calls) {
    const outcome = await h.apply(makePlan([single(db.address, call)]), wanted);
    expect(outcome.steps[0]).toMatchObject({ kind: 'failed', code: 'apply/stale' });
  }
  expect(h.engine.control.container('foreign')).toMatchObject({
    name: 'foreign',
    state: { status: 'running' },
  });
});

test('update, pause and unpause reach the container', async () => {
  const h = createHarness();
  await h.apply(makePlan([creation(db)]), wanted);
  const container = { by: 'id', id: (await h.live('crm-db-1')).id } as const;
  const update: Call = {
    kind: 'container.update',
    container,
    payload: { Memory: 1 << 28, MemorySwap: 1 << 29 },
  };
  expect(wrong(await h.apply(makePlan([single(db.address, update)]), wanted))).toEqual([]);
  expect((await h.live('crm-db-1')).fields?.memory).toBe(1 << 28);
  await h.apply(makePlan([single(db.address, { kind: 'container.pause', container })]), wanted);
  expect((await h.live('crm-db-1')).state).toBe('paused');
  await h.apply(makePlan([single(db.address, { kind: 'container.unpause', container })]), wanted);
  expect((await h.live('crm-db-1')).state).toBe('running');
});

const blob = (text: string) =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex');

function repositoryFile(path: string, mode = 0o644): ContentEntry {
  const from = {
    kind: 'repository',
    path: `crm/${path}`,
    oid: blob(`content of crm/${path}`),
    size: 1,
  } as const;
  return { path, mode, uid: 0, gid: 0, from };
}

function filesSpec(entries: readonly ContentEntry[], secretFiles = false): FilesSpec {
  const digest = sha256(JSON.stringify(entries));
  const hostPath = `/var/lib/shipshape/files/${digest.slice(7)}`;
  return {
    address: 'crm/files/conf' as Address,
    content: { digest, entries },
    hostPath,
    secret: secretFiles,
    origin: AT,
  };
}

test('files arrive whole, are not written twice, and are put right when altered', async () => {
  const h = createHarness();
  const files = filesSpec([repositoryFile('nginx.conf'), repositoryFile('sites/a.conf', 0o600)]);
  const plan = makePlan([single(files.address, { kind: 'files.put', files, image: 'app:1' })]);
  expect(wrong(await h.apply(plan, wanted))).toEqual([]);
  expect(h.engine.control.hostFile(`${files.hostPath}/sites/a.conf`)).toBe('content of crm/sites/a.conf');
  expect(h.engine.control.containers()).toEqual([]);
  h.engine.control.forgetCalls();
  await h.apply(plan, wanted);
  expect(h.engine.control.callCounts()['containers.putArchive']).toBeUndefined();
  h.engine.control.writeHostFile(`${files.hostPath}/sites/a.conf`, 'altered');
  expect(wrong(await h.apply(plan, wanted))).toEqual([]);
  expect(h.engine.control.hostFile(`${files.hostPath}/sites/a.conf`)).toBe('content of crm/sites/a.conf');
});

test('a file that is not the planned one any more is not delivered', async () => {
  const h = createHarness();
  const files = filesSpec([repositoryFile('nginx.conf')]);
  const plan = makePlan([single(files.address, { kind: 'files.put', files, image: 'app:1' })]);
  const read = async () => Buffer.from('edited meanwhile');
  const outcome = await h.apply(plan, { ...wanted, read });
  expect(outcome.steps[0]).toMatchObject({ kind: 'failed', code: 'source/changed' });
  expect(h.engine.control.containers()).toEqual([]);
});

test('secret files hold the value; a carrier that a crash left is taken away', async () => {
  const h = createHarness();
  const text = { parts: [{ secret: secret('crm/KEY') }], fingerprint: fingerprint('value of crm/KEY') };
  const files = filesSpec(
    [{ path: '', mode: 0o400, uid: 999, gid: 999, from: { kind: 'text', text } }],
    true,
  );
  const plan = makePlan([single(files.address, { kind: 'files.put', files, image: 'app:1' })]);
  h.engine.control.fail('containers.remove', new Failure('engine/failed', 'no'), 1);
  expect(wrong(await h.apply(plan, wanted))).toEqual([]);
  expect(h.engine.control.hostFile(files.hostPath)).toBe('value of crm/KEY');
  expect(h.engine.control.containers()).toHaveLength(1);
  // The next run sweeps it, whatever it does.
  await h.apply(makePlan([creation(db)]), wanted);
  expect(h.engine.control.containers().map((one) => one.name)).toEqual(['crm-db-1']);
  expect(JSON.stringify([h.journal, h.progress])).not.toContain('value of crm/KEY');
});

test('a wrong image name fails before anything else is done', async () => {
  const h = createHarness();
  const pull = single('crm/image/nope', { kind: 'image.pull', reference: 'nope:1', platform: '' });
  const change = creation(db, [step('crm/image/nope:do')]);
  const outcome = await h.apply(makePlan([pull, change]), wanted);
  expect(outcome.steps.map((one) => one.kind)).toEqual(['failed', 'skipped', 'skipped', 'skipped']);
  expect(outcome.instances[0]).toMatchObject({ kind: 'failed', message: expect.stringContaining('nope:1') });
});

test('an image is built from the repository, with an inline Dockerfile beside it', async () => {
  const h = createHarness();
  const build: BuildSpec = {
    address: 'crm/image/app' as Address,
    tag: 'shipshape/crm-app:1',
    context: { digest: sha256('context'), entries: [repositoryFile('main.js')] },
    dockerfile: { inline: 'FROM app:1\n' },
    args: {},
    target: '',
    labels: {},
    network: '',
    platform: '',
    noCache: false,
    pull: false,
    extraHosts: [],
    shmSize: 0,
    cacheFrom: [],
    origin: AT,
  };
  const outcome = await h.apply(makePlan([single(build.address, { kind: 'image.build', build })]), wanted);
  expect(outcome.instances).toEqual([{ instance: 'crm', kind: 'applied' }]);
  const image = await h.engine.images.inspect(build.tag, STEADY);
  expect(outcome.steps[0]).toMatchObject({ kind: 'done', made: image?.Id });
});
