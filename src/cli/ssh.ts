// `shipshape ssh authorized-keys` and `shipshape ssh attach`: what the system's sshd runs, for people whose keys
// our own SSH server does not know how to check. See docs/operate/ssh.md.

import { command } from './command.ts';
import { usageFailure } from './errors.ts';
import { EXITS, type ExitCode } from './exit.ts';

const SOCKET = {
  name: 'socket',
  value: 'PATH',
  description: 'the socket of listeners.ssh.sshd in fleet.yaml (required)',
} as const;

export const sshAuthorizedKeys = command({
  name: 'ssh authorized-keys',
  summary: 'say to sshd whether a key is let in (AuthorizedKeysCommand)',
  description:
    'Prints the line of authorized_keys for a key or certificate of a person in force, and nothing for any other. ' +
    'The key decides who somebody is; the name they type does not.',
  arguments: [
    { name: 'user', description: '%u: the user of this host that they log in as', required: true },
    { name: 'type', description: '%t: the type of the key', required: true },
    { name: 'key', description: '%k: the key in base64', required: true },
  ],
  options: [SOCKET],
  outputs: ['text'],
  examples: [
    {
      line: 'shipshape ssh authorized-keys --socket /run/shipshape-ssh/attach.sock %u %t %k',
      says: 'in sshd_config, after AuthorizedKeysCommand',
    },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  async run(given, io) {
    const key = `${given.type} ${given.key}`;
    const answer = await io.sshd({ kind: 'keys', socket: socketOf(given), key }, io.signal);
    if (answer.kind === 'line' && answer.line !== '') io.stdout.write(`${answer.line}\n`);
    return 'ok';
  },
});

export const sshAttach = command({
  name: 'ssh attach',
  summary: 'bring somebody whom sshd let in to the terminal UI (ForceCommand)',
  description:
    'Who they are stands in the file that sshd writes (ExposeAuthInfo). Without a command it opens the terminal UI, ' +
    'with one it runs that, as `ssh -p 7422 ops@host status` does.',
  arguments: [],
  options: [SOCKET],
  outputs: ['text'],
  examples: [
    {
      line: 'shipshape ssh attach --socket /run/shipshape-ssh/attach.sock',
      says: 'in sshd_config, after ForceCommand',
    },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  async run(given, io) {
    const answer = await io.sshd({ kind: 'attach', socket: socketOf(given), env: io.env }, io.signal);
    return answer.kind === 'exit' ? codeOf(answer.number) : 'error';
  },
});

function socketOf({ socket }: { readonly socket: string | undefined }): string {
  if (socket !== undefined) return socket;
  throw usageFailure('name the socket, with --socket PATH');
}

/** The row of the table that has this number. */
function codeOf(number: number): ExitCode {
  const isRow = (name: string): name is ExitCode => Object.hasOwn(EXITS, name);
  return (
    Object.keys(EXITS)
      .filter(isRow)
      .find((name) => EXITS[name].number === number) ?? 'error'
  );
}
