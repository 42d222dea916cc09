// Making secret values. Randomness and time come as parameters; nothing is kept here.

import { createHmac } from 'node:crypto';
import type { SecretSource } from '../../model/secret.ts';

export type Random = (bytes: number) => Uint8Array;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Bytes from here on are thrown away, so that every character is equally likely. */
const FAIR = 256 - (256 % ALPHABET.length);

/** A random value of a kind that needs nothing else. */
export function generate(
  source: Extract<SecretSource, { kind: 'password' | 'hex' | 'base64' | 'uuid' }>,
  random: Random,
): string {
  switch (source.kind) {
    case 'password':
      return password(source.length, random);
    case 'hex':
      return Buffer.from(random(source.bytes)).toString('hex');
    case 'base64':
      return Buffer.from(random(source.bytes)).toString('base64');
    case 'uuid':
      return uuid(random);
  }
}

/**
 * A JWT signed with HS256 (RFC 7519, RFC 7515). Header and claim order are fixed, so equal input
 * gives an equal token. `issuedAt` in seconds since 1970.
 */
export function jwt(
  source: Extract<SecretSource, { kind: 'jwt' }>,
  signingSecret: string,
  issuedAt: number,
): string {
  const header = part({ alg: 'HS256', typ: 'JWT' });
  const claims = part({ ...source.claims, iat: issuedAt, exp: issuedAt + source.expiresSeconds });
  const signature = createHmac('sha256', signingSecret).update(`${header}.${claims}`).digest('base64url');
  return `${header}.${claims}.${signature}`;
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function password(length: number, random: Random): string {
  let text = '';
  while (text.length < length) {
    for (const byte of random(length * 2)) {
      if (byte < FAIR && text.length < length) text += ALPHABET[byte % ALPHABET.length];
    }
  }
  return text;
}

/** Version 4 (RFC 9562). */
function uuid(random: Random): string {
  const bytes = Buffer.from(random(16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
