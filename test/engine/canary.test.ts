// A secret of every kind has a marker, and everything that a fleet does is done with them: none of them is
// found anywhere but in the containers that asked for it, and encrypted at rest.

import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeImages } from '../../scripts/images.ts';
import { open } from '../../src/wire.ts';
import { archive } from '../../src/wire-archive.ts';
import { reach } from '../../src/wire-client.ts';
import { testSocket } from '../support/engine-subject.ts';
import { type HttpsServer, httpsServer } from '../support/git-servers.ts';
import { eventually } from '../support/hand.ts';
import { shipshape } from '../support/io.ts';
import { type Marker, markersIn } from '../support/markers.ts';
import { openServed, type Served } from '../support/served.ts';

const IMAGE = 'shipshape-test/web:1';
const BIN = join(import.meta.dirname, '../../src/bin.ts');
/** Quotes, slashes and signs that every writer writes otherwise. */
const given = (kind: string) => `mark/${kind}"&+${process.pid}${Math.random().toString(36).slice(2)}`;

const markers: Marker[] = [];
/** What was printed, sent, or kept, by where. */
const sinks = new Map<string, string>();
let served: Served;
let git: HttpsServer;
let sampling: NodeJS.Timeout | undefined;

function mark(kind: string, value = given(kind)): string {
  markers.push({ kind, value });
  return value;
}

function heard(where: string, text: string): void {
  sinks.set(where, `${sinks.get(where) ?? ''}${text}\n`);
}

const values = {
  env: mark('env source'),
  file: mark('file source'),
  set: mark('secret set'),
  age: mark('age'),
  token: mark('git token', `mark-token-${process.pid}-${Math.random().toString(36).slice(2)}`),
  webhook: mark('webhook secret', `mark-webhook-${process.pid}-${Math.random().toString(36).slice(2)}`),
};

/** Arguments and environment of everything that the daemon and the command line start. */
async function sample(): Promise<void> {
  const ids = (await readdir('/proc')).filter((name) => /^[0-9]+$/.test(name));
  for (const id of ids) {
    const line = await readFile(`/proc/${id}/cmdline`, 'latin1').catch(() => '');
    const isOurs = line.includes(served.folder) || /(?:^|\/)(?:git|ssh|ssh-keygen)(?:-[a-z-]+)?\0/.test(line);
    if (!isOurs) continue;
    const environment = await readFile(`/proc/${id}/environ`, 'latin1').catch(() => '');
    const cwd = environment.includes(served.folder) || line.includes(served.folder);
    if (!cwd) continue;
    heard('arguments of processes', line);
    // Git is told its token by its environment, which only this user can read, as the token's file.
    if (!/^git\0|\/git\0|git-remote-https\0/.test(line))
      heard('environment of processes', withoutOwn(environment));
  }
}

/** What the daemon is given by who starts it, it has. */
function withoutOwn(environment: string): string {
  return environment
    .split('\0')
    .filter((line) => !line.startsWith('SHIPSHAPE_SECRET_'))
    .join('\n');
}

beforeAll(async () => {
  await makeImages(testSocket(), [IMAGE]);
  served = await openServed({
    name: 'shipshape-test-canary',
    engine: testSocket(),
    async source({ folder }) {
      await writeFile(join(folder, 'token'), values.token);
      git = await httpsServer(join(folder, 'https'), folder);
      const tokenFile = join(folder, 'token');
      return `url: "https://localhost:${git.port}/fleet.git", branch: main, interval: 1s, credentials: { tokenFile: ${tokenFile} }`;
    },
    env: ({ folder }) => ({
      SHIPSHAPE_SECRET_GIVEN: values.env,
      PATH: `${join(folder, 'https', 'bin')}:${process.env['PATH']}`,
    }),
    async fleet({ folder, httpPort, key }) {
      const { file, line } = await key('ada');
      mark('an SSH key of a person', (await readFile(file, 'utf8')).split('\n').slice(2, 4).join(''));
      await mkdir(join(folder, 'secrets'));
      await writeFile(join(folder, 'secrets', 'pem'), values.file);
      await writeFile(join(folder, 'webhook'), values.webhook);
      return [
        `  secrets: { folder: ${folder}/secrets, env: { prefix: SHIPSHAPE_SECRET_ } }`,
        '  log: { level: debug }',
        `  listeners: { http: { address: "127.0.0.1:${httpPort}", webhook: { secretFile: ${folder}/webhook } } }`,
        `  admins: [{ name: ada, sshKeys: ["${line}"], emails: [ada@example.com] }]`,
      ].join('\n');
    },
  });
});

// What a run that was killed has left.
beforeAll(() => served.hand.sweep('shipshape-test-canary'));

afterAll(async () => {
  clearInterval(sampling);
  await served?.close();
  await git?.close();
});

type Parts = Readonly<Record<string, unknown>>;

const GENERATED = {
  PASSWORD: { generate: 'password' },
  HEX: { generate: 'hex' },
  BASE: { generate: 'base64' },
  UUID: { generate: 'uuid' },
  SIGNING: { generate: 'hex', bytes: 32 },
  JWT: { generate: 'jwt', signedBy: 'SIGNING', claims: { role: 'anon' } },
  SET: { generate: 'password' },
};

