// One daemon that looks after two engines: one by its socket, one on "another machine" over TCP with TLS. Each
// has its own instances; one that hangs or refuses us keeps nobody from the other.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeImages } from '../../scripts/images.ts';
import { createDockerEngine } from '../../src/adapters/docker/engine.ts';
import type { InstanceStatus } from '../../src/model/condition.ts';
import { testSocket } from '../support/engine-subject.ts';
import { SIGNAL } from '../support/git.ts';
import { createHand, type Hand } from '../support/hand.ts';
import { type OwnEngine, ownEngine } from '../support/own-engine.ts';
import { openServed, type Served } from '../support/served.ts';
import { type Door, openDoor } from '../support/tls.ts';

const FLEET = 'shipshape-test-twotargets';
let keys: string;
let far: OwnEngine;
let farHand: Hand;
let door: Door;
let served: Served;

function declaration(name: string, target: string, release: string, data = ''): string {
  return `
apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: ${name} }
spec:
  target: ${target}
  health: { stableFor: 300ms }
  compose:
    services:
      web: { image: "shipshape-test/busybox:1", command: ["sleep", "1000"], init: true, environment: { RELEASE: "${release}" }${data} }
`;
}

beforeAll(async () => {
  keys = await mkdtemp(join(tmpdir(), 'shipshape-tls-'));
  far = await ownEngine();
  await far.start({ liveRestore: true });
  farHand = createHand(`unix://${far.socket}`);
  door = await openDoor(keys, far.socket);
  for (const socket of [testSocket(), far.socket]) await makeImages(socket, ['shipshape-test/busybox:1']);
  served = await openServed({
    name: FLEET,
    engine: testSocket(),
    targets: async ({ folder }) =>
      `far: { docker: "${door.host}", timeout: 2s, dataRoot: ${folder}/far,
        tls: { caFile: ${door.caFile}, certFile: ${door.certFile}, keyFile: ${door.keyFile} } }`,
    fleet: async () =>
      '  drift: { sweep: 1s, inspect: 5s }\n  policies: []\n  budget: { removePercent: 100, removeCount: 100 }',
  });
  await served.hand.sweep(FLEET);
}, 180_000);

afterAll(async () => {
  await served?.close();
  await door?.close();
  await far?.[Symbol.asyncDispose]();
  await rm(keys, { recursive: true, force: true });
}, 60_000);

const named = (instances: readonly InstanceStatus[], name: string) =>
  instances.find(({ instance }) => instance === name);

async function isReady(name: string, commit: string): Promise<void> {
  await served.until(({ instances }) => {
    const found = named(instances, name);
    return found?.isReady === true && found.appliedCommit === commit;
  });
}

const namesOn = async (hand: Hand) =>
  (await hand.docker.listContainers({ all: true, filters: { label: [`dev.shipshape.fleet=${FLEET}`] } }))
    .flatMap(({ Names }) => Names)
    .sort();

test('each engine has its own instances, and one that hangs does not hold up the other', {
  timeout: 180_000,
}, async () => {
  const here = (release: string) => ({ 'here.yaml': declaration('here', 'local', release) });
  const there = (release: string) => ({ 'there.yaml': declaration('there', 'far', release) });
  const first = await served.push({ ...here('1'), ...there('1') });
  await served.start();
  await isReady('here', first);
  await isReady('there', first);
  expect(await namesOn(served.hand)).toEqual(['/here-web-1']);
  expect(await namesOn(farHand)).toEqual(['/there-web-1']);

  await far.signal('SIGSTOP');
  const second = await served.push({ ...here('2'), ...there('2') });
  await isReady('here', second);
  const hung = await served.until(
    ({ instances, targets }) =>
      named(instances, 'there')?.isReady === false &&
      targets.some(({ target, events }) => target === 'far' && events === 'cut'),
  );
  expect(named(hung.instances, 'here')?.isReady).toBe(true);
  await far.signal('SIGCONT');
  await isReady('there', second);

  const third = await served.push({ 'there.yaml': declaration('there', 'local', '2') });
  await isReady('there', third);
  await served.until(({ instances }) => instances.length === 2 && instances.every((one) => one.isReady));
  expect(await namesOn(served.hand)).toEqual(['/here-web-1', '/there-web-1']);
});

test('data stays where it is: an instance that is declared on another engine keeps serving, and starts nowhere empty', {
  timeout: 120_000,
}, async () => {
  const kept = (target: string) => ({
    'kept.yaml': `${declaration('kept', target, '1', ', volumes: ["data:/data"]')}    volumes: { data: {} }\n`,
  });
  await isReady('kept', await served.push(kept('far')));
  const moved = await served.push(kept('local'));
  const seen = await served.until(
    ({ instances, source }) =>
      source.accepted === moved &&
      instances.some(({ instance, target }) => instance === 'kept' && target === 'local'),
  );
  expect(JSON.stringify(seen.instances)).toContain('its data is on the target far');
  await served.ask('reconcile', {});
  expect(await namesOn(farHand)).toEqual(['/kept-web-1']);
  expect(await namesOn(served.hand)).not.toContain('/kept-web-1');
  const { Volumes } = await served.hand.docker.listVolumes({
    filters: { label: [`dev.shipshape.fleet=${FLEET}`] },
  });
  expect(Volumes ?? []).toEqual([]);
});

test('an engine behind TLS takes nobody without a certificate of its authority, and we take no other engine', async () => {
  const { caFile, certFile, keyFile, strange } = door;
  const ask = async (files: { caFile: string; certFile: string; keyFile: string }) => {
    const [ca, cert, key] = await Promise.all(
      [files.caFile, files.certFile, files.keyFile].map((file) => readFile(file, 'utf8')),
    );
    const tls = { ca: ca ?? '', cert: cert ?? '', key: key ?? '' };
    const engine = createDockerEngine({ host: door.host, tls, timeoutMs: 2000 });
    try {
      return (await engine.system.version(SIGNAL)).ApiVersion;
    } finally {
      engine.close();
    }
  };
  expect(await ask({ caFile, certFile, keyFile })).toMatch(/^1\./);
  await expect(ask({ caFile, ...strange })).rejects.toMatchObject({
    code: expect.stringMatching(/^engine\//),
  });
  await expect(ask({ caFile: strange.certFile, certFile, keyFile })).rejects.toMatchObject({
    code: expect.stringMatching(/^engine\//),
  });
});
