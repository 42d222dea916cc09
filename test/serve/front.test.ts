// The process of terminals at the control socket: what its token opens, who comes in by it, and when they must go.

import { expect, onTestFinished, test } from 'vitest';
import type { FleetSsh } from '../../src/model/fleet.ts';
import { keyFingerprint } from '../../src/model/ssh-key.ts';
import { base32Bytes, hotp, totpStep } from '../../src/model/totp.ts';
import { connectControl } from '../../src/serve/control-client.ts';
import { createFront } from '../../src/serve/front.ts';
import { createLoginBook } from '../../src/serve/login-book.ts';
import { createStrangers } from '../../src/serve/strangers.ts';
import { user } from '../access/given.ts';
import { fakeFleet, PEOPLE } from '../support/fake-daemon.ts';
import { raw, startServer, until } from './sockets.ts';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDLFNPbPGBaG0R8n4yOv4VkIKF0SbH4rD2l9Mz2S0U+2';
const [type = '', blob = ''] = KEY.split(' ');
const PRINT = keyFingerprint(blob);
const HOLDER = { sshKeys: [{ type, blob, fingerprint: PRINT }] };
const SHOWN = { key: KEY, address: '10.0.0.7', door: 'ssh' } as const;
const SSH: FleetSsh = {
  ...{ host: '127.0.0.1', port: 7422, hostKeyFile: '/k', idleTimeoutMs: 900_000 },
  ...{ maxSessions: 3, maxPerPerson: 2, mfa: 'off', sshd: undefined },
};
const signal = new AbortController().signal;

function world(over: Partial<FleetSsh> = {}, state = {}) {
  const users = new Map([...PEOPLE.users, ['eli', user('eli', { ...HOLDER, roles: ['operator'] })] as const]);
  const inForce = { people: { ...PEOPLE, users }, policies: [], commit: 'c', digest: 'd', since: '', by: '' };
  const fleet = fakeFleet({ state: { inForce: inForce as never, ...state } });
  const { parts, clock } = fleet;
  let last = 0;
  const next = () => {
    last += 1;
    return last;
  };
  const random = (bytes: number) => new Uint8Array(bytes).fill(next());
  const tell = () => {};
  const door = () => undefined;
  const book = createLoginBook({ ...parts, random, tell, ssh: { ...SSH, ...over } }, door);
  const strangers = createStrangers(parts.audit, clock, () => {});
  const front = createFront({ book, strangers, clock, random });
  const put = (name: string, change: object) =>
    parts.ledger.update((now) => {
      const people = now.inForce?.people ?? PEOPLE;
      const found = people.users.get(name);
      const next = new Map(people.users);
      if (found !== undefined) next.set(name, { ...found, ...change });
      return { ...now, inForce: { ...inForce, people: { ...people, users: next } } as never };
    });
  return { ...fleet, book, front, put };
}

test('a key in force comes in as its person; the audit says by what and from where', async () => {
  const { book, audit } = world();
  const login = await book.enter(SHOWN, undefined, signal);
  expect(login).toMatchObject({ name: 'eli', door: 'ssh', how: `ssh-key ${PRINT} from 10.0.0.7` });
  expect(book.join(login.id, () => {}).actor).toEqual({
    ...{ name: 'eli', via: 'ssh', mfa: false },
    proof: { kind: 'ssh-key', fingerprint: PRINT, from: '10.0.0.7' },
  });
  expect(audit.at(-1)).toMatchObject({ action: 'login', outcome: 'allowed', actor: { name: 'eli' } });
  book.leave(login.id, 'left');
  await until(() => audit.at(-1)?.action === 'logout');
  expect(audit.at(-1)).toMatchObject({ outcome: 'done', reason: 'left' });
  expect(() => book.join(login.id, () => {})).toThrow('this login is over');
});

