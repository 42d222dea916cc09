// What the daemon remembers, damaged while it was down: torn, cut, of a newer version, gone. It starts from
// the copy before, or from what is on the engine, or says in words why it does not; nothing that runs suffers.

import { copyFile, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeImages } from '../../scripts/images.ts';
import { Failure } from '../../src/model/failure.ts';
import { isMutating } from '../faults/calls.ts';
import { comesAbout, type Serving, serve } from '../faults/daemon-driver.ts';
import { NO_FAULT } from '../faults/fault.ts';
import { type Lab, openLab } from '../faults/lab.ts';
import { type Canaries, endState, lostData, putCanaries } from '../faults/oracles.ts';
import { declarationsOf } from '../faults/workloads.ts';
import { testSocket } from '../support/engine-subject.ts';

let lab: Lab;
let canaries: Canaries;
let before: string;
let running: Serving | undefined;

const start = () => serve({ ...lab, onWarning: (text) => lab.said.push(text) });

async function stop(): Promise<void> {
  await running?.stop();
  running = undefined;
}

const isReady = () => {
  const instances = running?.daemon.status().instances ?? [];
  return instances.length === 2 && instances.every((one) => one.isReady);
};

beforeAll(async () => {
  await makeImages(testSocket(), ['shipshape-test/busybox:1', 'shipshape-test/busybox:2']);
  lab = await openLab({ engine: testSocket() });
  await lab.declare(declarationsOf('env', lab.tag).before);
  running = await start();
  expect(await comesAbout(isReady, 60_000)).toBe(true);
  canaries = await putCanaries(lab, new Map());
  before = await endState(lab);
  // Written twice at least, so that there is a copy before.
  await running.look();
});

beforeEach(async () => {
  await stop();
  lab.said.splice(0);
});

afterEach(stop);
afterAll(() => lab.close());

/** It starts, changes nothing, and goes on as before. */
async function goesOn(): Promise<void> {
  lab.proxy.arm(NO_FAULT);
  running = await start();
  expect(await comesAbout(isReady, 60_000), JSON.stringify(running.daemon.status().instances)).toBe(true);
  for (let look = 0; look < 3; look += 1) expect(await running.look()).toBeUndefined();
  expect(lab.proxy.trace.filter(({ kind }) => isMutating(kind))).toEqual([]);
  expect(await endState(lab)).toBe(before);
  expect(await lostData(lab, canaries)).toEqual([]);
  expect(running.bugs).toEqual([]);
}

const FILES = ['ledger.json', 'state/local/state.json'];

for (const file of FILES) {
  const path = () => join(lab.stateDir, file);
  const half = async () => Math.floor((await readFile(path())).length / 2);

  test(`${file} cut in the middle: the copy before serves, with a word about it`, async () => {
    await truncate(path(), await half());
    await goesOn();
    expect(lab.said.join('\n')).toContain(file.split('/').at(-1));
  });

  test(`${file} empty: the same`, async () => {
    await truncate(path(), 0);
    await goesOn();
  });

  test(`${file} torn: the same`, async () => {
    const content = await readFile(path());
    await writeFile(path(), Buffer.concat([content.subarray(0, await half()), Buffer.alloc(64)]));
    await goesOn();
  });

  test(`${file} gone: nothing that runs is touched`, async () => {
    await rm(path());
    await goesOn();
  });

  test(`${file} and its copy gone: nothing that runs is touched`, async () => {
    await rm(path(), { force: true });
    for (const end of ['previous', 'prev']) await rm(`${path()}.${end}`, { force: true });
    await goesOn();
  });

  test(`${file} of a newer version: it says so, and nothing is done`, async () => {
    running = await start();
    await stop();
    await copyFile(path(), `${path()}.kept`);
    const newer = (await readFile(path(), 'utf8')).replace(/"format":\s*1/, '"format":99');
    await writeFile(path(), newer);
    lab.proxy.arm(NO_FAULT);
    try {
      running = await start();
      const { daemon, bugs } = running;
      const saysSo = () => /newer/.test(daemon.status().targets[0]?.freshness.failure ?? '');
      expect(await comesAbout(saysSo, 20_000)).toBe(true);
      expect(await running.look()).toBeDefined();
      expect(bugs).toEqual([]);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      expect(error.message).toMatch(/newer/);
    }
    await stop();
    expect(lab.proxy.trace.filter(({ kind }) => isMutating(kind))).toEqual([]);
    expect(await endState(lab)).toBe(before);
    await copyFile(`${path()}.kept`, path());
    await rm(`${path()}.kept`);
    await goesOn();
  });
}
