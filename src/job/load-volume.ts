// A tar back into a volume or a folder, which must be empty: what is there already would stay beside what is
// put there, and nobody could tell both apart.

import { ARCHIVE_ROOT, archiveIn, type Place, tarIn } from '../backup/sources/tar.ts';
import { Failure } from '../model/failure.ts';
import type { EngineId } from '../model/ref.ts';
import { hasGnuTar } from './dump-volume.ts';
import { counted, type JobGround, jobOn, runAll } from './ground.ts';
import { rerooted } from './reroot.ts';

export type VolumeLoading = {
  readonly place: Place;
  /** Images that may have GNU tar, the service's own first; the first one is used when none has. */
  readonly images: readonly EngineId[];
  /** For people. */
  readonly source: string;
  readonly file: string;
};

/** Returns when all of it is there; what is there when it throws is a part of it. */
export async function loadVolume(
  ground: JobGround,
  { place, images, source, file }: VolumeLoading,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const [first] = images;
  if (first === undefined) throw new Failure('job/no-image', `${ground.subject}: no image to load ${source}`);
  const tar = await firstWithTar(ground, images, signal);
  const writer = tar === undefined ? archiveIn(first, place) : tarIn(tar, place);
  const job = jobOn(ground, `load of ${source}`, [writer]);
  const load = counted(ground, file, tar === undefined ? rerooted(bytes, '.', ARCHIVE_ROOT) : bytes);
  // What tar leaves unread are the zeros that fill the last block: where it ends it has said all.
  await runAll(ground, job, { input: { load }, output: {} }, signal);
}

async function firstWithTar(
  ground: JobGround,
  images: readonly EngineId[],
  signal: AbortSignal,
): Promise<EngineId | undefined> {
  for (const image of new Set(images)) if (await hasGnuTar(ground, image, signal)) return image;
  return undefined;
}
