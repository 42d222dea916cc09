// Our SSH server against a real client of the protocol: who comes in, what they may do there, and how it ends.

import ssh2 from 'ssh2';
import { expect, test } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import { ALGORITHMS } from '../../../tui/ssh/algorithms.ts';
import { until } from '../../serve/sockets.ts';
import {
  ANA,
  BEN,
  bare,
  EVE,
  enter,
  exec,
  fingerprintOf,
  HOLDERS,
  lab,
  login,
  reading,
  shell,
} from './lab.ts';

test('the key decides who somebody is, whatever name they type', async () => {
  const to = await lab();
  for (const username of ['ana', 'ben', 'nobody', 'ops']) (await enter(to, { username })).end();
  (await enter(to, { privateKey: BEN.private, username: 'ana' })).end();
  await until(() => to.left.length === 5);
  const keys = to.logins.map(({ key }) => key.split(' ')[0]);
  expect(keys).toEqual([...new Array(4).fill('ssh-ed25519'), 'ssh-rsa']);
  expect(to.logins.every(({ door, address }) => door === 'ssh' && address === '127.0.0.1')).toBe(true);
  expect(to.refused).toEqual([]);
});

test('a key that is nobody’s, a password, and no key at all stay outside', async () => {
  const to = await lab();
  await expect(enter(to, { privateKey: EVE.private })).rejects.toThrow(/authentication methods failed/);
  await expect(enter(to, { password: 'x' }, {})).rejects.toThrow();
  await expect(enter(to, {}, {})).rejects.toThrow();
  expect(to.logins).toEqual([]);
  expect(to.refused[0]).toBe(`the key ${fingerprintOf(EVE)} is nobody's in force`);
});

test('the daemon has the last word', async () => {
  const to = await lab({
    answer: () => Promise.reject(new Failure('access/key-refused', 'the key is nobody’s')),
  });
  await expect(enter(to)).rejects.toThrow(/authentication methods failed/);
  expect(to.refused).toEqual(['the key is nobody’s']);
});

test('known, and no place left: they are told why, and nothing else happens', async () => {
  const to = await lab({
    answer: () => Promise.reject(new Failure('ssh/full', 'all 32 places are taken', { hint: 'later' })),
  });
  const shown = await shell(await enter(to));
  expect(await shown.code).toBe(1);
  expect(shown.text()).toContain('all 32 places are taken; later');
  expect(to.doors).toEqual([]);
});

test('a one-time code is asked for after the key, and only then', async () => {
  const holders = HOLDERS.map((one) => ({ ...one, code: 'asked' as const }));
  const to = await lab({
    holders,
    answer: async (_shown, code) => {
      if (code !== '123456') throw new Failure('access/code-refused', 'this one-time code is wrong');
      return login('l', 'ana');
    },
  });
  const right = new ssh2.Client();
  const ready = new Promise<void>((resolve, reject) => {
    right.once('ready', resolve).once('error', reject);
  });
  const asked: string[] = [];
  const byCode = {
    type: 'keyboard-interactive',
    username: 'x',
    prompt(_name: string, _words: string, _lang: string, prompts: { prompt: string }[], finish: Finish) {
      asked.push(...prompts.map(({ prompt }) => prompt));
      finish([asked.length === 1 ? '000000' : '123456']);
    },
  } as const;
  const methods = [{ type: 'publickey', username: 'x', key: ANA.private } as const, byCode, byCode];
  right.connect({
    ...{ host: '127.0.0.1', port: to.server.port, username: 'x' },
    authHandler: (_left, _partial, next) => next(methods.shift() ?? 'none'),
  });
  await ready;
  right.end();
  expect(asked).toEqual(['One-time code: ', 'One-time code: ']);
  expect(to.codes).toEqual(['000000', '123456']);
  // A code alone is worth nothing.
  const codes = to.codes.length;
  await expect(
    enter(to, { tryKeyboard: true, authHandler: ['none', 'keyboard-interactive'] }, {}),
  ).rejects.toThrow();
  expect(to.codes).toHaveLength(codes);
});

type Finish = (answers: string[]) => void;

