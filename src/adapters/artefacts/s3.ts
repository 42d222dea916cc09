// An S3 service as a place for artefacts. A list is whole or fails; what was kept is known only once it was read
// back, which is not done here. Never deletes but by one full key.

import { DeleteObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import type { ArtefactStore } from '../../ports-backup.ts';
import { exists } from './failures.ts';
import { rateOf, sourceOf, watched } from './flow.ts';
import { partsOf, prefixParts } from './keys.ts';
import { type Calls, nameOf, openClient, type S3Options, statusOf } from './s3-client.ts';
import { listObjects, sweepUploads } from './s3-list.ts';
import { readObject } from './s3-read.ts';
import { upload } from './s3-upload.ts';

type Open = { readonly calls: Calls; readonly options: S3Options };

/** A store in a bucket below a prefix. The bucket must be there. */
export function createS3Store(options: S3Options): ArtefactStore {
  const calls = openClient(options);
  const top = options.prefix === '' ? '' : `${options.prefix}/`;
  const open: Open = { calls, options };
  const [up, down] = [rateOf(options.bytesPerSecond), rateOf(options.bytesPerSecond)];
  const keyOf = (key: string) => `${top}${partsOf(key).join('/')}`;
  return {
    async put(key, bytes, size, signal) {
      const full = keyOf(key);
      await requireAbsent(open, full, signal);
      const source = sourceOf(watched(bytes, `keep ${key}`, Number.POSITIVE_INFINITY, signal));
      const isLimited = options.bytesPerSecond !== undefined;
      const more = { bucket: options.bucket, rate: up, isLimited, partBytes: options.partBytes };
      const sent = await upload({ calls, key: full, bytes: source.bytes, size, signal, ...more });
      return { bytes: sent };
    },
    take: () => Promise.resolve(undefined),
    get: (key, signal) => readObject({ calls, options, rate: down, signal }, keyOf(key)),
    list: (prefix, signal) =>
      listObjects({ calls, bucket: options.bucket, top }, `${top}${prefixText(prefix)}`, signal),
    async remove(key, signal) {
      const wanted = { Bucket: options.bucket, Key: keyOf(key) };
      await calls.call(`remove ${key}`, signal, async (abortSignal) => {
        // Services that know no difference say 204 to both; others 404 to what is gone.
        await calls.client.send(new DeleteObjectCommand(wanted), { abortSignal }).catch((error: unknown) => {
          if (nameOf(error) !== 'NoSuchKey') throw error;
        });
      });
    },
    free: () => Promise.resolve(undefined),
    sweep: (prefix, isLeft, signal) =>
      sweepUploads({ calls, bucket: options.bucket, top }, `${top}${prefixText(prefix)}`, isLeft, signal),
    close() {
      calls.client.destroy();
      return Promise.resolve();
    },
  };
}

function prefixText(prefix: string): string {
  return prefixParts(prefix)
    .map((part) => `${part}/`)
    .join('');
}

/** Not all services honour a condition on a write. */
async function requireAbsent({ calls, options }: Open, key: string, signal: AbortSignal): Promise<void> {
  const wanted = { Bucket: options.bucket, Key: key };
  const isThere = await calls.call(`look for ${key}`, signal, async (abortSignal) => {
    try {
      await calls.client.send(new HeadObjectCommand(wanted), { abortSignal });
      return true;
    } catch (error) {
      if (statusOf(error) === 404) return false;
      throw error;
    }
  });
  if (isThere) throw exists(key, calls.place);
}
