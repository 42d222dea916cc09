// The daemon while its world goes wrong: an engine that restarts, hangs or loses its containers, a repository
// that goes away or never rests, a clock that jumps. In the end what runs is what is declared, its data is
// there, and three looks at everything change nothing.

import { cp, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeImages } from '../../scripts/images.ts';
import type { FleetStatus } from '../../src/model/condition.ts';
import type { Clock } from '../../src/ports.ts';
import { isMutating } from '../faults/calls.ts';
import { comesAbout, type Serving, serve } from '../faults/daemon-driver.ts';
import { NO_FAULT } from '../faults/fault.ts';
import { type Lab, openLab } from '../faults/lab.ts';
import { type Canaries, lostData, putCanaries, serving } from '../faults/oracles.ts';
import { readJournal } from '../faults/witness.ts';
import { declarationsOf } from '../faults/workloads.ts';
import { type TestRepository, testRepository } from '../support/git.ts';
import { type OwnEngine, ownEngine } from '../support/own-engine.ts';

let engine: OwnEngine;
let lab: Lab;
let repository: TestRepository;
let running: Serving;
let canaries: Canaries;
let offset = 0;

const CLOCK: Clock = {
  now: () => Date.now() + offset,
  sleep: async (ms, signal) => {
    await sleep(ms, undefined, { signal });
  },
};

const start = () => serve({ ...lab, onWarning: (text) => lab.said.push(text) }, CLOCK);

async function commit(files: Readonly<Record<string, string | null>>): Promise<string> {
  const there = Object.entries(files).map(([path, text]) => [path, text ?? undefined] as const);
  return await repository.commit('a change', Object.fromEntries(there));
}

beforeAll(async () => {
  engine = await ownEngine();
  await engine.start({ liveRestore: true });
  await makeImages(engine.socket, ['shipshape-test/busybox:1', 'shipshape-test/busybox:2']);
});

beforeEach(async () => {
  offset = 0;
  lab = await openLab({
    engine: engine.socket,
    source: (folder) => `url: "file://${join(folder, 'project')}", branch: main, interval: 1s`,
  });
  repository = await testRepository(join(lab.folder, 'project'));
  await commit(declarationsOf('env', lab.tag).before);
  running = await start();
  await isAsDeclared();
  canaries = await putCanaries(lab, new Map());
  expect(canaries.size).toBe(2);
}, 120_000);

afterEach(async () => {
  await running.stop();
  await lab.close();
}, 120_000);

afterAll(() => engine[Symbol.asyncDispose](), 120_000);

/** By itself, all instances stand as the newest commit has them. */
async function isAsDeclared(ms = 60_000): Promise<void> {
  const head = await repository.git('rev-parse', 'HEAD');
  const isThere = await comesAbout(() => {
    const { instances, source } = running.daemon.status();
    const isReady = instances.length === 2 && instances.every((one) => one.isReady);
    return isReady && source.accepted === head && instances.every((one) => one.desiredCommit === head);
  }, ms);
  const { instances } = running.daemon.status();
  expect(
    isThere,
    JSON.stringify(instances.map(({ instance, reason, message }) => ({ instance, reason, message }))),
  ).toBe(true);
}

/** Everything that must hold in the end. */
async function holds(): Promise<void> {
  await isAsDeclared();
  const ids = [...(await serving(lab)).keys()];
  expect(ids).toHaveLength(3);
  lab.proxy.arm(NO_FAULT);
  for (let look = 0; look < 3; look += 1) expect(await running.look()).toBeUndefined();
  expect(lab.proxy.trace.filter(({ kind }) => isMutating(kind))).toEqual([]);
  expect([...(await serving(lab)).keys()].sort()).toEqual(ids.sort());
  expect(await lostData(lab, canaries)).toEqual([]);
  expect(lab.proxy.breaches).toEqual([]);
  expect(running.bugs).toEqual([]);
}

const web = async (instance = 'app') => {
  const found = [...(await serving(lab))].find(([, at]) => at === `${lab.tag}-${instance}/container/web`);
  return found?.[0] ?? '';
};

test('an engine that restarts and takes its containers down: all run again', {
  timeout: 180_000,
}, async () => {
  await engine.signal('SIGTERM');
  await engine.start({ liveRestore: false });
  const before = runs();
  await engine.signal('SIGTERM');
  await engine.start({ liveRestore: true });
  await holds();
  expect(runs()).toBeGreaterThan(before);
});

