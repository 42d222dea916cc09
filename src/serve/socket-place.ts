// Where a control socket lies: in a folder that only its owner may write to, made when it is missing. What a
// dead daemon left is cleared away only when nobody answers on it, and nothing but a socket is ever removed.

import { lstat, mkdir, unlink } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { Failure } from '../model/failure.ts';

/** Longest path of a unix socket that Linux takes. */
const LONGEST = 107;
const OTHERS_MAY_WRITE = 0o022;

/** Makes `path` free to listen on; fails with `serve/already-running`, `serve/not-a-socket`, `serve/open-folder`. */
export async function clearPlace(path: string): Promise<void> {
  if (Buffer.byteLength(path) > LONGEST) {
    throw new Failure('serve/path-too-long', `${path} is too long for a socket (${LONGEST} bytes)`, {
      hint: 'name a shorter one in fleet.yaml: listeners.control',
    });
  }
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { mode } = await lstat(folder);
  if ((mode & OTHERS_MAY_WRITE) !== 0 && (mode & 0o1000) === 0) {
    throw new Failure('serve/open-folder', `others may write to ${folder}`, { hint: `chmod go-w ${folder}` });
  }
  const found = await lstat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw new Failure('serve/unreadable', `cannot look at ${path} (${cause.code})`, { cause });
  });
  if (found === undefined) return;
  if (!found.isSocket()) {
    throw new Failure('serve/not-a-socket', `${path} is there and is no socket`, {
      hint: 'move it away, or name another place in fleet.yaml: listeners.control',
    });
  }
  if (await answers(path)) {
    throw new Failure('serve/already-running', `a daemon answers on ${path} already`, {
      hint: 'one daemon looks after a fleet: stop that one first',
    });
  }
  await unlink(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
  });
}

/** True when somebody listens, also when they are too busy to take the call. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(path);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT');
    });
  });
}
