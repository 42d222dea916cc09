// Many records at once: the same as one after the other, in few writes, and each told only when it is durable.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type InstanceChange, withInstances } from '../../src/apply/record.ts';
import { createRecorder } from '../../src/apply/recorder.ts';
import type { AppliedInstance, AppliedTarget } from '../../src/model/applied.ts';
import { type Address, commit, instanceName, targetName } from '../../src/model/ref.ts';
import { fakeClock } from '../support/clock.ts';
import { runs } from '../support/runs.ts';

const NAMES = ['crm', 'shop', 'wiki'].map(instanceName);
const DATA = ['a', 'b', 'c'] as const;

function recordOf(name: string, data: readonly string[]): AppliedInstance {
  const at = (one: string) => `${name}/volume/${one}` as Address;
  const volumes = Object.fromEntries(
    data.map((one) => [at(one), { current: one, generation: 1, adopted: false }]),
  );
  return { name, containers: {}, networks: {}, folders: {}, volumes } as unknown as AppliedInstance;
}

const change = fc
  .record({
    name: fc.constantFrom(...NAMES),
    data: fc.option(fc.uniqueArray(fc.constantFrom(...DATA))),
    at: fc.nat(9),
  })
  .map(({ name, data, at }): InstanceChange => {
    const record = data === null ? undefined : recordOf(name, data);
    return { name, record, stamp: { commit: commit('c'), at: `${at}` } };
  });

function empty(): AppliedTarget {
  const ports = { 'crm/HTTP_PORT': 1, 'shop/HTTP_PORT': 2 };
  return { target: targetName('local'), engineId: 'E', instances: {}, tombstones: [], ports };
}

/** The order of tombstones says nothing. */
function sorted({ tombstones, ...rest }: AppliedTarget) {
  return { ...rest, tombstones: tombstones.map((one) => JSON.stringify(one)).sort() };
}

test('records that are put in together are those that are put in one by one', () => {
  fc.assert(
    fc.property(fc.array(change), fc.array(change), (before, changes) => {
      const state = withInstances(empty(), before);
      const oneByOne = changes.reduce((so, one) => withInstances(so, [one]), state);
      expect(sorted(withInstances(state, changes))).toEqual(sorted(oneByOne));
    }),
    runs(500),
  );
});

test('while a record is written, those that come wait for one more write, and a slow one is followed by a rest', async () => {
  const clock = fakeClock();
  const saves: number[] = [];
  const store = {
    save: async (state: AppliedTarget) => {
      saves.push(Object.keys(state.instances).length);
      await clock.sleep(300, new AbortController().signal);
    },
  };
  const recorder = createRecorder(store, clock, empty());
  const begun = clock.now();
  const put = (name: (typeof NAMES)[number]) =>
    recorder.put([{ name, record: recordOf(name, []), stamp: { commit: commit('c'), at: '' } }]);
  await Promise.all(NAMES.map(put));
  expect(saves[0]).toBeGreaterThan(0);
  expect(saves.at(-1)).toBe(3);
  const writes = saves.length;
  await recorder.put([]);
  expect(saves).toHaveLength(writes);
  await put(NAMES[0] ?? instanceName('crm'));
  expect(clock.now() - begun).toBe(writes * 300 + writes * 300 + 300);
});

test('what could not be written is written with the next', async () => {
  const saved: AppliedTarget[] = [];
  let isFull = true;
  const store = {
    save: async (state: AppliedTarget) => {
      if (isFull) throw new Error('the disk is full');
      saved.push(state);
    },
  };
  const recorder = createRecorder(store, fakeClock(), empty());
  const crm = instanceName('crm');
  const stamp = { commit: commit('c'), at: '' };
  await expect(recorder.put([{ name: crm, record: recordOf(crm, ['a']), stamp }])).rejects.toThrow('full');
  isFull = false;
  await recorder.update((state) => ({ ...state, ports: {} }));
  expect(saved).toEqual([
    { ...withInstances(empty(), [{ name: crm, record: recordOf(crm, ['a']), stamp }]), ports: {} },
  ]);
});
