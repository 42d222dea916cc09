// The source as the line sees it: always at the accepted revision, and never over the network.

import { Failure } from '../model/failure.ts';
import type { Author, Revision, SourceTree } from '../model/source.ts';
import type { Source } from '../ports.ts';

/** Fails with `source/none` as long as no commit was ever accepted. `held`: the tree that was. */
export function createKeptSource(
  source: Source,
  accepted: () => Revision | undefined,
  held: () => SourceTree | undefined,
): Source {
  let last: SourceTree | undefined;
  // Asked at every pass as long as something waits, and each answer is a few processes.
  let written = { of: '', known: new Map<string, readonly Author[]>() };
  return {
    async fetch() {
      const revision = accepted();
      if (revision !== undefined) return revision;
      throw new Failure('source/none', 'no commit was accepted yet', {
        hint: 'shipshape status tells what is wrong with the source',
        retry: 'soon',
      });
    },
    async tree(revision, signal) {
      const known = [held(), last].find((one) => one?.revision.commit === revision.commit);
      if (known !== undefined) return known;
      const tree = await source.tree(revision, signal);
      last = tree;
      return tree;
    },
    read: (revision, path, signal) => source.read(revision, path, signal),
    blame: (revision, file, lines, signal, since) => source.blame(revision, file, lines, signal, since),
    removal: (revision, path, signal) => source.removal(revision, path, signal),
    async authors(since, revision, paths, signal) {
      if (written.of !== revision.commit) written = { of: revision.commit, known: new Map() };
      const { known } = written;
      const key = JSON.stringify([since, paths]);
      const authors = known.get(key) ?? (await source.authors(since, revision, paths, signal));
      known.set(key, authors);
      return authors;
    },
  };
}
