// Moments: text and number are the same moment.

import { expect, test } from 'vitest';
import { instant, msOf } from '../../src/model/instant.ts';

test('moments come back as they went', () => {
  expect(instant(1_700_000_000_123)).toBe('2023-11-14T22:13:20.123Z');
  expect(msOf('2023-11-14T22:13:20.123Z')).toBe(1_700_000_000_123);
  expect(msOf('yesterday')).toBeNaN();
});