test('an engine that dies and leaves its containers running: nothing is done', {
  timeout: 180_000,
}, async () => {
  const before = await serving(lab);
  lab.proxy.arm(NO_FAULT);
  await engine.signal('SIGKILL');
  expect(await comesAbout(() => running.daemon.status().targets[0]?.freshness.isStale === true, 20_000)).toBe(
    true,
  );
  await engine.start({ liveRestore: true });
  await holds();
  expect(await serving(lab)).toEqual(before);
});

test('an engine that hangs is shown as such, and what was committed meanwhile comes after', {
  timeout: 180_000,
}, async () => {
  await engine.signal('SIGSTOP');
  await commit(declarationsOf('env', lab.tag).after);
  const isShown = await comesAbout(() => {
    const { targets, instances } = running.daemon.status();
    return targets[0]?.events === 'cut' && instances.every(({ isReady }) => !isReady);
  }, 15_000);
  await engine.signal('SIGCONT');
  expect(isShown).toBe(true);
  await holds();
});

test('a repository that is gone: drift is healed all the same, and its age is told', {
  timeout: 120_000,
}, async () => {
  const away = `${repository.folder}-away`;
  await rename(repository.folder, away);
  expect(await comesAbout(() => running.daemon.status().source.freshness.failure !== undefined, 20_000)).toBe(
    true,
  );
  await lab.hand.docker.getContainer(await web()).kill({ signal: 'SIGKILL' });
  expect(await comesAbout(async () => (await web()) !== '', 20_000)).toBe(true);
  await rename(away, repository.folder);
  await commit(declarationsOf('env', lab.tag).after);
  await holds();
});

test('fifty commits in ten seconds: the last one counts, and most others cost nothing', {
  timeout: 180_000,
}, async () => {
  const { after } = declarationsOf('env', lab.tag);
  const before = runs();
  const began = performance.now();
  for (let number = 1; number <= 50; number += 1) {
    const app = after['app.yaml']?.replace('RELEASE: "2"', `RELEASE: "2.${number}"`) ?? '';
    await commit({ ...after, 'app.yaml': app });
    running.daemon.nudgeSource('webhook');
    await sleep(Math.max(0, began + number * 200 - performance.now()));
  }
  await holds();
  const { Config } = await lab.hand.docker.getContainer(await web()).inspect();
  expect(Config.Env).toContain('RELEASE=2.50');
  expect(runs() - before).toBeLessThan(25);
});

test('its own disk is full: what it cannot write down it does not do, says so, and goes on when there is room', {
  timeout: 180_000,
}, async () => {
  await running.stop();
  const state = lab.stateDir;
  const aside = `${state}-aside`;
  await rename(state, aside);
  await mkdir(state, { mode: 0o700 });
  await execa('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=0700', 'tmpfs', state]);
  try {
    await cp(aside, state, { recursive: true, preserveTimestamps: true });
    running = await start();
    await isAsDeclared();
    const ballast = join(state, 'ballast');
    await fillUp(ballast);
    lab.proxy.arm(NO_FAULT);
    await commit(declarationsOf('env', lab.tag).after);
    const isTold = await comesAbout(() => saysNoSpace(running.daemon.status()), 30_000);
    expect(isTold, JSON.stringify(running.daemon.status())).toBe(true);
    expect(lab.proxy.trace.filter(({ kind }) => isMutating(kind))).toEqual([]);
    await rm(ballast);
    await holds();
  } finally {
    await running.stop();
    // A store may hold its newest file open.
    await execa('umount', ['--lazy', state]);
  }
});

/** Until not even one byte more goes in. */
async function fillUp(path: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const size of [2 ** 16, 2 ** 12, 1]) {
      for (let isFull = false; !isFull; ) {
        await file.write(Buffer.alloc(size, 1)).catch(() => {
          isFull = true;
        });
      }
    }
  } finally {
    await file.close();
  }
}

function saysNoSpace(status: FleetStatus): boolean {
  return /no space|ENOSPC/.test(JSON.stringify(status));
}

test.each([
  ['a day forward', 24 * 3_600_000],
  ['an hour back', -3_600_000],
])(
  'a clock that jumps %s: drift is seen and healed, commits are made real',
  { timeout: 120_000 },
  async (_, ms) => {
    offset = ms;
    await lab.hand.docker.getContainer(await web()).kill({ signal: 'SIGKILL' });
    expect(await comesAbout(async () => (await web()) !== '', 20_000)).toBe(true);
    await commit(declarationsOf('env', lab.tag).after);
    await holds();
    offset = 0;
    await lab.hand.docker.getContainer(await web()).kill({ signal: 'SIGKILL' });
    expect(await comesAbout(async () => (await web()) !== '', 20_000)).toBe(true);
    await holds();
  },
);

function runs(): number {
  return readJournal(lab.stateDir).filter(({ kind }) => kind === 'run.begin').length;
}
