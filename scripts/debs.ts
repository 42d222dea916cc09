// Debian packages without installing them: fetched with apt from any release into a folder of ours and
// unpacked there. For engines of other versions and for the parts of test images.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';

const MIRROR = 'http://deb.debian.org/debian';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

export type Release = {
  /** `apt-get` and `apt-cache` options that make them look at this release only. */
  readonly options: readonly string[];
  readonly folder: string;
};

/** Lists of a release, in a folder of ours; the system's own lists are not touched. */
export async function openRelease(name: string, folder: string): Promise<Release> {
  for (const part of ['lists/partial', 'cache/archives/partial']) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  const sources = join(folder, 'sources.list');
  writeFileSync(sources, `deb [signed-by=${KEYRING}] ${MIRROR} ${name} main\n`);
  writeFileSync(join(folder, 'status'), '');
  const settings = {
    'Dir::Etc::sourcelist': sources,
    'Dir::Etc::sourceparts': '-',
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::Cache': join(folder, 'cache'),
    'Dir::State::status': join(folder, 'status'),
    'APT::Sandbox::User': 'root',
  };
  const options = Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  await execa('apt-get', [...options, 'update'], { stdin: 'ignore' });
  return { options, folder };
}

/** Version of the package that the release would install. */
export async function candidate(release: Release, name: string): Promise<string | undefined> {
  const { stdout } = await execa('apt-cache', [...release.options, 'policy', name]);
  const version = /Candidate: (\S+)/.exec(stdout)?.[1];
  return version === '(none)' ? undefined : version;
}

/** Names of a package and all that it depends on, as far as `wanted` says. */
export async function closure(
  release: Release,
  roots: readonly string[],
  wanted: (name: string) => boolean,
): Promise<readonly string[]> {
  const args = ['depends', '--recurse', '--no-recommends', '--no-suggests', '--no-conflicts', '--no-breaks'];
  const more = ['--no-replaces', '--no-enhances'];
  const { stdout } = await execa('apt-cache', [...release.options, ...args, ...more, ...roots]);
  const names = stdout.split('\n').flatMap((line) => /^([a-z0-9][a-z0-9.+-]+)$/.exec(line)?.[1] ?? []);
  return [...new Set([...roots, ...names.filter(wanted)])].sort();
}

/** Fetches packages and unpacks them into `root`, whole or not at all. */
export async function unpackDebs(release: Release, names: readonly string[], root: string): Promise<void> {
  if (existsSync(root)) return;
  const debs = join(release.folder, 'debs');
  rmSync(debs, { recursive: true, force: true });
  mkdirSync(debs, { recursive: true });
  await execa('apt-get', [...release.options, 'download', ...names], { cwd: debs, stdin: 'ignore' });
  const half = `${root}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  for (const deb of readdirSync(debs)) await execa('dpkg-deb', ['-x', join(debs, deb), half]);
  rmSync(debs, { recursive: true });
  renameSync(half, root);
}
