import process from 'node:process';
import { expect, test } from 'vitest';
import { isIpAddress } from '../../src/declare/addresses.ts';
import { loadFleet } from '../../src/declare/fleet.ts';
import { fleetSchema } from '../../src/model/generated/fleet.ts';
import { instanceSchema } from '../../src/model/generated/instance.ts';
import { templateSchema } from '../../src/model/generated/template.ts';

function load(spec: string, file = '/etc/shipshape/fleet.yaml') {
  return loadFleet(
    `apiVersion: shipshape.dev/v1\nkind: Fleet\nmetadata: { name: home }\nspec:\n${spec}`,
    file,
  );
}

function told(spec: string): readonly string[] {
  return load(spec).problems.map(
    ({ at, severity, message }) => `${at.line}:${at.column} ${severity} ${message}`,
  );
}

const SOURCE = '  source: { url: https://host/x }\n';
const TARGETS = '  targets: { local: { docker: "unix:///run/docker.sock" } }\n';

test('paths of this host start at the folder of fleet.yaml', () => {
  const spec = `  source: { url: git@host:ops/x.git, path: ./a//b/, credentials: { sshKeyFile: ./key, tokenFile: /run/t } }
  targets:
    a: { docker: "tcp://h:2376", tls: { caFile: tls/ca, certFile: /c, keyFile: ../k } }
    b: { docker: "ssh://ops@h:22", dataRoot: /data, publishAddress: "::1", autoPorts: 4000-4000 }
  stateDir: state
  secrets: { env: { prefix: S_ }, folder: ./secrets }
`;
  const fleet = load(spec);
  if (!fleet.ok) throw new Error(JSON.stringify(fleet.problems));
  expect(fleet.value).toMatchObject({
    source: {
      kind: 'git',
      path: 'a/b',
      branch: 'main',
      credentials: { sshKeyFile: '/etc/shipshape/key', tokenFile: '/run/t', knownHostsFile: undefined },
    },
    stateDir: '/etc/shipshape/state',
    secrets: {
      identityFile: '/etc/shipshape/state/identity.age.txt',
      envPrefix: 'S_',
      folder: '/etc/shipshape/secrets',
    },
  });
  expect([...fleet.value.targets.values()]).toMatchObject([
    {
      name: 'a',
      docker: {
        kind: 'tcp',
        host: 'h',
        port: 2376,
        tls: { caFile: '/etc/shipshape/tls/ca', certFile: '/c', keyFile: '/etc/shipshape/../k' },
      },
    },
    {
      name: 'b',
      docker: { kind: 'ssh', user: 'ops', host: 'h', port: 22 },
      publishAddress: '::1',
      autoPorts: { from: 4000, to: 4000 },
    },
  ]);
  const beside = load(`  source: { folder: ./d }\n${TARGETS}`, 'fleet.yaml');
  expect(beside.ok && beside.value.source).toEqual({ kind: 'folder', intervalMs: 30_000, folder: 'd' });
});

test.each<[string, readonly string[]]>([
  [`  source: {}\n${TARGETS}`, ['5:3 error `source` has neither `url` nor `folder`']],
  [
    `  source: { url: https://host/x, folder: x }\n${TARGETS}`,
    ['5:18 error `source.url` says nothing beside `source.folder`'],
  ],
  [`  source: { url: "https://u:hunter2@host/x" }\n${TARGETS}`, ['5:18 error the url holds credentials']],
  [
    `  source: { url: "ext::sh -c hunter2" }\n${TARGETS}`,
    ['5:18 error the url is not one that git may fetch from: `ext` is not allowed'],
  ],
  [
    `  source: { url: https://host/x, branch: --upload-pack=x }\n${TARGETS}`,
    ['5:42 error `source.branch` is not the name of a branch'],
  ],
  [
    `  source: { url: https://host/x, path: ../../etc }\n${TARGETS}`,
    ['5:40 error `source.path` leads out of the repository'],
  ],
  [`${SOURCE}  targets: {}\n`, ['6:12 error `spec.targets` must be a map with at least one entry']],
  [
    `${SOURCE}  targets: { Local: { docker: x } }\n`,
    [
      '6:14 error `Local` in `spec.targets` must be a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end',
    ],
  ],
  [
    `${SOURCE}  targets: { a: { docker: docker.sock } }\n`,
    ['6:27 error `docker` is not the address of an engine'],
  ],
  [
    `${SOURCE}  targets: { a: { docker: "tcp://h:99999" } }\n`,
    ['6:27 error `docker` is not the address of an engine'],
  ],
  [
    `${SOURCE}  targets: { a: { docker: "ssh://-oProxyCommand=x" } }\n`,
    ['6:27 error `docker` is not the address of an engine'],
  ],
  [
    `${SOURCE}  targets: { a: { docker: "tcp://h" } }\n`,
    ['6:27 warning without `tls`, whoever can reach this address controls the engine'],
  ],
  [`${SOURCE}  targets: { a: { docker: "tcp://127.0.0.1:2375" } }\n`, []],
  [
    `${SOURCE}  targets: { a: { docker: "unix:///a" }, b: { docker: "unix:///a" } }\n`,
    ['6:55 error target `a` is the same engine'],
  ],
  [
    `${SOURCE}  targets: { a: { docker: "unix:///a", publishAddress: everywhere, autoPorts: 9-1 } }\n`,
    ['6:56 error `publishAddress` is not an IP address', '6:79 error `autoPorts` is not a range of ports'],
  ],
  [
    `${SOURCE}  targets: { a: { docker: "unix:///a", dataRoot: data } }\n`,
    ['6:50 error `spec.targets.a.dataRoot` must be an absolute path, starting with /, not `data`'],
  ],
])('%j', (spec, expected) => {
  expect(told(spec)).toEqual(expected);
  expect(JSON.stringify(load(spec).problems)).not.toContain('hunter2');
});

