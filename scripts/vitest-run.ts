// One project of the tests, counted. What the tests leave behind counts as failed: in the temporary folder
// that they are given, and on an engine that was started for them alone.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import type { RunningEngine } from './engine.ts';
import { leftInFolder, leftOnEngine } from './leftovers.ts';
import { type Count, countOf, readReport } from './vitest-report.ts';

const ROOT = dirname(import.meta.dirname);

/**
 * Runs the project with our streams; an aborted signal ends it, and the rest is tidied up all the same.
 * `without`: files that are left out.
 */
export async function runVitest(
  project: string,
  signal: AbortSignal,
  engine?: RunningEngine,
  without: readonly string[] = [],
): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'shipshape-test-'));
  const report = join(folder, 'report.json');
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const vitest = [process.execPath, join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run'];
  const left = without.map((file) => `--exclude=${file}`);
  const options = ['--project', project, '--reporter=default', '--reporter=json', ...left];
  // In the engine's own network, so that the ports it publishes are those that the tests reach.
  const enter = engine?.network === undefined ? [] : ['nsenter', `--net=/run/netns/${engine.network}`];
  const [program = '', ...args] = [...enter, ...vitest, ...options, `--outputFile.json=${report}`];
  const bin = join(ROOT, 'node_modules/.bin');
  const address = engine && { DOCKER_HOST: engine.host, SHIPSHAPE_TEST_SOCKET: engine.socket };
  try {
    const done = await execa(program, args, {
      cwd: ROOT,
      env: { ...address, PATH: `${bin}:${process.env['PATH'] ?? ''}`, TMPDIR: temporary },
      stdin: 'ignore',
      stdout: 'inherit',
      stderr: 'inherit',
      reject: false,
      cancelSignal: signal,
      // Tests that are told to end still have to tidy up.
      forceKillAfterDelay: 60_000,
    });
    const { passed, failed, skipped } = countOf(readReport(report), done.exitCode === 0);
    if (skipped > 0) console.log(`${skipped} skipped`);
    const behind = [
      ...leftInFolder(temporary),
      ...(engine?.isPrivate === true ? await leftOnEngine(engine) : []),
    ];
    if (behind.length > 0) console.error(`left behind by tests: ${behind.join(', ')}`);
    return { passed, failed: failed + behind.length };
  } finally {
    remove(folder);
  }
}

/** What is still in use stays; it was counted already. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    console.error(`cannot remove ${folder}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Aborted by the first signal that asks this process to end, so that it can end what it has begun. */
export function endSignal(): AbortSignal {
  const end = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => end.abort());
  return end.signal;
}
