// Every screen as a person sees it, at 80x24 and at 120x40.

import { expect, test } from 'vitest';
import { widthOf } from '../../../tui/parts/width.ts';
import { demoWorld, PLAN } from './demo-world.ts';
import { expectGolden } from './golden.ts';
import { openTerminal } from './terminal.ts';

/** How each screen is reached from the first one. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  fleet: [],
  instance: [':instance crm', 'enter'],
  'instance-end': [':instance crm', 'enter', 'G'],
  'instance-actions': [':instance crm', 'enter', 'a'],
  why: [':why crm', 'enter'],
  logs: [':logs crm', 'enter'],
  'logs-one': [':logs crm', 'enter', 'c', 'w'],
  plans: [':plans', 'enter'],
  'plans-all': [':plans', 'enter', 'v'],
  plan: [':plans', 'enter', 'enter'],
  'plan-end': [':plans', 'enter', 'enter', 's', 'G'],
  approve: [':plans', 'enter', 'enter', 'A'],
  history: [':history', 'enter'],
  run: [':history', 'enter', 'j', 'enter'],
  'run-live': [':history', 'enter', 'enter'],
  events: [':events', 'enter'],
  holds: [':holds', 'enter'],
  targets: [':targets', 'enter'],
  templates: [':templates', 'enter'],
  backups: [':backups', 'enter'],
  'backups-of': [':backups-of crm', 'enter'],
  backup: [':backups-of crm', 'enter', 'enter'],
  restore: [':backups-of crm', 'enter', 'R'],
  'restore-begin': [':backups-of crm', 'enter', 'R', 'A'],
  restores: [':restores', 'enter'],
  restoring: [':restores', 'enter', 'enter'],
  audit: [':audit', 'enter'],
  'audit-line': [':audit', 'enter', 'j', 'enter'],
  people: [':people', 'enter'],
  person: [':people', 'enter', 'j', 'enter'],
  sessions: [':sessions', 'enter'],
  keys: [':keys', 'enter'],
  help: [':plans', 'enter', 'enter', '?'],
  palette: [':'],
  filter: ['/is:drifted'],
};

const SIZES = [
  [80, 24],
  [120, 40],
] as const;

for (const [columns, rows] of SIZES) {
  for (const [name, keys] of Object.entries(WAYS)) {
    test(`${name} at ${columns}x${rows}`, async () => {
      const terminal = openTerminal({ columns, rows, world: demoWorld() });
      for (const key of keys) {
        await terminal.type(...spelled(key));
        await terminal.pass(400);
      }
      const shown = await terminal.rows();
      expect(shown).toHaveLength(rows);
      for (const row of shown) expect(widthOf(row)).toBeLessThanOrEqual(columns);
      await expectGolden(`${name}-${columns}x${rows}`, await terminal.text());
      terminal.close();
    });
  }
}

/** `:plans` letter by letter; names of keys as they are. */
function spelled(key: string): readonly string[] {
  return /^[:/]./.test(key) ? [...key] : [key];
}

test('the plan that is shown is the one of the demo fleet', () => {
  expect(demoWorld().fleet?.waiting).toEqual([PLAN]);
});