test('six tries are the end of a connection', async () => {
  const to = await lab();
  const client = new ssh2.Client();
  let tries = 0;
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  client.on('error', () => {});
  client.connect({
    ...{ host: '127.0.0.1', port: to.server.port, username: 'x' },
    authHandler(_left, _partial, next) {
      tries += 1;
      next({ type: 'publickey', username: 'x', key: ssh2.utils.generateKeyPairSync('ed25519').private });
    },
  });
  await closed;
  expect(to.refused).toHaveLength(6);
  expect(tries).toBe(6);
});

test('a screen, its sizes, and its end', async () => {
  const to = await lab();
  const shown = await shell(await enter(to), { cols: 0, rows: 0 });
  await until(() => shown.text().includes('hello 80x24\r\n'));
  shown.channel.setWindow(10_000, 10_000, 0, 0);
  await until(() => to.sizes.length === 1);
  shown.channel.setWindow(0, 0, 0, 0);
  await until(() => to.sizes.length === 2);
  expect(to.sizes).toEqual(['500x500', '80x24']);
  shown.channel.write('q');
  expect(await shown.code).toBe(0);
  expect(shown.text()).toContain('bye');
});

test('what a client says of its side is cut to what a screen needs', async () => {
  const to = await lab();
  const client = await enter(to);
  await new Promise<void>((resolve) => {
    client.shell(
      { term: '../../x' },
      { env: { LANG: 'de_DE.UTF-8', NO_COLOR: '1', LD_PRELOAD: '/x', PATH: '/x', LC_ALL: '$(x)' } },
      () => resolve(),
    );
  });
  await until(() => to.doors.length === 1);
  expect(to.doors[0]?.env).toEqual({ LANG: 'de_DE.UTF-8', NO_COLOR: '1' });
});

test('a bug in a screen ends that session and no other', async () => {
  const to = await lab();
  const [one, other] = [await shell(await enter(to)), await shell(await enter(to))];
  one.channel.write('!');
  expect(await one.code).toBe(1);
  expect(one.text()).toContain('this session broke');
  expect(to.trouble).toHaveLength(1);
  other.channel.write('q');
  expect(await other.code).toBe(0);
});

test('a login that is ended loses its screens at once, with a word', async () => {
  const to = await lab();
  const shown = await shell(await enter(to));
  await until(() => to.doors.length === 1);
  to.server.end('login-1', 'ana is disabled');
  expect(await shown.code).toBe(0);
  expect(shown.text()).toContain('ana is disabled');
  await until(() => to.left.length === 1);
  expect(to.left).toEqual(['login-1 ana is disabled']);
});

test('idle screens are closed, with a word', async () => {
  const to = await lab({ idleMs: 100 });
  const shown = await shell(await enter(to));
  expect(await shown.code).toBe(0);
  expect(shown.text()).toContain('nothing was typed for 0 seconds: closed');
});

test('a client that vanishes leaves nothing behind', async () => {
  const to = await lab();
  const client = await enter(to);
  await shell(client);
  await until(() => to.doors.length === 1);
  client.destroy();
  await until(() => to.server.connections() === 0);
  expect(to.ends).toEqual(['the line was lost']);
  expect(to.left).toEqual(['login-1 lost']);
});

test('commands: a fixed list, and words for all others', async () => {
  const to = await lab();
  const client = await enter(to);
  for (const [command, code, words] of [
    ['id', 2, 'there is no command "id" here; there are: status, plans'],
    ['apply --yes', 2, 'there is no command'],
    ['status; id', 2, 'there is no command'],
    ['status --fleet /etc/passwd', 2, '--fleet is not for SSH'],
    ['plans --as ben', 2, '--as is not for SSH'],
    ['status --path=/etc', 2, '--path=/etc is not for SSH'],
    ['status --no-such', 64, 'unknown option'],
    ['version', 0, 'shipshape'],
  ] as const) {
    const shown = await exec(client, command);
    expect([command, await shown.code]).toEqual([command, code]);
    await until(() => shown.text().includes(words));
  }
});

test('no terminal: words that say what to do', async () => {
  const to = await lab();
  const client = await enter(to);
  const shown = await new Promise<Awaited<ReturnType<typeof exec>>>((resolve) => {
    client.shell(false, (_error, channel) => resolve(reading(channel)));
  });
  expect(await shown.code).toBe(1);
  await until(() => shown.text().includes('use ssh -t, or name a command'));
});

