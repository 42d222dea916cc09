// What one person's sessions share: the world as the daemon tells it. Types; link/feed.ts fills it.

import type { Act } from '../state/screen.ts';
import type { Load, Stream, World } from '../state/world.ts';

export type Acted =
  | { readonly kind: 'done'; readonly answer: unknown }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly hint: string | undefined;
    }
  /** The line was lost in between: nobody here knows whether it was done. */
  | { readonly kind: 'unknown' };

/** What a session wants to see; what nobody wants is not asked for. */
export type Wish = { readonly loads: readonly Load[]; readonly stream: Stream | undefined };

export type Store = {
  world(): World;
  /** Calls `told` after the world has changed, at most twice a second. The answer ends it. */
  follow(told: () => void): { wish(wish: Wish): void; end(): void };
  /** Asks for it anew. */
  load(load: Load): void;
  /** Asks the daemon to do something, once; never tries again by itself. */
  act(act: Act, code: string | undefined): Promise<Acted>;
};
