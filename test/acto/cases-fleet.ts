// Leaves of fleet.yaml: what the fleet is then, and what of it can be seen on the engine.

import { expect } from 'vitest';
import { may } from '../../src/access/may.ts';
import type { Json } from '../../src/model/tree.ts';
import { sshCases } from './cases-fleet-ssh.ts';
import { KEYS } from './cases-people.ts';
import { at, NONSENSE } from './compose-case.ts';
import { type DocumentCase, document, leaf } from './document-case.ts';
import type { Shown } from './walk.ts';
import type { ActoWorld } from './world.ts';

type Given = { readonly [key: string]: Json };

const SOURCE = { url: 'https://git.example/fleet.git' };
const LOCAL = { docker: 'unix:///run/none.sock', dataRoot: '/data' };
const TCP = { docker: 'tcp://db:2376', dataRoot: '/data' };
const TLS = { caFile: 'ca.pem', certFile: 'cert.pem', keyFile: 'key.pem' };

/** `spec` of fleet.yaml, with more. */
export function fleet(more: Given = {}): { readonly [key: string]: Json } {
  return {
    source: SOURCE,
    targets: { local: LOCAL },
    stateDir: '/none',
    admission: { profile: 'legacy' },
    ...more,
  };
}

export const SUBJECT = document('Fleet', 'home', fleet());

/** A member of the fleet as it was read: what other code goes by. */
function value(way: string) {
  return ({ fleet: read }: ActoWorld): Json => {
    const { targets, ...rest } = read();
    const plain = JSON.parse(JSON.stringify({ ...rest, target: [...targets.values()][0] })) as Json;
    return at(plain, way.split('.'));
  };
}

function member(
  name: string,
  values: readonly [Json, Json, Json],
  way: string,
  shows: Shown,
  spec: Given = {},
): DocumentCase {
  return leaf(`spec.${name}`, values, value(way), shows, { spec: fleet(spec), keys: ['local'] });
}

const WEB = (service: Given, more: Given = {}) => ({
  'a.yaml': document('Instance', 'a', {
    compose: { services: { s: { image: 'app:1', ...service } } },
    ...more,
  }),
});

async function bindings(world: ActoWorld): Promise<Json> {
  return at(await world.container(), ['HostConfig', 'PortBindings', '80/tcp', '0']);
}

/** What the guard says of a privileged container, a mounted folder and an image of a registry. */
function findings(rule: string) {
  return async (world: ActoWorld): Promise<Json> => {
    const service = {
      image: 'ghcr.io/acme/app:1',
      privileged: true,
      volumes: ['/srv/one:/one', '/srv/two:/two'],
    };
    const files = { 'a.yaml': document('Instance', 'a', { compose: { services: { s: service } } }) };
    const found = await world.admission({ files });
    return found
      .filter((one) => one.rule === rule)
      .map(({ level, path }) => `${level} ${path}`)
      .sort();
  };
}

function roots({ inForce, fleet: read }: ActoWorld): Json {
  const { people } = inForce();
  return read().admins.map(({ name, sshKeys: [key] }) => {
    const proof = { kind: 'ssh-key' as const, fingerprint: key?.fingerprint ?? '' };
    return [name, may({ name, via: 'socket', proof, mfa: false }, 'approve:people', {}, people).allowed];
  });
}

const ROOT = { name: 'eva', sshKeys: [KEYS[0] ?? ''], emails: ['eva@x.org'] };
const WINDOW: Shown = [30_000, 10_000, 60_000];

function credentials(name: string): DocumentCase {
  return member(`source.credentials.${name}`, ['one', '/etc/two', NONSENSE], `source.credentials.${name}`, [
    null,
    '/one',
    '/etc/two',
  ]);
}

