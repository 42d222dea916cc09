import { expect, test } from 'vitest';
import { planRetention, type RetentionGiven } from '../../src/backup/retention.ts';
import { timeOf, timeText } from '../../src/model/time.ts';
import { FAILED, RESTORED, retention, stored } from '../support/stored-backups.ts';

const DAY = 86_400_000;
const NOW = timeOf('2026-11-20T03:00:00Z');
const night = (daysAgo: number) => timeOf('2026-11-20T02:00:00Z') - daysAgo * DAY;
const nights = (count: number) => Array.from({ length: count }, (_, daysAgo) => stored(night(daysAgo)));

function given(changes: Partial<RetentionGiven>): RetentionGiven {
  const quiet = { timezone: 'UTC', now: NOW, frozen: undefined, inUse: new Set<string>() };
  return { backups: [], retention: retention(), ...quiet, ...changes };
}

/** Days ago of what stays. */
function stays(changes: Partial<RetentionGiven>): readonly number[] {
  const { verdicts } = planRetention(given(changes));
  return verdicts
    .filter(({ keep }) => keep)
    .map(({ backup }) => Math.round((night(0) - dateOf(backup)) / DAY))
    .toSorted((a, b) => a - b);
}

function dateOf(id: string): number {
  return timeOf(id.replace(/^(....)(..)(..)T(..)(..)(..)Z-.*$/, '$1-$2-$3T$4:$5:$6Z'));
}

function whys(changes: Partial<RetentionGiven>): readonly string[] {
  return planRetention(given(changes)).verdicts.map(({ keep, why }) => `${keep ? 'keep' : 'delete'}: ${why}`);
}

test('tiers add up: what one keeps, another cannot take', () => {
  const rules = retention({ last: 3, daily: 7, weekly: 4, monthly: 3, minVerified: 0 });
  const left = stays({ backups: nights(100), retention: rules });
  // 2026-11-20 is a Friday. Seven days; the newest of each week: today, and three Sundays; of each month.
  expect(left).toEqual([0, 1, 2, 3, 4, 5, 6, 12, 19, 20, 51].toSorted((a, b) => a - b));
});

test('each verdict says why', () => {
  const rules = retention({ last: 1, daily: 2, minVerified: 1 });
  const backups = [...nights(3), stored(night(5), [RESTORED]), stored(night(6))];
  expect(whys({ backups, retention: rules })).toEqual([
    'delete: no rule keeps it',
    'keep: proven 1 of 1',
    'delete: no rule keeps it',
    'keep: daily 2 of 2 (2026-11-19)',
    'keep: last 1 of 1, daily 1 of 2 (2026-11-20)',
  ]);
});

test('days are those of the time zone, also when the clocks change', () => {
  const late = [
    timeOf('2026-10-24T23:30:00Z'),
    timeOf('2026-10-25T22:30:00Z'),
    timeOf('2026-10-25T23:30:00Z'),
  ];
  const backups = late.map((at) => stored(at));
  const rules = retention({ daily: 2 });
  const keep = (timezone: string) =>
    planRetention(given({ backups, retention: rules, timezone })).verdicts.map((one) => one.keep);
  // In Berlin the first two are of the 25th, which had 25 hours.
  expect(keep('Europe/Berlin')).toEqual([false, true, true]);
  expect(keep('UTC')).toEqual([true, false, true]);
});

test('the hour that comes twice is two', () => {
  const backups = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((at) => stored(timeOf(at)));
  const rules = retention({ hourly: 2 });
  const { verdicts } = planRetention(given({ backups, retention: rules, timezone: 'Europe/Berlin' }));
  expect(verdicts.every(({ keep }) => keep)).toBe(true);
});

test('weeks begin on Mondays, and one lies in two years', () => {
  const backups = ['2026-12-27', '2026-12-28', '2026-12-31', '2027-01-03', '2027-01-04'].map((day) =>
    stored(timeOf(`${day}T12:00:00Z`)),
  );
  const rules = retention({ weekly: 3, minVerified: 0 });
  const { verdicts } = planRetention(
    given({ backups, retention: rules, now: timeOf('2027-01-05T00:00:00Z') }),
  );
  expect(verdicts.map(({ keep }) => keep)).toEqual([true, false, false, true, true]);
});

