// Accounts at registries: names from fleet.yaml, passwords from files of this host. A file is read when
// an engine is about to use it, never earlier, and what it holds is kept nowhere and in no message.

import { readFile } from 'node:fs/promises';
import { Failure } from '../../model/failure.ts';
import type { RegistryLogin } from '../../model/fleet.ts';
import type { Registries, RegistryAccount } from '../../ports.ts';
import { errorCode } from '../disk/durable.ts';

/** `logins`: by the registry's host, Docker Hub as `docker.io`. */
export function createRegistries(logins: ReadonlyMap<string, RegistryLogin>): Registries {
  return {
    hosts: [...logins.keys()],
    async accountAt(host) {
      const login = logins.get(host);
      return login === undefined ? undefined : await accountOf(host, login);
    },
  };
}

async function accountOf(
  registry: string,
  { username, passwordFile }: RegistryLogin,
): Promise<RegistryAccount> {
  const text = await readFile(passwordFile, 'utf8').catch((error: unknown) => {
    throw unusable(registry, `cannot read ${passwordFile}: ${errorCode(error) ?? 'unknown reason'}`);
  });
  const password = text.replace(/\r?\n$/, '');
  if (password === '') throw unusable(registry, `${passwordFile} is empty`);
  return { registry, username, password };
}

function unusable(registry: string, why: string): Failure {
  return new Failure('registry/no-password', `no password for the registry ${registry}: ${why}`, {
    hint: `registries.${registry}.passwordFile in fleet.yaml names it: put the password there, readable for this user`,
    retry: 'after-change',
  });
}
