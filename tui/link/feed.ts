// The store of one person: keeps a line to the daemon, comes back after each loss with the place kept, and tells
// the sessions at most twice a second. What cannot be known any more is said as old, never shown as new.

import type { FleetStatus } from '../../src/model/condition.ts';
import type { Event } from '../../src/model/event.ts';
import { Failure } from '../../src/model/failure.ts';
import type { ControlClient } from '../../src/serve/control-client.ts';
import { safeText } from '../../src/show/safe.ts';
import { words } from '../parts/line.ts';
import { type Link, unknownWorld, type World } from '../state/world.ts';
import { createAnswers } from './answers.ts';
import { withEvent } from './apply-event.ts';
import { followLine, pause } from './line.ts';
import { isRecord } from './record.ts';
import type { Acted, Following, Store, Wish } from './store.ts';
import { createStreams } from './streams.ts';

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

export function createFeed({ connect, timers, onTrouble }: FeedParts): Store {
  const over = new AbortController();
  const followers = new Set<Follower>();
  let world: World = unknownWorld(timers.now());
  let client: ControlClient | undefined;
  let heardAt = timers.now();
  let toldAt = 0;
  let waiting: (() => void) | undefined;
  let ticking: (() => void) | undefined;

  const tell = () => {
    waiting = undefined;
    toldAt = timers.now();
    world = { ...world, now: toldAt, answers: answers.known(), streams: streams.known() };
    for (const { told } of [...followers]) told();
  };
  const changed = () => {
    if (over.signal.aborted || waiting !== undefined) return;
    waiting = timers.after(Math.max(0, toldAt + TOLD_MS - timers.now()), tell);
  };
  const answers = createAnswers(timers, changed);
  const streams = createStreams(changed);
  const link = (next: Link) => {
    if (world.link.kind === 'live' && next.kind === 'live') return;
    world = { ...world, link: next };
    changed();
  };
  const heard = () => {
    heardAt = timers.now();
    link({ kind: 'live' });
  };
  const tick = () => {
    const now = timers.now();
    if (client !== undefined && now - heardAt > SILENT_MS && world.link.kind === 'live') {
      link({ kind: 'stale', since: heardAt });
    }
    if (now - world.now >= (world.link.kind === 'live' ? QUIET_MS : OLD_MS)) changed();
    ticking = timers.after(TICK_MS, tick);
  };
  const event = (one: Event) => {
    heard();
    const before = world;
    world = withEvent(world, one);
    answers.event(one);
    if (/^plan\.|^source\.accepted|^run\.ended/.test(one.kind)) void renew(one.kind);
    if (world !== before) changed();
  };
  /** What no event carries: which plans wait, and what is wrong in the declarations. */
  const renew = async (kind: Event['kind']): Promise<void> => {
    const line = client;
    if (line === undefined || world.fleet === undefined) return;
    try {
      if (kind === 'source.accepted') {
        // The border: both ends speak the same version of the protocol.
        world = { ...world, fleet: (await line.call('status', {}, over.signal)) as FleetStatus };
      } else {
        const { plans } = (await line.call('plans', {}, over.signal)) as {
          readonly plans: readonly { id: string }[];
        };
        if (world.fleet !== undefined)
          world = { ...world, fleet: { ...world.fleet, waiting: plans.map(({ id }) => id) } };
      }
      changed();
    } catch {
      // Not allowed to see plans, or the line is lost: the next snapshot tells.
    }
  };
  const run = async (): Promise<void> => {
    for (let attempt = 0; !over.signal.aborted; attempt += 1) {
      try {
        client = await connect(over.signal);
        if (client === undefined) throw new Failure('serve/no-daemon', 'no daemon listens');
        attempt = 0;
        answers.line(client);
        streams.line(client);
        await followLine(client, { ...hearing, event }, timers, over.signal);
      } catch (thrown) {
        if (over.signal.aborted) return;
        if (!(thrown instanceof Failure)) onTrouble(thrown);
        const isFinal = await lost(thrown);
        if (isFinal) return;
      }
      await pause(timers, RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 5_000, over.signal);
    }
  };
  const hearing = {
    me(me: World['me'], operations: ReadonlySet<string>) {
      heard();
      world = { ...world, me, operations };
      changed();
    },
    status(status: FleetStatus) {
      heard();
      if (isSame(world.fleet, status)) return;
      world = { ...world, fleet: status };
      changed();
    },
    freshness({ source, targets }: Pick<FleetStatus, 'source' | 'targets'>) {
      heard();
      if (world.fleet === undefined) return;
      const before = { source: world.fleet.source, targets: world.fleet.targets };
      // Ages move by themselves: they are no news, and nobody is to draw for them.
      if (isSame(before, { source, targets })) return;
      world = { ...world, fleet: { ...world.fleet, source, targets } };
      changed();
    },
  };
  /** True when there is no coming back. */
  const lost = async (thrown: unknown): Promise<boolean> => {
    client?.close();
    client = undefined;
    answers.line(undefined);
    streams.line(undefined);
    const failure = thrown instanceof Failure ? thrown : undefined;
    const why = safeText(failure?.message ?? 'shipshape itself failed');
    if (failure !== undefined && /^(?:access\/|serve\/(?:version|other-))/.test(failure.code)) {
      link({ kind: 'refused', why, hint: failure.hint === undefined ? undefined : safeText(failure.hint) });
      return true;
    }
    // Since when we know nothing new: not since the last try.
    link({ kind: 'lost', since: heardAt, why });
    return false;
  };
  const wishes = () => {
    const all = [...followers].map(({ wish }) => wish);
    answers.want(all.flatMap(({ loads }) => loads));
    streams.want(all.flatMap(({ stream }) => (stream === undefined ? [] : [stream])));
  };
  void run();
  ticking = timers.after(TICK_MS, tick);
  return {
    world: () => world,
    follow(told): Following {
      const follower: Follower = { told, wish: { loads: [], stream: undefined } };
      followers.add(follower);
      return {
        wish(wish) {
          follower.wish = wish;
          wishes();
        },
        end() {
          followers.delete(follower);
          if (!over.signal.aborted) wishes();
        },
      };
    },
    load: (load) => answers.ask(load),
    act: (op, input, code) => actOn(client, world.link, op, input, code, over.signal),
    close() {
      over.abort();
      waiting?.();
      ticking?.();
      answers.close();
      streams.close();
      client?.close();
    },
  };
}

async function actOn(
  client: ControlClient | undefined,
  link: Link,
  op: string,
  input: Readonly<Record<string, string | number | boolean>>,
  code: string | undefined,
  signal: AbortSignal,
): Promise<Acted> {
  if (client === undefined || link.kind !== 'live') {
    return {
      kind: 'refused',
      code: 'tui/not-live',
      message: words`the daemon is not heard`,
      hint: undefined,
    };
  }
  try {
    return { kind: 'done', answer: await client.call(op, input, signal, code) };
  } catch (thrown) {
    // Whoever is hung up on does not know what was done before.
    if (!(thrown instanceof Failure) || thrown.code.startsWith('serve/')) return { kind: 'unknown' };
    const { code: of, message, hint } = thrown;
    return { kind: 'refused', code: of, message, hint };
  }
}

/** The same but for ages, which move by themselves. */
function isSame(a: object | undefined, b: object): boolean {
  return a !== undefined && JSON.stringify(a, withoutAges) === JSON.stringify(b, withoutAges);
}

function withoutAges(key: string, value: unknown): unknown {
  if (key !== 'freshness' || !isRecord(value)) return key === 'at' ? undefined : value;
  return { isStale: value['isStale'], failure: value['failure'] };
}
