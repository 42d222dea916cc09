// Somebody may push anything, and stands at every door: nothing on the engine moves but what may, the daemon
// lives, its other instances go on converging, status says why in words, and the audit has a line. The table
// of what was tried is printed at the end.

import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { AuditLine } from '../../src/model/record.ts';
import { safeLine } from '../../src/model/safe-text.ts';
import { testSocket } from '../support/engine-subject.ts';
import { eventually } from '../support/hand.ts';
import { SOCKETS } from './attack/doors.ts';
import { inBare, ODD_REFS, REFUSED, TAKEN } from './attack/history.ts';
import { type Lab, openLab } from './attack/lab.ts';
import { PEOPLE, PEOPLE_ATTACKS, type PeopleAttack } from './attack/people.ts';
import { BOMBS, LABELS, NAMESPACES, PRIVILEGES } from './attack/powers.ts';
import { FILES, MOUNTS } from './attack/reaching.ts';
import { type DeclaredAttack, filesOf, put } from './attack/row.ts';
import { WEB } from './attack/web.ts';

let lab: Lab;
let pid = 0;

beforeAll(async () => {
  lab = await openLab(testSocket());
  await writeFile(join(lab.served.folder, 'webhook'), 'a secret of the git host 0123456789\n');
  const first = await lab.served.push(lab.near());
  await lab.served.start();
  pid = lab.served.pid();
  await lab.converged(first);
  lab.strange();
});

afterAll(async () => {
  await lab?.close();
});

const GROUPS: Readonly<Record<string, readonly DeclaredAttack[]>> = {
  mounts: MOUNTS,
  files: FILES,
  privileges: PRIVILEGES,
  namespaces: NAMESPACES,
  labels: LABELS,
  bombs: BOMBS,
};

async function pushGroup(group: string, rows: readonly DeclaredAttack[]) {
  const { served, foreign } = lab;
  const { folder, git } = served.repository;
  const files: Record<string, string> = {};
  for (const [index, row] of rows.entries()) {
    const names = { name: `evil-${group}-${index}`, foreign };
    Object.assign(files, filesOf(row, names));
    for (const [path, to] of Object.entries(row.links ?? {})) {
      const at = join(folder, put(path, names));
      await mkdir(dirname(at), { recursive: true });
      await symlink(to, at);
    }
  }
  await git('add', '--all');
  return await lab.commit(files);
}

const START = /containers\/[0-9a-f]{64}\/start/;

function ownNetwork(as: string, name: string): string {
  return `"Name":"${put(as || name, { name, foreign: lab.foreign })}_default"`;
}

/** The same daemon lives, and nothing of strangers was touched. */
async function unharmed(strangers: string): Promise<void> {
  expect(await lab.strangers()).toBe(strangers);
  expect(lab.served.isAlive()).toBe(true);
  expect(lab.served.pid()).toBe(pid);
  expect(await lab.hasTrace()).toBe(false);
}

/** Everybody in force is approved by the root admin, and by nobody else. */
let used = '';

async function waitingPeople(commit: string) {
  const { served } = lab;
  return await eventually(async () => {
    const { plans } = await served.ask('plans');
    const found = plans.find((one) => one.subject.kind === 'people' && one.commit === commit);
    if (found === undefined) throw new Error('no change of people waits');
    return found;
  });
}

const inForce = async () => JSON.stringify((await lab.served.ask('users')).users);

async function bringIntoForce(): Promise<void> {
  const { served } = lab;
  const lines = { vic: '', olive: '', dora: '' };
  for (const name of ['vic', 'olive', 'dora'] as const) lines[name] = (await served.key(name)).line;
  await lab.commit(PEOPLE(lines));
  const { id } = await waitingPeople(await head());
  used = id;
  await served.ask('approve', { plan: id }, { as: 'ada', identity: (await served.key('ada')).file });
  await eventually(async () => expect(await inForce()).toContain('"olive"'));
}

function head(): Promise<string> {
  return lab.served.repository.git('rev-parse', 'HEAD');
}

