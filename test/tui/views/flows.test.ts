// What people do at screens, driven by keys: decide about a plan, hold and release, filter and pause logs. What is
// not allowed, not meant or not so any more starts nothing.

import { expect, test } from 'vitest';
import type { Answers } from '../../../src/control/answers.ts';
import type { Acted } from '../../../tui/link/store.ts';
import { loadKey, type World } from '../../../tui/state/world.ts';
import { newestInput, RESTORE, restorePlan } from './demo-backups.ts';
import { DIGEST, planOf } from './demo-plan.ts';
import { demoWorld, PLAN, VIEWER } from './demo-world.ts';
import { openTerminal, type Terminal, type TerminalOptions } from './terminal.ts';

function open(over: Partial<TerminalOptions> = {}): Terminal {
  return openTerminal({ columns: 80, rows: 24, world: demoWorld(), ...over });
}

/** Types words letter by letter, waiting until what was typed counts. */
async function go(terminal: Terminal, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await terminal.type(...(key.length > 1 && /^[:/"]/.test(key) ? [...key.replace(/^"/, '')] : [key]));
    await terminal.pass(400);
  }
}

const TO_PLAN = [':plans', 'enter', 'enter'] as const;

function withPlan(world: World, change: (plan: Answers['plan']) => Answers['plan']): World {
  const answers = new Map(world.answers);
  answers.set(loadKey({ op: 'plan', input: { plan: PLAN } }), {
    ...{ kind: 'got', at: world.now, isOld: false },
    value: change(planOf('')),
  });
  return { ...world, answers };
}

test('without the right there is no key to approve with, and its letter does nothing', async () => {
  const terminal = open({ world: demoWorld({ permissions: VIEWER }) });
  await go(terminal, ...TO_PLAN);
  expect((await terminal.rows()).at(-1)).not.toContain('approve');
  await go(terminal, 'A');
  expect(await terminal.text()).toContain('you may not do that here');
  await go(terminal, '"crm', 'enter');
  expect(terminal.acts).toEqual([]);
});

test('with the right the name is typed, and the digest that was read is approved', async () => {
  const act = () => ({ kind: 'done', answer: { plan: PLAN, standing: 'met', missing: '' } }) as const;
  const terminal = open({ act });
  await go(terminal, ...TO_PLAN, 'A');
  expect(await terminal.text()).toContain('LOSES DATA');
  expect(await terminal.text()).toContain(DIGEST);
  await go(terminal, '"crm', 'enter');
  expect(terminal.acts).toEqual([{ op: 'approve', input: { plan: PLAN, digest: DIGEST }, code: undefined }]);
  expect(await terminal.text()).toContain(`plan ${PLAN} is approved; it goes now`);
});

test('a wrong name, enter alone and what is pasted approve nothing', async () => {
  const terminal = open();
  await go(terminal, ...TO_PLAN, 'A', 'enter', '"shop', 'enter');
  expect(await terminal.text()).toContain('that is not crm');
  expect(terminal.acts).toEqual([]);
  await go(terminal, 'esc', 'A', '\u001b[200~crm\r\u001b[201~', 'enter');
  expect(terminal.acts).toEqual([]);
});

test('keys that were typed before the question could be read count for nothing', async () => {
  const terminal = open();
  await go(terminal, ...TO_PLAN);
  await terminal.type('A', 'c', 'r', 'm', 'enter');
  expect(terminal.acts).toEqual([]);
  await go(terminal, 'enter');
  expect(terminal.acts).toEqual([]);
});

test('a plan that changed between reading and enter cannot be approved, and says so', async () => {
  const world = demoWorld();
  const terminal = open({ world });
  await go(terminal, ...TO_PLAN, 'A', '"crm');
  await terminal.tell(
    withPlan(world, (plan) => ({ ...plan, proposal: { ...plan.proposal, standing: 'lapsed' } })),
  );
  await go(terminal, 'enter');
  expect(terminal.acts).toEqual([]);
  expect(await terminal.text()).toContain('it is over: lapsed');
});

test('what the daemon refuses is told in its words', async () => {
  const act = (): Acted => ({
    ...{ kind: 'refused', code: 'approval/author', hint: undefined },
    message: 'ana wrote what the plan changes',
  });
  const terminal = open({ act });
  await go(terminal, ...TO_PLAN, 'A', '"crm', 'enter');
  expect(await terminal.text()).toContain('ana wrote what the plan changes');
});

