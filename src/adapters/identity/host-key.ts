// The key by which our SSH server is known: Ed25519, made once by OpenSSH, ours alone to read. One that others
// can read is not used, and none is ever replaced: people have its fingerprint written down.

import { lstat, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../../model/failure.ts';
import { keyFingerprint } from '../../model/ssh-key.ts';
import { createOnce, privateFolder } from '../disk/durable.ts';
import { runTool, withFiles } from './tool.ts';

export type HostKey = {
  /** In OpenSSH's own format, not encrypted: a secret. */
  readonly privateKey: string;
  /** `SHA256:…`. */
  readonly fingerprint: string;
};

export type HostKeyOptions = {
  readonly file: string;
  /** PATH in which ssh-keygen is found. */
  readonly searchPath: string;
};

const OTHERS = 0o077;

/** The key of `file`, made when it is not there. Fails with `ssh/host-key`, `identity/*`. */
export async function openHostKey(options: HostKeyOptions, signal: AbortSignal): Promise<HostKey> {
  const { file } = options;
  await make(options, signal);
  const { mode } = await lstat(file);
  if ((mode & OTHERS) !== 0) throw wrong(`others may read ${file}`, `chmod 600 ${file}`);
  const privateKey = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw wrong(`cannot read ${file} (${cause.code})`, 'listeners.ssh.hostKeyFile in fleet.yaml names it');
  });
  return { privateKey, fingerprint: fingerprintOf(privateKey, file) };
}

async function make({ file, searchPath }: HostKeyOptions, signal: AbortSignal): Promise<void> {
  const isThere = await lstat(file).then(
    () => true,
    (cause: NodeJS.ErrnoException) => cause.code !== 'ENOENT',
  );
  if (isThere) return;
  const folder = dirname(file);
  await privateFolder(folder);
  await withFiles(folder, {}, async (path) => {
    const made = path('key');
    const args = ['-q', '-t', 'ed25519', '-N', '', '-C', 'shipshape', '-f', made];
    const env = { PATH: searchPath, HOME: folder, LC_ALL: 'C' };
    const ran = await runTool({ program: 'ssh-keygen', args, env, timeoutMs: 10_000 }, signal);
    if (ran.code !== 0) throw wrong(`ssh-keygen could not make ${file}`, ran.stderr.trim());
    // Whole or not at all; and of two that are made at once the first stays.
    await createOnce(file, await readFile(made, 'utf8'), 0o600);
  });
}

const ARMOR =
  /^-----BEGIN OPENSSH PRIVATE KEY-----\n([A-Za-z0-9+/=\n]+)\n-----END OPENSSH PRIVATE KEY-----\s*$/;
const MAGIC = 'openssh-key-v1\0';

/** OpenSSH's PROTOCOL.key: magic; cipher, kdf, its options; how many keys; the public one. */
function fingerprintOf(text: string, file: string): string {
  const bytes = Buffer.from(ARMOR.exec(text)?.[1] ?? '', 'base64');
  const fields: Buffer[] = [];
  let at = MAGIC.length;
  try {
    for (const skip of [0, 0, 0, 4]) {
      at += skip;
      const end = at + 4 + bytes.readUInt32BE(at);
      fields.push(bytes.subarray(at + 4, end));
      at = end;
    }
  } catch {
    throw wrong(`${file} is no private key of OpenSSH`, 'move it away: another one is made');
  }
  const [cipher, , , key] = fields;
  if (cipher?.toString() !== 'none') throw wrong(`${file} has a passphrase`, 'a host key can have none');
  if (key?.toString('latin1', 4, 15) !== 'ssh-ed25519') {
    throw wrong(`${file} is no Ed25519 key`, 'move it away: another one is made');
  }
  return keyFingerprint(key.toString('base64'));
}

function wrong(message: string, hint: string): Failure {
  return new Failure('ssh/host-key', message, { hint, retry: 'after-change' });
}
