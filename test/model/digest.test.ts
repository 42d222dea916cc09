// Canonical JSON: equal data has one text, and that text is JSON of the same data.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/model/digest.ts';
import { runs } from '../support/runs.ts';

test('is the JSON of the same data', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    runs(1000),
  );
});

test('does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const backwards = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(backwards)).toBe(canonicalJson(value));
    }),
    runs(1000),
  );
});

test.each([
  [undefined, 'null'],
  [{ b: 1, a: undefined }, '{"b":1}'],
  [[undefined, Number.NaN], '[null,null]'],
  [{ 'a"b': 'line\nend', ä: '\ud800' }, '{"a\\"b":"line\\nend","ä":"\\ud800"}'],
])('%j is written as JSON.stringify would', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});
