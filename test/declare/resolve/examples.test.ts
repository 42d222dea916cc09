// Every example is a complete repository: its fleet reads, its declarations resolve without a word.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fleetOf, readFolder, resolveTree, say, treeOf } from './support.ts';

const EXAMPLES = join(import.meta.dirname, '../../../examples');

test.each(readdirSync(EXAMPLES))('%s', (name) => {
  const fleet = fleetOf(readFileSync(join(EXAMPLES, name, 'fleet.yaml'), 'utf8'));
  if (fleet.source.kind !== 'folder') throw new Error('an example brings its declarations along');
  const { problems, desired } = resolveTree(treeOf(readFolder(join(EXAMPLES, name, fleet.source.folder))), {
    fleet,
  });
  // An example must run on one machine, and is told what that means for backups.
  const others = problems.filter(({ code }) => code !== 'backup/only-this-host');
  expect(others.map(say)).toEqual([]);
  for (const { held, instances } of desired.values()) {
    expect(held).toEqual([]);
    expect(instances.length).toBeGreaterThan(0);
  }
});
