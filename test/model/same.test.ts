// Comparing secrets: equal is equal, and nothing else is.

import { expect, test } from 'vitest';
import { isSameSecret, secretHash } from '../../src/model/same.ts';

test('secrets are the same only when they are equal', () => {
  expect(isSameSecret('abc', 'abc')).toBe(true);
  expect(isSameSecret('abc', 'abd')).toBe(false);
  expect(isSameSecret('abc', 'abcd')).toBe(false);
  expect(isSameSecret('', '')).toBe(true);
});

test('a hash is SHA-256 in hex', () => {
  expect(secretHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
