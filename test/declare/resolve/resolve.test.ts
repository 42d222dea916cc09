import { describe, expect, test } from 'vitest';
import { createParser } from '../../../src/declare/parse.ts';
import { createResolver } from '../../../src/declare/resolve.ts';
import type { AppliedInstance, AppliedTarget } from '../../../src/model/applied.ts';
import type { Problem } from '../../../src/model/problem.ts';
import type { Address, Commit, InstanceName, TargetName } from '../../../src/model/ref.ts';
import { targetName } from '../../../src/model/ref.ts';
import type { SecretName } from '../../../src/model/text.ts';
import { fingerprints, fleetOf, resolveTree as resolveWith, say, treeOf, type World } from './support.ts';

const parse = createParser();

function resolveTree(tree: Parameters<typeof resolveWith>[0], world: World = {}) {
  return resolveWith(tree, { parse, ...world });
}

const LOCAL = targetName('local');
const HEAD = 'apiVersion: shipshape.dev/v1\nkind: Instance\nmetadata: ';

function instance(
  name: string,
  spec = '{ compose: { services: { one: { image: "x:1" } } } }',
  extra = '',
): string {
  return `${HEAD}{ name: ${name}${extra} }\nspec: ${spec}\n`;
}

function applied(
  names: readonly string[],
  change: Partial<AppliedTarget> = {},
): ReadonlyMap<TargetName, AppliedTarget> {
  const one = (name: string): AppliedInstance => ({
    name: name as InstanceName,
    origin: { file: 'x', line: 1, column: 1 },
    commit: 'c' as Commit,
    at: '',
    protect: false,
    state: 'running',
    containers: {},
    networks: {},
    volumes: {},
    folders: {},
  });
  const state: AppliedTarget = {
    target: LOCAL,
    engineId: 'e',
    instances: Object.fromEntries(names.map((name) => [name, one(name)])),
    tombstones: [],
    ports: {},
    ...change,
  };
  return new Map<TargetName, AppliedTarget>([[LOCAL, state]]);
}

const AUTO = '{ ports: { P: auto }, compose: { services: { one: { image: "x:1", ports: ["${P}:80"] } } } }';

describe('held instances', () => {
  test('a bad declaration holds itself and its former name, and nothing else', () => {
    const tree = treeOf({
      'bad.yaml': instance(
        'bad',
        '{ compose: { services: { one: { imagee: x } } } }',
        ', movedFrom: was-bad',
      ),
      'good.yaml': instance('good'),
    });
    const { desired } = resolveTree(tree, { applied: applied(['bad', 'was-bad', 'good', 'gone']) });
    const local = desired.get(LOCAL);
    expect(local?.held).toEqual(['bad', 'was-bad']);
    expect(local?.instances.map(({ name }) => name)).toEqual(['good']);
  });

  test('when something could not be read as far as its name, nothing that runs may be removed', () => {
    const tree = treeOf({ 'torn.yaml': `${HEAD}{ name: [`, 'good.yaml': instance('good') });
    const { desired } = resolveTree(tree, { applied: applied(['runs', 'good']) });
    expect(desired.get(LOCAL)?.held).toEqual(['runs']);
  });

  test('a secret without a value holds its instance, with the place', () => {
    const spec = '{ secrets: { K: { env: K } }, compose: { services: { one: { image: "x:1" } } } }';
    const problem: Problem = {
      code: 'secret/missing',
      severity: 'error',
      at: { file: 'a.yaml', line: 4, column: 20 },
      message: 'secret a/K: the environment has no X_K',
    };
    const secrets = {
      fingerprint: fingerprints(),
      problems: new Map([['a/K' as SecretName, problem]]),
      revision: '1',
    };
    const { desired, problems } = resolveTree(
      treeOf({ 'a.yaml': instance('a', spec), 'b.yaml': instance('b') }),
      {
        secrets,
      },
    );
    expect(problems).toEqual([problem]);
    expect(desired.get(LOCAL)?.held).toEqual(['a']);
    expect(desired.get(LOCAL)?.instances.map(({ name }) => name)).toEqual(['b']);
  });

  test('an instance that runs keeps its port against a new neighbour of an earlier name', () => {
    const port = '{ compose: { services: { one: { image: "x:1", ports: ["8080:80"] } } } }';
    const tree = treeOf({ 'a.yaml': instance('a', port), 'z.yaml': instance('z', port) });
    expect(resolveTree(tree).desired.get(LOCAL)?.held).toEqual(['z']);
    expect(resolveTree(tree, { applied: applied(['z']) }).desired.get(LOCAL)?.held).toEqual(['a']);
  });
});

