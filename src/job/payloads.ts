// What a dump hands out: streams that whoever keeps them must take to their end, and what is known of each once
// it has ended. Nothing is a backup before the dump as a whole has ended without a failure.

import type { Consistency, PayloadFormat } from '../model/backup.ts';
import type { JobEnd } from '../ports-backup.ts';
import { exitCodes, type JobGround } from './ground.ts';

export type PayloadStart = {
  readonly source: string;
  readonly format: PayloadFormat;
  readonly database: string;
  readonly consistency: Consistency | 'snapshot';
  /** Name of the file that it is kept in: compressed and sealed. */
  readonly file: string;
  /** `zstd`: a program of the job compressed it already; its raw size and digest show when it is decoded. */
  readonly encoding: 'raw' | 'zstd';
};

/** Takes a payload's bytes to their end, no faster than it can keep them. */
export type Take = (start: PayloadStart, bytes: AsyncIterable<Uint8Array>) => Promise<void>;

export type DumpedPayload = PayloadStart & {
  /** As handed out. */
  readonly bytes: number;
  readonly exitCodes: Readonly<Record<string, number>>;
  readonly rows: Readonly<Record<string, number>> | undefined;
  readonly needs: readonly string[];
};

export type Dumped = {
  readonly payloads: readonly DumpedPayload[];
  readonly facts: Readonly<Record<string, string>>;
};

/** The stream of a job as a payload: `output` for the job, and `payload` for what is known when it has ended. */
export function taken(ground: JobGround, start: PayloadStart, take: Take) {
  let bytes = 0;
  async function* told(all: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const piece of all) {
      bytes += piece.length;
      ground.onBytes(start.file, bytes);
      yield piece;
    }
  }
  return {
    output: async (all: AsyncIterable<Uint8Array>): Promise<void> => await take(start, told(all)),
    payload: (end: JobEnd): DumpedPayload => ({
      ...start,
      bytes,
      exitCodes: exitCodes(end),
      rows: undefined,
      needs: [],
    }),
  };
}

const EXTENSIONS: Readonly<Record<PayloadFormat, string>> = {
  'pg-custom': 'pgdump',
  'pg-globals': 'globals.sql',
  'pg-base': 'pgbase.tar',
  'mysql-dump': 'sql',
  'mongo-archive': 'mongo',
  'redis-rdb': 'rdb',
  sqlite: 'sqlite',
  tar: 'tar',
  instance: 'json',
};

/** `db.crm.pgdump.zst.age`. Names that are no plain words are made so, and stay different from each other. */
export function payloadFile(source: string, database: string, format: PayloadFormat): string {
  const parts = [source, ...(database === '' ? [] : [database])];
  return `${[...parts.map(plain), EXTENSIONS[format]].join('.')}.zst.age`;
}

function plain(name: string): string {
  return Array.from(name, (letter) => (/[A-Za-z0-9_-]/.test(letter) ? letter : `~${hexOf(letter)}`)).join('');
}

function hexOf(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0');
}

/** `db/shop`: for people. */
export function titleOf({ source, database }: Pick<PayloadStart, 'source' | 'database'>): string {
  return database === '' ? source : `${source}/${database}`;
}
