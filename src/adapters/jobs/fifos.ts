// Streams of a job as FIFOs in a folder that its containers see. Nothing here ever waits in an open call: a
// FIFO whose other end nobody opens would hold one of the few threads of the process for ever. Ends are
// opened without waiting, and whether somebody is there shows when bytes come, or when the container ends.

import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, constants, openSync } from 'node:fs';
import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Failure } from '../../model/failure.ts';

const OPEN_MS = 10;

/** Makes a folder with these FIFOs. Containers see its inner folder; only we can reach it from the host. */
export async function makeFifos(root: string, name: string, fifos: readonly string[]): Promise<string> {
  const outer = join(root, name);
  const inner = join(outer, 'streams');
  try {
    await mkdir(root, { recursive: true, mode: 0o700 });
    await mkdir(outer, { mode: 0o700 });
    await mkdir(inner);
    // Programs run as any user; the folder around it keeps other users of the host out.
    await chmod(inner, 0o755);
    const paths = fifos.map((fifo) => join(inner, fifo));
    if (paths.length > 0) await promisify(execFile)('mkfifo', ['-m', '0666', '--', ...paths]);
  } catch (cause) {
    throw new Failure('job/no-folder', `cannot make the streams of a job in ${root}`, {
      hint: 'this user must be able to write there, and there must be space; coreutils has mkfifo',
      retry: 'later',
      cause,
    });
  }
  return inner;
}

/** Removes the folder of streams that `makeFifos` made. */
export async function removeFifos(root: string, name: string): Promise<void> {
  await rm(join(root, name), { recursive: true, force: true });
}

/** A name for the folder of a job: it says whose it is, whatever runs are called. */
export function folderName(run: string): string {
  return `${keyOf(run)}-${randomBytes(6).toString('hex')}`;
}

/** Whether a folder of that name is of one of these runs, of none of them, or not a job's at all. */
export function runOfFolder(name: string, living: ReadonlySet<string>): 'living' | 'dead' | 'none' {
  const key = /^([0-9a-f]{16})-[0-9a-f]{12}$/.exec(name)?.[1];
  if (key === undefined) return 'none';
  return [...living].some((run) => keyOf(run) === key) ? 'living' : 'dead';
}

function keyOf(run: string): string {
  return createHash('sha256').update(run).digest('hex').slice(0, 16);
}

/** Names of folders that `makeFifos` made and nobody removed. */
export async function leftFifos(root: string): Promise<readonly string[]> {
  return await readdir(root).catch(() => []);
}

export type ReadingEnd = {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Nobody writes any more: what was written is still read, and then `bytes` ends. */
  finish(): void;
  /** Ends `bytes` at once, with an error when it had not come to its end. */
  close(): void;
};

/** The end that we read. It stays open until `finish`, however often a program opens and closes its own. */
export function openForReading(path: string): ReadingEnd {
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  let holder: number | undefined = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  // A socket reads without holding a thread.
  const socket = new Socket({ fd: reader, readable: true, writable: false });
  socket.on('error', () => {});
  function finish(): void {
    if (holder !== undefined) closeSync(holder);
    holder = undefined;
  }
  return {
    bytes: socket,
    finish,
    close() {
      socket.destroy(new Failure('job/cut', 'the job ended before its data did', { retry: 'later' }));
      finish();
    },
  };
}

/** How a program took what it was fed. `cut`: it ended, or was ended, before all was read. */
export type Fed = 'all' | 'cut';

/**
 * Feeds a program until `bytes` ends. Throws what `bytes` throws, and leaves the end open until `over` then:
 * an end that closes would look like the end of the data.
 */
export async function writeTo(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  over: AbortSignal,
): Promise<Fed> {
  const fd = await openForWriting(path, over);
  if (fd === undefined) return 'cut';
  const socket = new Socket({ fd, readable: false, writable: true });
  socket.on('error', () => {});
  over.addEventListener('abort', () => socket.destroy(), { once: true });
  for await (const piece of bytes) if (!(await written(socket, piece))) return 'cut';
  socket.destroy();
  return 'all';
}

/** True when the kernel has it; false when nobody reads any more. */
function written(socket: Socket, piece: Uint8Array): Promise<boolean> {
  if (socket.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    const closed = () => resolve(false);
    socket.once('close', closed);
    socket.write(piece, (error) => {
      socket.off('close', closed);
      resolve(error === null || error === undefined);
    });
  });
}

/** Open as soon as somebody reads; undefined when it is over before. */
async function openForWriting(path: string, over: AbortSignal): Promise<number | undefined> {
  while (!over.aborted) {
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      const isLonely = error instanceof Error && 'code' in error && error.code === 'ENXIO';
      if (!isLonely) throw error;
    }
    await sleep(OPEN_MS);
  }
  return undefined;
}

/** Lets whoever waits for the other end of a FIFO go on: it finds the end of the data, or nobody who reads. */
export function wake(path: string): void {
  closeSync(openSync(path, constants.O_RDWR | constants.O_NONBLOCK));
}
