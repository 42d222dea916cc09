// Names as Docker reads them, and the patterns of an ignore list.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instanceName } from '../../src/model/ref.ts';
import { isIgnored } from '../../src/plan/ignore.ts';
import { sameReference } from '../../src/plan/image.ts';
import { instanceOf } from '../support/build.ts';
import { runs } from '../support/runs.ts';

test.each([
  ['postgres', 'postgres:latest', true],
  ['postgres', 'docker.io/library/postgres', true],
  ['index.docker.io/library/postgres:16', 'postgres:16', true],
  ['bitnami/redis', 'docker.io/bitnami/redis:latest', true],
  ['localhost/app:1', 'app:1', false],
  ['registry:5000/app', 'registry:5000/app:latest', true],
  ['registry:5000/app', 'registry/app:5000', false],
  ['ghcr.io/a/b:1', 'a/b:1', false],
  ['postgres:16', 'postgres:17', false],
  ['postgres@sha256:aa', 'postgres:latest', false],
])('%s and %s name the same image: %s', (a, b, same) => {
  expect(sameReference(a, b)).toBe(same);
  expect(sameReference(b, a)).toBe(same);
});

const [db] = instanceOf(instanceName('crm'), { services: { db: {} } }).containers;
if (db === undefined) throw new Error('the builder made no container');

test.each([
  ['memory', 'memory', true],
  ['memory', 'memorySwap', true],
  ['db:memory', 'memory', true],
  ['web:memory', 'memory', false],
  ['*:memory', 'memory', true],
  ['env', 'env.FOO', true],
  ['env.FOO', 'env.FOOD', false],
  ['env.BUILD_*', 'env.BUILD_ID', true],
  ['env.*_ID', 'env.BUILD_ID', true],
  ['env.*_ID', 'env.BUILD_IDS', false],
  ['labels.*', 'labels.com.example.a', true],
  ['labels.a:b', 'labels.a:b', true],
  ['', 'memory', false],
])('ignoring %s leaves %s alone: %s', (pattern, path, ignored) => {
  expect(isIgnored([pattern], db, path)).toBe(ignored);
});

test('a pattern full of stars takes no time', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(2000), (stars, length) => {
      const pattern = `${'a*'.repeat(stars)}b`;
      expect(isIgnored([pattern], db, `env.${'a'.repeat(length)}`)).toBe(false);
    }),
    runs(),
  );
});