function crm(age: string, change: Parts = {}): string {
  const names = [...Object.keys(GENERATED), 'GIVEN', 'PEM', 'AGE'];
  const environment = Object.fromEntries(names.map((name) => [name, `\${${name}}`]));
  const web = {
    image: IMAGE,
    environment: { ...environment, URL: 'postgres://u:${PASSWORD}@db/x' },
    secrets: ['file_secret', 'env_secret'],
    configs: ['config'],
    command: ['sh', '-c', 'env; echo "$$AGE" >&2; trap \'exit 0\' TERM; sleep 2147483 & wait'],
    ...change,
  };
  const compose = {
    services: { web },
    secrets: { file_secret: { environment: 'AGE' }, env_secret: { environment: 'PASSWORD' } },
    configs: { config: { content: 'password=${SET}' } },
  };
  const secrets = { ...GENERATED, GIVEN: { env: 'GIVEN' }, PEM: { file: 'pem' }, AGE: { age } };
  const spec = { health: { stableFor: '300ms', within: '5s' }, secrets, compose };
  const metadata = { name: 'crm' };
  return JSON.stringify({ apiVersion: 'shipshape.dev/v1', kind: 'Instance', metadata, spec });
}

/** In this process: it is what is printed that counts. */
async function cli(words: string, input = ''): Promise<string> {
  const { folder, fleetFile } = served;
  const env = {
    PATH: `${join(folder, 'https', 'bin')}:${process.env['PATH']}`,
    HOME: folder,
    TMPDIR: folder,
  };
  const secret = { SHIPSHAPE_SECRET_GIVEN: values.env };
  const world = { stdin: input, cwd: folder, env: { ...env, ...secret }, reach, open, archive };
  const { stdout, stderr, code } = await shipshape(['--fleet', fleetFile, ...words.split(' ')], world);
  heard(`command line: ${words}`, `${stdout}${stderr}`);
  expect.soft(['ok', 'error', 'changes', 'different'], words).toContain(code);
  return stdout;
}

const TEXT = [
  'status',
  'get crm',
  'history',
  'why crm',
  'why crm/web',
  'plans',
  'tree',
  'diff',
  'plan',
  'render crm',
  'validate',
];
const MORE = [
  'logs crm',
  'audit list',
  'audit verify',
  'key list',
  'users',
  'whoami',
  'secret list',
  'doctor',
  'trace crm',
];
const ROUTES = [
  'status',
  'freshness',
  'get?instance=crm',
  'history',
  'why?of=crm',
  'plans?all=true',
  'logs?instance=crm',
  'whoami',
  'users',
  'key-list',
  'audit-list',
  'audit-verify',
  'openapi.json',
];

async function everyWord(): Promise<void> {
  for (const words of [...TEXT, ...MORE]) {
    await cli(words);
    if (!/^(?:render|validate|doctor|trace|tree)/.test(words)) await cli(`${words} --output json`);
  }
}

/** What tells of a change that went wrong. */
async function wordsOfTrouble(): Promise<void> {
  for (const words of ['status', 'get crm', 'why crm', 'logs crm']) await cli(words);
  for (const words of ['status', 'history', 'plan']) await cli(`${words} --output json`);
}

async function ready(commit: string): Promise<void> {
  await served.until(
    ({ instances }) =>
      instances.some((one) => one.instance === 'crm' && one.isReady && one.desiredCommit === commit),
    20_000,
  );
}

function armored(text: string): string {
  const lines = /-----BEGIN[\s\S]*-----END AGE ENCRYPTED FILE-----/.exec(text)?.[0].split('\n') ?? [];
  return `${lines.map((line) => line.trim()).join('\n')}\n`;
}

let age = '';
let key = '';

