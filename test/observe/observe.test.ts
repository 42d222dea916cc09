// A snapshot of an engine in memory: whole or not at all, and cheap when nothing changed.

import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { createMemoryEngine } from '../../src/adapters/memory/engine.ts';
import type { ContentSpec, FilesSpec } from '../../src/model/desired.ts';
import { digest } from '../../src/model/digest.ts';
import { Failure } from '../../src/model/failure.ts';
import { address, instanceName, targetName } from '../../src/model/ref.ts';
import type { SecretName } from '../../src/model/text.ts';
import { createObserver, type ObserveOptions, observe } from '../../src/observe/observe.ts';
import { createFakeClock } from '../support/engine-clock.ts';
import { record, sealed, testFingerprint, testSeal } from './support.ts';

const signal = new AbortController().signal;
const CRM = instanceName('crm');

function world() {
  const clock = createFakeClock();
  const engine = createMemoryEngine({
    clock,
    images: { 'app:1': { config: { Env: ['A=1'], Cmd: ['run'] } }, 'app:2': { config: { Cmd: ['run'] } } },
  });
  async function container(name: string, body: Readonly<Record<string, unknown>> = {}) {
    const labels = { ...sealed(testSeal, `crm/container/${name}`, `nonce-${name}`) };
    const all = { Image: 'app:1', Labels: labels, ...body };
    const { id } = await engine.containers.create(`crm-${name}`, '', all, signal);
    await engine.containers.start(id, signal);
    return id;
  }
  return { clock, engine, container, control: engine.control };
}

function options(more: Partial<ObserveOptions> = {}): ObserveOptions {
  return {
    target: targetName('local'),
    fleet: 'home',
    applied: undefined,
    seal: testSeal,
    fingerprintOf: testFingerprint,
    images: [],
    files: [],
    parallelism: 8,
    full: true,
    ...more,
  };
}

describe('what is seen', () => {
  test('ours with its fields, foreign by name and ports only', async () => {
    const { engine, container } = world();
    const id = await container('db', { Env: ['B=2'] });
    const { id: other } = await engine.containers.create(
      'other',
      '',
      {
        Image: 'app:1',
        ExposedPorts: { '80/tcp': {} },
        HostConfig: { PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '8080' }] } },
      },
      signal,
    );
    await engine.containers.start(other, signal);
    const { containers, engine: facts } = await observe(engine, options(), signal);
    const ours = containers.find((one) => one.id === id);
    expect(ours).toMatchObject({
      name: 'crm-db',
      state: 'running',
      ownership: { kind: 'ours', by: 'label' },
    });
    expect(ours?.fields?.env).toEqual({ A: '1', B: '2' });
    expect(containers.find((one) => one.id === other)).toMatchObject({
      name: 'other',
      ownership: { kind: 'foreign' },
      fields: undefined,
      state: 'running',
      hostPorts: ['127.0.0.1:8080/tcp'],
    });
    expect(facts).toMatchObject({ id: 'MEMO:RYEN:GINE', version: '20.10.24', cgroupVersion: '1' });
  });
  test('networks and volumes with their owners', async () => {
    const { engine } = world();
    await engine.networks.create(
      { Name: 'crm_default', Labels: sealed(testSeal, 'crm/network/default', 'a') },
      signal,
    );
    await engine.volumes.create(
      { Name: 'crm_data', Driver: 'local', DriverOpts: {}, Labels: sealed(testSeal, 'crm/volume/data', 'b') },
      signal,
    );
    const { networks, volumes } = await observe(engine, options(), signal);
    expect(networks.map((one) => [one.name, one.ownership.kind])).toEqual([
      ['bridge', 'foreign'],
      ['host', 'foreign'],
      ['none', 'foreign'],
      ['crm_default', 'ours'],
    ]);
    expect(volumes).toMatchObject([
      { name: 'crm_data', ownership: { kind: 'ours', address: 'crm/volume/data' } },
    ]);
  });
  test('an adopted container is looked into though it has no label', async () => {
    const { engine } = world();
    const { id } = await engine.containers.create('old', '', { Image: 'app:1' }, signal);
    const { containers } = await observe(
      engine,
      options({ applied: record('crm/container/db', id) }),
      signal,
    );
    expect(containers[0]).toMatchObject({ ownership: { kind: 'ours', by: 'record' } });
    expect(containers[0]?.fields).toBeDefined();
  });
  test('images as declared and as run; what is not there is null', async () => {
    const { engine, container, control } = world();
    await container('db');
    const old = control.containers()[0]?.image.id ?? '';
    control.addImage('app:1', { version: 'moved' });
    const references = ['app:1', 'docker.io/library/app:2', 'none:1'];
    const { images, imagesById } = await observe(engine, options({ images: references }), signal);
    expect(images['app:1']?.id).not.toBe(old);
    expect(images['docker.io/library/app:2']).not.toBeUndefined();
    expect(images['none:1']).toBeNull();
    expect(imagesById[old]?.env).toEqual({ A: '1' });
  });
});

