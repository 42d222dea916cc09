import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planRetention, type RetentionPlan } from '../../src/backup/retention.ts';
import type { BackupRecord, Retention, StoredBackup } from '../../src/model/backup.ts';
import { timeOf, timeText } from '../../src/model/time.ts';
import { runs } from '../support/runs.ts';
import { backupIdAt, manifest } from '../support/stored-backups.ts';

// A history is a place as it was filled, checked, locked and cleaned by day and night, with a clock that people
// set. After each cleaning what must hold is looked at here, by means of this file alone.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Event =
  | { readonly kind: 'backup'; readonly ok: boolean; readonly sawBy: number }
  | {
      readonly kind: 'check';
      readonly of: number;
      readonly ok: boolean;
      readonly how: 'decoded' | 'restored';
    }
  | { readonly kind: 'lock'; readonly of: number; readonly days: number | undefined }
  | { readonly kind: 'unlock'; readonly of: number }
  | { readonly kind: 'read'; readonly of: number }
  | { readonly kind: 'cut'; readonly of: number }
  | { readonly kind: 'clock'; readonly days: number };

const nth = fc.nat({ max: 9 });
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('backup' as const),
      ok: fc.integer({ min: 0, max: 9 }).map((roll) => roll > 1),
      sawBy: fc.integer({ min: 1, max: 60 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('check' as const),
      of: nth,
      ok: fc.integer({ min: 0, max: 9 }).map((roll) => roll > 2),
      how: fc.constantFrom('decoded' as const, 'restored' as const),
    }),
  },
  fc.record({
    kind: fc.constant('lock' as const),
    of: nth,
    days: fc.option(fc.integer({ min: -2, max: 20 }), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('unlock' as const), of: nth }),
  fc.record({ kind: fc.constant('read' as const), of: nth }),
  fc.record({ kind: fc.constant('cut' as const), of: nth }),
  fc.record({ kind: fc.constant('clock' as const), days: fc.integer({ min: -40, max: 40 }) }),
);

const few = fc.nat({ max: 4 });
const rules: fc.Arbitrary<Retention> = fc.record({
  ...{ last: few, hourly: few, daily: few, weekly: few, monthly: few, yearly: few },
  minVerified: fc.nat({ max: 3 }),
  neverBelow: fc.integer({ min: 1, max: 5 }),
  maxDeletePercent: fc.constantFrom(0, 10, 25, 50, 100),
});
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/Los_Angeles');

type Place = { now: number; serial: number; there: StoredBackup[]; lastFailed: boolean; inUse: Set<string> };

/** What everybody would call good: nothing found wrong since, and not on its way out. */
function isGood({ manifest: { id }, records }: StoredBackup): boolean {
  const own = records.filter(({ backup }) => backup === id);
  const checks = own.filter(({ what }) => 'ok' in what);
  const newest = checks
    .toSorted((a, b) => timeOf(a.at) - timeOf(b.at) || Number(isFine(b)) - Number(isFine(a)))
    .at(-1);
  return (newest === undefined || isFine(newest)) && !own.some(({ what }) => what.kind === 'tombstone');
}

function isFine({ what }: BackupRecord): boolean {
  return 'ok' in what && what.ok;
}

function isProven(one: StoredBackup): boolean {
  const proofs = one.records.filter(({ what }) => what.kind === 'restored');
  const newest = proofs
    .toSorted((a, b) => timeOf(a.at) - timeOf(b.at) || Number(isFine(b)) - Number(isFine(a)))
    .at(-1);
  return isGood(one) && newest !== undefined && isFine(newest);
}

function isLocked({ records }: StoredBackup, now: number): boolean {
  const words = records.filter(({ what }) => what.kind === 'locked' || what.kind === 'unlocked');
  const newest = words
    .toSorted(
      (a, b) =>
        timeOf(a.at) - timeOf(b.at) || Number(a.what.kind === 'locked') - Number(b.what.kind === 'locked'),
    )
    .at(-1)?.what;
  return newest?.kind === 'locked' && (newest.until === undefined || timeOf(newest.until) > now);
}

