// A person's signature with real ssh-keygen and a real SSH agent: what is signed is accepted by the other
// side, and what cannot be signed says what to do.

import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSigner } from '../../../src/adapters/identity/sign.ts';
import { createSignatures } from '../../../src/adapters/identity/verify.ts';
import type { Signer, SigningKey } from '../../../src/ports-daemon.ts';
import type { KeyRing, MadeKey } from './keys.ts';
import { createKeyRing, SEARCH_PATH } from './keys.ts';

const NEVER = new AbortController().signal;
const TEXT = 'what the server asked';

let ring: KeyRing;
let ana: MadeKey;
let locked: MadeKey;

beforeAll(async () => {
  ring = await createKeyRing();
  ana = await ring.make('ana', ['ed25519']);
  locked = await ring.make('locked', ['ed25519'], 'a passphrase');
});

afterAll(async () => {
  await ring[Symbol.asyncDispose]();
});

function signer(socket?: string): Signer {
  const env = { PATH: SEARCH_PATH, HOME: ring.folder, SSH_ASKPASS_REQUIRE: 'never', SSH_AUTH_SOCK: socket };
  return createSigner({ folder: join(ring.folder, 'temporary'), env, isInteractive: false });
}

async function holds(signature: string, by: MadeKey): Promise<boolean> {
  const signatures = createSignatures({ folder: join(ring.folder, 'state'), searchPath: SEARCH_PATH });
  return (await signatures.verify(TEXT, signature, [by.line], NEVER)) === by.key.fingerprint;
}

function file({ path }: MadeKey): SigningKey {
  return { kind: 'file', path };
}

describe('a signature', () => {
  it.each([
    ['ed25519', ['ed25519']],
    ['ecdsa', ['ecdsa']],
    ['rsa', ['rsa', '-b', '3072']],
  ])('with an %s key in a file holds', async (name, type) => {
    const key = await ring.make(`file-${name}`, type);
    expect(await holds(await signer().sign(TEXT, file(key), NEVER), key)).toBe(true);
    expect(await readdir(join(ring.folder, 'temporary'))).toEqual([]);
  });

  it.each([
    ['ed25519', ['ed25519']],
    ['ecdsa', ['ecdsa']],
    ['rsa', ['rsa', '-b', '3072']],
  ])('with an %s key of the agent holds, without its file', async (name, type) => {
    const agent = await ring.startAgent();
    const key = await ring.make(`agent-${name}`, type);
    await agent.add(key);
    await chmod(key.path, 0);
    const person = signer(agent.socket);
    expect(await person.agentKeys(NEVER)).toEqual([key.key]);
    const signature = await person.sign(TEXT, { kind: 'agent', key: key.key }, NEVER);
    expect(await holds(signature, key)).toBe(true);
    expect(await readdir(join(ring.folder, 'temporary'))).toEqual([]);
  });
});

describe('words for a person', () => {
  it('when there is no agent', async () => {
    const asked = { kind: 'agent', key: ana.key } as const;
    await expect(signer().sign(TEXT, asked, NEVER)).rejects.toMatchObject({
      code: 'identity/no-agent',
      message: 'there is no SSH agent: SSH_AUTH_SOCK is not set',
    });
    await expect(signer('/nowhere/agent').agentKeys(NEVER)).rejects.toMatchObject({
      code: 'identity/no-agent',
      message: 'there is no SSH agent: nobody answers at SSH_AUTH_SOCK',
    });
  });

  it('when the agent does not hold the key', async () => {
    const { socket } = await ring.startAgent();
    expect(await signer(socket).agentKeys(NEVER)).toEqual([]);
    await expect(signer(socket).sign(TEXT, { kind: 'agent', key: ana.key }, NEVER)).rejects.toMatchObject({
      code: 'identity/not-in-agent',
      message: `the SSH agent does not hold the key ${ana.key.fingerprint}`,
    });
  });

  it('when the key is locked and nobody can be asked', async () => {
    await expect(signer().sign(TEXT, file(locked), NEVER)).rejects.toMatchObject({
      code: 'identity/locked',
      message: `${locked.path} is locked, and there is no terminal to ask for its passphrase`,
      hint: 'ssh-add it to an agent first',
    });
  });

  it('when the first line of the text is the passphrase: it is not taken for it', async () => {
    await expect(signer().sign('a passphrase\n', file(locked), NEVER)).rejects.toMatchObject({
      code: 'identity/locked',
    });
  });

  it('when others can read the key', async () => {
    const open = await ring.make('open', ['ed25519']);
    await chmod(open.path, 0o644);
    await expect(signer().sign(TEXT, file(open), NEVER)).rejects.toMatchObject({
      code: 'identity/unprotected',
      message: `others can read the private key ${open.path}`,
    });
  });

  it('when the file is no key, or is not there', async () => {
    const path = join(ring.folder, 'notes');
    await writeFile(path, 'remember the milk\n', { mode: 0o600 });
    for (const wrong of [path, join(ring.folder, 'nothing'), '-N']) {
      await expect(signer().sign(TEXT, { kind: 'file', path: wrong }, NEVER)).rejects.toMatchObject({
        code: 'identity/no-key',
        message: `${wrong} is no SSH key that can be used`,
      });
    }
  });

  it('when only the public half is there', async () => {
    const half = join(ring.folder, 'half.pub');
    await writeFile(half, `${ana.line}\n`);
    await expect(signer().sign(TEXT, { kind: 'file', path: half }, NEVER)).rejects.toMatchObject({
      code: 'identity/no-key',
      hint: expect.stringContaining('an agent must hold it'),
    });
  });

  it('when OpenSSH says what nobody foresaw', async () => {
    const bin = join(ring.folder, 'bin');
    await mkdir(bin);
    await writeFile(join(bin, 'ssh-keygen'), '#!/bin/sh\nprintf "\\033[31mout of\\npaper" >&2\nexit 1\n');
    await chmod(join(bin, 'ssh-keygen'), 0o755);
    const env = { PATH: `${bin}:${SEARCH_PATH}` };
    const broken = createSigner({ folder: ring.folder, env, isInteractive: false });
    await expect(broken.sign(TEXT, file(ana), NEVER)).rejects.toMatchObject({
      code: 'identity/sign-failed',
      message: `ssh-keygen could not sign with ${ana.path}: out of paper`,
    });
  });
});
