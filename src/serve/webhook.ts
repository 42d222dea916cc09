// Deliveries of git hosts. The signature is over the raw bytes and is checked before anything else; what they
// say is never read: a delivery means "look at the branch", nothing more.

import { createHmac, type Hmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How a delivery says that it comes from whom it should. */
export type Claim =
  | { readonly kind: 'signed'; readonly mac: Buffer }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'none' };

/** GitHub, Gitea (and Gogs), Forgejo: HMAC-SHA256 in hex; GitHub's with a word in front. */
const SIGNATURES = [
  ['x-hub-signature-256', 'sha256='],
  ['x-gitea-signature', ''],
  ['x-forgejo-signature', ''],
  ['x-gogs-signature', ''],
] as const;
const DELIVERIES = ['x-github-delivery', 'x-gitea-delivery', 'x-forgejo-delivery', 'x-gitlab-event-uuid'];
const HEX = /^[0-9a-f]{64}$/;
/** How long a delivery's id is remembered, and how many are. */
const REMEMBERED_MS = 10 * 60_000;
const REMEMBERED = 2_000;

/**
 * What the headers claim. Whatever is not exactly one well-formed signature is none: a header given twice
 * (Node joins it with a comma), another length, upper case, no hex.
 */
export function claimOf(headers: IncomingHttpHeaders): Claim {
  const given = SIGNATURES.filter(([name]) => headers[name] !== undefined);
  const macs = given.map(([name, before]) => macOf(headers[name], before));
  const [mac] = macs;
  // Forgejo sends its own and Gitea's and GitHub's names: all of them must say the same.
  if (mac !== undefined)
    return macs.every((one) => one?.equals(mac)) ? { kind: 'signed', mac } : { kind: 'none' };
  const token = headers['x-gitlab-token'];
  if (given.length > 0 || typeof token !== 'string' || token === '') return { kind: 'none' };
  return { kind: 'token', token };
}

/** The sum that a body is fed into. */
export function bodySum(secret: string): Hmac {
  return createHmac('sha256', secret);
}

/** Whether the claim holds, told in the same time whatever it is. */
export function holds(claim: Claim, secret: string, sum: Hmac): boolean {
  const expected = sum.digest();
  switch (claim.kind) {
    case 'signed':
      return timingSafeEqual(claim.mac, expected);
    case 'token':
      // Sums of both under one key: equal in length whatever was sent.
      return timingSafeEqual(
        createHmac('sha256', secret).update(claim.token).digest(),
        createHmac('sha256', secret).update(secret).digest(),
      );
    case 'none':
      return false;
  }
}

export type Deliveries = {
  /** True for one that was not seen within ten minutes; deliveries without an id are always new. */
  isNew(headers: IncomingHttpHeaders, now: number): boolean;
};

export function createDeliveries(): Deliveries {
  const seen = new Map<string, number>();
  return {
    isNew(headers, now) {
      const name = DELIVERIES.find((one) => typeof headers[one] === 'string');
      const id = name === undefined ? undefined : String(headers[name]).slice(0, 200);
      if (id === undefined) return true;
      for (const [old, at] of seen) {
        if (at > now - REMEMBERED_MS && seen.size < REMEMBERED) break;
        seen.delete(old);
      }
      if (seen.has(id)) return false;
      seen.set(id, now);
      return true;
    },
  };
}

function macOf(header: string | readonly string[] | undefined, before: string): Buffer | undefined {
  if (typeof header !== 'string' || !header.startsWith(before)) return undefined;
  const hex = header.slice(before.length);
  return HEX.test(hex) ? Buffer.from(hex, 'hex') : undefined;
}
