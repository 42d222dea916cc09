// What an S3 service says that it has: all of it or a failure. Objects, and uploads that nobody finished.

import {
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
} from '@aws-sdk/client-s3';
import { Failure } from '../../model/failure.ts';
import type { StoredObject } from '../../ports-backup.ts';
import type { Calls } from './s3-client.ts';
import { abortUpload } from './s3-upload.ts';

export type Listing = {
  readonly calls: Calls;
  readonly bucket: string;
  /** The store's own prefix with its slash, which keys are given without. */
  readonly top: string;
};

/** All objects whose full keys begin with `prefix`. Fails with `artefact/incomplete-list`. */
export async function listObjects(
  listing: Listing,
  prefix: string,
  signal: AbortSignal,
): Promise<readonly StoredObject[]> {
  const { calls, bucket } = listing;
  const found: StoredObject[] = [];
  const tokens = new Set<string>();
  for (let token: string | undefined; ; ) {
    const from = token === undefined ? {} : { ContinuationToken: token };
    const page = await calls.call(`list ${prefix}`, signal, (abortSignal) =>
      calls.client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...from }), {
        abortSignal,
      }),
    );
    found.push(...objectsOf(listing, prefix, page));
    if (page.IsTruncated === false) return found;
    token = page.NextContinuationToken;
    if (token === undefined || tokens.has(token))
      throw incomplete(calls, 'gave a part of its list and no way on');
    tokens.add(token);
  }
}

function objectsOf(
  { calls, bucket, top }: Listing,
  prefix: string,
  {
    Contents: contents = [],
    IsTruncated: isTruncated,
    KeyCount: count,
    Name: name,
  }: ListObjectsV2CommandOutput,
): readonly StoredObject[] {
  // An answer that is no list (a proxy's page, an empty body) has none of these.
  if (isTruncated === undefined || name !== bucket) throw incomplete(calls, 'gave no list');
  if (count !== undefined && count !== contents.length) {
    throw incomplete(calls, `said ${count} objects and gave ${contents.length}`);
  }
  return contents.map(({ Key: key, Size: bytes, LastModified: modified }) => {
    const isWhole = key?.startsWith(prefix) === true && bytes !== undefined && modified !== undefined;
    if (!isWhole) throw incomplete(calls, 'listed something that is no object of ours');
    return { key: key.slice(top.length), bytes, modifiedAt: modified.getTime() };
  });
}

function incomplete({ place }: Calls, words: string): Failure {
  return new Failure('artefact/incomplete-list', `${place} ${words}`, {
    hint: 'see whether the service is well; nothing is deleted before it lists all that it has',
    retry: 'later',
  });
}

type OpenUpload = { readonly key: string; readonly id: string; readonly begunAt: number };

/** Aborts open uploads whose full keys begin with `prefix` where `isLeft` says so; gives how many. */
export async function sweepUploads(
  listing: Listing,
  prefix: string,
  isLeft: (key: string, begunAt: number) => boolean,
  signal: AbortSignal,
): Promise<number> {
  const { calls, bucket, top } = listing;
  const all = await openUploads(listing, prefix, signal);
  const left = all.filter(({ key, begunAt }) => isLeft(key.slice(top.length), begunAt));
  for (const { key, id } of left) {
    signal.throwIfAborted();
    await abortUpload(calls, bucket, key, id);
  }
  return left.length;
}

async function openUploads(
  { calls, bucket }: Listing,
  prefix: string,
  signal: AbortSignal,
): Promise<readonly OpenUpload[]> {
  const found: OpenUpload[] = [];
  const markers = new Set<string>();
  for (let from: { readonly KeyMarker?: string; readonly UploadIdMarker?: string } = {}; ; ) {
    const wanted = { Bucket: bucket, Prefix: prefix, ...from };
    const page = await calls.call('list open uploads', signal, (abortSignal) =>
      calls.client.send(new ListMultipartUploadsCommand(wanted), { abortSignal }),
    );
    for (const { Key: key, UploadId: id, Initiated: begun } of page.Uploads ?? []) {
      const isWhole = key?.startsWith(prefix) === true && id !== undefined && begun !== undefined;
      // What has no time is left alone: it may be in the making.
      if (isWhole) found.push({ key, id, begunAt: begun.getTime() });
    }
    const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page;
    const marker = `${KeyMarker} ${UploadIdMarker}`;
    if (page.IsTruncated !== true || KeyMarker === undefined || markers.has(marker)) return found;
    markers.add(marker);
    from = { KeyMarker, ...(UploadIdMarker === undefined ? {} : { UploadIdMarker }) };
  }
}
