// The real Io of a process. Writing to a reader that has gone away (`| head`) is no error: what
// is printed is lost, what is being applied goes on.

import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Io, Writer } from './io.ts';

type Stream = NodeJS.WriteStream;

/** Streams, environment and folder of this process. */
export function processIo(
  signal: AbortSignal,
  doors: Pick<Io, 'open' | 'reach' | 'serve' | 'archive' | 'sshd' | 'tui'>,
): Io {
  return {
    stdin: { isTTY: process.stdin.isTTY === true, text: () => text(process.stdin), line: nextLine },
    stdout: writer(process.stdout),
    stderr: writer(process.stderr),
    // Services and cron have no USER; who applied something is worth knowing all the same.
    env: { LOGNAME: userName(), ...process.env },
    runtime: process.versions.node,
    cwd: process.cwd(),
    ...doors,
    signal,
  };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

/**
 * Where compiled code is kept. Not below /tmp, where Node itself would keep it, and in no folder that somebody
 * else may write (`sudo -E` leaves HOME as it was): whoever prepares it has root run code of theirs.
 */
export function cacheFolder(): string | undefined {
  const { XDG_CACHE_HOME = '', HOME = '' } = process.env;
  const above = isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(HOME, '.cache');
  const folder = join(above, 'shipshape');
  return isAbsolute(above) && [folder, above, dirname(above)].every(isOurs) ? folder : undefined;
}

/** A folder that is not there yet is ours when the one above is. */
function isOurs(folder: string): boolean {
  try {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found === undefined) return true;
    const isOwn = found.uid === 0 || found.uid === process.geteuid?.();
    return isOwn && (found.mode & 0o022) === 0;
  } catch {
    return false;
  }
}

/** Resolves when all that was written has left the process (or has nowhere to go). */
export async function drained(): Promise<void> {
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
}

async function nextLine(signal: AbortSignal): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, signal });
  try {
    for await (const line of lines) return line;
    return undefined;
  } finally {
    lines.close();
  }
}

function writer(stream: Stream): Writer {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    write: (words) => {
      if (stream.writable) stream.write(words);
    },
    isTTY: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : 80,
  };
}

function flush(stream: Stream): Promise<void> {
  return new Promise((resolve) => {
    if (!stream.writable) resolve();
    else stream.write('', () => resolve());
  });
}