test('where policy asks for a one-time code it is asked for, and never shown', async () => {
  const world = withPlan(demoWorld(), (plan) => ({
    ...plan,
    proposal: { ...plan.proposal, needs: plan.proposal.needs.map((need) => ({ ...need, mfa: true })) },
  }));
  const terminal = open({ world });
  await go(terminal, ...TO_PLAN, 'A', '"crm', 'enter', '"123456');
  expect(await terminal.text()).toContain('one-time code: ******');
  expect(await terminal.text()).not.toContain('123456');
  await go(terminal, 'enter');
  expect(terminal.acts).toMatchObject([{ op: 'approve', code: '123456' }]);
});

test('a rejection needs words', async () => {
  const terminal = open();
  await go(terminal, ...TO_PLAN, 'R', 'enter');
  expect(await terminal.text()).toContain('those who ask why read this');
  await go(terminal, '"not tonight', 'enter', 'y');
  expect(terminal.acts).toEqual([
    { op: 'reject', input: { plan: PLAN, digest: DIGEST, reason: 'not tonight' }, code: undefined },
  ]);
});

test('an instance is held for a time and with a reason, by y and by nothing else', async () => {
  const terminal = open();
  await go(terminal, ':instance crm', 'enter', 'H', 'enter', '"by hand', 'enter', 'enter', 'space');
  expect(terminal.acts).toEqual([]);
  await go(terminal, 'y');
  expect(terminal.acts).toEqual([
    { op: 'hold', input: { instance: 'crm', for: '2h', reason: 'by hand' }, code: undefined },
  ]);
});

test('a length that is none is said at once', async () => {
  const terminal = open();
  await go(terminal, ':instance crm', 'enter', 'H', '"x', 'enter');
  expect(await terminal.text()).toContain('write 30m, 2h, 7d');
});

test('what is not held cannot be released; what is held can, from the list of holds as well', async () => {
  const terminal = open();
  await go(terminal, ':instance crm', 'enter', 'U');
  expect(await terminal.text()).toContain('it is not held');
  await go(terminal, ':holds', 'enter', 'U', 'y');
  expect(terminal.acts).toEqual([{ op: 'release', input: { instance: 'blog' }, code: undefined }]);
});

test('a suspended target is resumed, a pin is taken off by its name', async () => {
  const terminal = open();
  await go(terminal, ':holds', 'enter', 'j', 'U', 'y', 'j', 'U', 'y');
  expect(terminal.acts).toEqual([{ op: 'resume', input: { target: 'edge-2' }, code: undefined }]);
  await go(terminal, 'esc', 'U', '"wiki', 'enter');
  expect(terminal.acts.at(-1)).toEqual({ op: 'unpin', input: { instance: 'wiki' }, code: undefined });
});

test('a rollback asks for the name, and takes a commit or the one before', async () => {
  const terminal = open();
  await go(
    terminal,
    ':instance crm',
    'enter',
    ':rollback',
    'enter',
    'enter',
    '"16.4 breaks',
    'enter',
    '"crm',
    'enter',
  );
  expect(terminal.acts).toEqual([
    { op: 'rollback', input: { instance: 'crm', reason: '16.4 breaks' }, code: undefined },
  ]);
});

test('actions are chosen by number, and those that make no sense cannot be', async () => {
  const terminal = open();
  await go(terminal, ':instance crm', 'enter', 'a', '2');
  expect(await terminal.text()).toContain('it is not held');
  await go(terminal, '7', 'y');
  expect(terminal.acts).toEqual([{ op: 'reconcile', input: { instance: 'crm' }, code: undefined }]);
});

test('logs are filtered, paused and gone on with; the picture of a pause stands still', async () => {
  const world = demoWorld();
  const terminal = open({ world });
  await go(terminal, ':logs crm', 'enter');
  expect(terminal.wishes()).toEqual([
    loadKey({ op: 'logs', input: { instance: 'crm', lines: 500, follow: true } }),
  ]);
  await go(terminal, '/FATAL');
  const filtered = (await terminal.rows()).slice(3, -2).filter((row) => row !== '');
  expect(filtered.length).toBeGreaterThan(3);
  for (const row of filtered) expect(row).toContain('FATAL');
  await go(terminal, 'esc', 'p');
  const [key] = terminal.wishes();
  const before = world.streams.get(key ?? '');
  if (before === undefined) throw new Error('no log');
  const more = [...before.items, ...before.items.slice(0, 3)];
  await terminal.tell({ ...world, streams: new Map([[key ?? '', { ...before, items: more }]]) });
  expect(await terminal.text()).toContain('paused; 3 lines have come since');
  await go(terminal, 'p');
  expect(await terminal.text()).not.toContain('paused');
});

