// How somebody shows on a socket who they are: the server greets each connection with a nonce of its own, the
// client signs the text that both make from it, the server checks it against a text of its own making. What a
// client sends is never taken as what was signed. A nonce is asked about once, by the connection that it was
// made for, and within a minute.

import { canonicalJson } from '../model/digest.ts';

export type Challenge = {
  /** Name of the fleet: a signature for one is worth nothing to another. */
  readonly fleet: string;
  /** Which socket asks. */
  readonly purpose: 'control' | 'people';
  /** From `newNonce`. */
  readonly nonce: string;
  /** Who the client says they are. */
  readonly user: string;
};

export const CHALLENGE_MAX_AGE_MS = 60_000;

const NONCE_BYTES = 32;
const NONCE = /^(\d{1,16})\.[A-Za-z0-9_-]{43}$/;

/** A nonce for one connection: when it was made, and what nobody can guess. `now`: milliseconds since 1970. */
export function newNonce(random: (count: number) => Uint8Array, now: number): string {
  return `${Math.trunc(now)}.${Buffer.from(random(NONCE_BYTES)).toString('base64url')}`;
}

/** The exact text that is signed. */
export function challengeText({ fleet, purpose, nonce, user }: Challenge): string {
  return canonicalJson({ version: 1, fleet, purpose, nonce, user, issued: issuedAt(nonce) });
}

/** Why an answer to a nonce comes too late, in words for who answered; undefined: it is in time. */
export function lateness(nonce: string, now: number): string | undefined {
  const issued = issuedAt(nonce);
  if (issued === undefined) return 'this was not asked here: connect again';
  // One from the future, after a clock was set back, is no fresher than an old one.
  if (Math.abs(now - issued) <= CHALLENGE_MAX_AGE_MS) return undefined;
  return `the answer took longer than ${CHALLENGE_MAX_AGE_MS / 1000} s: connect again`;
}

function issuedAt(nonce: string): number | undefined {
  const [, issued] = NONCE.exec(nonce) ?? [];
  return issued === undefined ? undefined : Number(issued);
}
