// A change of people and policies: what it says, row by row; what makes it another; what it marks.

import { describe, expect, it } from 'vitest';
import type { PeopleAndPolicies } from '../../src/access/people-facts.ts';
import { inForceDigest } from '../../src/access/people-facts.ts';
import { inForceAfter, planPeople } from '../../src/access/people-plan.ts';
import { commit } from '../../src/model/ref.ts';
import { approvals, grants, policy, role, team, user, world } from './given.ts';

const COMMIT = commit('c'.repeat(40));
const NOTHING = world([]);

/** Rows with `!` before those that escalate. */
function rows(before: PeopleAndPolicies | undefined, after: PeopleAndPolicies): readonly string[] {
  const plan = planPeople(before, after, COMMIT);
  return (plan?.rows ?? []).map((one) => (one.escalates ? `! ${one.text}` : one.text));
}

describe('users', () => {
  it('come with their roles, and each of their keys', () => {
    const eve = user('eve', { roles: ['viewer', 'operator'], emails: ['eve@x.org'], github: 'eve' });
    expect(
      rows(undefined, world([eve, user('tim', { emails: [] }), user('ro', { roles: ['viewer'] })])),
    ).toEqual([
      '! + user eve with roles operator, viewer',
      '! + key SHA256:eve (ssh-ed25519) of user eve',
      '+ user eve: github eve',
      '+ user eve: email eve@x.org',
      '+ user ro with role viewer',
      '+ key SHA256:ro (ssh-ed25519) of user ro',
      '+ user tim without a role',
      '+ key SHA256:tim (ssh-ed25519) of user tim',
    ]);
  });

  it('change by role, key, address and state', () => {
    const key = { type: 'ssh-rsa', blob: 'new', fingerprint: 'SHA256:new' };
    const before = user('eve', { roles: ['operator'], emails: ['a@x', 'b@x'], github: 'eve' });
    const after = user('eve', { roles: ['operator', 'admin'], sshKeys: [key], emails: ['a@x', 'c@x'] });
    expect(rows(world([before]), world([after]))).toEqual([
      '! ~ user eve: +role admin',
      '! + key SHA256:new (ssh-rsa) of user eve',
      '- key SHA256:eve (ssh-ed25519) of user eve',
      '! ~ user eve: github eve -> none',
      '~ user eve: +email c@x',
      '! ~ user eve: -email b@x',
    ]);
    expect(rows(world([before]), world([user('eve', { ...before, disabled: true })]))).toEqual([
      '~ user eve: disabled false -> true',
    ]);
    expect(rows(world([user('eve', { ...before, disabled: true })]), world([before]))).toEqual([
      '! ~ user eve: disabled true -> false',
    ]);
  });

  it('go', () => expect(rows(world([user('bob', { roles: ['admin'] })]), NOTHING)).toEqual(['- user bob']));

  it('without power gain none by a key or an address', () => {
    const before = user('vic', { roles: ['viewer'], emails: ['v@x'] });
    const after = user('vic', { roles: ['viewer'], sshKeys: [] });
    expect(rows(world([before]), world([after]))).toEqual([
      '- key SHA256:vic (ssh-ed25519) of user vic',
      '~ user vic: -email v@x',
    ]);
  });

  it('gain power by a role that only a policy counts by', () => {
    const prod = policy('prod', { approvals: approvals({ roles: ['dba'] }) });
    const dba = role('dba', ['read:plan']);
    const before = world([user('eve')], [dba], [], [prod]);
    expect(rows(before, world([user('eve', { roles: ['dba'] })], [dba], [], [prod]))).toEqual([
      '! ~ user eve: +role dba',
    ]);
  });
});