test('the log of one container is another stream, and the one before is given up', async () => {
  const terminal = open();
  await go(terminal, ':logs crm', 'enter', 'c');
  expect(terminal.wishes()).toEqual([
    loadKey({ op: 'logs', input: { instance: 'crm', service: 'cron', lines: 500, follow: true } }),
  ]);
  await go(terminal, 'esc');
  expect(terminal.wishes().some((key) => key.startsWith('logs'))).toBe(false);
});

test('figures are read only while an instance is looked at', async () => {
  const terminal = open();
  expect(terminal.wishes()).toEqual([]);
  await go(terminal, ':instance crm', 'enter');
  expect(terminal.wishes().some((key) => key.startsWith('stats'))).toBe(true);
  await go(terminal, 't');
  expect(terminal.wishes().some((key) => key.startsWith('stats'))).toBe(false);
});

test('a login is ended by who may; others may end only their own', async () => {
  const terminal = open();
  await go(terminal, ':sessions', 'enter', 'j', 'X', 'y');
  expect(terminal.acts).toEqual([{ op: 'session-end', input: { id: 'bbbbbbbbbbbb' }, code: undefined }]);
  const permissions = [...VIEWER, 'manage:session'];
  const other = open({ world: demoWorld({ permissions, name: 'carol' }) });
  await go(other, ':sessions', 'enter', 'X');
  expect(await other.text()).toContain('you may end only your own');
  expect(other.acts).toEqual([]);
});

test('every volume that a restore writes or drops is on the screen before its name is typed', async () => {
  const terminal = open({ rows: 60 });
  await go(terminal, ':backups-of crm', 'enter', 'R');
  const text = await terminal.text();
  const { plan } = restorePlan('');
  const written = plan.landings.map(({ from }) => from ?? '');
  expect(written.length).toBeGreaterThan(0);
  for (const name of [...written, ...plan.overwrites.map((one) => one.name)]) expect(text).toContain(name);
  expect(text).toContain('7h OF WRITES');
  expect(text).toContain('crm_cache, 1.1 G now: GONE');
});

test('a restore is begun by the name of the instance, for what was read and nothing else', async () => {
  const act = () => ({ kind: 'done', answer: { run: 'run-r', instance: 'crm' } }) as const;
  const terminal = open({ act });
  await go(terminal, ':backups-of crm', 'enter', 'R', 'A', 'enter', 'y', 'enter');
  expect(terminal.acts).toEqual([]);
  await go(terminal, 'esc', 'A', '"crm', 'enter');
  expect(terminal.acts).toEqual([
    { op: 'restore-start', input: { plan: RESTORE, confirm: 'crm' }, code: undefined },
  ]);
  expect(await terminal.text()).toContain('Restores');
});

test('what stands against a restore keeps it from being begun', async () => {
  const world = demoWorld();
  const answers = new Map(world.answers);
  const value = restorePlan('');
  const bad = { what: 'space', state: 'bad', words: 'only 3 GB are free' } as const;
  answers.set(loadKey({ op: 'restore-plan', input: newestInput('') }), {
    ...{ kind: 'got', at: world.now, isOld: false },
    value: { ...value, plan: { ...value.plan, checks: [bad] } },
  });
  const terminal = open({ world: { ...world, answers } });
  await go(terminal, ':backups-of crm', 'enter', 'R', 'A');
  expect(await terminal.text()).toContain('only 3 GB are free');
  await go(terminal, '"crm', 'enter');
  expect(terminal.acts).toEqual([]);
});

test('a damaged backup is listed with why, and cannot be restored', async () => {
  const terminal = open();
  await go(terminal, ':backups-of crm', 'enter', 'G', 'R');
  expect(await terminal.text()).toContain('it is damaged: db.crm.pgdump: other bytes');
});

test('where the daemon has no backups the screens say so plainly', async () => {
  const operations = ['status', 'get', 'plans', 'plan', 'events', 'whoami'];
  const terminal = open({ world: demoWorld({ operations }) });
  await go(terminal, ':restores', 'enter');
  expect(await terminal.text()).toContain('Restores: not there yet');
  await go(terminal, ':backups-of crm', 'enter');
  expect(await terminal.text()).toContain('Backups: not there yet');
  expect((await terminal.rows()).at(-1)).not.toMatch(/restore|back up/);
});

test('the whole fleet is suspended by its name alone', async () => {
  const terminal = open();
  await go(terminal, ':targets', 'enter', ':suspend-fleet', 'enter', '"power is cut', 'enter', 'y', 'enter');
  expect(terminal.acts).toEqual([]);
  await go(terminal, 'esc', ':suspend-fleet', 'enter', '"power is cut', 'enter', '"edge', 'enter');
  expect(terminal.acts).toEqual([
    { op: 'suspend', input: { fleet: true, reason: 'power is cut' }, code: undefined },
  ]);
});
