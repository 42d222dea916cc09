// The store of one person: keeps a line to the daemon, comes back after each loss with the place kept, and tells
// the sessions at most twice a second. What cannot be known any more is said as old, never shown as new.

import type { FleetStatus } from '../../src/model/condition.ts';
import type { Event } from '../../src/model/event.ts';
import { Failure } from '../../src/model/failure.ts';
import type { ControlClient } from '../../src/serve/control-client.ts';
import { safeText } from '../../src/show/safe.ts';
import { words } from '../parts/line.ts';
import { type Link, unknownWorld, type World } from '../state/world.ts';
import { type Answers, createAnswers } from './answers.ts';
import { withEvent } from './apply-event.ts';
import { followLine, type Heard, pause } from './line.ts';
import { isRecord } from './record.ts';
import type { Acted, Following, Store, Wish } from './store.ts';
import { createStreams, type Streams } from './streams.ts';

export type FeedParts = {
  /** Undefined: no daemon listens. Fails with what the daemon says. */
  readonly connect: (signal: AbortSignal) => Promise<ControlClient | undefined>;
  readonly timers: { now(): number; after(ms: number, run: () => void): () => void };
  readonly onTrouble: (thrown: unknown) => void;
};

const TOLD_MS = 500;
/** Silence after which what is shown counts as old. */
const SILENT_MS = 4_000;
/** Ages on screens are coarse: that often is enough while nothing happens; while nobody is heard, oftener. */
const QUIET_MS = 30_000;
const OLD_MS = 5_000;
const TICK_MS = 1_000;
const RETRY_MS = [500, 1_000, 2_000, 5_000] as const;

type Follower = { readonly told: () => void; wish: Wish };

type Self = FeedParts & {
  readonly over: AbortController;
  readonly followers: Set<Follower>;
  readonly answers: Answers;
  readonly streams: Streams;
  world: World;
  client: ControlClient | undefined;
  heardAt: number;
  toldAt: number;
  /** Tries since the daemon was heard last. */
  tries: number;
  waiting: (() => void) | undefined;
  ticking: (() => void) | undefined;
};

export function createFeed(parts: FeedParts): Store {
  const { timers } = parts;
  const changed = () => soon(self);
  const self: Self = {
    ...parts,
    ...{ over: new AbortController(), followers: new Set() },
    ...{ answers: createAnswers(timers, changed), streams: createStreams(changed) },
    ...{ world: unknownWorld(timers.now()), client: undefined, heardAt: timers.now(), toldAt: 0, tries: 0 },
    ...{ waiting: undefined, ticking: undefined },
  };
  void run(self);
  tick(self);
  return {
    world: () => self.world,
    follow: (told) => follow(self, told),
    load: (load) => self.answers.ask(load),
    act: (op, input, code) => act(self, op, input, code),
    close: () => close(self),
  };
}

function follow(self: Self, told: () => void): Following {
  const { followers, answers, streams } = self;
  const follower: Follower = { told, wish: { loads: [], stream: undefined } };
  followers.add(follower);
  const wishes = () => {
    const all = [...followers].map(({ wish }) => wish);
    answers.want(all.flatMap(({ loads }) => loads));
    streams.want(all.flatMap(({ stream }) => (stream === undefined ? [] : [stream])));
  };
  return {
    wish(wish) {
      follower.wish = wish;
      wishes();
    },
    end() {
      followers.delete(follower);
      if (!self.over.signal.aborted) wishes();
    },
  };
}

function close(self: Self): void {
  self.over.abort();
  self.waiting?.();
  self.ticking?.();
  self.answers.close();
  self.streams.close();
  self.client?.close();
}

/** Tells the sessions, now or as soon as half a second has gone since the last time. */
function soon(self: Self): void {
  if (self.over.signal.aborted || self.waiting !== undefined) return;
  const wait = Math.max(0, self.toldAt + TOLD_MS - self.timers.now());
  self.waiting = self.timers.after(wait, () => {
    self.waiting = undefined;
    const now = self.timers.now();
    // Whoever waits for the first answer is told at once.
    if (self.world.fleet !== undefined) self.toldAt = now;
    const { answers, streams } = self;
    self.world = { ...self.world, now, answers: answers.known(), streams: streams.known() };
    for (const { told } of [...self.followers]) told();
  });
}

function tick(self: Self): void {
  const now = self.timers.now();
  if (self.client !== undefined && now - self.heardAt > SILENT_MS && self.world.link.kind === 'live') {
    link(self, { kind: 'stale', since: self.heardAt });
  }
  if (now - self.world.now >= (self.world.link.kind === 'live' ? QUIET_MS : OLD_MS)) soon(self);
  self.ticking = self.timers.after(TICK_MS, () => tick(self));
}

function link(self: Self, next: Link): void {
  if (self.world.link.kind === 'live' && next.kind === 'live') return;
  self.world = { ...self.world, link: next };
  soon(self);
}

