// The command line as people start it: whole processes, from their start to their end; as it is installed
// (built), and from the checkout, where Node strips the types.

import { copyFileSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { build } from '../scripts/build.ts';
import { cacheFolder } from '../scripts/engine.ts';
import { type Row, timed } from './table.ts';

const ROOT = join(import.meta.dirname, '..');
const VERSION_MS = 80;
const PLAN_MS = 400;

/** `--version`, and `plan` of a fleet with nothing to do; beside them an empty program, for the machine. */
export async function benchCli(fleetFile: string, rounds: number): Promise<readonly Row[]> {
  const [installed, checkout] = [await install(), join(ROOT, 'src/bin.ts')];
  const plan = ['--fleet', fleetFile, 'plan'];
  const commands = [
    { what: 'node --eval 0', limit: undefined, args: ['--eval', '0'] },
    { what: 'shipshape --version', limit: VERSION_MS, args: [installed, '--version'] },
    { what: 'the same from the checkout', limit: VERSION_MS, args: [checkout, '--version'] },
    { what: 'shipshape plan, 50 containers, no-op', limit: PLAN_MS, args: [installed, ...plan] },
    { what: 'the same from the checkout', limit: undefined, args: [checkout, ...plan] },
  ].map((one): typeof one & { readonly runs: Run[] } => ({ ...one, runs: [] }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { args, runs } of commands) {
      const ran = await run(args);
      // The first round fills the caches, Node's own of compiled code among them.
      if (round > 0) runs.push(ran);
    }
  }
  return commands.map(({ what, limit, runs }) => rowOf(what, limit, runs));
}

type Run = { readonly wallMs: number; readonly cpuMs: number };

async function run(args: readonly string[]): Promise<Run> {
  const before = childrenCpuMs();
  const wallMs = await timed(() => execa(process.execPath, args, { stdin: 'ignore' }));
  return { wallMs, cpuMs: childrenCpuMs() - before };
}

/** CPU that ended children, and theirs, have used; the kernel counts in hundredths of a second. */
function childrenCpuMs(): number {
  const [, after = ''] = readFileSync('/proc/self/stat', 'latin1').split(') ');
  const fields = after.split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

/** The least counts: what else a machine does adds to a run, and never takes away from it. */
function rowOf(what: string, limit: number | undefined, runs: readonly Run[]): Row {
  const walls = runs.map(({ wallMs }) => wallMs);
  const least = Math.min(...walls);
  const cpuMs = runs.reduce((sum, one) => sum + one.cpuMs, 0) / runs.length;
  return {
    what,
    limit: limit === undefined ? '-' : `<= ${limit} ms`,
    measured: `${least.toFixed(0)} ms`,
    ok: limit === undefined ? undefined : least <= limit,
    raw: `CPU ${cpuMs.toFixed(0)} ms; [${walls.map((wall) => wall.toFixed(0)).join(' ')}]`,
  };
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
