// Statement 25, its first half: whatever the schedule and the time zone, through changes of the clocks, restarts,
// downtime, reloads of the repository and a clock that is put right a little, each slot runs exactly once or is
// told as missed.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCalendar } from '../../src/backup/schedule.ts';
import { markOf, withBegun, withEnded } from '../../src/loop/backup-ledger.ts';
import { advance, type Missed, type Wanted } from '../../src/loop/backup-slots.ts';
import type { Schedule } from '../../src/model/backup.ts';
import { type BackupLedger, EMPTY_BACKUPS, type LivingRun } from '../../src/model/backup-run.ts';
import { instanceName, targetName } from '../../src/model/ref.ts';
import { timeOf, timeText } from '../../src/model/time.ts';
import { runs } from '../support/runs.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CRM = instanceName('crm');
const SEED = 'nightly/crm/backup';

const schedules: fc.Arbitrary<Schedule> = fc.record({
  cron: fc.constantFrom('30 2 * * *', '0 * * * *', '*/20 * * * *', '0 2,3 * * *', '15 1 * * 0', '0 0 * * *'),
  timezone: fc.constantFrom(
    'Europe/Berlin',
    'UTC',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  ),
  jitterMs: fc.constantFrom(0, 0, 10 * MINUTE, 2 * HOUR),
  missed: fc.constantFrom('run-once', 'skip'),
  deadlineMs: fc.constantFrom(5 * MINUTE, HOUR, 4 * HOUR, 5 * DAY),
});

/** The last Saturdays of March and October, and a day on which nothing happens. */
const starts = fc.constantFrom(
  '2026-03-28T00:00Z',
  '2026-03-07T12:00Z',
  '2026-10-24T00:00Z',
  '2026-06-10T00:00Z',
);

type Turn = { readonly afterMs: number; readonly isBusy: boolean; readonly isNew: boolean };

const turns: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.record({
    afterMs: fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 15_000, max: 20 * MINUTE }) },
      { weight: 3, arbitrary: fc.integer({ min: HOUR, max: 6 * HOUR }) },
      // Nobody is up; at most as long as each slot is told by itself.
      { weight: 1, arbitrary: fc.integer({ min: 6 * HOUR, max: 2 * DAY }) },
      // The clock was a little ahead.
      { weight: 1, arbitrary: fc.integer({ min: -50 * MINUTE, max: 0 }) },
    ),
    /** Something else works on the instance. */
    isBusy: fc.boolean(),
    /** The process is another one, or the repository was read anew. */
    isNew: fc.boolean(),
  }),
  { minLength: 5, maxLength: 40 },
);

type Life = { state: BackupLedger; readonly begun: string[]; readonly missed: Missed[] };

function begin(life: Life, now: number): void {
  const mark = markOf(life.state, 'backup', { instance: CRM, policy: 'nightly' });
  const { pending } = mark ?? {};
  if (pending === undefined || timeOf(pending.notBefore) > now) return;
  const run: LivingRun = {
    ...{ run: `r${life.begun.length}`, kind: 'backup', instance: CRM, target: targetName('local') },
    ...{ policy: 'nightly', slot: pending.slot, trigger: 'slot', attempt: pending.attempt },
    ...{ beganAt: timeText(now), post: [] },
  };
  life.begun.push(pending.slot);
  const begun = withBegun(life.state, run);
  life.state = withEnded(begun, run, {
    at: timeText(now),
    outcome: 'committed',
    reason: '',
    again: undefined,
  });
}

it('each slot has one end and no other', () => {
  let slots = 0;
  let missed = 0;
  fc.assert(
    fc.property(schedules, starts, turns, (schedule, start, list) => {
      const life: Life = { state: EMPTY_BACKUPS, begun: [], missed: [] };
      let calendar = createCalendar();
      let now = timeOf(start);
      let latest = now;
      const turn = ({ isBusy, isNew }: Pick<Turn, 'isBusy' | 'isNew'>) => {
        if (isNew) {
          life.state = JSON.parse(JSON.stringify(life.state));
          calendar = createCalendar();
        }
        const wanted: Wanted = {
          instance: CRM,
          policy: 'nightly',
          kind: 'backup',
          schedule: { ...schedule },
        };
        const next = advance(life.state, [wanted], now, calendar);
        life.state = next.state;
        life.missed.push(...next.missed);
        if (!isBusy) begin(life, now);
      };
      turn({ isBusy: true, isNew: false });
      for (const one of list) {
        // Further back than an hour it would be another clock.
        now = Math.max(now + one.afterMs, latest - 50 * MINUTE);
        latest = Math.max(latest, now);
        turn(one);
      }
      now = latest;
      turn({ isBusy: false, isNew: true });
      const jitter = calendar.jitter(schedule, SEED);
      const due = calendar.between(schedule, timeOf(start), latest).filter((slot) => slot + jitter <= latest);
      const ends = [...life.begun, ...life.missed.map(({ slot }) => slot)].toSorted();
      expect(ends).toEqual(due.map((slot) => timeText(slot)).toSorted());
      slots += due.length;
      missed += life.missed.length;
    }),
    runs(300),
  );
  // Both ends are seen, and often.
  expect(missed).toBeGreaterThan(slots / 100);
  expect(slots - missed).toBeGreaterThan(slots / 100);
}, 120_000);

it('a clock that was weeks ahead and is put right keeps no slot from running', () => {
  const schedule: Schedule = {
    ...{ cron: '30 2 * * *', timezone: 'UTC', jitterMs: 0 },
    missed: 'run-once',
    deadlineMs: HOUR,
  };
  const wanted: Wanted = { instance: CRM, policy: 'nightly', kind: 'backup', schedule };
  const life: Life = { state: EMPTY_BACKUPS, begun: [], missed: [] };
  const calendar = createCalendar();
  for (const at of ['2026-06-10T00:00Z', '2026-08-01T02:31Z', '2026-06-10T00:10Z', '2026-06-10T02:30:30Z']) {
    life.state = advance(life.state, [wanted], timeOf(at), calendar).state;
    begin(life, timeOf(at));
  }
  expect(life.begun).toEqual(['2026-08-01T02:30:00.000Z', '2026-06-10T02:30:00.000Z']);
});