describe('whole or not at all', () => {
  test.each([
    'containers.list',
    'containers.inspect',
    'networks.list',
    'volumes.list',
    'images.list',
    'images.inspect',
    'system.info',
  ])('a failed %s is a failed snapshot', async (kind) => {
    const { engine, container, control } = world();
    await container('db');
    control.fail(kind, 'unreachable');
    await expect(observe(engine, options({ images: ['app:1'] }), signal)).rejects.toThrow(Failure);
  });
  test('what went between list and inspect is looked for once more', async () => {
    const { engine, container, control } = world();
    await container('db');
    await container('web');
    let isGone = false;
    control.intercept((call, phase) => {
      if (call.kind !== 'containers.inspect' || phase !== 'before' || isGone) return;
      isGone = true;
      control.removeContainer('crm-db');
    });
    const { containers } = await observe(engine, options(), signal);
    expect(containers.map((one) => one.name)).toEqual(['crm-web']);
    expect(control.callCounts()['containers.list']).toBe(2);
  });
  test('a caller who gives up gets a failure', async () => {
    const { engine } = world();
    const stop = new AbortController();
    stop.abort();
    await expect(observe(engine, options(), stop.signal)).rejects.toThrow(Failure);
  });
});

describe('what it costs', () => {
  async function fleet() {
    const { engine, container, control, clock } = world();
    for (let index = 0; index < 50; index += 1) await container(`app-${index}`);
    const observer = createObserver(engine);
    await observer.observe(options({ images: ['app:1', 'app:2'] }), signal);
    control.forgetCalls();
    const again = () => observer.observe(options({ images: ['app:1', 'app:2'], full: false }), signal);
    return { control, clock, again, observer, engine };
  }
  test('an unchanged fleet of 50 costs one list of each kind', async () => {
    const { control, clock, again } = await fleet();
    await clock.advance(60_000);
    await again();
    expect(control.callCounts()).toEqual({
      'containers.list': 1,
      'networks.list': 1,
      'volumes.list': 1,
      'images.list': 1,
    });
  });
  test.each([
    ['killed', (control: ReturnType<typeof world>['control']) => control.kill('crm-app-7')],
    [
      'unhealthy',
      (control: ReturnType<typeof world>['control']) => control.setHealth('crm-app-7', 'unhealthy'),
    ],
    [
      'disconnected',
      (control: ReturnType<typeof world>['control']) => control.disconnect('crm-app-7', 'bridge'),
    ],
  ])('one that was %s costs one inspect, and is seen', async (_, change) => {
    const { control, again } = await fleet();
    change(control);
    await again();
    expect(control.callCounts()['containers.inspect']).toBe(1);
  });
  test('a full look sees what no list shows', async () => {
    const { control, observer } = await fleet();
    control.tamper('crm-app-7', { Memory: 67108864 });
    const { containers } = await observer.observe(options(), signal);
    expect(containers.find((one) => one.name === 'crm-app-7')?.fields?.memory).toBe(67108864);
    expect(control.callCounts()['containers.inspect']).toBe(50);
  });
});

