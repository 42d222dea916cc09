// Containers that are paused for a job, on engines that cannot do so at once.

import { expect, test } from 'vitest';
import { takeHolds } from '../../../src/adapters/jobs/holds.ts';
import { Failure } from '../../../src/model/failure.ts';
import { engineId } from '../../../src/model/ref.ts';
import type { ContainerCalls } from '../../../src/ports.ts';

const ID = engineId('a'.repeat(64));
const HOLD = { container: ID, how: 'pause', stopSeconds: 1 } as const;
const SIGNAL = new AbortController().signal;

/** An engine whose pauses end like this, one after the other. */
function engine(ends: readonly (string | undefined)[]) {
  const asked: string[] = [];
  const containers = {
    async pause(id: string) {
      const words = ends[asked.length];
      asked.push(id);
      if (words !== undefined) throw new Failure('engine/error', words);
    },
  } as unknown as ContainerCalls;
  return { asked, containers };
}

test('one that the kernel could not freeze in time is asked again', async () => {
  const busy = 'cannot pause container aaa: OCI runtime pause failed: unable to freeze: unknown';
  const { asked, containers } = engine([busy, busy, undefined]);
  await takeHolds(containers, [HOLD], SIGNAL);
  expect(asked).toHaveLength(3);
});

test('any other trouble is told at once, and a freeze that never comes in the end', async () => {
  const gone = engine(['no such container']);
  await expect(takeHolds(gone.containers, [HOLD], SIGNAL)).rejects.toThrow('no such container');
  expect(gone.asked).toHaveLength(1);
  const never = engine(Array.from({ length: 99 }, () => 'unable to freeze'));
  await expect(takeHolds(never.containers, [HOLD], SIGNAL)).rejects.toThrow('unable to freeze');
  expect(never.asked).toHaveLength(11);
});
