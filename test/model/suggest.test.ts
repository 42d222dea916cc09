import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closest, didYouMean, editDistance } from '../../src/model/suggest.ts';
import { runs } from '../support/runs.ts';

const KEYS = ['target', 'template', 'compose', 'size', 'parameters', 'dependsOn', 'state', 'health'];

test.each<[string, string | undefined]>([
  ['sise', 'size'],
  ['Compose', 'compose'],
  ['dependson', 'dependsOn'],
  ['depends_on', 'dependsOn'],
  ['tempalte', 'template'],
  ['parameter', 'parameters'],
  ['healthcheck', undefined],
  ['x', undefined],
  ['', undefined],
  ['c'.repeat(100_000), undefined],
])('%s: %s', (word, expected) => {
  expect(closest(word, KEYS)).toBe(expected);
});

test('nothing near says nothing', () => {
  expect(didYouMean('zzz', KEYS)).toEqual({});
  expect(didYouMean('sizes', KEYS)).toEqual({ hint: 'did you mean `size`?' });
});

test('distance is a distance', () => {
  expect(editDistance('ab', 'ba')).toBe(1);
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
    runs(),
  );
});
