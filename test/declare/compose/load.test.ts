// The entry itself: what a caller gives, and what comes back beside the project.

import { expect, test } from 'vitest';
import { type ComposeOptions, loadCompose } from '../../../src/declare/compose/load.ts';
import { loadYaml } from '../../../src/declare/yaml/load.ts';
import type { Node } from '../../../src/model/tree.ts';

function load(
  files: Readonly<Record<string, string>>,
  options: Partial<ComposeOptions> = {},
): ReturnType<typeof loadCompose> {
  return loadCompose({
    files: [{ path: 'compose.yaml' }],
    read: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    workingDir: '/case',
    projectName: 'project',
    variables: () => undefined,
    profiles: [],
    ...options,
  });
}

function treeOf(text: string): Node {
  const documents = loadYaml(text, 'crm.yaml', 'compose');
  const [tree] = documents.ok ? documents.value : [];
  if (!tree) throw new Error('no tree');
  return tree;
}

test('an inline file and an inline overlay are files like others', () => {
  const result = load(
    {},
    {
      files: [
        { path: 'crm.yaml', tree: treeOf('services: {db: {image: "db:${TAG:-1}", volumes: [./d:/d]}}\n') },
        { path: 'crm.yaml', tree: treeOf('services: {db: {mem_limit: 1g}}\n') },
      ],
    },
  );
  expect(result.ok && result.value.project.services).toMatchObject({
    db: { image: 'db:1', mem_limit: '1073741824', volumes: [{ source: '/case/d' }] },
  });
});

test.each([
  ['apps/crm', 'apps/crm/data', 'apps/lib'],
  ['', 'data', '../lib'],
  ['/', '/data', '/lib'],
])('relative paths are seen from the folder %j', (workingDir, data, lib) => {
  const path = workingDir === '' ? 'compose.yaml' : `${workingDir}/compose.yaml`.replace('//', '/');
  const files = { [path]: 'services: {a: {build: ../lib, volumes: [./data:/d]}}\n' };
  const result = load(files, { workingDir });
  expect(result.ok && result.value.project.services).toMatchObject({
    a: { build: { context: lib }, volumes: [{ source: data }] },
  });
});

test('the home folder has no meaning unless it is given', () => {
  const files = { '/case/compose.yaml': 'services: {a: {image: x, volumes: ["~/d:/d"]}}\n' };
  expect(load(files).problems).toMatchObject([
    { code: 'compose/home-path', at: { file: '/case/compose.yaml', line: 1, column: 36 } },
  ]);
  expect(load(files, { home: '/root' }).ok).toBe(true);
});

test('env files that are named must be there, `.env` need not', () => {
  const files = { '/case/compose.yaml': 'services: {a: {image: x}}\n' };
  expect(load(files).problems).toEqual([]);
  expect(load(files, { envFiles: ['prod.env'] }).problems).toMatchObject([
    { code: 'compose/missing-file', at: { file: '/case/prod.env' } },
  ]);
});

test('a variable without a value is warned of once, where it is used first', () => {
  const text =
    'services:\n  a: {image: "x:$TAG", hostname: $TAG}\n  b: {image: "${OTHER}", user: "${TAG:-me}"}\n';
  const result = load({ '/case/compose.yaml': text });
  expect(result.problems.map(({ severity, code, at }) => [severity, code, at.line])).toEqual([
    ['warning', 'compose/unset-variable', 2],
    ['error', 'compose/inconsistent', 3],
    ['warning', 'compose/unset-variable', 3],
  ]);
});

test('values of variables never come into messages, and messages are one printable line', () => {
  const text =
    'services: {a: {image: "${A:?needs ${SECRET} here}", ports: ["${SECRET}:80"], mem_limit: "${SECRET}"}}\n';
  const result = load(
    { '/case/compose.yaml': text },
    { variables: (name) => (name === 'SECRET' ? { value: 'hunter2\u0002\u001b[31m' } : undefined) },
  );
  expect(result.problems).toHaveLength(3);
  expect(JSON.stringify(result.problems)).not.toMatch(/hunter2|\\u00/);
});

test('what a caller remembers is not parsed again', () => {
  let parsed = 0;
  const parse: ComposeOptions['parse'] = (text, path) => {
    parsed += 1;
    return loadYaml(text, path, 'compose');
  };
  const files = { '/case/compose.yaml': 'services: {a: {image: x}}\n' };
  expect(load(files, { parse }).ok).toBe(true);
  expect(parsed).toBe(1);
});
