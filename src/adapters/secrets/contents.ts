// What is inside the encrypted store: values by name, with how each was made. Pure; reading checks
// everything, because a half-read store would make new passwords for running databases.

import { Failure } from '../../model/failure.ts';
import type { SecretFacts } from '../../model/secret.ts';

const FORMAT = 1;
const KINDS = new Set(['password', 'hex', 'base64', 'uuid', 'jwt', 'set']);

export type Kept = {
  readonly value: string;
  readonly kind: SecretFacts['kind'];
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** For signed ones: digest over claims, lifetime and signing value; another digest means sign again. */
  readonly basis?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt?: number;
};

export type Contents = ReadonlyMap<string, Kept>;

/** The store as text, sorted by name. */
export function writeContents(contents: Contents): string {
  const secrets = Object.fromEntries([...contents].sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ format: FORMAT, secrets });
}

/** The store from its text. Fails with `secret/store-damaged`; the message never quotes the text. */
export function readContents(text: string, file: string): Contents {
  const data = parse(text, file);
  if (!isRecord(data) || data['format'] !== FORMAT || !isRecord(data['secrets'])) throw damaged(file);
  return new Map(
    Object.entries(data['secrets']).map(([name, kept]) => {
      if (!isKept(kept)) throw damaged(file);
      return [name, kept];
    }),
  );
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(file);
  }
}

function isKept(value: unknown): value is Kept {
  return (
    isRecord(value) &&
    typeof value['value'] === 'string' &&
    typeof value['kind'] === 'string' &&
    KINDS.has(value['kind']) &&
    typeof value['madeAt'] === 'number' &&
    (value['basis'] === undefined || typeof value['basis'] === 'string') &&
    (value['expiresAt'] === undefined || typeof value['expiresAt'] === 'number')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function damaged(file: string): Failure {
  return new Failure('secret/store-damaged', `${file} is no secret store of this version`, {
    hint: 'the file with the next lower number is the state before; compare before you remove anything',
  });
}
