// A year of nights with everything that goes wrong in one: processes that are killed, hosts that are off, sleeping
// laptops, destinations that are down, dumps that fail, disks that are full, and clocks that change.

import process from 'node:process';
import { expect, it } from 'vitest';
import { createCalendar } from '../../src/backup/schedule.ts';
import type { BackupPolicy } from '../../src/model/backup.ts';
import { type BackupWorld, createBackupWorld, DAY, HOUR, MINUTE } from '../support/backup-world.ts';
import { COMMIT, destination, KILLED, kept, policy, schedule } from '../support/memory-crew.ts';

/** The same every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const START = Date.parse('2026-01-01T12:00:00Z');

const nightly = policy({
  schedule: schedule({ cron: '30 2 * * *', timezone: 'Europe/Zurich', deadlineMs: 6 * HOUR }),
  destinations: ['local', 'offsite'].map((name) => ({
    destination: name,
    required: true,
    retention: undefined,
  })),
  verify: { restore: schedule({ cron: '0 5 * * 0' }), drill: undefined, assertions: [] },
});
const often = policy({
  name: 'often',
  schedule: schedule({ cron: '0 */6 * * *', timezone: 'UTC', deadlineMs: 3 * HOUR }),
});
const NAMES = ['crm', 'shop'];

it('statement 25: through a year of changed clocks, downtime and reloads each slot runs once or is told as missed', async () => {
  const disk = { isFine: true };
  const world = createBackupWorld({ start: START, coarseMs: 15 * MINUTE, isDiskFine: () => disk.isFine });
  world.declared = {
    commit: COMMIT,
    policies: [nightly, often],
    destinations: new Map(['local', 'offsite'].map((name) => [name, destination(name)])),
    kept: NAMES.map((name) => kept(name)),
    isWhole: true,
  };
  world.start();
  await world.pass(HOUR);
  const from = world.clock.now();
  const throwDice = dice(7);
  for (let day = 0; day < 365; day += 1) await liveADay(world, throwDice, disk);
  const until = world.clock.now();
  world.crew.down.clear();
  world.crew.dump = { takesMs: MINUTE, rows: 100 };
  await world.pass(7 * HOUR);

  expect(world.crew.wrongs).toEqual([]);
  expect(world.bugs.filter((one) => one !== KILLED)).toEqual([]);
  expect(world.crew.paused.size).toBe(0);
  const tallies = [nightly, often].flatMap((one) =>
    NAMES.map((name) => tally(world, one, name, from, until)),
  );
  const sum = (of: 'ran' | 'missed') => tallies.reduce((all, one) => all + one[of], 0);
  process.stdout.write(
    `${sum('ran')} slots ran, ${sum('missed')} missed; ${world.crew.orders.length} dumps\n`,
  );
  expect(sum('ran')).toBeGreaterThan(sum('missed'));
}, 120_000);

async function liveADay(
  world: BackupWorld,
  throwDice: () => number,
  disk: { isFine: boolean },
): Promise<void> {
  const chance = throwDice();
  world.crew.down.clear();
  if (chance < 0.1) world.crew.down.add('offsite');
  const good = { takesMs: 20 * MINUTE, rows: 100 };
  world.crew.dump = throwDice() < 0.1 ? { ...good, fails: 'no' } : good;
  await world.pass(throwDice() * DAY);
  if (chance > 0.7 && chance < 0.8) {
    // Killed, wherever it was, and off for a while: minutes or days.
    await world.kill();
    await world.clock.advance(chance < 0.75 ? 10 * MINUTE : throwDice() * 2 * DAY);
    world.start();
  }
  // The repository is read anew, as after every commit.
  if (chance > 0.9 && world.declared !== undefined) {
    world.declared = { ...world.declared, policies: [{ ...nightly }, { ...often }] };
  }
  if (chance <= 0.95) return;
  disk.isFine = false;
  await world.pass(HOUR);
  disk.isFine = true;
}

/** Counts what became of each slot; fails where one has two ends, or none. */
function tally(world: BackupWorld, of: BackupPolicy, instance: string, from: number, until: number) {
  const mine = world.journal.entries.filter((one) => one.policy === of.name && one.instance === instance);
  const begun = mine.flatMap((one) => (one.kind === 'began' && one.attempt === 1 ? [one.slot ?? ''] : []));
  const told = mine.flatMap((one) => (one.kind === 'missed' && one.of === 'backup' ? [one.slot] : []));
  expect(new Set(begun).size, 'two runs in one slot').toBe(begun.length);
  let ran = 0;
  let missed = 0;
  for (const at of createCalendar().between(of.schedule ?? schedule(), from, until)) {
    const slot = new Date(at).toISOString();
    const ends = [...begun, ...told].filter((one) => one === slot);
    expect(ends, `${of.name} ${instance} ${slot}`).toHaveLength(1);
    if (begun.includes(slot)) ran += 1;
    else missed += 1;
  }
  return { ran, missed };
}
