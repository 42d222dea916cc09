// What following a repository asks of git, against real repositories and real signatures.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commit } from '../../../src/model/ref.ts';
import type { FollowedSource } from '../../../src/ports.ts';
import {
  gitSource,
  SIGNAL,
  type TestRepository,
  temporaryFolder,
  testRepository,
} from '../../support/git.ts';

const run = promisify(execFile);

describe('following a repository', () => {
  let folder: string;
  let repository: TestRepository;
  let source: FollowedSource;

  beforeAll(async () => {
    folder = await temporaryFolder();
    repository = await testRepository(join(folder, 'repository'));
    source = gitSource({ url: repository.url, stateDir: join(folder, 'state') });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('says what the branch points at before anything was fetched', async () => {
    expect(await source.remote.head(SIGNAL)).toBeUndefined();
    const first = await repository.commit('first', { 'a.yaml': 'a: 1' });
    expect(await source.remote.head(SIGNAL)).toBe(first);
    expect(await source.remote.revision(commit(first), SIGNAL)).toBeUndefined();
  });

  it('is not misled by a branch whose name ends alike', async () => {
    await repository.git('branch', 'x/refs/heads/main');
    const head = await repository.commit('second', { 'a.yaml': 'a: 2' });
    expect(await source.remote.head(SIGNAL)).toBe(head);
  });

  it('knows a rewritten history from one that goes on, and keeps what was accepted', async () => {
    const old = await source.fetch(SIGNAL);
    await source.remote.keep(old.commit, SIGNAL);
    await repository.commit('third', { 'a.yaml': 'a: 3' });
    const next = await source.fetch(SIGNAL);
    expect(await source.remote.isAncestor(old.commit, next.commit, SIGNAL)).toBe(true);
    expect(await source.remote.isAncestor(next.commit, old.commit, SIGNAL)).toBe(false);
    await repository.git('reset', '--hard', '--quiet', 'HEAD~2');
    await repository.commit('another second', { 'a.yaml': 'a: 4' });
    const rewritten = await source.fetch(SIGNAL);
    expect(await source.remote.isAncestor(old.commit, rewritten.commit, SIGNAL)).toBe(false);
    expect((await source.remote.revision(old.commit.slice(0, 9), SIGNAL))?.commit).toBe(old.commit);
    for (const none of ['000000000', old.commit.slice(0, 6), 'HEAD', `${old.commit}^`]) {
      expect(await source.remote.revision(none, SIGNAL), none).toBeUndefined();
    }
    const mirror = await run('find', [join(folder, 'state/git'), '-name', 'mirror.git']);
    const where = mirror.stdout.trim();
    await run('git', ['-C', where, 'reflog', 'expire', '--expire=now', '--all']);
    await run('git', ['-C', where, 'gc', '--quiet', '--prune=now']);
    expect((await source.remote.revision(old.commit, SIGNAL))?.commit).toBe(old.commit);
    expect((await source.tree(old, SIGNAL)).files.get('a.yaml')?.text).toBe('a: 2');
    expect(await source.remote.isAncestor(commit('f'.repeat(40)), rewritten.commit, SIGNAL)).toBe(false);
  });
});

describe('signatures of commits', () => {
  let folder: string;
  let repository: TestRepository;
  let source: FollowedSource;

  async function key(name: string): Promise<string> {
    const file = join(folder, name);
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', file]);
    return file;
  }

  async function signed(by: string, message: string): Promise<ReturnType<typeof commit>> {
    const config = ['-c', 'gpg.format=ssh', '-c', `user.signingKey=${by}`];
    await repository.git(...config, 'commit', '--quiet', '--allow-empty', '-S', '-m', message);
    return commit(await repository.git('rev-parse', 'HEAD'));
  }

  beforeAll(async () => {
    folder = await temporaryFolder();
    repository = await testRepository(join(folder, 'repository'));
    await mkdir(join(folder, 'state'));
    const [ana, mallory] = [await key('ana'), await key('mallory')];
    const allowed = join(folder, 'allowed');
    await writeFile(allowed, `ana@example.com ${await readFile(`${ana}.pub`, 'utf8')}`);
    const signatures = { allowedSignersFile: allowed, gpgHome: undefined };
    source = gitSource({ url: repository.url, stateDir: join(folder, 'state'), signatures });
    expect(mallory).toContain('mallory');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('counts only good ones of allowed signers', async () => {
    const first = await signed(join(folder, 'ana'), 'first');
    await source.fetch(SIGNAL);
    expect(await source.remote.unsigned(first, undefined, SIGNAL)).toEqual([]);
    const bare = commit(await repository.commit('nobody', {}));
    const foreign = await signed(join(folder, 'mallory'), 'not allowed');
    const last = await signed(join(folder, 'ana'), 'last');
    await source.fetch(SIGNAL);
    expect(await source.remote.unsigned(last, undefined, SIGNAL)).toEqual([]);
    expect(await source.remote.unsigned(foreign, undefined, SIGNAL)).toEqual([foreign]);
    expect(await source.remote.unsigned(last, first, SIGNAL)).toEqual([foreign, bare]);
  });

  it('counts none when nobody is allowed', async () => {
    const nobody = gitSource({ url: repository.url, stateDir: join(folder, 'other') });
    const { commit: head } = await nobody.fetch(SIGNAL);
    expect(await nobody.remote.unsigned(head, undefined, SIGNAL)).toEqual([head]);
  });
});

describe.runIf(existsSync('/usr/bin/gpg'))('OpenPGP signatures', () => {
  let folder: string;
  let repository: TestRepository;
  const homes = { keys: '', allowed: '' };

  async function gpg(home: string, ...args: readonly string[]): Promise<string> {
    const { stdout } = await run('gpg', [
      '--homedir',
      home,
      '--batch',
      '--quiet',
      '--passphrase',
      '',
      ...args,
    ]);
    return stdout;
  }

  async function signed(by: string): Promise<ReturnType<typeof commit>> {
    const program = join(folder, 'gpg');
    await writeFile(program, `#!/bin/sh\nexec gpg --homedir '${homes.keys}' --batch "$@"\n`, { mode: 0o700 });
    const config = ['-c', `gpg.program=${program}`, '-c', `user.signingKey=${by}`];
    await repository.git(...config, 'commit', '--quiet', '--allow-empty', '-S', '-m', `by ${by}`);
    return commit(await repository.git('rev-parse', 'HEAD'));
  }

  beforeAll(async () => {
    // Short: the agent's socket lies in it.
    folder = await temporaryFolder();
    repository = await testRepository(join(folder, 'repository'));
    for (const name of ['keys', 'allowed'] as const) {
      homes[name] = join(folder, name);
      await mkdir(homes[name], { mode: 0o700 });
    }
    for (const who of ['ana@example.com', 'mallory@example.com']) {
      await gpg(homes.keys, '--quick-generate-key', who, 'ed25519', 'sign', 'never');
    }
    const file = join(folder, 'ana.asc');
    await gpg(homes.keys, '--armor', '--output', file, '--export', 'ana@example.com');
    await gpg(homes.allowed, '--import', file);
  });
  afterAll(async () => {
    for (const home of Object.values(homes)) {
      await run('gpgconf', ['--homedir', home, '--kill', 'gpg-agent']).catch(() => undefined);
    }
    await rm(folder, { recursive: true });
  });

  it('counts those by keys of the keyring, whatever trust the host has given them', async () => {
    const ana = await signed('ana@example.com');
    const mallory = await signed('mallory@example.com');
    const signatures = { allowedSignersFile: undefined, gpgHome: homes.allowed };
    const source = gitSource({ url: repository.url, stateDir: join(folder, 'state'), signatures });
    await source.fetch(SIGNAL);
    expect(await source.remote.unsigned(ana, undefined, SIGNAL)).toEqual([]);
    expect(await source.remote.unsigned(mallory, undefined, SIGNAL)).toEqual([mallory]);
  });

  it('counts none without a keyring, and says so where the one that is named is not there', async () => {
    const open = (stateDir: string, gpgHome: string | undefined) =>
      gitSource({
        url: repository.url,
        stateDir: join(folder, stateDir),
        signatures: { allowedSignersFile: undefined, gpgHome },
      });
    const nobody = open('nobody', undefined);
    const { commit: head } = await nobody.fetch(SIGNAL);
    expect(await nobody.remote.unsigned(head, undefined, SIGNAL)).toEqual([head]);
    const lost = open('lost', join(folder, 'not-there'));
    await lost.fetch(SIGNAL);
    await expect(lost.remote.unsigned(head, undefined, SIGNAL)).rejects.toMatchObject({
      code: 'git/no-keyring',
    });
  });
});
