// What one person's sessions share: the world as the daemon tells it. Types; link/feed.ts fills it.

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

export type Following = { wish(wish: Wish): void; end(): void };

export type Store = {
  world(): World;
  /** Calls `told` after the world has changed, at most twice a second; never before this has returned. */
  follow(told: () => void): Following;
  /** Asks for it anew. */
  load(load: Load): void;
  /** Asks the daemon to do something, once; never tries again by itself, and never throws. */
  act(
    op: string,
    input: Readonly<Record<string, string | number | boolean>>,
    code: string | undefined,
  ): Promise<Acted>;
  /** Hangs up. */
  close(): void;
};
