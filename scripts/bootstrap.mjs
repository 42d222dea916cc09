// Runs a script of this checkout under the pinned Node, whatever Node the machine has (18 or later):
//   node scripts/bootstrap.mjs scripts/test.ts [arguments]
// Installs the locked dependencies first when they are missing or differ from package-lock.json.
// Plain JavaScript and node: modules only, because nothing else is there yet.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FLOOR = 24;

const [script, ...rest] = process.argv.slice(2);
if (script === undefined) fail('which script? node scripts/bootstrap.mjs SCRIPT [ARGUMENTS]');
if (!isInstalled()) install();
await run(node(), [join(ROOT, script), ...rest]);

/** Whether each locked package is in node_modules at its locked version (npm keeps a list there). */
function isInstalled() {
  const installed = packages(join(ROOT, 'node_modules/.package-lock.json'));
  if (installed === undefined) return false;
  const locked = packages(join(ROOT, 'package-lock.json')) ?? {};
  return Object.entries(locked).every(([path, wanted]) => {
    if (!path.includes('node_modules/') || wanted.link) return true;
    const found = installed[path];
    return found === undefined ? wanted.optional === true : found.version === wanted.version;
  });
}

function packages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function install() {
  console.error('installing the locked dependencies (npm ci) ...');
  // npm must run on the Node it came with: Debian's finds its modules only through Debian's node.
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, PATH: pathWithoutOurs() },
  });
  if (done.error) fail(`cannot start npm (${done.error.message}); install it: apt-get install npm`);
  if (done.status !== 0) fail('npm ci failed; what it said stands above');
}

function pathWithoutOurs() {
  const entries = (process.env.PATH ?? '').split(delimiter);
  return entries.filter((entry) => !entry.includes('node_modules')).join(delimiter);
}

/** The pinned Node, or this one where it is new enough and the platform has no pinned one. */
function node() {
  const pinned = join(ROOT, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(pinned)) {
    // npm 9 leaves this link out, and the scripts of package.json find Node through it.
    const link = join(ROOT, 'node_modules/.bin/node');
    if (!existsSync(link)) symlinkSync(relative(dirname(link), pinned), link);
    return pinned;
  }
  if (Number.parseInt(process.versions.node, 10) >= FLOOR) return process.execPath;
  return fail(
    `no Node ${FLOOR} comes with npm for ${process.platform}-${process.arch}, and this one is ` +
      `${process.versions.node}; install Node >= ${FLOOR} from https://nodejs.org and run this again`,
  );
}

/** Becomes the child as far as a parent can: its streams, its signals, its exit code. */
async function run(command, args) {
  const env = {
    ...process.env,
    PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
  };
  const child = spawn(command, args, { stdio: 'inherit', cwd: ROOT, env });
  // A Ctrl-C reaches the child through the terminal; a plain kill reaches only us.
  process.on('SIGINT', () => {});
  for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  const [code, signal] = await new Promise((resolve) => {
    child.on('error', (error) => fail(`cannot start ${command}: ${error.message}`));
    child.on('close', (...ended) => resolve(ended));
  });
  process.exitCode = signal === null ? code : 128 + ({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 }[signal] ?? 9);
}

function fail(message) {
  console.error(`error: ${message}`);
  return process.exit(1);
}
