// May they? The table of built-in roles, each reason to refuse with its words, and what no set of people
// can make otherwise.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/access/may.ts';
import { may, mayAll, mayAnywhere } from '../../src/access/may.ts';
import { allRoles, permissionsOf } from '../../src/access/permissions.ts';
import { permissions } from '../../src/model/permission.ts';
import type {
  Actor,
  People,
  Permission,
  Role,
  Selector,
  Subject,
  Team,
  User,
} from '../../src/model/person.ts';
import { runs } from '../support/runs.ts';
import { grants, OWN, osUser, people, role, signed, team, user, withApiKey } from './given.ts';

const CRM: Subject = { instance: 'crm-1', target: 'db-1', team: 'sales' };

function code(decision: Decision): string {
  return decision.allowed ? 'allowed' : decision.code;
}

function reason(decision: Decision): string {
  return decision.allowed ? 'allowed' : decision.reason;
}

describe('built-in roles', () => {
  const kept = new Map(allRoles(people([])).map((one) => [one.name, permissionsOf(one)]));

  it('superadmin may everything', () => expect(kept.get('superadmin')).toEqual(permissions()));

  it('admin may everything but export state and manage what is others’', () => {
    const missing = permissions().filter((one) => !kept.get('admin')?.includes(one));
    expect(missing).toEqual(['download:backup', 'manage-any:key', 'manage-any:totp', 'export:state']);
  });

  it('operator may run the fleet but not say who people are', () => {
    const missing = permissions().filter((one) => !kept.get('operator')?.includes(one));
    expect(missing).toEqual([
      'approve:people',
      'suspend:target',
      'suspend:fleet',
      'delete:backup',
      'download:backup',
      'accept:source',
      'manage-any:key',
      'manage-any:totp',
      'manage-any:session',
      'export:state',
    ]);
  });

  it('viewer reads but audit, logs and state; guest sees states', () => {
    expect(kept.get('viewer')).toEqual([
      'read:fleet',
      'read:instance',
      'read:plan',
      'read:history',
      'read:events',
      'read:user',
      'read:backup',
      'manage:key',
      'manage:totp',
      'manage:session',
    ]);
    expect(kept.get('guest')).toEqual(['read:fleet', 'read:instance']);
  });

  it('cannot be redefined', () => {
    const world = people([user('eve', { roles: ['viewer'] })], [role('viewer', ['*:*'])]);
    expect(code(may(signed('eve'), 'approve:plan', CRM, world))).toBe('missing-permission');
  });
});

describe('a refusal', () => {
  const world = people(
    [
      user('ana', { roles: ['admin'] }),
      user('vic', { roles: ['viewer'] }),
      user('new'),
      user('off', { roles: ['superadmin'], disabled: true }),
    ],
    [
      role('dba', ['approve:plan'], { instances: ['crm-*'] }),
      role('web', ['approve:plan'], { instances: ['web'] }),
    ],
  );

  it.each<[string, Actor, Permission, string, string]>([
    ['a stranger', signed('mallory'), 'read:fleet', 'unknown-user', 'mallory is no user in force'],
    ['a disabled user', signed('off'), 'read:fleet', 'disabled', 'off is disabled'],
    [
      'a key that is not (any more) in force',
      signed('ana', 'SHA256:old'),
      'read:fleet',
      'key-not-in-force',
      'the key SHA256:old is none of the keys of ana in force',
    ],
    [
      'a role that does not allow it',
      signed('vic'),
      'approve:plan',
      'missing-permission',
      'vic may not approve plans on crm-1: that needs approve:plan, and they have only viewer there; with superadmin, admin, operator, dba one could',
    ],
    [
      'no role',
      signed('new'),
      'read:fleet',
      'missing-permission',
      'new may not see the state of the fleet, its targets and its source on crm-1: that needs read:fleet, and they have no role there; with superadmin, admin, operator, viewer, guest one could',
    ],
    [
      'an API key that acts with a scope to read',
      withApiKey('ana', 'read'),
      'hold:instance',
      'api-key-scope',
      'this API key may only read, not hold instances and release them',
    ],
    [
      'an API key that approves',
      withApiKey('ana', 'full'),
      'approve:plan',
      'api-key-scope',
      'an API key cannot approve plans: sign with an SSH key instead',
    ],
    [
      'the daemon approving',
      OWN,
      'approve:plan',
      'missing-permission',
      'the reconciler does not speak for people',
    ],
    [
      'a permission that is none',
      osUser(),
      'read:secret',
      'unknown-permission',
      'there is no such permission',
    ],
    [
      'the OS user over HTTP',
      { ...osUser(), via: 'http' },
      'read:fleet',
      'wrong-door',
      'root came by a way on which this proof is not taken',
    ],
    [
      'the daemon itself over a socket',
      { ...OWN, via: 'socket' },
      'read:fleet',
      'wrong-door',
      'shipshape came by a way on which this proof is not taken',
    ],
  ])('%s', (_, actor, permission, expected, words) => {
    const decision = may(actor, permission, CRM, world);
    expect(code(decision)).toBe(expected);
    expect(reason(decision)).toBe(words);
    expect(code(mayAnywhere(actor, permission, world))).toBe(expected);
  });

  it('prints names that others chose without what a terminal obeys', () => {
    const decision = may(signed('\u001b[2Jeve\nroot'), 'read:fleet', {}, world);
    expect(reason(decision)).toBe('eve root is no user in force');
  });

  it('names at most six roles that could', () => {
    const many = Array.from({ length: 9 }, (_, number) => role(`r${number}`, ['export:state']));
    const decision = may(signed('ana'), 'export:state', {}, people([user('ana')], many));
    expect(reason(decision)).toContain('with superadmin, r0, r1, r2, r3, r4 and 4 more one could');
  });
});

