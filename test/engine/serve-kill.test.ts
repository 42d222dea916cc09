// `shipshape serve`, the process itself, killed at each engine call with which it replaces a container that has
// data. The next start finishes or undoes it, goes on to the newest commit, and leaves nothing behind.

import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeImages } from '../../scripts/images.ts';
import { testSocket } from '../support/engine-subject.ts';
import { eventually } from '../support/hand.ts';
import { openServed, type Served } from '../support/served.ts';

const FLEET = 'shipshape-test-servekill';
const BETWEEN_LOOKS_MS = 1;
const DEADLINE_MS = 60_000;
/** So many changing calls has a replace that keeps data: stop, rename, create, start, remove. */
const CALLS = 5;
let served: Served;

function declaration(release: number): string {
  return `
apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: kept }
spec:
  health: { stableFor: 300ms }
  compose:
    services:
      db:
        image: shipshape-test/busybox:1
        command: ["sh", "-c", "echo $$RELEASE >> /data/rows; trap 'exit 0' TERM; while :; do sleep 0.1; done"]
        environment: { RELEASE: "${release}" }
        volumes: ["data:/data"]
        stop_grace_period: 2s
    volumes: { data: {} }
`;
}

beforeAll(async () => {
  await makeImages(testSocket(), ['shipshape-test/busybox:1']);
  served = await openServed({
    name: FLEET,
    engine: testSocket(),
    fleet: async () => '  policies: []\n  admission: { profile: legacy }',
  });
  await served.hand.sweep(FLEET);
}, 120_000);

afterAll(() => served.close(), 60_000);

async function isReadyAt(commit: string): Promise<void> {
  await served.until(
    ({ instances }) =>
      instances.length === 1 && instances[0]?.isReady === true && instances[0].appliedCommit === commit,
  );
}

/** Kills the process as soon as it has made so many changing calls since `from`. */
async function killAfter(count: number, from: number): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (served.recorder.changes(from).length < count) {
    if (Date.now() > deadline)
      throw new Error(
        JSON.stringify(await served.status()) +
          `only ${served.recorder.changes(from).length} calls were made`,
      );
    await sleep(BETWEEN_LOOKS_MS);
  }
  process.kill(served.pid(), 'SIGKILL');
  await eventually(async () => expect(served.isAlive()).toBe(false));
}

async function rows(): Promise<string> {
  const container = await served.hand.container('kept-db-1');
  const exec = await container.exec({ Cmd: ['cat', '/data/rows'], AttachStdout: true });
  const stream = await exec.start({});
  let text = '';
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  await once(stream, 'end');
  return text.replace(/[^0-9\n]/g, '');
}

test('killed after each call of a replace: what comes next is whole, and every row is there', {
  timeout: 180_000,
}, async () => {
  await served.start();
  await isReadyAt(await served.push({ 'kept.yaml': declaration(0) }));
  for (let count = 1; count <= CALLS; count += 1) {
    const from = served.recorder.calls.length;
    const commit = await served.push({ 'kept.yaml': declaration(count) });
    await killAfter(count, from);
    await served.start();
    await isReadyAt(commit);
    expect((await rows()).trim().split('\n').at(-1)).toBe(String(count));
  }
  expect(new Set((await rows()).trim().split('\n'))).toEqual(new Set(['0', '1', '2', '3', '4', '5']));
  const all = await served.hand.docker.listContainers({
    all: true,
    filters: { label: [`dev.shipshape.fleet=${FLEET}`] },
  });
  expect(all.map(({ Names }) => Names)).toEqual([['/kept-db-1']]);
  const volumes = await served.hand.docker.listVolumes({
    filters: { label: [`dev.shipshape.fleet=${FLEET}`] },
  });
  expect(volumes.Volumes.map(({ Name }) => Name)).toEqual(['kept_data']);
  const quiet = served.recorder.calls.length;
  await served.ask('reconcile', {});
  expect(served.recorder.changes(quiet)).toEqual([]);
});
