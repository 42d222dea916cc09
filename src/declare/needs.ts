// From a declaration's secrets to what the vault must meet. A secret belongs to one instance and is
// named after it: `crm/POSTGRES_PASSWORD`.

import { durationMs } from '../model/duration.ts';
import type { InstanceSecret } from '../model/generated/instance.ts';
import type { Position } from '../model/problem.ts';
import type { InstanceName } from '../model/ref.ts';
import type { SecretNeed, SecretSource } from '../model/secret.ts';
import type { SecretName } from '../model/text.ts';
import type { Json } from '../model/tree.ts';

const DEFAULT_LENGTH = 32;
const DEFAULT_BYTES = 32;
const DEFAULT_EXPIRES = '10y';

/** The full name of an instance's secret. */
export function secretName(instance: InstanceName, variable: string): SecretName {
  return `${instance}/${variable}` as SecretName;
}

/** What the vault must have for one secret of an instance. */
export function secretNeed(
  instance: InstanceName,
  movedFrom: InstanceName | undefined,
  variable: string,
  spec: InstanceSecret,
  at: Position,
): SecretNeed {
  return {
    name: secretName(instance, variable),
    source: sourceOf(instance, spec),
    ...(movedFrom === undefined ? {} : { formerly: secretName(movedFrom, variable) }),
    at,
  };
}

function sourceOf(instance: InstanceName, spec: InstanceSecret): SecretSource {
  if ('age' in spec) return { kind: 'age', armor: spec.age };
  if ('env' in spec) return { kind: 'env', name: spec.env };
  if ('file' in spec) return { kind: 'file', name: spec.file };
  switch (spec.generate) {
    case 'password':
      return { kind: 'password', length: spec.length ?? DEFAULT_LENGTH };
    case 'hex':
    case 'base64':
      return { kind: spec.generate, bytes: spec.bytes ?? DEFAULT_BYTES };
    case 'uuid':
      return { kind: 'uuid' };
    case 'jwt':
      return {
        kind: 'jwt',
        signedBy: secretName(instance, spec.signedBy),
        claims: (spec.claims ?? {}) as Readonly<Record<string, Json>>,
        expiresSeconds: Math.max(1, Math.floor((durationMs(spec.expires ?? DEFAULT_EXPIRES) ?? 0) / 1000)),
      };
  }
}
