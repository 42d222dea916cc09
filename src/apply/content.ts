// Content of the repository (or made text) as the entries of an archive: folders first, each file's bytes
// proven to be those that the plan was made from.

import { createHash } from 'node:crypto';
import type { ContentEntry, ContentSpec } from '../model/desired.ts';
import { Failure } from '../model/failure.ts';
import type { ApplyContext } from './context.ts';
import type { Revealer } from './reveal.ts';
import type { TarEntry } from './tar.ts';

/** Where contents come from. */
type Reading = { readonly context: Pick<ApplyContext, 'read'>; readonly secrets: Revealer };

/**
 * The entries of `content` below `root` (`''`: at the archive's top). Content that is one file is `root`
 * itself. Fails with `source/changed` when a file is no longer the one that was planned.
 */
export async function* contentEntries(
  content: ContentSpec,
  root: string,
  reading: Reading,
  signal: AbortSignal,
): AsyncGenerator<TarEntry> {
  for (const path of foldersOf(content, root)) {
    yield { kind: 'folder', path, mode: 0o755, uid: 0, gid: 0 };
  }
  for (const entry of content.entries) {
    const { mode, uid, gid } = entry;
    const bytes = await bytesOf(entry, reading, signal);
    yield { kind: 'file', path: join(root, entry.path), mode, uid, gid, content: bytes };
  }
}

async function bytesOf(entry: ContentEntry, reading: Reading, signal: AbortSignal): Promise<Uint8Array> {
  const { from } = entry;
  if (from.kind === 'text') return Buffer.from(reading.secrets.reveal(from.text));
  const bytes = await reading.context.read(from.path, signal);
  if (blobId(bytes, from.oid) === from.oid) return bytes;
  throw new Failure('source/changed', `${from.path} is not the file any more that the plan was made from`, {
    hint: 'plan again',
    retry: 'soon',
  });
}

/** Git's id of a file's content, in the repository's hash. */
function blobId(bytes: Uint8Array, like: string): string {
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function foldersOf(content: ContentSpec, root: string): readonly string[] {
  const folders = new Set<string>();
  if (content.entries.length === 0 && root !== '') folders.add(root);
  for (const entry of content.entries) {
    if (entry.path === '') continue;
    const parts = join(root, entry.path).split('/').slice(0, -1);
    for (let length = 1; length <= parts.length; length += 1) folders.add(parts.slice(0, length).join('/'));
  }
  return [...folders].sort();
}

function join(root: string, path: string): string {
  return root === '' || path === '' ? root + path : `${root}/${path}`;
}
