import { chmod, lstat, mkdir, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type ClientParts, connectControl } from '../../src/serve/control-client.ts';
import { LIMITS } from '../../src/serve/protocol.ts';
import { raw, startServer, until } from './sockets.ts';

const HELLO = { kind: 'hello', protocol: 1, version: '1.2.3' };
const never = new AbortController().signal;

async function client(
  path: string,
  prove?: ClientParts['prove'],
  meant: Pick<ClientParts, 'fleet' | 'purpose'> = { fleet: 'home', purpose: 'control' },
) {
  const made = await connectControl({ path, version: '1.2.3', prove, ...meant }, never);
  if (made === undefined) throw new Error('nobody listens');
  return made;
}

test('the socket is for its owner alone, in a folder for its owner alone', async () => {
  const { path } = await startServer();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
});

test('calls are answered, several at once, each under its number', async () => {
  const { path } = await startServer();
  const one = await client(path);
  expect(one).toMatchObject({ fleet: 'home', version: '1.2.3', actor: 'root' });
  const answers = await Promise.all(
    [1, 2, 3, 4].map((n) => one.call('echo', { n }, never, n === 2 ? '123456' : undefined)),
  );
  expect(answers).toEqual(
    [1, 2, 3, 4].map((n) => ({
      actor: 'root',
      op: 'echo',
      input: { n },
      ...(n === 2 ? { code: '123456' } : {}),
    })),
  );
  await expect(one.call('refuse', {}, never)).rejects.toMatchObject({
    code: 'access/denied',
    message: 'no',
    hint: 'ask',
  });
  one.close();
});

test('a bug is one word to the peer, and the whole of it to the log', async () => {
  const { path, trouble } = await startServer();
  const one = await client(path);
  await expect(one.call('bug', {}, never)).rejects.toMatchObject({ code: 'shipshape/bug' });
  await expect(one.call('bug', {}, never)).rejects.not.toThrow(/canary/);
  expect(trouble).toMatchObject([{ message: 'canary-in-a-bug' }, { message: 'canary-in-a-bug' }]);
  one.close();
});

test('a signature says who it is; a bad one is told so; the socket for people takes nothing else', async () => {
  const { path } = await startServer({ door: 'people' });
  expect((await stat(path)).mode & 0o777).toBe(0o666);
  const people = { fleet: 'home', purpose: 'people' } as const;
  const good: ClientParts['prove'] = async ({ nonce }) => ({
    user: 'ana',
    signatures: ['signed by another key', `signed ${nonce}`],
  });
  const signed = await client(path, good, people);
  expect(await signed.call('echo', {}, never)).toMatchObject({ actor: 'ana' });
  signed.close();
  const forged = client(path, async () => ({ user: 'ana', signatures: ['signed nonce-1'] }), people);
  await expect(forged).rejects.toMatchObject({ code: 'access/bad-signature' });
  await expect(client(path, undefined, people)).rejects.toMatchObject({ code: 'access/signature-needed' });
});

test('nothing is signed for a daemon or a door that is not the one that was meant', async () => {
  const other = await startServer({ fleet: 'other' });
  const people = await startServer({ door: 'people' });
  let asked = 0;
  const prove: ClientParts['prove'] = async () => {
    asked += 1;
    return { user: 'ana', signatures: [] };
  };
  await expect(client(other.path, prove)).rejects.toMatchObject({
    code: 'serve/other-fleet',
    message: expect.stringContaining('the daemon of other, not of home'),
  });
  await expect(client(other.path)).rejects.toMatchObject({ code: 'serve/other-fleet' });
  await expect(client(people.path, prove)).rejects.toMatchObject({ code: 'serve/other-door' });
  expect(asked).toBe(0);
});

test('another version is refused in words, on both sides', async () => {
  const { path } = await startServer();
  const old = await raw(path);
  expect(await old.hear()).toMatchObject({
    kind: 'hello',
    protocol: 1,
    version: '1.2.3',
    purpose: 'control',
  });
  old.say({ ...HELLO, protocol: 2 });
  expect(await old.hear()).toMatchObject({ kind: 'refused', error: { code: 'serve/version' } });
  expect(await old.hear()).toBeUndefined();

  const { folder } = await startServer();
  const newer = createServer((socket) =>
    socket.write('{"kind":"hello","protocol":9,"version":"9","fleet":"f","nonce":"n","issued":1}\n'),
  );
  await new Promise<void>((resolve) => newer.listen(join(folder, 'newer.sock'), resolve));
  await expect(client(join(folder, 'newer.sock'))).rejects.toThrow('speaks version 9, not 1');
  newer.close();
});

