// Where the value of a secret comes from. Needs are read off the declarations; the vault meets them.
// No value is ever part of these types.

import type { Position } from './problem.ts';
import type { SecretName } from './text.ts';
import type { Json } from './tree.ts';

export type SecretSource =
  /** `length` characters of `A-Z a-z 0-9`: safe in URLs, shells and SQL. */
  | { readonly kind: 'password'; readonly length: number }
  | { readonly kind: 'hex'; readonly bytes: number }
  | { readonly kind: 'base64'; readonly bytes: number }
  | { readonly kind: 'uuid' }
  /** HS256 with `iat` of the moment it was made and `exp` after `expiresSeconds`; made again when signer or claims change. */
  | {
      readonly kind: 'jwt';
      readonly signedBy: SecretName;
      readonly claims: Readonly<Record<string, Json>>;
      readonly expiresSeconds: number;
    }
  /** An armored age file in the repository, for the identity of this host. */
  | { readonly kind: 'age'; readonly armor: string }
  /** A variable of the reconciler's environment, below the prefix that `fleet.yaml` names. */
  | { readonly kind: 'env'; readonly name: string }
  /** A file of the folder that `fleet.yaml` names. */
  | { readonly kind: 'file'; readonly name: string };

/** A secret that a declaration needs, and where it says so. */
export type SecretNeed = {
  readonly name: SecretName;
  readonly source: SecretSource;
  /** Its name before the instance was renamed (`movedFrom`): a kept value moves along. */
  readonly formerly?: SecretName;
  readonly at: Position;
};

/** What `secret list` may know about a value that is kept. */
export type SecretFacts = {
  readonly name: SecretName;
  /** How it was made: the kind of its source, or `set` when a person gave the value. */
  readonly kind: SecretSource['kind'] | 'set';
  /** RFC 3339. */
  readonly madeAt: string;
};
