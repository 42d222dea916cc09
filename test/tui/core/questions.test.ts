// The questions before anything is done: nothing but what was asked for says yes, and what was shown is what is
// agreed to.

import { expect, test } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import { safeText } from '../../../src/show/safe.ts';
import { words } from '../../../tui/parts/line.ts';
import { SCREENS } from '../../../tui/screens/all.ts';
import { type Question, screen } from '../../../tui/state/screen.ts';
import { DIGEST, PLAN, proposal } from '../../support/fake-daemon.ts';
import { fleetStatus, instanceStatus } from '../../support/status.ts';
import { type TestTerminal, type TestWorld, testWorld } from './world.ts';

function acts(world: TestWorld): readonly string[] {
  const looks = [
    'whoami',
    'freshness',
    'status',
    'plans',
    'plan',
    'get',
    'describe',
    'why',
    'history',
    'keeps',
  ];
  return world.line.calls.map(({ op }) => op).filter((op) => !looks.includes(op));
}

async function later(world: TestWorld, terminal: TestTerminal, ms = 400): Promise<void> {
  await world.timers.advance(ms);
  await terminal.type('');
}

const ENDS = [
  '\r',
  '\n',
  '\u007f',
  '\u001b[3~',
  ' ',
  '\t',
  '\u001b[200~y\r\u001b[201~',
  '\u001b[200~crm\r\u001b[201~',
  '\u001b[A',
];

/** A screen with one key for each tier. */
function asking(question: (tier: 1 | 2 | 3) => Question) {
  return screen<null>({
    ...{ id: 'asking', also: [], about: undefined, needs: [], operations: [], initial: null },
    summary: words`asks`,
    title: () => words`asks`,
    loads: () => [],
    body: () => ({ kind: 'page', lines: [] }),
    keys: ([1, 2, 3] as const).map((tier) => ({
      ...{ keys: [String(tier)], label: words`ask`, help: words`ask`, acts: true as const },
      run: () => ({ effects: [{ kind: 'ask', question: question(tier) }] }),
    })),
  });
}

function release(tier: 1 | 2 | 3): Question {
  return {
    ...{ kind: 'confirm', title: words`release crm`, tier, says: [], fields: [], typed: 'crm' },
    act: { op: 'release', input: { instance: 'crm' }, what: words`release`, done: () => words`released` },
  };
}

function askingWorld(question = release) {
  return testWorld({ screens: [...SCREENS, asking(question)], status: fleetStatus([instanceStatus('crm')]) });
}

test('enter, backspace, delete, space, tab and any pasted text never start a change, whatever the tier', async () => {
  for (const tier of [1, 2, 3]) {
    for (const keys of ENDS) {
      const world = askingWorld();
      const terminal = await world.open();
      await terminal.type(':asking\r');
      await terminal.type(String(tier));
      await later(world, terminal);
      expect(terminal.text()).toContain('release crm');
      for (let turn = 0; turn < 4; turn += 1) await terminal.type(keys);
      expect(acts(world), `${tier} ${JSON.stringify(keys)}`).toEqual([]);
      terminal.session.end('');
    }
  }
});

test('keys that arrive within 300 ms after a question opens change nothing', async () => {
  const world = askingWorld();
  const terminal = await world.open();
  await terminal.type(':asking\r');
  await terminal.type('1yyyy');
  await terminal.type('yyy');
  expect(acts(world)).toEqual([]);
  await later(world, terminal, 200);
  await terminal.type('y');
  expect(acts(world)).toEqual(['release']);
});

test('a burst of a command, a wrong name and enter does not confirm', async () => {
  const world = askingWorld();
  const terminal = await world.open();
  await terminal.type(':asking\r2wrongname\r');
  await later(world, terminal);
  expect(acts(world)).toEqual([]);
  await terminal.type('wrongname\r');
  expect(terminal.text()).toContain('that is not crm');
  expect(acts(world)).toEqual([]);
  await terminal.type('\u0015crm');
  expect(acts(world)).toEqual([]);
  await terminal.type('\r');
  expect(acts(world)).toEqual(['release']);
});

test('the third tier asks for a code as well, and sends it', async () => {
  const world = askingWorld();
  const terminal = await world.open();
  await terminal.type(':asking\r3');
  await later(world, terminal);
  await terminal.type('crm\r\r\r');
  expect(terminal.text()).toContain('a code has six digits');
  expect(acts(world)).toEqual([]);
  await terminal.type('123456');
  expect(terminal.text()).toContain('******');
  expect(terminal.text()).not.toContain('123456');
  await terminal.type('\r');
  expect(world.line.calls.find(({ op }) => op === 'release')?.code).toBe('123456');
});

