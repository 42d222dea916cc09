// Whose an instance is: a line of its declaration, which everybody who can push may change.

import { expect, test } from 'vitest';
import { createDesk } from '../../src/control/desk.ts';
import { OPERATIONS } from '../../src/control/operations.ts';
import { loadFleet } from '../../src/declare/fleet.ts';
import type { People } from '../../src/model/person.ts';
import { commit, sha256 } from '../../src/model/ref.ts';
import { people, signed, team, user } from '../access/given.ts';
import { createDaemonWorld, type DaemonWorld } from '../support/daemon-world.ts';
import { instanceFile } from '../support/memory-world.ts';

const APP = '{ services: { web: { image: "app:1" } } }';
const EXPOSED = '{ services: { web: { image: "app:1", ports: ["8080:80"] } } }';
const TEAM_LINE = 'metadata: { name: crm }';

function crm(compose: string, of?: string): string {
  const text = instanceFile('crm', compose);
  return of === undefined ? text : text.replace(TEAM_LINE, `metadata: { name: crm, team: ${of} }`);
}

const PEOPLE: People = people(
  [user('dora'), user('eve'), user('amy', { roles: ['admin'] })],
  [],
  [
    team('dba', { members: ['dora'], roles: ['operator'] }),
    team('web', { members: ['eve'], roles: ['operator'] }),
  ],
);

async function world(): Promise<DaemonWorld> {
  const made = createDaemonWorld();
  await made.update((state) => ({
    ...state,
    inForce: {
      people: PEOPLE,
      policies: [],
      commit: commit('0'.repeat(40)),
      digest: sha256('x'),
      since: 'x',
      by: 'root',
    },
  }));
  made.source.commit({ 'crm.yaml': crm(APP, 'dba') }, 'Zoe');
  made.start();
  await made.settle();
  return made;
}

async function push(made: DaemonWorld, files: Readonly<Record<string, string | null>>): Promise<void> {
  made.source.commit(files, 'Zoe');
  await made.pass(40_000);
  await made.settle();
}

/** `yes`, or the code of the refusal. */
async function ask(
  { daemon, ledger, history, audit, clock, engine }: DaemonWorld,
  who: string,
  op: string,
  input: Readonly<Record<string, unknown>>,
): Promise<string> {
  const fleet = loadFleet(FLEET, '/fleet.yaml');
  if (!fleet.ok) throw new Error('the fleet file is bad');
  const desk = createDesk(
    {
      ...{ fleet: fleet.value, version: '1.0.0', daemon, ledger, history, audit, clock },
      keyUses: new Map(),
      logins: { list: () => [], end: () => false, door: () => undefined },
      random: (count) => new Uint8Array(count),
      engine: () => engine,
      sealed: { seal: async (text) => text, open: async (text) => text },
      onTrouble: () => undefined,
    },
    OPERATIONS,
  );
  return await desk.call(signed(who), op, input, undefined, new AbortController().signal).then(
    () => 'yes',
    (thrown: unknown) => (thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'bug'),
  );
}

const FLEET = [
  'apiVersion: shipshape.dev/v1',
  'kind: Fleet',
  'metadata: { name: home }',
  'spec:',
  '  source: { folder: ./d }',
  '  stateDir: ./state',
  '  targets: { local: { docker: unix:///nowhere.sock } }',
].join('\n');

const holds = (made: DaemonWorld, who: string, instance = 'crm') =>
  ask(made, who, 'hold', { instance, for: '1h', reason: 'r' });

/** The team on record. */
async function recorded(made: DaemonWorld, instance = 'crm'): Promise<string | undefined> {
  const applied = await made.recorded();
  return Object.values(applied?.instances ?? {}).find(({ name }) => name === instance)?.team;
}

function plan(made: DaemonWorld): string {
  const found = made.ledger.read().proposals.find(({ subject, lapsed, usedAt }) => {
    return subject.kind === 'target' && lapsed === undefined && usedAt === undefined;
  });
  if (found === undefined) throw new Error('nothing waits');
  return found.id;
}

test('a line of a declaration alone gives nobody anything', async () => {
  const made = await world();
  expect(await holds(made, 'eve')).toBe('access/denied');
  await push(made, { 'crm.yaml': crm(APP, 'web') });
  expect(await recorded(made)).toBe('dba');
  // Again and again, and with a change that flows.
  await push(made, { 'crm.yaml': crm(APP.replace('app:1', 'app:2'), 'web') });
  expect(made.engine.control.container('crm-web-1').imageRef).toContain('app:2');
  expect(await recorded(made)).toBe('dba');
  expect(await holds(made, 'eve')).toBe('access/denied');
  expect(await ask(made, 'eve', 'get', { instance: 'crm' })).toBe('access/denied');
  // Neither team alone, for as long as they are at odds; who may everywhere still may.
  expect(await holds(made, 'dora')).toBe('access/denied');
  expect(await holds(made, 'amy')).toBe('yes');
  expect(made.bugs).toEqual([]);
});

test('leaving a team out, or another name, is no way around it either', async () => {
  const made = await world();
  await push(made, { 'crm.yaml': crm(APP) });
  expect(await recorded(made)).toBe('dba');
  expect(await holds(made, 'dora')).toBe('access/denied');
  await push(made, { 'crm.yaml': crm(APP, 'dba') });
  expect(await holds(made, 'dora')).toBe('yes');
  const renamed = instanceFile('cash', APP).replace('name: cash', 'name: cash, team: web, movedFrom: crm');
  await push(made, { 'crm.yaml': null, 'cash.yaml': renamed });
  const [status] = made.daemon.status().instances.filter(({ instance }) => instance === 'cash');
  expect(status).toBeDefined();
  expect(await holds(made, 'eve', 'cash')).toBe('access/denied');
  expect(made.bugs).toEqual([]);
});

test('an approval is asked of both, and with it the team on record changes', async () => {
  const made = await world();
  await push(made, { 'crm.yaml': crm(EXPOSED, 'web') });
  expect(await ask(made, 'eve', 'approve', { plan: plan(made) })).toBe('access/denied');
  expect(await ask(made, 'dora', 'approve', { plan: plan(made) })).toBe('access/denied');
  expect(await ask(made, 'amy', 'approve', { plan: plan(made) })).toBe('yes');
  await made.settle();
  expect(await recorded(made)).toBe('web');
  expect(await holds(made, 'eve')).toBe('yes');
  expect(await holds(made, 'dora')).toBe('access/denied');
  expect(made.bugs).toEqual([]);
});

test('a yes is no yes to another team that came after it', async () => {
  const made = await world();
  await push(made, { 'crm.yaml': crm(EXPOSED, 'dba') });
  expect(await holds(made, 'amy')).toBe('yes');
  expect(await ask(made, 'amy', 'approve', { plan: plan(made) })).toBe('yes');
  await made.settle();
  await push(made, { 'crm.yaml': crm(EXPOSED, 'web') });
  expect(await ask(made, 'amy', 'release', { instance: 'crm' })).toBe('yes');
  await made.settle();
  expect(await recorded(made)).toBe('dba');
  const [waits] = made.ledger.read().proposals.filter(({ id }) => id === plan(made));
  expect(waits?.approvals).toEqual([]);
  expect(waits?.needs.map(({ because }) => because).join()).toContain('crm goes from team dba to team web');
  expect(await ask(made, 'amy', 'approve', { plan: plan(made) })).toBe('yes');
  await made.settle();
  expect(await recorded(made)).toBe('web');
  expect(made.bugs).toEqual([]);
});
