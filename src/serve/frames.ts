// Lines of JSON on a byte stream: how both ends of the control socket speak. A line that is too long, is no
// JSON or is no object ends the conversation; nothing is ever buffered beyond the limit.

import { Buffer } from 'node:buffer';
import type { Readable } from 'node:stream';
import { Failure } from '../model/failure.ts';

export type Frame = { readonly [key: string]: unknown };

/** Frames until the stream ends. A rest without a line end is no frame. `limit`: bytes of one line, asked anew for each. */
export async function* readFrames(stream: Readable, limit: () => number): AsyncGenerator<Frame, void> {
  let held: Buffer[] = [];
  let size = 0;
  // A stream that is left lives on: whoever spoke nonsense is told so before they are hung up on.
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    let rest: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      if (size + end > limit()) throw tooLong(limit());
      yield frameOf(Buffer.concat([...held, rest.subarray(0, end)]));
      held = [];
      size = 0;
      rest = rest.subarray(end + 1);
    }
    size += rest.length;
    if (size > limit()) throw tooLong(limit());
    if (rest.length > 0) held.push(rest);
  }
}

/** One line, ready to be sent. */
export function frameLine(frame: Frame): string {
  return `${JSON.stringify(frame)}\n`;
}

function frameOf(line: Buffer): Frame {
  let value: unknown;
  try {
    value = JSON.parse(line.toString('utf8'));
  } catch (cause) {
    throw new Failure('serve/bad-frame', 'a line is no JSON', { cause, retry: 'never' });
  }
  if (!isFrame(value)) throw new Failure('serve/bad-frame', 'a line is no JSON object', { retry: 'never' });
  return value;
}

export function isFrame(value: unknown): value is Frame {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tooLong(limit: number): Failure {
  return new Failure('serve/too-long', `a line is longer than ${limit} bytes`, { retry: 'never' });
}