test('a file with no fleet, or with two', () => {
  expect(loadFleet('', 'f').problems).toMatchObject([{ code: 'fleet/documents' }]);
  expect(loadFleet('a: 1\n---\nb: 2\n', 'f').problems).toMatchObject([
    { code: 'fleet/documents', at: { line: 3 } },
  ]);
  expect(loadFleet('a: &a 1\n', 'f').problems).toMatchObject([{ code: 'yaml/anchor' }]);
});

test.each([
  ['127.0.0.1', true],
  ['0.0.0.0', true],
  ['255.255.255.255', true],
  ['256.0.0.1', false],
  ['1.2.3', false],
  ['1.2.3.4.', false],
  ['1.2.3.4.5', false],
  ['01.2.3.4', false],
  ['::1', true],
  ['::', true],
  ['fe80::1', true],
  ['::ffff:1.2.3.4', true],
  ['[::1]', false],
  [':::', false],
  ['localhost', false],
  ['', false],
])('%s is an IP address: %s', (text, expected) => {
  expect(isIpAddress(text)).toBe(expected);
});

test('every pattern of our schemas takes linear time', () => {
  const patterns = [fleetSchema, templateSchema, instanceSchema].flatMap((schema) => patternsIn(schema));
  expect(patterns.length).toBeGreaterThan(10);
  for (const pattern of new Set(patterns)) {
    for (const unit of ['a', '0', '-', 'a-', '0.', '/', ' ', 'A', '_', '.', 'é', '\n']) {
      const text = `${unit.repeat(50_000)}!`;
      const start = process.threadCpuUsage();
      new RegExp(pattern, 'u').test(text);
      expect(process.threadCpuUsage(start).user / 1000, pattern).toBeLessThan(200);
    }
  }
});

function patternsIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(patternsIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'pattern' && typeof value === 'string' ? [value] : patternsIn(value),
  );
}

test('every property of our schemas is described', () => {
  for (const schema of [fleetSchema, templateSchema, instanceSchema]) expectDescribed(schema, '');
});

function expectDescribed(schema: unknown, path: string): void {
  if (Array.isArray(schema)) for (const item of schema) expectDescribed(item, path);
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return;
  if ('properties' in schema) {
    expect('additionalProperties' in schema ? schema.additionalProperties : true, path).toBe(false);
    for (const [key, value] of Object.entries(schema.properties ?? {})) {
      expect(value, `${path}.${key}`).toHaveProperty('description');
      expectDescribed(value, `${path}.${key}`);
    }
  }
  for (const [key, value] of Object.entries(schema)) if (key !== 'properties') expectDescribed(value, path);
}

test('accounts at registries: Docker Hub under its one name, passwords in files beside fleet.yaml', () => {
  const registries = `  registries:
    ghcr.io: { username: bot, passwordFile: ./ghcr }
    index.docker.io: { username: hub, passwordFile: /run/hub }
`;
  const fleet = load(SOURCE + TARGETS + registries);
  if (!fleet.ok) throw new Error(JSON.stringify(fleet.problems));
  expect([...fleet.value.registries]).toEqual([
    ['ghcr.io', { username: 'bot', passwordFile: '/etc/shipshape/ghcr' }],
    ['docker.io', { username: 'hub', passwordFile: '/run/hub' }],
  ]);
  const twice = `${registries}    docker.io: { username: hub, passwordFile: /run/hub }\n`;
  expect(told(SOURCE + TARGETS + twice)).toEqual([
    '10:16 error `docker.io` is docker.io, which has an account already',
  ]);
  expect(
    told(`${SOURCE}${TARGETS}  registries: { "https://ghcr.io": { username: a, passwordFile: b } }\n`)[0],
  ).toMatch(/a registry's host such as `ghcr.io`/);
});
