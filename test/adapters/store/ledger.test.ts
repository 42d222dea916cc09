// The ledger on disk: what was acknowledged is there, damage is seen, and nobody else writes it.

import { mkdir, readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLedger, readLedger } from '../../../src/adapters/store/ledger.ts';
import { approve, planId, propose, use } from '../../../src/approve/proposals.ts';
import { EMPTY_LEDGER, type InForce, type LedgerState } from '../../../src/model/ledger.ts';
import { commit, sha256, targetName } from '../../../src/model/ref.ts';
import { people, role, team, user } from '../../access/given.ts';
import { stateFolder } from './folder.ts';
import { holdOf } from './records.ts';

async function open() {
  const folder = await stateFolder();
  const warnings: string[] = [];
  const options = { folder, onWarning: (text: string) => warnings.push(text) };
  return { folder, file: join(folder, 'ledger.json'), options, warnings };
}

function held(...names: readonly string[]): (state: LedgerState) => LedgerState {
  return (state) => ({ ...state, keeps: [...state.keeps, ...names.map(holdOf)] });
}

function heldNames({ keeps }: LedgerState): readonly string[] {
  return keeps.map(({ scope }) => (scope.kind === 'instance' ? scope.instance : scope.kind));
}

/** Written by two updates, closed. */
async function written(options: Parameters<typeof openLedger>[0]): Promise<void> {
  await using ledger = await openLedger(options);
  await ledger.update(held('one'));
  await ledger.update(held('two'));
}

test('nothing said is an empty ledger; what is said comes back, for owners only, with people and all', async () => {
  const { folder, file, options, warnings } = await open();
  const inForce: InForce = {
    people: people(
      [user('ana', { emails: ['ana@example.com'] })],
      [role('dba', ['approve:plan'])],
      [team('pay')],
    ),
    policies: [],
    commit: commit('a'.repeat(40)),
    digest: sha256('people'),
    since: '2026-06-01T00:00:00.000Z',
    by: 'root',
  };
  {
    await using ledger = await openLedger(options);
    expect(ledger.read()).toEqual(EMPTY_LEDGER);
    await ledger.update((state) => ({ ...state, inForce, auditHead: { seq: 1, hash: 'x' } }));
    await ledger.update(held('crm'));
  }
  await using again = await openLedger(options);
  expect(again.read()).toEqual({
    ...EMPTY_LEDGER,
    inForce,
    auditHead: { seq: 1, hash: 'x' },
    keeps: [holdOf('crm')],
  });
  expect(again.read().inForce?.people.users.get('ana')?.emails).toEqual(['ana@example.com']);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readdir(folder)).sort()).toEqual(['ledger.json', 'ledger.json.previous', 'locks']);
  expect(warnings).toEqual([]);
});

test('updates are made one after the other, each on what the one before left, and none for nothing', async () => {
  const { file, options } = await open();
  await using ledger = await openLedger(options);
  const names = Array.from({ length: 20 }, (_, index) => `i-${index}`);
  const states = await Promise.all(names.map((name) => ledger.update(held(name))));
  expect(heldNames(ledger.read())).toEqual(names);
  expect(states[4]?.keeps).toHaveLength(5);
  const before = (await stat(file)).ino;
  expect(await ledger.update((state) => state)).toBe(ledger.read());
  expect((await stat(file)).ino).toBe(before);
});

