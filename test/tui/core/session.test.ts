// One person at one terminal, from the first frame to the end: what is on the screen is what a terminal makes of
// our bytes.

import { expect, test } from 'vitest';
import { words } from '../../../tui/parts/line.ts';
import { SCREENS } from '../../../tui/screens/all.ts';
import { screen } from '../../../tui/state/screen.ts';
import { ENTER, LEAVE } from '../../../tui/term/painter.ts';
import { fleetStatus, instanceStatus } from '../../support/status.ts';
import { person, picture, testWorld, UTF8 } from './world.ts';

const MANY = fleetStatus(
  Array.from({ length: 1000 }, (_, at) => instanceStatus(`app-${String(at).padStart(4, '0')}`)),
);

test('the first frame stands before the daemon has answered, and the fleet as soon as it has', async () => {
  const world = testWorld({ status: MANY });
  const terminal = await world.open();
  expect(terminal.bytes[0]).toBe(ENTER);
  expect(terminal.bytes[1]).toContain('shipshape');
  expect(terminal.text()).toContain('1000 instances');
  expect(terminal.text()).toContain('> = app-0000');
  expect(terminal.lines().at(-2)).toMatch(/1-15 of 1000 +live$/);
});

test('a burst of 200 keys in one packet gives the same state as the same keys one by one', async () => {
  const keys = Array.from(
    { length: 200 },
    (_, at) => ['j', 'j', 'k', 'G', '\u001b[6~', 'g', 'j'][at % 7] ?? 'j',
  );
  const world = testWorld({ status: MANY });
  const [burst, single] = [await world.open(), await world.open()];
  await burst.type(keys.join(''));
  for (const key of keys) await single.type(key);
  expect(burst.text()).toBe(single.text());
  expect(burst.text()).toMatch(/> = app-\d{4}/);
});

test('keys, screens and the place in the list: open, back, filter, all by hand', async () => {
  const world = testWorld({ status: MANY });
  const terminal = await world.open();
  await terminal.type('jjj');
  expect(terminal.text()).toContain('> = app-0003');
  await terminal.type('\r');
  expect(terminal.lines()[1]).toContain('app-0003');
  await terminal.type('\u001b');
  await world.timers.advance(100);
  await terminal.type('');
  expect(terminal.text()).toContain('> = app-0003');
  await terminal.type('/0999\r');
  expect(terminal.lines()[1]).toContain('filter: 0999 (1 of 1000)');
  expect(terminal.text()).toContain('> = app-0999');
  await terminal.type('\u001b');
  await world.timers.advance(100);
  await terminal.type('');
  expect(terminal.text()).toContain('1-15 of 1000');
});

test('rows that come and change places leave the cursor on its row', async () => {
  const world = testWorld({ status: fleetStatus([instanceStatus('crm'), instanceStatus('shop')]) });
  const terminal = await world.open();
  await terminal.type('j');
  expect(terminal.text()).toContain('> = shop');
  world.tell({ kind: 'instance.changed', status: instanceStatus('shop', { reason: 'Failed' }) });
  world.tell({ kind: 'instance.changed', status: instanceStatus('api', { reason: 'Ready' }) });
  await world.timers.advance(600);
  await terminal.type('');
  expect(terminal.text()).toContain('> x shop');
  const order = terminal.lines().filter((line) => / (?:shop|api|crm) /.test(line));
  expect(order.map((line) => /shop|api|crm/.exec(line)?.[0]).slice(0, 3)).toEqual(['shop', 'api', 'crm']);
});

test('what is shown of the daemon is told at most twice a second, and a quiet minute costs nothing', async () => {
  const world = testWorld({ status: MANY });
  const terminal = await world.open();
  const before = terminal.bytes.length;
  for (let at = 0; at < 40; at += 1) {
    world.tell({
      kind: 'instance.changed',
      status: instanceStatus('app-0000', { reason: at % 2 ? 'Failed' : 'Drifted' }),
    });
    await world.timers.advance(50);
    await terminal.type('');
  }
  expect(terminal.bytes.length - before).toBeLessThanOrEqual(14);
  await world.timers.advance(1000);
  await terminal.type('');
  const quiet = terminal.bytes.length;
  await world.timers.advance(60_000);
  await terminal.type('');
  expect(terminal.bytes.slice(quiet).join('')).toBe('');
});

