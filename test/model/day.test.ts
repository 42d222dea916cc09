// Days against the calendar of the host.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayMs } from '../../src/model/day.ts';
import { runs } from '../support/runs.ts';

test('a day is where the calendar has it', () => {
  const days = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      expect(dayMs(day)).toBe(Date.parse(`${day}T00:00:00Z`));
    }),
    runs(500),
  );
  expect(dayMs('1970-01-01')).toBe(0);
  expect(dayMs('2024-02-29')).toBe(Date.UTC(2024, 1, 29));
  expect(dayMs('2000-02-29')).toBe(Date.UTC(2000, 1, 29));
});

test.each([
  '2027-02-29',
  '1900-02-29',
  '2027-04-31',
  '2027-13-01',
  '2027-00-01',
  '2027-01-00',
  '2027-1-1',
  'soon',
  '',
])('%j is no day', (text) => expect(dayMs(text)).toBeUndefined());
