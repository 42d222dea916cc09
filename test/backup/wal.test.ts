// What may be promised of a server's kept changes: moments behind an unbroken row of segments, and no other.

import { expect, test } from 'vitest';
import {
  chainOf,
  isSegment,
  keptSegment,
  nextSegment,
  unneeded,
  walKey,
  walTroubles,
  windowOf,
} from '../../src/backup/wal.ts';

const OWNER = { fleet: 'home', instance: 'crm' };
const SIZE = 16 * 1024 * 1024;
const BASE = {
  system: '77',
  startSegment: '0000000100000000000000FE',
  segmentBytes: SIZE,
  endedAt: '2026-11-20T02:00:00.000Z',
};
const kept = (segment: string, upTo?: string) => {
  const found = keptSegment(OWNER, walKey(OWNER, '77', segment, upTo));
  if (found === undefined) throw new Error(segment);
  return found;
};
const [FE, FF, NEXT, LATER] = [
  '0000000100000000000000FE',
  '0000000100000000000000FF',
  '000000010000000100000000',
  '000000010000000100000001',
];

test('names follow each other over the border of a log', () => {
  expect([FE, FF, NEXT].map((name) => nextSegment(name, SIZE))).toEqual([FF, NEXT, LATER]);
  expect(nextSegment('00000002000000000000003F', 64 * 1024 * 1024)).toBe('000000020000000100000000');
  expect([isSegment(FE), isSegment(`${FE}.partial`), isSegment('00000002.history')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('keys say what they are of, and other keys are of nothing', () => {
  const key = walKey(OWNER, '77', FE, '2026-11-20T05:48:33.120Z');
  expect(key).toBe(`v1/home/crm/wal/77.${FE}.partial.20261120T054833120Z.zst.age`);
  expect(keptSegment(OWNER, key)).toEqual({
    key,
    system: '77',
    segment: FE,
    upTo: '2026-11-20T05:48:33.120Z',
  });
  expect(keptSegment(OWNER, `v1/home/shop/wal/77.${FE}.zst.age`)).toBeUndefined();
  expect(keptSegment(OWNER, 'v1/home/crm/wal/readme')).toBeUndefined();
});

test('25: a gap ends what is offered; a part tells how far it goes', () => {
  const part = kept(NEXT, '2026-11-20T05:00:00.000Z');
  const whole = [kept(FE), kept(FF), part];
  expect(windowOf(BASE, whole)).toEqual({ from: BASE.endedAt, to: '2026-11-20T05:00:00.000Z' });
  expect(chainOf(BASE, [kept(FE), part]).map(({ segment }) => segment)).toEqual([FE]);
  expect(windowOf(BASE, [kept(FE), part])).toBeUndefined();
  // A part that was kept before its segment was whole still says what is in it.
  expect(windowOf(BASE, [...whole.slice(0, 2), kept(NEXT), part])?.to).toBe('2026-11-20T05:00:00.000Z');
  expect(windowOf({ ...BASE, system: '78' }, whole)).toBeUndefined();
  expect(windowOf({ ...BASE, endedAt: '2026-11-20T06:00:00.000Z' }, whole)).toBeUndefined();
});

test('only what no base needs may go', () => {
  const all = [kept(FE), kept(FF), kept(NEXT)];
  const names = (bases: readonly (typeof BASE)[]) => unneeded(bases, all).map(({ segment }) => segment);
  expect(names([{ ...BASE, startSegment: NEXT }])).toEqual([FE, FF]);
  expect(names([{ ...BASE, startSegment: NEXT }, BASE])).toEqual([]);
  expect(names([{ ...BASE, system: '78' }])).toEqual([]);
});

test('25: a server whose log could fill the disk is refused, in words', () => {
  const good = {
    walLevel: 'replica',
    maxSlotWalKeepSize: '1024',
    maxWalSenders: '10',
    maxReplicationSlots: '10',
    mayReplicate: 'true',
  };
  const limit = 4 * 1024 ** 3;
  expect(walTroubles(good, limit)).toEqual([]);
  expect(walTroubles({ ...good, maxSlotWalKeepSize: '-1' }, limit)).toEqual([
    'max_slot_wal_keep_size is without a limit: set it to 4096MB or less, or a receiver that is away fills the disk',
  ]);
  expect(walTroubles({ ...good, maxSlotWalKeepSize: '8192' }, limit)).toHaveLength(1);
  expect(walTroubles({ walLevel: 'minimal' }, limit)).toHaveLength(5);
});