test('one changed row costs under 400 bytes at 160x54, five under 1,000', async () => {
  const world = testWorld({ status: MANY });
  const terminal = await world.open({ columns: 160, rows: 54 });
  await terminal.type('s');
  const cost = async (names: readonly string[], reason: 'Failed' | 'Drifted') => {
    const before = terminal.bytes.join('').length;
    for (const name of names)
      world.tell({ kind: 'instance.changed', status: instanceStatus(name, { reason }) });
    await world.timers.advance(1000);
    await terminal.type('');
    return terminal.bytes.join('').length - before;
  };
  // The first one also changes the counts in the header.
  expect(await cost(['app-0010'], 'Failed')).toBeLessThan(400);
  const five = ['app-0011', 'app-0012', 'app-0013', 'app-0014', 'app-0015'];
  expect(await cost(five, 'Failed')).toBeLessThan(1_000);
});

test('leaving by q, ctrl-c twice and the end of the door gives the terminal back, once', async () => {
  for (const [typed, kind] of [
    ['q', 'left'],
    ['\u0003\u0003', 'left'],
    ['', 'ended'],
  ] as const) {
    const world = testWorld();
    const terminal = await world.open();
    await terminal.type(typed);
    if (kind === 'ended') terminal.session.end('the door closes');
    terminal.session.end('again');
    await terminal.type('jjj');
    expect(terminal.ends).toHaveLength(1);
    expect(terminal.ends[0]).toMatchObject({ kind, exitCode: 0 });
    const all = terminal.bytes.join('');
    expect(all.split(LEAVE)).toHaveLength(2);
    expect(all.indexOf(LEAVE)).toBeGreaterThan(all.indexOf(ENTER));
    expect(terminal.xterm.buffer.active.type).toBe('normal');
    expect(world.timers.waiting()).toBe(0);
  }
});

test('ctrl-c asks whether to leave; anything but y and ctrl-c stays', async () => {
  const world = testWorld();
  const terminal = await world.open();
  await terminal.type('\u0003');
  expect(terminal.text()).toContain('Leave shipshape?');
  await terminal.type('\r');
  expect(terminal.ends).toEqual([]);
  expect(terminal.text()).not.toContain('Leave shipshape?');
});

test('an exception in a view ends only that session, is told with person and screen, and its terminal is given back', async () => {
  const broken = screen<null>({
    ...{ id: 'broken', also: [], about: undefined, needs: [], operations: [], initial: null, keys: [] },
    summary: words`breaks`,
    title: () => words`breaks`,
    loads: () => [],
    body: () => {
      throw new TypeError('a bug in a view');
    },
  });
  const world = testWorld({ screens: [...SCREENS, broken] });
  const [one, other] = [await world.open(), await world.open()];
  await one.type(':broken\r');
  expect(one.ends).toEqual([expect.objectContaining({ kind: 'crashed', exitCode: 1 })]);
  expect(one.bytes.at(-1)).toContain(LEAVE);
  expect(one.xterm.buffer.active.type).toBe('normal');
  expect(picture(one.xterm).join('\n')).toContain('this session broke');
  expect(picture(one.xterm).join('\n')).not.toContain('TypeError');
  expect(world.trouble).toHaveLength(1);
  await other.type('j');
  expect(other.ends).toEqual([]);
  expect(other.text()).toContain('live');
});

test('sessions of one person share what is known, and the last one that leaves hangs up', async () => {
  const world = testWorld();
  const first = await world.open();
  const second = await world.open();
  expect(world.line.calls.filter(({ op }) => op === 'whoami')).toHaveLength(1);
  first.session.end('');
  await world.timers.advance(3_000);
  await second.type('j');
  expect(second.text()).toContain('live');
  second.session.end('');
  await world.timers.advance(60_000);
  const calls = world.line.calls.length;
  await world.timers.advance(60_000);
  expect(world.line.calls).toHaveLength(calls);
  expect(world.timers.waiting()).toBe(0);
});

