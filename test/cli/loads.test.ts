// What a short command loads before it does anything. Whatever only the daemon or one command needs is
// imported when it is used: each package costs every start of the program its milliseconds.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');

/** Imports and re-exports that stay after types are stripped. */
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?'([^']+)';/gm;

function packagesOf(entries: readonly string[]): readonly string[] {
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
  return [...packages].sort();
}

test('the version needs no package', () => {
  expect(packagesOf(['bin.ts', 'cli/root.ts', 'cli/exit.ts'])).toEqual([]);
});

test('a plan needs few', () => {
  expect(packagesOf(['bin.ts', 'cli/root.ts', 'cli/program.ts', 'cli/plan.ts', 'wire.ts'])).toEqual([
    'age-encryption',
    'commander',
    'croner',
    'lowdb',
    'p-limit',
    'tar-stream',
    'yaml',
  ]);
});
