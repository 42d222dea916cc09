// Redis dumped: the snapshot that the server makes for a replica. What stands around it (which files a server
// of these settings starts from, whose they are) is kept with it, for whoever puts it back.

import {
  keysOf,
  readInfo,
  readSettings,
  redisDump,
  redisInfo,
  redisSettings,
} from '../backup/sources/redis.ts';
import type { Server } from '../backup/sources/server.ts';
import { Failure } from '../model/failure.ts';
import type { JobProgram } from '../model/job.ts';
import type { EngineId } from '../model/ref.ts';
import { failureOf, type JobGround, jobOn, runAll, textOf } from './ground.ts';
import { ownerOf } from './owner.ts';
import { type Dumped, type PayloadStart, payloadFile, type Take, taken } from './payloads.ts';
import type { DatabaseSource } from './server.ts';

/** The mark that ends a transfer whose length nobody knew, which the client leaves at the end. */
const MARK_BYTES = 40;

export async function dumpRedis(
  ground: JobGround,
  source: DatabaseSource,
  { server, container }: { readonly server: Server; readonly container: EngineId },
  take: Take,
  signal: AbortSignal,
): Promise<Dumped> {
  const before = readInfo(await answerOf(ground, source, redisInfo(server), signal));
  // Asked without the right password it answers, with an error.
  if (before['redis_version'] === undefined) {
    throw new Failure('job/failed', `${ground.subject}: ${source.name} tells nothing of itself`, {
      hint: 'check user and password of the source',
    });
  }
  const settings = readSettings(await answerOf(ground, source, redisSettings(server), signal));
  const file = payloadFile(source.name, '', 'redis-rdb');
  const format = 'redis-rdb' as const;
  const start: PayloadStart = {
    source: source.name,
    format,
    database: '',
    consistency: 'snapshot',
    file,
    encoding: 'raw',
  };
  const { payload, output } = taken(ground, start, take);
  const job = jobOn(ground, `dump of ${source.name}`, [redisDump(server)]);
  const dump = async (bytes: AsyncIterable<Uint8Array>) => await output(withoutMark(bytes));
  const end = await runAll(ground, job, { input: {}, output: { dump } }, signal);
  const after = readInfo(await answerOf(ground, source, redisInfo(server), signal));
  const [keys, later] = [keysOf(before), keysOf(after)];
  // The snapshot is of a moment between both: only what did not move is known of it.
  const rows = JSON.stringify(keys) === JSON.stringify(later) ? keys : undefined;
  const owner = await ownerOf(ground, container, settings['dir'] ?? '/data', signal);
  const facts = {
    serverVersion: before['redis_version'],
    role: before['role'] ?? '',
    owner: JSON.stringify(owner ?? { uid: 0, gid: 0, mode: 0o755 }),
    ...settings,
  };
  return { payloads: [{ ...payload(end), rows }], facts };
}

/** Keys by database, now. */
export async function countKeys(
  ground: JobGround,
  source: Pick<DatabaseSource, 'name'>,
  server: Server,
  signal: AbortSignal,
): Promise<Readonly<Record<string, number>>> {
  return keysOf(readInfo(await answerOf(ground, source, redisInfo(server), signal)));
}

async function answerOf(
  ground: JobGround,
  source: Pick<DatabaseSource, 'name'>,
  program: JobProgram,
  signal: AbortSignal,
): Promise<string> {
  let text = '';
  const answer = async (bytes: AsyncIterable<Uint8Array>) => {
    text = await textOf(bytes);
  };
  const job = jobOn(ground, `look at ${source.name}`, [program]);
  const failure = failureOf(job, await ground.jobs.run(job, { input: {}, output: { answer } }, signal));
  if (failure !== undefined) throw failure;
  return text;
}

async function* withoutMark(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let held = Buffer.alloc(0);
  for await (const piece of bytes) {
    const all = Buffer.concat([held, piece]);
    const ready = Math.max(0, all.length - MARK_BYTES);
    if (ready > 0) yield all.subarray(0, ready);
    held = all.subarray(ready);
  }
  // A snapshot itself ends with a byte that is no letter, within the last nine.
  if (!/^[0-9a-f]{40}$/.test(held.toString('latin1')) && held.length > 0) yield held;
}
