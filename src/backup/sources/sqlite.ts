// SQLite: a file in a volume, copied by its own program where an image has it, which waits for writers and is
// one moment. Pure.

import type { JobProgram } from '../../model/job.ts';
import { program, ROOT, type Server } from './server.ts';
import { PLACE, type Place } from './tar.ts';

export const SQLITE_PATHS: readonly string[] = ['/usr/bin/sqlite3', '/usr/local/bin/sqlite3', '/bin/sqlite3'];

/** Larger ones do not fit into one value of the program. */
export const SQLITE_LARGEST = 900 * 1024 * 1024;

/** Damage ends the program: the smallest number has no absolute value, and it is made of what the check says. */
const CHECK = `ATTACH '/tmp/copy.db' AS copied;
SELECT abs(-9223372036854775807 - ((SELECT group_concat(integrity_check) FROM pragma_integrity_check
WHERE schema = 'copied') <> 'ok'))`;

/**
 * Copies a database to memory and from there to the stream `dump`. The copy is the program's own and sees one
 * moment, however many write. `file`: below the place.
 */
export function sqliteDump(image: Server['image'], place: Place, file: string): JobProgram {
  return program({
    name: 'sqlite3',
    image,
    user: ROOT,
    // Readers of a database in WAL mode take part in its locking: they write beside it.
    capabilities: ['DAC_OVERRIDE'],
    mounts: [{ ...place, target: PLACE, readOnly: false }],
    command: [
      'sqlite3',
      '-batch',
      '-bail',
      '-init',
      '/dev/null',
      '-readonly',
      `${PLACE}/${file}`,
      '.timeout 10000',
      '.backup main /tmp/copy.db',
      CHECK,
      { prefix: "SELECT writefile('", stream: 'dump', suffix: "', readfile('/tmp/copy.db'))" },
    ],
    writes: ['dump'],
  });
}

/** Why the bytes are no whole database; undefined: they are. `head`: at least its first 32 bytes. */
export function sqliteTrouble(head: Uint8Array, bytes: number): string | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (bytes < 100 || !String.fromCharCode(...head.subarray(0, 16)).startsWith('SQLite format 3')) {
    return 'it does not begin as a database does';
  }
  const said = view.getUint16(16);
  const pageSize = said === 1 ? 65_536 : said;
  return pageSize * view.getUint32(28) === bytes ? undefined : 'its size is not what it says';
}
