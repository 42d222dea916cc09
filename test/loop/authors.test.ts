// Who may not approve: whoever wrote any of what waits, not who happened to push last.

import { describe, expect, it } from 'vitest';
import { isAuthor, isBarredAuthor, UNKNOWN_AUTHOR } from '../../src/access/authors.ts';
import { pin } from '../../src/approve/keeps.ts';
import { approve } from '../../src/approve/proposals.ts';
import type { Proposal } from '../../src/model/ledger.ts';
import type { People } from '../../src/model/person.ts';
import { commit, instanceName } from '../../src/model/ref.ts';
import { timeText } from '../../src/model/time.ts';
import { osUser, signed } from '../access/given.ts';
import type { DaemonWorld } from '../support/daemon-world.ts';
import { instanceFile } from '../support/memory-world.ts';
import { CRM, running } from './running.ts';

function userFile(name: string, roles: string, email = `${name}@example.com`): string {
  return `apiVersion: shipshape.dev/v1\nkind: User\nmetadata: { name: ${name} }\nspec: { roles: [${roles}], emails: ["${email}"] }\n`;
}

async function polled(world: DaemonWorld): Promise<void> {
  await world.pass(40_000);
  await world.settle();
}

function waiting(world: DaemonWorld): Proposal {
  const [id] = world.daemon.status().waiting;
  const found = world.ledger.read().proposals.findLast((one) => one.id === id);
  if (found === undefined) throw new Error('nothing waits');
  return found;
}

async function say(world: DaemonWorld, { id, digest }: Proposal, by = 'root'): Promise<void> {
  const said = { by, how: 'os-user 0', at: timeText(world.clock.now()) };
  const approver = { said, roles: ['superadmin'], mfa: false, isAuthor: false };
  await world.update((state) => {
    const after = approve(state, { plan: id, digest, approver }, world.clock.now());
    if (after.kind === 'refused') throw new Error(after.message);
    return after.state;
  });
  world.daemon.changed({ kind: 'fleet' }, { kind: 'person', by, verb: 'approve' });
  await world.settle();
}

/** Eve, Bob and Carl are admins in force; `floor`: policies of fleet.yaml. */
async function fleetOf(floor = ''): Promise<DaemonWorld> {
  const world = await running(floor === '' ? {} : { fleet: floor });
  const files = { 'eve.yaml': userFile('eve', 'admin'), 'bob.yaml': userFile('bob', 'admin') };
  world.source.commit({ ...files, 'carl.yaml': userFile('carl', 'admin') }, 'Zoe');
  await polled(world);
  await say(world, waiting(world));
  return world;
}

function people(world: DaemonWorld): People {
  const found = world.ledger.read().inForce?.people;
  if (found === undefined) throw new Error('nobody is in force');
  return found;
}

/** Who of them counts as author. */
function barred(world: DaemonWorld): readonly string[] {
  const { authors, subject } = waiting(world);
  const ask = subject.kind === 'people' ? isBarredAuthor : isAuthor;
  return ['bob', 'carl', 'eve'].filter((name) => ask(signed(name), authors, people(world)));
}

