// Single files put into a volume or a folder, with owner and mode, by the engine itself: for what a server reads
// when it starts.

import { pack } from 'tar-stream';
import { ARCHIVE_ROOT, archiveIn, type Place } from '../backup/sources/tar.ts';
import type { EngineId } from '../model/ref.ts';
import { counted, type JobGround, jobOn, runAll } from './ground.ts';
import type { Owner } from './owner.ts';

export type LoadTarget = {
  readonly place: Place;
  /** Any: no program of it is run. */
  readonly image: EngineId;
  /** For people. */
  readonly source: string;
};

export type LoadedFile = Owner & {
  /** Below the place. Folders on the way are made. */
  readonly path: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
};

/** Returns when all files are there. Fails when one has another size than was said. */
export async function loadFiles(
  ground: JobGround,
  to: LoadTarget,
  files: readonly LoadedFile[],
  signal: AbortSignal,
): Promise<void> {
  const job = jobOn(ground, `load of ${to.source}`, [archiveIn(to.image, to.place)]);
  const load = counted(ground, to.source, tarOf(files));
  await runAll(ground, job, { input: { load }, output: {} }, signal);
}

async function* tarOf(files: readonly LoadedFile[]): AsyncIterable<Uint8Array> {
  const writer = pack();
  const filling = fill(writer, files).catch((error: unknown) =>
    writer.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  for await (const piece of writer) yield piece as Uint8Array;
  await filling;
}

async function fill(writer: ReturnType<typeof pack>, files: readonly LoadedFile[]): Promise<void> {
  const folders = new Set(
    files.flatMap(({ path }) => foldersOf(path)).map((name) => `${ARCHIVE_ROOT}/${name}`),
  );
  const [first] = files;
  for (const name of folders) {
    const owner = { uid: first?.uid ?? 0, gid: first?.gid ?? 0, mode: 0o755 };
    writer.entry({ name, type: 'directory', ...owner });
  }
  for (const { path, size, bytes, uid, gid, mode } of files) {
    const written = Promise.withResolvers<void>();
    const entry = writer.entry({ name: `${ARCHIVE_ROOT}/${path}`, size, uid, gid, mode }, (error) => {
      if (error === null || error === undefined) written.resolve();
      else written.reject(error);
    });
    for await (const piece of bytes) {
      if (!entry.write(piece)) await new Promise<void>((resolve) => entry.once('drain', resolve));
    }
    entry.end();
    await written.promise;
  }
  writer.finalize();
}

/** `a/b/c` → `a/`, `a/b/`. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}
