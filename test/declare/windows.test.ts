// Windows that are let through are windows that open: reading and judging agree.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { opensAt } from '../../src/approve/windows.ts';
import { windowOf, windowProblems } from '../../src/declare/windows.ts';
import { runs } from '../support/runs.ts';

const NODE = { kind: 'map', entries: new Map(), at: { file: 'a.yaml', line: 1, column: 1 } } as const;
const NOW = Date.UTC(2026, 10, 20);

const part = (max: number) =>
  fc.oneof(
    fc.constant('*'),
    fc.nat(max).map(String),
    fc.tuple(fc.nat(max), fc.nat(max)).map(([from, to]) => `${from}-${to}`),
    fc.nat(max).map((step) => `*/${step}`),
    fc.constantFrom('L', 'FRI#2', 'MON-FRI', '1,2', '-', '1-', '*/0', 'x'),
  );
const cron = fc.tuple(part(61), part(25), part(32), part(13), part(8)).map((parts) => parts.join(' '));
const timezone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Nowhere/At-All',
  '',
);

test('a window that is let through opens', () => {
  let taken = 0;
  fc.assert(
    fc.property(cron, timezone, (text, zone) => {
      const spec = { cron: text, duration: '1h', timezone: zone };
      if (windowProblems(spec, NODE).length > 0) return;
      taken += 1;
      expect(opensAt({ allow: [windowOf(spec)], deny: [] }, NOW), `${text} ${zone}`).toBeGreaterThanOrEqual(
        NOW,
      );
    }),
    runs(300),
  );
  expect(taken).toBeGreaterThan(20);
});
