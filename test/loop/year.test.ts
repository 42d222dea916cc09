// Two weeks of a fleet around a change of the clocks, whole and on real files; `npm run year` lives a year of it.

import { expect, it } from 'vitest';
import { live } from '../year/year.ts';

it('two weeks of commits, hands and faults leave nothing behind but what happened', {
  timeout: 120_000,
}, async () => {
  const days = 14;
  const months = await live({
    days,
    seed: 7,
    start: Date.UTC(2026, 2, 21),
    actsPerDay: 8,
    sweepSeconds: 120,
    onMonth: () => undefined,
  });
  const [month] = months;
  expect(month).toMatchObject({ days, historyFiles: days });
  expect(month?.runs).toBeGreaterThan(days);
  expect(month?.sleepers).toBeLessThan(10);
  expect(month?.ledgerBytes).toBeLessThan(200_000);
});