function heard(self: Self): void {
  self.heardAt = self.timers.now();
  self.tries = 0;
  link(self, { kind: 'live' });
}

/** Until it is over, or the daemon lets us in no more. */
async function run(self: Self): Promise<void> {
  const { signal } = self.over;
  while (!signal.aborted) {
    const thrown = await connected(self).catch((cause: unknown) => cause);
    if (signal.aborted || lost(self, thrown)) return;
    const wait = RETRY_MS[Math.min(self.tries, RETRY_MS.length - 1)] ?? OLD_MS;
    self.tries += 1;
    await pause(self.timers, wait, signal);
  }
}

/** One line, from the welcome to what ended it. */
async function connected(self: Self): Promise<never> {
  const { signal } = self.over;
  const client = await self.connect(signal);
  if (client === undefined) throw new Failure('serve/no-daemon', 'no daemon listens');
  if (signal.aborted) client.close();
  self.client = client;
  self.answers.line(client);
  self.streams.line(client);
  return await followLine(client, hearing(self), self.timers, signal);
}

/** True when there is no coming back. */
function lost(self: Self, thrown: unknown): boolean {
  const failure = thrown instanceof Failure ? thrown : undefined;
  if (failure === undefined) self.onTrouble(thrown);
  self.client?.close();
  self.client = undefined;
  self.answers.line(undefined);
  self.streams.line(undefined);
  const why = safeText(failure?.message ?? 'shipshape itself failed');
  if (failure !== undefined && /^(?:access\/|serve\/(?:version|other-))/.test(failure.code)) {
    const hint = failure.hint === undefined ? undefined : safeText(failure.hint);
    link(self, { kind: 'refused', why, hint });
    return true;
  }
  // Since when we know nothing new: not since the last try.
  link(self, { kind: 'lost', since: self.heardAt, why });
  return false;
}

function hearing(self: Self): Heard {
  return {
    me(me, operations) {
      heard(self);
      self.world = { ...self.world, me, operations };
      soon(self);
    },
    event(event) {
      heard(self);
      self.world = withEvent(self.world, event);
      self.answers.event(event);
      if (/^plan\.|^source\.accepted|^run\.ended/.test(event.kind)) void renew(self, event.kind);
      soon(self);
    },
    status(status) {
      heard(self);
      if (isSame(self.world.fleet, status)) return;
      self.world = { ...self.world, fleet: status };
      soon(self);
    },
    freshness({ source, targets }) {
      heard(self);
      const { fleet } = self.world;
      // Ages move by themselves: they are no news, and nobody is to draw for them.
      if (
        fleet === undefined ||
        isSame({ source: fleet.source, targets: fleet.targets }, { source, targets })
      )
        return;
      self.world = { ...self.world, fleet: { ...fleet, source, targets } };
      soon(self);
    },
  };
}

/** What no event carries: which plans wait, and what is wrong in the declarations. */
async function renew(self: Self, kind: Event['kind']): Promise<void> {
  const { client, over } = self;
  if (client === undefined || self.world.fleet === undefined) return;
  try {
    const isAll = kind === 'source.accepted';
    // The border: both ends speak the same version of the protocol.
    const answer = await client.call(isAll ? 'status' : 'plans', {}, over.signal);
    const fleet = isAll ? (answer as FleetStatus) : withWaiting(self.world.fleet, answer);
    self.world = { ...self.world, fleet };
    soon(self);
  } catch {
    // Not allowed to see plans, or the line is lost: the next snapshot tells.
  }
}

function withWaiting(fleet: FleetStatus, answer: unknown): FleetStatus {
  const plans = isRecord(answer) && Array.isArray(answer['plans']) ? answer['plans'] : [];
  const waiting = plans.flatMap((one: unknown) =>
    isRecord(one) && typeof one['id'] === 'string' ? [one['id']] : [],
  );
  return { ...fleet, waiting };
}

async function act(
  { client, world, over }: Self,
  op: string,
  input: Readonly<Record<string, string | number | boolean>>,
  code: string | undefined,
): Promise<Acted> {
  if (client === undefined || world.link.kind !== 'live') {
    return {
      kind: 'refused',
      code: 'tui/not-live',
      message: words`the daemon is not heard`,
      hint: undefined,
    };
  }
  try {
    return { kind: 'done', answer: await client.call(op, input, over.signal, code) };
  } catch (thrown) {
    // Whoever is hung up on does not know what was done before.
    if (!(thrown instanceof Failure) || thrown.code.startsWith('serve/')) return { kind: 'unknown' };
    const { code: of, message, hint } = thrown;
    return { kind: 'refused', code: of, message, hint };
  }
}

/** The same but for ages. */
function isSame(a: object | undefined, b: object): boolean {
  return a !== undefined && JSON.stringify(a, withoutAges) === JSON.stringify(b, withoutAges);
}

function withoutAges(key: string, value: unknown): unknown {
  if (key !== 'freshness' || !isRecord(value)) return key === 'at' ? undefined : value;
  return { isStale: value['isStale'], failure: value['failure'] };
}
