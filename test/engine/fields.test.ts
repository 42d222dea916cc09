// No phantom differences: what the table expects of a declaration is what the engine shows, created,
// running, stopped and running again.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BACK, FRONT } from '../fields/case.ts';
import { CASES } from '../fields/declarations.ts';
import { ENTRY, FULL, makeImages, PLAIN, PREFIX, removeImages, UNHEALTHY } from './fields-images.ts';
import { type Lab, openLab } from './fields-lab.ts';
import { networkSpec } from './fields-networks.ts';

const IMAGE = { plain: PLAIN, entry: ENTRY, full: FULL, unhealthy: UNHEALTHY };
let lab: Lab;

beforeAll(async () => {
  lab = await openLab();
  await lab.sweep();
  await makeImages(lab.raw);
  await lab.network(networkSpec(FRONT, `${PREFIX}front`));
  await lab.network(networkSpec(BACK, `${PREFIX}back`, '10.213.7.0/24'));
});

afterAll(async () => {
  await lab.sweep();
  await removeImages(lab.raw);
});

describe('a container shows what its declaration lets expect', () => {
  // Together: an engine mostly waits for the kernel.
  test.concurrent.for(CASES)('$image: $says', async ({ image, declared, neverStarted }) => {
    const reference = IMAGE[image];
    const id = await lab.create('web', reference, declared);
    try {
      expect(await lab.differences(id, reference, declared), 'created').toEqual([]);
      if (neverStarted) return;
      await lab.start(id);
      expect(await lab.differences(id, reference, declared), 'started').toEqual([]);
      await lab.stop(id);
      expect(await lab.differences(id, reference, declared), 'stopped').toEqual([]);
      await lab.start(id);
      expect(await lab.differences(id, reference, declared), 'started again').toEqual([]);
    } finally {
      await lab.remove(id);
    }
  });
});
