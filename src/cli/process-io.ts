// The real Io of a process. Writing to a reader that has gone away (`| head`) is no error: what
// is printed is lost, what is being applied goes on.

import process from 'node:process';
import { text } from 'node:stream/consumers';
import type { Io, Writer } from './io.ts';

type Stream = NodeJS.WriteStream;

/** Streams, environment and folder of this process. */
export function processIo(signal: AbortSignal, open: Io['open']): Io {
  return {
    stdin: { isTTY: process.stdin.isTTY === true, text: () => text(process.stdin) },
    stdout: writer(process.stdout),
    stderr: writer(process.stderr),
    env: process.env,
    runtime: process.versions.node,
    cwd: process.cwd(),
    open,
    signal,
  };
}

/** Resolves when all that was written has left the process (or has nowhere to go). */
export async function drained(): Promise<void> {
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
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