test('plain lines without a terminal', async () => {
  const to = await lab();
  const shown = await exec(await enter(to), '--plain');
  await until(() => shown.text().includes('hello 80x24\n'));
  expect(to.doors[0]).toMatchObject({ isPlain: true, isRaw: false });
  shown.channel.end();
  expect(await shown.code).toBe(0);
});

test('nothing is forwarded, and nothing else is there', async () => {
  const to = await lab();
  const client = await enter(to);
  const fails = (ask: (done: (error?: Error | null) => void) => unknown) =>
    new Promise<boolean>((resolve) => ask((error) => resolve(error instanceof Error)));
  expect(await fails((done) => client.forwardOut('127.0.0.1', 1, '127.0.0.1', 22, done))).toBe(true);
  expect(await fails((done) => client.forwardIn('127.0.0.1', 0, done))).toBe(true);
  expect(await fails((done) => client.openssh_forwardOutStreamLocal('/run/docker.sock', done))).toBe(true);
  expect(await fails((done) => client.openssh_forwardInStreamLocal('/tmp/x', done))).toBe(true);
  expect(await fails((done) => client.sftp(done))).toBe(true);
  expect(await fails((done) => client.subsys('netconf', done))).toBe(true);
  expect(await fails((done) => client.exec('version', { x11: true }, done))).toBe(true);
});

test('as many sessions as there are places', async () => {
  const { createSeats } = await import('../../../tui/ssh/seats.ts');
  const to = await lab({ seats: createSeats({ all: 3, perPerson: 2 }) });
  const ana = await enter(to);
  await shell(ana);
  await shell(ana);
  const third = await shell(ana);
  expect(await third.code).toBe(1);
  expect(third.text()).toContain('you have 2 sessions open already');
  const ben = await enter(to, { privateKey: BEN.private });
  await shell(ben);
  const full = await shell(ben);
  expect(await full.code).toBe(1);
  expect(full.text()).toContain('all 3 places are taken');
});

test('eight channels of one connection', async () => {
  const to = await lab();
  const client = await enter(to);
  for (let n = 0; n < 8; n += 1) await shell(client);
  await expect(shell(client)).rejects.toThrow(/Channel open failure/);
});

test('who says nothing is hung up on, from the first byte on', async () => {
  const to = await lab({ graceMs: 300 });
  const silent = await bare(to);
  const half = await bare(to);
  half.socket.write('SSH-2.0-slow\r\n');
  await Promise.all([silent.closed, half.closed]);
  expect(to.refused).toEqual(new Array(2).fill('did not say in time who they are'));
  const nonsense = await bare(to);
  nonsense.socket.write('GET / HTTP/1.1\r\n\r\n');
  await nonsense.closed;
});

test('exactly the algorithms of the list are offered', async () => {
  const to = await lab();
  const client = new ssh2.Client();
  const agreed = new Promise<unknown>((resolve) => client.once('handshake', resolve));
  const lines: string[] = [];
  client.on('error', () => {});
  const { port } = to.server;
  client.connect({ host: '127.0.0.1', port, username: 'x', debug: (line) => lines.push(line) });
  await agreed;
  client.end();
  const offered = (what: string) =>
    lines
      .find((line) => line.includes(`(remote) ${what}:`))
      ?.split(': ')
      .at(-1)
      ?.split(',');
  expect(offered('KEX method')).toEqual([...ALGORITHMS.kex, 'kex-strict-s-v00@openssh.com']);
  expect(offered('Host key format')).toEqual(ALGORITHMS.serverHostKey);
  for (const way of ['C->S', 'S->C']) {
    expect(offered(`${way} cipher`)).toEqual(ALGORITHMS.cipher);
    expect(offered(`${way} MAC`)).toEqual(ALGORITHMS.hmac);
    expect(offered(`${way} compression`)).toEqual(ALGORITHMS.compress);
  }
});

test('a frame counts as taken when the client has answered', async () => {
  const taken: number[] = [];
  const to = await lab({
    session: (door) => {
      for (let n = 0; n < 5; n += 1) door.write(`${n}\n`, () => taken.push(n));
      return { input() {}, resize() {}, end: (words) => door.onEnd({ kind: 'ended', words, exitCode: 0 }) };
    },
  });
  await shell(await enter(to));
  await until(() => taken.length === 5);
  expect(taken).toEqual([0, 1, 2, 3, 4]);
});
