// A long time of a fleet, day by day: by day everything happens that happens to fleets, in the evening people tidy
// up, and then the oracles look. The same seed gives the same year.

import { OWN } from '../../src/loop/parts.ts';
import type { Actor } from '../../src/model/person.ts';
import { acts } from './acts.ts';
import { fleetText, meant, NIGHTLY } from './declared.ts';
import { type Figures, measure } from './figures.ts';
import { declare, type Life } from './life.ts';
import { type Counts, createWitness } from './oracles.ts';
import { approvePlan, instanceScope, openPlans, resumeScope, unpin } from './people.ts';
import { createYearWorld } from './world.ts';

export type Month = Figures & Counts & { readonly days: number };

export type YearOptions = {
  readonly days: number;
  readonly seed: number;
  /** Milliseconds since 1970, at midnight. */
  readonly start: number;
  readonly actsPerDay: number;
  /** Between two sweeps; a full look comes every twentieth time. */
  readonly sweepSeconds: number;
  readonly onMonth: (month: Month) => void;
};

const MIDNIGHT = '--';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAYS_A_MONTH = 30;

/** Lives it; throws with the diary of the day when an oracle is broken. */
export async function live(options: YearOptions): Promise<readonly Month[]> {
  const random = randomFrom(options.seed);
  const witness = createWitness();
  await using world = await createYearWorld({
    start: options.start,
    random,
    fleet: fleetText(options.sweepSeconds, options.sweepSeconds / 3),
    onTold: (happening) => witness.hear(happening),
    onMutating: (kind, subject) => witness.call(kind, subject),
  });
  const life: Life = {
    world,
    witness,
    random,
    meant: new Map(),
    removed: new Map(),
    retired: new Set(),
    endings: [],
    diary: [],
  };
  await witness.begin(life);
  const names = ['crm', 'wiki', 'shop', 'mail', NIGHTLY];
  declare(life, ...names.map(meant));
  const months: Month[] = [];
  for (let day = 1; day <= options.days; day += 1) {
    try {
      await liveDay(life, options.actsPerDay);
    } catch (error) {
      const words = `day ${day} of seed ${options.seed}: ${error instanceof Error ? error.message : error}`;
      throw new Error([words, ...life.diary].join('\n  '), { cause: error });
    }
    if (day % DAYS_A_MONTH !== 0 && day !== options.days) continue;
    const days = day % DAYS_A_MONTH === 0 ? DAYS_A_MONTH : day % DAYS_A_MONTH;
    const month = { days, ...(await measure(world)), ...witness.take() };
    months.push(month);
    options.onMonth(month);
  }
  return months;
}

/** From midnight to midnight. */
async function liveDay(life: Life, actsPerDay: number): Promise<void> {
  const { world, witness, random, diary } = life;
  diary.splice(0, diary.length, ...diary.slice(diary.lastIndexOf(MIDNIGHT) + 1), MIDNIGHT);
  const { clock } = world;
  const dawn = clock.elapsed();
  const until = (hour: number) => clock.advance(Math.max(0, dawn + hour * HOUR - clock.elapsed()));
  // Somebody is on call for what the night brings: a run that failed has used its approvals.
  for (const hour of [0.75, 1.5]) {
    await until(hour);
    for (const plan of openPlans(world)) await approvePlan(world, plan);
  }
  await until(5);
  await witness.quiet(life, 'morning', () => until(7), { nightly: true });
  await until(8);
  const count = Math.round(actsPerDay * (0.5 + random()));
  const times = Array.from({ length: count }, () => 8 + random() * 12).sort((a, b) => a - b);
  for (const time of times) {
    await until(time);
    const at = new Date(clock.now()).toISOString();
    diary.push(`${at} ${await pick(random, acts)(life)}`);
  }
  await until(20);
  await tidyUp(life);
  await until(21);
  await witness.quiet(life, 'evening', () => until(23), { nightly: false });
  await until(24);
}

/** Whatever goes on, ends; what is refused is put right; people say yes to what waits, and look again. */
async function tidyUp(life: Life): Promise<void> {
  const { world, endings, meant: all } = life;
  for (const end of endings.splice(0)) end();
  await world.clock.advance(MINUTE);
  await resumeEverything(life);
  const { refused } = world.daemon.status().source;
  if (refused !== undefined && refused.code !== 'source/branch-gone') {
    life.witness.allowRewrite();
    const accepting = world.daemon.acceptSource(refused.commit, OPERATOR, NEVER);
    await world.clock.advance(MINUTE);
    await accepting;
  }
  // A new cause for everything: what was rolled back or rejected is planned anew.
  const renewed = [...all.values()].map((one) => ({
    ...one,
    isBad: false,
    memory: 32 + Math.floor(life.random() * 200),
  }));
  declare(life, ...renewed);
  for (let round = 0; round < 4; round += 1) {
    await world.clock.advance(2 * MINUTE);
    for (const plan of openPlans(world)) await approvePlan(world, plan);
    await world.clock.advance(8 * MINUTE);
    if (round === 1) await lookAgain(life);
  }
}

const NEVER = new AbortController().signal;
const OPERATOR: Actor = { ...OWN, name: 'cleo' };

async function resumeEverything({ world }: Life): Promise<void> {
  for (const { scope } of world.ledger.read().keeps) await resumeScope(world, scope);
  for (const { instance } of world.ledger.read().pins) await unpin(world, instance);
}

/** People look at what is stuck and let it be tried again. */
async function lookAgain({ world }: Life): Promise<void> {
  for (const { instance } of world.ledger.read().troubles) await resumeScope(world, instanceScope(instance));
  const looking = world.daemon.reconcile({ kind: 'fleet' }, OPERATOR, 'reconcile', NEVER);
  await world.clock.advance(MINUTE);
  await looking;
}

function pick<Item>(
  random: () => number,
  from: readonly { readonly weight: number; readonly act: Item }[],
): Item {
  const total = from.reduce((sum, { weight }) => sum + weight, 0);
  let left = random() * total;
  for (const { weight, act } of from) {
    left -= weight;
    if (left < 0) return act;
  }
  throw new Error('bug: nothing was picked');
}

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
