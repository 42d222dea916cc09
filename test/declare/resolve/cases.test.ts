// Every folder of cases/ is a case: `in/` is a tree of declarations, `problems.txt` what is wrong with it,
// `desired.json` what comes out. UPDATE_GOLDEN=1 writes what comes out now; read the difference.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createParser } from '../../../src/declare/parse.ts';
import type { Resolved } from '../../../src/declare/resolve.ts';
import { readFolder, resolveTree, say, treeOf } from './support.ts';

const parse = createParser();
const CASES = join(import.meta.dirname, 'cases');
const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

for (const name of readdirSync(CASES)) {
  test(name, () => {
    const resolved = resolveTree(treeOf(readFolder(join(CASES, name, 'in'))), { parse });
    compare(
      join(CASES, name, 'problems.txt'),
      resolved.problems.map((problem) => `${say(problem)}\n`).join(''),
    );
    compare(join(CASES, name, 'desired.json'), `${JSON.stringify(summary(resolved), null, 1)}\n`);
  });
}

function compare(file: string, text: string): void {
  if (isUpdate) writeFileSync(file, text);
  expect(existsSync(file), `${file} is missing`).toBe(true);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

/** What resolve decides. Places move with every edit; how services map to other fields has tests of its own. */
function summary({ desired, ports }: Resolved): unknown {
  const targets = [...desired.values()].map(({ target, instances, held }) => ({
    target,
    held,
    instances: instances.map(({ networks: _, containers, ...instance }) => ({
      ...instance,
      containers: containers.map(({ name, image, build, platform, volumes, files, fields }) => {
        const { command, env, labels, ports: published, mounts, memory, nanoCpus, pidsLimit } = fields;
        const own = { command, env, labels, ports: published, mounts, memory, nanoCpus, pidsLimit };
        return { name, image, build, platform, volumes, files, fields: own };
      }),
    })),
  }));
  return JSON.parse(
    JSON.stringify({ targets, ports: Object.fromEntries(ports) }, (key, value) =>
      key === 'origin' || key === 'origins' ? undefined : value,
    ),
  );
}
