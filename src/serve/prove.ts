// A person's answer to the challenge of a daemon: signed by OpenSSH with their key file, or with each key of
// their agent. Nothing is signed for a daemon that is not the one that was meant (control-client.ts looks).

import { CHALLENGE_MAX_AGE_MS, challengeText } from '../access/challenge.ts';
import { Failure } from '../model/failure.ts';
import type { Clock } from '../ports.ts';
import type { Signer, SigningKey } from '../ports-daemon.ts';
import type { ClientParts } from './control-client.ts';
import { MOST_SIGNATURES } from './protocol.ts';

export type ProverParts = {
  readonly signer: Signer;
  readonly clock: Pick<Clock, 'now'>;
  /** Who says it. */
  readonly user: string;
  /** Absolute path of a private key; undefined: what the agent holds. */
  readonly keyFile: string | undefined;
};

/** Fails with `identity/*`; also when signing took longer than a challenge is good for. */
export function createProver(parts: ProverParts): NonNullable<ClientParts['prove']> {
  const { signer, clock, user, keyFile } = parts;
  return async ({ fleet, purpose, nonce }, signal) => {
    const began = clock.now();
    const text = challengeText({ fleet, purpose, nonce, user });
    const keys: readonly SigningKey[] =
      keyFile === undefined ? await keysOfAgent(signer, signal) : [{ kind: 'file', path: keyFile }];
    const signatures: string[] = [];
    for (const key of keys) signatures.push(await signer.sign(text, key, signal));
    const tookMs = clock.now() - began;
    if (tookMs < CHALLENGE_MAX_AGE_MS) return { user, signatures };
    throw new Failure('identity/too-slow', `signing took ${Math.round(tookMs / 1000)} s: ${LIMIT}`, {
      hint: 'run it again; with the key in an SSH agent (ssh-add) nothing has to be typed in between',
      retry: 'soon',
    });
  };
}

const LIMIT = `the daemon waits ${CHALLENGE_MAX_AGE_MS / 1000} s for a passphrase or a touch, and no longer`;

async function keysOfAgent(signer: Signer, signal: AbortSignal): Promise<readonly SigningKey[]> {
  const keys = (await signer.agentKeys(signal)).slice(0, MOST_SIGNATURES);
  if (keys.length > 0) return keys.map((key) => ({ kind: 'agent', key }));
  throw new Failure('identity/no-key', 'the ssh-agent holds no key', {
    hint: 'ssh-add one, or name its file with --identity',
  });
}
