// Signatures by real ssh-keygen: those of an allowed key over our text hold, nothing else does, and nothing
// is left in the folder.

import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignatures } from '../../../src/adapters/identity/verify.ts';
import { runs } from '../../support/runs.ts';
import type { KeyRing, MadeKey } from './keys.ts';
import { createKeyRing, SEARCH_PATH } from './keys.ts';

const run = promisify(execFile);
const NEVER = new AbortController().signal;
const TEXT = '{"fleet":"acme","nonce":"n-1","user":"ana"}';

let ring: KeyRing;
let ana: MadeKey;
let eve: MadeKey;
let good: string;
let signedTexts = 0;

beforeAll(async () => {
  ring = await createKeyRing();
  ana = await ring.make('ana', ['ed25519']);
  eve = await ring.make('eve', ['ed25519']);
  good = await signed(ana, TEXT);
});

afterAll(async () => {
  await ring[Symbol.asyncDispose]();
});

async function signed(key: MadeKey, text: string, namespace = 'shipshape'): Promise<string> {
  const file = join(ring.folder, `text-${signedTexts++}`);
  await writeFile(file, text);
  await run('ssh-keygen', ['-q', '-Y', 'sign', '-f', key.path, '-n', namespace, file]);
  return await readFile(`${file}.sig`, 'utf8');
}

function folder(): string {
  return join(ring.folder, 'state');
}

function verify(text: string, signature: string, allowed: readonly MadeKey[]): Promise<string | undefined> {
  const signatures = createSignatures({ folder: folder(), searchPath: SEARCH_PATH });
  return signatures.verify(
    text,
    signature,
    allowed.map(({ line }) => line),
    NEVER,
  );
}

describe('a signature holds', () => {
  it.each([
    ['ed25519', ['ed25519']],
    ['ecdsa', ['ecdsa', '-b', '256']],
    ['ecdsa of 521 bits', ['ecdsa', '-b', '521']],
    ['rsa of 3072 bits', ['rsa', '-b', '3072']],
  ])('by an allowed %s key, and says which', async (name, type) => {
    const key = await ring.make(name.replaceAll(' ', '-'), type);
    const signature = await signed(key, TEXT);
    expect(await verify(TEXT, signature, [eve, key, ana])).toBe(key.key.fingerprint);
    expect(await verify(TEXT, signature, [eve, ana])).toBeUndefined();
    expect(await readdir(folder())).toEqual([]);
  });

  it('among many allowed keys', async () => {
    expect(await verify(TEXT, good, [...Array.from({ length: 50 }, () => eve), ana])).toBe(
      ana.key.fingerprint,
    );
  });

  it('over a text of any characters', async () => {
    const text = 'ä\u0000\n-----END\r\n"';
    expect(await verify(text, await signed(ana, text), [ana])).toBe(ana.key.fingerprint);
  });
});

describe('a signature does not hold', () => {
  it('for another namespace', async () => {
    expect(await verify(TEXT, await signed(ana, TEXT, 'git'), [ana])).toBeUndefined();
    expect(await verify(TEXT, await signed(ana, TEXT, 'shipshape2'), [ana])).toBeUndefined();
  });

  it('over another text', async () => {
    for (const text of [`${TEXT} `, TEXT.replace('ana', 'eve'), '', TEXT.slice(1)]) {
      expect(await verify(text, good, [ana])).toBeUndefined();
    }
  });

  it('by a key that is not allowed, or when nobody is', async () => {
    expect(await verify(TEXT, await signed(eve, TEXT), [ana])).toBeUndefined();
    expect(await verify(TEXT, good, [])).toBeUndefined();
  });

  it('by one key while it says that it is by another', async () => {
    const [mine, theirs] = [Buffer.from(body(await signed(eve, TEXT)), 'base64'), ana.key.blob];
    // The key's bytes begin after magic, version and length; both are ed25519 keys, so equally long.
    Buffer.from(theirs, 'base64').copy(mine, 14);
    expect(await verify(TEXT, armored(mine), [ana, eve])).toBeUndefined();
  });

  it.each([
    ['nothing', () => ''],
    ['words', () => 'let me in'],
    ['armor around nothing', () => '-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----\n'],
    ['armor around noise', () => armored(Buffer.from('SSHSIG noise and noise and noise'))],
    [
      'a length that lies',
      () => armored(Buffer.from('SSHSIG\0\0\0\u0001\u007f\u007f\u007f\u007fx', 'latin1')),
    ],
    ['a signature cut short', () => armored(Buffer.from(body(good), 'base64').subarray(0, 100))],
    ['a megabyte', () => armored(Buffer.alloc(1024 * 1024, 7))],
    ['a megabyte after a good one', () => `${good}${'\n'.repeat(1024 * 1024)}`],
    ['a public key', () => ana.line],
  ])('when it is %s', async (_, signature) => {
    expect(await verify(TEXT, signature(), [ana])).toBeUndefined();
  });

  it('when allowed keys are not keys: none of their text is obeyed', async () => {
    const signatures = createSignatures({ folder: folder(), searchPath: SEARCH_PATH });
    const allowed = [`x\n* ${ana.line}`, `cert-authority ${ana.line}`, '', ana.line.slice(0, 50)];
    expect(await signatures.verify(TEXT, good, allowed, NEVER)).toBeUndefined();
  });

  it('with any one bit changed', async () => {
    const bytes = Buffer.from(body(good), 'base64');
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async (bit) => {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await verify(TEXT, armored(changed), [ana, eve])).toBeUndefined();
      }),
      runs(60),
    );
    expect(await readdir(folder())).toEqual([]);
  });
});