function says(place: Place, of: number, what: BackupRecord['what']): void {
  const index = place.there.length - 1 - of;
  const one = place.there[index];
  if (one === undefined) return;
  const record: BackupRecord = { format: 1, backup: one.manifest.id, at: timeText(place.now), by: 'x', what };
  place.there[index] = { ...one, records: [...one.records, record] };
}

function happen(place: Place, one: Event): void {
  switch (one.kind) {
    case 'backup': {
      place.now += one.sawBy * HOUR;
      place.lastFailed = !one.ok;
      if (!one.ok) return;
      place.serial += 1;
      const id = backupIdAt(place.now, place.serial);
      const made = manifest({ id, beganAt: timeText(place.now) });
      place.there.push({ destination: 'd', manifest: made, digest: id, records: [] });
      return;
    }
    case 'check': {
      const { ok, how } = one;
      const reason = ok ? '' : 'it is torn';
      says(
        place,
        one.of,
        how === 'decoded' ? { kind: how, ok, reason } : { kind: how, ok, reason, tookMs: 1 },
      );
      return;
    }
    case 'lock': {
      const until = one.days === undefined ? undefined : timeText(place.now + one.days * DAY);
      says(place, one.of, { kind: 'locked', reason: 'audit', until });
      return;
    }
    case 'unlock':
      says(place, one.of, { kind: 'unlocked', reason: 'done' });
      return;
    case 'cut':
      // A removal that ended right after it was announced.
      says(place, one.of, { kind: 'tombstone', reason: 'no rule keeps it' });
      return;
    case 'read': {
      const found = place.there.at(-1 - one.of);
      place.inUse = new Set(found === undefined ? [] : [found.manifest.id]);
      return;
    }
    case 'clock':
      place.now += one.days * DAY;
  }
}

function planned(place: Place, retention: Retention, timezone: string): RetentionPlan {
  const frozen = place.lastFailed ? 'the newest attempt failed' : undefined;
  const { there: backups, now, inUse } = place;
  return planRetention({ backups, retention, timezone, now, frozen, inUse });
}

const newestFirst = (all: readonly StoredBackup[]) =>
  all.toSorted(
    (a, b) =>
      timeOf(b.manifest.beganAt) - timeOf(a.manifest.beganAt) || (a.manifest.id < b.manifest.id ? 1 : -1),
  );

/** What must hold of every plan, whatever happened before. */
function holds(place: Place, plan: RetentionPlan, retention: Retention): void {
  const { there, now } = place;
  const gone = new Set(plan.verdicts.filter(({ keep }) => !keep).map(({ backup }) => backup));
  const idsGone = there.filter(({ manifest: { id } }) => gone.has(id));
  const left = there.filter(({ manifest: { id } }) => !gone.has(id));
  if (plan.verdicts.length !== there.length) throw new Error('not every backup has a verdict');
  if (plan.verdicts.some(({ why }) => why === '')) throw new Error('a verdict without a reason');
  if (gone.size === 0) return;
  if (place.lastFailed) throw new Error('deleted although the newest attempt failed');
  if (there.some(({ manifest: { beganAt } }) => timeOf(beganAt) > now + DAY))
    throw new Error('deleted by a clock that is wrong');
  const checks = there.flatMap(({ records }) => records).filter(({ what }) => 'ok' in what);
  const newest = checks
    .toSorted((a, b) => timeOf(a.at) - timeOf(b.at) || Number(isFine(b)) - Number(isFine(a)))
    .at(-1);
  if (newest !== undefined && !isFine(newest)) throw new Error('deleted although the newest check failed');
  const good = there.filter(isGood).length;
  const goodLeft = left.filter(isGood).length;
  if (goodLeft < Math.min(retention.neverBelow, good))
    throw new Error('fewer left than are never gone below');
  const proven = newestFirst(there.filter(isProven)).slice(0, retention.minVerified);
  if (proven.some(({ manifest: { id } }) => gone.has(id)))
    throw new Error('deleted one of the newest proven');
  if (idsGone.some((one) => isLocked(one, now))) throw new Error('deleted a locked one');
  if ([...gone].some((id) => place.inUse.has(id))) throw new Error('deleted what somebody reads');
  const most = Math.max(1, Math.floor((there.length * retention.maxDeletePercent) / 100));
  if (retention.maxDeletePercent === 0 || gone.size > most) throw new Error('deleted more than one run may');
  const first = newestFirst(there.filter(isGood)).slice(0, retention.last);
  if (first.some(({ manifest: { id } }) => gone.has(id))) throw new Error('deleted one of the last');
}

