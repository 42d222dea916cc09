// The `zstd` of an image, as the second program of a dump: it compresses on as many cores as there are, and
// nothing of it is done by us.

import type { JobProgram } from '../../model/job.ts';
import { path, program, type Server } from './server.ts';

/** Where images keep it. */
export const ZSTD_PATHS: readonly string[] = ['/usr/bin/zstd', '/bin/zstd', '/usr/local/bin/zstd'];

/** Compresses what comes by the stream `from` into its standard output's place, the stream `to`. */
export function zstdProgram(image: Server['image'], level: number, from: string, to: string): JobProgram {
  return program({
    name: 'zstd',
    image,
    // Without -f it refuses to write to anything but a file.
    command: ['zstd', `-${level}`, '-T0', '-q', '-f', '-o', path(to), path(from)],
    reads: [from],
    writes: [to],
  });
}
