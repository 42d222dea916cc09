// Which files, which folder, which name and which variables `compose config` takes: as the real tool does.

import { describe, expect, test } from 'vitest';
import {
  type ComposeConfigArgs,
  type ComposeConfigResult,
  composeConfig,
} from '../../src/cli/compose-config.ts';
import { loadYaml } from '../../src/declare/yaml/load.ts';
import { toJson } from '../../src/model/tree.ts';

type Given = Partial<ComposeConfigArgs> & {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
};

const WEB = 'services: {web: {image: "web:${TAG:-none}"}}\n';

function run(files: Readonly<Record<string, string>>, given: Given = {}): ComposeConfigResult {
  const { cwd = '/home/My App_1', environment = {}, ...args } = given;
  return composeConfig(
    { files: [], envFiles: [], profiles: [], format: 'json', ...args },
    { cwd, environment, readFile: (path) => (Object.hasOwn(files, path) ? files[path] : undefined) },
  );
}

function project(result: ComposeConfigResult): { readonly name: string; readonly services: object } {
  expect(result.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  expect(result.exitCode).toBe(0);
  return JSON.parse(result.output);
}

const at = (name: string): string => `/home/My App_1/${name}`;

describe('files', () => {
  test.each([
    [['compose.yaml', 'compose.yml', 'docker-compose.yml'], 'compose.yaml'],
    [['compose.yml', 'docker-compose.yml'], 'compose.yml'],
    [['docker-compose.yml', 'docker-compose.yaml'], 'docker-compose.yml'],
    [['docker-compose.yaml'], 'docker-compose.yaml'],
  ])('of %j the first is %s', (names, winner) => {
    const files = names.map((name) => [at(name), `services: {web: {image: ${name}}}\n`]);
    expect(project(run(Object.fromEntries(files)))).toMatchObject({ services: { web: { image: winner } } });
  });

  test('an override beside the default file is laid over it, and not over a named one', () => {
    const files = {
      [at('compose.yaml')]: WEB,
      [at('compose.override.yml')]: 'services: {web: {user: me}}\n',
    };
    expect(project(run(files))).toMatchObject({ services: { web: { user: 'me' } } });
    expect(project(run(files, { files: ['compose.yaml'] })).services).not.toHaveProperty('web.user');
  });

  test('a folder without one takes those of a folder above, and that folder is the project', () => {
    const files = { [at('compose.yaml')]: 'services: {web: {build: ./x}}\n' };
    const found = project(run(files, { cwd: at('a/b') }));
    expect(found).toMatchObject({ name: 'myapp_1', services: { web: { build: { context: at('x') } } } });
  });

  test('COMPOSE_FILE names them, also from `.env`', () => {
    const files = {
      [at('a.yaml')]: WEB,
      [at('b.yaml')]: 'services: {web: {user: me}}\n',
      [at('.env')]: 'COMPOSE_FILE=a.yaml,b.yaml\nCOMPOSE_PATH_SEPARATOR=,\n',
    };
    expect(project(run(files))).toMatchObject({ services: { web: { user: 'me' } } });
    const environment = { COMPOSE_FILE: 'a.yaml', COMPOSE_PATH_SEPARATOR: '' };
    expect(project(run(files, { environment })).services).not.toHaveProperty('web.user');
  });

  test('none is a problem that says what to do', () => {
    const result = run({});
    expect(result).toMatchObject({ output: '', exitCode: 1 });
    expect(result.problems).toMatchObject([{ code: 'compose/missing-file', hint: 'name one with `--file`' }]);
  });
});

describe('the project folder', () => {
  const files = {
    [at('sub/compose.yaml')]: 'services: {web: {build: ., image: "web:${TAG}"}}\n',
    [at('sub/.env')]: 'TAG=sub\n',
    [at('.env')]: 'TAG=root\n',
  };

  test('is that of the first file, with its `.env`', () => {
    const found = project(run(files, { files: ['sub/compose.yaml'] }));
    const web = { image: 'web:sub', build: { context: at('sub') } };
    expect(found).toMatchObject({ name: 'sub', services: { web } });
  });

  test('or the one that is given', () => {
    const found = project(run(files, { files: ['sub/compose.yaml'], projectDirectory: '.' }));
    const web = { image: 'web:root', build: { context: '/home/My App_1' } };
    expect(found).toMatchObject({ name: 'myapp_1', services: { web } });
  });

  test('of COMPOSE_FILE adds its `.env` below that of the working folder', () => {
    const environment = { COMPOSE_FILE: 'sub/compose.yaml' };
    expect(project(run(files, { environment }))).toMatchObject({ services: { web: { image: 'web:root' } } });
  });
});

describe('variables', () => {
  const files = {
    [at('compose.yaml')]: WEB,
    [at('.env')]: 'TAG=default\n',
    [at('one.env')]: 'TAG=one\n',
    [at('two.env')]: 'TAG=two\n',
  };
  test.each([
    ['`.env`', {}, 'default'],
    ['env files in order', { envFiles: ['one.env', 'two.env'] }, 'two'],
    ['COMPOSE_ENV_FILES', { environment: { COMPOSE_ENV_FILES: 'two.env,one.env' } }, 'one'],
    ['no `.env`', { environment: { COMPOSE_DISABLE_ENV_FILE: 'true' } }, 'none'],
    ['the process over all files', { envFiles: ['one.env'], environment: { TAG: 'process' } }, 'process'],
  ])('from %s', (_what, given: Given, tag) => {
    expect(project(run(files, given))).toMatchObject({ services: { web: { image: `web:${tag}` } } });
  });

  test('an env file that is named must be there', () => {
    expect(run(files, { envFiles: ['nowhere.env'] })).toMatchObject({ output: '', exitCode: 1 });
  });

  test('`~` is HOME', () => {
    const compose = { [at('compose.yaml')]: 'services: {web: {image: x, volumes: ["~/d:/d"]}}\n' };
    const found = project(run(compose, { environment: { HOME: '/home/me' } }));
    expect(found).toMatchObject({ services: { web: { volumes: [{ source: '/home/me/d' }] } } });
  });

  test('COMPOSE_PROFILES switches profiles on when none is given', () => {
    const compose = {
      [at('compose.yaml')]: 'services: {a: {image: x, profiles: [p]}, b: {image: x, profiles: [q]}}\n',
    };
    const environment = { COMPOSE_PROFILES: 'p, r' };
    expect(Object.keys(project(run(compose, { environment })).services)).toEqual(['a']);
    expect(Object.keys(project(run(compose, { environment, profiles: ['q'] })).services)).toEqual(['b']);
  });
});

describe('the name', () => {
  const named = { [at('compose.yaml')]: `name: In-File_\${TAG}.1\n${WEB}`, [at('.env')]: 'TAG=x\n' };
  test.each([
    ['the option', { projectName: 'given', environment: { COMPOSE_PROJECT_NAME: 'process' } }, 'given'],
    ['COMPOSE_PROJECT_NAME', { environment: { COMPOSE_PROJECT_NAME: 'process' } }, 'process'],
    ['the file', {}, 'in-file_x1'],
  ])('comes from %s', (_what, given: Given, name) => {
    expect(project(run(named, given)).name).toBe(name);
  });

  test('else from the folder', () => {
    expect(project(run({ '/srv/__Été 2/compose.yaml': WEB }, { cwd: '/srv/__Été 2' })).name).toBe('t2');
  });

  test.each(['Upper', '-dash', 'a.b'])('%s is refused', (projectName) => {
    const result = run(named, { projectName });
    expect(result.problems).toMatchObject([{ code: 'compose/project-name' }]);
    expect(result.output).toBe('');
  });

  test('a folder without a letter or digit gives none', () => {
    const result = run({ '/srv/__/compose.yaml': WEB }, { cwd: '/srv/__' });
    expect(result.problems).toMatchObject([
      { code: 'compose/project-name', message: 'the project has no name' },
    ]);
  });
});

describe('printing', () => {
  const compose = `services:
  web:
    image: app
    command: echo $$HOME "<&>"
    environment: {A: "0440", B: "1_000", C: "yes", D: "two\\nlines", E: "", F: null}
    deploy: {replicas: 1}
    mem_limit: 1g
`;
  const files = { [at('compose.yaml')]: compose };

  test('JSON escapes as Go does, sorts the sections and doubles dollar signs', () => {
    const { output } = run(files);
    expect(output).toContain('"$$HOME"');
    expect(output).toContain('"\\u003c\\u0026\\u003e"');
    expect(Object.keys(JSON.parse(output))).toEqual(['name', 'networks', 'services']);
  });

  test('YAML says the same in fewer words, and reads back with the same meaning', () => {
    const { output } = run(files, { format: 'yaml' });
    expect(output).toContain('name: myapp_1\nservices:\n  web:\n    command:\n');
    expect(output).not.toMatch(/entrypoint|ipam|placement/);
    const [document] = documentsOf(output);
    expect(document).toMatchObject({
      services: {
        web: { environment: { A: '0440', B: '1_000', C: 'yes', D: 'two\nlines', E: '', F: null } },
      },
    });
    const again = run({ [at('compose.yaml')]: output }, { format: 'yaml' });
    expect(again.output).toBe(output);
  });
});

function documentsOf(text: string): readonly unknown[] {
  const documents = loadYaml(text, 'x', 'compose');
  return documents.ok ? documents.value.map(toJson) : [];
}
