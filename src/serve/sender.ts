// Sends lines on a socket no faster than its reader takes them.

import type { Socket } from 'node:net';
import { type Frame, frameLine } from './frames.ts';

/** Resolves when the next line may be sent; never rejects: a reader that is gone takes everything. */
export function send(socket: Socket, frame: Frame): Promise<void> {
  if (socket.destroyed || !socket.writable) return Promise.resolve();
  if (socket.write(frameLine(frame))) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.once('drain', done);
    socket.once('close', done);
  });
}
