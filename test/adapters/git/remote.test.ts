import { existsSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { configText, fetchEnvironment } from '../../../src/adapters/git/environment.ts';
import { gitFailure } from '../../../src/adapters/git/failures.ts';
import type { TestRepository } from '../../support/git.ts';
import { gitSource, SIGNAL, temporaryFolder, testRepository } from '../../support/git.ts';
import { blackHole, httpsServer, processesWith, SSHD, sshServer } from '../../support/git-servers.ts';

let folder: string;
let repository: TestRepository;
let stateDir: string;

// Many real commands, on machines that do other work meanwhile.
vi.setConfig({ testTimeout: 90_000 });

beforeEach(async () => {
  folder = await temporaryFolder();
  stateDir = join(folder, 'state');
  repository = await testRepository(join(folder, 'repository'));
  await repository.commit('first', { 'a.yaml': 'a: 1\n' });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const NO_CREDENTIALS = { sshKeyFile: undefined, knownHostsFile: undefined, tokenFile: undefined };

// OpenSSH serves other users only to root.
test.runIf(existsSync(SSHD) && process.getuid?.() === 0)('ssh: with the key and the host key', async () => {
  const server = await sshServer(join(folder, 'server'), join(folder, "an odd 'name' % of $HOME"));
  try {
    const { port, keyFile, otherKeyFile, knownHostsFile } = server;
    const good = { sshKeyFile: keyFile, knownHostsFile, tokenFile: undefined };
    const fetch = (credentials: typeof NO_CREDENTIALS | typeof good, user = 'root') =>
      gitSource({
        url: `ssh://${user}@127.0.0.1:${port}${repository.folder}`,
        stateDir,
        credentials,
      }).fetch(SIGNAL);
    expect((await fetch(good)).subject).toBe('first');
    await expect(fetch({ ...good, sshKeyFile: otherKeyFile })).rejects.toMatchObject({ code: 'git/denied' });
    await expect(fetch(good, 'nobody')).rejects.toMatchObject({ code: 'git/denied' });
    await writeFile(knownHostsFile, '');
    await expect(fetch(good)).rejects.toMatchObject({ code: 'git/host-key', retry: 'after-change' });
  } finally {
    await server.close();
  }
});

test('https: with the token, which is in no argument and in no message', async () => {
  const token = 'hunter2-token';
  const authorization = `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  const server = await httpsServer(join(folder, 'server'), folder, { authorization });
  try {
    const url = `https://localhost:${server.port}/repository/.git`;
    const tokenFile = join(folder, 'token');
    const options = { url, stateDir, searchPath: server.searchPath };
    const withToken = gitSource({ ...options, credentials: { ...NO_CREDENTIALS, tokenFile } });
    await expect(withToken.fetch(SIGNAL)).rejects.toMatchObject({ code: 'git/bad-token' });
    await writeFile(tokenFile, `${token}\n`);
    const revision = await withToken.fetch(SIGNAL);
    expect((await withToken.tree(revision, SIGNAL)).files.get('a.yaml')?.text).toBe('a: 1\n');
    await writeFile(tokenFile, 'wrong-hunter2\n');
    const refused = withToken.fetch(SIGNAL);
    await expect(refused).rejects.toMatchObject({ code: 'git/denied' });
    await expect(refused).rejects.not.toThrow('hunter2');
    await writeFile(tokenFile, 'two\nlines\n');
    await expect(withToken.fetch(SIGNAL)).rejects.toMatchObject({ code: 'git/bad-token' });
    await expect(gitSource(options).fetch(SIGNAL)).rejects.toMatchObject({ code: 'git/denied' });
    const missing = gitSource({ ...options, url: url.replace('/repository/', '/none/') });
    await expect(missing.fetch(SIGNAL)).rejects.toMatchObject({ name: 'Failure' });
  } finally {
    await server.close();
  }
});

test('https: a redirect to another host does not get the token', async () => {
  const target = await httpsServer(join(folder, 'target'), folder);
  const redirecting = await httpsServer(join(folder, 'target'), folder, {
    redirectTo: () => `https://127.0.0.1:${target.port}`,
  });
  try {
    const tokenFile = join(folder, 'token');
    await writeFile(tokenFile, 'hunter2');
    const source = gitSource({
      url: `https://localhost:${redirecting.port}/repository/.git`,
      stateDir,
      searchPath: redirecting.searchPath,
      credentials: { ...NO_CREDENTIALS, tokenFile },
    });
    await source.fetch(SIGNAL).catch(() => undefined);
    expect(redirecting.seen[0]).toMatch(/^Basic /);
    expect(target.seen.filter((header) => header !== undefined)).toEqual([]);
  } finally {
    await target.close();
    await redirecting.close();
  }
});

// Without an ssh client there is nothing that could hang.
test.each(existsSync('/usr/bin/ssh') ? ['ssh', 'https'] : ['https'])(
  '%s: a silent server is given up at the deadline, with all processes',
  async (scheme) => {
    const server = await blackHole();
    try {
      const url = `${scheme}://127.0.0.1:${server.port}/x.git`;
      const start = performance.now();
      await expect(gitSource({ url, stateDir, timeoutMs: 700 }).fetch(SIGNAL)).rejects.toMatchObject({
        code: 'git/timeout',
        retry: 'soon',
      });
      expect(performance.now() - start).toBeLessThan(10_000);
      const deadline = Date.now() + 5000;
      while ((await processesWith(String(server.port))).length > 0 && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(await processesWith(String(server.port))).toEqual([]);
      const stop = new AbortController();
      const stopped = gitSource({ url, stateDir }).fetch(stop.signal);
      setTimeout(() => stop.abort(new Error('enough')), 300);
      await expect(stopped).rejects.toThrow('enough');
    } finally {
      await server.close();
    }
  },
);

test.each([
  'ext::sh -c "touch /tmp/x"',
  'fd::17',
  'git://host/x',
  'http://host/x',
  'http://[::1]/x',
  'ssh://-oProxyCommand=x/y',
  'ssh://host/$(id)',
  '-oProxyCommand=x:y',
  'host:-oX',
  '--upload-pack=x',
  'https://user:secret@host/x',
  'https://secret@host/x',
  'ssh://user:secret@host/x',
  'https://host/x\n',
  'https://host/x y',
  'https://host',
  'https:///x',
  'file://host/x',
  'file:///x/%00',
  'file:///x/%0a',
  '/etc/passwd',
  'C:\\x',
  '',
])('the url %j is refused before git sees it', (url) => {
  let failure: unknown;
  try {
    gitSource({ url, stateDir });
  } catch (error) {
    failure = error;
  }
  expect(failure).toMatchObject({ code: 'git/bad-url', hint: expect.any(String) });
  expect(String(failure)).not.toContain('secret');
});

test.each([
  '--upload-pack=x',
  '-x',
  'refs/heads/main',
  'HEAD',
  '@',
  '@{-1}',
  'a..b',
  'a b',
  'a:b',
  'a^',
  'a~1',
  'a?',
  'a*',
  'a[b',
  'a\\b',
  '/a',
  'a/',
  'a//b',
  '.a',
  'a/.b',
  'a.lock',
  'a.lock/b',
  'a.',
  'a\u0007',
  'main\n',
  '',
])('the branch %j is refused before git sees it', async (branch) => {
  const fetched = gitSource({ url: repository.url, stateDir, branch }).fetch(SIGNAL);
  await expect(fetched).rejects.toMatchObject({ code: 'git/bad-branch' });
});

test('the environment of a fetch holds what it needs and nothing else', () => {
  const outside = { PATH: '/x', HOME: '/x', LD_PRELOAD: '/x', GIT_DIR: '/x', SSH_AUTH_SOCK: '/agent' };
  const environment = fetchEnvironment('/home', '/bin', outside, 'https://host', {
    sshKeyFile: "/k/it's 100%",
    knownHostsFile: '/k/h',
    token: 'user:t',
  });
  expect(environment['GIT_SSH_COMMAND']).toContain(`'IdentityFile="/k/it'\\''s 100%%"'`);
  expect(environment['GIT_SSH_COMMAND']).toContain("'StrictHostKeyChecking=yes'");
  expect(environment).toMatchObject({ PATH: '/bin', HOME: '/home', SSH_AUTH_SOCK: '/agent' });
  expect(Object.keys(environment).filter((name) => !name.startsWith('GIT_'))).toEqual([
    'SSH_AUTH_SOCK',
    'PATH',
    'HOME',
    'LC_ALL',
    'SSH_ASKPASS',
  ]);
  expect(environment['GIT_CONFIG_KEY_0']).toBe('http.https://host/.extraHeader');
  expect(environment).not.toHaveProperty('GIT_DIR');
  expect(configText('https://host/x')).not.toContain('safe');
});

test('without an ssh client it is said what is missing', async () => {
  const bin = join(folder, 'bin');
  const git = (await execa('sh', ['-c', 'command -v git'])).stdout;
  await mkdir(bin);
  for (const name of ['git', 'sh']) await symlink(name === 'git' ? git : '/bin/sh', join(bin, name));
  const url = 'ssh://git@host.invalid/x';
  await expect(gitSource({ url, stateDir, searchPath: bin }).fetch(SIGNAL)).rejects.toMatchObject({
    code: 'git/no-ssh',
  });
});

test('what a server says is printed without credentials and without control characters', () => {
  const failure = gitFailure(
    'fetching',
    "remote: \u001b[2J\u001b]52;c;aGk=\u0007hello\nfatal: unable to access 'https://user:hunter2@host/x/': Could not resolve host: host\nAuthorization: Basic aHVudGVyMg==",
  );
  expect(failure.code).toBe('git/unreachable');
  expect(failure.message).toBe(
    "the git server cannot be reached (git: remote: hello; fatal: unable to access 'https://host/x/': Could not resolve host: host; Authorization: Basic …)",
  );
});
