// Leaves of an Instance.

import { expect } from 'vitest';
import { may } from '../../src/access/may.ts';
import type { Actor } from '../../src/model/person.ts';
import { instanceName, targetName } from '../../src/model/ref.ts';
import type { Json } from '../../src/model/tree.ts';
import { generated, K } from './cases-secrets.ts';
import { at, NONSENSE } from './compose-case.ts';
import { type DocumentCase, document, freshLeaf, leaf } from './document-case.ts';
import type { ActoWorld } from './world.ts';

const SERVICE = { image: 'app:1' };
const VARIABLE = { services: { s: { image: 'app:1', environment: { K: '${K:-}' } } } };
const PORT = { services: { s: { image: 'app:1', ports: ['${P:-1}:80'] } } };
export const SUBJECT = document('Instance', 'a', { compose: { services: { s: SERVICE } } });
const ANA: Actor = { name: 'ana', via: 'socket', proof: { kind: 'ssh-key', fingerprint: '' }, mfa: false };

const TEMPLATES = {
  'templates.yaml': [
    document('Template', 't', {
      parameters: { K: { default: 'plain' } },
      sizes: { small: { parameters: { K: 'small' } }, large: { parameters: { K: 'large' } } },
      compose: VARIABLE,
    }),
    document('Template', 'u', { compose: { services: { s: { image: 'app:2' } } } }),
  ],
};
const FILES = {
  'one.yaml': { services: { s: { image: 'app:1' } } },
  'two.yaml': { services: { s: { image: 'app:2' } } },
  'one.env': 'K=1\n',
  'two.env': 'K=2\n',
};

export function names({ engine }: ActoWorld): Json {
  return engine.control
    .containers()
    .map(({ name }) => name)
    .sort();
}

/** What is planned when somebody changes a limit by hand. */
async function onDrift(world: ActoWorld): Promise<Json> {
  world.engine.control.tamper('a-s-1', { Memory: 64_000_000, MemorySwap: 128_000_000 });
  // What is wrong with a declaration stands in the way of everything; the last good one is meant.
  const { left } = await world.peek({ files: world.accepted() });
  world.engine.control.tamper('a-s-1', { Memory: 0, MemorySwap: 0 });
  return left
    .map((line) => line.split(' ')[0] ?? '')
    .filter((word) => ['update', 'replace', 'report'].includes(word));
}

/** What is planned when the declaration is gone. */
async function onRemoval(world: ActoWorld): Promise<Json> {
  const { left } = await world.peek({ files: {} });
  return left.some((line) => line.startsWith('container.remove'));
}

/** May somebody of the team `sales` or `ops`, whose members operate what is theirs? */
function byTeam(world: ActoWorld): Json {
  const { people } = world.inForce();
  const team = world.look().declarations.instances.get('a')?.team;
  const subject = { instance: 'a', target: 'local', ...(team === undefined ? {} : { team }) };
  return ['ana', 'ben'].map((name) => {
    const { fingerprint = '' } = people.users.get(name)?.sshKeys[0] ?? {};
    return may({ ...ANA, name, proof: { kind: 'ssh-key', fingerprint } }, 'hold:instance', subject, people)
      .allowed;
  });
}

/** Which of its neighbours were started before it. */
function starts({ engine }: ActoWorld): Json {
  const byId = new Map(engine.control.containers().map(({ id, name }) => [id, name]));
  const started = engine.control.calls.filter(({ kind }) => kind === 'containers.start');
  const order = started.map(({ subject }) => byId.get(subject) ?? '');
  const isBefore = (name: string) => order.indexOf(`${name}-s-1`) < order.indexOf('a-s-1');
  return { y: isBefore('y'), z: isBefore('z') };
}

/** What is on record: nothing else is there to be seen until something goes wrong. */
function wanted(key: 'healthyWithinMs' | 'stableForMs') {
  return async (world: ActoWorld): Promise<Json> => {
    const recorded = await world.spine().store.load(targetName('local'));
    return Object.values(recorded?.instances[instanceName('a')]?.containers ?? {})[0]?.spec[key] ?? null;
  };
}

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI';
const PEOPLE = {
  'people.yaml': [
    document('User', 'ana', { sshKeys: [`${KEY}${'A'.repeat(43)}`] }),
    document('User', 'ben', { sshKeys: [`${KEY}${'B'.repeat(43)}`] }),
    document('Team', 'sales', { members: ['ana'], roles: ['operator'], owns: { instances: ['nothing'] } }),
    document('Team', 'ops', { members: ['ben'], roles: ['operator'], owns: { instances: ['nothing'] } }),
  ],
};
const TARGET = { docker: 'unix:///run/none.sock', dataRoot: '/data' };
const IMAGE = 'Config.Image';

