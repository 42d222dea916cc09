// The host's age identity: one file, read-only for its owner, made at first use. Whoever has it can
// read every secret of the fleet; whoever loses it can read none. Never made anew beside a store that
// needs the old one.

import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Failure } from '../../model/failure.ts';
import { errorCode } from '../disk/durable.ts';
import { createOnce, privateFolder } from './durable.ts';

export type Identity = { readonly secret: string; readonly recipient: string };

const MAX_BYTES = 64 * 1024;

/** Makes the identity file unless there is one, and reads it. `inUse`: something is encrypted for it already. */
export async function ensureIdentity(path: string, inUse: boolean): Promise<Identity> {
  const found = await readIdentity(path);
  if (found !== undefined) return found;
  if (inUse) {
    throw new Failure(
      'secret/identity-missing',
      `the age identity ${path} is gone, but secrets are encrypted for it`,
      {
        hint: 'put the file back from your backup; a new one could not open them',
      },
    );
  }
  await privateFolder(dirname(path));
  const secret = await generateX25519Identity();
  const recipient = await identityToRecipient(secret);
  const text = `# age identity of this host: keep a copy offline, show it to nobody\n# public key: ${recipient}\n${secret}\n`;
  await createOnce(path, text, 0o400);
  // Another process may have been first: what is in the file counts.
  const made = await readIdentity(path);
  if (made === undefined) throw new Failure('secret/identity-missing', `the age identity ${path} vanished`);
  return made;
}

async function readIdentity(path: string): Promise<Identity | undefined> {
  const text = await readPrivate(path);
  if (text === undefined) return undefined;
  const lines = text.split(/\r?\n/).filter((line) => line.startsWith('AGE-SECRET-KEY-'));
  const [secret] = lines;
  if (secret === undefined || lines.length > 1) {
    throw new Failure('secret/identity-bad', `${path} must hold exactly one AGE-SECRET-KEY-… line`, {
      hint: 'put the file back from your backup',
    });
  }
  try {
    return { secret, recipient: await identityToRecipient(secret.trim()) };
  } catch {
    // The library's words could quote the key.
    throw new Failure('secret/identity-bad', `the key in ${path} is damaged`, {
      hint: 'put the file back from your backup',
    });
  }
}

/** The text of a file that nobody but its owner can read; undefined when there is none. */
async function readPrivate(path: string): Promise<string | undefined> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new Failure(
      'secret/identity-unreadable',
      `cannot read ${path}: ${errorCode(error) ?? 'unknown reason'}`,
      {
        hint: 'run as the user that owns the file',
        cause: error,
      },
    );
  });
  if (file === undefined) return undefined;
  try {
    const stat = await file.stat();
    if (!stat.isFile() || stat.size > MAX_BYTES) {
      throw new Failure('secret/identity-bad', `${path} is no age identity file`);
    }
    if ((stat.mode & 0o077) !== 0) {
      throw new Failure(
        'secret/identity-open',
        `${path} can be read by others (mode ${(stat.mode & 0o777).toString(8)})`,
        {
          hint: `chmod 0400 ${path}, and make a new identity if somebody may have read it`,
        },
      );
    }
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
