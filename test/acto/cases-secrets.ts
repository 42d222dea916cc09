// Leaves of secrets that are made, found or decrypted, of an instance and of a template alike.

import { expect } from 'vitest';
import type { Json } from '../../src/model/tree.ts';
import { at } from './compose-case.ts';
import { type DocumentCase, leaf } from './document-case.ts';
import type { ActoWorld } from './world.ts';

type Given = { readonly [key: string]: Json };

/** The value of a variable in the container. */
export async function variable(world: ActoWorld, name: string): Promise<string | null> {
  const env = at(await world.container(), ['Config', 'Env']);
  const found = Array.isArray(env) ? env.find((one: Json) => `${one}`.startsWith(`${name}=`)) : undefined;
  return found === undefined ? null : `${found}`.slice(name.length + 1);
}

export const K = (world: ActoWorld) => variable(world, 'K');

/** Header and claims of the token, without the times. */
async function claims(world: ActoWorld): Promise<Json> {
  const body = (await K(world))?.split('.')[1] ?? '';
  return JSON.parse(Buffer.from(body, 'base64url').toString() || '{}') as Json;
}

async function life(world: ActoWorld): Promise<Json> {
  const { iat = 0, exp = 0 } = (await claims(world)) as { readonly iat?: number; readonly exp?: number };
  return Math.round((exp - iat) / 3600 / 24);
}

/** `spec`: the rest of the declaration with these secrets. */
export function generated(spec: (secrets: Given) => Given): readonly DocumentCase[] {
  const one = (secret: Given): { readonly spec: Given } => ({ spec: spec({ K: secret }) });
  const token = (secret: Given) => ({
    spec: spec({ K: secret, J: { generate: 'hex' }, L: { generate: 'hex' } }),
  });
  const jwt = { generate: 'jwt', signedBy: 'J' };
  return [
    leaf(
      'spec.secrets.*|PasswordSecret.generate',
      ['password', 'password', 'poem'],
      K,
      [undefined, expect.stringMatching(/^[A-Za-z0-9]{32}$/), expect.stringMatching(/^[A-Za-z0-9]{32}$/)],
      { ...one({ length: 32 }), badUp: 1 },
    ),
    leaf(
      'spec.secrets.*|PasswordSecret.length',
      [16, 64, 4],
      K,
      [
        expect.stringMatching(/^[A-Za-z0-9]{32}$/),
        expect.stringMatching(/^[A-Za-z0-9]{16,32}$/),
        expect.stringMatching(/^[A-Za-z0-9]{16,64}$/),
      ],
      one({ generate: 'password' }),
    ),
    leaf(
      'spec.secrets.*|BytesSecret.generate',
      ['hex', 'base64', 'octal'],
      K,
      [undefined, expect.stringMatching(/^[0-9a-f]{64}$/), expect.any(String)],
      { ...one({ bytes: 32 }), badUp: 1 },
    ),
    leaf(
      'spec.secrets.*|BytesSecret.bytes',
      [16, 64, 4],
      K,
      [
        expect.stringMatching(/^[0-9a-f]{64}$/),
        expect.stringMatching(/^[0-9a-f]{32,64}$/),
        expect.stringMatching(/^[0-9a-f]{32,128}$/),
      ],
      one({ generate: 'hex' }),
    ),
    leaf(
      'spec.secrets.*|UuidSecret.generate',
      ['uuid', 'uuid', 'uid'],
      K,
      [undefined, expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringMatching(/^[0-9a-f-]{36}$/)],
      { ...one({}), badUp: 1 },
    ),
    leaf(
      'spec.secrets.*|JwtSecret.generate',
      ['jwt', 'jwt', 'jot'],
      K,
      [undefined, expect.stringMatching(/^ey.*\..*\..*/), expect.stringMatching(/^ey.*\..*\..*/)],
      { ...token({ signedBy: 'J' }), badUp: 1 },
    ),
    leaf(
      'spec.secrets.*|JwtSecret.signedBy',
      ['J', 'L', 'NOBODY'],
      K,
      [undefined, expect.stringMatching(/^ey/), expect.stringMatching(/^ey/)],
      token({ generate: 'jwt' }),
    ),
    leaf(
      'spec.secrets.*|JwtSecret.claims',
      [{ role: 'anon' }, { role: 'service' }, 5],
      claims,
      [
        expect.not.objectContaining({ role: 'anon' }),
        expect.objectContaining({ role: 'anon' }),
        expect.objectContaining({ role: 'service' }),
      ],
      token(jwt),
    ),
    leaf('spec.secrets.*|JwtSecret.expires', ['1d', '30d', 'soon'], life, [3650, 1, 30], token(jwt)),
  ];
}
