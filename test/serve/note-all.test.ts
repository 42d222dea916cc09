// Log and metrics go on after a burst that was too much for them.

import { expect, test } from 'vitest';
import { createEvents } from '../../src/loop/events.ts';
import { noteAll } from '../../src/serve/note-all.ts';

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

test('a reader that fell behind, or stumbled, says so and reads on', async () => {
  const events = createEvents({ clock: { now: () => 0 }, buffer: 3 });
  const tell = (plan: string) => events.tell({ kind: 'plan.lapsed', plan, target: undefined, reason: 'old' });
  const noted: string[] = [];
  const lost: unknown[] = [];
  const stop = new AbortController();
  const done = noteAll(
    events,
    (event) => {
      if (event.kind !== 'plan.lapsed') return;
      if (event.plan === 'bad') throw new TypeError('a mistake');
      noted.push(event.plan);
    },
    (thrown) => lost.push(thrown),
    stop.signal,
  );
  for (const plan of ['1', '2', '3', '4', '5']) tell(plan);
  await settled();
  expect(noted).toEqual(['1', '2', '3']);
  expect(lost).toHaveLength(1);
  tell('6');
  await settled();
  tell('bad');
  await settled();
  tell('7');
  await settled();
  expect(noted).toEqual(['1', '2', '3', '6', '7']);
  expect(lost).toHaveLength(2);
  stop.abort();
  await done;
});
