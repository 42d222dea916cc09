// What all sessions of this process share: the screens, the clock, the stores (one for each person, shared by
// that person's sessions) and somebody to tell of trouble.

import { createFeed } from '../link/feed.ts';
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
  /** The first one is where every session begins. */
  readonly screens: readonly Screen[];
  /** The store of that person, made when the first session asks and closed with the last. */
  lease(identity: Identity): { readonly store: Store; release(): void };
  /** A bug in one session: for the log, with who and where. */
  onTrouble(thrown: unknown, where: { readonly person: string; readonly screen: string }): void;
};

export type HostParts = Pick<Host, 'timers' | 'screens' | 'onTrouble'>;

export function createHost(parts: HostParts): Host {
  const stores = new Map<string, { readonly store: Store; leases: number }>();
  return {
    ...parts,
    lease(identity) {
      const known = stores.get(identity.key);
      const leased = known ?? { store: storeOf(parts, identity), leases: 0 };
      leased.leases += 1;
      stores.set(identity.key, leased);
      let isReleased = false;
      return {
        store: leased.store,
        release() {
          if (isReleased) return;
          isReleased = true;
          leased.leases -= 1;
          if (leased.leases > 0) return;
          leased.store.close();
          if (stores.get(identity.key) === leased) stores.delete(identity.key);
        },
      };
    },
  };
}

function storeOf({ timers, onTrouble }: HostParts, identity: Identity): Store {
  return createFeed({
    connect: (signal) => identity.connect(signal),
    timers,
    onTrouble: (thrown) => onTrouble(thrown, { person: identity.key, screen: 'link' }),
  });
}