test('after 60 log-ins and log-outs nothing waits and nobody is followed', async () => {
  const world = testWorld();
  for (let turn = 0; turn < 60; turn += 1) {
    const terminal = await world.open();
    terminal.session.end('');
  }
  await world.timers.advance(1000);
  expect(world.timers.waiting()).toBe(0);
  expect(performance.getEntries()).toEqual([]);
});

test('2J at the first picture and after a resize only, 3J never', async () => {
  const world = testWorld({ status: MANY });
  const terminal = await world.open();
  await terminal.type('jjjjGgk:fleet\r?\u001b');
  await world.timers.advance(100);
  await terminal.resize(100, 30);
  await terminal.resize(60, 15);
  await terminal.type('GG');
  const all = terminal.bytes.join('');
  expect(all.split('\u001b[2J')).toHaveLength(4);
  expect(all).not.toContain('\u001b[3J');
});

test('80x24, 100x30, 120x40 and 60x15: no word of the key line is cut, no line is wider than the screen', async () => {
  const world = testWorld({ status: MANY });
  for (const [columns, rows] of [
    [80, 24],
    [100, 30],
    [120, 40],
    [60, 15],
    [40, 10],
  ] as const) {
    const terminal = await world.open({ columns, rows });
    const lines = terminal.lines();
    expect(lines.every((line) => line.length <= columns)).toBe(true);
    expect(lines.at(-1)).toMatch(/^enter open {2}\? help/);
    expect(lines.at(-1)).not.toContain('…');
    expect(lines.at(-2)).toMatch(/live$/);
  }
});

test('20x5, 1x1 and nonsense do not crash, say what is needed, and nothing can be confirmed there', async () => {
  const world = testWorld();
  const terminal = await world.open({ columns: 20, rows: 5 });
  expect(terminal.text()).toContain('needs 40x10');
  await terminal.type('H');
  await terminal.type('2h\rwhy\ry');
  for (const [columns, rows] of [
    [1, 1],
    [2, 200],
    [500, 3],
    [39, 40],
  ] as const) {
    await terminal.resize(columns, rows);
  }
  terminal.session.resize(0, 0);
  terminal.session.resize(-5, Number.NaN);
  terminal.session.resize(10_000, 10_000);
  await terminal.resize(80, 24);
  expect(terminal.text()).toContain('INSTANCE');
  expect(terminal.ends).toEqual([]);
  expect(world.line.calls.map(({ op }) => op)).not.toContain('hold');
});