describe('a change of people', () => {
  it('is of who wrote it, whoever pushed on top before anybody looked', async () => {
    const world = await fleetOf();
    world.source.commit({ 'mallory.yaml': userFile('mallory', 'admin') }, 'Eve');
    world.source.commit({ 'crm.yaml': CRM.replace('app:1', 'app:2') }, 'Bob');
    await polled(world);
    expect(waiting(world).authors).toEqual(['Eve <eve@example.com>']);
    expect(barred(world)).toEqual(['eve']);
    expect(isBarredAuthor(osUser('root'), waiting(world).authors, people(world))).toBe(false);
    expect(world.bugs).toEqual([]);
  });

  it('keeps what was said to it when somebody commits something else; a hand in it begins anew', async () => {
    const world = await fleetOf();
    world.source.commit({ 'mallory.yaml': userFile('mallory', 'viewer') }, 'EVE');
    await polled(world);
    const { proposedAt } = waiting(world);
    expect(barred(world)).toEqual(['eve']);
    world.source.commit({ 'wiki.yaml': instanceFile('wiki', '{ services: {} }') }, 'Carl');
    await polled(world);
    expect(waiting(world).proposedAt).toBe(proposedAt);
    world.source.commit({ 'mallory.yaml': `# a word\n${userFile('mallory', 'viewer')}` }, 'Bob');
    await polled(world);
    expect(waiting(world).proposedAt).not.toBe(proposedAt);
    expect(barred(world)).toEqual(['bob', 'eve']);
    expect(world.bugs).toEqual([]);
  });

  it('counts the file that a person is declared in no more, too', async () => {
    const world = await fleetOf();
    world.source.commit({ 'carl.yaml': null }, 'Eve');
    world.source.commit({ 'all.yaml': userFile('carl', 'superadmin') }, 'Bob');
    await polled(world);
    expect(barred(world)).toEqual(['bob', 'eve']);
  });

  it.each(['cannot be read', 'name nobody'])('is for root admins when authors %s', async (why) => {
    const world = await fleetOf();
    world.source.canTell.authors = why !== 'cannot be read';
    world.source.commit(
      { 'mallory.yaml': userFile('mallory', 'viewer') },
      why === 'name nobody' ? '' : 'Eve',
    );
    await polled(world);
    expect(waiting(world).authors).toEqual([UNKNOWN_AUTHOR]);
    expect(barred(world)).toEqual(['bob', 'carl', 'eve']);
    expect(isBarredAuthor(osUser('root'), waiting(world).authors, people(world))).toBe(false);
    expect(world.bugs).toEqual([]);
  });
});

describe('a change of an instance', () => {
  const EXPOSED = CRM.replace('"app:1" }', '"app:1", ports: ["8080:80"] }');

  it('is of everybody who changed its file since it was applied', async () => {
    const world = await fleetOf();
    world.source.commit({ 'crm.yaml': EXPOSED }, 'Eve');
    world.source.commit({ 'crm.yaml': `${EXPOSED}# a word\n` }, 'Carl');
    world.source.commit(
      { 'wiki.yaml': instanceFile('wiki', '{ services: { web: { image: "app:2" } } }') },
      'Bob',
    );
    await polled(world);
    expect(waiting(world).subject.kind).toBe('target');
    expect(waiting(world).authors).toContain('Eve <eve@example.com>');
    expect(barred(world)).toContain('eve');
    expect(barred(world)).toContain('carl');
    expect(world.bugs).toEqual([]);
  });

  it('is nobody’s who only may have written it', async () => {
    const world = await fleetOf();
    world.source.canTell.authors = false;
    world.source.commit({ 'crm.yaml': EXPOSED }, 'Eve');
    await polled(world);
    expect(barred(world)).toEqual(['bob', 'carl', 'eve']);
    expect(isAuthor(osUser('root'), waiting(world).authors, people(world))).toBe(false);
  });

  it('that somebody pinned is theirs', async () => {
    const world = await fleetOf();
    const old = world.daemon.status().source.accepted ?? commit('none');
    world.source.commit({ 'crm.yaml': EXPOSED }, 'Zoe');
    await polled(world);
    await say(world, waiting(world));
    const since = world.source.commit({ 'crm.yaml': CRM }, 'Zoe');
    await polled(world);
    // Back to the ports that somebody opened once.
    const exposed = world.history.records.find(({ approvedBy }) => approvedBy.length > 0)?.commit ?? old;
    await world.update((state) => {
      const said = { by: 'bob', how: 'ssh-key SHA256:x', at: timeText(world.clock.now()) };
      const asked = { instance: instanceName('crm'), commit: exposed, since, said, reason: 'again' };
      const after = pin(state, asked);
      return after.kind === 'done' ? after.state : state;
    });
    world.daemon.changed({ kind: 'fleet' }, { kind: 'person', by: 'bob', verb: 'rollback' });
    await world.settle();
    expect(barred(world)).toEqual(['bob']);
    expect(world.bugs).toEqual([]);
  });
});
