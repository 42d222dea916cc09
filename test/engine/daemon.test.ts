// The daemon on a real engine, a real repository and a real clock: from a push to what runs, and from a killed
// container back to it. It prints what it measures.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createAudit } from '../../src/adapters/store/audit.ts';
import { createHistory } from '../../src/adapters/store/history.ts';
import { openLedger } from '../../src/adapters/store/ledger.ts';
import { createWatch } from '../../src/adapters/watch/watch.ts';
import type { Daemon } from '../../src/loop/daemon.ts';
import { createEvents } from '../../src/loop/events.ts';
import { startDaemon } from '../../src/loop/start.ts';
import type { Event } from '../../src/model/event.ts';
import type { FleetTarget } from '../../src/model/fleet.ts';
import type { Engine } from '../../src/ports.ts';
import { CLOCK, groundOf, sourceOf, spineOf } from '../../src/wire.ts';
import { readFleet } from '../../src/wire-fleet.ts';
import { type TestRepository, testRepository } from '../support/git.ts';
import { createHand, DOCKER_HOST } from '../support/hand.ts';

const run = promisify(execFile);
const FLEET = 'shipshape-test-daemon';
const hand = createHand();
const engines = new Map<FleetTarget, Engine>();
const told: (Event & { readonly ms: number })[] = [];
const bugs: unknown[] = [];
let folder: string;
let repository: TestRepository;
let bare: string;
let daemon: Daemon;
let close: () => Promise<void>;

function instance(message: string): string {
  return `
apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: daemon-web }
spec:
  health: { stableFor: 1s }
  compose:
    services:
      web:
        image: shipshape-test/web:1
        environment: { MESSAGE: ${message} }
      idle:
        image: shipshape-test/web:1
`;
}

async function start(): Promise<void> {
  const fleetFile = join(folder, 'fleet.yaml');
  await writeFile(
    fleetFile,
    [
      'apiVersion: shipshape.dev/v1',
      'kind: Fleet',
      `metadata: { name: ${FLEET} }`,
      `spec: { source: { url: "file://${bare}", branch: main, interval: 30s }, stateDir: ${folder}/state,`,
      `  targets: { local: { docker: "${DOCKER_HOST}", dataRoot: ${folder}/data } } }`,
    ].join('\n'),
  );
  const onWarning = (text: string) => bugs.push(text);
  const from = { fleet: fleetFile, path: undefined, cwd: folder, env: process.env, by: 'test', onWarning };
  const read = await readFleet(from);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const fleet = read.value;
  const spine = await spineOf(groundOf(fleet, from), engines, from);
  const ledger = await openLedger({ folder: fleet.stateDir, onWarning });
  const events = createEvents({ clock: CLOCK, buffer: 10_000 });
  const audit = createAudit({
    folder: fleet.stateDir,
    clock: CLOCK,
    head: () => ledger.read().auditHead,
    async keepHead(auditHead) {
      await ledger.update((state) => ({ ...state, auditHead }));
    },
    onWarning,
  });
  daemon = startDaemon({
    spine,
    source: sourceOf(fleet, from),
    ledger,
    history: createHistory({ folder: fleet.stateDir, onWarning }),
    audit,
    events: {
      ...events,
      tell(happening) {
        told.push({ seq: 0, at: '', ms: performance.now(), ...happening });
        events.tell(happening);
      },
    },
    clock: CLOCK,
    version: '1.0.0',
    random: Math.random,
    watch: createWatch(fleet.source),
    onBug: (error) => bugs.push(error),
  });
  close = async () => {
    await daemon.stop(10_000);
    await ledger[Symbol.asyncDispose]();
  };
}

async function push(files: Readonly<Record<string, string>>): Promise<string> {
  const id = await repository.commit('change', files);
  await repository.git('push', '--quiet', bare, 'main');
  return id;
}

function ready(commit: string): boolean {
  const found = daemon.status().instances.find((one) => one.instance === 'daemon-web');
  return found?.isReady === true && found.desiredCommit === commit;
}

/** The first event of a kind after a moment, and how long after. */
function after(since: number, kind: Event['kind']): number {
  const found = told.find((event) => event.ms >= since && event.kind === kind);
  return found === undefined ? Number.NaN : Math.round(found.ms - since);
}

beforeAll(async () => {
  await hand.sweep(FLEET);
  folder = await mkdtemp(join(tmpdir(), `${FLEET}-`));
  repository = await testRepository(join(folder, 'work'));
  bare = join(folder, 'fleet.git');
  await mkdir(bare);
  await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
});

afterAll(async () => {
  await close?.();
  for (const engine of engines.values()) engine.close();
  await hand.sweep(FLEET);
  await rm(folder, { recursive: true, force: true });
});

test('a push is made real, a killed container runs again, and a stop is a stop', async () => {
  const first = await push({ 'web.yaml': instance('one') });
  await start();
  await vi.waitUntil(() => ready(first), { timeout: 30_000, interval: 5 });

  const figures: string[] = [];
  for (const message of ['two', 'three', 'four']) {
    const id = await repository.commit('change', { 'web.yaml': instance(message) });
    const pushed = performance.now();
    await repository.git('push', '--quiet', bare, 'main');
    const moved = performance.now();
    await vi.waitUntil(() => ready(id), { timeout: 30_000, interval: 5 });
    const pass = after(moved, 'pass.begun') + moved - pushed;
    const run_ = after(moved, 'run.begun') + moved - pushed;
    const done = after(moved, 'run.ended') + moved - pushed;
    figures.push(
      `push ${Math.round(moved - pushed)} ms, pass ${Math.round(pass)}, run ${Math.round(run_)}, done ${Math.round(done)}`,
    );
    expect(after(moved, 'pass.begun')).toBeLessThan(5000);
  }
  for (let count = 0; count < 3; count += 1) {
    const before = await hand.inspect('daemon-web-idle-1');
    const killed = performance.now();
    await (await hand.container('daemon-web-idle-1')).kill();
    await vi.waitUntil(() => !Number.isNaN(after(killed, 'run.ended')), { timeout: 20_000, interval: 5 });
    const now = await hand.inspect('daemon-web-idle-1');
    expect(now.State.Running).toBe(true);
    expect(now.Id).toBe(before.Id);
    const started = Math.round(
      (told.find((e) => e.ms > killed && e.kind === 'run.progress' && e.progress.kind === 'step.ended')?.ms ??
        Number.NaN) - killed,
    );
    figures.push(
      `kill: seen ${after(killed, 'drift.detected')} ms, run ${after(killed, 'run.begun')}, started ${started}`,
    );
    await vi.waitUntil(() => daemon.status().instances.every(({ isReady }) => isReady), { timeout: 20_000 });
  }
  process.stdout.write(`${figures.join('\n')}\n`);
  expect(bugs).toEqual([]);

  const records = await run('cat', [
    '--',
    join(folder, 'state', 'history', (await run('ls', [join(folder, 'state', 'history')])).stdout.trim()),
  ]);
  expect(records.stdout.trim().split('\n').length).toBeGreaterThanOrEqual(7);
  await close();
  await (await hand.container('daemon-web-idle-1')).kill();
  expect((await hand.inspect('daemon-web-idle-1')).State.Running).toBe(false);
});
