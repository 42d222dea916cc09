import { expect, test } from 'vitest';
import { parseTouched } from '../../../src/adapters/git/authors.ts';

const [OLD, MID, NEW] = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)];

function record(name: string, ...files: readonly string[]): string {
  return [`\u0002${name}\0${name}@x\0${name}\0${name}@x`, '', ...files, ''].join('\n');
}

test('who made what, of commits and of merges that are as no parent', () => {
  const output = [
    record('Mia', `::100644 100644 100644 ${OLD} ${MID} ${NEW} MM\tp.yaml`),
    record('Bob'),
    record('Eve', `:100644 100644 ${OLD} ${MID} M\t"a\\nb"`),
  ].join('');
  const { authors, made } = parseTouched(output);
  expect(authors.map(({ name }) => name)).toEqual(['Mia', 'Eve']);
  expect([...made]).toEqual([`${NEW}\tp.yaml`, `${MID}\t"a\\nb"`]);
});

test('whoever hides behind the mark is nobody known, and not left out', () => {
  const line = `:100644 100644 ${OLD} ${NEW} M\tp.yaml`;
  const forged = record('Eve', line).replaceAll('Eve@x\n', 'Eve\u0002\n');
  expect(parseTouched(forged).authors).toEqual([{ name: '', email: '' }]);
  expect(parseTouched(line)).toEqual({
    authors: [{ name: '', email: '' }],
    made: new Set([`${NEW}\tp.yaml`]),
  });
});
