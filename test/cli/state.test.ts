// `state export` and `state import` as people see them, on real files.

import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { createAudit } from '../../src/adapters/store/audit.ts';
import { openLedger, readLedger } from '../../src/adapters/store/ledger.ts';
import { createLock } from '../../src/adapters/store/lock.ts';
import { createStore } from '../../src/adapters/store/state.ts';
import { Failure } from '../../src/model/failure.ts';
import { targetName } from '../../src/model/ref.ts';
import { open } from '../../src/wire.ts';
import { archive } from '../../src/wire-archive.ts';
import { shipshape } from '../support/io.ts';

const QUIET = { onWarning: () => undefined };
const TARGET = targetName('local');

async function host() {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-state-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const stateDir = join(folder, 'state');
  await mkdir(join(folder, 'declarations'));
  const fleet = [
    'apiVersion: shipshape.dev/v1',
    'kind: Fleet',
    'metadata: { name: home }',
    'spec:',
    '  source: { folder: ./declarations }',
    '  stateDir: ./state',
    '  targets: { local: { docker: unix:///nowhere.sock } }',
  ];
  await writeFile(join(folder, 'fleet.yaml'), fleet.join('\n'));
  const applied = { target: TARGET, engineId: 'first', instances: {}, tombstones: [], ports: {} };
  await createStore({ folder: stateDir, ...QUIET }).save(applied);
  await writeFile(join(stateDir, 'identity.age.txt'), 'AGE-SECRET-KEY-CANARY\n', { mode: 0o400 });
  const say = async (line: string, world: Parameters<typeof shipshape>[1] = {}) => {
    const ran = await shipshape(line.split(' '), { cwd: folder, env: {}, archive, open, ...world });
    const printed = (ran.stdout + ran.stderr)
      .replaceAll(folder, '<folder>')
      .replace(/before-import-[\w-]+/g, 'before-import-<when>')
      .replace(/\d+ bytes/, 'N bytes')
      .replace(/\(process \d+\) since \S+/, '(process N) since <when>');
    return `$ shipshape ${line}\n${printed}${ran.code === 'ok' ? '' : `(${ran.code})\n`}`;
  };
  return { folder, stateDir, say };
}

test('export, import, and everything that may stand against it, in words', async () => {
  const { folder, stateDir, say } = await host();
  const said = [await say('state export backup.tar'), await say('state export all.tar --with-identity')];
  expect((await stat(join(folder, 'all.tar'))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(folder, 'backup.tar'), 'utf8')).not.toContain('CANARY');
  expect(await readFile(join(folder, 'all.tar'), 'utf8')).toContain('CANARY');
  said.push(await say('state export /nowhere/backup.tar'));
  said.push(await say('state import backup.tar'));
  said.push(await say('state import backup.tar', { stdin: 'no\n', isTTY: true }));
  said.push(await say('state import missing.tar --yes'));
  await writeFile(join(folder, 'half.tar'), (await readFile(join(folder, 'backup.tar'))).subarray(0, 1024));
  said.push(await say('state import half.tar --yes'));
  {
    await using _daemon = await openLedger({ folder: stateDir, ...QUIET });
    said.push(await say('state import backup.tar --yes'));
    // Nobody who keeps the audit was asked: it cannot be written down.
    said.push(await say('state export beside.tar'));
  }
  {
    await using _run = await createLock({ folder: stateDir, holder: 'apply by ana' }).acquire(TARGET);
    said.push(await say('state import backup.tar --yes'));
  }
  said.push(await say('state import backup.tar --yes'));
  said.push(await say('state import backup.tar --yes --output json'));
  await expect(said.join('\n')).toMatchFileSnapshot('golden/state.txt');
});

