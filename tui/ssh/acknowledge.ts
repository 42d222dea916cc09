// When the other side has taken all that was sent so far: it answers a keepalive request in order, after
// everything before it. One frame in flight then means that what is on the screen is never old, however slow
// the line. ssh2 has the request only inside: this is the one place that reaches for it, and where it is not
// there, or a client does not answer, a fixed pace stands in.

export type Timers = {
  readonly now: () => number;
  /** Runs later, once; the answer takes it back. */
  readonly after: (ms: number, run: () => void) => () => void;
};

export type Acknowledger = {
  /** Calls `taken` once all that was sent so far has arrived, or half a second later where nobody can tell. */
  after(taken: () => void): void;
  /** True once the other side has answered. */
  works(): boolean;
  close(): void;
};

/** Frames a second where nobody answers. */
export const BLIND_MS = 500;
/** The first answer takes no longer on the worst of lines. */
export const PATIENCE_MS = 10_000;
/** Asked on idle lines, and given up after three. */
export const ALIVE_MS = 15_000;

/** The part of ssh2's connection that is reached for; undefined: this release of it is another. */
export type Pinger = { ping(): void; onReply(told: () => void): void };

export function createAcknowledger(
  pinger: Pinger | undefined,
  timers: Timers,
  onDead: () => void,
): Acknowledger {
  const waiting: { readonly taken: () => void; readonly at: number }[] = [];
  const state = { isBlind: pinger === undefined, hasAnswered: false, isClosed: false };
  let stop = () => {};
  const blind = (taken: () => void) => void timers.after(BLIND_MS, taken);
  pinger?.onReply(() => {
    state.hasAnswered = true;
    waiting.shift()?.taken();
  });
  const ask = (taken: () => void) => {
    waiting.push({ taken, at: timers.now() });
    pinger?.ping();
  };
  const giveUp = () => {
    state.isBlind = true;
    for (const { taken } of waiting.splice(0)) blind(taken);
  };
  const look = () => {
    if (state.isClosed) return;
    const oldest = waiting[0];
    const waited = timers.now() - (oldest?.at ?? timers.now());
    if (state.hasAnswered && waited > 3 * ALIVE_MS) {
      onDead();
      return;
    }
    if (!state.hasAnswered && waited > PATIENCE_MS) giveUp();
    const isIdle = oldest === undefined && timers.now() - last >= ALIVE_MS;
    if (isIdle && !state.isBlind) {
      last = timers.now();
      ask(() => {});
    }
    stop = timers.after(LOOK_MS, look);
  };
  let last = timers.now();
  stop = timers.after(LOOK_MS, look);
  return {
    works: () => state.hasAnswered && !state.isBlind,
    after(taken) {
      last = timers.now();
      if (state.isBlind) blind(taken);
      else ask(taken);
    },
    close() {
      state.isClosed = true;
      waiting.length = 0;
      stop();
    },
  };
}

const LOOK_MS = 1_000;

/** ssh2's own request, found by its shape. */
export function pingerOf(client: object): Pinger | undefined {
  const protocol: unknown = Reflect.get(client, '_protocol');
  if (typeof protocol !== 'object' || protocol === null) return undefined;
  const ping: unknown = Reflect.get(protocol, 'ping');
  const handlers: unknown = Reflect.get(protocol, '_handlers');
  if (typeof ping !== 'function' || typeof handlers !== 'object' || handlers === null) return undefined;
  return {
    ping: () => void Reflect.apply(ping, protocol, []),
    onReply(told) {
      Reflect.set(handlers, 'REQUEST_SUCCESS', told);
      Reflect.set(handlers, 'REQUEST_FAILURE', told);
    },
  };
}
