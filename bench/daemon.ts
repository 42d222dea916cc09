// What `shipshape serve` takes that looks after a thousand containers: after its start, after its first look, and
// later on, with nothing to do. The engine is the one in memory, behind a socket in the bench's own process.

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeMany } from './fleet.ts';
import { serveMemory } from './memory-engine.ts';
import { buildProgram, type ServeProcess, startServe } from './serve-process.ts';
import { amountRow, type Row } from './table.ts';

const KNOWN = 1000;
const RSS_MB = 150;
const SWEEP_S = 2;
const INSPECT_S = 10;
const SWEEPS = 10;
const ROUNDS = 3;
/** Descriptors come and go with git and with calls; a leak of one for each pass is far more. */
const FILES_MORE = 8;

/** `minutes`: how long the daemon is watched with nothing to do. */
export async function benchDaemon(folder: string, minutes: number): Promise<readonly Row[]> {
  const server = await serveMemory(join(folder, 'memory.sock'), ['shipshape-test/web:1']);
  try {
    const more = `  drift: { sweep: ${SWEEP_S}s, inspect: ${INSPECT_S}s }\n`;
    const fleetFile = await writeMany(join(folder, 'few'), KNOWN, server.host, more);
    const bin = await buildProgram(join(folder, 'built'));
    const making = await startServe(bin, fleetFile);
    const made = await settledMb(making);
    await making.stop();
    const samples = { start: [] as number[], first: [] as number[], swept: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      const daemon = await startServe(bin, fleetFile);
      samples.start.push(daemon.rssMb());
      samples.first.push(await settledMb(daemon));
      await sleep(SWEEPS * SWEEP_S * 1000);
      samples.swept.push(daemon.rssMb());
      if (round < ROUNDS - 1) await daemon.stop();
      else return [...memoryRows(samples, made), ...(await watch(daemon, minutes))];
    }
    return [];
  } finally {
    server.close();
  }
}

function memoryRows(
  { start, first, swept }: Record<'start' | 'first' | 'swept', readonly number[]>,
  made: number,
): readonly Row[] {
  const what = `serve, ${KNOWN} containers known`;
  return [
    amountRow(`${what}: memory when it can be asked`, undefined, start, 'MB'),
    amountRow(`${what}: after the first look`, RSS_MB, first, 'MB'),
    amountRow(
      `${what}: after ${SWEEPS} sweeps and ${(SWEEPS * SWEEP_S) / INSPECT_S} full looks`,
      RSS_MB,
      swept,
      'MB',
    ),
    amountRow(`${what}: just made`, undefined, [made], 'MB'),
  ];
}

/** Memory once all is ready. */
async function settledMb(daemon: ServeProcess): Promise<number> {
  for (;;) {
    const { instances, problems } = await daemon.status();
    if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
    if (instances.length === KNOWN && instances.every(({ isReady }) => isReady)) return daemon.rssMb();
    await sleep(200);
  }
}

/** Memory and open files of a daemon with nothing to do, every few seconds. */
async function watch(daemon: ServeProcess, minutes: number): Promise<readonly Row[]> {
  const memory: number[] = [];
  const files: number[] = [];
  for (let sample = 0; sample < minutes * 6; sample += 1) {
    await sleep(INSPECT_S * 1000);
    memory.push(daemon.rssMb());
    files.push(daemon.openFiles());
  }
  const peak = daemon.peakMb();
  const looks = daemon.told.filter(({ kind }) => kind === 'pass.ended').length;
  await daemon.stop();
  const half = Math.ceil(files.length / 2);
  const grown = Math.max(...files.slice(half)) - Math.max(...files.slice(0, half));
  const what = `serve, ${minutes} minutes and ${looks} looks later`;
  return [
    amountRow(`${what}: memory`, RSS_MB, memory, 'MB'),
    amountRow(`${what}: largest ever`, undefined, [peak], 'MB'),
    {
      ...amountRow(`${what}: open files more than before`, FILES_MORE, files, ''),
      measured: `${grown}`,
      ok: grown <= FILES_MORE,
    },
  ];
}