describe('who may what', () => {
  beforeAll(bringIntoForce);

  test.each(PEOPLE_ATTACKS)('$way', async ({ way, files, without = [], message, end, says }) => {
    const { served } = lab;
    const [before, strangers, seq] = [await inForce(), await lab.strangers(), await lab.auditSeq()];
    const own = await served.key('mallory');
    const olive = await served.key('olive');
    const keys = (text: string) => text.replaceAll('{key}', own.line).replaceAll('{olive}', olive.line);
    const changed = Object.entries(files).map(([name, text]) => [`fleet/people/${name}`, keys(text)]);
    const gone = without.map((name) => [`fleet/people/${name}`, undefined]);
    const kept = await lab.commit({ ...Object.fromEntries([...changed, ...gone]) }, message);
    const status = await served.until(({ source }) => source.accepted !== undefined);
    const commit = await head();
    const words = await wordsOf(end, commit, status.problems);
    expect.soft(words, way).toMatch(says);
    const evil = kept.instances.find(({ instance }) => instance === 'evil-with-people');
    expect.soft(evil?.isReady ?? false, way).toBe(false);
    expect(await refused(served.ask('whoami', {}, { as: 'mallory', identity: own.file }))).toContain(
      'refused',
    );
    expect(await refused(served.ask('whoami', {}, { as: 'olive', identity: own.file }))).toContain('refused');
    expect(await refused(served.ask('whoami', {}, { as: 'ada', identity: own.file }))).toContain('refused');
    expect(await inForce()).toBe(before);
    const audit = await lab.auditLine(seq, (line) => auditFits(end, line));
    lab.rows.push({ group: 'people', way, words, audit });
    expect(lab.strange()).toEqual([]);
    await unharmed(strangers);
    await restorePeople([...Object.keys(files), ...without]);
  });
});

async function refused(answer: Promise<unknown>): Promise<string> {
  return await answer.then(
    () => 'let in',
    (thrown: unknown) => (thrown instanceof Failure ? thrown.code : String(thrown)),
  );
}

async function wordsOf(
  end: PeopleAttack['end'],
  commit: string,
  problems: readonly Problem[],
): Promise<string> {
  if (end === 'waits') {
    const { id } = await waitingPeople(commit);
    return ((await lab.served.ask('plan', { plan: id })).people ?? []).join('; ');
  }
  const plans = await eventually(async () => {
    const all = (await lab.served.ask('plans')).plans;
    expect(all.filter(({ subject }) => subject.kind === 'people')).toEqual([]);
    return all;
  });
  if (end === 'refused') return problems.find(({ at }) => at.file.startsWith('people/'))?.message ?? '';
  return plans.map(({ missing }) => missing).join('; ');
}

function auditFits(end: PeopleAttack['end'], { action, subject, outcome }: AuditLine): boolean {
  if (end === 'waits') return action === 'propose:people' && outcome === 'done';
  if (end === 'nothing') return action === 'propose:plan' && outcome === 'done';
  return action === 'declaration:refused' && subject.startsWith('people/');
}

/** As it was before: what waited lapses. */
async function restorePeople(names: readonly string[]): Promise<void> {
  const { repository } = lab.served;
  const base = await repository.git('rev-parse', 'HEAD~1');
  const old = names.map(async (name) => {
    const path = `fleet/people/${name}`;
    return [path, await repository.git('show', `${base}:${path}`).catch(() => undefined)] as const;
  });
  await lab.commit(Object.fromEntries(await Promise.all(old)));
}

