// Sessions without a picture: lines are only ever added, numbers and names choose, and nothing can be done that
// the screen would not do.

import { expect, test } from 'vitest';
import { fleetStatus, instanceStatus } from '../../support/status.ts';
import { testWorld } from './world.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is the point
const ESCAPES = /[\u001b\u009b]/;

test('TERM=dumb and --plain: numbered lines, no escape, no redraw', async () => {
  for (const given of [{ env: { TERM: 'dumb' } }, { isPlain: true }, { env: {} }]) {
    const world = testWorld();
    const terminal = await world.open(given);
    const all = terminal.bytes.join('');
    expect(all).not.toMatch(ESCAPES);
    expect(all).toContain('shipshape, line by line');
    expect(all).toMatch(/1 {2}! shop .*Drifted/);
    expect(all).toMatch(/2 {2}= crm .*Ready/);
    await terminal.type('q\r');
    expect(terminal.ends).toEqual([{ kind: 'left', words: '', exitCode: 0 }]);
  }
});

test('a number opens a row, b goes back, words filter, help lists what can be done', async () => {
  const world = testWorld();
  const terminal = await world.open({ isPlain: true });
  const said = async (typed: string) => {
    const before = terminal.bytes.length;
    await terminal.type(`${typed}\r`);
    await world.timers.advance(1_000);
    return terminal.bytes.slice(before).join('');
  };
  expect(await said('2')).toContain('crm');
  expect(await said('b')).toMatch(/1 {2}! shop/);
  expect(await said('/crm')).toMatch(/1 {2}= crm/);
  expect(await said('help')).toContain('hold: leave it alone for a time');
  expect(await said('99')).toContain('there is no row 99');
  expect(await said('nonsense')).toContain('there is no command nonsense');
  expect(terminal.bytes.join('')).not.toMatch(ESCAPES);
});

test('a hold, answered line by line', async () => {
  const world = testWorld();
  const terminal = await world.open({ isPlain: true });
  const type = async (text: string) => {
    await world.timers.advance(500);
    await terminal.type(`${text}\r`);
  };
  await type('hold crm');
  await type('');
  await type('restoring');
  await type('no');
  expect(terminal.bytes.join('')).toContain('nothing was done');
  await type('hold crm');
  await type('4h');
  await type('restoring');
  await type('y');
  await world.timers.advance(1_000);
  const holds = world.line.calls.filter(({ op }) => op === 'hold');
  expect(holds.map(({ input }) => input)).toEqual([{ instance: 'crm', for: '4h', reason: 'restoring' }]);
  expect(terminal.bytes.join('')).toContain('crm is held until');
});

test('what changes is said in one line each, and a silent daemon as well', async () => {
  const world = testWorld();
  const terminal = await world.open({ isPlain: true });
  const before = terminal.bytes.length;
  world.tell({
    kind: 'instance.changed',
    status: instanceStatus('crm', { reason: 'Failed', message: 'no image' }),
  });
  await world.timers.advance(1_000);
  expect(terminal.bytes.slice(before).join('')).toBe('* crm: Ready -> Failed  no image\r\n');
  world.line.stall(true);
  await world.timers.advance(6_000);
  expect(terminal.bytes.join('')).toContain('nothing can be started until the daemon is heard');
});

test('what is typed is echoed on a raw terminal and nowhere else; a long list is written in parts', async () => {
  const status = fleetStatus(Array.from({ length: 45 }, (_, at) => instanceStatus(`app-${at}`)));
  const world = testWorld({ status });
  const raw = await world.open({ isPlain: true, isRaw: true });
  const cooked = await world.open({ isPlain: true, isRaw: false });
  const before = [raw.bytes.length, cooked.bytes.length];
  await raw.type('mop\u007fre');
  await cooked.type('more');
  expect(raw.bytes.slice(before[0]).join('')).toBe('mop\b \bre');
  expect(cooked.bytes.slice(before[1]).join('')).toBe('');
  await cooked.type('\n');
  expect(cooked.bytes.join('')).toContain('25 more: write more');
  expect(cooked.bytes.join('')).toMatch(/21 {2}= app-/);
});

test('a page is written once more when all that it shows was answered, and no line is wider than the terminal', async () => {
  const world = testWorld();
  const terminal = await world.open({ isPlain: true });
  await terminal.type('instance crm\r');
  await world.timers.advance(2_000);
  const all = terminal.bytes.join('');
  expect(all.split('== Instances > crm').length - 1).toBeGreaterThanOrEqual(1);
  expect(all.split('\r\n').every((line) => line.length <= 80)).toBe(true);
  const settled = terminal.bytes.length;
  await world.timers.advance(10_000);
  expect(terminal.bytes.slice(settled).join('')).toBe('');
});
