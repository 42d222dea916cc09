// Fifty new containers in ten stacks: Shipshape beside bare engine calls and beside Compose, in turns, so
// that whatever else the machine does meets all alike. Then the same ten again, with nothing to do.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Control } from '../src/control/control.ts';
import type { Compose } from './compose.ts';
import { applyAll, countCalls, lookAll, openFleet, stepsOf } from './product.ts';
import { clear, type RawEngine, running } from './raw.ts';
import { createBare, forget, projectsOf, SERVICES, STACKS, type Who } from './stacks.ts';
import { amountRow, type Row, ratioRow, timed, timeRow } from './table.ts';

export type Ground = {
  readonly raw: RawEngine;
  readonly folder: string;
  readonly fleetFile: string;
  readonly composeFiles: ReadonlyMap<string, string>;
  readonly compose: Compose | undefined;
  readonly rounds: number;
};

const COUNT = STACKS * SERVICES;
/** Between two measurements, for what the engine does after it has answered. */
const REST_MS = 500;

/** Converges the stacks in turns; leaves nothing running. */
export async function benchConverge(ground: Ground): Promise<readonly Row[]> {
  const times = { bare: [], shipshape: [], looks: [], oneByOne: [], atOnce: [] } as Record<string, number[]>;
  const note = async (key: string, who: Who, work: () => Promise<unknown>) => {
    const time = await timed(work);
    const found = await running(ground.raw, projectsOf(who));
    if (found !== COUNT) throw new Error(`${who} left ${found} containers running, not ${COUNT}`);
    times[key]?.push(time);
    console.log(`${key}: ${COUNT} containers in ${time.toFixed(0)} ms`);
    await clear(ground.raw, projectsOf(who));
    await sleep(REST_MS);
  };
  for (let round = 0; round <= ground.rounds; round += 1) {
    await note('bare', 'bare', () => createBare(ground.raw));
    await note('shipshape', 'shipshape', async () => times['looks']?.push(await convergeNew(ground)));
    if (ground.compose !== undefined) {
      const { compose } = ground;
      await note('oneByOne', 'compose', () => upAll(compose, ground.composeFiles));
      await note('atOnce', 'compose', () => upAtOnce(compose, ground.composeFiles));
    }
    // The first round is for warming up: code, caches of the kernel, the engine's own first steps.
    if (round === 0) for (const list of Object.values(times)) list.length = 0;
  }
  return convergeRows(times, ground.compose);
}

function convergeRows(
  { bare = [], shipshape = [], looks = [], oneByOne = [], atOnce = [] }: Record<string, number[]>,
  compose: Compose | undefined,
): readonly Row[] {
  const ours = { name: 'shipshape', times: shipshape };
  const what = `converge ${COUNT} new containers`;
  const rows = [
    ratioRow(`${what} / bare engine calls`, 1.1, ours, { name: 'bare', times: bare }),
    timeRow(`${what}: the look and plan in it`, undefined, looks),
  ];
  if (compose === undefined) return rows;
  return [
    ...rows,
    ratioRow(`${what} / docker compose, one by one`, 1, ours, { name: 'compose', times: oneByOne }),
    ratioRow(`${what} / docker compose, ten at once`, 1, ours, { name: 'compose', times: atOnce }),
  ];
}

/** As on the first day: no state, no mirror. Gives the milliseconds until the plan was there. */
async function convergeNew(ground: Ground): Promise<number> {
  forget(ground.folder);
  const begun = performance.now();
  const control = await openFleet(ground.fleetFile);
  try {
    const look = await lookAll(control);
    const planned = performance.now() - begun;
    await applyAll(control, look);
    return planned;
  } finally {
    await control.close();
  }
}

async function upAll(compose: Compose, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [project, file] of files) await compose.up(project, file);
}

async function upAtOnce(compose: Compose, files: ReadonlyMap<string, string>): Promise<void> {
  await Promise.all([...files].map(([project, file]) => compose.up(project, file)));
}

/** Nothing to do, in a process that knows its fleet. `alongside` runs while the ten stacks of Shipshape are up. */
export async function benchNoop(
  ground: Ground,
  alongside: () => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const { raw, compose, composeFiles, rounds } = ground;
  forget(ground.folder);
  const control = await openFleet(ground.fleetFile);
  try {
    await applyAll(control, await lookAll(control));
    if (compose !== undefined) await upAll(compose, composeFiles);
    await mustBeEmpty(control);
    const [looks, ups]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      for (let look = 0; look < 3; look += 1) looks.push(await timed(() => mustBeEmpty(control)));
      if (compose !== undefined) ups.push(await timed(() => upAll(compose, composeFiles)));
    }
    const calls = await countCalls(() => mustBeEmpty(control));
    const total = [...calls.values()].reduce((sum, count) => sum + count, 0);
    const ours = { name: 'shipshape', times: looks };
    const what = `no-op plan, ${STACKS} x ${SERVICES}, warm`;
    return [
      ...(compose === undefined
        ? [timeRow(what, undefined, looks)]
        : [ratioRow(`${what} / docker compose`, 0.2, ours, { name: 'compose', times: ups })]),
      {
        ...amountRow(`${what}: engine calls`, undefined, [total], 'calls'),
        raw: [...calls].map(([name, count]) => `${count} ${name}`).join(', '),
      },
      ...(await alongside()),
    ];
  } finally {
    await control.close();
    await clear(raw, [...projectsOf('shipshape'), ...projectsOf('compose')]);
  }
}

async function mustBeEmpty(control: Control): Promise<void> {
  const steps = stepsOf(await lookAll(control));
  if (steps > 0) throw new Error(`the second plan has ${steps} steps`);
}
