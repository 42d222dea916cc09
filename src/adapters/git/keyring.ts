// Whose OpenPGP signatures count: the keys of one keyring and no others. GnuPG is given a home of ours with a
// configuration that names that keyring, so that who is in it is allowed and nothing of the host's own takes part.

import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';

/** Newest first: GnuPG 2.1 on, and before. */
const KEYRINGS = ['pubring.kbx', 'pubring.gpg'];

/**
 * A GNUPGHOME under `home` for the keyring in `gpgHome`. Fails with `git/no-keyring`. Being in the keyring is being
 * trusted: who made it for us chose its keys, and no web of trust is asked.
 */
export async function keyringHome(home: string, gpgHome: string): Promise<string> {
  const keyring = await firstThere(KEYRINGS.map((name) => join(gpgHome, name)));
  const folder = join(home, 'gnupg');
  const lines = [
    'batch',
    'no-autostart',
    'lock-never',
    'no-auto-check-trustdb',
    'trust-model always',
    'no-default-keyring',
    `keyring "${keyring}"`,
  ];
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'gpg.conf'), `${lines.join('\n')}\n`, { mode: 0o600 });
  return folder;
}

async function firstThere(paths: readonly string[]): Promise<string> {
  for (const path of paths) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  throw new Failure('git/no-keyring', `there is no keyring to check signatures by: ${paths.join(' or ')}`, {
    hint: 'import the keys of who may sign: gpg --homedir <gpgHome> --import <file>',
  });
}
