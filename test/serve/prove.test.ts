// What a person's command line answers to a challenge.

import { expect, test } from 'vitest';
import { challengeText } from '../../src/access/challenge.ts';
import type { SshKey } from '../../src/model/ssh-key.ts';
import type { Signer } from '../../src/ports-daemon.ts';
import { createProver } from '../../src/serve/prove.ts';

const HELLO = { fleet: 'home', purpose: 'control', version: '1.2.3', nonce: `5.${'n'.repeat(43)}` } as const;
const never = new AbortController().signal;

function signerOf(agent: readonly SshKey[], tookMs = 0) {
  let now = 1_000_000;
  const signed: string[] = [];
  const signer: Signer = {
    agentKeys: async () => agent,
    async sign(text, key) {
      now += tookMs;
      signed.push(text);
      return key.kind === 'file' ? `by ${key.path}` : `by ${key.key.blob}`;
    },
  };
  return { signer, signed, clock: { now: () => now } };
}

function agentKey(blob: string): SshKey {
  return { type: 'ssh-ed25519', blob, fingerprint: `SHA256:${blob}` };
}

test('the challenge is signed with the file that was named, or with each key of the agent', async () => {
  const { signer, signed, clock } = signerOf([agentKey('a'), agentKey('b')]);
  const withFile = createProver({ signer, clock, user: 'ana', keyFile: '/k' });
  expect(await withFile(HELLO, never)).toEqual({ user: 'ana', signatures: ['by /k'] });
  const withAgent = createProver({ signer, clock, user: 'ana', keyFile: undefined });
  expect(await withAgent(HELLO, never)).toEqual({ user: 'ana', signatures: ['by a', 'by b'] });
  const { fleet, purpose, nonce } = HELLO;
  expect(new Set(signed)).toEqual(new Set([challengeText({ fleet, purpose, nonce, user: 'ana' })]));
});

test('an agent without keys is told so', async () => {
  const { signer, clock } = signerOf([]);
  const prove = createProver({ signer, clock, user: 'ana', keyFile: undefined });
  await expect(prove(HELLO, never)).rejects.toMatchObject({ code: 'identity/no-key' });
});

test('a passphrase that took longer than the daemon waits is told so, and nothing is sent', async () => {
  const { signer, clock } = signerOf([], 73_000);
  const prove = createProver({ signer, clock, user: 'ana', keyFile: '/k' });
  await expect(prove(HELLO, never)).rejects.toMatchObject({
    code: 'identity/too-slow',
    message: 'signing took 73 s: the daemon waits 60 s for a passphrase or a touch, and no longer',
  });
});