export const INSTANCE: readonly DocumentCase[] = [
  leaf('apiVersion', ['shipshape.dev/v1', 'shipshape.dev/v1', 'shipshape.dev/v2'], IMAGE, [
    undefined,
    'app:1',
    'app:1',
  ]),
  leaf('kind', ['Instance', 'Instance', 'Instant'], IMAGE, [undefined, 'app:1', 'app:1']),
  leaf('metadata.name', ['a', 'b', 'A B'], names, [undefined, ['a-s-1'], ['b-s-1']]),
  leaf('metadata.movedFrom', ['old', 'older', 'O L D'], names, [['old-s-1'], ['a-s-1'], ['a-s-1']], {
    also: (value) =>
      value === undefined
        ? { 'subject.yaml': document('Instance', 'old', { compose: { services: { s: SERVICE } } }) }
        : {},
  }),
  leaf(
    'metadata.team',
    ['sales', 'ops', 'nobody'],
    byTeam,
    [
      [false, false],
      [true, false],
      [false, true],
    ],
    { files: PEOPLE },
  ),
  leaf('spec.target', ['local', 'other', 'nowhere'], IMAGE, [undefined, 'app:1', null], {
    fleet: { targets: { local: TARGET, other: { ...TARGET, docker: 'unix:///run/other.sock' } } },
  }),
  leaf('spec.template', ['t', 'u', 'v'], IMAGE, [undefined, 'app:1', 'app:2'], {
    spec: {},
    files: TEMPLATES,
  }),
  leaf('spec.compose|0', ['./one.yaml', './two.yaml', './three.yaml'], IMAGE, [undefined, 'app:1', 'app:2'], {
    spec: {},
    files: FILES,
  }),
  leaf(
    'spec.compose|1[]',
    ['./one.yaml', './two.yaml', './three.yaml'],
    IMAGE,
    [undefined, 'app:1', 'app:2'],
    { spec: {}, files: FILES },
  ),
  leaf(
    'spec.compose|2',
    [{ services: { s: { image: 'app:1' } } }, { services: { s: { image: 'app:2' } } }, { services: 5 }],
    IMAGE,
    [undefined, 'app:1', 'app:2'],
    { spec: {} },
  ),
  leaf('spec.size', ['small', 'large', 'huge'], K, ['plain', 'small', 'large'], {
    spec: { template: 't' },
    files: TEMPLATES,
  }),
  leaf('spec.parameters.*', ['1', '2', NONSENSE], K, ['plain', '1', '2'], {
    spec: { template: 't' },
    files: TEMPLATES,
  }),
  leaf('spec.environment.*', ['1', 2, NONSENSE], K, ['', '1', '2'], { spec: { compose: VARIABLE } }),
  leaf('spec.envFiles[]', ['one.env', 'two.env', 'three.env'], K, ['', '1', '2'], {
    spec: { compose: VARIABLE },
    files: FILES,
  }),
  leaf('spec.secrets.*|EnvSecret.env', ['ONE', 'TWO', 'THREE'], K, ['', 'one', 'two'], {
    spec: { compose: VARIABLE },
  }),
  leaf('spec.secrets.*|FileSecret.file', ['ONE', 'TWO', 'THREE'], K, ['', 'one', 'two'], {
    spec: { compose: VARIABLE },
  }),
  ...generated((secrets) => ({ compose: VARIABLE, secrets })),
  leaf('spec.ports.*|0', ['auto', 'auto', 'any'], hostPort, ['1', '30000', '30000'], {
    spec: { compose: PORT },
    keys: ['P'],
  }),
  leaf('spec.ports.*|1', [8080, 8081, 0], hostPort, ['1', '8080', '8081'], {
    spec: { compose: PORT },
    keys: ['P'],
  }),
  leaf(
    'spec.overrides',
    [
      { services: { s: { user: '1' } } },
      { services: { s: { user: '2' } } },
      { services: { s: { user: [] } } },
    ],
    'Config.User',
    ['', '1', '2'],
  ),
  leaf('spec.profiles[]', ['p', 'q', 'p q'], names, [['a-s-1'], ['a-p-1', 'a-s-1'], ['a-q-1', 'a-s-1']], {
    spec: {
      compose: {
        services: { s: SERVICE, p: { ...SERVICE, profiles: ['p'] }, q: { ...SERVICE, profiles: ['q'] } },
      },
    },
  }),
  leaf('spec.state', ['paused', 'stopped', 'sleeping'], 'State.Status', ['running', 'paused', 'exited']),
  leaf('spec.drift', ['warn', 'off', 'maybe'], onDrift, [['replace'], ['report'], []]),
  leaf('spec.ignore[]', ['s:memory', '*:*', 'memory'], onDrift, [['replace'], [], []]),
  leaf('spec.protect', [true, false, 'perhaps'], onRemoval, [true, false, true]),
  freshLeaf(
    'spec.dependsOn[]',
    ['z', 'y', 'nobody'],
    starts,
    [expect.anything(), expect.objectContaining({ z: true }), expect.objectContaining({ y: true })],
    {
      files: {
        'z.yaml': document('Instance', 'z', { compose: { services: { s: SERVICE } } }),
        'y.yaml': document('Instance', 'y', { compose: { services: { s: SERVICE } }, dependsOn: [] }),
      },
    },
  ),
  leaf('spec.health.within', ['3m', '4m', 'soon'], wanted('healthyWithinMs'), [120_000, 180_000, 240_000]),
  leaf('spec.health.stableFor', ['10s', '20s', 'soon'], wanted('stableForMs'), [5000, 10_000, 20_000]),
];

async function hostPort(world: ActoWorld): Promise<Json> {
  return at(await world.container(), ['HostConfig', 'PortBindings', '80/tcp', '0', 'HostPort']);
}
