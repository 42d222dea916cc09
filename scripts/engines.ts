// The tests on real engines, on several versions of Docker: those of Debian's releases, unpacked from
// their packages, never installed, each started privately in its own network, one after the other.
//   node scripts/engines.ts [bookworm trixie sid]      (root, Debian)
// Prints a table; exits 1 when any of them failed.

import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { createDockerEngine } from '../src/adapters/docker/engine.ts';
import { candidate, openRelease, unpackDebs } from './debs.ts';
import { cacheFolder, ensureEngine, type RunningEngine } from './engine.ts';
import { makeImages } from './images.ts';
import { endSignal, runVitest } from './vitest-run.ts';

const RELEASES = ['bookworm', 'trixie', 'sid'];
const NEEDED = ['docker.io', 'containerd', 'runc'];
/** Where docker-init comes from; which one a release has differs. */
const INIT = ['tini', 'tini-static'];

/** About ourselves: people, doors, our own files and their damage. The engine's version is nothing to them. */
const ABOUT_US = ['attack', 'canary', 'damaged-state', 'daemon-faults', 'demo', 'state-archive'];

type Row = {
  readonly release: string;
  readonly engine: string;
  readonly result: string;
  readonly isGood: boolean;
  readonly seconds: number;
};

const end = endSignal();
const wanted = process.argv.slice(2);
const rows: Row[] = [];
for (const release of wanted.length > 0 ? wanted : RELEASES) {
  if (!end.aborted) rows.push(await onRelease(release));
}
console.log('\nrelease    engine                     seconds  result');
for (const { release, engine, result, seconds } of rows) {
  console.log(`${release.padEnd(10)} ${engine.padEnd(26)} ${seconds.toFixed(0).padStart(7)}  ${result}`);
}
process.exitCode = rows.every(({ isGood }) => isGood) && !end.aborted ? 0 : 1;

async function onRelease(release: string): Promise<Row> {
  const begun = performance.now();
  const since = () => (performance.now() - begun) / 1000;
  let engine: RunningEngine | undefined;
  let version = 'unknown';
  try {
    const packages = await fetchEngine(release);
    engine = await ensureEngine({ packages, fresh: true });
    version = await versionOf(engine);
    console.log(`\n=== ${release}: docker ${version}`);
    await makeImages(engine.socket);
    await makeImages(engine.socket, ['shipshape-test/postgres:15', 'shipshape-test/postgres:15-2']);
    const without = ABOUT_US.map((name) => `test/engine/${name}.test.ts`);
    const { passed, failed } = await runVitest('engine', end, engine, without);
    return {
      release,
      engine: version,
      result: `${passed} passed, ${failed} failed`,
      isGood: failed === 0,
      seconds: since(),
    };
  } catch (error) {
    const result = error instanceof Error ? error.message : String(error);
    return { release, engine: version, result, isGood: false, seconds: since() };
  } finally {
    await engine?.stop();
  }
}

/** The unpacked packages of a release; fetched again when the release has a newer engine. */
async function fetchEngine(name: string): Promise<string> {
  const folder = cacheFolder(`engines/${name}`);
  const release = await openRelease(name, folder);
  const version = await candidate(release, 'docker.io');
  if (version === undefined) throw new Error(`${name} has no docker.io`);
  const root = join(folder, `root-${version.replace(/[^\w.+-]/g, '_')}`);
  const found = await Promise.all(INIT.map(async (init) => ((await candidate(release, init)) ? [init] : [])));
  await unpackDebs(release, [...NEEDED, ...found.flat()], root);
  await chooseRunc(root);
  for (const other of readdirSync(folder)) {
    const path = join(folder, other);
    if (other.startsWith('root-') && path !== root) rmSync(path, { recursive: true });
  }
  return root;
}

/** A newer release's runc may need a newer C library than this machine has; then the machine's own serves. */
async function chooseRunc(root: string): Promise<void> {
  const shim = join(root, 'shim');
  rmSync(shim, { recursive: true, force: true });
  mkdirSync(shim);
  for (const runc of [
    join(root, 'usr/sbin/runc'),
    join(root, 'usr/bin/runc'),
    '/usr/sbin/runc',
    '/usr/bin/runc',
  ]) {
    if (!existsSync(runc)) continue;
    const runs = await execa(runc, ['--version'], { reject: false });
    if (runs.exitCode !== 0) continue;
    symlinkSync(runc, join(shim, 'runc'));
    return;
  }
  throw new Error('no runc of this release runs on this machine');
}

async function versionOf(engine: RunningEngine): Promise<string> {
  const client = createDockerEngine({ host: engine.host });
  try {
    const { Version, ApiVersion } = await client.system.version(new AbortController().signal);
    return `${Version} (API ${ApiVersion})`;
  } finally {
    client.close();
  }
}
