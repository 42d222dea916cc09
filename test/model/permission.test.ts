// The table of permissions: every line says what it lets a person do, and patterns stand for lines of it only.

import { expect, test } from 'vitest';
import {
  isMeant,
  isPermission,
  permissions,
  permissionsMeant,
  permissionWords,
} from '../../src/model/permission.ts';

test('every permission is a verb and a kind, with words', () => {
  expect(permissions().length).toBeGreaterThan(20);
  for (const permission of permissions()) {
    expect(permission).toMatch(/^[a-z-]+:[a-z]+$/);
    expect(permissionWords(permission)).toMatch(/^[a-z].{8,}[^.]$/);
    expect(permissionsMeant(permission)).toEqual([permission]);
  }
});

test('a star stands for every kind, two for everything', () => {
  expect(permissionsMeant('*:*')).toEqual(permissions());
  expect(permissionsMeant('suspend:*')).toEqual(['suspend:instance', 'suspend:target', 'suspend:fleet']);
});

test.each([
  '',
  '*',
  'read',
  'read:',
  ':plan',
  'read:nothing',
  'manage*:key',
  'read:*:*',
  '*:totp',
  'constructor:x',
  'READ:plan',
])('%j stands for nothing', (pattern) => expect(permissionsMeant(pattern)).toEqual([]));

test('what is not in the table is never meant, not even by all', () => {
  expect(isPermission('read:secret')).toBe(false);
  expect(isMeant('*:*', 'read:secret')).toBe(false);
  expect(isMeant('*:*', 'toString:x')).toBe(false);
});
