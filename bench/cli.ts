// The command line as people start it: whole processes, from their start to their end; as it is installed
// (built), and from the checkout, where Node strips the types.

import { copyFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { build } from '../scripts/build.ts';
import { cacheFolder } from '../scripts/engine.ts';
import { type Row, timed, timeRow } from './table.ts';

const ROOT = join(import.meta.dirname, '..');
const VERSION_MS = 80;
const PLAN_MS = 400;

/** `--version`, and `plan` of a fleet with nothing to do; beside them an empty program, for the machine. */
export async function benchCli(fleetFile: string, rounds: number): Promise<readonly Row[]> {
  const run = (args: readonly string[]) => timed(() => execa(process.execPath, args, { stdin: 'ignore' }));
  const [installed, checkout] = [await install(), join(ROOT, 'src/bin.ts')];
  const plan = ['--fleet', fleetFile, 'plan'];
  const commands = [
    { what: 'node --eval 0', limit: undefined, args: ['--eval', '0'] },
    { what: 'shipshape --version', limit: VERSION_MS, args: [installed, '--version'] },
    { what: 'the same from the checkout', limit: VERSION_MS, args: [checkout, '--version'] },
    { what: 'shipshape plan, 50 containers, no-op', limit: PLAN_MS, args: [installed, ...plan] },
    { what: 'the same from the checkout', limit: PLAN_MS, args: [checkout, ...plan] },
  ].map((one): typeof one & { readonly times: number[] } => ({ ...one, times: [] }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { args, times } of commands) {
      const time = await run(args);
      // The first round fills the caches, Node's own of compiled code among them.
      if (round > 0) times.push(time);
    }
  }
  return commands.map(({ what, limit, times }) => timeRow(what, limit, times));
}

/** Builds the program as its package has it; gives its entry. */
async function install(): Promise<string> {
  const folder = cacheFolder('installed');
  rmSync(folder, { recursive: true });
  await build(join(folder, 'dist'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  return join(folder, 'dist/src/bin.js');
}
