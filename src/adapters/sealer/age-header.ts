// The header of an age file: who can open it. Made and read by the age-encryption package, which hands us the
// file key through a recipient of our own. Never keeps or tells a key.

import { arrayBuffer } from 'node:stream/consumers';
import { Decrypter, Encrypter } from 'age-encryption';
import { Failure } from '../../model/failure.ts';
import { after, damaged } from './age-payload.ts';

/** A line per recipient; hundreds of them fit. */
const MAX_HEADER = 64 * 1024;
/** What the package puts after the header of an empty file: a nonce, and the tag of the empty chunk. */
const EMPTY_PAYLOAD = 16 + 16;
const END = /\n--- [A-Za-z0-9+/]{43}\n/;

/** A new file key and the header that gives it to `recipients` (`age1…`). Fails with `artefact/bad-recipient`. */
export async function newHeader(recipients: readonly string[]): Promise<{
  readonly header: Uint8Array;
  readonly fileKey: Uint8Array;
}> {
  const encrypter = new Encrypter();
  let fileKey: Uint8Array | undefined;
  for (const recipient of recipients) addRecipient(encrypter, recipient);
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = Uint8Array.from(key);
      return [];
    },
  });
  const file = await encrypter.encrypt(ReadableStream.from([]));
  const bytes = new Uint8Array(await arrayBuffer(file));
  if (fileKey === undefined) throw new Error('bug: no file key was made');
  return { header: bytes.subarray(0, bytes.length - EMPTY_PAYLOAD), fileKey };
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  try {
    // Post-quantum and hardware recipients (age1pq1…, age1tag1…) may not stand beside plain ones in a file.
    if (!/^age1[a-z0-9]{58}$/.test(recipient)) throw new Error('not a plain recipient');
    encrypter.addRecipient(recipient);
  } catch (cause) {
    const short = JSON.stringify(recipient.length > 24 ? `${recipient.slice(0, 24)}…` : recipient);
    throw new Failure('artefact/bad-recipient', `${short} is no age recipient`, {
      hint: 'a recipient looks like age1… and has 62 characters; `age-keygen` makes one',
      cause,
    });
  }
}

/** The file key of an age file for one of `identities`, and what comes after its header. */
export async function readHeader(
  bytes: AsyncIterable<Uint8Array>,
  identities: readonly string[],
): Promise<{ readonly fileKey: Uint8Array; readonly rest: AsyncIterable<Uint8Array> }> {
  const reader = bytes[Symbol.asyncIterator]();
  try {
    const { header, rest } = await takeHeader(reader);
    const decrypter = new Decrypter();
    for (const identity of identities) decrypter.addIdentity(identity);
    return { fileKey: await unwrap(decrypter, header), rest: after(rest, reader) };
  } catch (error) {
    await reader.return?.();
    throw error;
  }
}

async function unwrap(decrypter: Decrypter, header: Uint8Array): Promise<Uint8Array> {
  try {
    return await decrypter.decryptHeader(header);
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : '';
    if (!words.startsWith('no identity matched')) throw damaged('has a damaged header', cause);
    throw new Failure('artefact/no-key', 'the sealed payload is for other keys than the one of this host', {
      hint: 'open it with one of the identities that it was sealed for',
      retry: 'never',
      cause,
    });
  }
}

async function takeHeader(
  reader: AsyncIterator<Uint8Array>,
): Promise<{ readonly header: Uint8Array; readonly rest: Uint8Array }> {
  let head = Buffer.alloc(0);
  for (;;) {
    const found = END.exec(head.subarray(0, MAX_HEADER).toString('latin1'));
    if (found !== null) {
      const end = found.index + found[0].length;
      return { header: head.subarray(0, end), rest: head.subarray(end) };
    }
    const next = head.length < MAX_HEADER ? await reader.next() : undefined;
    if (next === undefined || next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  if (!'age-encryption.org/v1\n'.startsWith(head.subarray(0, 22).toString('latin1'))) {
    throw damaged('does not begin as an age file does');
  }
  throw damaged(head.length >= MAX_HEADER ? 'has no end of its header' : 'is cut short');
}
