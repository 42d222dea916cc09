// One object from an S3 service, as slowly as its reader wants: a program may stop reading for minutes, and
// services hang up on who does. What is missing is then asked for again from where it broke off, of the very same
// object. The end is reached only when all of it came.

import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { Failure } from '../../model/failure.ts';
import { cutShort } from './failures.ts';
import { type Rate, watched } from './flow.ts';
import { type Calls, idleOf, nameOf, type S3Options, s3Failure } from './s3-client.ts';

export type Reading = {
  readonly calls: Calls;
  readonly options: S3Options;
  readonly rate: Rate;
  readonly signal: AbortSignal;
};

type Answer = {
  readonly body: Readable;
  readonly length: number | undefined;
  readonly etag: string | undefined;
};

/** Times in a row that nothing comes before a read is given up. */
const ATTEMPTS = 3;
const WAIT_MS = 500;

/** Undefined: the service says that there is no such object. */
export async function readObject(
  reading: Reading,
  key: string,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  const answer = await ask(reading, key, 0, undefined);
  return answer === undefined ? undefined : whole(reading, key, answer);
}

async function ask(
  { calls, options, signal }: Reading,
  key: string,
  from: number,
  etag: string | undefined,
): Promise<Answer | undefined> {
  const what = `read ${key}`;
  const rest =
    from === 0 ? {} : { Range: `bytes=${from}-`, ...(etag === undefined ? {} : { IfMatch: etag }) };
  // The body is read long after the call: only the signal that was given may end it then.
  const answer = await calls.call(what, signal, async () => {
    try {
      const wanted = { Bucket: options.bucket, Key: key, ...rest };
      return await calls.client.send(new GetObjectCommand(wanted), { abortSignal: signal });
    } catch (error) {
      // Only this word says that there is none; a missing bucket or a proxy's 404 do not.
      if (nameOf(error) === 'NoSuchKey') return undefined;
      throw error;
    }
  });
  if (answer === undefined) return undefined;
  const { Body: body, ContentLength: length, ContentRange: range, ETag } = answer;
  if (!(body instanceof Readable) || (from > 0 && range?.startsWith(`bytes ${from}-`) !== true)) {
    if (body instanceof Readable) body.destroy();
    throw new Failure(
      'artefact/cut-short',
      `cannot ${what} in ${calls.place}: what is missing did not come`,
      {
        hint: 'try again',
        retry: 'soon',
      },
    );
  }
  return { body, length, etag: ETag };
}

async function* whole(reading: Reading, key: string, first: Answer): AsyncIterable<Uint8Array> {
  const { calls, options, signal } = reading;
  const [what, idleMs, { length, etag }] = [`read ${key} in ${calls.place}`, idleOf(options), first];
  let [answer, came, failed]: [Answer, number, number] = [first, 0, 0];
  for (;;) {
    const before = came;
    try {
      for await (const piece of once(reading, answer.body, what)) {
        came += piece.length;
        yield piece;
      }
      if (length === undefined || came === length) return;
      throw cutShort(what, length, came);
    } catch (error) {
      failed = came > before ? 1 : failed + 1;
      signal.throwIfAborted();
      const failure = failureOf(error, what, length, came, idleMs);
      if (failed > ATTEMPTS || length === undefined || came > length) throw failure;
      answer = await askAgain(reading, key, came, etag, failure);
    }
  }
}

async function* once(
  { options, rate, signal }: Reading,
  body: Readable,
  what: string,
): AsyncIterable<Uint8Array> {
  try {
    for await (const piece of watched(body, what, idleOf(options), signal)) {
      await rate(piece.length, signal);
      yield piece;
    }
  } finally {
    // An error of its own comes out of the loop above; a later one is nobody's.
    body.on('error', () => undefined);
    body.destroy();
  }
}

/** A broken connection shows in many ways; how much is missing says more. */
function failureOf(
  error: unknown,
  what: string,
  length: number | undefined,
  came: number,
  idleMs: number,
): Failure {
  const isCut = !(error instanceof Failure) && length !== undefined && came < length;
  return isCut ? cutShort(what, length, came) : s3Failure(what, error, idleMs);
}

async function askAgain(
  reading: Reading,
  key: string,
  from: number,
  etag: string | undefined,
  failure: Failure,
): Promise<Answer> {
  await sleep(WAIT_MS, undefined, { signal: reading.signal });
  const answer = await ask(reading, key, from, etag);
  if (answer === undefined) throw failure;
  return answer;
}
