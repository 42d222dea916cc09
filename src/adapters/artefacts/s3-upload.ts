// One object to an S3 service: in one piece when it is small, in parts otherwise. Parts that are in the air share
// a fixed budget of memory, whatever the size. Whatever goes wrong, the upload is aborted, so that no parts are
// paid for that nobody sees.

import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Failure } from '../../model/failure.ts';
import { exists } from './failures.ts';
import type { Rate } from './flow.ts';
import { type Calls, nameOf, statusOf } from './s3-client.ts';

const MIB = 1024 * 1024;
const PART = 8 * MIB;
/** For what has no known size: objects up to 312 GiB. */
const PART_OF_UNKNOWN = 32 * MIB;
const MAX_PARTS = 10_000;
/** Of all parts of one upload together. */
const MEMORY = 64 * MIB;
const AT_ONCE = 4;
/** The slowest line that a part is waited for, besides the idle time. */
const SLOWEST_BYTES_PER_MS = 16;

export type Upload = {
  readonly calls: Calls;
  readonly bucket: string;
  /** With the store's prefix. */
  readonly key: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly size: number | undefined;
  readonly rate: Rate;
  readonly isLimited: boolean;
  readonly partBytes: number | undefined;
  readonly signal: AbortSignal;
};

/** Bytes of a part so that all of an object fit: it may turn out a tenth larger than expected. */
export function partSize(size: number | undefined, least = PART): number {
  if (size === undefined) return Math.max(least, PART_OF_UNKNOWN);
  const needed = Math.ceil((size * 1.1) / (MAX_PARTS - 1));
  return needed <= least ? least : Math.ceil(needed / MIB) * MIB;
}

/** Uploads; gives how many bytes. Fails with `artefact/exists` where the service honours the condition. */
export async function upload(up: Upload): Promise<number> {
  // A limited line sends in small portions.
  const size = partSize(up.size, up.partBytes ?? (up.isLimited ? 5 * MIB : PART));
  const spare: Buffer[] = [];
  const parts = partsOf(up.bytes, size, spare)[Symbol.asyncIterator]();
  try {
    const first = await parts.next();
    const body = first.done === true ? Buffer.alloc(0) : first.value;
    if (body.length < size) return await putWhole(up, body);
    return await putParts(up, body, { parts, size, spare });
  } finally {
    await parts.return?.(undefined);
  }
}

async function putWhole(up: Upload, body: Uint8Array): Promise<number> {
  const { calls, bucket, key, signal, rate } = up;
  await rate(body.length, signal);
  const wanted = { Bucket: bucket, Key: key, Body: body, ContentLength: body.length };
  await conditional(up, (condition) =>
    calls.call(
      `keep ${key}`,
      signal,
      (abortSignal) => calls.client.send(new PutObjectCommand({ ...wanted, ...condition }), { abortSignal }),
      timeFor(body.length),
    ),
  );
  return body.length;
}

/** Nothing relies on the condition: services that do not know it are asked without. */
async function conditional<T>(
  { calls, key }: Pick<Upload, 'calls' | 'key'>,
  work: (condition: { readonly IfNoneMatch?: string }) => Promise<T>,
): Promise<T> {
  try {
    return await work({ IfNoneMatch: '*' });
  } catch (error) {
    const cause = error instanceof Failure ? error.cause : undefined;
    if (statusOf(cause) === 412) throw exists(key, calls.place);
    if (nameOf(cause) === 'NotImplemented' || statusOf(cause) === 501) return work({});
    throw error;
  }
}

async function putParts(up: Upload, first: Buffer, coming: Coming): Promise<number> {
  const { calls, bucket, key, signal } = up;
  const begun = await calls.call(`begin ${key}`, signal, (abortSignal) =>
    calls.client.send(new CreateMultipartUploadCommand({ Bucket: bucket, Key: key }), { abortSignal }),
  );
  const { UploadId: id } = begun;
  if (id === undefined)
    throw new Failure('artefact/unreachable', `${calls.place} began no upload of ${key}`, { retry: 'later' });
  try {
    const { sent, done } = await sendParts(up, id, first, coming);
    const MultipartUpload = { Parts: done };
    const finished = { Bucket: bucket, Key: key, UploadId: id, MultipartUpload };
    await conditional(up, (condition) =>
      calls.call(
        `finish ${key}`,
        signal,
        (abortSignal) =>
          calls.client.send(new CompleteMultipartUploadCommand({ ...finished, ...condition }), {
            abortSignal,
          }),
        // Services put large objects together before they answer.
        600_000,
      ),
    );
    return sent;
  } catch (error) {
    await abortUpload(calls, bucket, key, id).catch(() => undefined);
    throw error;
  }
}

