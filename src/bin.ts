#!/usr/bin/env node
// The process entry: argv, streams, signals and the exit code; nothing else.

import { enableCompileCache } from 'node:module';
import process from 'node:process';
import { becomeLean } from './cli/lean.ts';
import { cacheFolder, drained, processIo } from './cli/process-io.ts';

const cache = cacheFolder();
if (cache !== undefined) enableCompileCache(cache);

const { main } = await import('./cli/root.ts');
const { exitNumber } = await import('./cli/exit.ts');

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // The first asks to stop at the next step's border; the second does not ask. Both are safe: see the journal.
  process.on(name, () => {
    if (stop.signal.aborted) process.exit(exitNumber('interrupted'));
    stop.abort();
  });
}

const code = await main(
  process.argv.slice(2),
  processIo(stop.signal, {
    open: async (from) => (await import('./wire.ts')).open(from),
    reach: async (from) => (await import('./wire-client.ts')).reach(from),
    sshd: async (asked, signal) => (await import('./wire-attach.ts')).sshd(asked, signal),
    tui: async (wanted) => (await import('./wire-tui.ts')).becomeTui(wanted),
    archive: async (from) => (await import('./wire-archive.ts')).archive(from),
    serve: async (from) => {
      const words = becomeLean();
      return (await import('./wire-daemon.ts')).serve(from, words);
    },
  }),
);
await drained();
process.exit(exitNumber(code));
