// Everything that must hold, in one go: lint and import borders, types, generated files, dead code,
// file lengths, unit tests, then the tests on a real Docker engine (started when none answers).
//   node scripts/test.ts [--no-engine]
// The last line is `N passed, N failed`: tests as vitest counts them, each other check as one.

import { dirname, join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { ensureEngine } from './engine.ts';
import { makeImages } from './images.ts';
import type { Count } from './vitest-report.ts';
import { endSignal, runVitest } from './vitest-run.ts';

const ROOT = dirname(import.meta.dirname);
const PASSED: Count = { passed: 1, failed: 0 };
const FAILED: Count = { passed: 0, failed: 1 };

const end = endSignal();

/** Runs a program of node_modules/.bin (or node) with our streams; true when it exits 0. */
async function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  const bin = join(ROOT, 'node_modules/.bin');
  const path = `${bin}:${process.env['PATH'] ?? ''}`;
  const done = await execa(command, args, {
    cwd: ROOT,
    env: { PATH: path },
    stdin: 'ignore',
    stdout: 'inherit',
    stderr: 'inherit',
    reject: false,
    cancelSignal: end,
  });
  if (done.failed && done.exitCode === undefined)
    console.error(`cannot run ${command}: ${done.shortMessage}`);
  return done.exitCode === 0;
}

async function check(command: string, ...args: readonly string[]): Promise<Count> {
  return (await succeeds(command, args)) ? PASSED : FAILED;
}

async function engineTests(): Promise<Count> {
  const engine = await ensureEngine();
  try {
    console.log(`engine: ${engine.host}`);
    await makeImages(engine.socket);
    await makeImages(engine.socket, ['shipshape-test/postgres:15', 'shipshape-test/postgres:15-2']);
    await makeImages(engine.socket, ['shipshape-test/mariadb:10.11', 'shipshape-test/stores:1']);
    return await runVitest('engine', end, engine);
  } finally {
    await engine.stop();
  }
}

/** One part under its heading, with its time. What it throws is its failure, not the end of the others. */
async function part(title: string, run: () => Promise<Count>): Promise<Count> {
  console.log(`\n=== ${title}`);
  const begun = performance.now();
  const count = await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return FAILED;
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`--- ${title}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`);
  return count;
}

const begun = performance.now();
const parts: readonly (readonly [string, () => Promise<Count>])[] = [
  [
    'format, lint, import borders',
    () =>
      check('biome', 'ci', '--error-on-warnings', `--colors=${process.stdout.isTTY ? 'force' : 'off'}`, '.'),
  ],
  ['types', () => check('tsc', '-p', '.')],
  ['generated types and reference are fresh', () => check('node', 'scripts/generate.ts', '--check')],
  ['generated command line reference is fresh', () => check('node', 'scripts/generate-cli.ts', '--check')],
  ['generated API and metrics reference is fresh', () => check('node', 'scripts/generate-api.ts', '--check')],
  ['import table is fresh', () => check('node', 'scripts/borders.ts', '--check')],
  ['dead code', () => check('knip')],
  ['lines per file', () => check('node', 'scripts/lines.ts')],
  ['unit tests', () => runVitest('unit', end)],
];
const counts: Count[] = [];
for (const [title, run] of parts) {
  if (!end.aborted) counts.push(await part(title, run));
}
if (!process.argv.includes('--no-engine') && !end.aborted) {
  counts.push(await part('tests on a Docker engine', engineTests));
}

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${((performance.now() - begun) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && !end.aborted ? 0 : 1;