test('a change that throws or cannot be written leaves the ledger as it was, and the next one goes on', async () => {
  const { folder, file, options } = await open();
  await using ledger = await openLedger(options);
  await ledger.update(held('one'));
  await expect(
    ledger.update(() => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await rm(file);
  await mkdir(file);
  await expect(ledger.update(held('two'))).rejects.toMatchObject({ code: 'ledger/unwritable' });
  expect(heldNames(ledger.read())).toEqual(['one']);
  await rm(file, { recursive: true });
  await ledger.update(held('three'));
  expect(heldNames(await readLedger(options))).toEqual(['one', 'three']);
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('every way to cut or damage the file is seen, and the copy before serves with a word', async () => {
  const { file, options, warnings } = await open();
  await written(options);
  const whole = await readFile(file, 'utf8');
  const damaged = [
    '',
    '{}',
    'null',
    '[]',
    '\0\0\0',
    whole.slice(0, -1),
    `${whole}x`,
    whole.replace('two', 'tvo'),
  ];
  for (let length = 1; length < whole.length; length += 37) damaged.push(whole.slice(0, length));
  for (const content of damaged) {
    await writeFile(file, content);
    expect(heldNames(await readLedger(options))).toEqual(['one']);
  }
  expect(warnings).toHaveLength(damaged.length);
  expect(warnings[0]).toContain('is damaged; its previous copy is used');
});

test('approvals of the copy before are not good any more: they may have been used', async () => {
  const { file, options } = await open();
  const digest = sha256('plan');
  const now = Date.parse('2026-06-01T00:00:00Z');
  const need = { policy: 'p', count: 1, roles: [], authorMayApprove: true, mfa: false, because: 'x' };
  const proposed = {
    ...{ digest, subject: { kind: 'target', target: targetName('local') } as const, commit: commit('a') },
    ...{ instances: [], authors: [], needs: [need], expiresMs: 3_600_000 },
  };
  const said = { by: 'ana', how: 'os-user', at: '2026-06-01T00:00:00.000Z' };
  const approver = { said, roles: [], mfa: false, isAuthor: false };
  {
    await using ledger = await openLedger(options);
    await ledger.update((state) => {
      const result = approve(
        propose(state, proposed, now).state,
        { plan: planId(digest), digest, approver },
        now,
      );
      return result.kind === 'done' ? result.state : state;
    });
    expect(use(ledger.read(), digest, now)).toMatchObject({ kind: 'done' });
    await ledger.update(held('crm'));
  }
  await writeFile(file, 'torn');
  expect(use(await readLedger(options), digest, now)).toMatchObject({ code: 'approval/missing' });
});

test('a damaged file never becomes the previous copy', async () => {
  const { file, options } = await open();
  await written(options);
  await writeFile(file, 'garbage');
  {
    await using ledger = await openLedger(options);
    await ledger.update(held('three'));
  }
  expect(heldNames(await readLedger(options))).toEqual(['one', 'three']);
  await writeFile(file, 'garbage');
  expect(heldNames(await readLedger(options))).toEqual(['one']);
});

test('without any good copy nothing starts; a newer format is refused also beside a good older copy', async () => {
  const { file, options } = await open();
  await written(options);
  await writeFile(file, '{"format":2,"checksum":"x","ledger":{}}\n');
  await expect(openLedger(options)).rejects.toMatchObject({ code: 'ledger/newer-format', retry: 'never' });
  await writeFile(file, 'garbage');
  await writeFile(`${file}.previous`, 'garbage');
  await expect(openLedger(options)).rejects.toMatchObject({ code: 'ledger/damaged' });
  await unlink(file);
  await expect(openLedger(options)).rejects.toMatchObject({ code: 'ledger/damaged' });
  await mkdir(file);
  await expect(openLedger(options)).rejects.toMatchObject({ code: 'ledger/unreadable' });
});

test('a file that is gone is missed: with its copy there, and where a daemon has worked before', async () => {
  const { folder, file, options, warnings } = await open();
  await written(options);
  await unlink(file);
  expect(heldNames(await readLedger(options))).toEqual(['one']);
  expect(warnings[0]).toContain('is gone; its previous copy');
  await unlink(`${file}.previous`);
  await mkdir(join(folder, 'audit'));
  expect(await readLedger(options)).toEqual(EMPTY_LEDGER);
  expect(warnings[1]).toContain('begin anew');
});

test('one process keeps it; a second one is told who does', async () => {
  const { options } = await open();
  const first = await openLedger({ ...options, holder: 'serve by root' });
  onTestFinished(() => first[Symbol.asyncDispose]());
  await expect(openLedger(options)).rejects.toMatchObject({
    code: 'lock/held',
    message: expect.stringContaining('serve by root'),
  });
  await first[Symbol.asyncDispose]();
  const second = await openLedger(options);
  await second[Symbol.asyncDispose]();
});

test('after an import that was cut off nothing starts', async () => {
  const { folder, options } = await open();
  await written(options);
  await writeFile(join(folder, 'importing'), '/somewhere/before\n');
  await expect(openLedger(options)).rejects.toMatchObject({ code: 'state/half-imported' });
});

test('what a crash left beside it is taken away', async () => {
  const { folder, options } = await open();
  await written(options);
  await writeFile(join(folder, '.ledger.json.0123.tmp'), 'half');
  await using _ = await openLedger(options);
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
