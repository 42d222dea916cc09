// Words that others wrote (names, labels, health output, log lines, reasons) full of sequences that a terminal
// obeys: nothing of them reaches a frame, on no screen.

import { expect, test } from 'vitest';
import { SCREENS } from '../../../tui/screens/all.ts';
import { demoWorld, PLAN } from './demo-world.ts';
import { openTerminal } from './terminal.ts';

const ESC = '\u001b';
const EVIL = `${ESC}]0;pwned\u0007${ESC}[31mred\u009b2J\u202eback\r\u0008x${ESC}[2J${ESC}[?1049l${ESC}]52;c;cHduZWQ=\u0007`;
/** What our own painter says: place, clear the line, colours, one frame at once, the modes of entering. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const OURS = /\u001b\[(?:\d+;\d+H|K|0?m|[\d;]*m|2J|\?(?:1049|25|7|2004|2026)[hl])|\r\n/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const OF: Readonly<Record<string, string>> = {
  instance: 'crm',
  plan: PLAN,
  run: 'run-12',
  line: '187',
  person: 'ana',
};

const SIZES = [
  [80, 24],
  [120, 40],
] as const;

for (const { id, about } of SCREENS) {
  test(`${id} does not obey the words of others, whatever is opened in it`, async () => {
    for (const [columns, rows] of SIZES) {
      const terminal = openTerminal({ columns, rows, world: demoWorld({ evil: EVIL }) });
      const before = terminal.sent.length;
      await open(terminal, id, about === undefined ? undefined : OF[about]);
      for (const key of ['G', 's', 'v', 'w', 'A', 'esc', 'a', 'esc', '?', 'esc', 'j', 'enter', 'G']) {
        await terminal.type(key);
        await terminal.pass(60);
      }
      const sent = terminal.sent.slice(before).join('');
      const left = sent.replace(OURS, '');
      expect(FORBIDDEN.exec(left)?.[0], `${id} at ${columns}`).toBeUndefined();
      expect(sent.includes('\u001b[3J'), id).toBe(false);
      terminal.close();
    }
  });
}

type Opened = ReturnType<typeof openTerminal>;

/** Screens about one thing are reached from the list that has it. */
async function open(terminal: Opened, id: string, of: string | undefined): Promise<void> {
  const keys: Readonly<Record<string, readonly string[]>> = {
    backup: [...':backups-of crm', 'enter', 'enter'],
    restore: [...':backups-of crm', 'enter', 'R'],
    restoring: [...':restores', 'enter', 'enter'],
    plan: [...':plans', 'enter', 'enter'],
    run: [...':history', 'enter', 'j', 'enter'],
    'audit-line': [...':audit', 'enter', 'j', 'enter'],
    person: [...':people', 'enter', 'enter'],
  };
  const typed = keys[id] ?? [...`:${id}${of === undefined ? '' : ` ${of}`}`, 'enter'];
  for (const key of typed) await terminal.type(key);
  await terminal.pass(400);
}
