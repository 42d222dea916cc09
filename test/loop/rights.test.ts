// Nobody gets done without the right what somebody else had the right to.

import { expect, test } from 'vitest';
import { hold, suspend } from '../../src/approve/keeps.ts';
import { approve } from '../../src/approve/proposals.ts';
import type { Transition } from '../../src/approve/transition.ts';
import type { LedgerState, Proposal } from '../../src/model/ledger.ts';
import { commit, instanceName, sha256 } from '../../src/model/ref.ts';
import { timeText } from '../../src/model/time.ts';
import { people, user } from '../access/given.ts';
import type { DaemonWorld } from '../support/daemon-world.ts';
import { instanceFile } from '../support/memory-world.ts';
import { CRM, running, WIKI } from './running.ts';

const FLEET = { kind: 'fleet' } as const;

function stateOf(after: Transition<unknown>): LedgerState {
  if (after.kind === 'refused') throw new Error(after.message);
  return after.state;
}

async function push(world: DaemonWorld, files: Readonly<Record<string, string | null>>): Promise<void> {
  world.source.commit(files);
  await world.pass(40_000);
  await world.settle();
}

function waiting(world: DaemonWorld): Proposal {
  const [id] = world.daemon.status().waiting;
  const found = world.ledger.read().proposals.find((one) => one.id === id);
  if (found === undefined) throw new Error('nothing waits');
  return found;
}

async function approved(world: DaemonWorld): Promise<void> {
  const { id, digest } = waiting(world);
  const said = { by: 'ana', how: 'os-user 0', at: timeText(world.clock.now()) };
  const approver = { said, roles: ['superadmin'], mfa: false, isAuthor: false };
  const asked = { plan: id, digest, approver };
  await world.update((state) => stateOf(approve(state, asked, world.clock.now())));
  world.daemon.changed(FLEET, { kind: 'person', by: 'ana', verb: 'approve' });
  await world.settle();
}

const mounting = (bind: string) =>
  instanceFile('wiki', `{ services: { web: { image: "app:1", volumes: ["${bind}"] } } }`);

test('who agreed to a folder of the host that is only read did not agree to writing there', async () => {
  const world = await running({ fleet: ' policies: [],' });
  await push(world, { 'wiki.yaml': mounting('/mnt/library:/books:ro') });
  await approved(world);
  expect(world.instance('wiki').reason).toBe('Ready');
  await push(world, { 'wiki.yaml': mounting('/mnt/library:/books') });
  expect(world.instance('wiki').reason).toBe('AwaitingApproval');
  expect(world.bugs).toEqual([]);
});

test('what was said while another plan was carried out counts for the next', async () => {
  const world = await running();
  const said = { by: 'ana', how: 'os-user 0', at: timeText(world.clock.now()) };
  const untilMs = world.clock.now() + 3_600_000;
  const held = { instance: instanceName('wiki'), said, reason: 'r', untilMs };
  await world.update((state) => stateOf(hold(state, held, world.clock.now())));
  const ports = CRM.replace('image: "app:1"', 'image: "app:1", ports: ["8080:80"]');
  await push(world, { 'crm.yaml': ports, 'wiki.yaml': WIKI.replaceAll('app:1', 'app:2') });
  const stop = new AbortController();
  const suspended = (async () => {
    for await (const { kind } of world.daemon.events.follow(stop.signal)) {
      if (kind !== 'run.begun') continue;
      const asked = { scope: FLEET, said, reason: 'an incident', untilMs: undefined };
      await world.update((state) => stateOf(suspend(state, asked, world.clock.now())));
      return;
    }
  })();
  await world.update((state) => ({ ...state, keeps: [] }));
  await approved(world);
  await suspended;
  await world.settle();
  stop.abort();
  expect(world.engine.control.container('wiki-web-1').imageRef).toContain('app:1');
  expect(world.instance('wiki').reason).toBe('Suspended');
  expect(world.bugs).toEqual([]);
});

const person = (name: string) =>
  `apiVersion: shipshape.dev/v1\nkind: User\nmetadata: { name: ${name} }\nspec: { roles: [admin] }\n`;

/** Bo is in force with another key than before, and Eve not any more. */
async function peopleChange(change: (state: LedgerState) => LedgerState): Promise<DaemonWorld> {
  const world = await running();
  const inForce = {
    policies: [],
    commit: commit('0'.repeat(40)),
    digest: sha256('x'),
    since: 'x',
    by: 'root',
  };
  const admins = [user('bo', { roles: ['admin'] }), user('eve', { roles: ['admin'] })];
  await world.update((state) => ({ ...state, inForce: { ...inForce, people: people(admins) } }));
  await push(world, { 'bo.yaml': person('bo') });
  await world.update(change);
  await approved(world);
  expect(world.ledger.read().inForce?.people.users.has('eve')).toBe(false);
  expect(world.bugs).toEqual([]);
  return world;
}