test("torn, senseless and endless lines end the conversation, and nobody else's", async () => {
  const { path, server } = await startServer();
  const good = await client(path);
  const nonsense: readonly unknown[] = [
    'GET / HTTP/1.1\r\n\r\n',
    '{"kind":"hello"\n',
    { kind: 'call', id: 1, op: 'echo' },
    { ...HELLO, proof: 'x' },
    { ...HELLO, proof: { user: 1 } },
    `${'a'.repeat(LIMITS.greeting + 1)}`,
  ];
  for (const line of nonsense) {
    const peer = await raw(path);
    await peer.hear();
    peer.say(line);
    expect(await peer.hear()).toMatchObject({ kind: 'refused' });
    expect(await peer.hear()).toBeUndefined();
  }
  const calls: readonly unknown[] = [
    { kind: 'call', id: -1, op: 'echo' },
    { kind: 'call', id: 1, op: 7 },
    { kind: 'call', id: 1, op: 'echo', input: [] },
    { kind: 'jump', id: 1 },
  ];
  for (const line of calls) {
    const peer = await raw(path);
    await peer.hear();
    peer.say(HELLO);
    await peer.hear();
    peer.say(line);
    expect(await peer.hear()).toMatchObject({ kind: 'refused', error: { code: 'serve/bad-frame' } });
  }
  expect(await good.call('echo', {}, never)).toMatchObject({ op: 'echo' });
  good.close();
  await until(() => server.connections() === 0);
});

test('a gigabyte in one line costs no memory and ends at the limit', async () => {
  const { path } = await startServer();
  const peer = await raw(path);
  await peer.hear();
  peer.say(HELLO);
  await peer.hear();
  const before = process.memoryUsage().rss;
  const piece = Buffer.alloc(1024 * 1024, 97);
  let sent = 0;
  while (!peer.socket.destroyed && sent < 1024) {
    sent += 1;
    if (!peer.socket.write(piece)) {
      await new Promise<void>((resolve) => {
        peer.socket.once('drain', resolve);
        peer.socket.once('close', () => resolve());
      });
    }
  }
  expect(sent).toBeLessThan(64);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
});

test('who says nothing is hung up on', async () => {
  const { path } = await startServer({ limits: { greetingMs: 50 } });
  const silent = await raw(path);
  await silent.hear();
  expect(await silent.hear()).toBeUndefined();
});

test('a reset in the middle of the greeting is told as what it is: the daemon hung up', async () => {
  const { folder } = await startServer();
  const path = join(folder, 'resets.sock');
  const hello = { kind: 'hello', protocol: 1, version: '1', fleet: 'home', purpose: 'control', nonce: 'n' };
  // Leaves what it is told unread, and hangs up: the other side reads ECONNRESET.
  const resets = createServer({ pauseOnConnect: true }, (socket) => {
    socket.write(`${JSON.stringify(hello)}\n`);
    setTimeout(() => socket.destroy(), 100);
  });
  await new Promise<void>((resolve) => resets.listen(path, resolve));
  onTestFinished(() => void resets.close());
  await expect(client(path)).rejects.toMatchObject({
    code: 'serve/hung-up',
    cause: { code: 'ECONNRESET' },
  });
});

test('who is one too many is told so', async () => {
  const { path } = await startServer({ limits: { connections: 100 } });
  const peers = await Promise.all(Array.from({ length: 100 }, () => client(path)));
  const late = await raw(path);
  expect(await late.hear()).toMatchObject({ kind: 'refused', error: { code: 'serve/busy' } });
  await expect(client(path)).rejects.toMatchObject({ code: 'serve/busy' });
  expect(await peers[99]?.call('echo', {}, never)).toMatchObject({ op: 'echo' });
  for (const peer of peers) peer.close();
});

