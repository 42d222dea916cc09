// What screens asked for: asked once for all sessions of a person, again when something happened that it depends
// on (at most once a second), forgotten when nobody looks any more.

import type { Event } from '../../src/model/event.ts';
import { Failure } from '../../src/model/failure.ts';
import type { ControlClient } from '../../src/serve/control-client.ts';
import { safeText } from '../../src/show/safe.ts';
import { type Answer, type Load, loadKey } from '../state/world.ts';
import type { LineTimers } from './line.ts';

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

type Self = {
  readonly timers: LineTimers & { now(): number };
  readonly changed: () => void;
  readonly kept: Map<string, Kept>;
  readonly over: AbortController;
  client: ControlClient | undefined;
};

const SHORTEST_MS = 1_000;

export function createAnswers(timers: Self['timers'], changed: () => void): Answers {
  const self: Self = { timers, changed, kept: new Map(), over: new AbortController(), client: undefined };
  const { kept } = self;
  return {
    want(loads) {
      const wanted = new Set(loads.map(loadKey));
      for (const [key, one] of kept) {
        if (wanted.has(key)) continue;
        one.waiting?.();
        kept.delete(key);
      }
      for (const load of loads) if (!kept.has(loadKey(load))) add(self, load);
    },
    ask(load) {
      aged(self, kept.get(loadKey(load)) ?? add(self, load));
    },
    event({ kind }) {
      for (const one of kept.values()) if (one.load.again.includes(kind)) aged(self, one);
    },
    line(client) {
      self.client = client;
      for (const one of kept.values()) {
        if (one.answer.kind === 'got') one.answer = { ...one.answer, isOld: true };
        if (client !== undefined) soon(self, one);
      }
    },
    known: () => new Map([...kept].map(([key, { answer }]) => [key, answer])),
    close() {
      self.over.abort();
      for (const one of kept.values()) one.waiting?.();
      kept.clear();
    },
  };
}

function add(self: Self, load: Load): Kept {
  const one: Kept = {
    ...{ load, answer: { kind: 'asking', since: self.timers.now() }, isAsking: false, isDirty: false },
    ...{ askedAt: 0, waiting: undefined },
  };
  self.kept.set(loadKey(load), one);
  self.changed();
  void ask(self, one);
  return one;
}

async function ask(self: Self, one: Kept): Promise<void> {
  const { client } = self;
  if (client === undefined || one.isAsking) return;
  one.isAsking = true;
  one.isDirty = false;
  one.askedAt = self.timers.now();
  try {
    const value = await client.call(one.load.op, one.load.input, self.over.signal);
    put(self, one, { kind: 'got', value, at: self.timers.now(), isOld: false });
  } catch (thrown) {
    const failure =
      thrown instanceof Failure ? thrown : new Failure('shipshape/bug', 'shipshape itself failed');
    // A lost line is told elsewhere; what was known stays, as old.
    if (!failure.code.startsWith('serve/')) put(self, one, failed(failure));
  }
  one.isAsking = false;
  if (one.isDirty) soon(self, one);
}

function put({ changed }: Self, one: Kept, answer: Answer<unknown>): void {
  one.answer = answer;
  changed();
}

function soon(self: Self, one: Kept): void {
  one.isDirty = true;
  if (one.isAsking || one.waiting !== undefined) return;
  const wait = Math.max(0, one.askedAt + SHORTEST_MS - self.timers.now());
  one.waiting = self.timers.after(wait, () => {
    one.waiting = undefined;
    void ask(self, one);
  });
}

function aged(self: Self, one: Kept): void {
  if (one.answer.kind === 'got' && !one.answer.isOld) put(self, one, { ...one.answer, isOld: true });
  soon(self, one);
}

function failed({ code, message, hint }: Failure): Answer<unknown> {
  const words = hint === undefined ? undefined : safeText(hint);
  return { kind: 'failed', code: safeText(code), message: safeText(message), hint: words };
}