describe('who stands at the doors', () => {
  const door = { plan: '', keys: { full: '', viewer: '', revoked: '' } };

  beforeAll(async () => {
    const { served } = lab;
    const ada = { as: 'ada', identity: (await served.key('ada')).file };
    const vic = { as: 'vic', identity: (await served.key('vic')).file };
    const made = await Promise.all([
      served.ask('key-create', { label: 'full', scope: 'full' }, ada),
      served.ask('key-create', { label: 'viewer', scope: 'full' }, vic),
      served.ask('key-create', { label: 'revoked', scope: 'full' }, ada),
    ]);
    await served.ask('key-revoke', { id: made[2].id }, ada);
    const [full = '', viewer = '', revoked = ''] = made.map(({ key }) => key);
    door.keys = { full, viewer, revoked };
    const web = { image: 'shipshape-test/web:1', ports: ['18998:80'] };
    const spec = { compose: { services: { web } } };
    const open = { apiVersion: 'shipshape.dev/v1', kind: 'Instance', metadata: { name: 'open' }, spec };
    await lab.commit({ 'fleet/open.yaml': JSON.stringify(open) });
    const { plans } = await served.ask('plans');
    door.plan = plans.find(({ instances }) => instances.some((name) => name === 'open'))?.id ?? '';
    expect(door.plan).not.toBe('');
  });

  test.each([...SOCKETS, ...WEB])('$way', async ({ way, attack, says, audit }) => {
    const { served } = lab;
    const [before, seq] = [await inForce(), await lab.auditSeq()];
    const words = (await attack({ served, used, ...door })).replace(/\s+/g, ' ');
    expect.soft(words, way).toMatch(says);
    const line =
      audit === undefined
        ? 'none: nobody is known who did it'
        : await eventually(() =>
            lab.auditLine(seq, ({ actor, action, subject, outcome }) =>
              audit.test(`${actor.name}: ${action} ${subject} ${outcome}`),
            ),
          );
    lab.rows.push({ group: 'doors', way, words, audit: line });
    expect(await inForce()).toBe(before);
    const { plans } = await served.ask('plans');
    const approvals = plans.find(({ id }) => id === door.plan)?.approvals;
    expect(approvals?.filter(({ by }) => by !== 'olive')).toEqual([]);
    expect(lab.strange()).toEqual([]);
    expect(served.isAlive()).toBe(true);
  });
});

describe('what is declared', () => {
  test.each(Object.entries(GROUPS))('%s', async (group, rows) => {
    const strangers = await lab.strangers();
    const before = await lab.auditSeq();
    const status = await pushGroup(group, rows);
    for (const [index, row] of rows.entries()) {
      const file = `evil-${group}-${index}`;
      const name = put(row.as ?? '{name}', { name: file, foreign: lab.foreign });
      const instance = status.instances.find((one) => one.instance === name);
      const problem = status.problems.find(({ at }) => at.file.startsWith(`${file}/`));
      const words = instance?.message ?? problem?.message ?? '';
      expect.soft(words, row.way).toMatch(row.says);
      expect.soft(instance?.isReady ?? false, row.way).toBe(row.runs === true);
      const isAbout = (subject: string) =>
        subject === name || subject.startsWith(`${name}/`) || subject.startsWith(`${file}/`);
      const audit =
        row.runs === true
          ? 'apply:target local done (under its own names)'
          : await lab.auditLine(before, ({ subject, outcome }) => isAbout(subject) && outcome === 'refused');
      lab.rows.push({ group, way: row.way, words, audit });
    }
    const allowed = rows.flatMap(({ runs }, index) => (runs ? [`evil-${group}-${index}`] : []));
    // A network of its own, for an instance whose name is a stranger's: there is nothing wrong with that.
    const networks = rows.map(({ as = '' }, index) => ownNetwork(as, `evil-${group}-${index}`));
    const isFine = (call: string) =>
      START.test(call) || [...allowed, ...networks].some((name) => call.includes(name));
    expect(lab.strange().filter((call) => !isFine(call))).toEqual([]);
    await unharmed(strangers);
  });
});

function place() {
  return { served: lab.served, near: lab.near, trace: lab.trace };
}

