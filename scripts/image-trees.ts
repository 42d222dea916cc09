// What test images are made of: folders with Debian's static busybox and Debian's packages, without a registry.
// Kept below `.cache/`, and made anew when the way they are made changes.

import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { candidate, closure, openRelease, unpackDebs } from './debs.ts';
import { cacheFolder } from './engine.ts';

const EDITION = createHash('sha256')
  .update(readFileSync(import.meta.filename))
  .digest('hex')
  .slice(0, 8);

/** Debian's static busybox with all its applets. */
export async function busyboxTree(): Promise<string> {
  const tree = join(cacheFolder('images'), `busybox-${EDITION}`);
  if (existsSync(tree)) return tree;
  const program = await staticBusybox();
  const half = `${tree}.half-${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  base(half);
  await addBusybox(half, program);
  await execa('mv', ['-T', half, tree], { reject: false });
  removeOthers(tree);
  return tree;
}

/** Trees of earlier editions. */
function removeOthers(tree: string): void {
  const [folder, name] = [dirname(tree), basename(tree)];
  const kind = name.slice(0, name.lastIndexOf('-') + 1);
  for (const other of readdirSync(folder)) {
    const isHalf = other.includes('.half-');
    if (other.startsWith(kind) && other !== name && !isHalf) rmSync(join(folder, other), { recursive: true });
  }
}

function base(tree: string): void {
  for (const folder of ['bin', 'etc', 'tmp', 'run', 'var', 'root', 'srv', 'proc', 'sys', 'dev']) {
    mkdirSync(join(tree, folder), { recursive: true });
  }
  chmodSync(join(tree, 'tmp'), 0o1777);
  if (!existsSync(join(tree, 'var/run'))) symlinkSync('../run', join(tree, 'var/run'));
  const users = [
    'root:x:0:0::/root:/bin/sh',
    'postgres:x:70:70::/var/lib/postgresql:/bin/sh',
    'mysql:x:71:71::/var/lib/mysql:/bin/sh',
    'nobody:x:65534:65534::/:',
  ];
  writeFileSync(join(tree, 'etc/passwd'), `${users.join('\n')}\n`);
  writeFileSync(join(tree, 'etc/group'), 'root:x:0:\npostgres:x:70:\nmysql:x:71:\nnogroup:x:65534:\n');
}

async function addBusybox(tree: string, program: string): Promise<void> {
  const { stdout } = await execa(program, ['--list']);
  writeFileSync(join(tree, 'bin/busybox'), readFileSync(program), { mode: 0o755 });
  for (const applet of stdout.split('\n')) {
    const link = join(tree, 'bin', applet);
    if (applet !== '' && !existsSync(link)) symlinkSync('busybox', link);
  }
}

/** Debian's busybox-static, installed or unpacked. */
async function staticBusybox(): Promise<string> {
  for (const path of ['/bin/busybox', '/usr/bin/busybox']) {
    if (!existsSync(path)) continue;
    const { stdout } = await execa('ldd', [path], { reject: false, all: true });
    if (!stdout.includes('=>')) return path;
  }
  const release = await openRelease('bookworm', cacheFolder('debs/bookworm'));
  const root = join(release.folder, 'busybox');
  await unpackDebs(release, ['busybox-static'], root);
  const [found] = ['bin/busybox', 'usr/bin/busybox'].map((path) => join(root, path)).filter(existsSync);
  if (found === undefined) throw new Error('busybox-static has no busybox');
  return found;
}

/** PostgreSQL 15 of Debian 12 with the libraries it loads, and busybox for its shell. */
export async function postgresTree(): Promise<string> {
  const tree = await debianTree('postgres-15', {
    packages: ['postgresql-15', 'postgresql-client-15', 'tzdata', 'libc-bin'],
    // The compiler (LLVM), Perl and what sets up a Debian system are not needed to run a server.
    isLibrary: (name) => /^(?:lib|zlib1g)/.test(name) && !/^lib(?:llvm|perl|z3|edit|bsd|debconf)/.test(name),
    waste: ['usr/share/postgresql/15/man', 'usr/lib/postgresql/15/lib/bitcode'],
  });
  const link = join(tree, 'usr/lib/postgresql/bin');
  if (!existsSync(link)) symlinkSync('15/bin', link);
  return tree;
}

/** MariaDB 10.11 of Debian 12, with zstd and GNU tar. */
export async function mariadbTree(): Promise<string> {
  return await debianTree('mariadb-10.11', {
    packages: [
      'mariadb-server-core',
      'mariadb-client-core',
      'mariadb-client',
      'mariadb-common',
      'zstd',
      'tar',
    ],
    isLibrary: (name) => /^(?:lib|zlib1g)/.test(name) && !/perl|^lib(?:debconf|dbi|terminfo)/.test(name),
    waste: ['usr/share/mysql/mysql-test', 'usr/share/perl5'],
  });
}

/** Redis 7, SQLite, GNU tar, rsync and zstd of Debian 12. */
export async function storesTree(): Promise<string> {
  return await debianTree('stores', {
    packages: ['redis-server', 'redis-tools', 'sqlite3', 'tar', 'rsync', 'zstd', 'attr'],
    isLibrary: (name) => /^(?:lib|zlib1g)/.test(name) && !/perl|^lib(?:debconf|systemd-dev)/.test(name),
    waste: [],
  });
}

type DebianTree = {
  readonly packages: readonly string[];
  /** Which of the packages that they depend on come along. */
  readonly isLibrary: (name: string) => boolean;
  /** Folders that nobody needs. */
  readonly waste: readonly string[];
};

/** Packages of Debian 12 unpacked, with busybox for what is missing. */
export async function debianTree(kind: string, { packages, isLibrary, waste }: DebianTree): Promise<string> {
  const tree = join(cacheFolder('images'), `${kind}-${EDITION}`);
  if (existsSync(tree)) return tree;
  const release = await openRelease('bookworm', cacheFolder('debs/bookworm'));
  for (const name of packages) {
    if ((await candidate(release, name)) === undefined) throw new Error(`bookworm has no ${name}`);
  }
  const half = `${tree}.half-${process.pid}`;
  await unpackDebs(release, await closure(release, packages, isLibrary), half);
  base(half);
  for (const folder of ['usr/share/doc', 'usr/share/man', 'usr/share/locale', ...waste]) {
    rmSync(join(half, folder), { recursive: true, force: true });
  }
  await addBusybox(half, await staticBusybox());
  await execa('mv', ['-T', half, tree], { reject: false });
  removeOthers(tree);
  return tree;
}
