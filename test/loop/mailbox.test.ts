// Many triggers become one look, the most urgent first, and none is lost.

import { array, assert, boolean, constantFrom, property, record, subarray } from 'fast-check';
import { expect, it } from 'vitest';
import { createEvents } from '../../src/loop/events.ts';
import { type Ask, EMPTY, put, take } from '../../src/loop/mailbox.ts';
import type { Trigger } from '../../src/model/record.ts';
import { instanceName } from '../../src/model/ref.ts';

const NAMES = ['a', 'b', 'c'].map(instanceName);
const TRIGGERS: readonly Trigger[] = [
  { kind: 'person', by: 'ana', verb: 'reconcile' },
  { kind: 'commit', by: 'poll' },
  { kind: 'event', action: 'die', container: 'x' },
  { kind: 'retry' },
  { kind: 'sweep' },
  { kind: 'inspect' },
];

function ask(trigger: Trigger, names: readonly string[] | 'all', isFull = false): Ask {
  const extent = names === 'all' ? names : new Set(names.map(instanceName));
  return { triggers: [trigger], extent, isFull, fresh: new Set() };
}

it('people come before commits, commits before events, events before sweeps', () => {
  const order = [5, 2, 0, 3, 1].map((index) => TRIGGERS[index]);
  let mailbox = EMPTY;
  for (const trigger of order)
    if (trigger !== undefined) mailbox = put(mailbox, ask(trigger, ['a'], trigger.kind === 'inspect'), 0);
  const kinds: (string | undefined)[] = [];
  for (let taken = take(mailbox, 0); taken !== undefined; taken = take(taken.rest, 0)) {
    kinds.push(taken.ask.triggers[0]?.kind);
  }
  // The full look is not covered by any cheap one and comes by itself.
  expect(kinds).toEqual(['person', 'inspect']);
});

it('a look at a few does not take along a look at all, unless that waited long', () => {
  const [person, , , retry] = TRIGGERS;
  if (person === undefined || retry === undefined) throw new Error('no triggers');
  const mailbox = put(put(EMPTY, ask(retry, 'all'), 0), ask(person, ['a']), 0);
  expect(take(mailbox, 0)?.ask.extent).toEqual(new Set(['a']));
  expect(take(mailbox, 10_000)?.ask.extent).toBe('all');
});

it('whatever is put in is covered by what is taken', () => {
  const asks = array(
    record({
      trigger: constantFrom(...TRIGGERS),
      names: subarray(NAMES, { minLength: 1 }),
      all: boolean(),
      full: boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );
  void assert(
    property(asks, (wanted) => {
      let mailbox = EMPTY;
      for (const one of wanted)
        mailbox = put(mailbox, ask(one.trigger, one.all ? 'all' : one.names, one.full), 0);
      const taken: Ask[] = [];
      for (let next = take(mailbox, 0); next !== undefined; next = take(next.rest, 0)) taken.push(next.ask);
      for (const one of wanted) {
        for (const name of one.names) {
          const covers = taken.some(
            ({ extent, isFull, triggers }) =>
              (extent === 'all' || (!one.all && extent.has(name))) &&
              (isFull || !one.full) &&
              triggers.some(({ kind }) => kind === one.trigger.kind),
          );
          expect(covers).toBe(true);
        }
      }
      expect(taken.length).toBeLessThanOrEqual(5);
    }),
    { seed: 3 },
  );
});

it('events reach every reader in order, and one that falls behind is cut off alone', async () => {
  const events = createEvents({ clock: { now: () => 0 }, buffer: 3 });
  const stop = new AbortController();
  const quick: number[] = [];
  const reading = (async () => {
    for await (const { seq } of events.follow(stop.signal)) quick.push(seq);
  })();
  const slow = events.follow(stop.signal)[Symbol.asyncIterator]();
  for (let count = 0; count < 6; count += 1) {
    events.tell({ kind: 'source.failed', code: 'x', message: `${count}` });
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(quick).toEqual([1, 2, 3, 4, 5, 6]);
  for (const seq of [1, 2, 3]) expect((await slow.next()).value).toMatchObject({ seq });
  await expect(slow.next()).rejects.toMatchObject({ code: 'events/too-slow' });
  stop.abort();
  await reading;
});
