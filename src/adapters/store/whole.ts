// Whether the recorded state is one state. An import moves the old one out and the new one in under a mark;
// as long as the mark is there, what lies there is half of each and nobody may work on it.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import { safeLine } from '../../model/safe-text.ts';
import { IMPORTING } from './archive-manifest.ts';

/** Fails with `state/half-imported`. To be asked before anything below the state folder is read or made. */
export async function mustBeWhole(folder: string): Promise<void> {
  const aside = await readFile(join(folder, IMPORTING), 'utf8').catch(() => undefined);
  if (aside === undefined) return;
  throw new Failure('state/half-imported', `an import into ${folder} was cut off`, {
    hint: `run it again, or move back what is in ${safeLine(aside.trim())} and remove the file ${IMPORTING}`,
    retry: 'after-change',
  });
}
