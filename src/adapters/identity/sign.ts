// A person's side of a signature: made by OpenSSH with a key file, or with a key that the person's SSH agent
// holds. Private keys and passphrases never pass through us: OpenSSH asks the terminal itself.

import { readFile } from 'node:fs/promises';
import { Failure } from '../../model/failure.ts';
import { safeLine } from '../../model/safe-text.ts';
import type { SshKey } from '../../model/ssh-key.ts';
import { readSshKey } from '../../model/ssh-key.ts';
import type { Signer, SigningKey } from '../../ports-daemon.ts';
import { NAMESPACE, runTool, withFiles } from './tool.ts';

export type SignOptions = {
  /** Where files are while OpenSSH reads them. */
  readonly folder: string;
  /** The person's environment: where OpenSSH is, the agent, and who asks for passphrases. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True when a person can be asked at the terminal. */
  readonly isInteractive: boolean;
};

/** Long enough to type a passphrase, or to touch a key. */
const SIGN_TIMEOUT_MS = 120_000;
const AGENT_TIMEOUT_MS = 10_000;

/** What OpenSSH is told of a person's environment. */
const PASSED_ON = ['PATH', 'HOME', 'SSH_AUTH_SOCK', 'SSH_ASKPASS', 'SSH_ASKPASS_REQUIRE', 'DISPLAY', 'TERM'];

export function createSigner(options: SignOptions): Signer {
  const env = environment(options.env);
  return {
    agentKeys: (signal) => agentKeys(env, signal),
    async sign(text, key, signal) {
      if (key.kind === 'agent') await mustHold(key.key, env, signal);
      // The public half in a file is how OpenSSH is told which key of the agent is meant.
      const half = key.kind === 'agent' ? { 'key.pub': `${key.key.type} ${key.key.blob}\n` } : {};
      return await withFiles(options.folder, { text, ...half }, async (path) => {
        const file = key.kind === 'agent' ? path('key.pub') : key.path;
        // A file to sign, not its input: without a terminal, it would take that for the passphrase.
        const args = ['-Y', 'sign', '-f', file, '-n', NAMESPACE, path('text')];
        const run = { program: 'ssh-keygen', args, env, timeoutMs: SIGN_TIMEOUT_MS } as const;
        const { code, stderr } = await runTool(run, signal);
        if (code !== 0) throw signFailure(key, stderr, options.isInteractive);
        return await readFile(path('text.sig'), 'utf8');
      });
    },
  };
}

function environment(given: SignOptions['env']): Readonly<Record<string, string>> {
  const passed = PASSED_ON.flatMap((name) => {
    const value = given[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passed), LC_ALL: 'C' };
}

/** Keys that the agent holds; fails with `identity/no-agent`. */
async function agentKeys(
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly SshKey[]> {
  const run = { program: 'ssh-add', args: ['-L'], env, timeoutMs: AGENT_TIMEOUT_MS } as const;
  const { code, stdout } = await runTool(run, signal);
  // ssh-add(1): 1 is "did not succeed", as with an agent that holds no keys; 2 is "no agent".
  if (code === 2) throw noAgent(env['SSH_AUTH_SOCK'] !== undefined);
  return stdout
    .split('\n')
    .map(readSshKey)
    .flatMap((read) => ('key' in read ? [read.key] : []));
}

function noAgent(isNamed: boolean): Failure {
  const why = isNamed ? 'nobody answers at SSH_AUTH_SOCK' : 'SSH_AUTH_SOCK is not set';
  return new Failure('identity/no-agent', `there is no SSH agent: ${why}`, {
    hint: 'start one (eval "$(ssh-agent)") and ssh-add the key, or name the key file with --identity',
  });
}

async function mustHold(
  key: SshKey,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> {
  const held = await agentKeys(env, signal);
  if (held.some((one) => one.blob === key.blob)) return;
  throw new Failure('identity/not-in-agent', `the SSH agent does not hold the key ${key.fingerprint}`, {
    hint: 'ssh-add the key, or name the key file with --identity',
  });
}

/** What OpenSSH says on its error output when it cannot sign, and what that means to the person. */
function signFailure(key: SigningKey, said: string, isInteractive: boolean): Failure {
  const name = key.kind === 'agent' ? key.key.fingerprint : safeLine(key.path);
  if (said.includes('incorrect passphrase')) {
    return isInteractive
      ? new Failure('identity/passphrase', `that is not the passphrase of ${name}`)
      : new Failure(
          'identity/locked',
          `${name} is locked, and there is no terminal to ask for its passphrase`,
          {
            hint: 'ssh-add it to an agent first',
          },
        );
  }
  if (said.includes('UNPROTECTED PRIVATE KEY')) {
    return new Failure('identity/unprotected', `others can read the private key ${name}`, {
      hint: 'chmod 600 it; OpenSSH does not use it before',
    });
  }
  if (said.includes('agent refused operation')) {
    return new Failure('identity/refused', `the SSH agent refused to sign with ${name}`, {
      hint: 'it may wait for a confirmation or a touch, or be locked (ssh-add -X)',
    });
  }
  if (/No private key found|Couldn't load public key|Load key/.test(said)) {
    return new Failure('identity/no-key', `${name} is no SSH key that can be used`, {
      hint: 'name the private key, as in ~/.ssh/id_ed25519; an agent must hold it when only the .pub is there',
    });
  }
  return new Failure('identity/sign-failed', `ssh-keygen could not sign with ${name}: ${safeLine(said)}`);
}
