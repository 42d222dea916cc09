// What all sessions of this process share: the screens, the clock, the stores (one for each person, shared by
// that person's sessions) and somebody to tell of trouble.

import type { Store } from '../link/store.ts';
import type { Screen } from '../state/screen.ts';
import type { Identity } from './door.ts';

/** Time as a parameter. */
export type Timers = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs later, once; the answer takes it back. */
  after(ms: number, run: () => void): () => void;
};

export type Host = {
  readonly timers: Timers;
  readonly screens: readonly Screen[];
  /** The store of that person, made when the first session asks and closed with the last. */
  lease(identity: Identity): { readonly store: Store; release(): void };
  /** A bug in one session: for the log, with who and where. */
  onTrouble(thrown: unknown, where: { readonly person: string; readonly screen: string }): void;
};
