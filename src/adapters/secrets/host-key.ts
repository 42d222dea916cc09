// The host's key, 32 random bytes kept age-encrypted: fingerprints of secret texts and seals of
// ownership labels come from it. It never changes: with another key every sealed object would be
// nobody's and every fingerprint a change.

import { createHmac, hkdfSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { canonicalJson } from '../../model/digest.ts';
import { Failure } from '../../model/failure.ts';
import type { Fingerprint, FingerprintOf } from '../../model/text.ts';
import type { Seal } from '../../ports.ts';
import { errorCode } from '../disk/durable.ts';
import { decryptWith, encryptFor } from './age.ts';
import { createOnce, privateFolder } from './durable.ts';
import type { Random } from './generate.ts';
import type { Identity } from './identity.ts';

const BYTES = 32;

export type HostKey = { readonly fingerprint: FingerprintOf; readonly seal: Seal };

/** Makes the key file unless there is one, and opens it. `inUse`: a store beside it counts on the key. */
export async function ensureHostKey(
  path: string,
  identity: Identity,
  random: Random,
  inUse: boolean,
): Promise<HostKey> {
  let file = await readIfThere(path);
  if (file === undefined) {
    if (inUse) {
      throw new Failure(
        'secret/host-key-missing',
        `the host key ${path} is gone, but the secrets beside it are there`,
        {
          hint: 'put the file back from your backup; with a new key nothing that runs would be recognised',
        },
      );
    }
    await privateFolder(dirname(path));
    await createOnce(path, await encryptFor(identity.recipient, random(BYTES)), 0o600);
    file = await readIfThere(path);
  }
  const key = await decryptWith(identity.secret, file ?? new Uint8Array(), path);
  if (key.length !== BYTES) {
    throw new Failure('secret/host-key-bad', `the host key in ${path} is damaged`, {
      hint: 'put the file back from your backup',
    });
  }
  return { fingerprint: fingerprinter(key), seal: sealer(key) };
}

function fingerprinter(key: Uint8Array): FingerprintOf {
  const own = derived(key, 'shipshape fingerprint v1');
  return (value) => createHmac('sha256', own).update(value, 'utf8').digest('hex') as Fingerprint;
}

function sealer(key: Uint8Array): Seal {
  const own = derived(key, 'shipshape seal v1');
  return { sign: (labels) => createHmac('sha256', own).update(canonicalJson(labels), 'utf8').digest('hex') };
}

function derived(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(), purpose, BYTES));
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new Failure(
      'secret/store-unreadable',
      `cannot read ${path}: ${errorCode(error) ?? 'unknown reason'}`,
      {
        hint: 'run as the user that owns the state folder',
        cause: error,
      },
    );
  });
}
