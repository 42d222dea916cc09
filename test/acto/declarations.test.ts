// Every key of an Instance and of a Template, set, changed, taken out, wrong, and set again.

import { describe, expect, test } from 'vitest';
import { INSTANCE_BACKUP, TEMPLATE_BACKUP } from './cases-backup-sources.ts';
import { INSTANCE, SUBJECT as INSTANCE_SUBJECT } from './cases-instance.ts';
import { K } from './cases-secrets.ts';
import { TEMPLATE, SUBJECT as TEMPLATE_SUBJECT } from './cases-template.ts';
import { type DocumentCase, documentWalk, leaf } from './document-case.ts';
import { leavesOf } from './leaves.ts';
import { tally } from './tally.ts';
import { secretsWorld } from './vault.ts';
import { walk, walkFresh } from './walk.ts';
import { createActoWorld } from './world.ts';

const TALLY = tally('instances and templates');
const AGE = 'spec.secrets.*|AgeSecret.age';
const KINDS = [
  ['instance', [...INSTANCE, ...INSTANCE_BACKUP], INSTANCE_SUBJECT, [AGE]],
  ['template', [...TEMPLATE, ...TEMPLATE_BACKUP], TEMPLATE_SUBJECT, []],
] as const;

for (const [kind, cases, subject, more] of KINDS) {
  describe(kind, () => {
    test('every leaf has its walk', () => {
      expect([...cases.map((one) => one.leaf), ...more].sort()).toEqual([...leavesOf(kind)].sort());
    });
    for (const one of cases) test(one.leaf, () => walkOne(one, subject));
  });
}

async function walkOne(one: DocumentCase, subject: typeof INSTANCE_SUBJECT): Promise<void> {
  const given = /^spec\.(?:secrets|backup)/.test(one.leaf) ? await secretsWorld() : (one.world ?? {});
  const way = documentWalk(one, subject);
  const make = () => createActoWorld(given);
  TALLY.add(one.kind === 'fresh' ? await walkFresh(make, way) : await walk(await make(), way));
}

test(`instance ${AGE}`, async () => {
  const world = await secretsWorld();
  const [set, change] = await Promise.all(['one', 'two'].map((value) => world.opened.encrypt(value)));
  if (set === undefined || change === undefined) throw new Error('nothing was encrypted');
  const compose = { services: { s: { image: 'app:1', environment: { K: '${K:-}' } } } };
  const one = leaf(AGE, [set, change, `${set.slice(0, 60)}\n`], K, ['', 'one', 'two'], {
    spec: { compose },
  });
  TALLY.add(await walk(await createActoWorld(world), documentWalk(one, INSTANCE_SUBJECT)));
});
