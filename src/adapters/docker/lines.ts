// Streams of the engine cut into what they carry: JSON lines (events, pulls, builds) and the frames
// of container logs. Memory is bounded whatever arrives.

import { badAnswer } from './failures.ts';

const MAX_LINE_BYTES = 8 * 1024 * 1024;

/** The JSON objects of a stream that has one per line. */
export async function* jsonLines(
  what: string,
  pieces: AsyncIterable<Uint8Array>,
): AsyncIterable<Record<string, unknown>> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    rest += decoder.decode(piece, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_BYTES) throw badAnswer(what, 'a line without end');
    for (const line of lines) if (line.trim() !== '') yield parseLine(what, line);
  }
  if (rest.trim() !== '') yield parseLine(what, rest);
}

function parseLine(what: string, line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Falls through to the failure: half a line means that the stream was cut.
  }
  throw badAnswer(what, 'a line that is no JSON object');
}

/**
 * The payload of a log stream without a terminal: frames of 8 bytes header (kind, 3 zeros, length)
 * and as many bytes of text.
 */
export function unframe(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const length = view.getUint32(at + 4);
    parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return Buffer.concat(parts);
}

/** A piece of one of the streams of a log. */
export type LogPiece = { readonly stream: number; readonly bytes: Uint8Array };

/** The same as `unframe`, of a log that goes on: pieces as they come, wherever frames are cut. */
export async function* frames(pieces: AsyncIterable<Uint8Array>): AsyncIterable<LogPiece> {
  let rest = Buffer.alloc(0);
  let stream = 1;
  let left = 0;
  for await (const piece of pieces) {
    rest = Buffer.concat([rest, piece]);
    while (left > 0 ? rest.length > 0 : rest.length >= HEADER_BYTES) {
      if (left === 0) {
        stream = rest[0] ?? 1;
        left = rest.readUInt32BE(4);
        rest = rest.subarray(HEADER_BYTES);
      } else {
        const bytes = rest.subarray(0, left);
        left -= bytes.length;
        rest = rest.subarray(bytes.length);
        yield { stream, bytes };
      }
    }
  }
}

const HEADER_BYTES = 8;

export async function* unframed(pieces: AsyncIterable<Uint8Array>): AsyncIterable<LogPiece> {
  for await (const bytes of pieces) yield { stream: 1, bytes };
}

/** Lines of a log as they become whole; what has no end comes in parts, so that memory is bounded. */
export async function* logLines(pieces: AsyncIterable<LogPiece>): AsyncIterable<string> {
  const open = new Map<number, ReturnType<typeof opened>>();
  for await (const { stream, bytes } of pieces) {
    const one = open.get(stream) ?? opened();
    open.set(stream, one);
    const lines = (one.text + one.decoder.decode(bytes, { stream: true })).split('\n');
    one.text = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/, '');
    if (one.text.length < LONGEST_LINE) continue;
    yield one.text;
    one.text = '';
  }
  for (const { text } of open.values()) if (text !== '') yield text.replace(/\r$/, '');
}

function opened() {
  return { decoder: new TextDecoder(), text: '' };
}

const LONGEST_LINE = 16 * 1024;

/** Text lines, without the empty one behind the last line break. */
export function textLines(bytes: Uint8Array): readonly string[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.replace(/\r$/, ''));
}