test('an approval is worth nothing once the key that it was given with is not in force', async () => {
  const word = { digest: sha256('p'), roles: ['admin'], mfa: false, isAuthor: false, at: 'x' };
  const others = [
    { ...word, by: 'bo', how: 'ssh-key SHA256:bo' },
    { ...word, by: 'root', how: 'os-user 0' },
  ];
  const plan: Proposal = {
    ...{ id: 'p', digest: sha256('p'), subject: { kind: 'people' }, commit: commit('none'), instances: [] },
    ...{ authors: [], needs: [], proposedAt: 'x', expiresAt: '2100-01-01T00:00:00Z', approvals: others },
    ...{ rejection: undefined, usedAt: undefined, lapsed: undefined },
  };
  const world = await peopleChange((state) => ({ ...state, proposals: [...state.proposals, plan] }));
  const kept = world.ledger.read().proposals.find(({ id }) => id === 'p');
  expect(kept?.approvals.map(({ by }) => by)).toEqual(['root']);
});

test('who gets the name of somebody who left gets neither their API keys nor their one-time codes', async () => {
  const key = {
    label: 'l',
    scope: 'full',
    hash: 'h',
    createdAt: 'x',
    expiresAt: undefined,
    uses: 0,
  } as const;
  const unused = { revokedAt: undefined, lastUsedAt: undefined };
  const codes = { secret: 's', confirmed: true, lastStep: 1, failures: [] };
  const world = await peopleChange((state) => ({
    ...state,
    apiKeys: [
      { ...key, ...unused, id: 'k-bo', user: 'bo' },
      { ...key, ...unused, id: 'k-eve', user: 'eve' },
    ],
    totp: [
      { ...codes, user: 'bo' },
      { ...codes, user: 'eve' },
    ],
  }));
  const { apiKeys, totp } = world.ledger.read();
  expect(apiKeys.filter(({ revokedAt }) => revokedAt === undefined).map(({ id }) => id)).toEqual(['k-bo']);
  expect(totp.map((one) => one.user)).toEqual(['bo']);
});

test('of two commits that change people the newest waits, whichever was looked at longer', async () => {
  const world = await running();
  const { authors } = world.source;
  const slow = Promise.withResolvers<void>();
  const first = world.source.commit({ 'eve.yaml': person('eve') });
  Object.assign(world.source, {
    async authors(...given: Parameters<typeof authors>) {
      if (given[1].commit === first) await slow.promise;
      return await authors(...given);
    },
  });
  await world.pass(40_000);
  await push(world, { 'eve.yaml': null, 'bo.yaml': person('bo') });
  slow.resolve();
  await world.settle();
  expect(world.daemon.status().waiting).toEqual([waiting(world).id]);
  expect(waiting(world).digest).toBe(world.daemon.peoplePlan()?.digest);
  expect(world.daemon.peoplePlan()?.rows.map(({ name }) => name)).toEqual(['bo']);
  expect(world.bugs).toEqual([]);
});

test('approvals that were taken for what then could not begin are in the audit', async () => {
  const world = await running();
  await push(world, { 'crm.yaml': CRM.replace('image: "app:1"', 'image: "app:1", ports: ["8080:80"]') });
  const { digest } = waiting(world);
  const { update } = world.ledger;
  let isMoved = false;
  Object.assign(world.ledger, {
    async update(change: Parameters<typeof update>[0]) {
      const after = await update(change);
      if (!isMoved && after.proposals.some(({ usedAt }) => usedAt !== undefined)) {
        isMoved = true;
        world.engine.control.tamper('crm-web-1', { Memory: 64 * 1024 ** 2 });
      }
      return after;
    },
  });
  await approved(world);
  expect(isMoved).toBe(true);
  const lines = world.audit.lines.filter(({ action }) => action === 'apply:target');
  expect(lines.find(({ outcome }) => outcome === 'failed')).toMatchObject({
    detail: { plan: digest, approvedBy: 'ana (os-user 0)' },
  });
  expect(world.bugs).toEqual([]);
});

test('what a root admin approved whom fleet.yaml does not name any more is worth nothing', async () => {
  const world = await running();
  await push(world, { 'crm.yaml': CRM.replace('image: "app:1"', 'image: "app:1", ports: ["8080:80"]') });
  const { id, digest } = waiting(world);
  await world.stop();
  const said = { by: 'old', how: 'ssh-key SHA256:old', at: timeText(world.clock.now()) };
  const asked = { plan: id, digest, approver: { said, roles: ['superadmin'], mfa: false, isAuthor: false } };
  await world.update((state) => stateOf(approve(state, asked, world.clock.now())));
  world.start();
  await world.settle();
  expect(world.instance('crm').reason).toBe('AwaitingApproval');
  expect(waiting(world).approvals).toEqual([]);
  expect(world.bugs).toEqual([]);
});
