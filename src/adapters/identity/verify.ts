// Whether a signature (SSHSIG, as `ssh-keygen -Y sign` makes it) is one of a key that we allow, over a text
// that we chose. OpenSSH decides; everything that is not surely good counts as bad.

import { readSshKey } from '../../model/ssh-key.ts';
import type { Signatures } from '../../ports-daemon.ts';
import { NAMESPACE, runTool, withFiles } from './tool.ts';

export type VerifyOptions = {
  /** Where files are while OpenSSH reads them: the state folder. */
  readonly folder: string;
  /** PATH in which ssh-keygen is found. */
  readonly searchPath: string;
  readonly timeoutMs?: number;
};

/** A signature by an RSA key of 16384 bits takes 6 kB. */
const MAX_SIGNATURE = 16 * 1024;
const MAX_TEXT = 64 * 1024;
/** In the file of allowed signers somebody must have a name; ours are known by their keys. */
const PRINCIPAL = 'shipshape';

/** Checks signatures with ssh-keygen. `allowed`: public keys, `TYPE BASE64`; what is none allows nobody. */
export function createSignatures({ folder, searchPath, timeoutMs = 10_000 }: VerifyOptions): Signatures {
  return {
    async verify(text, signature, allowed, signal) {
      if (signature.length > MAX_SIGNATURE || text.length > MAX_TEXT) return undefined;
      const blob = signingKey(signature);
      const key = allowed
        .map(readSshKey)
        .flatMap((read) => ('key' in read ? [read.key] : []))
        .find((one) => one.blob === blob);
      if (key === undefined) return undefined;
      // The one key that the signature says it is by: then the answer is yes or no, and whose is known.
      const signers = `${PRINCIPAL} namespaces="${NAMESPACE}" ${key.type} ${key.blob}\n`;
      return await withFiles(folder, { signers, signature }, async (path) => {
        const which = ['-f', path('signers'), '-I', PRINCIPAL, '-n', NAMESPACE, '-s', path('signature')];
        const env = { PATH: searchPath, HOME: folder, LC_ALL: 'C' };
        const args = ['-Y', 'verify', ...which];
        const { code } = await runTool({ program: 'ssh-keygen', args, env, timeoutMs, input: text }, signal);
        return code === 0 ? key.fingerprint : undefined;
      });
    },
  };
}

const ARMOR = /^-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SSH SIGNATURE-----\s*$/;
const MAGIC = 'SSHSIG';

/** Base64 of the key that a signature says it is by (OpenSSH's PROTOCOL.sshsig): a claim, to be checked. */
function signingKey(armor: string): string | undefined {
  const [, body] = ARMOR.exec(armor) ?? [];
  if (body === undefined) return undefined;
  const bytes = Buffer.from(body, 'base64');
  // Magic, version, then the key with its length before it.
  const start = MAGIC.length + 4;
  if (bytes.length < start + 4 || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  const end = start + 4 + bytes.readUInt32BE(start);
  return end > bytes.length ? undefined : bytes.subarray(start + 4, end).toString('base64');
}
