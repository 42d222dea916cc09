// Windows over days when the clocks change, in both directions, and where denial and allowance meet.

import { expect, test } from 'vitest';
import { isOpen, opensAt } from '../../src/approve/windows.ts';
import type { Window } from '../../src/model/policy.ts';

const HOUR = 3_600_000;

function window(cron: string, hours: number, timezone = 'Europe/Berlin'): Window {
  return { cron, durationMs: hours * HOUR, timezone };
}

function at(text: string): number {
  return Date.parse(`${text}Z`);
}

/** `allow` alone: open at the first, closed at the second moment of each pair. */
const BORDERS: readonly (readonly [
  what: string,
  window: Window,
  open: readonly string[],
  closed: readonly string[],
])[] = [
  [
    'a night in winter',
    window('0 22 * * *', 4),
    ['2026-01-10T21:00:00', '2026-01-11T00:59:59'],
    ['2026-01-10T20:59:59', '2026-01-11T01:00:00'],
  ],
  [
    'the same night in summer',
    window('0 22 * * *', 4),
    ['2026-07-10T20:00:00', '2026-07-10T23:59:59'],
    ['2026-07-10T19:59:59', '2026-07-11T00:00:00'],
  ],
  [
    'a night over the change to summer time: four hours that pass, though the clock shows five',
    window('0 22 * * *', 8),
    ['2026-03-28T21:00:00', '2026-03-29T04:59:59'],
    ['2026-03-28T20:59:59', '2026-03-29T05:00:00'],
  ],
  [
    'a night over the change to winter time',
    window('0 22 * * *', 8),
    ['2026-10-24T20:00:00', '2026-10-25T03:59:59'],
    ['2026-10-24T19:59:59', '2026-10-25T04:00:00'],
  ],
  [
    'a time that the change to summer time leaves out begins at the change',
    window('30 2 * * *', 1),
    ['2026-03-29T01:00:00', '2026-03-29T01:59:59'],
    ['2026-03-29T00:59:59', '2026-03-29T02:00:00'],
  ],
  [
    'a time that comes twice opens once, at the first',
    window('30 2 * * *', 0.5),
    ['2026-10-25T00:30:00', '2026-10-25T00:59:59'],
    ['2026-10-25T00:29:59', '2026-10-25T01:00:00', '2026-10-25T01:30:00', '2026-10-25T01:45:00'],
  ],
  [
    'on the other side of the world, where the seasons are the other way round',
    window('0 2 * * 0', 2, 'Australia/Sydney'),
    ['2026-04-04T15:00:00', '2026-10-03T16:00:00'],
    ['2026-04-04T14:59:59', '2026-04-04T17:00:00', '2026-10-03T18:00:00'],
  ],
  [
    'a zone with half an hour of summer time',
    window('0 1 * * *', 1, 'Australia/Lord_Howe'),
    ['2026-01-10T14:00:00', '2026-07-10T14:30:00'],
    ['2026-01-10T13:59:59', '2026-01-10T15:00:00', '2026-07-10T15:30:00'],
  ],
  [
    'a leap day',
    window('0 0 29 2 *', 24, 'UTC'),
    ['2028-02-29T00:00:00', '2028-02-29T23:59:59'],
    ['2027-02-28T12:00:00', '2028-03-01T00:00:00'],
  ],
  [
    'openings that overlap are one',
    window('0 * * * *', 2, 'UTC'),
    ['2026-01-10T00:00:00', '2026-01-10T13:37:00'],
    [],
  ],
];

test.each(BORDERS)('%s', (_, given, open, closed) => {
  const windows = { allow: [given], deny: [] };
  const inverse = { allow: [], deny: [given] };
  for (const text of open) {
    expect([text, isOpen(windows, at(text)), isOpen(inverse, at(text))]).toEqual([text, true, false]);
    expect(opensAt(windows, at(text))).toBe(at(text));
  }
  for (const text of closed) {
    expect([text, isOpen(windows, at(text)), isOpen(inverse, at(text))]).toEqual([text, false, true]);
  }
});

test('when it opens next', () => {
  const nights = { allow: [window('0 22 * * *', 4)], deny: [] };
  expect(opensAt(nights, at('2026-03-28T12:00:00'))).toBe(at('2026-03-28T21:00:00'));
  expect(opensAt(nights, at('2026-03-29T12:00:00'))).toBe(at('2026-03-29T20:00:00'));
  expect(opensAt(nights, at('2026-10-25T12:00:00'))).toBe(at('2026-10-25T21:00:00'));
});

test('deny beats allow, and it opens when the one has ended and the other is still on', () => {
  const release = window('0 20 * * 5', 72, 'UTC');
  const windows = { allow: [window('0 22 * * *', 4, 'UTC')], deny: [release] };
  // Friday 20:00 to Monday 20:00: Monday 22:00 is the next night.
  expect(isOpen(windows, at('2026-06-06T23:00:00'))).toBe(false);
  expect(opensAt(windows, at('2026-06-05T21:00:00'))).toBe(at('2026-06-08T22:00:00'));
  const long = { allow: [window('0 19 * * 1', 4, 'UTC')], deny: [release] };
  expect(opensAt(long, at('2026-06-05T21:00:00'))).toBe(at('2026-06-08T20:00:00'));
});

test('no windows are always open; several that allow are each enough', () => {
  expect(isOpen({ allow: [], deny: [] }, at('2026-06-06T23:00:00'))).toBe(true);
  const allow = [window('0 1 * * *', 1, 'UTC'), window('0 5 * * *', 1, 'UTC')];
  expect(isOpen({ allow, deny: [] }, at('2026-06-06T05:30:00'))).toBe(true);
  expect(opensAt({ allow, deny: [] }, at('2026-06-06T02:00:00'))).toBe(at('2026-06-06T05:00:00'));
});

test('what cannot be computed, or shuts itself out, is closed for good', () => {
  const broken = [window('nonsense', 1), window('0 1 * * *', 1, 'Nowhere/Atall')];
  for (const one of broken) {
    expect(isOpen({ allow: [one], deny: [] }, 0)).toBe(false);
    expect(opensAt({ allow: [one], deny: [] }, 0)).toBeUndefined();
    expect(isOpen({ allow: [], deny: [one] }, 0)).toBe(false);
    expect(opensAt({ allow: [], deny: [one] }, 0)).toBeUndefined();
  }
  const night = window('0 22 * * *', 4, 'UTC');
  expect(opensAt({ allow: [night], deny: [night] }, at('2026-06-06T02:00:00'))).toBeUndefined();
});
