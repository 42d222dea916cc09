// The sums behind one-time codes (RFC 4226, RFC 6238) and the texts in which a secret travels to an
// authenticator (RFC 4648 base32, otpauth URI). Deciding what a code is worth: access/totp.ts.

import { createHmac } from 'node:crypto';

const DIGITS = 6;
const STEP_MS = 30_000;

/** The code of a counter: six digits, HMAC-SHA-1 as every authenticator does it. */
export function hotp(secret: Uint8Array, counter: number): string {
  const moving = Buffer.alloc(8);
  moving.writeBigUInt64BE(BigInt(counter));
  const hash = createHmac('sha1', secret).update(moving).digest();
  // RFC 4226, section 5.3: the low four bits of the last byte say where to cut.
  const number = hash.readUInt32BE((hash[hash.length - 1] ?? 0) & 0xf) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step of time that a moment lies in: 30 s each since 1970. */
export function totpStep(nowMs: number): number {
  return Math.floor(nowMs / STEP_MS);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base32, upper case, without padding: authenticators take it so. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31];
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}

/** The bytes of base32 text, in any case, padded or not; undefined when it is none. */
export function base32Bytes(text: string): Uint8Array | undefined {
  const letters = text.toUpperCase().replace(/={0,6}$/, '');
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return undefined;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  // What is left over are the zeros that fill the last letter; anything else was cut or made up.
  const isWhole = bits < 5 && (held & ((1 << bits) - 1)) === 0;
  return isWhole ? Uint8Array.from(bytes) : undefined;
}

/** What a QR code for an authenticator holds. It is the secret: shown once, to its person only. */
export function otpauthUri(issuer: string, user: string, secret: Uint8Array): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(user)}`;
  const period = STEP_MS / 1000;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${period}`;
}
