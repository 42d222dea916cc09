#!/usr/bin/env node
// The process entry: argv, streams, signals and the exit code; nothing else.

import { enableCompileCache } from 'node:module';
import { isAbsolute, join } from 'node:path';
import process from 'node:process';

// Not below /tmp, where Node would keep it: whoever prepares that folder first has root run code of theirs.
const { XDG_CACHE_HOME = '', HOME = '' } = process.env;
const cache = isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(HOME, '.cache');
if (isAbsolute(cache)) enableCompileCache(join(cache, 'shipshape'));

const { main } = await import('./cli/root.ts');
const { exitNumber } = await import('./cli/exit.ts');
const { drained, processIo } = await import('./cli/process-io.ts');

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
  processIo(stop.signal, async (from) => (await import('./wire.ts')).open(from)),
);
await drained();
process.exit(exitNumber(code));
