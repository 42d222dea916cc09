// The command line as people start it: whole processes, from their start to their end.

import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { type Row, timed, timeRow } from './table.ts';

const BIN = join(import.meta.dirname, '../src/bin.ts');
const VERSION_MS = 80;
const PLAN_MS = 400;

/** `--version`, and `plan` of a fleet with nothing to do; beside them an empty program, for the machine. */
export async function benchCli(fleetFile: string, rounds: number): Promise<readonly Row[]> {
  const run = (args: readonly string[]) => timed(() => execa(process.execPath, args, { stdin: 'ignore' }));
  const times = { empty: [], version: [], plan: [] } as Record<string, number[]>;
  for (let round = 0; round <= rounds; round += 1) {
    times['empty']?.push(await run(['--eval', '0']));
    times['version']?.push(await run([BIN, '--version']));
    times['plan']?.push(await run([BIN, '--fleet', fleetFile, 'plan']));
    if (round === 0) for (const list of Object.values(times)) list.length = 0;
  }
  const { empty = [], version = [], plan = [] } = times;
  return [
    timeRow('node --eval 0', undefined, empty),
    timeRow('shipshape --version', VERSION_MS, version),
    timeRow('shipshape plan, 50 containers, no-op', PLAN_MS, plan),
  ];
}
