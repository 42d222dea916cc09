// What may not grow: files by what happened, everything else not at all.

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { YearWorld } from './world.ts';

export type Figures = {
  /** MB that are in use after the collector ran. */
  readonly heapMb: number;
  /** Of the process: what libuv holds open. */
  readonly handles: number;
  readonly openFiles: number;
  /** Who sleeps on the clock. */
  readonly sleepers: number;
  readonly ledgerBytes: number;
  readonly proposals: number;
  readonly historyBytes: number;
  readonly historyFiles: number;
  readonly auditBytes: number;
  readonly journalBytes: number;
  readonly journalFiles: number;
  readonly recordBytes: number;
};

export async function measure({ folder, clock, ledger }: YearWorld): Promise<Figures> {
  const files = await filesBelow(folder);
  const sum = (start: string) =>
    files.reduce((total, { path, size }) => total + (path.startsWith(start) ? size : 0), 0);
  const count = (start: string) => files.filter(({ path }) => path.startsWith(start)).length;
  return {
    heapMb: heapMb(),
    handles: process.getActiveResourcesInfo().length,
    openFiles: (await readdir('/proc/self/fd').catch(() => [])).length,
    sleepers: clock.sleepers,
    ledgerBytes: sum('ledger.json') - sum('ledger.json.previous'),
    proposals: ledger.read().proposals.length,
    historyBytes: sum('history/'),
    historyFiles: count('history/'),
    auditBytes: sum('audit/'),
    journalBytes: sum('journal/'),
    journalFiles: count('journal/'),
    recordBytes: sum('state/'),
  };
}

function heapMb(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

async function filesBelow(
  folder: string,
): Promise<readonly { readonly path: string; readonly size: number }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const whole = join(parentPath, name);
      return { path: whole.slice(folder.length + 1), size: (await stat(whole)).size };
    }),
  );
}
