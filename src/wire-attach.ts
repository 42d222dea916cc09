// What sshd runs of us: its forced command, and what says which keys are let in. Loads nothing else.

import { readFile } from 'node:fs/promises';
import process from 'node:process';
import type { SshdAnswer, SshdAsk } from './cli/io.ts';
import { askKey, attach, wantedOf } from './serve/attach-client.ts';

export async function sshd(asked: SshdAsk, signal: AbortSignal): Promise<SshdAnswer> {
  if (asked.kind === 'keys') return { kind: 'line', line: await askKey(asked.socket, asked.key, signal) };
  const { env } = asked;
  const file = env['SSH_USER_AUTH'];
  const auth = file === undefined ? '' : await readFile(file, 'utf8').catch(() => '');
  const wanted = wantedOf(auth, env, process);
  return { kind: 'exit', number: await attach(asked.socket, wanted, process, signal) };
}
