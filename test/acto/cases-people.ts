// Leaves of a User, a Role and a Team, seen in what people may do then.

import { isAuthor } from '../../src/access/authors.ts';
import { may } from '../../src/access/may.ts';
import type { Actor, Permission, Subject } from '../../src/model/person.ts';
import type { Json } from '../../src/model/tree.ts';
import { type DocumentCase, document, leaf } from './document-case.ts';
import type { ActoWorld } from './world.ts';

export const KEYS = ['A', 'B'].map((letter) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${letter.repeat(43)}`);
const [ONE = '', TWO = ''] = KEYS;
const OF_OTHERS = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'C'.repeat(43)}`;
const V1 = 'shipshape.dev/v1';

function actor(name: string, fingerprint: string): Actor {
  return { name, via: 'socket', proof: { kind: 'ssh-key', fingerprint }, mfa: false };
}

/** May the person, with the key in force? */
function mayDo(name: string, permission: Permission, ...subjects: readonly Subject[]) {
  return ({ inForce }: ActoWorld): Json => {
    const { people } = inForce();
    const { fingerprint = '' } = people.users.get(name)?.sshKeys[0] ?? {};
    return subjects.map((subject) => may(actor(name, fingerprint), permission, subject, people).allowed);
  };
}

/** Which of two keys lets ana in. */
function keys({ inForce }: ActoWorld): Json {
  const { people } = inForce();
  const blobs = (people.users.get('ana')?.sshKeys ?? []).map(({ blob }) => blob);
  return KEYS.map((key) => blobs.includes(key.split(' ')[1] ?? ''));
}

/** Of which commits ana is an author, by what git and the forge call her. */
function authored(...names: readonly string[]) {
  return ({ inForce }: ActoWorld): Json =>
    names.map((name) => isAuthor(actor('ana', ''), [name], inForce().people));
}

function roles({ inForce }: ActoWorld): Json {
  return [...inForce().people.roles.keys()];
}

function teams({ inForce }: ActoWorld): Json {
  return [...inForce().people.teams.keys()];
}

function users({ inForce }: ActoWorld): Json {
  return [...inForce().people.users.keys()];
}

const CRM = { instance: 'crm', target: 'local', team: 'sales' };
const WEB = { instance: 'web', target: 'other', team: 'ops' };
const ANA = document('User', 'ana', { sshKeys: [ONE], roles: ['helper'] });
const BEN = document('User', 'ben', { sshKeys: [OF_OTHERS] });

export const USER = document('User', 'ana', { sshKeys: [ONE] });
export const ROLE = document('Role', 'helper', { permissions: [{ allow: ['read:plan'] }] });
export const TEAM = document('Team', 'sales', { members: ['ana'] });

const FILES = { 'ana.yaml': ANA };
const MEMBERS = { 'people.yaml': [document('User', 'ana', { sshKeys: [ONE] }), BEN] };
/** Instances for patterns to select: one that selects nothing is told. */
const SOME = Object.fromEntries(
  ['crm', 'web'].map((name) => [
    `${name}.yaml`,
    document('Instance', name, { compose: { services: { s: { image: 'app:1' } } } }),
  ]),
);

function heads(
  kind: string,
  name: string,
  seen: (world: ActoWorld) => Json,
  files: DocumentCase['files'] = {},
): readonly DocumentCase[] {
  return [
    leaf('apiVersion', [V1, V1, 'shipshape.dev/v2'], seen, [undefined, [name], [name]], { files }),
    leaf('kind', [kind, kind, `${kind}s`], seen, [undefined, [name], [name]], { files }),
    leaf('metadata.name', [name, 'second', 'A B'], seen, [undefined, [name], ['second']], { files }),
  ];
}

export const USERS: readonly DocumentCase[] = [
  ...heads('User', 'ana', users),
  leaf(
    'spec.sshKeys[]',
    [ONE, TWO, 'ssh-dss AAAA'],
    keys,
    [
      [false, false],
      [true, false],
      [false, true],
    ],
    { spec: {} },
  ),
  leaf('spec.emails[]', ['a@x.org', 'b@x.org', 'nobody'], authored('a@x.org', 'b@x.org'), [
    [false, false],
    [true, false],
    [false, true],
  ]),
  leaf('spec.github', ['ana-x', 'ana-y', '-'], authored('ana-x', 'ana-y'), [
    [false, false],
    [true, false],
    [false, true],
  ]),
  leaf(
    'spec.roles[]',
    ['operator', 'viewer', 'wizard'],
    (world) => [mayDo('ana', 'hold:instance', CRM)(world), mayDo('ana', 'read:plan', CRM)(world)],
    [
      [[false], [false]],
      [[true], [true]],
      [[false], [true]],
    ],
  ),
  leaf(
    'spec.disabled',
    [true, false, 'perhaps'],
    mayDo('ana', 'hold:instance', CRM),
    [[true], [false], [true]],
    { spec: { sshKeys: [ONE], roles: ['operator'] } },
  ),
];

const GRANT = 'spec.permissions[]';
const HOLD = mayDo('ana', 'hold:instance', CRM, WEB);
const ON = { permissions: [{ allow: ['hold:instance'] }] };

export const ROLES: readonly DocumentCase[] = [
  ...heads('Role', 'helper', roles),
  leaf(
    `${GRANT}.allow[]`,
    ['hold:instance', 'read:plan', 'fly:moon'],
    (world) => [mayDo('ana', 'hold:instance', CRM)(world), mayDo('ana', 'read:plan', CRM)(world)],
    [undefined, [[true], [false]], [[false], [true]]],
    { files: FILES, spec: { permissions: [{}] } },
  ),
  leaf(
    `${GRANT}.on.instances[]`,
    ['crm', 'w*', 'A B'],
    HOLD,
    [
      [true, true],
      [true, false],
      [false, true],
    ],
    { files: { ...FILES, ...SOME }, spec: ON },
  ),
  leaf(
    `${GRANT}.on.targets[]`,
    ['local', 'o*', 'A B'],
    HOLD,
    [
      [true, true],
      [true, false],
      [false, true],
    ],
    { files: FILES, spec: ON },
  ),
  leaf(
    `${GRANT}.on.teams[]`,
    ['sales', 'o*', 'A B'],
    HOLD,
    [
      [true, true],
      [true, false],
      [false, true],
    ],
    {
      files: { ...FILES, 'teams.yaml': [document('Team', 'sales', {}), document('Team', 'ops', {})] },
      spec: ON,
    },
  ),
];

const NOTHING = { instance: 'crm', target: 'local' };
const OTHER = { instance: 'web', target: 'other' };

export const TEAMS: readonly DocumentCase[] = [
  ...heads('Team', 'sales', teams, MEMBERS),
  leaf(
    'spec.members[]',
    ['ana', 'ben', 'zoe'],
    (world) => [mayDo('ana', 'hold:instance', CRM)(world), mayDo('ben', 'hold:instance', CRM)(world)],
    [
      [[false], [false]],
      [[true], [false]],
      [[false], [true]],
    ],
    { files: MEMBERS, spec: { roles: ['operator'] } },
  ),
  leaf(
    'spec.roles[]',
    ['operator', 'viewer', 'wizard'],
    mayDo('ana', 'hold:instance', CRM, WEB),
    [
      [false, false],
      [true, false],
      [false, false],
    ],
    { files: MEMBERS },
  ),
  leaf(
    'spec.owns.instances[]',
    ['crm', 'w*', 'A B'],
    mayDo('ana', 'hold:instance', NOTHING, OTHER),
    [
      [false, false],
      [true, false],
      [false, true],
    ],
    { files: { ...MEMBERS, ...SOME }, spec: { members: ['ana'], roles: ['operator'] } },
  ),
  leaf(
    'spec.owns.targets[]',
    ['local', 'o*', 'A B'],
    mayDo('ana', 'hold:instance', NOTHING, OTHER),
    [
      [false, false],
      [true, false],
      [false, true],
    ],
    { files: MEMBERS, spec: { members: ['ana'], roles: ['operator'] } },
  ),
];
