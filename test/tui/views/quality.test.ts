// What every screen owes to everybody: signs beside words, whole words in the key line at every size, the same
// actions by key, by name and on the command line.

import { expect, test } from 'vitest';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { widthOf } from '../../../tui/parts/width.ts';
import { SCREENS } from '../../../tui/screens/all.ts';
import { GLOBAL_KEYS } from '../../../tui/state/global-keys.ts';
import { keyWord } from '../../../tui/state/key-words.ts';
import { demoWorld } from './demo-world.ts';
import { openTerminal } from './terminal.ts';

const OPENED = SCREENS.filter(({ about }) => about === undefined || about === 'instance');

async function rowsOf(id: string, columns: number, rows: number, env?: Readonly<Record<string, string>>) {
  const about = SCREENS.find((one) => one.id === id)?.about;
  const terminal = openTerminal({ columns, rows, world: demoWorld(), ...(env === undefined ? {} : { env }) });
  await terminal.type(...`:${id}${about === undefined ? '' : ' crm'}`, 'enter');
  const shown = (await terminal.rows()).map((row) => row.trimEnd());
  const sent = terminal.sent.join('');
  terminal.close();
  return { shown, sent };
}

const COLOUR = { TERM: 'xterm-256color', LANG: 'C.UTF-8' };
const NONE = { ...COLOUR, NO_COLOR: '1' };

for (const { id } of OPENED) {
  test(`without colour ${id} says the same in the same words`, async () => {
    const plain = await rowsOf(id, 80, 24, NONE);
    expect(plain.shown, id).toEqual((await rowsOf(id, 80, 24, COLOUR)).shown);
    // Colours are SGR 30 to 49; bold, dim and reverse are none.
    expect(plain.sent.match(/\[(?:[\d;]*;)?[34]\d[;m]/u)?.[0], id).toBeUndefined();
  });
}

test('on a terminal that speaks only ASCII every screen is ASCII, and as wide', async () => {
  for (const { id } of OPENED) {
    const { shown } = await rowsOf(id, 80, 24, { TERM: 'xterm', LANG: 'C' });
    for (const row of shown) expect(row, id).toMatch(/^[ -~]*$/);
  }
});

const HINTS = new Set(
  [...SCREENS.flatMap(({ keys }) => keys), ...GLOBAL_KEYS].flatMap(({ keys: [first], label }) =>
    first === undefined ? [] : [`${keyWord(first)} ${label}`],
  ),
);

for (const [columns, rows] of [
  [60, 15],
  [80, 24],
  [100, 30],
  [120, 40],
] as const) {
  test(`at ${columns}x${rows} the key line has only whole words and no line is wider than the screen`, async () => {
    for (const { id } of OPENED) {
      const { shown } = await rowsOf(id, columns, rows);
      for (const row of shown) expect(widthOf(row), `${id} at ${columns}`).toBeLessThanOrEqual(columns);
      const hints = (shown.at(-1) ?? '').split(/ {2,}/);
      for (const hint of hints) expect(HINTS, `${id} at ${columns}: ${hint}`).toContain(hint);
    }
  });
}

test('a terminal of 20 by 5 is told what is needed and what is urgent', async () => {
  const terminal = openTerminal({ columns: 20, rows: 5, world: demoWorld() });
  expect(await terminal.text()).toContain('needs 40x10');
  expect(await terminal.text()).toContain('1 plans wait');
  for (const key of ['j', 'enter', 'a', '1', 'y']) await terminal.type(key);
  expect(terminal.acts).toEqual([]);
});

test('whatever changes the world has a name in the palette, a line in the help and a command of the command line', () => {
  const verbs = new Set(COMMANDS.map(({ name }) => name.split(' ')[0]));
  for (const { id, keys } of SCREENS) {
    for (const { acts, command, cli, help, label } of keys) {
      if (acts !== true) continue;
      expect(command, `${id}: ${label}`).toBeDefined();
      expect(help, `${id}: ${label}`).not.toBe('');
      const [, verb = ''] = /^shipshape ([a-z]+)/.exec(cli ?? '') ?? [];
      expect(verbs, `${id}: ${label}: ${cli}`).toContain(verb);
    }
  }
});

test('no key of a screen is one that multiplexers, terminals or slips of the finger use', () => {
  const never = ['ctrl-a', 'ctrl-b', 'ctrl-s', 'ctrl-q', 'ctrl-z', '~', 'backspace', 'delete'];
  for (const { id, keys } of SCREENS) {
    for (const { keys: names, acts } of keys) {
      for (const name of names) {
        expect(never, `${id}: ${name}`).not.toContain(name);
        if (acts === true) expect(['enter', 'space'], `${id}: ${name}`).not.toContain(name);
      }
      expect(new Set(names).size).toBe(names.length);
    }
    const all = keys.flatMap(({ keys: names }) => names);
    expect(new Set(all).size, `${id}: one letter, one meaning`).toBe(all.length);
  }
});