test('14: ten thousand histories: never the newest proven, never below, never locked, never by a wrong clock', () => {
  let plans = 0;
  let deleted = 0;
  fc.assert(
    fc.property(
      rules,
      zone,
      fc.array(event, { minLength: 8, maxLength: 24 }),
      (retention, timezone, events) => {
        const place: Place = {
          now: timeOf('2026-03-20T00:00Z'),
          serial: 0,
          there: [],
          lastFailed: false,
          inUse: new Set(),
        };
        for (const one of events) {
          happen(place, one);
          if (one.kind !== 'backup') continue;
          const plan = planned(place, retention, timezone);
          plans += 1;
          holds(place, plan, retention);
          const keeps = new Map(plan.verdicts.map(({ backup, keep }) => [backup, keep]));
          const before = place.there.length;
          place.there = place.there.filter(({ manifest: { id } }) => keeps.get(id));
          deleted += before - place.there.length;
        }
      },
    ),
    runs(10_000),
  );
  // A property that never deletes proves nothing.
  expect(deleted).toBeGreaterThan(plans / 20);
}, 120_000);

const history = fc.tuple(rules, zone, fc.array(event, { minLength: 5, maxLength: 25 }));

function placeAfter(events: readonly Event[]): Place {
  const place: Place = {
    now: timeOf('2026-03-20T00:00Z'),
    serial: 0,
    there: [],
    lastFailed: false,
    inUse: new Set(),
  };
  for (const one of events) happen(place, one);
  place.lastFailed = false;
  return place;
}

test('the order of the list and what stands in it twice change nothing', () => {
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat()), ([retention, timezone, events], dice) => {
      const place = placeAfter(events);
      const plan = planned(place, retention, timezone);
      const order = new Map(place.there.map((one) => [one, dice.next().value ?? 0]));
      const shuffled = [...place.there, ...place.there.slice(0, 2)].toSorted(
        (a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0),
      );
      expect(planned({ ...place, there: shuffled }, retention, timezone)).toEqual(plan);
    }),
    runs(1_000),
  );
});

test('16: what a check found damaged counts for nothing: without it the same good ones stay', () => {
  const good = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.boolean()), {
    minLength: 2,
    maxLength: 20,
  });
  fc.assert(
    fc.property(rules, zone, good, (free, timezone, list) => {
      const retention = { ...free, maxDeletePercent: 100 };
      const place = placeAfter([]);
      for (const [hours, isTorn] of list) {
        happen(place, { kind: 'backup', ok: true, sawBy: hours });
        if (isTorn) happen(place, { kind: 'check', of: 0, ok: false, how: 'decoded' });
      }
      // The newest check is a good one: nothing is frozen.
      happen(place, { kind: 'backup', ok: true, sawBy: 1 });
      happen(place, { kind: 'check', of: 0, ok: true, how: 'decoded' });
      const stays = (there: StoredBackup[]) =>
        planned({ ...place, there }, retention, timezone)
          .verdicts.filter(
            ({ keep, backup }) => keep && there.some((one) => one.manifest.id === backup && isGood(one)),
          )
          .map(({ backup }) => backup);
      expect(stays(place.there)).toEqual(stays(place.there.filter(isGood)));
    }),
    runs(2_000),
  );
});

test('17: a removal that was cut off anywhere is taken up again, and ends where one that was not cut ends', () => {
  let finished = 0;
  fc.assert(
    fc.property(history, fc.nat(), ([free, timezone, events], at) => {
      const retention = { ...free, maxDeletePercent: 100 };
      const place = placeAfter(events);
      const plan = planned(place, retention, timezone);
      const going = plan.verdicts.filter(({ keep }) => !keep).map(({ backup }) => backup);
      if (going.length === 0) return;
      const cut = going[at % going.length] ?? '';
      const done = new Set(going.slice(0, at % going.length));
      const left = place.there.filter(({ manifest: { id } }) => !done.has(id));
      const index = left.findIndex(({ manifest: { id } }) => id === cut);
      const again = { ...place, there: left };
      says(again, left.length - 1 - index, { kind: 'tombstone', reason: 'no rule keeps it' });
      const { verdicts, refused } = planned(again, retention, timezone);
      const gone = verdicts.filter(({ keep }) => !keep);
      // What had the newest good check may be gone by now: then it waits for the next one, and takes no other.
      if (refused !== undefined) return;
      expect([...done, ...gone.map(({ backup }) => backup)].toSorted()).toEqual(going.toSorted());
      finished += 1;
    }),
    runs(2_000),
  );
  expect(finished).toBeGreaterThan(500);
});

