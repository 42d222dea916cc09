// The way into the terminal UI: this process becomes that one. It loads nothing of it, so that no other command
// pays for what screens are made of.

import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import process from 'node:process';
import type { TuiWanted } from './cli/io.ts';
import { cacheFolder } from './cli/process-io.ts';
import { Failure } from './model/failure.ts';

/** The file that the process of terminals on this terminal begins with. */
function entry(): string {
  const extension = extname(import.meta.filename);
  // Built, this file lies in dist/src as it lies in src here.
  return join(import.meta.dirname, '..', 'tui', `main${extension}`);
}

/** Becomes the terminal UI, with `wanted` as tui/main.ts reads it; returns only by failing. */
export function becomeTui({ env, ...wanted }: TuiWanted): never {
  const file = entry();
  if (process.execve === undefined || !existsSync(file)) {
    throw new Failure('tui/not-here', 'this installation has no terminal UI', {
      hint: 'install shipshape as it is built, on Linux or macOS',
      retry: 'never',
    });
  }
  const cache = env['NODE_COMPILE_CACHE'] ?? cacheFolder();
  const given = Object.entries({ ...env, NODE_COMPILE_CACHE: cache }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const args = [process.execPath, ...FLAGS, file, JSON.stringify(wanted)];
  return process.execve(process.execPath, args, Object.fromEntries(given));
}

/** A young generation of a few megabytes is plenty for one screen. */
const FLAGS = ['--max-semi-space-size=2', '--disable-warning=ExperimentalWarning'];
