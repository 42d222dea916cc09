// Files of the repository, and texts of ours, as content that is delivered to a target: a digest over
// paths, modes and contents, and the path on the target that the digest names. Pure.

import type { ContentEntry, ContentSpec } from '../model/desired.ts';
import { digest } from '../model/digest.ts';
import type { Digest } from '../model/ref.ts';
import { assert } from '../model/result.ts';
import type { SourceFile } from '../model/source.ts';
import { isSecret, type Text } from '../model/text.ts';

export type Owner = { readonly uid: number; readonly gid: number };

const ROOT_OWNER: Owner = { uid: 0, gid: 0 };
const EXECUTABLE = 0o755;
const PLAIN = 0o644;

/** One file. `name` is part of the digest, because it is part of the path on the target. */
export function fileContent(name: string, file: SourceFile, mode?: number, owner = ROOT_OWNER): ContentSpec {
  return contentOf(name, [entryOf('', file, mode, owner)]);
}

/** One text made by us. */
export function textContent(name: string, text: Text, mode: number, owner: Owner): ContentSpec {
  return contentOf(name, [{ path: '', mode, ...owner, from: { kind: 'text', text } }]);
}

/** The files of a folder; `pathIn` says where each lies in the content, undefined leaves it out. */
export function folderContent(
  files: readonly SourceFile[],
  pathIn: (file: SourceFile) => string | undefined,
): ContentSpec {
  const entries = files.flatMap((file) => {
    const path = pathIn(file);
    return path === undefined ? [] : [entryOf(path, file, undefined, ROOT_OWNER)];
  });
  return contentOf('', entries);
}

/** The 64 hex digits of a digest. */
export function hexOf(of: Digest): string {
  return of.slice('sha256:'.length);
}

/** Where one file of this content lies below a folder of delivered files. */
export function pathOfFile(root: string, content: ContentSpec, name: string): string {
  assert(name !== '' && name !== '.' && name !== '..' && !name.includes('/'), `a name of a file: ${name}`);
  return `${root}/${hexOf(content.digest)}/${name}`;
}

function entryOf(path: string, file: SourceFile, mode: number | undefined, owner: Owner): ContentEntry {
  return {
    path,
    mode: mode ?? (file.executable ? EXECUTABLE : PLAIN),
    ...owner,
    from: { kind: 'repository', path: file.path, oid: file.oid, size: file.size },
  };
}

function contentOf(name: string, entries: readonly ContentEntry[]): ContentSpec {
  // What goes in is the content, not where the repository keeps it: a moved file changes nothing.
  const facts = entries.map(({ path, mode, uid, gid, from }) => [
    path,
    mode,
    uid,
    gid,
    from.kind === 'repository'
      ? from.oid
      : isSecret(from.text)
        ? { hmac: from.text.fingerprint }
        : { text: from.text },
  ]);
  return { digest: digest([name, facts]), entries };
}
