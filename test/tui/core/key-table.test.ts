// The one table of keys: what is offered, what help says, and what the command line has for the same.

import { expect, test } from 'vitest';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { SCREENS } from '../../../tui/screens/all.ts';
import { GLOBAL_KEYS } from '../../../tui/state/global-keys.ts';

test('each action that changes something has a `:` command, a line in the help and a command of shipshape', async () => {
  const commands = COMMANDS.map(({ name }) => `shipshape ${name}`);
  const actions = SCREENS.flatMap((one) => one.keys.map((action) => ({ ...action, of: one.id })));
  const acts = actions.filter((action) => action.acts === true);
  expect(acts.length).toBeGreaterThan(10);
  for (const { of, keys, command, cli, help } of acts) {
    const name = `${of} ${keys.join(' ')} ${command}`;
    expect(command, name).toMatch(/^[a-z][a-z-]*$/);
    expect(help.length, name).toBeGreaterThan(5);
    expect(
      commands.some((one) => cli?.startsWith(one)),
      `${name}: ${cli}`,
    ).toBe(true);
  }
  // No key means two things on a screen, and what every screen has is never taken away.
  const kept = ['esc', '?', ':', '/', 'q', 'ctrl-c', 'ctrl-l', 'j', 'k', 'up', 'down'];
  for (const { id, keys } of SCREENS) {
    const all = keys.flatMap((action) => action.keys);
    expect(new Set(all).size, id).toBe(all.length);
    expect(
      all.filter((key) => kept.includes(key)),
      id,
    ).toEqual([]);
  }
  const forbidden = ['ctrl-a', 'ctrl-b', 'ctrl-s', 'ctrl-q', 'ctrl-z', '~', 'backspace', 'delete'];
  const used = [...SCREENS.flatMap(({ keys }) => keys), ...GLOBAL_KEYS].flatMap(({ keys }) => keys);
  expect(used.filter((key) => forbidden.includes(key))).toEqual([]);
});
