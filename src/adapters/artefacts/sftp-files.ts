// Bytes to and from a file on an SFTP server. Many small requests are in the air at once, because a line's way
// there and back would otherwise be paid for each; together they are a few megabytes, whatever the size.

import type { SFTPWrapper } from 'ssh2';
import { cutShort } from './failures.ts';
import { within } from './flow.ts';
import { asked, type Session } from './sftp-session.ts';

/** What every server takes in one request. */
const PIECE = 32 * 1024;
/** 4 MiB: enough for 130 MB/s over a line of 30 ms. */
const IN_THE_AIR = 128;

export type Moving = {
  readonly session: Session;
  readonly sftp: SFTPWrapper;
  /** For messages: `write v1/…`. */
  readonly what: string;
  readonly signal: AbortSignal;
};

/** Writes a new file and has it on the server's disk when it returns; gives its size. The name must be free. */
export async function writeFile(
  { session, sftp, what, signal }: Moving,
  path: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  const moving = <T>(promise: Promise<T>) =>
    within(promise, `${what} at ${session.place}`, session.idleMs, signal);
  const handle = await moving(asked<Buffer>((done) => sftp.open(path, 'wx', { mode: 0o600 }, done)));
  try {
    const going: Promise<void>[] = [];
    let written = 0;
    for await (const piece of bytes) {
      for (let at = 0; at < piece.length; at += PIECE) {
        const part = Buffer.from(piece.subarray(at, at + PIECE));
        const position = written;
        written += part.length;
        const sent = asked<void>((done) => sftp.write(handle, part, 0, part.length, position, done));
        // Waited for in its turn below; one that fails before that must not be nobody's.
        sent.catch(() => undefined);
        going.push(sent);
        if (going.length >= IN_THE_AIR) await moving(going.shift() ?? sent);
      }
    }
    for (const sent of going) await moving(sent);
    await moving(asked((done) => sftp.ext_openssh_fsync(handle, done)));
    return written;
  } finally {
    await moving(asked<void>((done) => sftp.close(handle, done))).catch(() => undefined);
  }
}

/** All of a file of `size` bytes, in order. */
export async function* readFile(
  { session, sftp, what, signal }: Moving,
  path: string,
  size: number,
): AsyncIterable<Uint8Array> {
  const words = `${what} at ${session.place}`;
  const moving = <T>(promise: Promise<T>) => within(promise, words, session.idleMs, signal);
  const handle = await moving(asked<Buffer>((done) => sftp.open(path, 'r', done)));
  try {
    const going: Promise<Buffer>[] = [];
    let wanted = 0;
    for (let came = 0; came < size; ) {
      for (; wanted < size && going.length < IN_THE_AIR; wanted += PIECE) {
        const coming = readPiece(sftp, handle, wanted, Math.min(PIECE, size - wanted));
        coming.catch(() => undefined);
        going.push(coming);
      }
      const next = going.shift();
      if (next === undefined) break;
      const piece = await moving(next);
      if (piece.length === 0) throw cutShort(words, size, came);
      came += piece.length;
      yield piece;
    }
  } finally {
    await moving(asked<void>((done) => sftp.close(handle, done))).catch(() => undefined);
  }
}

/** A server may give less than was asked for; empty: the file ends before. */
async function readPiece(sftp: SFTPWrapper, handle: Buffer, from: number, length: number): Promise<Buffer> {
  const piece = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const came = await readOnce(sftp, handle, piece, filled, length - filled, from + filled);
    if (came === 0) return Buffer.alloc(0);
    filled += came;
  }
  return piece;
}

function readOnce(
  sftp: SFTPWrapper,
  handle: Buffer,
  into: Buffer,
  at: number,
  length: number,
  position: number,
): Promise<number> {
  return new Promise((resolve, reject) => {
    sftp.read(handle, into, at, length, position, (error, came) => {
      const isEnd = error !== undefined && error !== null && 'code' in error && error.code === 1;
      if (isEnd) resolve(0);
      else if (error === undefined || error === null) resolve(came);
      else reject(error);
    });
  });
}