test('a stream waits for its reader, and ends when the reader has enough', async () => {
  const { path, seen } = await startServer();
  const slow = await raw(path);
  await slow.hear();
  slow.say(HELLO);
  await slow.hear();
  slow.socket.pause();
  slow.say({ kind: 'call', id: 1, op: 'count' });
  await until(() => seen.produced > 0);
  let before = -1;
  // Full buffers on the way are all that is produced for a reader that does not read.
  await until(() => {
    const stands = before === seen.produced;
    before = seen.produced;
    return stands;
  });
  expect(seen.produced).toBeLessThan(5_000);
  slow.socket.destroy();
  await until(() => seen.cancelled === 1);

  const one = await client(path);
  const got: unknown[] = [];
  for await (const item of one.follow('count', {}, never)) {
    got.push(item);
    if (got.length === 10) break;
  }
  await until(() => seen.cancelled === 2);
  expect(await one.call('echo', {}, never)).toMatchObject({ op: 'echo' });
  one.close();
});

test('calls are cancelled when asked to and when the peer goes; too many at once are refused', async () => {
  const { path, seen } = await startServer();
  const one = await client(path);
  const stop = new AbortController();
  const slow = one.call('slow', {}, stop.signal);
  stop.abort();
  await expect(slow).rejects.toMatchObject({ code: 'serve/cancelled' });
  await until(() => seen.cancelled === 1);
  const many = Array.from({ length: 20 }, () => one.call('slow', {}, never).catch((failure) => failure.code));
  expect((await Promise.race(many)) satisfies unknown).toBe('serve/busy');
  one.close();
  expect(new Set(await Promise.all(many))).toEqual(new Set(['serve/busy', 'serve/hung-up']));
  await until(() => seen.cancelled === 17);
});

test("a dead daemon's socket is cleared away; a living one's, a file and an open folder are not", async () => {
  const { path, folder } = await startServer();
  const again = startServer({ path });
  await expect(again).rejects.toMatchObject({ code: 'serve/already-running' });
  const file = join(folder, 'private', 'file');
  await writeFile(file, 'precious');
  await expect(startServer({ path: file })).rejects.toMatchObject({ code: 'serve/not-a-socket' });
  const dead = join(folder, 'private', 'dead.sock');
  // Node removes sockets of servers that it closes; a killed process leaves its own.
  const { execFileSync } = await import('node:child_process');
  const script = `const s=require('net').createServer();s.listen(${JSON.stringify(dead)},()=>process.kill(process.pid,'SIGKILL'))`;
  try {
    execFileSync(process.execPath, ['-e', script], { stdio: 'ignore' });
  } catch {
    // Killed, as it should be.
  }
  expect((await lstat(dead)).isSocket()).toBe(true);
  const { path: taken } = await startServer({ path: dead });
  const one = await client(taken);
  expect(await one.call('echo', {}, never)).toMatchObject({ op: 'echo' });
  one.close();
  const open = join(folder, 'open');
  await mkdir(open);
  await chmod(open, 0o777);
  await expect(startServer({ path: join(open, 's') })).rejects.toMatchObject({ code: 'serve/open-folder' });
  await expect(startServer({ path: `/${'x'.repeat(120)}` })).rejects.toMatchObject({
    code: 'serve/path-too-long',
  });
});

test('nobody there is not an error', async () => {
  expect(
    await connectControl(
      { path: '/nowhere/control.sock', version: '1', prove: undefined, fleet: 'home', purpose: 'control' },
      never,
    ),
  ).toBeUndefined();
});

test('closing hangs up on everybody', async () => {
  const { path, server } = await startServer();
  const one = await client(path);
  const open = one.call('slow', {}, never);
  await Promise.all([expect(open).rejects.toMatchObject({ code: 'serve/hung-up' }), server.close()]);
});

test('whoever connects without end and never hangs up holds no more than the places there are', async () => {
  const { path, server } = await startServer({ limits: { connections: 2 } });
  const peers: Socket[] = [];
  for (let count = 0; count < 20; count += 1) {
    // It does not hang up when the other side does.
    const peer = connect({ path, allowHalfOpen: true });
    peer.on('error', () => undefined);
    await new Promise((resolve) => peer.once('connect', resolve));
    peers.push(peer);
  }
  await until(() => server.connections() <= 2);
  for (const peer of peers) peer.destroy();
});
