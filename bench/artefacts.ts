// How fast a backup is sealed, checked, sent and read back, by kind of place, and how much memory that takes when
// the place is slow. Real servers in containers where they can be had.

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { generateX25519Identity } from 'age-encryption';
import { createLocalStore } from '../src/adapters/artefacts/local.ts';
import { createS3Store } from '../src/adapters/artefacts/s3.ts';
import { createSftpStore } from '../src/adapters/artefacts/sftp.ts';
import { createSpool } from '../src/adapters/artefacts/spool.ts';
import { createSealer } from '../src/adapters/sealer/sealer.ts';
import { writeBackup } from '../src/artefact/write.ts';
import type { ArtefactStore } from '../src/ports-backup.ts';
import { freshId, manifestOf, NOW, payloadOf } from '../test/support/artefacts.ts';
import { slowLine } from '../test/support/line.ts';
import { lyingS3 } from '../test/support/lying-s3.ts';
import { had, openssh, radosgw } from '../test/support/store-servers.ts';
import type { Row } from './table.ts';

const MIB = 1024 * 1024;
const signal = new AbortController().signal;

/** All rows; `folder` is on the disk that is measured. */
export async function benchArtefacts(folder: string, quick: boolean): Promise<readonly Row[]> {
  const mib = quick ? 128 : 512;
  const local = mkdtempSync(join(folder, 'artefacts-'));
  mkdirSync(join(local, 'destination'));
  const store = createLocalStore({ folder: join(local, 'destination'), bytesPerSecond: undefined });
  return [
    ...(await making(local, mib)),
    ...(await moving('folder', store, mib)),
    ...(await servers(mib)),
    await slowPlace(local, quick ? 50 : 100),
  ];
}

async function* mixed(mib: number): AsyncIterable<Uint8Array> {
  // As dumps are: a third of it cannot be made smaller.
  const blocks = Array.from({ length: 16 }, () =>
    Buffer.concat([randomBytes(MIB / 3), Buffer.alloc(MIB - MIB / 3, randomBytes(300))]),
  );
  for (let count = 0; count < mib; count += 1) yield* cut(blocks[count % 16] ?? Buffer.alloc(0));
}

function* cut(block: Buffer): Iterable<Uint8Array> {
  for (let at = 0; at < block.length; at += 65_536) yield block.subarray(at, at + 65_536);
}

async function making(folder: string, mib: number): Promise<readonly Row[]> {
  const spool = createSpool(join(folder, 'spool'));
  const sealer = await createSealer([await generateX25519Identity()]);
  const id = freshId();
  const wanted = {
    id,
    compression: 1,
    recipients: [],
    destinations: [],
    expectedBytes: 0,
    now: new Date(NOW).toISOString(),
  };
  let [sealedAt, checkedAt] = [0, 0];
  const begun = performance.now();
  const { manifest } = await writeBackup(
    { spool, sealer },
    wanted,
    async (staging) => {
      const sealed = await staging.seal({ file: 'a.zst.age', bytes: mixed(mib), isCompressed: false });
      sealedAt = performance.now();
      const facts = await staging.check(sealed);
      checkedAt = performance.now();
      return manifestOf(id, 'crm', [payloadOf(facts)]);
    },
    signal,
  );
  const stored = ((manifest.payloads[0]?.storedBytes ?? 0) / MIB).toFixed(0);
  const raw = `${mib} MiB raw, ${stored} MiB stored`;
  return [
    row('backup: hash, compress, seal, hash, write, fsync', mib, sealedAt - begun, raw),
    row('backup: read again, hash, open, decompress, hash', mib, checkedAt - sealedAt, raw),
  ];
}

function row(what: string, mib: number, ms: number, raw: string): Row {
  return {
    what,
    limit: '-',
    measured: `${(mib / (ms / 1000)).toFixed(0)} MiB/s`,
    ok: undefined,
    raw: `${raw}, ${ms.toFixed(0)} ms`,
  };
}

async function moving(name: string, store: ArtefactStore, mib: number): Promise<readonly Row[]> {
  const blocks = Array.from({ length: 8 }, () => randomBytes(MIB));
  async function* bytes(): AsyncIterable<Uint8Array> {
    for (let count = 0; count < mib; count += 1) yield blocks[count % 8] ?? Buffer.alloc(0);
  }
  const key = `v1/bench/${randomBytes(4).toString('hex')}`;
  const begun = performance.now();
  await store.put(key, bytes(), mib * MIB, signal);
  const sent = performance.now();
  let came = 0;
  for await (const piece of (await store.get(key, signal)) ?? bytes()) came += piece.length;
  const ended = performance.now();
  if (came !== mib * MIB) throw new Error(`${name} gave ${came} bytes`);
  await store.remove(key, signal);
  await store.close();
  return [
    row(`${name}: kept`, mib, sent - begun, `${mib} MiB`),
    row(`${name}: read`, mib, ended - sent, `${mib} MiB`),
  ];
}

async function servers(mib: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const s3 = await had(radosgw);
  if (typeof s3 === 'string') console.log(`S3 was not measured: ${s3}`);
  else {
    rows.push(...(await moving("S3 (Ceph's gateway, this machine)", createS3Store(s3.options), mib)));
    await s3[Symbol.asyncDispose]();
  }
  const sftp = await had(openssh);
  if (typeof sftp === 'string') console.log(`SFTP was not measured: ${sftp}`);
  else {
    rows.push(...(await moving('SFTP (OpenSSH, this machine)', createSftpStore(sftp.options), mib)));
    await using line = await slowLine(sftp.options.port, { delayMs: 15 });
    const far = createSftpStore({ ...sftp.options, port: line.port });
    rows.push(...(await moving('SFTP over a line of 30 ms', far, mib / 4)));
    await sftp[Symbol.asyncDispose]();
  }
  return rows;
}

async function slowPlace(folder: string, mib: number): Promise<Row> {
  await using s3 = await lyingS3();
  await using line = await slowLine(Number(new URL(s3.options.endpoint).port), { bytesPerSecond: 5_000_000 });
  const child = join(import.meta.dirname, '../test/artefact/sender-child.ts');
  const options = { ...s3.options, endpoint: `http://127.0.0.1:${line.port}`, idleMs: 30_000 };
  const args = [child, join(folder, 'slow'), String(mib), JSON.stringify(options)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const told = JSON.parse(stdout);
  return {
    what: 'peak memory, place of 5 MB/s',
    limit: '<= 250 MiB',
    measured: `${told.peakMib} MiB`,
    ok: told.end === 'delivered' && told.peakMib <= 250,
    raw: `${mib} MiB made in ${told.makeMs} ms, sent and read back in ${told.sendMs} ms`,
  };
}
