// What sshd's forced command and the process of terminals say to each other on their socket. The command begins
// with one line of JSON; then both send packets: a kind, a length, and so many bytes. Pure.

import { Failure } from '../model/failure.ts';
import { type Frame, isFrame } from './frames.ts';

/** What is asked. `keys`: the line of authorized_keys for a key that somebody offers. */
export type Wanted =
  | { readonly kind: 'keys'; readonly key: string }
  | {
      readonly kind: 'attach';
      /** What sshd took: `TYPE BASE64`. */
      readonly key: string;
      readonly address: string;
      /** Empty: a screen. */
      readonly command: string;
      /** Absent: there is no terminal. */
      readonly size: { readonly columns: number; readonly rows: number } | undefined;
      readonly env: Readonly<Record<string, string>>;
    };

/** From the command: what was typed, and the new size. To it: what to show, and how it ended. */
export type PacketKind = 'input' | 'resize' | 'output' | 'error' | 'exit' | 'mark' | 'reached';

const KINDS: readonly PacketKind[] = ['input', 'resize', 'output', 'error', 'exit', 'mark', 'reached'];
const HEAD = 5;
/** Bytes of one packet. */
export const MOST = 64 * 1024;
/** Bytes of the first line. */
export const FIRST = 32 * 1024;

/** One packet; `body` is cut by whoever has more than `MOST`. */
export function packet(kind: PacketKind, body: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(KINDS.indexOf(kind), 0);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** Text as packets of the right length. */
export function packets(kind: PacketKind, body: Uint8Array): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += MOST) parts.push(packet(kind, body.subarray(at, at + MOST)));
  return Buffer.concat(parts);
}

export function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32BE(Math.min(Math.max(0, Math.trunc(value) || 0), 0xffff_ffff), index * 4);
  });
  return bytes;
}

export function numbersOf(body: Buffer): readonly number[] {
  return Array.from({ length: Math.trunc(body.length / 4) }, (_, index) => body.readUInt32BE(index * 4));
}

/** Takes bytes as they come and gives whole packets; fails on what is none. */
export function createPacketReader(): (bytes: Buffer) => readonly { kind: PacketKind; body: Buffer }[] {
  let held: Buffer = Buffer.alloc(0);
  return (bytes) => {
    held = Buffer.concat([held, bytes]);
    const found: { kind: PacketKind; body: Buffer }[] = [];
    while (held.length >= HEAD) {
      const kind = KINDS[held.readUInt8(0)];
      const length = held.readUInt32BE(1);
      if (kind === undefined || length > MOST) throw new Failure('ssh/bad-packet', 'this is no packet');
      if (held.length < HEAD + length) break;
      found.push({ kind, body: held.subarray(HEAD, HEAD + length) });
      held = held.subarray(HEAD + length);
    }
    return found;
  };
}

/** The first line; fails on what is none. */
export function readWanted(line: string): Wanted {
  const value: unknown = JSON.parse(line);
  if (!isFrame(value)) throw bad();
  const key = text(value, 'key');
  if (value['kind'] === 'keys') return { kind: 'keys', key };
  if (value['kind'] !== 'attach') throw bad();
  const { size, env } = value;
  const given = isFrame(env) ? Object.entries(env) : [];
  return {
    ...{ kind: 'attach', key, address: text(value, 'address'), command: text(value, 'command') },
    size: isFrame(size) ? { columns: Number(size['columns']), rows: Number(size['rows']) } : undefined,
    env: Object.fromEntries(given.map(([name, one]) => [name, String(one)])),
  };
}

function text(frame: Frame, name: string): string {
  const value = frame[name];
  if (typeof value === 'string') return value;
  throw bad();
}

function bad(): Failure {
  return new Failure('ssh/bad-packet', 'the first line is none that is understood here', { retry: 'never' });
}
