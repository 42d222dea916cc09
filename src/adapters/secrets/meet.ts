// Meeting the needs of declarations: what is to be generated is made once and kept, what others keep is
// opened for this pass. A value that cannot be had is the problem of its declaration alone.

import { digest } from '../../model/digest.ts';
import { Failure } from '../../model/failure.ts';
import type { Problem } from '../../model/problem.ts';
import type { SecretNeed, SecretSource } from '../../model/secret.ts';
import type { SecretName } from '../../model/text.ts';
import type { OpenSecrets } from '../../ports.ts';
import { decryptArmor } from './age.ts';
import type { Contents, Kept } from './contents.ts';
import { generate, jwt, type Random } from './generate.ts';
import type { HostKey } from './host-key.ts';
import type { Identity } from './identity.ts';
import { checkValue, fromEnvironment, fromFolder, type Outside, textOf } from './outside.ts';
import type { Store } from './store.ts';

export type Parts = {
  readonly options: { readonly outside: Outside; readonly random: Random; readonly now: () => number };
  readonly identity: Identity;
  readonly key: HostKey;
  readonly store: Store;
};

/** All needs met, as far as they can be. */
export async function meetNeeds(
  parts: Parts,
  needs: readonly SecretNeed[],
  signal: AbortSignal,
): Promise<OpenSecrets> {
  const values = new Map<SecretName, string>();
  const problems = new Map<SecretName, Problem>();
  for (const need of needs) {
    signal.throwIfAborted();
    await openForeign(parts, need, values, problems);
  }
  const { number, contents } = await parts.store.update(
    (kept) => complete(parts, kept, needs, values, problems),
    signal,
  );
  const facts = [...[...values].map(([name, value]) => `${name}=${value}`), ...problems.keys()];
  for (const need of needs) {
    const kept = isKeptKind(need.source) ? contents.get(need.name) : undefined;
    if (kept !== undefined) values.set(need.name, kept.value);
  }
  return {
    problems,
    revision: `${number}.${parts.key.fingerprint(facts.join('\0'))}`,
    fingerprint: parts.key.fingerprint,
    reveal(name) {
      const value = values.get(name) ?? contents.get(name)?.value;
      if (value === undefined) {
        throw new Failure('secret/missing', `there is no value for the secret ${name}`, {
          hint: `shipshape secret set ${name}`,
        });
      }
      return value;
    },
  };
}

type Foreign = Extract<SecretSource, { kind: 'age' | 'env' | 'file' }>;

function isKeptKind(source: SecretSource): source is Exclude<SecretSource, Foreign> {
  return source.kind !== 'age' && source.kind !== 'env' && source.kind !== 'file';
}

/** Reads what others keep; a value that cannot be had is the problem of its declaration alone. */
async function openForeign(
  { options, identity }: Parts,
  { name, source, at }: SecretNeed,
  values: Map<SecretName, string>,
  problems: Map<SecretName, Problem>,
): Promise<void> {
  if (isKeptKind(source)) return;
  try {
    const value = await foreignValue(options, identity, source, `secret ${name}`);
    checkValue(value);
    values.set(name, value);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const message = error.message.startsWith(`secret ${name}`)
      ? error.message
      : `secret ${name}: ${error.message}`;
    problems.set(name, {
      code: error.code,
      severity: 'error',
      at,
      message,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    });
  }
}

async function foreignValue(
  options: Parts['options'],
  identity: Identity,
  source: Foreign,
  what: string,
): Promise<string> {
  switch (source.kind) {
    case 'age':
      return textOf(await decryptArmor(identity.secret, source.armor, what));
    case 'env':
      return fromEnvironment(options.outside, source.name);
    case 'file':
      return fromFolder(options.outside, source.name);
  }
}

/** The store with everything that the needs ask it to have; the same map when nothing is missing. */
function complete(
  parts: Parts,
  kept: Contents,
  needs: readonly SecretNeed[],
  foreign: ReadonlyMap<SecretName, string>,
  problems: Map<SecretName, Problem>,
): Contents {
  const made = new Map<string, Kept>();
  const signing = (name: SecretName): string | undefined =>
    foreign.get(name) ?? made.get(name)?.value ?? kept.get(name)?.value;
  for (const need of needs) {
    if (!isKeptKind(need.source) || need.source.kind === 'jwt' || kept.has(need.name)) continue;
    const inherited = need.formerly === undefined ? undefined : kept.get(need.formerly);
    made.set(need.name, inherited ?? fresh(parts.options, need.source));
  }
  // Tokens last: what signs them must be known.
  for (const need of needs) {
    if (need.source.kind !== 'jwt') continue;
    const signer = signing(need.source.signedBy);
    if (signer === undefined) problems.set(need.name, unsigned(need, need.source.signedBy));
    else signInto(parts, kept, need, need.source, signer, made);
  }
  return made.size === 0 ? kept : new Map([...kept, ...made]);
}

function fresh(
  { random, now }: Parts['options'],
  source: Extract<SecretSource, { kind: 'password' | 'hex' | 'base64' | 'uuid' }>,
): Kept {
  return { value: generate(source, random), kind: source.kind, madeAt: now() };
}

/** A token stays as it is until its claims, its lifetime or its signer change, or it has expired. */
function signInto(
  { options, key }: Parts,
  kept: Contents,
  need: SecretNeed,
  source: Extract<SecretSource, { kind: 'jwt' }>,
  signer: string,
  made: Map<string, Kept>,
): void {
  const now = options.now();
  const basis = digest({
    claims: source.claims,
    expires: source.expiresSeconds,
    signer: key.fingerprint(signer),
  });
  const own = kept.get(need.name);
  const usable = (token: Kept | undefined): boolean =>
    token?.kind === 'set' || (token?.kind === 'jwt' && token.basis === basis && (token.expiresAt ?? 0) > now);
  if (usable(own)) return;
  const inherited = need.formerly === undefined ? undefined : kept.get(need.formerly);
  if (own === undefined && inherited !== undefined && usable(inherited)) {
    made.set(need.name, inherited);
    return;
  }
  const issuedAt = Math.floor(now / 1000);
  made.set(need.name, {
    value: jwt(source, signer, issuedAt),
    kind: 'jwt',
    madeAt: now,
    basis,
    expiresAt: (issuedAt + source.expiresSeconds) * 1000,
  });
}

function unsigned(need: SecretNeed, signer: SecretName): Problem {
  return {
    code: 'secret/unsigned',
    severity: 'error',
    at: need.at,
    message: `secret ${need.name} cannot be signed: ${signer} has no value`,
  };
}