describe('a secret of every kind', () => {
  test('is used for everything that a fleet does', async () => {
    await served.push({ 'README.md': 'nothing yet\n' });
    // Its vault is there before the daemon is: what a person keeps in it is kept then, too.
    age = armored((await served.cli(['secret', 'encrypt'], values.age)).stdout);
    await cli('secret set crm/SET', values.set);
    const first = await served.push({ 'crm.yaml': crm(age) });
    sampling = setInterval(() => void sample(), 25);
    await served.start();
    const events = spawn(
      process.execPath,
      [BIN, '--fleet', served.fleetFile, 'events', '--follow', '--output', 'json'],
      {
        cwd: served.folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    for (const stream of [events.stdout, events.stderr]) {
      stream.on('data', (chunk: Buffer) => heard('events', chunk.toString()));
    }
    await ready(first);
    const { Config } = await served.hand.inspect('crm-web-1');
    for (const line of Config.Env ?? []) {
      const [, name = '', value = ''] = /^([A-Z]+)=(.*)$/s.exec(line) ?? [];
      if (name in GENERATED && name !== 'SET') mark(`generated ${name}`, value);
    }
    expect(Config.Env).toContain(`AGE=${values.age}`);

    const ada = { as: 'ada', identity: join(served.folder, 'ada') };
    const made = await served.ask('key-create', { label: 'x', scope: 'read' }, ada);
    key = mark('API key', made.key);
    mark('API key, its half', made.key.split('_').at(-1));
    const enrolled = await served.ask('totp-enroll', {}, ada);
    mark('TOTP secret', enrolled.secret);

    // Drift, and back.
    await (await served.hand.container('crm-web-1')).update({
      Memory: 64 * 1024 ** 2,
      MemorySwap: 128 * 1024 ** 2,
    });
    await (await served.hand.container('crm-web-1')).kill();
    await eventually(async () => expect((await served.hand.inspect('crm-web-1')).State.Running).toBe(true));
    // What waits for a person, and is approved.
    await served.push({ 'crm.yaml': crm(age, { ports: ['18996:80'] }) });
    const waiting = await served.until((status) => status.waiting.length > 0);
    await cli(`plans ${waiting.waiting[0]}`);
    await cli(`plans ${waiting.waiting[0]} --output json`);
    await everyWord();
    await cli(`approve ${waiting.waiting[0]} --as ada --identity ${served.folder}/ada`);
    // What fails, printing all it knows, and is taken back.
    const command = ['sh', '-c', 'env; echo "$$AGE" >&2; exit 1'];
    const bad = await served.push({ 'crm.yaml': crm(age, { command }) });
    await served.until(({ instances }) =>
      instances.some(
        ({ instance, reason, attemptedCommit }) =>
          instance === 'crm' && reason === 'Failed' && attemptedCommit === bad,
      ),
    );
    await wordsOfTrouble();
    // What cannot be: a secret as a build argument, and in what decides about structure.
    await served.push({
      'crm.yaml': crm(age, { build: { context: '.', args: { X: '${PASSWORD}' } }, container_name: '${HEX}' }),
    });
    await served.until(({ problems }) => problems.length > 0);
    await wordsOfTrouble();
    events.kill('SIGTERM');
  }, 110_000);

  test('is not told by HTTP, metrics or webhooks', async () => {
    const base = `http://127.0.0.1:${served.httpPort}`;
    for (const path of [
      ...ROUTES.map((route) => `/api/v1/${route}`),
      '/metrics',
      '/healthz',
      '/readyz',
      '/nowhere',
    ]) {
      const answer = await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${key}` } });
      heard(`HTTP ${path}`, `${JSON.stringify([...answer.headers])}${await answer.text()}`);
    }
    const hook = await fetch(`${base}/hooks/git`, {
      method: 'POST',
      body: '{}',
      headers: { 'x-gitlab-token': values.webhook },
    });
    expect(hook.status).toBe(202);
    heard('HTTP /hooks/git', await hook.text());
  });

  test('is nowhere but where it was asked for', async () => {
    await cli('state export state.tar');
    heard('exported state', await readFile(join(served.folder, 'state.tar'), 'latin1'));
    for (const { method, url, headers } of served.recorder.calls)
      heard('calls of the engine', `${method} ${url} ${headers.join(' ')}`);
    for (const name of await served.hand.names('shipshape-test-canary')) {
      const { Name, Config } = await served.hand.inspect(name);
      heard('names and labels', `${Name} ${JSON.stringify(Config.Labels)}`);
    }
    await served.stop();
    clearInterval(sampling);
    heard('log', served.log());
    for (const entry of await readdir(served.stateDir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      heard(
        `kept: ${file.slice(served.stateDir.length)}`,
        `${entry.name}\n${await readFile(file, 'latin1')}`,
      );
    }
    mark(
      'identity',
      /AGE-SECRET-KEY-\S+/.exec(await readFile(join(served.stateDir, 'identity.age.txt'), 'utf8'))?.[0],
    );
    const found = [...sinks].flatMap(([where, text]) =>
      markersIn(text, markers).map((what) => `${what} in ${where}`),
    );
    const allowed = /^identity as it is in kept: \/identity\.age\.txt$/;
    expect(found.filter((line) => !allowed.test(line))).toEqual([]);
    // It was looked for where it would have been: everything was heard, and the finder finds.
    expect(git.seen.filter((one) => one !== undefined)).not.toEqual([]);
    expect(markers.length).toBeGreaterThan(15);
    for (const where of [
      'log',
      'events',
      'calls of the engine',
      'arguments of processes',
      'exported state',
      'names and labels',
    ])
      expect(sinks.get(where)?.length ?? 0, where).toBeGreaterThan(100);
    const told = [...sinks.values()].reduce((sum, text) => sum + text.length, 0);
    process.stdout.write(
      `${markers.length} secrets looked for in ${sinks.size} places, ${told} characters: ${markers.map(({ kind }) => kind).join(', ')}\n`,
    );
  });

  test('would be found if it were there', () => {
    const [first] = markers;
    const value = first?.value ?? '';
    for (const form of [
      value,
      Buffer.from(`user:${value}`).toString('base64'),
      encodeURIComponent(value),
      JSON.stringify({ a: JSON.stringify(value) }),
    ]) {
      expect(markersIn(`before ${form} after`, markers)).toHaveLength(1);
    }
  });
});
