// Globs and selectors: the same answers as a plain definition, in a straight line, and never wider than written.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEverything, matchesGlob, selects } from '../../src/model/selector.ts';
import { runs } from '../support/runs.ts';

describe('a glob', () => {
  it.each([
    ['crm-*', 'crm-7', true],
    ['crm-*', 'crm', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*-db', 'a-db-db', true],
    ['*a*b*', 'xxaxxbxx', true],
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
    ['crm', 'crm-2', false],
  ])('%j on %j: %j', (glob, text, expected) => expect(matchesGlob(glob, text)).toBe(expected));

  it('says what its definition says', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 7 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(letters, texts, (glob, text) => {
        expect(matchesGlob(glob, text)).toBe(defined(glob, text));
      }),
      runs(2000),
    );
  });

  it('is fast on what makes others slow', () => {
    const began = performance.now();
    expect(matchesGlob('*a'.repeat(200), `${'a'.repeat(5000)}b`)).toBe(false);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('a selector', () => {
  it('selects what all of its lists name', () => {
    const selector = { instances: ['crm-*', 'web'], targets: ['db-1'] };
    expect(selects(selector, { instance: 'crm-1', target: 'db-1' })).toBe(true);
    expect(selects(selector, { instance: 'web', target: 'db-1' })).toBe(true);
    expect(selects(selector, { instance: 'crm-1', target: 'db-2' })).toBe(false);
  });

  it('selects nothing that is not about what it lists', () => {
    expect(selects({ instances: ['*'] }, {})).toBe(false);
    expect(selects({ instances: ['*'] }, { target: 'db-1' })).toBe(false);
    expect(selects({ teams: ['*'] }, { instance: 'crm' })).toBe(false);
  });

  it('without lists selects everything', () => {
    for (const selector of [{}, { instances: [] }, { instances: [], targets: [], teams: [] }]) {
      expect(selects(selector, {})).toBe(true);
      expect(isEverything(selector)).toBe(true);
    }
    expect(isEverything({ teams: ['a'] })).toBe(false);
  });

  it('becomes narrower with every list that it is given', () => {
    const names = fc.constantFrom('a', 'b', 'ab');
    const globs = fc.array(fc.constantFrom('a', 'b*', '*', 'c?'), { minLength: 1, maxLength: 2 });
    const subjects = fc.record({ instance: names, target: names, team: names }, { requiredKeys: [] });
    const selectors = fc.record({ instances: globs, targets: globs }, { requiredKeys: [] });
    fc.assert(
      fc.property(selectors, globs, subjects, (selector, teams, subject) => {
        if (selects({ ...selector, teams }, subject)) expect(selects(selector, subject)).toBe(true);
      }),
      runs(500),
    );
  });
});

function defined(glob: string, text: string): boolean {
  if (glob === '') return text === '';
  const rest = glob.slice(1);
  if (glob[0] === '*') return defined(rest, text) || (text !== '' && defined(glob, text.slice(1)));
  return text !== '' && (glob[0] === '?' || glob[0] === text[0]) && defined(rest, text.slice(1));
}
