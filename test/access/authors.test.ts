// Who wrote it: git's names and addresses against those that people are known by.

import { describe, expect, it } from 'vitest';
import {
  authorText,
  isAuthor,
  isBarredAuthor,
  isRootAdmin,
  UNKNOWN_AUTHOR,
} from '../../src/access/authors.ts';
import { OWN, osUser, people, signed, user } from './given.ts';

const WORLD = people([
  user('ana', { emails: ['Ana@Example.org'], github: 'ana-codes' }),
  user('bob'),
  user('chief', { isRoot: true, emails: ['chief@example.org'] }),
]);

describe('ana wrote what git says is by', () => {
  it.each([
    'Ana Lopez <ana@example.org>',
    'ana@example.org',
    'ana',
    'Ana <somebody@else>',
    'x <7+ana-codes@users.noreply.github.com>',
    'x <ana-codes@users.noreply.github.com>',
    'ana-codes <x@y>',
    '<ANA@EXAMPLE.ORG>',
  ])('%s', (author) => {
    expect(isAuthor(signed('ana'), ['Bob <bob@x>', author], WORLD)).toBe(true);
    expect(isAuthor(signed('bob'), [author], WORLD)).toBe(false);
  });
});

it.each(['Ana Lopez <ana@other.org>', 'anastasia', '', '<>', 'xana@example.org', 'ana@example.org.evil'])(
  'ana did not write what git says is by %j',
  (author) => expect(isAuthor(signed('ana'), [author], WORLD)).toBe(false),
);

it('a stranger and the OS user are known by their name alone', () => {
  expect(isAuthor(osUser('deploy'), ['deploy <d@x>'], WORLD)).toBe(true);
  expect(isAuthor(osUser('deploy'), ['Ana <ana@example.org>'], WORLD)).toBe(false);
});

it('of a change of people root admins may approve what they wrote, others not', () => {
  const by = ['chief@example.org', 'ana@example.org', 'root'];
  expect(isBarredAuthor(signed('ana'), by, WORLD)).toBe(true);
  expect(isBarredAuthor(signed('bob'), by, WORLD)).toBe(false);
  expect(isAuthor(signed('chief'), by, WORLD)).toBe(true);
  expect(isBarredAuthor(signed('chief'), by, WORLD)).toBe(false);
  expect(isBarredAuthor(osUser('root'), by, WORLD)).toBe(false);
});

it('the daemon is no root admin, whatever its name', () => {
  expect(isRootAdmin({ ...OWN, name: 'chief' }, WORLD)).toBe(false);
  expect(isRootAdmin(signed('ana'), WORLD)).toBe(false);
});

describe('authors as they stand in proposals', () => {
  it.each([
    [{ name: 'Ana', email: 'ana@x' }, 'Ana <ana@x>'],
    [{ name: 'Ana', email: '' }, 'Ana'],
    [{ name: '', email: 'ana@x' }, '<ana@x>'],
    [{ name: '', email: '' }, UNKNOWN_AUTHOR],
  ])('%j', (author, text) => expect(authorText(author)).toBe(text));

  it('somebody unknown may be anybody but a root admin', () => {
    const authors = ['Ana Lopez <ana@example.org>', UNKNOWN_AUTHOR];
    expect(isAuthor(signed('bob'), authors, WORLD)).toBe(true);
    expect(isAuthor(signed('stranger'), authors, WORLD)).toBe(true);
    expect(isAuthor(signed('chief'), authors, WORLD)).toBe(false);
    expect(isAuthor(osUser('root'), authors, WORLD)).toBe(false);
    expect(isBarredAuthor(signed('bob'), authors, WORLD)).toBe(true);
    expect(isAuthor(OWN, authors, WORLD)).toBe(true);
  });
});
