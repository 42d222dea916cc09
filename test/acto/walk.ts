// One walk: a leaf is set, changed, taken out, given a wrong value, and set again. After each step what runs
// must equal what is declared, told by an expectation that stands beside the case and not by our comparator.

import { expect } from 'vitest';
import { LineCounter, parseAllDocuments } from 'yaml';
import type { Problem } from '../../src/model/problem.ts';
import type { Json } from '../../src/model/tree.ts';
import type { ActoWorld, Declared, Turn } from './world.ts';
import { fileText, fleetOf } from './world.ts';

export type Path = readonly (string | number)[];

/** Where the leaf stands: a file, which of its documents, and the way there. `fleet.yaml` is beside the tree. */
export type Place = { readonly file: string; readonly document?: number; readonly path: Path };

/** What is seen without the leaf, with it set, and changed: values, or matchers. Undefined first: it must be there. */
export type Shown = readonly [unknown, unknown, unknown];

export type Shows = (world: ActoWorld) => Json | Promise<Json>;

export type Walk = {
  readonly leaf: string;
  /** Declarations with the leaf at this value; undefined: without it. */
  readonly declare: (value: Json | undefined) => Declared;
  readonly place: Place;
  readonly set: Json;
  readonly change: Json;
  readonly bad: Json;
  /** How many levels up a problem may point: a rule about several keys names what they belong to. */
  readonly badUp?: number;
  /** Or where else: a missing thing is told where it is asked for. */
  readonly badAt?: Path;
  /** Where it is told that a needed leaf is missing; the whole document when not given. */
  readonly missing?: Place;
  readonly see: Shows;
  readonly shows: Shown;
  /** Setting it does nothing to what runs. */
  readonly isIdle?: true;
};

/** Walks a leaf; the number of steps. */
export async function walk(world: ActoWorld, one: Walk): Promise<number> {
  const { shows, see, set, change, bad } = one;
  const [unset, whenSet, whenChanged] = shows;
  let steps = 0;

  async function accepted(says: string, value: Json | undefined, expected: unknown): Promise<Turn> {
    steps += 1;
    const turn = await world.declare(one.declare(value));
    expect(turn.errors.map(words), `${says}: no problem`).toEqual([]);
    expect(turn.left, `${says}: a second plan is empty`).toEqual([]);
    expect(await see(world), `${says}: what is seen`).toEqual(expected);
    return turn;
  }

  async function refused(says: string, value: Json | undefined, place: Place, up: number): Promise<void> {
    steps += 1;
    const [shown, before] = [await see(world), await world.snapshot()];
    const declared = one.declare(value);
    const turn = await world.declare(declared);
    expect(turn.errors.length, `${says}: it is refused`).toBeGreaterThan(0);
    expectPlaced(turn.errors, declared, place, up, says);
    expect(turn.calls, `${says}: nothing is done`).toEqual([]);
    expect(await world.snapshot(), `${says}: everything stays up`).toEqual(before);
    expect(await see(world), `${says}: what is seen stays`).toEqual(shown);
  }

  if (unset === undefined) {
    await accepted('first', set, whenSet);
    const there = await accepted('change', change, whenChanged);
    const { path } = one.place;
    const missing = one.missing ?? { ...one.place, path: path.slice(0, 0) };
    await refused('without', undefined, missing, 0);
    await refused('bad', bad, badPlace(one), one.badUp ?? 0);
    expect((await accepted('recover', change, whenChanged)).calls, 'recover').toEqual([]);
    const back = await accepted('back', set, whenSet);
    expect(back.calls.length, `back: ${back.calls}`).toBeLessThanOrEqual(there.calls.length);
    return steps;
  }
  await accepted('without', undefined, unset);
  const there = await accepted('set', set, whenSet);
  if (one.isIdle === true) expect(there.calls, 'set: nothing is done').toEqual([]);
  await accepted('change', change, whenChanged);
  await accepted('unset', undefined, unset);
  await refused('bad', bad, badPlace(one), one.badUp ?? 0);
  expect((await accepted('recover', undefined, unset)).calls, 'recover').toEqual([]);
  const back = await accepted('back', set, whenSet);
  expect(back.calls.length, `back: ${back.calls} after ${there.calls}`).toBeLessThanOrEqual(
    there.calls.length,
  );
  return steps;
}

/** A leaf that is refused, whatever it says: it is named, and nothing is done. */
export async function walkRefused(
  world: ActoWorld,
  one: Pick<Walk, 'declare' | 'place' | 'set' | 'badUp' | 'badAt'>,
): Promise<number> {
  const first = await world.declare(one.declare(undefined));
  expect([first.errors.map(words), first.left], 'without').toEqual([[], []]);
  const before = await world.snapshot();
  const declared = one.declare(one.set);
  const turn = await world.declare(declared);
  expect(turn.errors.length, 'set: it is refused').toBeGreaterThan(0);
  expectPlaced(turn.errors, declared, badPlace(one), one.badUp ?? 0, 'set');
  expect(turn.calls, 'set: nothing is done').toEqual([]);
  expect(await world.snapshot(), 'set: everything stays up').toEqual(before);
  const back = await world.declare(one.declare(undefined));
  expect([back.errors, back.left, back.calls], 'back').toEqual([[], [], []]);
  return 3;
}

