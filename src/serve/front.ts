// What the process of terminals may ask of the daemon for itself: whose keys open the door, to let somebody in
// that proved theirs, to say that they left, and to note who was refused. It is known by a token that only this
// one process was given; with it alone it can do nothing to the fleet. As a person who was let in it speaks
// on connections of their own, with that person's permissions and no others.

import type { Desk } from '../control/desk.ts';
import { Failure } from '../model/failure.ts';
import type { KeyHolder, Shown } from '../model/login.ts';
import { isSameSecret } from '../model/same.ts';
import type { Clock } from '../ports.ts';
import { isFrame } from './frames.ts';
import type { Ended, LoginBook } from './login-book.ts';
import type { Strangers } from './strangers.ts';

export type FrontNews =
  | { readonly kind: 'directory'; readonly holders: readonly KeyHolder[] }
  | ({ readonly kind: 'ended' } & Ended);

export type Front = {
  /** For the process that is started now; one before it is worth nothing from then on. */
  newToken(): string;
  /** That process is gone: its token, and whoever came in by it. */
  over(reason: string): void;
  isToken(text: string): boolean;
  readonly book: LoginBook;
  /** Its own small table. */
  readonly desk: Pick<Desk, 'call' | 'follow' | 'kindOf'>;
};

export type FrontParts = {
  readonly book: LoginBook;
  readonly strangers: Strangers;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
};

/** How often it is looked at whether people in force have changed. */
export const LOOK_MS = 500;
const TOKEN_BYTES = 32;

export function createFront(parts: FrontParts): Front {
  const { book, strangers, clock, random } = parts;
  let token: string | undefined;
  const operations: Readonly<Record<string, (input: Input, signal: AbortSignal) => Promise<unknown>>> = {
    login: (input, signal) => book.enter(shownOf(input), optional(input, 'code'), signal),
    logout: async (input) => book.leave(text(input, 'login'), text(input, 'reason')),
    refused: async (input) =>
      strangers.note('login', text(input, 'address'), text(input, 'reason'), count(input)),
  };
  return {
    book,
    newToken() {
      token = Buffer.from(random(TOKEN_BYTES)).toString('base64url');
      return token;
    },
    over(reason) {
      token = undefined;
      book.endAll(reason);
    },
    isToken: (given) => token !== undefined && isSameSecret(token, given),
    desk: {
      kindOf: (op) => (op === 'news' ? 'stream' : Object.hasOwn(operations, op) ? 'act' : undefined),
      async call(_actor, op, input, _code, signal) {
        const run = Object.hasOwn(operations, op) ? operations[op] : undefined;
        if (run === undefined) throw new Failure('desk/unknown-operation', 'there is no such operation here');
        return await run(input, signal);
      },
      follow: (_actor, _op, _input, signal) => newsOf(book, clock, signal),
    },
  };
}

/** The directory, then each change of it, and each login that ends. */
async function* newsOf(book: LoginBook, clock: Clock, signal: AbortSignal): AsyncGenerator<FrontNews, void> {
  const ended: Ended[] = [];
  const stop = book.onEnd((one) => ended.push(one));
  let told = '';
  try {
    while (!signal.aborted) {
      const holders = book.holders();
      const now = JSON.stringify(holders);
      if (now !== told) yield { kind: 'directory', holders };
      told = now;
      for (const one of ended.splice(0)) yield { kind: 'ended', ...one };
      await clock.sleep(LOOK_MS, signal).catch(() => {});
    }
  } finally {
    stop();
  }
}

type Input = Readonly<Record<string, unknown>>;

const LONGEST = 16 * 1024;

function text(input: Input, name: string): string {
  const value = input[name];
  if (typeof value === 'string' && value.length <= LONGEST) return value;
  throw new Failure('desk/bad-input', `${name} must be text`);
}

function optional(input: Input, name: string): string | undefined {
  return input[name] === undefined ? undefined : text(input, name);
}

function count({ count: given }: Input): number {
  return typeof given === 'number' && Number.isSafeInteger(given) && given > 0 ? given : 1;
}

function shownOf(input: Input): Shown {
  const { shown } = input;
  if (!isFrame(shown)) throw new Failure('desk/bad-input', 'shown must be an object');
  const door = shown['door'] === 'sshd' ? 'sshd' : 'ssh';
  return { key: text(shown, 'key'), address: text(shown, 'address').slice(0, 64), door };
}
