// Follows an engine: proves that it answers, replays its events from a little before where they broke off,
// and says when it is cut off. What it tells is only ever "look there": nothing is concluded from an event.

import type { EventJson } from '../model/engine.ts';
import { Failure } from '../model/failure.ts';
import type { Clock, Engine } from '../ports.ts';
import { mistake, within } from './wait.ts';

export type Follower = {
  readonly engine: Engine;
  readonly clock: Clock;
  /** The engine answers, and events come from now on; some may have been lost before. */
  readonly onUp: (engineMs: number) => void;
  /** Events come no more; `answers`: it is not known to be silent. Said at each try until it is up again. */
  readonly onDown: (failure: Failure, answers: boolean) => void;
  readonly onEvent: (event: EventJson) => void;
  /** A mistake of ours: the stream is opened anew. */
  readonly onBug: (error: unknown) => void;
};

/** An engine that does not answer within this is not there. */
const ANSWER_MS = 5000;
const PAUSES_MS = [250, 1000, 2000, 4000];
/** The clocks of engine and events are one, but events of the same moment come in any order. */
const REWIND_S = 3;
const TYPES = ['container', 'network', 'volume'];

/** Follows until the signal aborts. */
export async function followEngine(follower: Follower, signal: AbortSignal): Promise<void> {
  const seen = createSeen();
  let failures = 0;
  while (!signal.aborted) {
    const end = await followOnce(follower, seen, signal);
    if (signal.aborted) return;
    if (end.lived) failures = 0;
    // A stream that ends because nothing answers beside it ends with this failure.
    follower.onDown(end.failure, end.answered && end.failure.code !== 'engine/timeout');
    const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? ANSWER_MS;
    failures += 1;
    await follower.clock.sleep(pause, signal).catch(() => undefined);
  }
}

type End = {
  readonly failure: Failure;
  /** The engine answered before the stream was opened. */
  readonly answered: boolean;
  /** An event came. */
  readonly lived: boolean;
};

/** Until it breaks, and why it did. */
async function followOnce(
  follower: Follower,
  seen: ReturnType<typeof createSeen>,
  signal: AbortSignal,
): Promise<End> {
  let answered = false;
  let lived = false;
  const end = (failure: Failure): End => ({ failure, answered, lived });
  try {
    const now = await engineTime(follower, signal);
    answered = true;
    const since = (seen.last() ?? now) - REWIND_S;
    // Subscribed from before this moment: who looks after `onUp` misses nothing.
    const stream = follower.engine.system.events({ since, types: TYPES }, signal);
    follower.onUp(now * 1000);
    for await (const event of stream) {
      lived = true;
      if (seen.isNew(event) && isTelling(event)) follower.onEvent(event);
    }
    return end(new Failure('engine/unreachable', 'the stream of events ended', { retry: 'soon' }));
  } catch (error) {
    if (error instanceof Failure) return end(error);
    if (signal.aborted) return end(new Failure('engine/unreachable', 'stopped', { cause: error }));
    follower.onBug(error);
    return end(mistake('the stream of events', error));
  }
}

/** Seconds since 1970 on the engine's own clock. Fails when there is no answer in time. */
async function engineTime({ engine, clock }: Follower, signal: AbortSignal): Promise<number> {
  const info = await within(clock, ANSWER_MS, 'reach the engine', signal, (both) => engine.system.info(both));
  const time = typeof info['SystemTime'] === 'string' ? Date.parse(info['SystemTime']) : Number.NaN;
  return (Number.isNaN(time) ? clock.now() : time) / 1000;
}

/** What happens inside of containers all the time and changes nothing that we look at. */
const QUIET =
  /^(?:exec_|top$|attach$|detach$|resize$|archive-path$|extract-to-dir$|export$|commit$|copy$|mount$|unmount$|prune$)/;

function isTelling({ Action }: EventJson): boolean {
  return !QUIET.test(Action);
}

/** Tells events that a replay brings again from new ones. */
function createSeen() {
  let keys = new Map<string, number>();
  let last = 0;
  return {
    last: () => (last === 0 ? undefined : last / 1e9),
    isNew({ timeNano, Type, Action, Actor }: EventJson): boolean {
      const key = `${timeNano} ${Type} ${Action} ${Actor.ID} ${Actor.Attributes['container'] ?? ''}`;
      if (keys.has(key)) return false;
      keys.set(key, timeNano);
      last = Math.max(last, timeNano);
      if (keys.size > 2048) {
        const edge = last - 2 * REWIND_S * 1e9;
        keys = new Map([...keys].filter(([, time]) => time >= edge));
      }
      return true;
    },
  };
}
