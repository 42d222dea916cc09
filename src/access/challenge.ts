// How somebody shows on a socket who they are: the server greets each connection with a challenge of its own,
// the client signs the text that both make from it, the server checks it against a text of its own making.
// What a client sends is never taken as what was signed. A challenge is asked about once, by the connection
// that it was made for, and within a minute.

import { canonicalJson } from '../model/digest.ts';

export type Challenge = {
  readonly version: 1;
  /** Name of the fleet: a signature for one is worth nothing to another. */
  readonly fleet: string;
  /** Which socket asks. */
  readonly purpose: 'control' | 'people';
  /** Random, from the server, never twice. */
  readonly nonce: string;
  /** Who the client says they are. */
  readonly user: string;
  /** Milliseconds since 1970, by the server's clock. */
  readonly issued: number;
};

export const CHALLENGE_MAX_AGE_MS = 60_000;

/** The exact text that is signed. */
export function challengeText({ version, fleet, purpose, nonce, user, issued }: Challenge): string {
  return canonicalJson({ version, fleet, purpose, nonce, user, issued });
}

export type Taken =
  | { readonly kind: 'taken'; readonly challenge: Challenge; readonly open: readonly Challenge[] }
  | {
      readonly kind: 'refused';
      readonly code: 'unknown' | 'expired';
      readonly reason: string;
      readonly open: readonly Challenge[];
    };

/**
 * Takes the challenge of a nonce, whatever the signature then says: `open` is what is left, and holds it no
 * more. `now`: milliseconds since 1970.
 */
export function takeChallenge(open: readonly Challenge[], nonce: string, now: number): Taken {
  const challenge = open.find((one) => one.nonce === nonce);
  const left = open.filter((one) => one.nonce !== nonce && isFresh(one, now));
  if (challenge === undefined) {
    const reason = 'this was not asked, or it was answered already: connect again';
    return { kind: 'refused', code: 'unknown', reason, open: left };
  }
  if (isFresh(challenge, now)) return { kind: 'taken', challenge, open: left };
  const reason = `the answer took longer than ${CHALLENGE_MAX_AGE_MS / 1000} s: connect again`;
  return { kind: 'refused', code: 'expired', reason, open: left };
}

/** One from the future, after a clock was set back, is no fresher than an old one. */
function isFresh({ issued }: Challenge, now: number): boolean {
  return Math.abs(now - issued) <= CHALLENGE_MAX_AGE_MS;
}
