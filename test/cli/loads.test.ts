// What a short command loads before it does anything. Whatever only the daemon or one command needs is
// imported when it is used: each package costs every start of the program its milliseconds.

import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');

/** Imports and re-exports that stay after types are stripped. */
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?'([^']+)';/gm;

/** What is loaded before anything is done: packages, and folders of ours. */
function loadedBy(entries: readonly string[]): {
  readonly packages: readonly string[];
  readonly folders: readonly string[];
} {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const queue = entries.map((entry) => join(SRC, entry));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      if (from.startsWith('.')) queue.push(join(dirname(file), from));
      else if (!from.startsWith('node:')) packages.add(from);
    }
  }
  const folders = new Set([...seen].map((file) => relative(SRC, dirname(file))));
  return { packages: [...packages].sort(), folders: [...folders].sort() };
}

const PLAN = ['bin.ts', 'cli/root.ts', 'cli/program.ts', 'cli/plan.ts', 'wire.ts'];

test('the version needs no package', () => {
  expect(loadedBy(['bin.ts', 'cli/root.ts', 'cli/exit.ts']).packages).toEqual([]);
});

test('a plan needs few; git, the engine and secrets bring theirs with the first call', () => {
  const { packages } = loadedBy(PLAN);
  expect(packages).toEqual(['commander', 'croner', 'lowdb', 'p-limit', 'yaml']);
  expect(loadedBy(['adapters/secrets/vault.ts']).packages).toEqual(['age-encryption']);
});

test('a plan loads nothing of the daemon, of adopting, or of who may do what', () => {
  const { folders } = loadedBy(PLAN);
  expect(folders).toContain('plan');
  for (const other of ['loop', 'serve', 'adopt', 'access', 'adapters/log', 'adapters/watch']) {
    expect(folders).not.toContain(other);
  }
});