describe('who needs no role', () => {
  it('the OS user of the daemon may everything', () => {
    for (const permission of permissions())
      expect(may(osUser(), permission, CRM, people([]))).toEqual({ allowed: true });
  });

  it('a root admin may everything, even when a commit says disabled', () => {
    const world = people([user('root-ana', { isRoot: true, disabled: true })]);
    for (const permission of permissions()) {
      expect(may(signed('root-ana'), permission, CRM, world)).toEqual({ allowed: true });
    }
  });

  it('a root admin with an API key is cut to what API keys may', () => {
    const world = people([user('root-ana', { isRoot: true })]);
    expect(code(may(withApiKey('root-ana', 'full'), 'suspend:fleet', {}, world))).toBe('allowed');
    expect(code(may(withApiKey('root-ana', 'full'), 'approve:people', {}, world))).toBe('api-key-scope');
    expect(code(may(withApiKey('root-ana', 'read'), 'suspend:fleet', {}, world))).toBe('api-key-scope');
  });

  it('the daemon acts by itself, and never for people', () => {
    expect(code(may(OWN, 'reconcile:target', {}, people([])))).toBe('allowed');
    for (const permission of ['approve:people', 'reject:plan', 'accept:source', 'manage:key'] as const) {
      expect(code(may(OWN, permission, {}, people([])))).toBe('missing-permission');
    }
  });

  it('no API key can approve, reject, accept or manage', () => {
    const world = people([user('ana', { roles: ['superadmin'] })]);
    const refused = permissions().filter(
      (one) => code(may(withApiKey('ana', 'full'), one, CRM, world)) !== 'allowed',
    );
    expect(refused).toEqual([
      'approve:plan',
      'approve:people',
      'reject:plan',
      'accept:source',
      'manage:key',
      'manage:totp',
      'manage-any:key',
      'manage-any:totp',
      'manage:session',
      'manage-any:session',
    ]);
  });
});

describe('teams', () => {
  const sales = team('sales', { members: ['tom'], roles: ['operator'], owns: { instances: ['shop-*'] } });
  const world = people([user('tom'), user('tim')], [], [sales]);

  it.each<[string, Subject, string]>([
    ['what says that it is theirs', { instance: 'crm', target: 'a', team: 'sales' }, 'allowed'],
    ['what the team owns by name', { instance: 'shop-7', target: 'a' }, 'allowed'],
    ['what is another team’s', { instance: 'crm', target: 'a', team: 'ops' }, 'missing-permission'],
    ['what is nobody’s', { instance: 'crm', target: 'a' }, 'missing-permission'],
    ['the fleet', {}, 'missing-permission'],
  ])('members may on %s: %j', (_, subject, expected) => {
    expect(code(may(signed('tom'), 'hold:instance', subject, world))).toBe(expected);
    expect(code(may(signed('tim'), 'hold:instance', subject, world))).toBe('missing-permission');
  });

  it('own nothing by leaving out what they own', () => {
    const bare = people([user('tom')], [], [team('sales', { members: ['tom'], roles: ['superadmin'] })]);
    expect(code(may(signed('tom'), 'hold:instance', { instance: 'crm' }, bare))).toBe('missing-permission');
    expect(code(may(signed('tom'), 'approve:people', {}, bare))).toBe('missing-permission');
  });

  it('their members may somewhere, so lists are shown to them', () => {
    expect(code(mayAnywhere(signed('tom'), 'read:instance', world))).toBe('allowed');
    expect(code(mayAnywhere(signed('tim'), 'read:instance', world))).toBe('missing-permission');
  });
});

it('a plan over several instances needs each of them; one over nothing needs everything', () => {
  const world = people(
    [user('dan', { roles: ['dba'] })],
    [role('dba', ['approve:plan'], { instances: ['crm-*'] })],
  );
  const on = (...names: string[]) => names.map((instance) => ({ instance }));
  expect(code(mayAll(signed('dan'), 'approve:plan', on('crm-1', 'crm-2'), world))).toBe('allowed');
  const refused = mayAll(signed('dan'), 'approve:plan', on('crm-1', 'web'), world);
  expect(reason(refused)).toContain('on web');
  expect(code(mayAll(signed('dan'), 'approve:plan', [], world))).toBe('missing-permission');
});