test('who took the state out and who put it in is in the audit, and its chain holds', async () => {
  const { folder, stateDir, say } = await host();
  const audit = async (from: string) => {
    const { auditHead } = await readLedger({ folder: from, ...QUIET });
    const clock = { now: Date.now };
    const made = createAudit({
      ...{ folder: from, clock, head: () => auditHead, ...QUIET },
      keepHead: async () => undefined,
    });
    expect((await made.verify()).broken).toBeUndefined();
    return (await made.recent(9)).map(({ action, subject, outcome, actor, detail }) => {
      expect(actor).toMatchObject({ via: 'cli', proof: { kind: 'os-user', uid: process.getuid?.() } });
      expect(actor.name).toBe(userInfo().username);
      return { action, subject, outcome, ...detail };
    });
  };
  await say('state export all.tar --with-identity');
  await say('state export bare.tar');
  await say('state import all.tar --yes');
  const of = expect.stringMatching(/^\d{4}-/);
  const out = { action: 'export:state', subject: 'home', outcome: 'allowed' };
  const first = { ...out, file: join(folder, 'all.tar'), withIdentity: 'true' };
  expect(await audit(stateDir)).toEqual([
    {
      ...{ action: 'import:state', subject: 'home', outcome: 'allowed' },
      ...{ file: join(folder, 'all.tar'), withIdentity: 'true', of },
    },
    first,
  ]);
  const [aside = ''] = (await readdir(stateDir)).filter((name) => name.startsWith('before-import-'));
  const second = { ...out, file: join(folder, 'bare.tar'), withIdentity: 'false' };
  expect(await audit(join(stateDir, aside))).toEqual([second, first]);
});

test('beside a daemon it is the daemon that writes it down, or nothing is read', async () => {
  const { folder, stateDir, say } = await host();
  await using _daemon = await openLedger({ folder: stateDir, ...QUIET });
  const asked: unknown[] = [];
  const reach = (call: () => Promise<unknown>) => async () => ({
    ...{ ok: true as const, problems: [] },
    value: {
      ...{ fleet: 'home', version: '1.2.3', actor: 'root', close: () => undefined },
      call: async (op: string, input: unknown) => {
        asked.push([op, input]);
        return await call();
      },
      follow: () => {
        throw new Error('nothing is followed here');
      },
    },
  });
  const refuses = reach(() => Promise.reject(new Failure('audit/unwritable', 'the disk is full')));
  expect(await say('state export beside.tar', { reach: refuses })).toContain('the disk is full');
  expect(await readdir(folder)).not.toContain('beside.tar');
  expect(await say('state export beside.tar', { reach: reach(async () => ({ fleet: 'home' })) })).toContain(
    'Exported to <folder>/beside.tar',
  );
  const call = ['state-export', { file: join(folder, 'beside.tar'), withIdentity: false }];
  expect(asked).toEqual([call, call]);
});

test('what was wiped is there again, and what was there instead is kept', async () => {
  const { folder, stateDir, say } = await host();
  await say('state export all.tar --with-identity');
  await rm(stateDir, { recursive: true });
  const other = { target: TARGET, engineId: 'other', instances: {}, tombstones: [], ports: {} };
  await createStore({ folder: stateDir, ...QUIET }).save(other);
  expect(await say('state import all.tar --yes')).toContain('imported');
  const load = async (from: string) => (await createStore({ folder: from, ...QUIET }).load(TARGET))?.engineId;
  expect(await load(stateDir)).toBe('first');
  expect(await readFile(join(stateDir, 'identity.age.txt'), 'utf8')).toContain('CANARY');
  const [aside = ''] = (await readdir(stateDir)).filter((name) => name.startsWith('before-import-'));
  expect(await load(join(stateDir, aside))).toBe('other');
  expect(await readdir(folder)).not.toContain('all.tar.part');
});

test('nothing works on half of an import, and the import is made again', async () => {
  const { stateDir, say } = await host();
  await say('state export backup.tar');
  await writeFile(join(stateDir, 'importing'), `${join(stateDir, 'before-import-x')}\n`);
  const before = (await readdir(stateDir)).sort();
  for (const line of ['apply --yes', 'plan', 'state export other.tar']) {
    const said = await say(line);
    expect(said).toContain('an import into <folder>/state was cut off');
    expect(said).toContain('run it again, or move back what is in <folder>/state/before-import-');
    expect(said).toContain('(error)');
  }
  expect((await readdir(stateDir)).sort()).toEqual(before);
  await expect(openLedger({ folder: stateDir, ...QUIET })).rejects.toMatchObject({
    code: 'state/half-imported',
  });
  expect(await say('state import backup.tar --yes')).toContain('imported');
  expect(await readdir(stateDir)).not.toContain('importing');
});
