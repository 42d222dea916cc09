// Payloads that are read to their end by ourselves, because no program of their image would do it without a
// server, or without a copy of them on a disk.

import { extract } from 'tar-stream';
import { createArchiveCheck } from '../backup/sources/mongo-archive.ts';
import { createRowCounter } from '../backup/sources/mysql-rows.ts';
import { createRdbCheck } from '../backup/sources/rdb-check.ts';
import { sqliteTrouble } from '../backup/sources/sqlite.ts';
import type { Payload } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import { textOf } from './ground.ts';

/** What a payload tells best itself; undefined: nothing that its dump did not say. */
export type Decoded = { readonly rows: Readonly<Record<string, number>> | undefined };

type Known = Pick<Payload, 'format' | 'database' | 'file'>;
type Bytes = AsyncIterable<Uint8Array>;

const NOTHING: Decoded = { rows: undefined };

export async function decodeHere(payload: Known, bytes: Bytes): Promise<Decoded> {
  switch (payload.format) {
    case 'mysql-dump':
      return { rows: await mysqlRows(payload, bytes) };
    case 'mongo-archive':
      return { rows: await mongoDocuments(payload, bytes) };
    case 'redis-rdb':
      return await rdbToEnd(payload, bytes);
    case 'sqlite':
      return await sqliteWhole(payload, bytes);
    case 'tar':
    case 'pg-base':
      return await tarToEnd(payload, bytes);
    case 'instance':
      return await jsonWhole(payload, bytes);
    default:
      throw new Error(`bug: ${payload.format} is checked by its own program`);
  }
}

async function mysqlRows(payload: Known, bytes: Bytes): Promise<Decoded['rows']> {
  const counter = createRowCounter();
  for await (const piece of bytes) counter.add(piece);
  const rows = counter.end();
  if (rows === undefined) throw undecodable(payload, 'its end is missing');
  return payload.database === '' ? undefined : rows;
}

async function mongoDocuments(payload: Known, bytes: Bytes): Promise<Decoded['rows']> {
  const check = createArchiveCheck();
  const judged = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw undecodable(payload, error instanceof Error ? error.message : String(error));
    }
  };
  for await (const piece of bytes) judged(() => check.add(piece));
  return judged(() => check.end());
}

async function rdbToEnd(payload: Known, bytes: Bytes): Promise<Decoded> {
  const check = createRdbCheck();
  for await (const piece of bytes) check.add(piece);
  const trouble = check.end();
  if (trouble !== undefined) throw undecodable(payload, trouble);
  return NOTHING;
}

async function sqliteWhole(payload: Known, bytes: Bytes): Promise<Decoded> {
  let head = Buffer.alloc(0);
  let size = 0;
  for await (const piece of bytes) {
    if (head.length < 100) head = Buffer.concat([head, piece.subarray(0, 100)]);
    size += piece.length;
  }
  const trouble = sqliteTrouble(head, size);
  if (trouble !== undefined) throw undecodable(payload, trouble);
  return NOTHING;
}

/** Every entry to its end, and the two empty blocks behind the last one: without them it was cut. */
async function tarToEnd(payload: Known, bytes: Bytes): Promise<Decoded> {
  const reader = extract();
  let failure: unknown;
  reader.on('error', (error: unknown) => {
    failure ??= error;
  });
  reader.on('entry', (_header, content, next) => {
    content.on('end', next);
    content.resume();
  });
  let tail = Buffer.alloc(0);
  for await (const piece of bytes) {
    tail = Buffer.concat([tail, piece.subarray(-1024)]).subarray(-1024);
    if (failure !== undefined) break;
    if (!reader.write(piece)) await drained(reader);
  }
  const isCut = tail.length < 1024 || tail.some((byte) => byte !== 0);
  reader.end();
  if (failure !== undefined || isCut) throw undecodable(payload, 'its end is missing');
  return NOTHING;
}

function drained(stream: NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const name of ['drain', 'close', 'error']) stream.off(name, done);
      resolve();
    };
    for (const name of ['drain', 'close', 'error']) stream.on(name, done);
  });
}

async function jsonWhole(payload: Known, bytes: Bytes): Promise<Decoded> {
  try {
    JSON.parse(await textOf(bytes));
  } catch {
    throw undecodable(payload, 'it is not whole');
  }
  return NOTHING;
}

export function undecodable({ file }: Pick<Payload, 'file'>, why: string): Failure {
  return new Failure('job/undecodable', `${file} is damaged: ${why}`, { retry: 'never' });
}