test('what stays is what is asked for: a second run at once deletes nothing', () => {
  fc.assert(
    fc.property(history, ([free, timezone, events]) => {
      const retention = { ...free, maxDeletePercent: 100 };
      const place = placeAfter(events);
      const keeps = new Map(
        planned(place, retention, timezone).verdicts.map(({ backup, keep }) => [backup, keep]),
      );
      place.there = place.there.filter(({ manifest: { id } }) => keeps.get(id));
      const again = planned(place, retention, timezone).verdicts.filter(({ keep }) => !keep);
      expect(again).toEqual([]);
    }),
    runs(2_000),
  );
});

test('15: while all backups fail for ninety days, nothing is deleted', () => {
  const place = placeAfter([]);
  const retention = {
    last: 3,
    hourly: 0,
    daily: 7,
    weekly: 4,
    monthly: 0,
    yearly: 0,
    minVerified: 1,
    neverBelow: 1,
    maxDeletePercent: 100,
  };
  for (let night = 0; night < 20; night += 1) happen(place, { kind: 'backup', ok: true, sawBy: 24 });
  const before = place.there.length;
  for (let night = 0; night < 90; night += 1) {
    happen(place, { kind: 'backup', ok: false, sawBy: 24 });
    expect(planned(place, retention, 'Europe/Berlin').verdicts.every(({ keep }) => keep)).toBe(true);
  }
  expect(place.there.length).toBe(before);
  happen(place, { kind: 'backup', ok: true, sawBy: 24 });
  expect(planned(place, retention, 'Europe/Berlin').verdicts.some(({ keep }) => !keep)).toBe(true);
});

/** The same every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test('a year of nights, some of which fail, with a clock that is off for days: what was promised is there at its end', () => {
  const retention = {
    ...{ last: 3, hourly: 0, daily: 7, weekly: 4, monthly: 12, yearly: 0 },
    ...{ minVerified: 2, neverBelow: 3, maxDeletePercent: 25 },
  };
  const place = placeAfter([]);
  const roll = dice(11);
  let most = 0;
  const taken: number[] = [];
  for (let night = 0; night < 365; night += 1) {
    // For three days in autumn the clock is forty days ahead; nothing that it makes up may cost anything.
    const isAhead = night >= 200 && night < 203;
    if (night === 200) happen(place, { kind: 'clock', days: 40 });
    if (night === 203) happen(place, { kind: 'clock', days: -40 });
    happen(place, { kind: 'backup', ok: roll() > 0.1, sawBy: 24 });
    if (!place.lastFailed && !isAhead) taken.push(place.now);
    if (night % 7 === 0) happen(place, { kind: 'check', of: 0, ok: true, how: 'restored' });
    const plan = planned(place, retention, 'Europe/Berlin');
    holds(place, plan, retention);
    const keeps = new Map(plan.verdicts.map(({ backup, keep }) => [backup, keep]));
    place.there = place.there.filter(({ manifest: { id } }) => keeps.get(id));
    most = Math.max(most, place.there.length);
  }
  const days = new Set(place.there.map(({ manifest: { beganAt } }) => beganAt.slice(0, 10)));
  const months = new Set([...days].map((day) => day.slice(0, 7)));
  for (const at of taken.slice(-7)) expect(days).toContain(timeText(at).slice(0, 10));
  expect(months.size).toBeGreaterThanOrEqual(12);
  // And not much more than that: deleting goes on once the clock is right again.
  expect(place.there.length).toBeLessThan(30);
  expect(most).toBeGreaterThan(place.there.length);
});