test('NO_COLOR and 16 colours: the same picture, only the colour codes differ', async () => {
  const world = testWorld();
  const full = await world.open();
  const none = await world.open({ env: { ...UTF8, NO_COLOR: '1' } });
  const sixteen = await world.open({ env: { TERM: 'xterm', LANG: 'C.UTF-8' } });
  expect(none.text()).toBe(full.text());
  expect(sixteen.text()).toBe(full.text());
  expect(full.bytes.join('')).toMatch(/38;5;/);
  expect(none.bytes.join('')).not.toMatch(/[[;](?:3|4|9|10)\d[;m]/);
  expect(sixteen.bytes.join('')).not.toContain('38;5;');
});

test('a terminal without UTF-8 gets ASCII alone, as wide as before', async () => {
  const status = fleetStatus([instanceStatus('crm', { reason: 'Failed', message: 'Größe 日本 → ok…' })]);
  const world = testWorld({ status });
  const terminal = await world.open({ env: { TERM: 'xterm', LANG: 'C' } });
  expect(terminal.bytes.join('').replaceAll('\u001b', '')).toMatch(/^[\u0020-\u007e]*$/);
  expect(terminal.text()).toContain('Gro?e');
  expect(terminal.text()).toContain('????');
});

test('foreign text never reaches the terminal as anything but words', async () => {
  const evil = '\u001b]0;owned\u0007\u001b[2J\u202edanger\u0090q\u009c\r\nline';
  const status = fleetStatus([
    instanceStatus('crm', { reason: 'Failed', message: evil, drift: [evil], team: evil }),
  ]);
  const world = testWorld({ status });
  const terminal = await world.open({ columns: 120, rows: 40 });
  await terminal.type('\r');
  const all = terminal.bytes.join('');
  expect(all).not.toContain('owned');
  expect(all).not.toContain('\u202e');
  expect(all.split('\u001b[2J')).toHaveLength(2);
  expect(terminal.text()).toContain('danger');
});

test('who may not is offered nothing, in the key bar, the help, the palette and by the key', async () => {
  const world = testWorld();
  const viewer = await world.open({ person: person('viewer') });
  const operator = await world.open({ person: person('operator') });
  for (const [terminal, may] of [
    [viewer, false],
    [operator, true],
  ] as const) {
    await terminal.type('?');
    expect(terminal.text().includes(':hold')).toBe(may);
    await terminal.type('q:hold');
    expect(/hold +leave it alone/.test(terminal.text())).toBe(may);
    await terminal.type('\u0003');
    await terminal.type('H');
    expect(terminal.text().includes('for how long')).toBe(may);
  }
  expect(viewer.text()).toContain('you may not do that here');
});

test('copying goes to the terminal of the person as base64', async () => {
  const world = testWorld();
  const terminal = await world.open();
  await terminal.type('y');
  expect(terminal.bytes.join('')).toContain(`\u001b]52;c;${Buffer.from('shop').toString('base64')}\u0007`);
  expect(terminal.text()).toContain('clipboard');
});

test('one frame in flight: nothing is sent until the one before was taken, then only the newest state', async () => {
  const world = testWorld({ status: MANY });
  const { openSession } = await import('../../../tui/app/session.ts');
  const frames: { readonly text: string; readonly taken: () => void }[] = [];
  const session = openSession(
    world.host,
    { key: 'self', connect: world.line.connect },
    {
      ...{ columns: 80, rows: 24, env: UTF8, isPlain: false, isRaw: true, onEnd: () => {} },
      write: (text, taken) => void frames.push({ text, taken }),
    },
  );
  await world.timers.advance(2_000);
  expect(frames).toHaveLength(2);
  for (let turn = 0; turn < 50; turn += 1) {
    session.input(Buffer.from('j'));
    await world.timers.advance(40);
  }
  expect(frames).toHaveLength(2);
  frames[1]?.taken();
  await world.timers.advance(200);
  expect(frames).toHaveLength(3);
  expect(frames[2]?.text).toContain('app-0050');
  expect(frames[2]?.text).not.toContain('app-0001 ');
  session.end('');
});

test('frames keep 33 ms between them however fast keys come', async () => {
  const world = testWorld({ status: MANY });
  const terminal = await world.open();
  const before = terminal.bytes.length;
  for (let turn = 0; turn < 100; turn += 1) {
    terminal.session.input(Buffer.from('j'));
    await world.timers.advance(10);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  expect(terminal.bytes.length - before).toBeLessThanOrEqual(Math.ceil(1000 / 33) + 1);
  expect(terminal.bytes.length - before).toBeGreaterThan(10);
  await terminal.type('');
  expect(terminal.text()).toContain('> = app-0100');
});

test('a megabyte of random bytes at one session: it lives, others are drawn meanwhile, and nothing was started', async () => {
  const world = testWorld({ status: MANY });
  const [flooded, other] = [await world.open(), await world.open({ person: person('operator') })];
  let state = 7;
  let slowest = 0;
  for (let turn = 0; turn < 16; turn += 1) {
    const chunk = new Uint8Array(64 * 1024).map(() => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
    const begun = process.cpuUsage();
    flooded.session.input(chunk);
    const { user, system } = process.cpuUsage(begun);
    slowest = Math.max(slowest, (user + system) / 1000);
    await other.type('j');
    if (flooded.ends.length > 0) break;
  }
  // Of this thread and of those beside it.
  expect(slowest).toBeLessThan(1_000);
  expect(other.text()).toMatch(/> = app-00\d\d/);
  expect(world.trouble).toEqual([]);
  const acts = ['hold', 'release', 'suspend', 'resume', 'rollback', 'unpin', 'approve', 'reject'];
  expect(world.line.calls.map(({ op }) => op).filter((op) => acts.includes(op))).toEqual([]);
});