test('a backup that a check found damaged fills no place, and goes when a good one proves that checks work', () => {
  const backups = [stored(night(2)), stored(night(1), [FAILED]), stored(night(0), [RESTORED])];
  const rules = retention({ last: 2, minVerified: 0 });
  expect(whys({ backups, retention: rules })).toEqual([
    'keep: last 2 of 2',
    'delete: it is not to be relied upon: orders has 4 999 rows, not 5 000',
    'keep: last 1 of 2',
  ]);
});

test('while the newest check failed, nothing is deleted', () => {
  const backups = [
    stored(night(3)),
    stored(night(2)),
    stored(night(1), [RESTORED]),
    stored(night(0), [FAILED]),
  ];
  const plan = planRetention(given({ backups, retention: retention({ last: 1 }) }));
  expect(plan.refused).toMatch(/^the newest check, of 20261120T020000Z-00000000, failed: orders has/);
  expect(plan.verdicts.every(({ keep, why }) => keep && why.startsWith('nothing is deleted: '))).toBe(true);
});

test('what is locked stays until its lock ends or is taken off', () => {
  const until = (at: number) => ({ kind: 'locked', reason: 'audit', until: timeText(at) }) as const;
  const backups = [
    stored(night(4), [until(NOW + DAY)]),
    stored(night(3), [until(NOW - DAY)]),
    stored(night(2), [
      { kind: 'locked', reason: 'audit', until: undefined },
      { kind: 'unlocked', reason: 'done' },
    ]),
    stored(night(1), [{ kind: 'locked', reason: 'audit', until: 'whenever' }]),
    stored(night(0)),
  ];
  expect(stays({ backups, retention: retention({ last: 1 }) })).toEqual([0, 1, 4]);
});

test('what is read now stays', () => {
  const backups = nights(3);
  const inUse = new Set([backups[2]?.manifest.id ?? '']);
  expect(stays({ backups, retention: retention({ last: 1 }), inUse })).toEqual([0, 2]);
});

test('one run deletes only so many, the oldest first, and one at least', () => {
  const rules = (maxDeletePercent: number) => retention({ last: 1, maxDeletePercent });
  expect(stays({ backups: nights(9), retention: rules(25) })).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(stays({ backups: nights(3), retention: rules(25) })).toEqual([0, 1]);
  expect(stays({ backups: nights(3), retention: rules(0) })).toEqual([0, 1, 2]);
  expect(whys({ backups: nights(3), retention: rules(0) })[0]).toMatch(/^keep: to be deleted later/);
});

test('rules that keep nothing leave as many as are never gone below', () => {
  expect(stays({ backups: nights(6), retention: retention({ neverBelow: 3 }) })).toEqual([0, 1, 2]);
});

test('a clock that is a day behind a backup deletes nothing', () => {
  const plan = planRetention(
    given({ backups: nights(5), retention: retention({ last: 1 }), now: NOW - 2 * DAY }),
  );
  expect(plan.refused).toMatch(/one of the clocks was wrong$/);
  expect(plan.verdicts.every(({ keep }) => keep)).toBe(true);
});

test('a time that nobody can read deletes nothing', () => {
  const [first, ...rest] = nights(5);
  if (first === undefined) throw new Error('there are five');
  const odd = { ...first, manifest: { ...first.manifest, beganAt: 'yesterday' } };
  expect(planRetention(given({ backups: [odd, ...rest], retention: retention({ last: 1 }) })).refused).toBe(
    'nobody knows when 20261120T020000Z-00000000 was taken',
  );
});

test('a removal that was begun is finished, and what is on its way out stands for nothing', () => {
  const backups = [stored(night(1)), stored(night(0), [{ kind: 'tombstone', reason: 'no rule keeps it' }])];
  expect(whys({ backups, retention: retention({ last: 1 }) })).toEqual([
    'keep: last 1 of 1',
    'delete: its removal was begun before',
  ]);
});

test('nothing good, nothing deleted', () => {
  const backups = nights(3).map((one) => ({
    ...one,
    records: [
      {
        format: 1,
        backup: one.manifest.id,
        at: timeText(NOW),
        by: 'x',
        what: { kind: 'tombstone', reason: 'x' },
      },
    ] as const,
  }));
  expect(planRetention(given({ backups, retention: retention({ last: 1 }) })).refused).toBe(
    'none of them is known to be good',
  );
  expect(planRetention(given({})).verdicts).toEqual([]);
});
