// What waits for people, and what people say.

import { describe, expect, it } from 'vitest';
import { hold, pin } from '../../src/approve/keeps.ts';
import { approve, reject } from '../../src/approve/proposals.ts';
import type { Proposal } from '../../src/model/ledger.ts';
import type { Trigger } from '../../src/model/record.ts';
import { commit, instanceName } from '../../src/model/ref.ts';
import { timeText } from '../../src/model/time.ts';
import type { DaemonWorld } from '../support/daemon-world.ts';
import { instanceFile } from '../support/memory-world.ts';
import { ALL, CRM, names, reasons, running } from './running.ts';

const FLEET = { kind: 'fleet' } as const;
const BY_ANA: Trigger = { kind: 'person', by: 'ana', verb: 'approve' };
const PORT = instanceFile(
  'crm',
  '{ services: { web: { image: "app:1", ports: ["8080:80"] }, db: { image: "app:1" } } }',
);

async function polled(world: DaemonWorld): Promise<void> {
  await world.pass(40_000);
  await world.settle();
}

function said(world: DaemonWorld, by = 'ana') {
  return { by, how: 'os-user 0', at: timeText(world.clock.now()) };
}

function waiting(world: DaemonWorld): Proposal {
  const [id] = world.daemon.status().waiting;
  const found = world.ledger.read().proposals.find((one) => one.id === id);
  if (found === undefined) throw new Error('nothing waits');
  return found;
}

async function approved(world: DaemonWorld, { id, digest }: Proposal): Promise<string> {
  const approver = { said: said(world), roles: ['superadmin'], mfa: false, isAuthor: false };
  let result = '';
  await world.update((state) => {
    const after = approve(state, { plan: id, digest, approver }, world.clock.now());
    result = after.kind === 'done' ? 'done' : after.code;
    return after.kind === 'done' ? after.state : state;
  });
  world.daemon.changed(FLEET, BY_ANA);
  await world.settle();
  return result;
}

describe('a change that waits', () => {
  it('is done once when it was approved, and the history names who did', async () => {
    const world = await running();
    const added = instanceFile('new', '{ services: { web: { image: "app:1" } } }');
    world.source.commit({ 'crm.yaml': PORT, 'new.yaml': added });
    await polled(world);
    expect(reasons(world)).toEqual(['crm AwaitingApproval', 'new Ready', 'wiki Ready']);
    expect(world.daemon.plan(waiting(world).id)?.digest).toBe(waiting(world).digest);
    const proposal = waiting(world);
    expect(await approved(world, proposal)).toBe('done');
    expect(reasons(world)).toEqual(['crm Ready', 'new Ready', 'wiki Ready']);
    const [last] = world.history.records.slice(-1);
    expect(last).toMatchObject({
      plan: proposal.digest,
      approvedBy: ['ana (os-user 0)'],
      outcome: 'applied',
    });
    expect(await approved(world, proposal)).toBe('approval/used');
    world.engine.control.forgetCalls();
    await world.pass(700_000);
    expect(world.mutating()).toEqual([]);
    expect(world.bugs).toEqual([]);
  });

  it('lapses when what runs moves before it is done', async () => {
    const world = await running();
    world.source.commit({ 'crm.yaml': PORT });
    await polled(world);
    const proposal = waiting(world);
    world.engine.control.tamper('crm-web-1', { Memory: 64 * 1024 ** 2 });
    expect(await approved(world, proposal)).toBe('done');
    await world.settle();
    expect(world.told.some((event) => event.kind === 'plan.lapsed' && event.plan === proposal.id)).toBe(true);
    expect(world.history.records.some(({ plan }) => plan === proposal.digest)).toBe(false);
    expect(waiting(world).digest).not.toBe(proposal.digest);
    expect(world.audit.lines.some(({ action }) => action === 'lapse:plan')).toBe(true);
    expect(world.bugs).toEqual([]);
  });
});