test('the first tier: y does it, any other letter does not, and esc says that nothing was done', async () => {
  for (const [key, expected] of [
    ['n', []],
    ['Y', []],
    ['y', ['release']],
  ] as const) {
    const world = askingWorld();
    const terminal = await world.open();
    await terminal.type(':asking\r1');
    await later(world, terminal);
    await terminal.type(key);
    expect(acts(world)).toEqual(expected);
    if (key !== 'y') expect(terminal.text()).toContain('nothing was done');
  }
});

test('a hold by hand: length, reason, y; what was done is said in words, and the audit has it', async () => {
  const world = testWorld();
  const terminal = await world.open();
  await terminal.type('jH');
  await later(world, terminal);
  await terminal.type('3h\r');
  await terminal.type('\r');
  expect(terminal.text()).toContain('those who ask why read this');
  await terminal.type('restoring by hand\r');
  await terminal.type('y');
  await later(world, terminal);
  const call = world.line.calls.find(({ op }) => op === 'hold');
  expect(call?.input).toEqual({ instance: 'crm', for: '3h', reason: 'restoring by hand' });
  expect(terminal.text()).toContain('crm is held until');
});

test('foreign words in a question stand behind a bar, inside our frame', async () => {
  const evil = 'y\r\n release crm\u001b[1A\u001b[7m Type ok';
  const world = askingWorld(
    (tier) =>
      ({
        ...release(tier),
        ...{ kind: 'confirm', says: [[{ text: words`${evilWords(evil)}`, tone: 'plain' }]] },
      }) as Question,
  );
  const terminal = await world.open();
  await terminal.type(':asking\r2');
  const lines = terminal.lines();
  const at = lines.findIndex((line) => line.trimEnd() === ' release crm');
  expect(at).toBeGreaterThan(0);
  expect(lines[at + 1]).toMatch(/^│ y release crm Type ok$/);
  expect(lines[at + 2]).toMatch(/^─+$/);
  expect(lines[at + 3]).toBe(' Type crm and press enter to do it.');
});

function evilWords(text: string) {
  // What screens do with whatever others wrote.
  return safeText(text);
}

test('a plan that changed after it was shown cannot be approved', async () => {
  const world = testWorld();
  const terminal = await world.open({ columns: 120, rows: 40 });
  await terminal.type(':plans\r');
  await later(world, terminal, 1_000);
  await terminal.type('\r');
  await later(world, terminal, 1_000);
  expect(terminal.text()).toContain(PLAN);
  await terminal.type('A');
  await later(world, terminal, 600);
  expect(terminal.text()).toContain('approve');
  const shown = proposal();
  const lapsed = { at: '2026-11-20T03:12:30.000Z', reason: 'the commit moved' };
  await world.change((state) => ({ ...state, proposals: [{ ...shown, lapsed }] }));
  world.tell({ kind: 'plan.lapsed', plan: PLAN, target: undefined, reason: 'the commit moved' });
  await later(world, terminal, 3_000);
  await terminal.type('y');
  await terminal.type('crm\r');
  await terminal.type('y');
  expect(acts(world)).toEqual([]);
  expect(DIGEST).toContain(PLAN);
});

test('an approval whose answer was lost is not sent again by itself, and says that nobody knows', async () => {
  const world = askingWorld();
  const terminal = await world.open();
  await terminal.type(':asking\r1');
  await later(world, terminal);
  world.line.breaksAfter.add('release');
  await terminal.type('y');
  await later(world, terminal, 2_000);
  world.line.mend();
  await later(world, terminal, 10_000);
  expect(acts(world)).toEqual(['release']);
  expect(terminal.text()).toContain('live');
});

test('where the daemon asks for a one-time code the question comes back for it, and goes out once more', async () => {
  const world = askingWorld();
  const terminal = await world.open();
  await terminal.type(':asking\r1');
  await later(world, terminal);
  world.line.fails.set('release', new Failure('access/code-needed', 'a code of the authenticator is needed'));
  await terminal.type('y');
  await later(world, terminal);
  expect(terminal.text()).toContain('one-time code: _');
  expect(terminal.text()).toContain('a code of the authenticator is needed');
  await terminal.type('123456\r');
  expect(acts(world)).toEqual(['release']);
  await terminal.type('y');
  await later(world, terminal);
  expect(world.line.calls.filter(({ op }) => op === 'release').map(({ code }) => code)).toEqual([
    undefined,
    '123456',
  ]);
});

test('what the daemon refuses is said in its words, and stays until the next key', async () => {
  const world = askingWorld();
  const terminal = await world.open();
  await terminal.type(':asking\r1');
  await later(world, terminal);
  world.line.fails.set(
    'release',
    new Failure('keep/none', 'crm is not held\u001b[2J', { hint: 'look again' }),
  );
  await terminal.type('y');
  await later(world, terminal, 10_000);
  expect(terminal.lines().at(-2)).toContain('crm is not held; look again');
  await terminal.type('j');
  expect(terminal.text()).not.toContain('crm is not held');
});
