// Changes of the source's files on this machine, as they happen: a folder of declarations, or the branches of
// a repository that is reached by its path. Only ever a hint that it is worth looking.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watch } from 'chokidar';
import type { FleetSource } from '../../model/fleet.ts';

/** Watches until the signal aborts. Undefined for a source that is not on this machine. */
export function createWatch(
  source: FleetSource,
): ((onChange: () => void, signal: AbortSignal) => Promise<void>) | undefined {
  if (source.kind === 'folder') return (onChange, signal) => follow([source.folder], onChange, signal);
  if (!source.url.startsWith('file://')) return undefined;
  const folder = fileURLToPath(source.url);
  return async (onChange, signal) => follow(await branchesOf(folder), onChange, signal);
}

/** Where git keeps branches: one file each, and one for those that were packed. */
async function branchesOf(repository: string): Promise<readonly string[]> {
  const inside = join(repository, '.git');
  const isInside = await stat(inside).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const git = isInside ? inside : repository;
  return [join(git, 'refs', 'heads'), join(git, 'packed-refs')];
}

/** What git and editors write on the way to the file that is meant. */
const PASSING = /(?:\.lock|\.swp|~)$|\/(?:\.git|node_modules)(?:\/|$)/;

async function follow(paths: readonly string[], onChange: () => void, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const roots = new Set(paths);
  const ignored = (path: string) => !roots.has(path) && PASSING.test(below(paths, path));
  const watcher = watch([...paths], { ignoreInitial: true, ignored });
  watcher.on('all', () => onChange());
  // A tree with too much to watch is polled anyway.
  watcher.on('error', () => undefined);
  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  await watcher.close();
}

/** A `.git` above the watched folder says nothing. */
function below(roots: readonly string[], path: string): string {
  const root = roots.find((one) => path.startsWith(`${one}/`));
  return root === undefined ? path : path.slice(root.length);
}
