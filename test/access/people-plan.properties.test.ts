// Changes of people and policies, whatever is declared: each shows, none shows that is none, and nobody gains
// power without a mark.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { may } from '../../src/access/may.ts';
import type { PeopleAndPolicies } from '../../src/access/people-facts.ts';
import { inForceDigest } from '../../src/access/people-facts.ts';
import { planPeople } from '../../src/access/people-plan.ts';
import { permissions } from '../../src/model/permission.ts';
import type { Permission, Selector, Subject } from '../../src/model/person.ts';
import { commit } from '../../src/model/ref.ts';
import { runs } from '../support/runs.ts';
import { approvals, grants, policy, signed, team, user, world } from './given.ts';

const COMMIT = commit('c'.repeat(40));

describe('whatever is declared', () => {
  const globs = fc.array(fc.constantFrom('a', 'b*', '*'), { maxLength: 2 });
  const selector: fc.Arbitrary<Selector> = fc.record(
    { instances: globs, targets: globs, teams: globs },
    { requiredKeys: [] },
  );
  const pattern = fc.oneof(
    fc.constantFrom(...permissions()),
    fc.constantFrom<Permission>('*:*', 'read:*', 'manage:*'),
  );
  const grant = fc.record({ allow: fc.array(pattern, { minLength: 1, maxLength: 2 }), on: selector });
  const roleNames = fc.subarray(['r1', 'r2', 'viewer', 'operator']);
  const key = (name: string) => ({ type: 'ssh-rsa', blob: name, fingerprint: `SHA256:${name}` });
  const users = fc.uniqueArray(
    fc
      .record({
        name: fc.constantFrom('eve', 'bob'),
        roles: roleNames,
        disabled: fc.boolean(),
        emails: fc.subarray(['a@x', 'b@x']),
        github: fc.option(fc.constantFrom('g', 'h'), { nil: undefined }),
        sshKeys: fc.subarray(['k1', 'k2']).map((names) => names.map(key)),
      })
      .map(({ name, ...given }) => user(name, given)),
    { selector: ({ name }) => name },
  );
  const roles = fc.uniqueArray(
    fc
      .tuple(fc.constantFrom('r1', 'r2'), fc.array(grant, { maxLength: 2 }))
      .map(([name, given]) => grants(name, given)),
    { selector: ({ name }) => name },
  );
  const teams = fc.uniqueArray(
    fc
      .record({
        name: fc.constantFrom('a', 'b'),
        members: fc.subarray(['eve', 'bob']),
        owns: selector,
        roles: roleNames,
      })
      .map(({ name, ...given }) => team(name, given)),
    { selector: ({ name }) => name },
  );
  const window = fc.record({
    cron: fc.constantFrom('0 3 * * *', '0 4 * * *'),
    durationMs: fc.constantFrom(1000, 2000),
    timezone: fc.constantFrom('UTC', 'Europe/Rome'),
  });
  const policies = fc.uniqueArray(
    fc
      .record({
        name: fc.constantFrom('p', 'q'),
        match: selector,
        approvals: fc.option(
          fc.record({
            count: fc.nat({ max: 2 }),
            roles: roleNames,
            authorMayApprove: fc.boolean(),
            mfa: fc.boolean(),
          }),
          { nil: undefined },
        ),
        windows: fc.record({
          allow: fc.array(window, { maxLength: 2 }),
          deny: fc.array(window, { maxLength: 1 }),
        }),
        budget: fc.option(fc.record({ removePercent: fc.nat(3), removeCount: fc.nat(3) }), {
          nil: undefined,
        }),
        backup: fc.option(fc.record({ withinMs: fc.integer({ min: 1, max: 3 }) }), { nil: undefined }),
      })
      .map(({ name, approvals: rule, backup, ...given }) =>
        policy(name, { ...given, approvals: rule && approvals(rule), ...(backup && { backup }) }),
      ),
    { selector: ({ name }) => name },
  );
  const worlds = fc.tuple(users, roles, teams, policies).map((parts) => world(...parts));
  const subject: fc.Arbitrary<Subject> = fc.record(
    {
      instance: fc.constantFrom('a', 'c'),
      target: fc.constantFrom('a', 'b'),
      team: fc.constantFrom('a', 'b'),
    },
    { requiredKeys: [] },
  );

  it('there is a row exactly when the digest is another', () => {
    fc.assert(
      fc.property(worlds, worlds, (before, after) => {
        const plan = planPeople(before, after, COMMIT);
        expect(plan === undefined).toBe(inForceDigest(before) === inForceDigest(after));
        if (plan !== undefined) expect(plan.rows.length).toBeGreaterThan(0);
        expect(new Set(plan?.rows.map(({ text }) => text)).size).toBe(plan?.rows.length ?? 0);
      }),
      runs(500),
    );
  });

  it('order and place of what is written change nothing', () => {
    fc.assert(
      fc.property(users, roles, teams, policies, (...[someUsers, someRoles, someTeams, somePolicies]) => {
        const elsewhere = { file: 'other.yaml', line: 9, column: 9 };
        const turned = world(
          someUsers.toReversed().map((one) => ({
            ...one,
            roles: one.roles.toReversed(),
            emails: one.emails.toReversed(),
            sshKeys: one.sshKeys.toReversed(),
            origin: elsewhere,
          })),
          someRoles.toReversed().map((one) => ({ ...one, grants: one.grants.toReversed() })),
          someTeams
            .toReversed()
            .map((one) => ({ ...one, members: one.members.toReversed(), origin: elsewhere })),
          somePolicies.toReversed().map((one) => ({ ...one, origin: elsewhere })),
        );
        expect(
          planPeople(world(someUsers, someRoles, someTeams, somePolicies), turned, COMMIT),
        ).toBeUndefined();
      }),
      runs(200),
    );
  });

  // One thing at a time: where much changes, something else is marked as well.
  it.each(['roles', 'keys', 'disabled', 'grants', 'teams'] as const)(
    'who may do more than before is never without a mark: by %s',
    (part) => {
      const powers = permissions().filter((one) => !/^(?:read|manage):/.test(one));
      let gained = 0;
      fc.assert(
        fc.property(worlds, worlds, fc.constantFrom(...powers), subject, (before, other, what, on) => {
          const after = withPart(part, before, other);
          const gains = ['eve', 'bob'].some((name) =>
            ['k1', 'k2'].some((by) => {
              const actor = signed(name, `SHA256:${by}`);
              const could = may(actor, what, on, before.people).allowed;
              return !could && may(actor, what, on, after.people).allowed;
            }),
          );
          if (!gains) return;
          gained += 1;
          expect(planPeople(before, after, COMMIT)?.escalates).toBe(true);
        }),
        runs(1500),
      );
      expect(gained).toBeGreaterThan(5);
    },
  );
});

/** `before` with one part of `other`. */
function withPart(
  part: 'roles' | 'keys' | 'disabled' | 'grants' | 'teams',
  before: PeopleAndPolicies,
  other: PeopleAndPolicies,
): PeopleAndPolicies {
  const { roles, teams } = other.people;
  if (part === 'grants') return { ...before, people: { ...before.people, roles } };
  if (part === 'teams') return { ...before, people: { ...before.people, teams } };
  const users = [...before.people.users.values()].map((one) => {
    const its = other.people.users.get(one.name);
    if (its === undefined) return one;
    if (part === 'roles') return { ...one, roles: its.roles };
    return part === 'keys' ? { ...one, sshKeys: its.sshKeys } : { ...one, disabled: its.disabled };
  });
  return { ...before, people: { ...before.people, users: new Map(users.map((one) => [one.name, one])) } };
}