describe('roles and teams', () => {
  it('change by permission, with what it is for', () => {
    const on = { instances: ['web', 'crm-*'], targets: ['db-1'] };
    const before = world([], [role('ops', ['read:*', 'hold:instance'])]);
    const after = world(
      [],
      [
        grants('ops', [
          { allow: ['read:*'], on: {} },
          { allow: ['approve:plan'], on },
        ]),
      ],
    );
    expect(rows(before, after)).toEqual([
      '! ~ role ops: +approve:plan on instances crm-*, web and targets db-1',
      '~ role ops: -hold:instance',
    ]);
  });

  it('show a wider selector as what comes and what goes', () => {
    const before = world([], [role('ops', ['approve:plan'], { instances: ['crm'] })]);
    expect(rows(before, world([], [role('ops', ['approve:plan'])]))).toEqual([
      '! ~ role ops: +approve:plan',
      '~ role ops: -approve:plan on instances crm',
    ]);
  });

  it('come and go', () => {
    const after = world(
      [],
      [role('ops', ['read:logs'])],
      [team('sales', { members: ['tom'], roles: ['operator'] })],
    );
    expect(rows(NOTHING, after)).toEqual([
      '+ role ops',
      '+ role ops: read:logs',
      '+ team sales',
      '! + team sales: member tom',
      '! + team sales: role operator',
    ]);
    expect(rows(after, NOTHING)).toEqual(['- role ops', '! - team sales']);
  });

  it('say what a team owns', () => {
    const before = world([], [], [team('sales', { owns: { instances: ['shop'] } })]);
    const after = world([], [], [team('sales', { owns: { instances: ['*'] } })]);
    expect(rows(before, after)).toEqual(['! ~ team sales: owns instances shop -> instances *']);
    expect(rows(after, world([], [], [team('sales')]))).toEqual(['! ~ team sales: owns instances * -> none']);
  });
});

describe('policies', () => {
  const strict = policy('prod', {
    match: { risks: ['data-loss'] },
    approvals: approvals({ count: 2, roles: ['dba'], mfa: true }),
    windows: { allow: [{ cron: '0 3 * * *', durationMs: 3_600_000, timezone: 'Europe/Rome' }], deny: [] },
    budget: { removePercent: 20, removeCount: 5 },
    admission: { rules: { privileged: 'deny', 'image-latest': 'warn' }, exceptions: [] },
  });

  it('say what becomes weaker', () => {
    const exception = {
      rule: 'privileged',
      instances: ['crm'],
      owner: 'Ana "A" Lopez',
      reason: 'old, owner bob',
      expires: Date.UTC(2027, 0, 1),
      origin: { file: 'a', line: 1, column: 1 },
    };
    const weak = policy('prod', {
      match: { risks: ['data-loss'], instances: ['crm'] },
      approvals: approvals({
        count: 1,
        roles: ['dba', 'dev'],
        authorMayApprove: true,
        expiresMs: 172_800_000,
      }),
      budget: { removePercent: 50, removeCount: 5 },
      admission: { rules: { privileged: 'warn' }, exceptions: [exception] },
    });
    expect(rows(world([], [], [], [strict]), world([], [], [], [weak]))).toEqual([
      '! ~ policy prod: +match instance crm',
      '! ~ policy prod: count 2 -> 1',
      '! ~ policy prod: +approver role dev',
      '! ~ policy prod: author may approve false -> true',
      '! ~ policy prod: one-time code true -> false',
      '! ~ policy prod: approvals expire after 86400 s -> 172800 s',
      '! ~ policy prod: -allow window "0 3 * * *" for 3600 s in Europe/Rome',
      '! ~ policy prod: budget percent 20 -> 50',
      '! ~ policy prod: admission privileged deny -> warn',
      '! ~ policy prod: admission image-latest warn -> none',
      '! ~ policy prod: +exception privileged for crm until 2027-01-01T00:00:00.000Z, owner "Ana \\"A\\" Lopez": "old, owner bob"',
    ]);
    expect(rows(world([], [], [], [weak]), world([], [], [], [strict]))).toEqual([
      '! ~ policy prod: -match instance crm',
      '~ policy prod: count 1 -> 2',
      '! ~ policy prod: -approver role dev',
      '~ policy prod: author may approve true -> false',
      '~ policy prod: one-time code false -> true',
      '~ policy prod: approvals expire after 172800 s -> 86400 s',
      '! ~ policy prod: +allow window "0 3 * * *" for 3600 s in Europe/Rome',
      '~ policy prod: budget percent 50 -> 20',
      '~ policy prod: admission privileged warn -> deny',
      '~ policy prod: -exception privileged for crm until 2027-01-01T00:00:00.000Z, owner "Ana \\"A\\" Lopez": "old, owner bob"',
      '~ policy prod: admission image-latest none -> warn',
    ]);
  });

  it('ask for less by an older backup or by none, and for more by a newer one', () => {
    const within = (hours: number) =>
      world([], [], [], [policy('prod', { backup: { withinMs: hours * 3_600_000 } })]);
    const without = world([], [], [], [policy('prod')]);
    expect(rows(within(1), within(24))).toEqual(['! ~ policy prod: backup within 3600 s -> 86400 s']);
    expect(rows(within(24), within(1))).toEqual(['~ policy prod: backup within 86400 s -> 3600 s']);
    expect(rows(within(1), without)).toEqual(['! ~ policy prod: backup within 3600 s -> none']);
    expect(rows(without, within(1))).toEqual(['~ policy prod: backup within none -> 3600 s']);
  });

  it('come without escalating, but for what they let pass, and go with it', () => {
    expect(rows(NOTHING, world([], [], [], [strict]))).toEqual([
      '+ policy prod',
      '+ policy prod: match risk data-loss',
      '+ policy prod: count 2',
      '+ policy prod: approver role dba',
      '+ policy prod: author may approve false',
      '+ policy prod: one-time code true',
      '+ policy prod: approvals expire after 86400 s',
      '+ policy prod: allow window "0 3 * * *" for 3600 s in Europe/Rome',
      '+ policy prod: budget percent 20',
      '+ policy prod: budget count 5',
      '+ policy prod: admission privileged deny',
      '! + policy prod: admission image-latest warn',
    ]);
    expect(rows(world([], [], [], [strict]), NOTHING)).toEqual(['! - policy prod']);
  });
});

