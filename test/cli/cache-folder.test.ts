// Compiled code is kept where nobody else can put any.

import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cacheFolder } from '../../src/cli/process-io.ts';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'shipshape-home-'));
  vi.stubEnv('HOME', home);
  vi.stubEnv('XDG_CACHE_HOME', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

test('below the home, or where XDG_CACHE_HOME says', () => {
  expect(cacheFolder()).toBe(join(home, '.cache/shipshape'));
  vi.stubEnv('XDG_CACHE_HOME', join(home, 'kept'));
  expect(cacheFolder()).toBe(join(home, 'kept/shipshape'));
  vi.stubEnv('XDG_CACHE_HOME', 'relative');
  expect(cacheFolder()).toBe(join(home, '.cache/shipshape'));
});

test('nowhere without a home', () => {
  vi.stubEnv('HOME', '');
  expect(cacheFolder()).toBeUndefined();
});

test.each(['', '.cache', '.cache/shipshape'])('not where others may write: home/%s', (folder) => {
  mkdirSync(join(home, '.cache/shipshape'), { recursive: true, mode: 0o700 });
  expect(cacheFolder()).toBeDefined();
  chmodSync(join(home, folder), 0o777);
  expect(cacheFolder()).toBeUndefined();
});