/** A leaf that needs a newer engine: that is told, what runs stays, and without the leaf all is well. */
export async function walkUnable(world: ActoWorld, one: Walk): Promise<number> {
  const [unset] = one.shows;
  const first = await world.declare(one.declare(undefined));
  expect([first.errors, first.left], 'without').toEqual([[], []]);
  for (const value of [one.set, one.change]) {
    const turn = await world.declare(one.declare(value));
    expect(turn.errors.map(words), 'set: it reads well').toEqual([]);
    expect(turn.calls, 'set: nothing is done').toEqual([]);
    expect(turn.left[0], 'set: it is told').toMatch(/^report .*engine-lacks/);
    expect(await one.see(world), 'set: what ran runs').toEqual(unset);
  }
  const back = await world.declare(one.declare(undefined));
  expect([back.errors, back.left, back.calls], 'back').toEqual([[], [], []]);
  return 4;
}

function badPlace({ place, badAt }: Pick<Walk, 'place' | 'badAt'>): Place {
  return badAt === undefined ? place : { ...place, path: badAt };
}

/** A leaf that counts when a thing is made, and never after: then it is told, and what is there stays. */
export async function walkFresh(make: () => Promise<ActoWorld>, one: Walk): Promise<number> {
  const [unset, whenSet, whenChanged] = one.shows;
  for (const [value, expected] of [
    [one.set, whenSet],
    [one.change, whenChanged],
  ] as const) {
    const world = await make();
    const turn = await world.declare(one.declare(value));
    expect([turn.errors.map(words), turn.left], 'made').toEqual([[], []]);
    expect(await one.see(world), 'made: what is seen').toEqual(expected);
  }
  const world = await make();
  await world.declare(one.declare(undefined));
  const turn = await world.declare(one.declare(one.set));
  expect([turn.errors.map(words), turn.calls], 'set: nothing is done').toEqual([[], []]);
  expect(
    turn.left.filter((line) => !line.startsWith('report ')),
    'set: told at most',
  ).toEqual([]);
  expect(await one.see(world), 'set: what is there stays').toEqual(unset);
  const before = await world.snapshot();
  const declared = one.declare(one.bad);
  const bad = await world.declare(declared);
  expectPlaced(bad.errors, declared, badPlace(one), one.badUp ?? 0, 'bad');
  expect([bad.calls, await world.snapshot()], 'bad: everything stays up').toEqual([[], before]);
  const back = await world.declare(one.declare(undefined));
  expect([back.errors, back.calls, back.left], 'back').toEqual([[], [], []]);
  return 6;
}

export function words({ at, code, message }: Problem): string {
  return `${at.file}:${at.line}:${at.column} ${code} ${message}`;
}

/** One of the problems points to where the leaf was written. */
function expectPlaced(
  problems: readonly Problem[],
  declared: Declared,
  { file, document = 0, path }: Place,
  up: number,
  says: string,
): void {
  const isFleet = file === '/fleet.yaml';
  const text = isFleet ? fleetOf(declared) : fileText(declared.files[file] ?? '');
  const [first, last] = linesOf(text, document, path.slice(0, path.length - up));
  const near = problems.filter(
    ({ at }) => at.file === file && at.line >= first && at.line <= last && at.column > 0,
  );
  const all = problems.map(words).join('\n');
  expect(
    near.length,
    `${says}: a problem between lines ${first} and ${last} of ${file}, of\n${all}\n${text}`,
  ).toBeGreaterThan(0);
}

/** First and last line of a key and its value. */
function linesOf(text: string, index: number, path: Path): readonly [number, number] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines });
  const document = 'length' in documents ? documents[index] : undefined;
  if (document === undefined) throw new Error('no such document');
  const value = document.getIn(path, true) as { range?: readonly number[] } | undefined;
  const range = value?.range;
  if (range === undefined) {
    if (path.length === 0) throw new Error('no range');
    return linesOf(text, index, path.slice(0, -1));
  }
  const [from = 0, to = from] = range;
  const isInList = typeof path.at(-1) === 'number';
  const start = lines.linePos(from).line;
  // The key of a block stands on the line before its value.
  return [
    isInList || path.length === 0 ? start : keyLine(text, start),
    lines.linePos(Math.max(from, to - 1)).line,
  ];
}

function keyLine(text: string, start: number): number {
  const line = text.split('\n')[start - 1] ?? '';
  return /^\s*(?:- )?[\w.*"'|/-]+:/.test(line) && start > 1 ? start - 1 : start;
}
