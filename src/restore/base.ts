// A copy of a server's files that its changes go on from: taken while it serves, by its own program, and whole by
// the log that comes with it. What is known of it is what a recovery asks later.

import { pgBaseBackup } from '../backup/sources/postgres-wal.ts';
import { counted, exitCodes, jobOn, runAll } from '../job/ground.ts';
import type { Dumped } from '../job/payloads.ts';
import { type PayloadStart, payloadFile, type Take } from '../job/payloads.ts';
import { serverIn } from '../job/server.ts';
import { type Receiving, walFacts } from './receiver.ts';

export type BaseOf = Pick<Receiving, 'ground' | 'server' | 'instance' | 'maxBehindBytes'>;

/** Hands the copy to whoever keeps it, as a payload of an ordinary backup; its facts say from where changes go on. */
export async function dumpBase(of: BaseOf, take: Take, signal: AbortSignal): Promise<Dumped> {
  const { ground, server } = of;
  const before = await walFacts(of, signal);
  const reached = await serverIn(ground, server.source, server.container, signal);
  const start: PayloadStart = {
    source: server.source.name,
    format: 'pg-base',
    database: '',
    consistency: 'snapshot',
    file: payloadFile(server.source.name, '', 'pg-base'),
    encoding: 'raw',
  };
  let bytes = 0;
  const job = jobOn(ground, `copy of the files of ${server.source.name}`, [pgBaseBackup(reached)]);
  const output = async (all: AsyncIterable<Uint8Array>) => {
    const told = counted({ ...ground, onBytes: (what, sum) => tell(what, sum) }, start.file, all);
    await take(start, told);
  };
  const tell = (what: string, sum: number) => {
    bytes = sum;
    ground.onBytes(what, sum);
  };
  const end = await runAll(ground, job, { input: {}, output: { base: output } }, signal);
  const after = await walFacts(of, signal);
  const { segment = '', ...facts } = before;
  return {
    payloads: [{ ...start, bytes, exitCodes: exitCodes(end), rows: undefined, needs: [] }],
    facts: { ...facts, startSegment: segment, baseEndedAt: after['now'] ?? '' },
  };
}
