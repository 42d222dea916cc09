// Real keys and a real SSH agent for tests, in a folder of their own; all is gone when it is disposed of.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { SshKey } from '../../../src/model/ssh-key.ts';
import { readSshKey } from '../../../src/model/ssh-key.ts';

const run = promisify(execFile);

export const SEARCH_PATH = process.env['PATH'] ?? '';

export type MadeKey = { readonly path: string; readonly line: string; readonly key: SshKey };

export type KeyRing = AsyncDisposable & {
  readonly folder: string;
  make(name: string, type: readonly string[], passphrase?: string): Promise<MadeKey>;
  /** An agent without keys, ended with the ring. */
  startAgent(): Promise<{ readonly socket: string; add(key: MadeKey): Promise<void> }>;
};

export async function createKeyRing(): Promise<KeyRing> {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-keys-'));
  const agents: number[] = [];
  return {
    folder,
    async make(name, type, passphrase = '') {
      const path = join(folder, name);
      await run('ssh-keygen', ['-q', '-t', ...type, '-N', passphrase, '-C', `${name} laptop`, '-f', path]);
      const line = (await readFile(`${path}.pub`, 'utf8')).trim();
      const read = readSshKey(line);
      if ('wrong' in read) throw new Error(read.wrong);
      return { path, line, key: read.key };
    },
    async startAgent() {
      const socket = join(folder, `agent-${agents.length}`);
      const { stdout } = await run('ssh-agent', ['-a', socket]);
      const [, pid] = /SSH_AGENT_PID=(\d+)/.exec(stdout) ?? [];
      if (pid === undefined) throw new Error(`no agent: ${stdout}`);
      agents.push(Number(pid));
      const env = { PATH: SEARCH_PATH, SSH_AUTH_SOCK: socket };
      return {
        socket,
        async add({ path }) {
          await run('ssh-add', ['-q', path], { env });
        },
      };
    },
    async [Symbol.asyncDispose]() {
      for (const pid of agents) process.kill(pid);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
