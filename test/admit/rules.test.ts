// Every rule has something it sees, something it leaves alone, and ways around it that are closed.

import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/admit/rules.ts';
import { ADMISSION_RULES } from '../../src/model/admission.ts';
import type { Case, Cases } from './build-cases.ts';
import { container, found, rulesOf } from './given.ts';
import { SERVICE } from './service-cases.ts';
import { WALLS } from './walls-cases.ts';

const CASES: Readonly<Record<string, Cases>> = { ...WALLS, ...SERVICE };

test('every rule stands in the table and has cases of all three kinds', () => {
  expect(Object.keys(RULES).sort()).toEqual([...ADMISSION_RULES].sort());
  expect(Object.keys(CASES).sort()).toEqual([...ADMISSION_RULES].sort());
  for (const [rule, { sees, leaves, bypasses }] of Object.entries(CASES)) {
    expect([sees.length, leaves.length, bypasses.length], rule).not.toContain(0);
  }
});

test('the container of the cases breaks no rule of any profile', () => {
  expect(found(container(), { settings: { profile: 'restricted' } })).toEqual([]);
  expect(found(container(), { settings: { profile: 'legacy' } })).toEqual([]);
});

for (const [rule, { sees, leaves, bypasses }] of Object.entries(CASES)) {
  describe(rule, () => {
    const each = (cases: readonly Case[]) => test.each(cases.map((one) => ({ words: one[0], one })));
    each(sees)('sees $words', ({ one: [, payload, around] }) => {
      expect(rulesOf(payload, around)).toContain(rule);
    });
    each(leaves)('leaves alone: $words', ({ one: [, payload, around] }) => {
      expect(rulesOf(payload, around)).not.toContain(rule);
    });
    each(bypasses)('no way around: $words', ({ one: [, payload, around] }) => {
      expect(rulesOf(payload, around)).toContain(rule);
    });
  });
}