test.each([
  [
    'nobody’s',
    { key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICoY89xQasSMlZGFdWfgV/Y91uUw5GveSRs375xKj0GM' },
    {},
  ],
  ['of somebody who is disabled', {}, { disabled: true }],
  ['no key at all', { key: 'nonsense' }, {}],
  ['a certificate by our own server', { key: 'ssh-ed25519-cert-v01@openssh.com AAAA' }, {}],
])('a key that is %s stays outside', async (_, shown, change) => {
  const { book, put, audit } = world();
  await put('eli', change);
  await expect(book.enter({ ...SHOWN, ...shown }, undefined, signal)).rejects.toMatchObject({
    code: 'access/key-refused',
  });
  expect(audit).toEqual([]);
});

test('so many of one person, and so many in all', async () => {
  const { book, put } = world({ maxSessions: 3 });
  await book.enter(SHOWN, undefined, signal);
  await book.enter(SHOWN, undefined, signal);
  await expect(book.enter(SHOWN, undefined, signal)).rejects.toThrow('eli is logged in 2 times already');
  await put('ana', { sshKeys: [{ type, blob: 'x', fingerprint: 'SHA256:x' }] });
  expect(book.list()).toHaveLength(2);
});

test.each([
  ['is disabled', 'eli', { disabled: true }, 'eli is disabled'],
  ['has the key no more', 'eli', { sshKeys: [] }, `the key ${PRINT} is nobody's in force`],
])('who %s is hung up on at the next look', async (_, name, change, reason) => {
  const { book, put, audit } = world();
  const login = await book.enter(SHOWN, undefined, signal);
  let hungUp = 0;
  const ended: unknown[] = [];
  book.onEnd((one) => ended.push(one));
  book.join(login.id, () => {
    hungUp += 1;
  });
  book.sweep();
  expect(hungUp).toBe(0);
  await put(name, change);
  book.sweep();
  expect([hungUp, ended]).toEqual([1, [{ login: login.id, reason }]]);
  await until(() => audit.at(-1)?.reason === reason);
});

test('codes: asked of who has enrolled, needed from everybody, good once', async () => {
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const totp = [{ user: 'eli', secret: `sealed ${secret}`, confirmed: true, lastStep: -1, failures: [] }];
  const { book, clock } = world({ mfa: 'enrolled' }, { totp });
  const fails = (code: string | undefined) => book.enter(SHOWN, code, signal).catch(({ code: why }) => why);
  expect(book.holders().find(({ name }) => name === 'eli')?.code).toBe('asked');
  expect(await fails(undefined)).toBe('access/code-needed');
  expect(await fails('000000')).toBe('access/code-refused');
  const right = hotp(base32Bytes(secret) ?? new Uint8Array(), totpStep(clock.now()));
  const login = await book.enter(SHOWN, right, signal);
  // Good for the door, and for nothing else.
  expect(book.join(login.id, () => {}).actor.mfa).toBe(false);
  expect(await fails(right)).toBe('access/code-refused');
  const without = world({ mfa: 'required' }).book;
  expect(await without.enter(SHOWN, undefined, signal).catch(({ code }) => code)).toBe('access/code-missing');
});

async function served() {
  const { front, book, put } = world();
  const { path, trouble } = await startServer({ front });
  const parts = { path, version: '1.2.3', fleet: 'home', purpose: 'control', prove: undefined } as const;
  return { front, book, put, path, trouble, parts };
}

test('the token opens the front’s own small table and nothing of anybody else’s', async () => {
  const { front, parts } = await served();
  const token = front.newToken();
  const client = await connectControl({ ...parts, front: { token, login: undefined } }, signal);
  onTestFinished(() => client?.close());
  const login = await client?.call('login', { shown: SHOWN }, signal);
  expect(login).toMatchObject({ name: 'eli' });
  await expect(client?.call('status', {}, signal)).rejects.toMatchObject({ code: 'desk/unknown-operation' });
  await expect(client?.call('login', { shown: 'x' }, signal)).rejects.toMatchObject({
    code: 'desk/bad-input',
  });
  const id = (login as { id: string }).id;
  const eli = await connectControl({ ...parts, front: { token, login: id } }, signal);
  onTestFinished(() => eli?.close());
  expect(eli?.actor).toBe('eli');
  expect(await eli?.call('whoami', {}, signal)).toMatchObject({ actor: 'eli', op: 'whoami' });
});

test('no token, an old one, and a login that is over open nothing', async () => {
  const { front, book, parts, path } = await served();
  const refused = (token: string, login?: string) =>
    connectControl({ ...parts, front: { token, login } }, signal).catch(({ code }) => code);
  expect(await refused('')).toBe('access/denied');
  const old = front.newToken();
  const token = front.newToken();
  expect(await refused(old)).toBe('access/denied');
  expect(await refused(token, 'nobody')).toBe('access/denied');
  const { id } = await book.enter(SHOWN, undefined, signal);
  const eli = await connectControl({ ...parts, front: { token, login: id } }, signal);
  const ended = eli?.call('slow', {}, signal).catch(({ code }) => code);
  book.end(id, 'enough');
  expect(await ended).toBe('serve/hung-up');
  expect(await refused(token, id)).toBe('access/denied');
  front.over('gone');
  expect(await refused(token)).toBe('access/denied');
  const rude = await raw(path);
  await rude.hear();
  rude.say({ kind: 'hello', protocol: 1, version: '1', front: { token: 7 } });
  expect(await rude.hear()).toMatchObject({ kind: 'refused', error: { code: 'serve/bad-frame' } });
});

test('news: whose keys open the door, each change of it, and each login that ends', async () => {
  const { front, book, put } = world();
  const over = new AbortController();
  const news: unknown[] = [];
  const { id } = await book.enter(SHOWN, undefined, signal);
  const reading = (async () => {
    for await (const one of front.desk.follow({} as never, 'news', {}, over.signal)) {
      news.push(one);
      if (news.length === 1) await put('eli', { disabled: true });
      if (news.length === 1) book.sweep();
      if (news.length === 3) over.abort();
    }
  })();
  await reading;
  const names = (one: unknown) => (one as { holders: { name: string }[] }).holders.map(({ name }) => name);
  expect(names(news[0])).toContain('eli');
  expect([news[1], news[2]]).toEqual(
    expect.arrayContaining([{ kind: 'ended', login: id, reason: 'eli is disabled' }]),
  );
});
