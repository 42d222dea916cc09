// The small parts of the door: who is let through the gate, when a frame counts as taken, how refusals add up.

import { expect, test } from 'vitest';
import { keyFingerprint } from '../../../src/model/ssh-key.ts';
import {
  createPacketReader,
  numbers,
  numbersOf,
  packets,
  readWanted,
} from '../../../src/serve/attach-protocol.ts';
import {
  ALIVE_MS,
  BLIND_MS,
  createAcknowledger,
  PATIENCE_MS,
  pingerOf,
} from '../../../tui/ssh/acknowledge.ts';
import { authorizedKey } from '../../../tui/ssh/attach.ts';
import { readCommand } from '../../../tui/ssh/command.ts';
import { createGate, networkOf } from '../../../tui/ssh/gate.ts';
import { clamp } from '../../../tui/ssh/line.ts';
import { createRefusals, EVERY_MS } from '../../../tui/ssh/refusals.ts';

function fakeTime() {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(ms: number, run: () => void) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    pass(ms: number) {
      const end = now + ms;
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = next.at;
        timers = timers.filter((one) => one !== next);
        next.run();
      }
      now = end;
    },
  };
}

test('the gate: so many unknown, so many from one address, and the flood makes room itself', () => {
  const gate = createGate({ unknown: 4, unknownPerAddress: 3, perAddress: 4, all: 6 });
  const closed: string[] = [];
  const enter = (address: string) => gate.enter(address, () => closed.push(address));
  const flood = [enter('10.0.0.1'), enter('10.0.0.1'), enter('10.0.0.1')];
  expect(enter('10.0.0.1')).toEqual({ refused: 'too many connections from this address at once' });
  const other = enter('10.0.0.2');
  expect(closed).toEqual([]);
  const late = enter('10.0.0.3');
  expect(closed).toEqual(['10.0.0.1']);
  for (const one of [...flood, other, late]) if ('known' in one) one.known();
  enter('10.0.0.4');
  expect(enter('10.0.0.5')).toEqual({ refused: 'all connections are taken' });
  if ('left' in other) other.left();
  expect(gate.size()).toBe(5);
});

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', ''],
])('the network of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));

function pinger() {
  const seen = { pings: 0, reply: () => {} };
  return {
    seen,
    ping() {
      seen.pings += 1;
    },
    onReply: (told: () => void) => {
      seen.reply = told;
    },
  };
}

test('a frame is taken when the answer has come, in order', () => {
  const [time, line, taken] = [fakeTime(), pinger(), [] as number[]];
  const ack = createAcknowledger(line, time, () => {});
  ack.after(() => taken.push(1));
  ack.after(() => taken.push(2));
  time.pass(5_000);
  expect(taken).toEqual([]);
  line.seen.reply();
  expect([taken, ack.works()]).toEqual([[1], true]);
  line.seen.reply();
  expect(taken).toEqual([1, 2]);
  ack.close();
});

test('who never answers is served at a fixed pace; who answered and stops is hung up on', () => {
  const [time, line, taken] = [fakeTime(), pinger(), [] as number[]];
  let dead = 0;
  const ack = createAcknowledger(line, time, () => {
    dead += 1;
  });
  ack.after(() => taken.push(1));
  time.pass(PATIENCE_MS + 2_000 + BLIND_MS);
  expect([taken, ack.works(), dead]).toEqual([[1], false, 0]);
  ack.after(() => taken.push(2));
  time.pass(BLIND_MS);
  expect(taken).toEqual([1, 2]);
  ack.close();
  const other = createAcknowledger(line, time, () => {
    dead += 1;
  });
  other.after(() => {});
  line.seen.reply();
  time.pass(ALIVE_MS * 5);
  expect(dead).toBe(1);
});

test('idle lines are asked now and then; another release of the library is served blindly', () => {
  const [time, line] = [fakeTime(), pinger()];
  const ack = createAcknowledger(line, time, () => {});
  time.pass(ALIVE_MS + 1_000);
  expect(line.seen.pings).toBe(1);
  ack.close();
  expect(pingerOf({})).toBeUndefined();
  expect(pingerOf({ _protocol: { ping: 1, _handlers: {} } })).toBeUndefined();
  const taken: number[] = [];
  createAcknowledger(undefined, time, () => {}).after(() => taken.push(1));
  time.pass(BLIND_MS);
  expect(taken).toEqual([1]);
});

test('refusals are told at most once a second, with how many there were', () => {
  const [time, told] = [fakeTime(), [] as string[]];
  const refusals = createRefusals(
    (address, reason, count) => told.push(`${address} ${reason} ${count}`),
    time.after,
  );
  for (let n = 0; n < 1_000; n += 1) refusals.note('10.0.0.1', 'no');
  time.pass(EVERY_MS);
  refusals.note('10.0.0.2', 'never');
  refusals.close();
  expect(told).toEqual(['10.0.0.1 no 1000', '10.0.0.2 never 1']);
});

test('windows of nobody’s size', () => {
  expect([0, -1, Number.NaN, 10_000, 120].map((size) => clamp(size, 80))).toEqual([80, 80, 80, 500, 120]);
});

test.each(['id', 'sh -c id', 'apply', 'approve x', 'secret list', '', ' ', 'statusx', 'audit', 'key create'])(
  'there is no command %s',
  (line) => expect(readCommand(line)).toHaveProperty('wrong'),
);

test('packets come whole, however they are cut, and nothing else does', () => {
  const read = createPacketReader();
  const bytes = Buffer.concat([
    packets('input', Buffer.alloc(100_000, 'x')),
    packets('resize', numbers(80, 24)),
  ]);
  const cuts = Array.from({ length: Math.ceil(bytes.length / 997) }, (_, n) =>
    bytes.subarray(n * 997, n * 997 + 997),
  );
  const got = cuts.flatMap((cut) => read(Buffer.from(cut)));
  expect(got.map(({ kind, body }) => [kind, body.length])).toEqual([
    ['input', 65_536],
    ['input', 34_464],
    ['resize', 8],
  ]);
  expect(numbersOf(got[2]?.body ?? Buffer.alloc(0))).toEqual([80, 24]);
  expect(() => createPacketReader()(Buffer.from([99, 0, 0, 0, 1]))).toThrow('this is no packet');
  expect(() => createPacketReader()(Buffer.from([0, 255, 255, 255, 255]))).toThrow('this is no packet');
  for (const line of ['[]', '{}', '{"kind":"attach"}', '{"kind":"keys"}'])
    expect(() => readWanted(line)).toThrow();
});

test('sshd is told of keys in force alone', () => {
  const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDLFNPbPGBaG0R8n4yOv4VkIKF0SbH4rD2l9Mz2S0U+2';
  const print = keyFingerprint(key.split(' ')[1] ?? '');
  const holder = { name: 'ana', fingerprints: [print], code: 'none' } as const;
  const known = {
    holderOf: (one: string) => (one === print ? holder : undefined),
    isName: (name: string) => name === 'ana',
    authorities: {},
  };
  expect(authorizedKey(known, key)).toBe(`restrict,pty ${key}`);
  expect(authorizedKey(known, key.replace('DLF', 'DLE'))).toBeUndefined();
  expect(authorizedKey(known, 'ssh-ed25519-cert-v01@openssh.com AAAA')).toBeUndefined();
  expect(authorizedKey(known, '')).toBeUndefined();
});
