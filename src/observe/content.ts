// Delivered files as a container sees them now: read back through the engine and compared, entry by
// entry, with what was planned. Secrets are compared by fingerprint; no value leaves this file.

import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Headers } from 'tar-stream';
import type { ContentEntry, FilesSpec } from '../model/desired.ts';
import { badArchive, Failure } from '../model/failure.ts';
import type { EngineId } from '../model/ref.ts';
import { type FingerprintOf, isSecret } from '../model/text.ts';
import type { ContainerCalls } from '../ports.ts';

/** More than this is not kept: content that we deliver is far smaller, so something else is there. */
const MAX_BYTES = 256 * 1024 * 1024;

type Found = { readonly header: Headers; readonly bytes: Buffer };

/**
 * What is at a mount target: the digest of `files` when it is exactly that, `altered` when it is anything
 * else, `absent` when nothing is there. Throws when the engine cannot say.
 */
export async function readFiles(
  containers: ContainerCalls,
  id: EngineId,
  target: string,
  files: FilesSpec,
  fingerprintOf: FingerprintOf,
  signal: AbortSignal,
): Promise<string> {
  const found = await readArchive(containers, id, target, signal);
  if (typeof found === 'string') return found;
  return isSame(files.content.entries, found, fingerprintOf) ? files.content.digest : 'altered';
}

async function readArchive(
  containers: ContainerCalls,
  id: EngineId,
  target: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Found> | 'absent' | 'altered'> {
  try {
    const archive = await containers.getArchive(id, target, signal);
    return archive === undefined ? 'absent' : await entriesOf(archive);
  } catch (error) {
    // The host's side of a mount is gone: the engine cannot read any file of this container.
    if (error instanceof Failure && error.code === 'engine/mount-broken') return 'altered';
    throw error;
  }
}

/** Entries by path below the target, `''` for the target itself. */
async function entriesOf(
  archive: AsyncIterable<Uint8Array>,
): Promise<ReadonlyMap<string, Found> | 'altered'> {
  // Most fleets deliver no files.
  const { extract } = await import('tar-stream');
  const reader = extract();
  const found = new Map<string, Found>();
  let size = 0;
  reader.on('entry', (header, content, next) => {
    const pieces: Buffer[] = [];
    size += header.size ?? 0;
    // Too much is read over without being kept.
    if (size > MAX_BYTES) content.resume();
    else content.on('data', (piece: Buffer) => pieces.push(piece));
    content.on('end', () => {
      found.set(pathBelow(header.name), { header, bytes: Buffer.concat(pieces) });
      next();
    });
  });
  await pipeline(archive, reader).catch((error: unknown) => {
    throw badArchive(error);
  });
  return size > MAX_BYTES ? 'altered' : found;
}

/** The engine's names begin with the last part of the target. */
function pathBelow(name: string): string {
  const trimmed = name.replace(/^\.?\//, '').replace(/\/$/, '');
  const slash = trimmed.indexOf('/');
  return slash < 0 ? '' : trimmed.slice(slash + 1);
}

function isSame(
  wanted: readonly ContentEntry[],
  found: ReadonlyMap<string, Found>,
  fingerprintOf: FingerprintOf,
): boolean {
  const files = [...found].filter(([, { header }]) => header.type !== 'directory');
  if (files.length !== wanted.length) return false;
  return wanted.every((entry) => {
    const one = found.get(entry.path);
    return one !== undefined && isEntry(entry, one, fingerprintOf);
  });
}

function isEntry(entry: ContentEntry, { header, bytes }: Found, fingerprintOf: FingerprintOf): boolean {
  const isFile = header.type === 'file' && ((header.mode ?? 0) & 0o7777) === entry.mode;
  if (!isFile || header.uid !== entry.uid || header.gid !== entry.gid) return false;
  const { from } = entry;
  if (from.kind === 'repository') return from.size === bytes.length && blobId(bytes, from.oid) === from.oid;
  const text = bytes.toString('utf8');
  return isSecret(from.text) ? fingerprintOf(text) === from.text.fingerprint : text === from.text;
}

/** Git's id of a file's content, in the repository's hash. */
function blobId(bytes: Uint8Array, like: string): string {
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