async function held(world: DaemonWorld, name: string, forMs: number): Promise<void> {
  const instance = instanceName(name);
  const untilMs = world.clock.now() + forMs;
  await world.update((state) => {
    const asked = { instance, untilMs, said: said(world), reason: 'looking at it' };
    const after = hold(state, asked, world.clock.now());
    return after.kind === 'done' ? after.state : state;
  });
  world.daemon.changed({ kind: 'instance', instance }, { kind: 'person', by: 'ana', verb: 'hold' });
  await world.settle();
}

describe('what people said to a plan', () => {
  it('holds through a hold of what the plan waits for besides them', async () => {
    const world = await running();
    const port = instanceFile(
      'crm',
      '{ services: { web: { image: "app:1", ports: ["8080:80"] } } }',
      'dependsOn: [wiki]',
    );
    world.source.commit({ 'crm.yaml': port });
    await polled(world);
    const { id, digest } = waiting(world);
    await world.update((state) => {
      const asked = { plan: id, digest, said: said(world, 'ben'), reason: 'not today' };
      const after = reject(state, asked, world.clock.now());
      return after.kind === 'done' ? after.state : state;
    });
    await held(world, 'wiki', 600_000);
    world.engine.control.kill('wiki-web-1');
    await world.pass(400_000);
    expect(world.instance('wiki').message).toMatch(/^ana: looking at it \(until .*\); 1 not as applied$/);
    expect(world.instance('crm').obstacles.map(({ kind }) => kind)).toContain('blocked-by');
    await world.pass(400_000);
    expect(world.instance('wiki').reason).toBe('Ready');
    expect(world.instance('crm').message).toBe(
      `plan ${id} waits for another commit: ben rejected it (not today)`,
    );
    expect(world.daemon.status().waiting).toEqual([]);
    expect(world.told.some(({ kind }) => kind === 'plan.lapsed')).toBe(false);
    expect(world.bugs).toEqual([]);
  });
});

describe('a hold', () => {
  it('keeps everything as it is until it is over, and is never green', async () => {
    const world = await running();
    const untilMs = world.clock.now() + 3_600_000;
    await world.update((state) => {
      const after = hold(
        state,
        { instance: instanceName('crm'), untilMs, said: said(world), reason: 'looking at it' },
        world.clock.now(),
      );
      return after.kind === 'done' ? after.state : state;
    });
    world.daemon.changed({ kind: 'instance', instance: instanceName('crm') }, { ...BY_ANA, verb: 'hold' });
    await world.settle();
    world.engine.control.forgetCalls();
    world.engine.control.kill('crm-db-1');
    await world.pass(600_000);
    expect(world.mutating()).toEqual([]);
    expect(world.instance('crm')).toMatchObject({ reason: 'Held', isReady: false });
    expect(world.instance('crm').message).toContain('looking at it');
    await world.pass(3_100_000);
    expect(names(world)).toEqual(ALL);
    expect(world.instance('crm').reason).toBe('Ready');
    expect(world.bugs).toEqual([]);
  });
});

describe('a rollback', () => {
  it('follows an older commit until a newer one changes the instance', async () => {
    const world = await running();
    const old = world.daemon.status().source.accepted ?? commit('none');
    const since = world.source.commit({ 'crm.yaml': CRM.replaceAll('app:1', 'app:2') });
    await polled(world);
    await world.update((state) => {
      const asked = { instance: instanceName('crm'), commit: old, since, said: said(world), reason: 'slow' };
      const after = pin(state, asked);
      return after.kind === 'done' ? after.state : state;
    });
    world.daemon.changed(FLEET, { ...BY_ANA, verb: 'rollback' });
    await world.settle();
    const image = () => world.engine.control.container('crm-web-1').imageRef;
    expect(image()).toContain('app:1');
    expect(world.instance('crm')).toMatchObject({ reason: 'Pinned', desiredCommit: old });
    world.source.commit({ 'other.yaml': instanceFile('other', '{ services: { web: { image: "app:1" } } }') });
    await polled(world);
    expect(world.instance('crm').reason).toBe('Pinned');
    world.source.commit({ 'crm.yaml': CRM.replaceAll('app:1', 'app:3') });
    await polled(world);
    expect(world.instance('crm').reason).toBe('Ready');
    expect(image()).toContain('app:3');
    expect(world.ledger.read().pins).toEqual([]);
    expect(world.bugs).toEqual([]);
  });
});