export const FLEET: readonly DocumentCase[] = [
  leaf('apiVersion', ['shipshape.dev/v1', 'shipshape.dev/v1', 'shipshape.dev/v2'], value('name'), [
    undefined,
    'home',
    'home',
  ]),
  leaf('kind', ['Fleet', 'Fleet', 'Float'], value('name'), [undefined, 'home', 'home']),
  leaf('metadata.name', ['home', 'away', 'A B'], value('name'), [undefined, 'home', 'away']),
  leaf(
    'spec.source.url',
    ['https://git.example/a.git', 'ssh://git@git.example/b.git', 'gopher://x'],
    value('source.url'),
    [undefined, 'https://git.example/a.git', 'ssh://git@git.example/b.git'],
    { spec: fleet({ source: {} }) },
  ),
  leaf(
    'spec.source.folder',
    ['./one', '/two', NONSENSE],
    value('source.folder'),
    [undefined, '/one', '/two'],
    { spec: fleet({ source: {} }) },
  ),
  member('source.branch', ['one', 'two', '-x'], 'source.branch', ['main', 'one', 'two']),
  member('source.path', ['one', 'two/three', '../x'], 'source.path', ['', 'one', 'two/three']),
  member('source.timeout', ['10s', '1m', 'soon'], 'source.timeoutMs', [60_000, 10_000, 60_000]),
  member('source.interval', ['10s', '1m', 'soon'], 'source.intervalMs', WINDOW),
  ...['sshKeyFile', 'knownHostsFile', 'tokenFile'].map(credentials),
  member(
    'source.signatures.mode',
    ['head', 'strict', 'maybe'],
    'source.signatures.mode',
    ['none', 'head', 'strict'],
    { source: { ...SOURCE, signatures: { allowedSigners: 'signers' } } },
  ),
  member(
    'source.signatures.allowedSigners',
    ['one', '/two', NONSENSE],
    'source.signatures.allowedSignersFile',
    [undefined, '/one', '/two'],
    { source: { ...SOURCE, signatures: { mode: 'head' } } },
  ),
  member(
    'source.signatures.gpgHome',
    ['one', '/two', NONSENSE],
    'source.signatures.gpgHome',
    [undefined, '/one', '/two'],
    { source: { ...SOURCE, signatures: { mode: 'head' } } },
  ),
  member(
    'targets.*.docker',
    ['unix:///run/one.sock', 'ssh://ops@db', 'smoke://x'],
    'target.docker.kind',
    [undefined, 'unix', 'ssh'],
    { targets: { local: { dataRoot: '/data' } } },
  ),
  ...(['caFile', 'certFile', 'keyFile'] as const).map((key) => {
    const { [key]: _, ...rest } = TLS;
    return member(
      `targets.*.tls.${key}`,
      ['one.pem', '/two.pem', NONSENSE],
      `target.docker.tls.${key}`,
      [undefined, '/one.pem', '/two.pem'],
      { targets: { local: { ...TCP, tls: rest } } },
    );
  }),
  // What runs already keeps its data where it is.
  leaf(
    'spec.targets.*.dataRoot',
    ['/one', '/two', 'three'],
    value('target.dataRoot'),
    ['/var/lib/shipshape', '/one', '/two'],
    {
      spec: fleet({ targets: { local: { docker: LOCAL.docker } } }),
      keys: ['local'],
    },
  ),
  leaf(
    'spec.targets.*.publishAddress',
    ['127.0.0.1', '127.0.0.2', 'nowhere'],
    bindings,
    [
      { HostIp: '', HostPort: '8080' },
      { HostIp: '127.0.0.1', HostPort: '8080' },
      { HostIp: '127.0.0.2', HostPort: '8080' },
    ],
    {
      spec: fleet(),
      keys: ['local'],
      files: WEB({ ports: ['8080:80'] }),
    },
  ),
  leaf(
    'spec.targets.*.autoPorts',
    ['31000-31009', '32000-32009', '9-1'],
    value('target.autoPorts'),
    [
      { from: 30_000, to: 30_999 },
      { from: 31_000, to: 31_009 },
      { from: 32_000, to: 32_009 },
    ],
    { spec: fleet(), keys: ['local'] },
  ),
  member('targets.*.parallelism', [1, 16, 0], 'target.parallelism', [8, 1, 16]),
  member('targets.*.timeout', ['10s', '2m', 'soon'], 'target.timeoutMs', [60_000, 10_000, 120_000]),
  leaf(
    'spec.stateDir',
    ['/one', 'two', NONSENSE],
    value('stateDir'),
    ['/var/lib/shipshape/state', '/one', '/two'],
    { spec: { source: SOURCE, targets: { local: LOCAL } } },
  ),
  member('secrets.identityFile', ['one', '/two', NONSENSE], 'secrets.identityFile', [
    '/none/identity.age.txt',
    '/one',
    '/two',
  ]),
  member('secrets.env.prefix', ['A_', 'B_', ''], 'secrets.envPrefix', [null, 'A_', 'B_']),
  member('secrets.folder', ['one', '/two', NONSENSE], 'secrets.folder', [null, '/one', '/two']),
  member('budget.removePercent', [10, 100, 200], 'budget.removePercent', [20, 10, 100]),
  member('budget.removeCount', [1, 100, -1], 'budget.removeCount', [5, 1, 100]),
  member('listeners.control', ['/run/one.sock', 'two.sock', NONSENSE], 'listeners.control', [
    '/none/control.sock',
    '/run/one.sock',
    '/two.sock',
  ]),
  member('listeners.people', ['/run/one.sock', 'two.sock', NONSENSE], 'listeners.people', [
    null,
    '/run/one.sock',
    '/two.sock',
  ]),
  member(
    'listeners.http.address',
    ['127.0.0.1:7421', '[::1]:7422', 'nowhere'],
    'listeners.http',
    [
      expect.objectContaining({ host: '127.0.0.1', port: 7420 }),
      expect.objectContaining({ host: '127.0.0.1', port: 7421 }),
      expect.objectContaining({ host: '::1', port: 7422 }),
    ],
    { listeners: { http: {} } },
  ),
  member(
    'listeners.http.metrics',
    ['open', 'key', 'nobody'],
    'listeners.http.metrics',
    ['key', 'open', 'key'],
    { listeners: { http: { address: '127.0.0.1:7420' } } },
  ),
  member(
    'listeners.http.webhook.secretFile',
    ['one', '/two', NONSENSE],
    'listeners.http.webhookSecretFile',
    [undefined, '/one', '/two'],
    { listeners: { http: { address: '127.0.0.1:7420', webhook: {} } } },
  ),
  ...sshCases(member, value, fleet),
  ...(['username', 'passwordFile'] as const).map((key) =>
    leaf(
      `spec.registries.*.${key}`,
      ['one', '/two', NONSENSE],
      ({ fleet: read }) => read().registries.get('ghcr.io')?.[key] ?? null,
      key === 'username' ? [undefined, 'one', '/two'] : [undefined, '/one', '/two'],
      {
        spec: fleet({
          registries: { 'ghcr.io': key === 'username' ? { passwordFile: 'p' } : { username: 'u' } },
        }),
        keys: ['ghcr.io'],
      },
    ),
  ),
  leaf('spec.admins[].name', ['eva', 'max', 'A B'], roots, [undefined, [['eva', true]], [['max', true]]], {
    spec: fleet({ admins: [{ sshKeys: ROOT.sshKeys }] }),
  }),
  leaf(
    'spec.admins[].sshKeys[]',
    [KEYS[0] ?? '', KEYS[1] ?? '', 'ssh-dss AAAA'],
    value('admins.0.sshKeys.0.blob'),
    [undefined, KEYS[0]?.split(' ')[1], KEYS[1]?.split(' ')[1]],
    { spec: fleet({ admins: [{ name: 'eva' }] }) },
  ),
  leaf(
    'spec.admins[].emails[]',
    ['a@x.org', 'b@x.org', 'nobody'],
    value('admins.0.emails'),
    [[], ['a@x.org'], ['b@x.org']],
    { spec: fleet({ admins: [{ name: 'eva', sshKeys: ROOT.sshKeys }] }) },
  ),
  leaf(
    'spec.admission.profile',
    ['restricted', 'legacy', 'wild'],
    findings('privileged'),
    [['deny HostConfig.Privileged'], ['deny HostConfig.Privileged'], ['warn HostConfig.Privileged']],
    { spec: fleet({ admission: {} }) },
  ),
  leaf(
    'spec.admission.rules.*',
    ['approval', 'warn', 'maybe'],
    findings('privileged'),
    [['deny HostConfig.Privileged'], ['approval HostConfig.Privileged'], ['warn HostConfig.Privileged']],
    { spec: fleet({ admission: {} }), keys: ['privileged'] },
  ),
  leaf(
    'spec.admission.hostPaths[]',
    ['/srv/one', '/srv', 'srv'],
    async (world) => ((await findings('host-path')(world)) as readonly Json[]).length,
    [2, 1, 0],
    { spec: fleet({ admission: {} }) },
  ),
  leaf(
    'spec.admission.registries[]',
    ['ghcr.io', 'quay.io', 'A B'],
    async (world) => ((await findings('image-registry')(world)) as readonly Json[]).length > 0,
    [false, false, true],
    { spec: fleet({ admission: {} }) },
  ),
  member('drift.sweep', ['10s', '1m', 'soon'], 'drift.sweepMs', [15_000, 10_000, 60_000]),
  member('drift.inspect', ['1m', '10m', 'soon'], 'drift.inspectMs', [300_000, 60_000, 600_000]),
  member(
    'approvals.expire',
    ['1h', '2d', 'soon'],
    'approvals.expireMs',
    [86_400_000, 3_600_000, 172_800_000],
  ),
  member('log.level', ['debug', 'warn', 'loud'], 'log.level', ['info', 'debug', 'warn']),
];
