import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCalendar } from '../../src/backup/schedule.ts';
import { timeOf, timeText } from '../../src/model/time.ts';
import { runs } from '../support/runs.ts';

const BERLIN = 'Europe/Berlin';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function slots(cron: string, timezone: string, after: string, upTo: string): readonly string[] {
  const found = createCalendar().between({ cron, timezone }, timeOf(after), timeOf(upTo));
  return found.map((slot) => timeText(slot).slice(0, 16));
}

test('a local time that the clocks leave out comes at the change, one that comes twice comes once', () => {
  expect(slots('30 2 * * *', BERLIN, '2026-03-28T12:00Z', '2026-03-30T12:00Z')).toEqual([
    '2026-03-29T01:00',
    '2026-03-30T00:30',
  ]);
  expect(slots('30 2 * * *', BERLIN, '2026-10-24T12:00Z', '2026-10-26T12:00Z')).toEqual([
    '2026-10-25T00:30',
    '2026-10-26T01:30',
  ]);
  expect(slots('0 0 * * *', 'America/Sao_Paulo', '2018-11-03T12:00Z', '2018-11-05T12:00Z')).toEqual([
    '2018-11-04T03:00',
    '2018-11-05T02:00',
  ]);
  expect(slots('15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T00:00Z', '2026-10-05T00:00Z')).toEqual([
    '2026-10-03T15:30',
    '2026-10-04T15:15',
  ]);
});

test('every hour is every hour that passes', () => {
  expect(slots('0 * * * *', BERLIN, '2026-03-28T23:30Z', '2026-03-29T03:00Z')).toHaveLength(4);
  expect(slots('0 * * * *', BERLIN, '2026-10-24T23:30Z', '2026-10-25T03:00Z')).toHaveLength(4);
});

test('what never comes and what cannot be read has no slots', () => {
  const calendar = createCalendar();
  expect(calendar.next({ cron: '0 0 30 2 *', timezone: 'UTC' }, 0)).toBeUndefined();
  expect(calendar.next({ cron: 'noon', timezone: 'UTC' }, 0)).toBeUndefined();
  expect(calendar.next({ cron: '0 0 * * *', timezone: 'Mars/Olympus' }, 0)).toBeUndefined();
});

test('a span of ten thousand slots and more is cut, never endless', () => {
  const all = createCalendar().between({ cron: '*/5 * * * *', timezone: 'UTC' }, 0, 300_000 * 11_000);
  expect(all).toHaveLength(10_080);
});

const cronField = (low: number, high: number) =>
  fc.oneof(fc.constant('*'), fc.integer({ min: low, max: high }).map(String));
const cron = fc
  .tuple(
    fc.integer({ min: 0, max: 59 }),
    cronField(0, 23),
    fc.constant('*'),
    fc.constant('*'),
    cronField(0, 6),
  )
  .map((fields) => fields.join(' '));
const timezone = fc.constantFrom(BERLIN, 'UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
const moment = fc.integer({ min: timeOf('2025-01-01T00:00Z'), max: timeOf('2027-12-31T00:00Z') });

test('however a span is cut, it has the same slots, each once, in order', () => {
  fc.assert(
    fc.property(
      cron,
      timezone,
      moment,
      fc.array(fc.integer({ min: 1, max: 3 * DAY }), { maxLength: 4 }),
      (c, tz, from, steps) => {
        const schedule = { cron: c, timezone: tz };
        const cuts: number[] = [from];
        for (const step of steps) cuts.push((cuts.at(-1) ?? from) + step);
        const calendar = createCalendar();
        const parts = cuts.slice(1).flatMap((upTo, at) => calendar.between(schedule, cuts[at] ?? 0, upTo));
        const whole = createCalendar().between(schedule, from, cuts.at(-1) ?? from);
        expect(parts).toEqual(whole);
        expect([...new Set(whole)].toSorted((a, b) => a - b)).toEqual(whole);
        for (const slot of whole.slice(0, 3)) expect(createCalendar().next(schedule, slot - 1)).toBe(slot);
      },
    ),
    runs(100),
  );
});

test('a calendar that is asked about the past again, and within one second, says what a fresh one says', () => {
  const schedule = { cron: '30 2 * * *', timezone: BERLIN };
  const calendar = createCalendar();
  const slot = timeOf('2026-06-10T00:30:00Z');
  for (const after of [slot + DAY, slot - 1, slot, slot + 500, slot - 900, slot - 20 * DAY, slot - 1]) {
    expect(calendar.next(schedule, after), timeText(after)).toBe(createCalendar().next(schedule, after));
  }
  expect(calendar.next(schedule, slot - 900)).toBe(slot);
  expect(calendar.next(schedule, slot + 500)).toBe(slot + DAY);
});

test('each day of three years has its nightly slot, exactly one', () => {
  for (const tz of [BERLIN, 'America/New_York', 'Australia/Lord_Howe', 'America/Havana']) {
    const found = createCalendar().between(
      { cron: '30 2 * * *', timezone: tz },
      timeOf('2025-01-01T12:00Z'),
      timeOf('2028-01-01T12:00Z'),
    );
    const dates = found.map((slot) =>
      new Intl.DateTimeFormat('sv', { timeZone: tz, dateStyle: 'short' }).format(slot),
    );
    expect(new Set(dates).size).toBe(found.length);
    expect(found.length).toBe(3 * 365);
  }
});

test('jitter is below its limit, the same for the same, and spread', () => {
  const { jitter } = createCalendar();
  const schedule = { jitterMs: 600_000 };
  const all = Array.from({ length: 200 }, (_, index) => jitter(schedule, `nightly/crm-${index}`));
  expect(all).toEqual(Array.from({ length: 200 }, (_, index) => jitter(schedule, `nightly/crm-${index}`)));
  expect(Math.max(...all)).toBeLessThan(600_000);
  const tenths = new Set(all.map((ms) => Math.floor(ms / 60_000)));
  expect(tenths.size).toBe(10);
  expect(jitter({ jitterMs: 0 }, 'x')).toBe(0);
});
