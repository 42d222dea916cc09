// Secrets on their way through Compose: a token that stands where the value will be. The token is
// ordinary text for everything that reads Compose; it becomes a reference at the end of resolve.
// Its two control characters can never come from a file, because the loader refuses them.

import { digest } from '../model/digest.ts';
import type { Fingerprint, SecretName, SecretRef, Text } from '../model/text.ts';

const OPEN = '\u0002';
const CLOSE = '\u0003';
const PREFIX = 'secret:';

/** What computes a fingerprint of a text with secrets in it. It may look at values; its result never shows them. */
export type FingerprintText = (parts: readonly (string | SecretRef)[]) => Fingerprint;

/** The text that stands for a secret. */
export function placeholder(name: SecretName): string {
  return `${OPEN}${PREFIX}${name}${CLOSE}`;
}

/** True when a text holds a placeholder, or a piece of one. */
export function hasPlaceholder(text: string): boolean {
  return text.includes(OPEN) || text.includes(CLOSE);
}

/** Literal parts and references, in order; empty literals are left out. */
export function partsOf(text: string): readonly (string | SecretRef)[] {
  return text.split(OPEN).flatMap((piece, index): readonly (string | SecretRef)[] => {
    const close = index === 0 ? -1 : piece.indexOf(CLOSE);
    if (close < 0 || !piece.startsWith(PREFIX)) return piece === '' ? [] : [piece];
    const rest = piece.slice(close + 1);
    const secret = { secret: piece.slice(PREFIX.length, close) as SecretName };
    return rest === '' ? [secret] : [secret, rest];
  });
}

/** A text of a Compose project as `Text`. */
export function toText(value: string, fingerprint: FingerprintText): Text {
  if (!hasPlaceholder(value)) return value;
  const parts = partsOf(value);
  return { parts, fingerprint: fingerprint(parts) };
}

/** A text for people: secrets by name. */
export function spoken(value: string): string {
  if (!hasPlaceholder(value)) return value;
  return partsOf(value)
    .map((part) => (typeof part === 'string' ? part : `(secret ${part.secret})`))
    .join('');
}

/**
 * Stands in for the keyed fingerprint where no vault is open (`validate`, `render`): names only, so a
 * changed value does not show. Its results are never compared with live values.
 */
export function fingerprintByName(parts: readonly (string | SecretRef)[]): Fingerprint {
  return digest(parts).slice('sha256:'.length) as Fingerprint;
}