describe('whatever the people', () => {
  const NAMES = ['a', 'b', 'ab'] as const;
  const globs = fc.array(fc.constantFrom('a', 'b', 'a*', '*', '?'), { maxLength: 2 });
  const selector: fc.Arbitrary<Selector> = fc.record(
    { instances: globs, targets: globs, teams: globs },
    { requiredKeys: [] },
  );
  const permission = fc.constantFrom(...permissions());
  const pattern: fc.Arbitrary<Permission> = fc.oneof(
    permission,
    fc.constantFrom<Permission>('read:*', 'hold:*', '*:*', 'no:thing'),
  );
  const grant = fc.record({ allow: fc.array(pattern, { maxLength: 3 }), on: selector });
  const someRole = fc
    .tuple(fc.constantFrom('r1', 'r2', 'r3'), fc.array(grant, { maxLength: 3 }))
    .map(([name, given]) => grants(name, given));
  const roleNames = fc.array(fc.constantFrom('r1', 'r2', 'r3', 'viewer', 'operator', 'gone'), {
    maxLength: 3,
  });
  const someTeam = fc
    .record({
      name: fc.constantFrom(...NAMES),
      members: fc.subarray(['eve', 'bob']),
      owns: selector,
      roles: roleNames,
    })
    .map(({ name, ...given }) => team(name, given));
  const subject: fc.Arbitrary<Subject> = fc.record(
    {
      instance: fc.constantFrom(...NAMES),
      target: fc.constantFrom(...NAMES),
      team: fc.constantFrom(...NAMES),
    },
    { requiredKeys: [] },
  );
  const world = fc.record({
    roles: fc.array(someRole, { maxLength: 3 }),
    teams: fc.array(someTeam, { maxLength: 2 }),
    own: roleNames,
  });
  type World = { roles: readonly Role[]; teams: readonly Team[]; own: readonly string[] };

  function of({ roles, teams, own }: World, given: Partial<User> = {}): People {
    return people([user('eve', { roles: own, ...given })], roles, teams);
  }

  function eve(where: People, what: Permission, on: Subject): boolean {
    return may(signed('eve'), what, on, where).allowed;
  }

  it('another role never takes away', () => {
    fc.assert(
      fc.property(world, roleNames, permission, subject, (given, more, what, on) => {
        if (eve(of(given), what, on)) {
          expect(eve(of({ ...given, own: [...given.own, ...more] }), what, on)).toBe(true);
        }
      }),
      runs(500),
    );
  });

  it('a grant that is taken away never adds', () => {
    fc.assert(
      fc.property(world, fc.nat(), permission, subject, (given, which, what, on) => {
        const roles = given.roles.map((one) => ({
          ...one,
          grants: one.grants.filter((_, index) => index !== which % (one.grants.length + 1)),
        }));
        if (eve(of({ ...given, roles }), what, on)) expect(eve(of(given), what, on)).toBe(true);
      }),
      runs(500),
    );
  });

  it('a disabled user may nothing', () => {
    fc.assert(
      fc.property(world, permission, subject, (given, what, on) => {
        expect(eve(of(given, { disabled: true }), what, on)).toBe(false);
      }),
      runs(300),
    );
  });

  it('a list more in a selector never widens', () => {
    fc.assert(
      fc.property(world, fc.constantFrom('a', 'b*'), permission, subject, (given, glob, what, on) => {
        const roles = given.roles.map((one) =>
          grants(
            one.name,
            one.grants.map((each) => ({
              ...each,
              on: (each.on.teams?.length ?? 0) > 0 ? each.on : { ...each.on, teams: [glob] },
            })),
          ),
        );
        if (eve(of({ ...given, roles }), what, on)) expect(eve(of(given), what, on)).toBe(true);
      }),
      runs(500),
    );
  });

  it('an API key never may more than its person', () => {
    fc.assert(
      fc.property(world, permission, subject, fc.constantFrom('read', 'full'), (given, what, on, scope) => {
        const where = of(given);
        if (may(withApiKey('eve', scope), what, on, where).allowed) expect(eve(where, what, on)).toBe(true);
      }),
      runs(300),
    );
  });

  it('who may here may somewhere', () => {
    fc.assert(
      fc.property(world, permission, subject, (given, what, on) => {
        const where = of(given);
        if (eve(where, what, on)) expect(mayAnywhere(signed('eve'), what, where).allowed).toBe(true);
      }),
      runs(300),
    );
  });

  it('what somebody else is given changes nothing', () => {
    fc.assert(
      fc.property(world, roleNames, permission, subject, (given, others, what, on) => {
        const alone = of(given);
        const together = {
          ...alone,
          users: new Map([...alone.users, ['bob', user('bob', { roles: others })]]),
        };
        expect(eve(together, what, on)).toBe(eve(alone, what, on));
      }),
      runs(200),
    );
  });
});
