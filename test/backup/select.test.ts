import { expect, test } from 'vitest';
import { isDatabaseFolder, isDatabaseImage } from '../../src/backup/databases.ts';
import { derivedSources } from '../../src/backup/derive.ts';
import { isAbout, sourcesFor } from '../../src/backup/select.ts';
import type { DesiredInstance } from '../../src/model/desired.ts';
import { resolveTree, treeOf } from '../declare/resolve/support.ts';

function instanceOf(compose: string, more = ''): DesiredInstance {
  const text = `apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: crm }
spec:
  compose: ${compose}
${more}`;
  const { desired, problems } = resolveTree(treeOf({ 'a.yaml': text, 'files/x': 'x' }));
  const [instance] = [...desired.values()].flatMap(({ instances }) => [...instances]);
  if (instance === undefined) throw new Error(JSON.stringify(problems));
  return instance;
}

test('what says nothing is kept whole: each volume and folder once, by whoever writes to it, and how it is made', () => {
  const instance = instanceOf(`
    services:
      reader: { image: acme/web, volumes: ["data:/www:ro", "./uploads:/up:ro"] }
      writer:
        image: acme/app
        volumes: ["data:/srv/data", "./uploads:/srv/up", "/srv/media:/media", "/var/run/docker.sock:/var/run/docker.sock", "/etc/localtime:/etc/localtime:ro", "./files:/conf:ro", "shared:/shared", "Data_2:/two"]
        tmpfs: [/tmp]
    volumes: { data: {}, Data_2: {}, shared: { external: true } }`);
  expect(derivedSources(instance)).toEqual([
    { kind: 'volume', name: 'data', service: 'writer', mount: '/srv/data', consistency: 'pause' },
    { kind: 'volume', name: 'uploads', service: 'writer', mount: '/srv/up', consistency: 'pause' },
    { kind: 'volume', name: 'media', service: 'writer', mount: '/media', consistency: 'pause' },
    { kind: 'volume', name: 'data-2', service: 'writer', mount: '/two', consistency: 'pause' },
    { kind: 'instance', name: 'instance' },
  ]);
});

test('names of what is derived are labels, and no two are the same', () => {
  const long = 'x'.repeat(80);
  const instance = instanceOf(`
    services:
      app: { image: acme/app, volumes: ["a.b:/1", "a_b:/2", "${long}a:/3", "${long}b:/4", "instance:/5", "/x/__:/__"] }
    volumes: { a.b: {}, a_b: {}, ${long}a: {}, ${long}b: {}, instance: {} }`);
  const names = derivedSources(instance).map(({ name }) => name);
  expect(names).toEqual([
    'a-b',
    'a-b-2',
    'x'.repeat(59),
    `${'x'.repeat(59)}-2`,
    'instance-2',
    'data',
    'instance',
  ]);
  for (const name of names) expect(name).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);
});

test('a policy goes before the instance, and the instance before what can be derived', () => {
  const compose =
    '{ services: { db: { image: postgres, volumes: ["data:/var/lib/postgresql/data"] } }, volumes: { data: {} } }';
  const plain = instanceOf(compose);
  const saying = instanceOf(compose, '  backup: { sources: [{ name: db, type: postgres, service: db }] }\n');
  const at = { file: 'p.yaml', line: 1, column: 1 };
  const own = [{ kind: 'instance', name: 'made', at } as const];
  const names = (sources: readonly (typeof own)[number][], instance: DesiredInstance) => {
    const found = sourcesFor({ name: 'nightly', sources }, instance);
    return found.ok ? found.value.map(({ name }) => name) : found.problems.map(({ code }) => code);
  };
  expect(names([], plain)).toEqual(['data', 'instance']);
  expect(names([], saying)).toEqual(['db']);
  expect(names(own, saying)).toEqual(['made']);
});

test('what cannot be found is a problem, never left out', () => {
  const instance = instanceOf('{ services: { app: { image: acme/app } } }');
  const at = { file: 'p.yaml', line: 4, column: 7 };
  const sources = [
    { kind: 'instance', name: 'made', at },
    { kind: 'volume', name: 'files', service: 'app', mount: '/files', consistency: 'pause', at },
  ] as const;
  const found = sourcesFor({ name: 'nightly', sources }, instance);
  expect(found.ok).toBe(false);
  expect(found.problems).toMatchObject([{ code: 'backup/mount', severity: 'error', at }]);
});

test('a password is the instance’s own secret, which must be there where that is known', () => {
  const instance = instanceOf('{ services: { db: { image: postgres } } }');
  const at = { file: 'p.yaml', line: 1, column: 1 };
  const facts = {
    kind: 'database',
    name: 'db',
    engine: 'postgres',
    service: 'db',
    databases: [],
    globals: true,
  } as const;
  const sources = [{ ...facts, user: undefined, password: 'PW', lockTimeoutMs: 1, at }] as const;
  const bound = sourcesFor({ name: 'nightly', sources }, instance);
  expect(bound.ok && bound.value).toMatchObject([{ password: 'crm/PW' }]);
  expect(bound.ok && bound.value[0]).not.toHaveProperty('at');
  expect(sourcesFor({ name: 'nightly', sources }, instance, new Set(['PW'])).ok).toBe(true);
  expect(sourcesFor({ name: 'nightly', sources }, instance, new Set()).problems).toMatchObject([
    { code: 'backup/secret' },
  ]);
});

test('a policy is about what any of its subjects is selected by', () => {
  const subject = { instance: 'crm', target: 'local' };
  const subjects = [subject, { ...subject, team: 'sales' }];
  const about = (instances: Parameters<typeof isAbout>[0]['instances']) => isAbout({ instances }, subjects);
  expect(about(undefined)).toBe(false);
  expect(about({})).toBe(true);
  expect(about({ instances: ['c*'], teams: ['sales'] })).toBe(true);
  expect(about({ instances: ['c*'], teams: ['support'] })).toBe(false);
  expect(about({ targets: ['remote'] })).toBe(false);
});

test('databases are known by their image, whatever registry, tag and maker it has, and by where they keep files', () => {
  const are = [
    'postgres',
    'postgres:17-alpine',
    'supabase/postgres:15.8',
    'localhost:5000/a/mariadb@sha256:ab',
    'bitnami/postgresql',
    'pgvector/pgvector:pg17',
    'percona-server',
    'mongo',
    'my-mysql',
    'valkey/valkey',
  ];
  const areNot = [
    'nginx',
    'postgrest/postgrest',
    'acme/app:mysql',
    'mongoose-app',
    'redistribute',
    'localhost:5000/mysql/web',
  ];
  expect(are.filter((image) => !isDatabaseImage(image))).toEqual([]);
  expect(areNot.filter(isDatabaseImage)).toEqual([]);
  expect(isDatabaseFolder('/var/lib/postgresql/data')).toBe(true);
  expect(isDatabaseFolder('/var/lib/postgresql-archive')).toBe(false);
});
