// Fifty new containers: Shipshape beside bare engine calls and beside Compose, in turns, so that whatever
// else the machine does meets all alike. Then the same again, with nothing to do.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Control } from '../src/control/control.ts';
import type { Compose } from './compose.ts';
import { applyAll, countCalls, lookAll, openFleet, stepsOf } from './product.ts';
import { clear, type RawEngine, running } from './raw.ts';
import { containersOf, createBare, forget, projectsOf, type Stacks, type Who } from './stacks.ts';
import { amountRow, type Row, ratioRow, timed, timeRow } from './table.ts';

export type Ground = {
  readonly raw: RawEngine;
  readonly folder: string;
  readonly stacks: Stacks;
  readonly fleetFile: string;
  readonly composeFiles: ReadonlyMap<string, string>;
  readonly compose: Compose | undefined;
  readonly rounds: number;
};

/** Between two measurements, for what the engine does after it has answered. */
const REST_MS = 500;

type Times = Readonly<Record<'bare' | 'shipshape' | 'looks' | 'inTurn' | 'waiting' | 'atOnce', number[]>>;

/** Converges the stacks in turns; leaves nothing running. */
export async function benchConverge(ground: Ground): Promise<readonly Row[]> {
  const { raw, stacks, compose, composeFiles } = ground;
  const times: Times = { bare: [], shipshape: [], looks: [], inTurn: [], waiting: [], atOnce: [] };
  const note = async (key: keyof Times, who: Who, work: () => Promise<unknown>) => {
    const time = await timed(work);
    const projects = projectsOf(who, stacks);
    const [found, wanted] = [await running(raw, projects), containersOf(stacks)];
    if (found !== wanted) throw new Error(`${who} left ${found} containers running, not ${wanted}`);
    times[key].push(time);
    console.log(`${key}: ${stacks.what} in ${time.toFixed(0)} ms`);
    await clear(raw, projects);
    await sleep(REST_MS);
  };
  for (let round = 0; round <= ground.rounds; round += 1) {
    await note('bare', 'bare', () => createBare(raw, stacks));
    await note('shipshape', 'shipshape', async () => times.looks.push(await convergeNew(ground)));
    if (compose !== undefined) {
      await note('inTurn', 'compose', () => upAll(compose, composeFiles));
      const [isMany, together] = [stacks.names.length > 1, allAtOnce(compose, composeFiles)];
      if (isMany) await note('atOnce', 'compose', () => together([]));
      else await note('waiting', 'compose', () => together(['--wait']));
    }
    // The first round is for warming up: code, caches of the kernel, the engine's own first steps.
    if (round === 0) for (const list of Object.values(times)) list.length = 0;
  }
  return convergeRows(times, ground);
}

/**
 * Two rows of Compose have no limit. Ten of its programs at once ask the engine for all that it can do, as the
 * bare calls do, and `up -d` of one stack likewise: neither looks whether what it started stays up, which we
 * never leave out. `--wait` does look.
 */
function convergeRows(times: Times, { stacks }: Ground): readonly Row[] {
  const what = `converge ${stacks.what}`;
  const compose = 'docker compose up -d';
  const isMany = stacks.names.length > 1;
  const against = (name: string, limit: number | undefined, theirs: readonly number[]) =>
    theirs.length === 0
      ? []
      : [
          ratioRow(
            `${what} / ${name}`,
            limit,
            { name: 'shipshape', times: times.shipshape },
            { name: 'theirs', times: theirs },
          ),
        ];
  return [
    ...against('bare engine calls', 1.1, times.bare),
    timeRow(`${what}: the look and plan in it`, undefined, times.looks),
    ...against(isMany ? `${compose}, one after the other` : compose, isMany ? 1 : undefined, times.inTurn),
    ...against(`${compose} --wait`, 1, times.waiting),
    ...against(`${compose}, ten at once`, undefined, times.atOnce),
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

function allAtOnce(compose: Compose, files: ReadonlyMap<string, string>) {
  return (more: readonly string[]) =>
    Promise.all([...files].map(([project, file]) => compose.up(project, file, more)));
}

/** Nothing to do, in a process that knows its fleet. `alongside` runs while the ten stacks of Shipshape are up. */
export async function benchNoop(
  ground: Ground,
  alongside: () => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const { raw, stacks, compose, composeFiles, rounds } = ground;
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
    const what = `no-op plan, ${stacks.what}, warm`;
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
    await clear(raw, [...projectsOf('shipshape', stacks), ...projectsOf('compose', stacks)]);
  }
}

async function mustBeEmpty(control: Control): Promise<void> {
  const steps = stepsOf(await lookAll(control));
  if (steps > 0) throw new Error(`the second plan has ${steps} steps`);
}
