// Equality and showing of field values that may hold secrets. A secret is only ever compared by its
// keyed fingerprint, and nothing that was or is a secret is ever shown.

import type { Shown } from '../model/plan.ts';
import type { FingerprintOf, SecretText } from '../model/text.ts';

export const REDACTED = '(redacted)';

/** True for a text with secrets in it, as data from a plan or a record may have it. */
export function isSecretText(value: unknown): value is SecretText {
  return (
    value !== null &&
    typeof value === 'object' &&
    Array.isArray((value as { parts?: unknown }).parts) &&
    typeof (value as { fingerprint?: unknown }).fingerprint === 'string'
  );
}

/** Equal data, where a secret on one side equals the plain text of the other by fingerprint. Lists have an order. */
export function sameValue(expected: unknown, live: unknown, fingerprintOf: FingerprintOf): boolean {
  if (isSecretText(expected)) return printOf(live, fingerprintOf) === expected.fingerprint;
  if (isSecretText(live)) return printOf(expected, fingerprintOf) === live.fingerprint;
  if (Array.isArray(expected)) {
    return (
      Array.isArray(live) &&
      expected.length === live.length &&
      expected.every((item, index) => sameValue(item, live[index], fingerprintOf))
    );
  }
  if (expected === null || typeof expected !== 'object') return expected === live;
  if (live === null || typeof live !== 'object' || Array.isArray(live)) return false;
  return sameObject(expected, live, fingerprintOf);
}

/** Equal data, with nothing known about secrets: true says that `sameValue` is true as well. */
export function isSameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSameData(item, b[index]));
  }
  if (Array.isArray(b)) return false;
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && isSameData(left[key], right[key]));
}

function sameObject(expected: object, live: object, fingerprintOf: FingerprintOf): boolean {
  const left = new Map(Object.entries(expected));
  const right = new Map(Object.entries(live));
  return (
    left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && sameValue(value, right.get(key), fingerprintOf))
  );
}

function printOf(value: unknown, fingerprintOf: FingerprintOf): string | undefined {
  if (isSecretText(value)) return value.fingerprint;
  return typeof value === 'string' ? fingerprintOf(value) : undefined;
}

/** True when a secret is anywhere inside. */
export function holdsSecret(value: unknown): boolean {
  if (isSecretText(value)) return true;
  if (Array.isArray(value)) return value.some(holdsSecret);
  return value !== null && typeof value === 'object' && Object.values(value).some(holdsSecret);
}

/** Plain data for a plan; secrets inside are already only `(redacted)`. */
export function toShown(value: unknown): Shown {
  if (isSecretText(value)) return REDACTED;
  if (Array.isArray(value)) return value.map(toShown);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toShown(inner)]));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
