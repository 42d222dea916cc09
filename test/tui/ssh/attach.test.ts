// The socket for sshd's forced command: who may come near it, and what comes of those who do.

import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import { keyFingerprint } from '../../../src/model/ssh-key.ts';
import { wantedOf } from '../../../src/serve/attach-client.ts';
import { createPacketReader, numbersOf, packets } from '../../../src/serve/attach-protocol.ts';
import { serveAttach } from '../../../tui/ssh/attach.ts';
import { createSeats } from '../../../tui/ssh/seats.ts';
import { until } from '../../serve/sockets.ts';
import { after, login } from './lab.ts';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDLFNPbPGBaG0R8n4yOv4VkIKF0SbH4rD2l9Mz2S0U+2';
const ANA = { name: 'ana', fingerprints: [keyFingerprint(KEY.split(' ')[1] ?? '')], code: 'none' } as const;

async function place(mode = 0o750): Promise<string> {
  const above = await mkdtemp(join(tmpdir(), 'shipshape-attach-'));
  onTestFinished(() => rm(above, { recursive: true, force: true }));
  const folder = join(above, 'f');
  await mkdir(folder);
  await chmod(folder, mode);
  return join(folder, 'a.sock');
}

async function attached(
  path: string,
  answer: (code: string | undefined) => Promise<ReturnType<typeof login>>,
) {
  const [left, refused, typed] = [[] as string[], [] as string[], [] as string[]];
  const server = await serveAttach({
    ...{ path, idleMs: 60_000, after, now: Date.now, authorities: {} },
    seats: createSeats({ all: 2, perPerson: 2 }),
    holderOf: (print) => (ANA.fingerprints[0] === print ? ANA : undefined),
    isName: (name) => name === 'ana',
    login: (_shown, code) => answer(code),
    logout: (id, reason) => void left.push(`${id} ${reason}`),
    connect: async () => undefined,
    onRefused: (_address, reason) => void refused.push(reason),
    onTrouble: (thrown) => {
      throw thrown;
    },
    open(_identity, door) {
      door.write(`hello ${door.columns}x${door.rows}\n`, () => {});
      return {
        input: (bytes) => void typed.push(Buffer.from(bytes).toString()),
        resize: (columns, rows) => door.write(`now ${columns}x${rows}\n`, () => {}),
        end: (words) => door.onEnd({ kind: 'ended', words, exitCode: 0 }),
      };
    },
  });
  onTestFinished(() => server.close('over'));
  return { server, left, refused, typed };
}

async function come(path: string, over: object = {}) {
  const socket = connect(path);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  const read = createPacketReader();
  const seen = { text: '', code: undefined as number | undefined };
  socket.on('data', (bytes: Buffer) => {
    for (const { kind, body } of read(bytes)) {
      if (kind === 'exit') [seen.code] = numbersOf(body);
      else seen.text += body.toString();
    }
  });
  const size = { columns: 100, rows: 30 };
  const wanted = { kind: 'attach', key: KEY, address: '10.0.0.7', command: '', size, env: {}, ...over };
  socket.write(`${JSON.stringify(wanted)}\n`);
  return { socket, seen, type: (text: string) => socket.write(packets('input', Buffer.from(text))) };
}

test.each([0o755, 0o770, 0o701])('a folder that others may enter is refused: %o', async (mode) => {
  await expect(attached(await place(mode), async () => login('l', 'ana'))).rejects.toMatchObject({
    code: 'ssh/attach-folder',
    hint: expect.stringContaining('install -d'),
  });
});

test('a screen, its size, and the end that the daemon says', async () => {
  const path = await place();
  const { server, left, typed } = await attached(path, async () => login('l1', 'ana'));
  expect((await stat(path)).mode & 0o777).toBe(0o660);
  const { seen, type, socket } = await come(path);
  await until(() => seen.text.includes('hello 100x30\r\n'));
  type('j');
  await until(() => typed.includes('j'));
  socket.write(packets('resize', Buffer.alloc(8)));
  await until(() => seen.text.includes('now 80x24'));
  server.end('l1', 'ana is disabled');
  await until(() => seen.code !== undefined);
  expect(seen.text).toContain('ana is disabled');
  await until(() => left.length === 1);
  expect(left[0]).toMatch(/^l1 /);
});

test('a code is asked for on the terminal, three times', async () => {
  const path = await place();
  const codes: (string | undefined)[] = [];
  const { refused } = await attached(path, async (code) => {
    codes.push(code);
    if (code === '123456') return login('l', 'ana');
    const why = code === undefined ? 'access/code-needed' : 'access/code-refused';
    throw new Failure(why, 'this one-time code is wrong');
  });
  const right = await come(path);
  await until(() => right.seen.text.includes('One-time code: '));
  expect(right.seen.text).not.toContain('hello');
  right.type('12');
  right.type('3456\r');
  await until(() => right.seen.text.includes('hello'));
  const wrong = await come(path);
  for (let n = 1; n <= 3; n += 1) {
    await until(() => wrong.seen.text.split('One-time code: ').length === n + 1);
    wrong.type('000000\r');
  }
  await until(() => wrong.seen.code === 1);
  expect(codes).toEqual([undefined, '123456', undefined, '000000', '000000', '000000']);
  expect(refused).toEqual(['this one-time code is wrong']);
});

test('sshd is told the line of a key', async () => {
  const path = await place();
  await attached(path, async () => login('l', 'ana')).catch(() => {});
  const asked = connect(path);
  asked.write(`${JSON.stringify({ kind: 'keys', key: KEY })}\n`);
  const [line] = await once(asked, 'data');
  expect(String(line)).toBe(`restrict,pty ${KEY}\n`);
});

test('who came is said by sshd, and by one key', () => {
  const stdout = { isTTY: false } as NodeJS.WriteStream;
  const env = {
    SSH_CONNECTION: '10.0.0.7 1 10.0.0.1 22',
    SSH_ORIGINAL_COMMAND: 'status',
    LANG: 'C',
    HOME: '/x',
  };
  expect(wantedOf(`publickey ${KEY}\n`, env, { stdout })).toEqual({
    ...{ kind: 'attach', key: KEY, address: '10.0.0.7', command: 'status', size: undefined },
    env: { LANG: 'C' },
  });
  for (const auth of ['', 'password', `publickey ${KEY}\npublickey ${KEY}\n`, `hostbased ${KEY}`]) {
    expect(() => wantedOf(auth, env, { stdout })).toThrow('sshd does not say by which one key you came');
  }
});
