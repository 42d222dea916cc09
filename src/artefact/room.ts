// Whether there is room for what is to come.

import { Failure } from '../model/failure.ts';

/**
 * Throws `artefact/full` unless so many bytes fit and at least `minFreePercent` of the place stays free. A place
 * that cannot tell is taken at its word only when it fails.
 */
export function requireRoom(
  free: { readonly bytes: number; readonly total: number } | undefined,
  bytes: number,
  minFreePercent: number,
  where: string,
): void {
  if (free === undefined) return;
  const kept = (free.total * minFreePercent) / 100;
  if (free.bytes - bytes >= kept) return;
  const share = minFreePercent === 0 ? '' : `, and ${minFreePercent} % (${inWords(kept)}) must stay free`;
  throw new Failure(
    'artefact/full',
    `${where} has ${inWords(free.bytes)} free; ${inWords(bytes)} are needed${share}`,
    {
      hint: 'make room there, or keep fewer backups',
      retry: 'later',
    },
  );
}

function inWords(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power]}`;
}
