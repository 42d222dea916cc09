// What screens asked for: asked once for all sessions of a person, again when something happened that it depends
// on (at most once a second), forgotten when nobody looks any more.

import type { Event } from '../../src/model/event.ts';
import { Failure } from '../../src/model/failure.ts';
import type { ControlClient } from '../../src/serve/control-client.ts';
import { safeText } from '../../src/show/safe.ts';
import { type Answer, type Load, loadKey } from '../state/world.ts';
import type { LineTimers } from './line.ts';

type Kept = {
  readonly load: Load;
  answer: Answer<unknown>;
  isAsking: boolean;
  /** Something happened meanwhile. */
  isDirty: boolean;
  askedAt: number;
  /** Takes back the timer for asking again. */
  waiting: (() => void) | undefined;
};

export type Answers = {
  /** What anybody looks at now. */
  want(loads: readonly Load[]): void;
  ask(load: Load): void;
  event(event: Event): void;
  /** A new line to the daemon, or none: everything is asked anew. */
  line(client: ControlClient | undefined): void;
  known(): ReadonlyMap<string, Answer<unknown>>;
  close(): void;
};

const SHORTEST_MS = 1_000;

export function createAnswers(timers: LineTimers & { now(): number }, changed: () => void): Answers {
  const kept = new Map<string, Kept>();
  const over = new AbortController();
  let client: ControlClient | undefined;

  const put = (one: Kept, answer: Answer<unknown>) => {
    one.answer = answer;
    changed();
  };
  const ask = async (one: Kept): Promise<void> => {
    const line = client;
    if (line === undefined || one.isAsking) return;
    one.isAsking = true;
    one.isDirty = false;
    one.askedAt = timers.now();
    try {
      const value = await line.call(one.load.op, one.load.input, over.signal);
      put(one, { kind: 'got', value, at: timers.now(), isOld: false });
    } catch (thrown) {
      const failure =
        thrown instanceof Failure ? thrown : new Failure('shipshape/bug', 'shipshape itself failed');
      // A lost line is told elsewhere; what was known stays, as old.
      if (!failure.code.startsWith('serve/')) put(one, failed(failure));
    } finally {
      one.isAsking = false;
      if (one.isDirty) soon(one);
    }
  };
  const soon = (one: Kept) => {
    one.isDirty = true;
    if (one.isAsking || one.waiting !== undefined) return;
    const wait = Math.max(0, one.askedAt + SHORTEST_MS - timers.now());
    one.waiting = timers.after(wait, () => {
      one.waiting = undefined;
      void ask(one);
    });
  };
  const aged = (one: Kept) => {
    if (one.answer.kind === 'got' && !one.answer.isOld) put(one, { ...one.answer, isOld: true });
    soon(one);
  };
  const add = (load: Load): Kept => {
    const one: Kept = {
      ...{ load, answer: { kind: 'asking', since: timers.now() }, isAsking: false, isDirty: false },
      ...{ askedAt: 0, waiting: undefined },
    };
    kept.set(loadKey(load), one);
    changed();
    void ask(one);
    return one;
  };
  return {
    want(loads) {
      const wanted = new Set(loads.map(loadKey));
      for (const [key, one] of kept) {
        if (wanted.has(key)) continue;
        one.waiting?.();
        kept.delete(key);
      }
      for (const load of loads) if (!kept.has(loadKey(load))) add(load);
    },
    ask(load) {
      aged(kept.get(loadKey(load)) ?? add(load));
    },
    event({ kind }) {
      for (const one of kept.values()) if (one.load.again.includes(kind)) aged(one);
    },
    line(next) {
      client = next;
      for (const one of kept.values()) {
        if (one.answer.kind === 'got') one.answer = { ...one.answer, isOld: true };
        if (next !== undefined) soon(one);
      }
    },
    known: () => new Map([...kept].map(([key, { answer }]) => [key, answer])),
    close() {
      over.abort();
      for (const one of kept.values()) one.waiting?.();
      kept.clear();
    },
  };
}

function failed({ code, message, hint }: Failure): Answer<unknown> {
  const words = hint === undefined ? undefined : safeText(hint);
  return { kind: 'failed', code: safeText(code), message: safeText(message), hint: words };
}