describe('the world', () => {
  it('without OpenSSH fails with what to do', async () => {
    const signatures = createSignatures({ folder: folder(), searchPath: '/nowhere' });
    await expect(signatures.verify(TEXT, good, [ana.line], NEVER)).rejects.toMatchObject({
      code: 'identity/no-ssh',
      message: 'ssh-keygen is not there',
      hint: 'install OpenSSH, version 8.1 or later (openssh-client)',
    });
    expect(await readdir(folder())).toEqual([]);
  });

  it('with an OpenSSH that never ends fails in time', async () => {
    const bin = join(ring.folder, 'bin');
    await mkdir(bin);
    await writeFile(join(bin, 'ssh-keygen'), '#!/bin/sh\nexec sleep 60\n');
    await chmod(join(bin, 'ssh-keygen'), 0o755);
    const searchPath = `${bin}:${SEARCH_PATH}`;
    const signatures = createSignatures({ folder: folder(), searchPath, timeoutMs: 200 });
    await expect(signatures.verify(TEXT, good, [ana.line], NEVER)).rejects.toMatchObject({
      code: 'identity/timeout',
    });
    const patient = createSignatures({ folder: folder(), searchPath });
    const leaving = new AbortController();
    const asked = patient.verify(TEXT, good, [ana.line], leaving.signal);
    leaving.abort('gone');
    await expect(asked).rejects.toBe('gone');
    expect(await readdir(folder())).toEqual([]);
  });

  it('without a folder to write in fails with its name', async () => {
    const file = join(ring.folder, 'a-file');
    await writeFile(file, '');
    const signatures = createSignatures({ folder: join(file, 'state'), searchPath: SEARCH_PATH });
    await expect(signatures.verify(TEXT, good, [ana.line], NEVER)).rejects.toMatchObject({
      code: 'identity/no-folder',
      message: expect.stringContaining(file),
    });
  });

  it('nobody else can read what is written meanwhile', async () => {
    const bin = join(ring.folder, 'spy');
    await mkdir(bin);
    const seen = join(ring.folder, 'seen');
    await writeFile(
      join(bin, 'ssh-keygen'),
      `#!/bin/sh\nstat -c '%a %F' "$4" "$(dirname "$4")" > ${seen}\nexit 1\n`,
    );
    await chmod(join(bin, 'ssh-keygen'), 0o755);
    const signatures = createSignatures({ folder: folder(), searchPath: `${bin}:${SEARCH_PATH}` });
    expect(await signatures.verify(TEXT, good, [ana.line], NEVER)).toBeUndefined();
    expect(await readFile(seen, 'utf8')).toBe('600 regular file\n700 directory\n');
  });
});

function body(armor: string): string {
  return armor.replace(/-----.*-----/g, '');
}

function armored(bytes: Buffer): string {
  const lines = bytes.toString('base64').replace(/.{70}/g, '$&\n');
  return `-----BEGIN SSH SIGNATURE-----\n${lines.trimEnd()}\n-----END SSH SIGNATURE-----\n`;
}
