// A spine in which something is not so yet: files that are not committed, a record that is not kept. What
// looks through it sees the world as it would be; nothing can be carried out through it.

import type { AppliedTarget } from '../model/applied.ts';
import { sha256 } from '../model/ref.ts';
import type { SourceFile } from '../model/source.ts';
import type { Source, Store } from '../ports.ts';
import type { Spine } from '../stages/spine.ts';

/** `files`: text by path, relative to the source's path. */
export function withOverlay(spine: Spine, files: ReadonlyMap<string, string>, record: AppliedTarget): Spine {
  return { ...spine, source: sourceWith(spine.source, files), store: storeWith(spine.store, record) };
}

function sourceWith(source: Source, files: ReadonlyMap<string, string>): Source {
  const added = [...files].map(([path, text]): readonly [string, SourceFile] => {
    const size = Buffer.byteLength(text);
    return [path, { path, executable: false, oid: sha256(text), size, text }];
  });
  return {
    ...source,
    async tree(revision, signal) {
      const tree = await source.tree(revision, signal);
      return { ...tree, files: new Map([...tree.files, ...added]) };
    },
    authors: (since, revision, paths, signal) => source.authors(since, revision, paths, signal),
    blame: async (revision, file, lines, signal, since) =>
      files.has(file) ? new Map() : source.blame(revision, file, lines, signal, since),
  };
}

function storeWith(store: Store, record: AppliedTarget): Store {
  return {
    load: async (target) => (target === record.target ? record : store.load(target)),
    save: store.save,
  };
}
