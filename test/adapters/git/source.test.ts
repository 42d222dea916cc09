import { randomBytes } from 'node:crypto';
import { chmod, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commit } from '../../../src/model/ref.ts';
import type { SourceTree } from '../../../src/model/source.ts';
import type { Source } from '../../../src/ports.ts';
import type { TestRepository } from '../../support/git.ts';
import { gitSource, SIGNAL, temporaryFolder, testRepository } from '../../support/git.ts';

let folder: string;
let repository: TestRepository;
let stateDir: string;

// Many real commands, on machines that do other work meanwhile.
vi.setConfig({ testTimeout: 90_000 });

beforeEach(async () => {
  folder = await temporaryFolder();
  stateDir = join(folder, 'state with blanks');
  repository = await testRepository(join(folder, 'repository'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function source(options: Partial<Parameters<typeof gitSource>[0]> = {}): Source {
  return gitSource({ url: repository.url, stateDir, ...options });
}

async function treeOf(from: Source): Promise<SourceTree> {
  return from.tree(await from.fetch(SIGNAL), SIGNAL);
}

function refusals(tree: SourceTree): Record<string, string> {
  return Object.fromEntries([...(tree.unusable ?? [])].map(([path, { code }]) => [path, code]));
}

test('a commit is read without checking anything out', async () => {
  const binary = Uint8Array.from([0, 255, 10, 13, 0, 128]);
  const id = await repository.commit('first', {
    'a.yaml': 'a: 1\n',
    'web/ü.txt': 'é\n',
    'bin/data': binary,
    empty: '',
  });
  const from = source();
  const revision = await from.fetch(SIGNAL);
  expect(revision).toEqual({
    commit: id,
    branch: 'main',
    author: 'Ana',
    email: 'ana@example.com',
    authoredAt: 1_700_000_000,
    subject: 'first',
  });
  const tree = await from.tree(revision, SIGNAL);
  expect(tree.revision).toBe(revision);
  expect(tree.unusable).toBeUndefined();
  expect([...tree.files.values()].map(({ path, size, text }) => [path, size, text])).toEqual([
    ['a.yaml', 5, 'a: 1\n'],
    ['bin/data', 6, undefined],
    ['empty', 0, ''],
    ['web/ü.txt', 3, 'é\n'],
  ]);
  expect(tree.files.get('a.yaml')?.oid).toBe(await repository.git('rev-parse', 'HEAD:a.yaml'));
  expect(Buffer.from(await from.read(revision, 'bin/data', SIGNAL))).toEqual(Buffer.from(binary));
  expect((await from.read(revision, 'empty', SIGNAL)).length).toBe(0);
  await expect(from.read(revision, 'none', SIGNAL)).rejects.toMatchObject({ code: 'git/no-file' });
  const [mirror = ''] = await readdir(join(stateDir, 'git'));
  expect(await readdir(join(stateDir, 'git', mirror, 'mirror.git'))).not.toContain('a.yaml');
});

test('new commits, rewritten history and other revisions are seen as they are', async () => {
  const first = await repository.commit('first', { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' });
  const from = source();
  const before = await from.fetch(SIGNAL);
  await repository.commit('second', { 'a.yaml': 'a: 2\n' });
  const after = await from.fetch(SIGNAL);
  expect((await from.tree(after, SIGNAL)).files.get('a.yaml')?.text).toBe('a: 2\n');
  expect((await from.tree(before, SIGNAL)).files.get('a.yaml')?.text).toBe('a: 1\n');
  await repository.git('reset', '--quiet', '--hard', first);
  await repository.commit('instead', { 'a.yaml': 'a: 3\n' });
  const rewritten = await treeOf(from);
  expect(rewritten.revision.subject).toBe('instead');
  expect(rewritten.files.get('a.yaml')?.text).toBe('a: 3\n');
  await repository.git('checkout', '--quiet', '--orphan', 'new-root');
  await repository.commit('unrelated', { 'c.yaml': 'c: 1\n' });
  await repository.git('branch', '--force', 'main', 'HEAD');
  expect((await treeOf(from)).revision.subject).toBe('unrelated');
});

test('a folder of the repository, and branches that cannot be files beside each other', async () => {
  await repository.commit('first', { 'apps/prod/a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' });
  const from = source({ path: 'apps/prod' });
  const tree = await treeOf(from);
  expect([...tree.files.keys()]).toEqual(['a.yaml']);
  expect((await from.blame(tree.revision, 'a.yaml', [1], SIGNAL)).get(1)?.subject).toBe('first');
  await expect(treeOf(source({ path: 'nowhere' }))).rejects.toMatchObject({ code: 'git/no-path' });
  await repository.git('branch', 'release');
  expect((await source({ branch: 'release' }).fetch(SIGNAL)).branch).toBe('release');
  await repository.git('branch', '--move', 'release', 'release/2');
  expect((await source({ branch: 'release/2' }).fetch(SIGNAL)).branch).toBe('release/2');
});

test('a branch that is not there is a failure, never an empty fleet', async () => {
  await expect(source().fetch(SIGNAL)).rejects.toMatchObject({ code: 'git/unknown-branch' });
  await repository.commit('first', { 'a.yaml': 'a: 1\n' });
  await source().fetch(SIGNAL);
  await repository.git('branch', '--move', 'main', 'trunk');
  await expect(source().fetch(SIGNAL)).rejects.toMatchObject({ code: 'git/unknown-branch' });
  await rm(repository.folder, { recursive: true });
  await expect(source().fetch(SIGNAL)).rejects.toMatchObject({ code: 'git/no-repository' });
});

test('links, submodules, pointers and odd names are kept out, the rest is read', async () => {
  await symlink('/etc/shadow', join(repository.folder, 'shadow.yaml'));
  await symlink('..', join(repository.folder, 'loop'));
  await repository.git('add', 'shadow.yaml', 'loop');
  const other = '1234567890123456789012345678901234567890';
  await repository.git('update-index', '--add', '--cacheinfo', `160000,${other},module`);
  await repository.commit('hostile', {
    'good.yaml': 'a: 1\n',
    'big.bin': 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n',
    'Readme.yaml': '1',
    'readme.yaml': '2',
    'caf\u00e9.txt': '1',
    'cafe\u0301.txt': '2',
    'a\u001b]0;x\u0007.yaml': '1',
    'a\nb.yaml': '1',
    'a\u202eb.yaml': '1',
    'back\\slash': '1',
    '-rf': '1',
    ':(top)x': '1',
  });
  const tree = await treeOf(source());
  expect([...tree.files.keys()]).toEqual(['-rf', ':(top)x', 'good.yaml']);
  expect(refusals(tree)).toEqual({
    'shadow.yaml': 'source/unsafe-entry',
    loop: 'source/unsafe-entry',
    module: 'source/unsafe-entry',
    'big.bin': 'source/lfs',
    'Readme.yaml': 'source/twin-paths',
    'readme.yaml': 'source/twin-paths',
    'caf\u00e9.txt': 'source/twin-paths',
    'cafe\u0301.txt': 'source/twin-paths',
    'a\u001b]0;x\u0007.yaml': 'source/unsafe-path',
    'a\nb.yaml': 'source/unsafe-path',
    'a\u202eb.yaml': 'source/unsafe-path',
    'back\\slash': 'source/unsafe-path',
  });
});

test.each(['..', '.', '.git', '.GIT', 'git~1', '.g\u200cit'])(
  'a tree with an entry %j does not get in',
  async (name) => {
    await repository.commit('first', { 'a.yaml': 'a: 1\n' });
    const blob = await repository.git('rev-parse', 'HEAD:a.yaml');
    const inner = await repository.feed(`100644 blob ${blob}\tx\n`, 'mktree');
    const tree = await repository.feed(`040000 tree ${inner}\t${name}\n`, 'mktree');
    const hostile = await repository.git('commit-tree', tree, '-m', 'hostile');
    await repository.git('update-ref', 'refs/heads/main', hostile);
    await expect(treeOf(source())).rejects.toMatchObject({ code: 'git/bad-objects' });
  },
);

test('nothing of a repository runs: attributes, filters, hooks, configuration', async () => {
  const trap = join(folder, 'trapped');
  await repository.commit('first', {
    '.gitattributes': '* filter=trap diff=trap text eol=crlf\n',
    '.gitmodules': `[submodule "x"]\n\tpath = x\n\turl = ext::touch ${trap}\n`,
    'a.yaml': 'a: 1\n',
  });
  await repository.git('config', 'filter.trap.smudge', `touch ${trap}`);
  for (const hook of ['post-checkout', 'post-merge', 'reference-transaction', 'pre-auto-gc']) {
    const file = join(repository.folder, '.git/hooks', hook);
    await writeFile(file, `#!/bin/sh\ntouch ${trap}\n`);
    await chmod(file, 0o755);
  }
  const from = source();
  const tree = await treeOf(from);
  expect(tree.files.get('a.yaml')?.text).toBe('a: 1\n');
  await from.blame(tree.revision, 'a.yaml', [1], SIGNAL);
  expect(await readdir(folder)).not.toContain('trapped');
});

test('nothing of the process environment reaches git', async () => {
  await repository.commit('first', { 'a.yaml': 'a: 1\n' });
  const trap = join(folder, 'trapped');
  const hostile = {
    GIT_DIR: '/nonexistent',
    GIT_WORK_TREE: '/nonexistent',
    GIT_INDEX_FILE: '/nonexistent',
    GIT_OBJECT_DIRECTORY: '/nonexistent',
    GIT_TRACE: trap,
    GIT_CONFIG_PARAMETERS: `'core.sshCommand=touch ${trap}'`,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'protocol.file.allow',
    GIT_CONFIG_VALUE_0: 'never',
    GIT_SSH_COMMAND: `touch ${trap}`,
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_EXTERNAL_DIFF: `touch ${trap}`,
    GIT_PAGER: `touch ${trap}`,
    GIT_TEMPLATE_DIR: folder,
    LC_ALL: 'de_DE.UTF-8',
  };
  for (const [name, value] of Object.entries(hostile)) vi.stubEnv(name, value);
  try {
    const from = source({ outside: process.env });
    const tree = await treeOf(from);
    expect(tree.files.get('a.yaml')?.text).toBe('a: 1\n');
    expect((await from.blame(tree.revision, 'a.yaml', [1], SIGNAL)).size).toBe(1);
    await expect(source({ branch: 'none' }).fetch(SIGNAL)).rejects.toMatchObject({
      code: 'git/unknown-branch',
    });
  } finally {
    vi.unstubAllEnvs();
  }
  expect(await readdir(folder)).not.toContain('trapped');
});

test('replacements and grafts in the mirror do not change what a commit says', async () => {
  await repository.commit('first', { 'a.yaml': 'a: 1\n' });
  const from = source();
  const revision = await from.fetch(SIGNAL);
  const [name = ''] = await readdir(join(stateDir, 'git'));
  const mirror = await testRepository(join(folder, 'other'), {
    GIT_DIR: join(stateDir, 'git', name, 'mirror.git'),
  });
  const evil = await mirror.feed('a: evil\n', 'hash-object', '-w', '--stdin');
  await mirror.git('replace', await repository.git('rev-parse', 'HEAD:a.yaml'), evil);
  expect((await source().tree(revision, SIGNAL)).files.get('a.yaml')?.text).toBe('a: 1\n');
});

test('a revision that is not in the mirror, or none at all, is no argument', async () => {
  await repository.commit('first', { 'a.yaml': 'a: 1\n' });
  const from = source();
  const revision = await from.fetch(SIGNAL);
  for (const id of ['0123456789'.repeat(4), 'worktree', '--output=/tmp/x', 'HEAD', '']) {
    const other = { ...revision, commit: commit(id) };
    const unknown = { code: 'git/unknown-commit' };
    await expect(from.tree(other, SIGNAL), id).rejects.toMatchObject(unknown);
    await expect(from.read(other, 'a.yaml', SIGNAL), id).rejects.toMatchObject(unknown);
    await expect(from.blame(other, 'a.yaml', [1], SIGNAL), id).rejects.toMatchObject(unknown);
    await expect(from.removal(other, 'a.yaml', SIGNAL), id).rejects.toMatchObject(unknown);
  }
});

test('words of a commit are safe to print, its dates are only claims', async () => {
  const hostile = await testRepository(join(folder, 'hostile'), {
    GIT_AUTHOR_NAME: 'Ana\u001b]52;c;aGk=\u0007 \u202eB',
    GIT_AUTHOR_DATE: '@4102444800 +0000',
  });
  await hostile.commit('title \u001b[2J\u001b]0;x\u0007 end', { 'a.yaml': 'a: 1\n' });
  const from = gitSource({ url: hostile.url, stateDir });
  const revision = await from.fetch(SIGNAL);
  expect(revision).toMatchObject({ author: 'Ana B', subject: 'title end', authoredAt: 4_102_444_800 });
  expect((await from.blame(revision, 'a.yaml', [1], SIGNAL)).get(1)?.author).toBe('Ana B');
});

test('files over the caps are not read as text, and can still be delivered', async () => {
  const large = 'x'.repeat(300 * 1024);
  await repository.commit('first', { 'large.txt': large, 'large.yaml': `# ${large}` });
  const from = source();
  const tree = await treeOf(from);
  expect(tree.files.get('large.txt')).toMatchObject({ size: large.length, text: undefined });
  expect(tree.files.get('large.yaml')?.text?.length).toBe(large.length + 2);
  expect((await from.read(tree.revision, 'large.txt', SIGNAL)).length).toBe(large.length);
});

test('too many files are refused by name of the way out', async () => {
  const files = Array.from({ length: 20_001 }, (_, index) => `M 100644 inline f${index}\ndata 1\nx\n`);
  const head = `commit refs/heads/main\ncommitter A <a@b> 1700000000 +0000\ndata 1\nx\n`;
  await repository.feed(`${head}${files.join('')}\n`, 'fast-import', '--quiet', '--force');
  await expect(treeOf(source())).rejects.toMatchObject({
    code: 'git/too-large',
    hint: expect.stringContaining('source.path'),
  });
});

test('a repository that takes too much disk is refused, again and again', async () => {
  await repository.commit('first', { 'a.yaml': 'a: 1\n', noise: randomBytes(3 * 1024 * 1024) });
  const small = source({ maxMirrorBytes: 1024 * 1024 });
  await expect(small.fetch(SIGNAL)).rejects.toMatchObject({ code: 'git/too-large' });
  await expect(small.fetch(SIGNAL)).rejects.toMatchObject({ code: 'git/too-large' });
  expect((await treeOf(source())).files.size).toBe(2);
});

test('two of us fetch into one mirror', async () => {
  await repository.commit('first', { 'a.yaml': 'a: 1\n' });
  await source().fetch(SIGNAL);
  const id = await repository.commit('second', { 'a.yaml': 'a: 2\n' });
  const results = await Promise.allSettled(Array.from({ length: 4 }, () => source().fetch(SIGNAL)));
  const fetched = results.filter((result) => result.status === 'fulfilled');
  expect(fetched.length).toBeGreaterThan(0);
  for (const { value } of fetched) expect(value.commit).toBe(id);
  for (const result of results) {
    if (result.status === 'rejected')
      expect(result.reason).toMatchObject({ code: 'git/busy', retry: 'soon' });
  }
});

test('what a killed fetch left behind is removed when it is old, and only then', async () => {
  await repository.commit('first', { 'a.yaml': 'a: 1\n' });
  await source().fetch(SIGNAL);
  const [name = ''] = await readdir(join(stateDir, 'git'));
  const mirror = join(stateDir, 'git', name, 'mirror.git');
  const [ref = ''] = await readdir(join(mirror, 'refs/shipshape'));
  const lock = join(mirror, 'refs/shipshape', `${ref}.lock`);
  const half = join(mirror, 'objects/pack/tmp_pack_abcdef');
  await writeFile(lock, '');
  await writeFile(half, 'x');
  await repository.commit('second', { 'a.yaml': 'a: 2\n' });
  await expect(source().fetch(SIGNAL)).rejects.toMatchObject({ code: 'git/busy' });
  const hourAgo = new Date(Date.now() - 3_600_000);
  for (const file of [lock, half]) await utimes(file, hourAgo, hourAgo);
  expect((await source().fetch(SIGNAL)).subject).toBe('second');
  expect(await readdir(join(mirror, 'objects/pack'))).not.toContain('tmp_pack_abcdef');
});

test('many fetches do not leave many packs, and lose nothing', async () => {
  const from = source();
  const first = await repository.commit('0', { 'a.yaml': 'a: 0\n' });
  const revision = await from.fetch(SIGNAL);
  for (let index = 1; index <= 33; index += 1) {
    await repository.commit(`${index}`, { 'a.yaml': `a: ${index}\n` });
    await from.fetch(SIGNAL);
  }
  const [name = ''] = await readdir(join(stateDir, 'git'));
  const packs = await readdir(join(stateDir, 'git', name, 'mirror.git/objects/pack'));
  expect(packs.filter((file) => file.endsWith('.pack')).length).toBeLessThan(10);
  expect(revision.commit).toBe(first);
  expect((await source().tree(revision, SIGNAL)).files.get('a.yaml')?.text).toBe('a: 0\n');
});

test('a damaged mirror is said to be damaged, and heals by being removed', async () => {
  await repository.commit('first', { 'a.yaml': 'a: 1\n' });
  const from = source();
  const revision = await from.fetch(SIGNAL);
  const [name = ''] = await readdir(join(stateDir, 'git'));
  const packs = join(stateDir, 'git', name, 'mirror.git/objects/pack');
  for (const file of await readdir(packs)) await writeFile(join(packs, file), 'x').catch(() => undefined);
  const fresh = source();
  await expect(fresh.tree(revision, SIGNAL)).rejects.toMatchObject({ name: 'Failure' });
  await rm(join(stateDir, 'git'), { recursive: true });
  expect((await treeOf(fresh)).files.size).toBe(1);
});

test('a stopped pass stops reading', async () => {
  await repository.commit('first', { 'a.yaml': 'a: 1\n' });
  const from = source();
  const revision = await from.fetch(SIGNAL);
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  await expect(from.fetch(stop.signal)).rejects.toThrow('enough');
  await expect(source().tree(revision, stop.signal)).rejects.toThrow('enough');
});

test('git that is not installed is said to be missing', async () => {
  await expect(source({ searchPath: folder }).fetch(SIGNAL)).rejects.toMatchObject({ code: 'git/missing' });
  expect(process.env['PATH']).not.toBe(folder);
});
