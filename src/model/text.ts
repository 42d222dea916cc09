// Text that may hold secrets. A secret is a reference until the last call: plans, diffs and logs
// carry its name and a keyed fingerprint of the whole text, never a value.

declare const brand: unique symbol;
/** HMAC-SHA256 of a text under the host's key, hex. Equal texts have equal fingerprints; nothing else can be read from it. */
export type Fingerprint = string & { readonly [brand]: 'Fingerprint' };

/** `crm/POSTGRES_PASSWORD`: the instance and the variable. Shared secrets of the repository are `fleet/NAME`. */
export type SecretName = string & { readonly [brand]: 'SecretName' };

export type SecretRef = { readonly secret: SecretName };

/** Text with at least one secret in it: literal parts and references, in order. */
export type SecretText = {
  readonly parts: readonly (string | SecretRef)[];
  readonly fingerprint: Fingerprint;
};

export type Text = string | SecretText;

export function isSecret(text: Text): text is SecretText {
  return typeof text !== 'string';
}

/** The names of the secrets in a text, in order of appearance. */
export function secretsIn(text: Text): readonly SecretName[] {
  if (!isSecret(text)) return [];
  return text.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.secret]));
}

/** Computes the keyed fingerprint of a plain value: what makes a live value comparable with a `SecretText`. */
export type FingerprintOf = (value: string) => Fingerprint;