describe('people', () => {
  it('come into force when somebody in force says so, not with the commit', async () => {
    const world = await running();
    const user =
      'apiVersion: shipshape.dev/v1\nkind: User\nmetadata: { name: eve }\nspec: { roles: [admin] }\n';
    world.source.commit({ 'people.yaml': user });
    await polled(world);
    expect(world.ledger.read().inForce).toBeUndefined();
    const proposal = waiting(world);
    expect(proposal.subject).toEqual({ kind: 'people' });
    expect(
      world.daemon
        .peoplePlan()
        ?.rows.map(({ text }) => text)
        .join(),
    ).toContain('eve');
    expect(await approved(world, proposal)).toBe('done');
    expect(world.ledger.read().inForce?.people.users.has('eve')).toBe(true);
    expect(world.daemon.status().waiting).toEqual([]);
    expect(world.bugs).toEqual([]);
  });
});

function isRunning(world: DaemonWorld): boolean {
  return world.daemon.status().targets.some(({ running }) => running !== undefined);
}

describe('an approved run that is cut off', () => {
  const db = (image: string) =>
    instanceFile(
      'crm',
      `{ services: { db: { image: "${image}", volumes: ["data:/data"] } }, volumes: { data: {} } }`,
      'health: { within: 60s, stableFor: 10s }',
    );

  async function begun(): Promise<{ readonly world: DaemonWorld; readonly proposal: Proposal }> {
    const world = await running();
    world.source.commit({ 'crm.yaml': db('app:1') });
    await polled(world);
    world.source.commit({ 'crm.yaml': db('app:2') });
    await polled(world);
    const proposal = waiting(world);
    const approver = { said: said(world), roles: ['superadmin'], mfa: false, isAuthor: false };
    await world.update((state) => {
      const after = approve(state, { plan: proposal.id, ...proposal, approver }, world.clock.now());
      return after.kind === 'done' ? after.state : state;
    });
    world.daemon.changed(FLEET, BY_ANA);
    const isBegun = () => world.history.records.at(-1)?.plan !== proposal.digest && isRunning(world);
    for (let left = 200; !isBegun() && left > 0; left -= 1) await world.pass(50);
    expect(isBegun()).toBe(true);
    await world.stop();
    return { world, proposal };
  }

  it('is finished by the next start on the word that it was begun on, once', async () => {
    const { world, proposal } = await begun();
    world.start();
    await world.settle();
    expect(world.instance('crm').reason).toBe('Ready');
    expect(world.engine.control.container('crm-db-1').imageRef).toContain('app:2');
    expect(world.history.records.at(-1)?.approvedBy).toEqual(['ana (os-user 0)']);
    expect(world.ledger.read().proposals.some(({ unfinished }) => unfinished)).toBe(false);
    expect(world.daemon.status().waiting).toEqual([]);
    expect(world.history.records.filter(({ plan }) => plan === proposal.digest).length).toBeLessThan(2);
    expect(world.bugs).toEqual([]);
  });

  it('asks people again where another commit asks for something else', async () => {
    const { world } = await begun();
    world.source.commit({ 'crm.yaml': db('app:3') });
    world.start();
    await world.settle();
    await polled(world);
    expect(waiting(world).approvals).toEqual([]);
    expect(world.instance('crm').reason).toBe('AwaitingApproval');
  });
});
