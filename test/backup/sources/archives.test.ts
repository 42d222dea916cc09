import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createArchiveCheck } from '../../../src/backup/sources/mongo-archive.ts';
import { createRdbCheck } from '../../../src/backup/sources/rdb-check.ts';
import { keysOf, readInfo, readSettings, redisFiles } from '../../../src/backup/sources/redis.ts';
import { sqliteTrouble } from '../../../src/backup/sources/sqlite.ts';

/** What a Redis 7.0 sent. */
const RDB = Buffer.from(
  'UkVESVMwMDEw+glyZWRpcy12ZXIGNy4wLjE1+gpyZWRpcy1iaXRzwED6BWN0aW1lwglaAGv6CHVzZWQtbWVtwjA7DwD6DnJlcGwtc3RyZWFtLWRiwAD6B3JlcGwtaWQoOWVjNmU1NWEzNDdmYmE2MWZhOTUyZjEwYjMwMWRhODlkMGNhOWU0N/oLcmVwbC1vZmZzZXTBnAD6CGFvZi1iYXNlwAD+APsBAAABYcMJMgFiYuAlAAFiYv+e/yS/2NSmyw==',
  'base64',
);

function checked(bytes: Uint8Array, pieceSize: number): string | undefined {
  const check = createRdbCheck();
  for (let at = 0; at < bytes.length; at += pieceSize) check.add(bytes.subarray(at, at + pieceSize));
  return check.end();
}

test('a snapshot of Redis is whole, or it is not, wherever the stream is cut', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), (pieceSize) => {
      expect(checked(RDB, pieceSize)).toBeUndefined();
    }),
  );
  for (let cut = 0; cut < RDB.length; cut += 1) expect(checked(RDB.subarray(0, cut), 50)).toBeDefined();
  for (let at = 0; at < RDB.length; at += 1) {
    const other = Buffer.from(RDB);
    other[at] = (other[at] ?? 0) ^ 1;
    expect(checked(other, 50), `bit of byte ${at}`).toBeDefined();
  }
});

test('where a server of Redis looks when it starts', () => {
  expect(redisFiles({ dbfilename: 'x.rdb', appendonly: 'no' })).toEqual({
    snapshot: 'x.rdb',
    manifest: undefined,
  });
  expect(redisFiles({ appendonly: 'yes', appenddirname: 'd', appendfilename: 'f' })).toEqual({
    snapshot: 'd/f.1.base.rdb',
    manifest: { path: 'd/f.manifest', text: 'file f.1.base.rdb seq 1 type b\n' },
  });
  expect(readSettings('save\n\nappendonly\nyes\ndbfilename\nappendonly\n')).toEqual({
    appendonly: 'yes',
    dbfilename: 'appendonly',
  });
  const info = readInfo('# Keyspace\r\ndb0:keys=12,expires=0\r\nredis_version:7.0.1\r\n');
  expect(keysOf(info)).toEqual({ db0: 12 });
});

/** A flat document of texts and truths. */
function bson(fields: Readonly<Record<string, string | boolean>>): Buffer {
  const parts = Object.entries(fields).map(([name, value]) => {
    const key = Buffer.from(`${name}\0`);
    if (typeof value === 'boolean')
      return Buffer.concat([Buffer.from([8]), key, Buffer.from([value ? 1 : 0])]);
    const text = Buffer.from(`${value}\0`);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(text.length);
    return Buffer.concat([Buffer.from([2]), key, size, text]);
  });
  const body = Buffer.concat([...parts, Buffer.from([0])]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length + 4);
  return Buffer.concat([size, body]);
}

const STOP = Buffer.from([255, 255, 255, 255]);
const MAGIC = Buffer.from([0x6d, 0xe2, 0x99, 0x81]);

function block(collection: string, documents: number, EOF = false): Buffer {
  const header = bson({ db: 'shop', collection, EOF });
  return Buffer.concat([header, ...Array.from({ length: documents }, () => bson({ a: 'b' })), STOP]);
}

function archive(...blocks: readonly Buffer[]): Buffer {
  return Buffer.concat([MAGIC, bson({ version: '0.1' }), STOP, ...blocks]);
}

function documents(bytes: Buffer, pieceSize: number) {
  const check = createArchiveCheck();
  for (let at = 0; at < bytes.length; at += pieceSize) check.add(bytes.subarray(at, at + pieceSize));
  return check.end();
}

test('documents of an archive of MongoDB are counted; one that breaks off is none', () => {
  const whole = archive(
    block('a', 3),
    block('b', 1),
    block('a', 2),
    block('a', 0, true),
    block('b', 0, true),
  );
  for (const pieceSize of [1, 7, 1000])
    expect(documents(whole, pieceSize)).toEqual({ 'shop.a': 5, 'shop.b': 1 });
  const empty = archive().length;
  const ends = new Set<string>();
  for (let cut = 0; cut < whole.length; cut += 1) {
    // Cut before its first collection it is an archive of nothing: that is told by the program's end alone.
    if (cut === empty) continue;
    const reading = () => documents(whole.subarray(0, cut), 100);
    expect(reading).toThrow();
    try {
      reading();
    } catch (error) {
      ends.add(String(error));
    }
  }
  const words = ['its end is missing', 'shop.a is not complete', 'shop.b is not complete'];
  expect([...ends].sort()).toEqual(words.map((one) => `Error: ${one}`));
  expect(() => documents(Buffer.from('not an archive at all'), 5)).toThrow('does not begin');
  expect(() => documents(archive(Buffer.from([1, 0, 0, 0])), 5)).toThrow('impossible size');
});

test('a database of SQLite has the size that it says', () => {
  const head = Buffer.alloc(100);
  head.write('SQLite format 3\0');
  head.writeUInt16BE(4096, 16);
  head.writeUInt32BE(3, 28);
  expect(sqliteTrouble(head, 3 * 4096)).toBeUndefined();
  expect(sqliteTrouble(head, 2 * 4096)).toContain('size');
  expect(sqliteTrouble(Buffer.alloc(100), 4096)).toContain('begin');
});
