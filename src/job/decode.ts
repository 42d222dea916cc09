// A payload read to its end by the program that would load it, without a server: what was cut short before it
// was compressed has a right digest and still is no backup.

import { pgDecode } from '../backup/sources/postgres.ts';
import type { Payload } from '../model/backup.ts';
import type { EngineId } from '../model/ref.ts';
import { type Decoded, decodeHere, undecodable } from './decode-here.ts';
import { counted, type JobGround, jobOn, runAll, textOf } from './ground.ts';
import { titleOf } from './payloads.ts';

export type Decoding = {
  readonly payload: Pick<Payload, 'format' | 'source' | 'database' | 'file'>;
  /** Of the server that it was taken from. */
  readonly image: EngineId;
};

/**
 * Returns when all of it made sense, with the rows by table where the payload tells them best itself. Fails with
 * `job/undecodable`, or `job/failed` in the words of the program. `bytes`: opened and decompressed.
 */
export async function decode(
  ground: JobGround,
  { payload, image }: Decoding,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<Decoded> {
  if (payload.format === 'pg-globals') {
    endsWith(payload, await textOf(bytes), GLOBALS_END);
    return NOTHING;
  }

  if (payload.format === 'pg-custom') {
    const job = jobOn(ground, `check of ${titleOf(payload)}`, [pgDecode(image)]);
    const input = { load: counted(ground, payload.file, bytes) };
    const end = await runAll(ground, job, { input, output: {} }, signal);
    if (end.unread.length > 0) throw undecodable(payload, 'it goes on after its end');
    return NOTHING;
  }
  return await decodeHere(payload, bytes);
}

/** Nothing that the dump did not say already. */
const NOTHING: Decoded = { rows: undefined };
const GLOBALS_END = '-- PostgreSQL database cluster dump complete';

function endsWith(payload: Decoding['payload'], text: string, mark: string): void {
  if (!text.slice(-4096).includes(mark)) throw undecodable(payload, 'its end is missing');
}
