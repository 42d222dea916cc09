// Every key of a Compose file, set, changed, taken out, wrong, and set again.

import { expect, test } from 'vitest';
import { BUILD_CASES } from './cases-build.ts';
import { DEPLOY } from './cases-deploy.ts';
import { LIMITS } from './cases-limits.ts';
import { NETWORK } from './cases-network.ts';
import { PRIVILEGES } from './cases-privileges.ts';
import { PROCESS } from './cases-process.ts';
import { REFUSED } from './cases-refused.ts';
import { STORAGE } from './cases-storage.ts';
import { TOP } from './cases-top.ts';
import { type ComposeCase, composeWalk } from './compose-case.ts';
import { composeLeaves } from './leaves.ts';
import { tally } from './tally.ts';
import { type Walk, walk, walkFresh, walkRefused, walkUnable } from './walk.ts';
import { type ActoWorld, createActoWorld } from './world.ts';

const TALLY = tally('Compose files');
const CASES = [
  ...PROCESS,
  ...LIMITS,
  ...DEPLOY,
  ...NETWORK,
  ...STORAGE,
  ...PRIVILEGES,
  ...BUILD_CASES,
  ...REFUSED,
  ...TOP,
];

test('every leaf has its walk', () => {
  expect([...new Set(CASES.map(({ leaf }) => leaf))].sort()).toEqual([...composeLeaves()].sort());
});

for (const [index, one] of CASES.entries()) {
  test(`${one.leaf} (${one.kind})`, async () => {
    const way = composeWalk(one, index);
    const make = () => createActoWorld(one.world);
    TALLY.add(await walkAs(one.kind, make, way));
  });
}

async function walkAs(kind: ComposeCase['kind'], make: () => Promise<ActoWorld>, way: Walk): Promise<number> {
  switch (kind) {
    case 'refused':
      return walkRefused(await make(), way);
    case 'fresh':
      return walkFresh(make, way);
    case 'unable':
      return walkUnable(await make(), way);
    case 'done':
    case 'idle':
      return walk(await make(), way);
  }
}
