// The states that a screen can be in besides having everything: nothing there, not answered yet, refused, failed,
// old, and the daemon gone. Each says what it is and what to do.

import { expect, test } from 'vitest';
import { safeText } from '../../../src/show/safe.ts';
import { SCREENS } from '../../../tui/screens/all.ts';
import type { Screen } from '../../../tui/state/screen.ts';
import type { Answer, World } from '../../../tui/state/world.ts';
import { fleetStatus } from '../../support/status.ts';
import { demoWorld, NOW, VIEWER } from './demo-world.ts';
import { expectGolden } from './golden.ts';
import { openTerminal } from './terminal.ts';

const LISTS = [
  'plans',
  'history',
  'holds',
  'audit',
  'people',
  'sessions',
  'keys',
  'events',
  'backups',
] as const;
const PAGES = ['instance crm', 'why crm', 'logs crm'] as const;

async function shown(world: World, command: string, columns = 80, rows = 24): Promise<string> {
  const terminal = openTerminal({ columns, rows, world });
  await terminal.type(...`:${command}`);
  await terminal.type('enter');
  const text = await terminal.text();
  terminal.close();
  return text;
}

/** The demo fleet of which nothing but its status is known. */
function answering(answer: Answer<unknown> | undefined): World {
  const world = demoWorld();
  const answers = new Map([...world.answers.keys()].map((key) => [key, answer] as const));
  const known = [...answers].flatMap(([key, one]) => (one === undefined ? [] : [[key, one] as const]));
  return { ...world, answers: new Map(known), events: [], runs: [], streams: new Map() };
}

const FAILED: Answer<unknown> = {
  kind: 'failed',
  code: safeText('store/disk-full'),
  message: safeText('the disk of the host is full'),
  hint: safeText('free some space under the stateDir'),
};
const FORBIDDEN: Answer<unknown> = {
  kind: 'failed',
  code: safeText('access/denied'),
  message: safeText('ana has no read:audit here'),
  hint: undefined,
};

test('while an answer is not there a screen says since when it is asked for', async () => {
  const waits = answering({ kind: 'asking', since: NOW - 1_200 });
  const parts: string[] = [];
  for (const command of [...LISTS.filter((one) => one !== 'events' && one !== 'backups'), 'plan', ...PAGES])
    parts.push(await shown(waits, command));
  for (const text of parts.slice(0, 7)) expect(text).toMatch(/asking for .* since 1 s/);
  await expectGolden('states-loading', parts.join('\n'));
});

test('what failed is told in words, with the code and what to do', async () => {
  const parts: string[] = [];
  for (const command of LISTS.filter((one) => one !== 'events' && one !== 'backups')) {
    const text = await shown(answering(FAILED), command);
    expect(text).toContain('the disk of the host is full (store/disk-full)');
    expect(text).toContain('r asks again');
    parts.push(text);
  }
  await expectGolden('states-failed', parts.join('\n'));
});

test('what a person may not see is told as that, and who can change it', async () => {
  const text = await shown(answering(FORBIDDEN), 'audit');
  expect(text).toContain('You may not see the audit.');
  await expectGolden('states-forbidden', text);
});

test('screens that a person may not open are not offered, and say so when asked for by name', async () => {
  const world = demoWorld({ permissions: VIEWER });
  const text = await shown(world, 'audit');
  expect(text).toContain('Instances');
  expect(text).not.toContain('WHO');
  const palette = openTerminal({ columns: 80, rows: 40, world });
  await palette.type(':');
  expect(await palette.text()).not.toContain('audit');
});

test('every list says why it is empty and what to do', async () => {
  const world = demoWorld();
  const nothing: Readonly<Record<string, unknown>> = {
    plans: { plans: [] },
    history: { runs: [] },
    keeps: { keeps: [], pins: [] },
    users: { users: [] },
    sessions: { door: null, sessions: [] },
    'key-list': { keys: [] },
    'audit-list': { lines: [] },
  };
  const answers = new Map(
    [...world.answers.keys()].map((key) => {
      const value = nothing[key.split(' ')[0] ?? ''];
      return [key, { kind: 'got', value, at: NOW, isOld: false } as const];
    }),
  );
  const empty = { ...world, answers, events: [], runs: [], fleet: fleetStatus([], { backups: [] }) };
  const parts: string[] = [];
  for (const command of ['fleet', ...LISTS]) parts.push(await shown(empty, command));
  for (const text of parts) {
    const body = text.split('\n').slice(4, 20).join('').trim();
    expect(body.length, text).toBeGreaterThan(40);
  }
  await expectGolden('states-empty', parts.join('\n'));
});

test('what the daemon lacks is hidden from the key bar, and said where it is asked for', async () => {
  const operations = ['status', 'get', 'plans', 'plan', 'events', 'whoami'];
  const text = await shown(demoWorld({ operations }), 'instance crm');
  expect(text).toContain('crm/container/db');
  const lost = await shown(demoWorld({ operations }), 'audit');
  expect(lost).toContain('Instances');
  const plan = openTerminal({ columns: 80, rows: 24, world: demoWorld({ operations }) });
  await plan.type(...':plans');
  await plan.type('enter');
  await plan.type('enter');
  expect((await plan.rows()).at(-1)).not.toContain('approve');
});

test('an instance that is gone says so', async () => {
  const world = demoWorld();
  const terminal = openTerminal({ columns: 80, rows: 24, world });
  await terminal.type(...':instance crm');
  await terminal.type('enter');
  const fleet = fleetStatus((world.fleet?.instances ?? []).filter(({ instance }) => instance !== 'crm'));
  await terminal.tell({ ...world, fleet });
  expect(await terminal.text()).toContain('There is no instance crm any more');
});

const WHY = safeText('the daemon hung up');
const GONE = [
  { link: { kind: 'stale', since: NOW - 12_000 }, says: /the data is 12 s old/ },
  {
    link: { kind: 'lost', since: NOW - 12_000, why: WHY },
    says: /the data is 12 s old \(the daemon hung up\)/,
  },
] as const;

for (const screen of SCREENS.filter(({ about }) => about === undefined || about === 'instance')) {
  const { id, about } = screen;
  test(`with the reconciler stopped ${id} says how old its data is, and nothing can be started`, async () => {
    for (const { link, says } of GONE) {
      const terminal = openTerminal({ columns: 80, rows: 24, world: { ...demoWorld(), link } });
      await terminal.type(...`:${id}${about === undefined ? '' : ' crm'}`, 'enter');
      expect((await terminal.rows()).at(-2), id).toMatch(says);
      if (link.kind === 'lost') await tryAll(terminal, screen);
      expect(terminal.acts, id).toEqual([]);
      terminal.close();
    }
  });
}

/** Every key of the screen that changes the world, and yes to whatever comes. */
async function tryAll(terminal: ReturnType<typeof openTerminal>, { keys }: Screen): Promise<void> {
  const acting = keys.flatMap(({ acts, keys: [first] }) =>
    acts === true && first !== undefined ? [first] : [],
  );
  for (const key of acting) {
    await terminal.type(key === 'ctrl-g' ? '\u0007' : key);
    await terminal.pass(400);
    await terminal.type('y', 'enter', 'esc');
    await terminal.pass(100);
  }
}
