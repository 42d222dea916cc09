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

/** Text lines, without the empty one behind the last line break. */
export function textLines(bytes: Uint8Array): readonly string[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.replace(/\r$/, ''));
}