describe('what is done to history', () => {
  test.each(REFUSED)('$way', async ({ way, attack, says }) => {
    const { served } = lab;
    const [strangers, seq] = [await lab.strangers(), await lab.auditSeq()];
    const good = await head();
    const commit = await attack(place());
    const { source, instances } = await served.until(
      ({ source: { refused } }) => refused?.commit === (commit ?? 'none'),
    );
    expect.soft(source.refused?.reason ?? '', way).toMatch(says ?? /^$/);
    expect(source.accepted).toBe(good);
    expect(instances.find(({ instance }) => instance === 'near')?.isReady).toBe(true);
    const audit = await lab.auditLine(seq, ({ action }) => action === 'commit:refused');
    lab.rows.push({ group: 'history', way, words: source.refused?.reason ?? '', audit });
    expect(lab.strange()).toEqual([]);
    await unharmed(strangers);
    const after = await lab.commit({});
    expect(after.source.refused).toBeUndefined();
  });

  test.each(TAKEN)('$way', async ({ way, attack, says }) => {
    const { served } = lab;
    const [strangers, seq] = [await lab.strangers(), await lab.auditSeq()];
    const commit = (await attack(place())) ?? '';
    const { problems, instances } = await lab.converged(commit);
    const near = instances.find(({ instance }) => instance === 'near');
    const isOf = ({ action, reason }: AuditLine) =>
      says === undefined ? action === 'apply:target' : action === 'declaration:refused' && says.test(reason);
    const audit = await lab.auditLine(seq, isOf);
    const found = problems.find(
      ({ at, message }) => says?.test(message) && audit.includes(safeLine(at.file, 200)),
    );
    const words = says === undefined ? `near: ${near?.message}` : (found?.message ?? '');
    expect.soft(words, way).toMatch(says ?? /as declared/);
    lab.rows.push({ group: 'history', way, words, audit });
    expect(instances.filter(({ instance, isReady }) => instance === 'evil-large' && isReady)).toEqual([]);
    expect(lab.strange()).toEqual([]);
    await unharmed(strangers);
    // Whoever goes on from here goes on from there.
    await inBare(served, ['update-ref', '--stdin'], ODD_REFS.map((name) => `delete ${name}\n`).join(''));
    await served.repository.git('fetch', '--quiet', served.bare, '+refs/heads/main:refs/remotes/bare');
    await served.repository.git('update-ref', 'refs/heads/main', 'refs/remotes/bare');
    await lab.commit({});
  });
});

describe('in the end', () => {
  test('it still converges, the audit is whole, and nothing that is printed commands a terminal', async () => {
    const { served } = lab;
    const status = await lab.commit({});
    expect(status.source.refused).toBeUndefined();
    expect((await served.ask('audit-verify')).broken ?? null).toBeNull();
    const shown = await Promise.all(
      [
        ['status'],
        ['status', '--output', 'json'],
        ['audit', 'list'],
        ['plans'],
        ['history'],
        ['get', 'near'],
        ['why', 'near/web'],
        ['why', 'near/web', '--output', 'json'],
        ['users'],
      ].map((args) => served.cli(args)),
    );
    expect(shown.map(({ code }) => code)).toEqual(shown.map(() => 0));
    const printed = [served.log(), ...shown.flatMap(({ stdout, stderr }) => [stdout, stderr])].join('\n');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
    expect(printed).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(printed).not.toContain('shipshape itself failed');
    for (const { level } of logLines(served.log())) expect(level).not.toBe('fatal');
  });

  test('no container of the fleet has more than it should', async () => {
    const { served } = lab;
    const names = await served.hand.names(
      JSON.parse((await served.cli(['status', '--output', 'json'])).stdout).fleet,
    );
    for (const name of names) {
      const { HostConfig, Config, Mounts } = await served.hand.inspect(name);
      expect(HostConfig).toMatchObject({ Privileged: false, PidMode: '', UTSMode: '', UsernsMode: '' });
      expect(HostConfig.NetworkMode).toMatch(/^[a-z0-9-]+_default$/);
      expect(HostConfig.CapAdd ?? []).toEqual([]);
      expect(HostConfig.PortBindings ?? {}).toEqual({});
      expect(Mounts.map(({ Type }) => Type).filter((type) => type !== 'volume')).toEqual([]);
      const instance = Config.Labels['dev.shipshape.instance'] ?? '';
      expect(name.startsWith(`${instance}-`)).toBe(true);
      expect(Config.Labels['com.docker.compose.project']).toBe(instance);
    }
    expect(names.length).toBeGreaterThan(3);
  });
});

function logLines(text: string): readonly { readonly level: unknown }[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

afterAll(() => {
  const widths = { group: 11, way: 62, words: 84 };
  const cut = (text: string, width: number) =>
    (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);
  const lines = (lab?.rows ?? []).map(
    ({ group, way, words, audit }) =>
      `${cut(group, widths.group)} ${cut(way, widths.way)} ${cut(words, widths.words)} ${audit}`,
  );
  process.stdout.write(`${lines.join('\n')}\n${lines.length} attacks\n`);
});