describe('delivered files', () => {
  const plain: ContentSpec = {
    digest: digest('plain'),
    entries: [
      // git hash-object of "hello\n"
      {
        path: 'a.txt',
        mode: 0o644,
        uid: 0,
        gid: 0,
        from: { kind: 'repository', path: 'a.txt', oid: 'ce013625030ba8dba906f756967f9e9ca394464a', size: 6 },
      },
      { path: 'sub/b.txt', mode: 0o600, uid: 5, gid: 6, from: { kind: 'text', text: 'made' } },
    ],
  };
  const secret: ContentSpec = {
    digest: digest('secret'),
    entries: [
      {
        path: '',
        mode: 0o400,
        uid: 0,
        gid: 0,
        from: {
          kind: 'text',
          text: { parts: [{ secret: 'crm/PW' as SecretName }], fingerprint: testFingerprint('hunter2') },
        },
      },
    ],
  };
  const specs = [
    spec('plain', plain, '/data/files/plain', false),
    spec('secret', secret, '/run/files/secret/pw', true),
  ];

  function spec(name: string, content: ContentSpec, hostPath: string, isSecret: boolean): FilesSpec {
    const origin = { file: 'x.yaml', line: 1, column: 1 };
    return { address: address(CRM, 'files', name), content, hostPath, secret: isSecret, origin };
  }

  async function delivered() {
    const { engine, container, control, clock } = world();
    const carrier = await engine.containers.create(
      'carrier',
      '',
      { Image: 'app:1', HostConfig: { Binds: ['/:/host'] } },
      signal,
    );
    const tar = pack();
    tar.entry({ name: 'data/files/plain/a.txt', mode: 0o644 }, 'hello\n');
    tar.entry({ name: 'data/files/plain/sub/b.txt', mode: 0o600, uid: 5, gid: 6 }, 'made');
    tar.entry({ name: 'run/files/secret/pw', mode: 0o400 }, 'hunter2');
    tar.finalize();
    await engine.containers.putArchive(carrier.id, '/host', tar, signal);
    await container('web', {
      HostConfig: {
        Binds: [
          '/data/files/plain:/etc/app:ro',
          '/run/files/secret/pw:/run/secrets/pw:ro',
          '/elsewhere:/other',
        ],
      },
    });
    const look = async () => {
      const { containers } = await observe(engine, options({ files: specs }), signal);
      return containers.find((one) => one.name === 'crm-web')?.files;
    };
    return { engine, control, look, clock };
  }

  test('what is there as planned has the digest of the plan', async () => {
    const { look } = await delivered();
    expect(await look()).toEqual({ '/etc/app': plain.digest, '/run/secrets/pw': secret.digest });
  });
  test.each([
    ['another text', '/data/files/plain/a.txt', 'other\n'],
    ['one file more', '/data/files/plain/more.txt', 'x'],
    ['another mode', '/data/files/plain/sub/b.txt', 'made'],
  ])('%s is altered', async (_, path, text) => {
    const { control, look } = await delivered();
    control.writeHostFile(path, text);
    expect(await look()).toEqual({ '/etc/app': 'altered', '/run/secrets/pw': secret.digest });
  });
  test('another secret is altered', async () => {
    const { control, look } = await delivered();
    control.writeHostFile('/run/files/secret/pw', 'hunter3');
    expect((await look())?.['/run/secrets/pw']).toBe('altered');
  });
  test('contents are read once while nothing is known to have changed', async () => {
    const { engine, control } = await delivered();
    const observer = createObserver(engine);
    await observer.observe(options({ files: specs }), signal);
    control.forgetCalls();
    await observer.observe(options({ files: specs, full: false }), signal);
    expect(control.callCounts()['containers.getArchive']).toBeUndefined();
  });
  test('a failed read of contents is a failed snapshot', async () => {
    const { control, look } = await delivered();
    control.fail('containers.getArchive', 'timeout');
    await expect(look()).rejects.toThrow(Failure);
  });
  test('something that is no archive is a failed snapshot', async () => {
    const { engine } = await delivered();
    const page = async () => Readable.from([Buffer.from(`<html>${'please log in '.repeat(100)}</html>`)]);
    const proxied = { ...engine, containers: { ...engine.containers, getArchive: page } };
    const looked = createObserver(proxied).observe(options({ files: specs }), signal);
    await expect(looked).rejects.toMatchObject({ code: 'engine/bad-answer' });
  });
});