describe('ports', () => {
  const wish = (name: string, port: string) => instance(name, AUTO.replace('P: auto', `P: ${port}`));
  const portsOf = (world: World, files: Record<string, string>) =>
    resolveTree(treeOf(files), world).ports.get(LOCAL);

  test('stay as recorded, and new ones keep clear of everything that is taken', () => {
    const state = applied(['b', 'gone-but-runs'], {
      ports: { 'b/P': 30005, 'gone-but-runs/P': 30000, 'left/P': 30001 },
    });
    const taken = new Map([[LOCAL, [{ port: 30002 }, { port: 30005, instance: 'b' as InstanceName }]]]);
    const files = { 'a.yaml': wish('a', 'auto'), 'b.yaml': wish('b', 'auto'), 'f.yaml': wish('f', '30003') };
    expect(portsOf({ applied: state, taken }, files)).toEqual({
      'gone-but-runs/P': 30000,
      'b/P': 30005,
      'a/P': 30004,
    });
  });

  test('move along when an instance is renamed', () => {
    const files = { 'n.yaml': instance('new', AUTO, ', movedFrom: old') };
    expect(portsOf({ applied: applied(['old'], { ports: { 'old/P': 30777 } }) }, files)).toMatchObject({
      'new/P': 30777,
    });
  });

  test('an exhausted range holds who comes last, with its place', () => {
    const fleet = fleetOf(
      'apiVersion: shipshape.dev/v1\nkind: Fleet\nmetadata: { name: t }\nspec:\n  source: { folder: . }\n  targets: { local: { docker: "unix:///x", autoPorts: 30000-30001 } }\n',
    );
    const files = Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.yaml`, wish(name, 'auto')]));
    const { problems, desired } = resolveTree(treeOf(files), { fleet });
    expect(problems.map(say)).toEqual([
      'c.yaml:4:21 ports/none-left no free host port in 30000-30001 for P of c (widen autoPorts of the target in fleet.yaml, or give the port by number)',
    ]);
    expect(desired.get(LOCAL)?.held).toEqual(['c']);
  });
});

describe('files', () => {
  const bind = instance('a', '{ compose: { services: { one: { image: "x:1", volumes: ["./data:/d"] } } } }');

  test('data stays where it is when an instance is renamed', () => {
    const renamed = bind.replace('name: a', 'name: b, movedFrom: a');
    const state = applied(['a']);
    const one = state.get(LOCAL)?.instances['a' as InstanceName];
    if (one === undefined) throw new Error('no state');
    const folders = { ['a/folder/data' as Address]: '/var/lib/shipshape/instances/a/data' };
    const target = state.get(LOCAL);
    if (target === undefined) throw new Error('no target');
    const moved = new Map([
      [LOCAL, { ...target, instances: { ['a' as InstanceName]: { ...one, folders } } }],
    ]);
    const { desired } = resolveTree(treeOf({ 'a.yaml': renamed }), { applied: moved });
    expect(desired.get(LOCAL)?.instances[0]?.folders).toMatchObject([
      { address: 'b/folder/data', hostPath: '/var/lib/shipshape/instances/a/data' },
    ]);
  });

  test('what is no plain file is never mounted, also not below a mounted folder', () => {
    const at = { file: 'data/link', line: 1, column: 1 };
    const unusable = new Map<string, Problem>([
      [
        'data/link',
        { code: 'source/symlink', severity: 'warning', at, message: 'data/link is a symbolic link' },
      ],
    ]);
    const { problems, held } = resolveTree(treeOf({ 'a.yaml': bind, 'data/x': 'x' }, unusable));
    expect(problems.map(say)).toEqual(['a.yaml:4:63 source/symlink data/link is a symbolic link']);
    expect([...held]).toEqual(['a']);
  });
});

describe('memory', () => {
  const template = `apiVersion: shipshape.dev/v1
kind: Template
metadata: { name: t }
spec:
  parameters: { A: { default: a } }
  secrets: { S: { generate: password } }
  compose: ./t/compose.yaml
`;
  const files = {
    'template.yaml': template,
    't/compose.yaml':
      'services: { one: { image: "x:1", environment: { A: "${A}", S: "${S}" }, volumes: ["./conf:/conf"] } }\n',
    't/conf/a': 'a',
    'one.yaml': instance('one', '{ template: t }'),
    'two.yaml': instance('two', '{ template: t, parameters: { A: b } }'),
    'other.yaml': instance('other'),
  };
  const secretsOf = (values: Record<string, string>, revision: string) => ({
    fingerprint: fingerprints(values),
    problems: new Map(),
    revision,
  });

  test('gives what a fresh resolver gives, whatever changes', () => {
    const resolver = createResolver();
    const steps: { files: Record<string, string>; values: Record<string, string> }[] = [
      { files, values: {} },
      { files, values: {} },
      { files: { ...files, 't/conf/a': 'b' }, values: {} },
      { files: { ...files, 't/conf/deep/new': 'b' }, values: {} },
      {
        files: { ...files, 'one.yaml': instance('one', '{ template: t, parameters: { A: c } }') },
        values: {},
      },
      { files: { ...files, 'template.yaml': template.replace('default: a', 'default: z') }, values: {} },
      { files: { ...files, 't/compose.yaml': files['t/compose.yaml'].replace('x:1', 'x:2') }, values: {} },
      { files: { ...files, 't/.env': 'B=1\n' }, values: {} },
      { files, values: { 'one/S': 'rotated' } },
      { files, values: { 'one/S': 'rotated' } },
    ];
    for (const [index, step] of steps.entries()) {
      const secrets = secretsOf(step.values, JSON.stringify(step.values));
      const warm = resolveTree(treeOf(step.files), { resolver, secrets });
      expect(warm, `step ${index}`).toEqual(resolveTree(treeOf(step.files), { secrets }));
    }
  });

  test('an unchanged instance is not made again', () => {
    const resolver = createResolver();
    let asked = 0;
    const secrets = {
      ...secretsOf({}, 'same'),
      fingerprint: (parts: Parameters<ReturnType<typeof fingerprints>>[0]) => {
        asked += 1;
        return fingerprints()(parts);
      },
    };
    resolveTree(treeOf(files), { resolver, secrets });
    const first = asked;
    expect(first).toBeGreaterThan(0);
    resolveTree(treeOf({ ...files, 'two.yaml': instance('two', '{ template: t, parameters: { A: d } }') }), {
      resolver,
      secrets,
    });
    expect(asked - first).toBeLessThan(first);
  });
});
