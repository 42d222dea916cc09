// What a registry's account is to an engine: two headers of the API. They hold passwords: made for one
// call, and their words about a refusal name the account and its registry, nothing else.

import { Failure } from '../../model/failure.ts';
import { registryOf } from '../../model/registry.ts';
import type { Registries, RegistryAccount } from '../../ports.ts';

/** What a call sends, and the values that no message of it may repeat. */
export type Login = {
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
};

const NOBODY: Login = { headers: {}, secrets: [] };
/** The name that the API has for Docker Hub since its first version. */
const HUB = 'https://index.docker.io/v1/';

/** For pulling a reference. Fails with `registry/no-password`. */
export async function pullLogin(registries: Registries, reference: string): Promise<Login> {
  const account = await registries.accountAt(registryOf(reference));
  if (account === undefined) return NOBODY;
  const { username, password } = account;
  const auth = { username, password, serveraddress: addressOf(account) };
  return { headers: { 'X-Registry-Auth': encoded(auth) }, secrets: [password] };
}

/**
 * For building: what a Dockerfile begins with is known to the engine alone, so it gets every account. One
 * without a password is told to `warn`, and is missed only by builds that need it.
 */
export async function buildLogin(registries: Registries, warn: (line: string) => void): Promise<Login> {
  const accounts: RegistryAccount[] = [];
  for (const host of registries.hosts) {
    const account = await registries.accountAt(host).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      warn(error.message);
      return undefined;
    });
    if (account !== undefined) accounts.push(account);
  }
  if (accounts.length === 0) return NOBODY;
  const config = accounts.map((one) => [addressOf(one), { username: one.username, password: one.password }]);
  return {
    headers: { 'X-Registry-Config': encoded(Object.fromEntries(config)) },
    secrets: accounts.map(({ password }) => password),
  };
}

/** The same failure with what to do about it, which depends on whether there is an account. */
export function explained(error: unknown, registries: Registries, reference: string): unknown {
  if (!(error instanceof Failure) || error.code !== 'engine/registry-denied') return error;
  const host = registryOf(reference);
  const hint = registries.hosts.includes(host)
    ? `${host} does not let the account in fleet.yaml do this: check registries.${host} there, and what the account may read`
    : `fleet.yaml has no account for ${host}: add one under \`registries\`, and check the image name`;
  return new Failure(error.code, error.message, { hint, retry: error.retry, cause: error });
}

function addressOf({ registry }: RegistryAccount): string {
  return registry === 'docker.io' ? HUB : registry;
}

/** Base64 for URLs, with its padding: the engine decodes nothing else. */
function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}