/** Parts as they are filled; `spare`: buffers that were sent and may be filled again. */
type Coming = {
  readonly parts: AsyncIterator<Buffer>;
  readonly size: number;
  readonly spare: Buffer[];
};

type SentParts = { readonly sent: number; readonly done: CompletedPart[] };

async function sendParts(
  up: Upload,
  id: string,
  first: Buffer,
  { parts, size, spare }: Coming,
): Promise<SentParts> {
  const atOnce = up.isLimited ? 1 : Math.max(1, Math.min(AT_ONCE, Math.floor(MEMORY / size) - 1));
  const stop = new AbortController();
  const signal = AbortSignal.any([up.signal, stop.signal]);
  const going = new Set<Promise<void>>();
  const done: CompletedPart[] = [];
  let sent = 0;
  try {
    let part: IteratorResult<Buffer> = { done: false, value: first };
    for (let number = 1; part.done !== true; number += 1) {
      if (number > MAX_PARTS) throw tooLarge(up);
      const body = part.value;
      sent += body.length;
      await up.rate(body.length, signal);
      const sending = sendPart({ ...up, signal }, id, number, body).then((ended) => {
        done.push(ended);
        going.delete(sending);
        if (body.length === size) spare.push(body);
      });
      // Looked at below; one that fails while another is waited for must not be nobody's.
      sending.catch(() => undefined);
      going.add(sending);
      if (going.size >= atOnce) await Promise.race(going);
      part = await parts.next();
    }
    await Promise.all(going);
    return { sent, done: done.sort((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0)) };
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(going);
    throw error;
  }
}

async function sendPart(up: Upload, id: string, number: number, body: Uint8Array): Promise<CompletedPart> {
  const { calls, bucket, key, signal } = up;
  const wanted = { Bucket: bucket, Key: key, UploadId: id, PartNumber: number };
  // The SDK sends a part anew that failed on its way.
  const { ETag, ChecksumCRC32 } = await calls.call(
    `send part ${number} of ${key}`,
    signal,
    (abortSignal) =>
      calls.client.send(new UploadPartCommand({ ...wanted, Body: body, ContentLength: body.length }), {
        abortSignal,
      }),
    timeFor(body.length),
  );
  return { PartNumber: number, ETag, ...(ChecksumCRC32 === undefined ? {} : { ChecksumCRC32 }) };
}

/** Throws away the parts of an upload that was not finished. */
export async function abortUpload(calls: Calls, bucket: string, key: string, id: string): Promise<void> {
  const own = new AbortController();
  await calls.call(`give up ${key}`, own.signal, (abortSignal) =>
    calls.client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: id }), {
      abortSignal,
    }),
  );
}

function timeFor(bytes: number): number {
  return 90_000 + Math.ceil(bytes / SLOWEST_BYTES_PER_MS);
}

function tooLarge({ key, size }: Upload): Failure {
  return new Failure(
    'artefact/too-large',
    `${key} is larger than the ${size ?? 'unknown'} bytes that were said`,
    {
      hint: 'say how large it will be: services take 10,000 parts of a size that is chosen before',
      retry: 'never',
    },
  );
}

/** Bytes in buffers of one size; the last may be shorter. Large buffers live long: they are used again. */
async function* partsOf(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
  spare: Buffer[],
): AsyncGenerator<Buffer> {
  let part: Buffer | undefined;
  let filled = 0;
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length; ) {
      part ??= spare.pop() ?? Buffer.allocUnsafeSlow(size);
      const taken = Math.min(piece.length - at, size - filled);
      part.set(piece.subarray(at, at + taken), filled);
      at += taken;
      filled += taken;
      if (filled < size) continue;
      yield part;
      part = undefined;
      filled = 0;
    }
  }
  if (part !== undefined && filled > 0) yield part.subarray(0, filled);
}
