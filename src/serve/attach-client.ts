// sshd's forced command: carries bytes between the terminal that sshd gave us and the process of terminals, and
// gives the terminal back as it was. It decides nothing: who somebody is stands in the file that sshd wrote.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Failure } from '../model/failure.ts';
import { createPacketReader, numbers, numbersOf, packet, packets, type Wanted } from './attach-protocol.ts';

/** The terminal, or the pipes, that sshd gave. */
export type Ends = {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
};

type Env = Readonly<Record<string, string | undefined>>;

/** The line of authorized_keys for a key that somebody offers; empty: none. */
export async function askKey(path: string, key: string, signal: AbortSignal): Promise<string> {
  const socket = await dial(path, signal);
  socket.write(`${JSON.stringify({ kind: 'keys', key } satisfies Wanted)}\n`);
  let answer = '';
  for await (const bytes of socket) answer += String(bytes);
  return answer.trim();
}

/** What is wanted, from what sshd says of it. `auth`: the text of the file that SSH_USER_AUTH names. */
export function wantedOf(auth: string, env: Env, { stdout }: Pick<Ends, 'stdout'>): Wanted {
  const keys = auth.split('\n').flatMap((line) => /^publickey (\S+ \S+)$/.exec(line.trim())?.[1] ?? []);
  const [key, another] = keys;
  if (key === undefined || another !== undefined) {
    throw new Failure('ssh/no-key', 'sshd does not say by which one key you came', {
      hint: 'sshd_config needs ExposeAuthInfo yes, and AuthenticationMethods publickey',
      retry: 'never',
    });
  }
  const address = env['SSH_CONNECTION']?.split(' ')[0] ?? '';
  const said = ['TERM', 'LANG', 'LC_ALL', 'LC_CTYPE', 'NO_COLOR', 'COLORTERM'].flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...{ kind: 'attach', key, address, command: env['SSH_ORIGINAL_COMMAND'] ?? '' },
    size: stdout.isTTY ? { columns: stdout.columns, rows: stdout.rows } : undefined,
    env: Object.fromEntries(said),
  };
}

/** Carries bytes until the session ends; its exit code. */
export async function attach(path: string, wanted: Wanted, ends: Ends, signal: AbortSignal): Promise<number> {
  const socket = await dial(path, signal);
  const { stdin, stdout } = ends;
  const resized = () => socket.write(packet('resize', numbers(stdout.columns, stdout.rows)));
  const stop = () => socket.destroy();
  signal.addEventListener('abort', stop, { once: true });
  const isRaw = stdin.isTTY && stdout.isTTY;
  if (isRaw) stdin.setRawMode(true);
  try {
    socket.write(`${JSON.stringify(wanted)}\n`);
    if (stdout.isTTY) stdout.on('resize', resized);
    stdin.on('data', (bytes: Buffer) => {
      if (!socket.write(packets('input', bytes))) stdin.pause();
    });
    socket.on('drain', () => stdin.resume());
    stdin.on('end', () => socket.write(packets('input', Buffer.from([4]))));
    return await shown(socket, ends);
  } finally {
    signal.removeEventListener('abort', stop);
    stdout.off('resize', resized);
    stdin.pause();
    if (isRaw) stdin.setRawMode(false);
    socket.destroy();
  }
}

/** Shows what comes; the exit code, 1 when the other side went without a word. */
async function shown(socket: Socket, { stdout, stderr }: Ends): Promise<number> {
  const read = createPacketReader();
  let code = 1;
  socket.on('data', (bytes: Buffer) => {
    for (const { kind, body } of read(bytes)) {
      if (kind === 'exit') [code = 1] = numbersOf(body);
      else if (kind === 'error') stderr.write(body);
      // The mark goes back once all before it has left us.
      else if (kind === 'mark') stdout.write('', () => socket.write(packet('reached', Buffer.alloc(0))));
      else if (kind === 'output' && !stdout.write(body)) {
        socket.pause();
        stdout.once('drain', () => socket.resume());
      }
    }
  });
  await once(socket, 'close');
  return code;
}

async function dial(path: string, signal: AbortSignal): Promise<Socket> {
  const socket = connect(path);
  try {
    await once(socket, 'connect', { signal });
    socket.on('error', () => socket.destroy());
    return socket;
  } catch (cause) {
    socket.destroy();
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'stopped';
    throw new Failure('ssh/no-terminals', `nobody answers at ${path} (${code})`, {
      hint: 'does shipshape serve run, with listeners.ssh.sshd in fleet.yaml? may this user enter the folder?',
      cause,
    });
  }
}
