// Comparing what must stay secret: how long it takes says nothing about where texts differ.

import { createHash, timingSafeEqual } from 'node:crypto';

/** True for equal texts. Digests are compared, so that not even lengths show. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(sha256Bytes(one), sha256Bytes(other));
}

/** SHA-256 in hex of a secret that is random enough to need no salt: 32 bytes of an API key. */
export function secretHash(secret: string): string {
  return sha256Bytes(secret).toString('hex');
}

function sha256Bytes(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