describe('a plan', () => {
  const eve = world([user('eve', { roles: ['admin'] })]);

  it('asks one person who did not write it', () => {
    expect(planPeople(undefined, eve, COMMIT)?.needs).toEqual([
      expect.objectContaining({ policy: 'people', count: 1, roles: [], authorMayApprove: false }),
    ]);
  });

  it('is none when nothing changes, and when only root admins and floor do', () => {
    const roots = world(
      [...eve.people.users.values(), user('chief', { isRoot: true })],
      [],
      [],
      [policy('floor', { isFloor: true })],
    );
    expect(planPeople(eve, eve, COMMIT)).toBeUndefined();
    expect(planPeople(undefined, NOTHING, COMMIT)).toBeUndefined();
    expect(planPeople(eve, roots, COMMIT)).toBeUndefined();
    const plan = planPeople(undefined, roots, COMMIT);
    expect([...(plan?.proposed.people.users.keys() ?? [])]).toEqual(['eve']);
    expect(plan?.proposed.policies).toEqual([]);
  });

  it('has a digest over what is in force and what is proposed', () => {
    const plan = planPeople(undefined, eve, COMMIT);
    expect(planPeople(NOTHING, eve, commit('d'.repeat(40)))?.digest).toBe(plan?.digest);
    expect(planPeople(world([user('bob')]), eve, COMMIT)?.digest).not.toBe(plan?.digest);
    expect(planPeople(undefined, world([user('eve', { roles: ['viewer'] })]), COMMIT)?.digest).not.toBe(
      plan?.digest,
    );
  });

  it('once approved is in force, and then nothing is left to change', () => {
    const plan = planPeople(undefined, eve, COMMIT);
    if (plan === undefined) throw new Error('no plan');
    const inForce = inForceAfter(plan, 'ana', '2026-11-20T09:00:00.000Z');
    expect(inForce).toMatchObject({ commit: COMMIT, by: 'ana', since: '2026-11-20T09:00:00.000Z' });
    expect(inForce.digest).toBe(inForceDigest(eve));
    expect(planPeople(inForce, eve, COMMIT)).toBeUndefined();
  });

  it('shows what others wrote without what a terminal obeys, and whole', () => {
    const email = `a\u001b[2J\u202e${'x'.repeat(600)}@x, email boss@x`;
    const [row = ''] = rows(eve, world([user('eve', { roles: ['admin'], emails: [email] })]));
    expect(row).toBe(`~ user eve: +email "a\\u001b[2J${'x'.repeat(600)}@x, email boss@x"`);
  });
});
