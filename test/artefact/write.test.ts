// The way of a backup into the spool and to a destination: what is committed is whole, what is not leaves nothing.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { folderOf, GUIDE } from '../../src/artefact/layout.ts';
import { queued } from '../../src/artefact/queue.ts';
import { openPayload } from '../../src/artefact/read.ts';
import { writeBackup } from '../../src/artefact/write.ts';
import type { Payload } from '../../src/model/backup.ts';
import { artefactWorld, freshId, manifestOf, NOW, never, PAYLOADS, payloadOf } from '../support/artefacts.ts';
import { codeOf, flipped, gather, noise, pieces } from '../support/bytes.ts';

const world = await artefactWorld();
afterAll(() => world.remove());
const { spool, sealer, store } = world;

function wanted(id: string, expectedBytes = 0) {
  const now = new Date(NOW).toISOString();
  return { id, compression: 1, recipients: [], destinations: ['here'], expectedBytes, now };
}

describe('a backup that is made', () => {
  test('is whole in the spool, then at its destination, and then only there', async () => {
    const { manifest, digest } = await world.make();
    expect(await queued(spool)).toMatchObject([{ backup: manifest.id, destination: 'here', attempts: 0 }]);
    expect((await world.catalogue()).backups).toEqual([]);
    const [sent] = await world.send();
    expect(sent?.end).toMatchObject({ kind: 'delivered', digest });
    expect(await spool.list()).toEqual([]);
    const [backup] = (await world.catalogue()).backups;
    expect(backup).toEqual({ destination: 'here', manifest, digest, records: [] });
    if (backup === undefined) return;
    for (const payload of manifest.payloads) {
      const opened = await gather(openPayload({ store, sealer }, backup, payload, never));
      expect(opened.equals(PAYLOADS[payload.file as keyof typeof PAYLOADS])).toBe(true);
    }
    expect(readFileSync(join(world.destination, GUIDE), 'utf8')).toBe('how to open it\n');
  });

  test('keeps no byte of what went in readable, and nobody else may read what it keeps', async () => {
    const canary = Buffer.from('canary row 4711 canary row 4711');
    const backup = await world.stored({ payloads: { 'db.zst.age': canary } });
    const folder = join(world.destination, folderOf(backup.manifest, backup.manifest.id));
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name)).includes('4711')).toBe(false);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'db.zst.age'))).mode & 0o777).toBe(0o400);
    expect((await stat(join(world.folder, 'spool'))).mode & 0o777).toBe(0o700);
  });

  test('may come compressed already: what went in is known from what comes out', async () => {
    const plain = noise(200_000);
    const id = freshId();
    const { manifest } = await writeBackup(
      { spool, sealer },
      wanted(id),
      async (staging) => {
        const bytes = sealer.compress(pieces(plain), 3);
        const sealed = await staging.seal({ file: 'db.zst.age', bytes, isCompressed: true });
        expect(sealed.raw).toBeUndefined();
        return manifestOf(id, 'crm', [payloadOf(await staging.check(sealed))]);
      },
      never,
    );
    expect(manifest.payloads[0]).toMatchObject({ rawBytes: plain.length });
    await world.send();
  });

  test('tells how far it is', async () => {
    const id = freshId();
    let came = 0;
    const made = writeBackup(
      { spool, sealer },
      wanted(id),
      async (staging) => {
        const onBytes = (bytes: number) => {
          came += bytes;
        };
        const sealed = await staging.seal({
          file: 'a.zst.age',
          bytes: pieces(noise(70_000)),
          isCompressed: false,
          onBytes,
        });
        return manifestOf(id, 'crm', [payloadOf(await staging.check(sealed))]);
      },
      never,
    );
    await made;
    expect(came).toBe(70_000);
    await world.send();
  });
});

describe('a backup that is not made', () => {
  type Make = Parameters<typeof writeBackup>[2];
  async function make(work: (id: string) => Make, signal = never): Promise<string> {
    const id = freshId();
    const code = await codeOf(
      writeBackup({ spool, sealer }, wanted(id), work(id), signal).catch((error: unknown) => {
        throw Object.assign(new Error('made'), {
          code: error instanceof Error && 'code' in error ? error.code : String(error),
        });
      }),
    );
    expect(await spool.list()).toEqual([]);
    expect(readdirSync(join(world.folder, 'spool', 'making'))).toEqual([]);
    return code;
  }

  const add = async (staging: Parameters<Make>[0], change: Partial<Payload> = {}): Promise<Payload> => {
    const sealed = await staging.seal({
      file: 'db.zst.age',
      bytes: pieces(noise(9000)),
      isCompressed: false,
    });
    return { ...payloadOf(await staging.check(sealed)), ...change };
  };

  test('statement 1: a producer that breaks off at any byte leaves nothing', async () => {
    for (const at of [0, 1, 100, 65_536, 200_000]) {
      async function* broken(): AsyncIterable<Uint8Array> {
        yield noise(at);
        throw new Error('the dump broke');
      }
      expect(
        await make(() => async (staging) => {
          await staging.seal({ file: 'db.zst.age', bytes: broken(), isCompressed: false });
          throw new Error('not reached');
        }),
      ).toBe('Error: the dump broke');
    }
  });

  test('a program that ended with anything but 0 leaves nothing', async () => {
    expect(
      await make(
        (id) => async (staging) => manifestOf(id, 'crm', [await add(staging, { exitCodes: { pg_dump: 1 } })]),
      ),
    ).toBe('artefact/failed-program');
  });

  test('a payload that cannot be decoded leaves nothing, and one that stops early is read to its end', async () => {
    const refuse = () => Promise.reject(new Error('no dump'));
    expect(
      await make(() => async (staging) => {
        const sealed = await staging.seal({
          file: 'db.zst.age',
          bytes: pieces(noise(9000)),
          isCompressed: false,
        });
        await staging.check(sealed, refuse);
        throw new Error('not reached');
      }),
    ).toBe('Error: no dump');
    const id = freshId();
    const lazy = async (bytes: AsyncIterable<Uint8Array>) => {
      for await (const _first of bytes) return;
    };
    const { manifest } = await writeBackup(
      { spool, sealer },
      wanted(id),
      async (staging) => {
        const sealed = await staging.seal({
          file: 'db.zst.age',
          bytes: pieces(noise(2_000_000)),
          isCompressed: false,
        });
        return manifestOf(id, 'crm', [payloadOf(await staging.check(sealed, lazy))]);
      },
      never,
    );
    expect(manifest.payloads[0]?.rawBytes).toBe(2_000_000);
    await world.send();
  });

  test('a disk that gives other bytes than were written is seen before anything is committed', async () => {
    const spoiled = (change: (path: string) => void) =>
      make((id) => async (staging) => {
        const sealed = await staging.seal({
          file: 'db.zst.age',
          bytes: pieces(noise(90_000)),
          isCompressed: false,
        });
        change(join(world.folder, 'spool', 'making', id, 'db.zst.age'));
        return manifestOf(id, 'crm', [payloadOf(await staging.check(sealed))]);
      });
    const rewrite = (path: string, change: (bytes: Buffer) => Buffer) => {
      const bytes = change(readFileSync(path));
      // Root may write what is read-only.
      writeFileSync(path, bytes);
    };
    expect(await spoiled((path) => rewrite(path, (bytes) => flipped(bytes, bytes.length - 30)))).toBe(
      'artefact/damaged',
    );
    expect(await spoiled((path) => rewrite(path, (bytes) => bytes.subarray(0, -1)))).toBe('artefact/damaged');
    expect(await spoiled((path) => rewrite(path, (bytes) => bytes.subarray(0, 200)))).toBe(
      'artefact/damaged',
    );
  });

  test('a payload that was not checked, or is not in the manifest, is a bug', async () => {
    expect(
      await make((id) => async (staging) => manifestOf(id, 'crm', [await add(staging, { rawBytes: 1 })])),
    ).toContain('bug:');
    expect(
      await make((id) => async (staging) => {
        await add(staging);
        return manifestOf(id, 'crm', []);
      }),
    ).toContain('bug:');
  });

  test('who gives up gets nothing', async () => {
    const stop = new AbortController();
    async function* endless(): AsyncIterable<Uint8Array> {
      for (let count = 0; ; count += 1) {
        if (count === 20) stop.abort();
        yield noise(10_000);
      }
    }
    expect(
      await make(
        () => async (staging) => {
          await staging.seal({ file: 'db.zst.age', bytes: endless(), isCompressed: false });
          throw new Error('not reached');
        },
        stop.signal,
      ),
    ).toContain('20');
  });

  test('too little room is said before anything begins', async () => {
    const free = (await spool.free())?.bytes ?? 0;
    const making = writeBackup(
      { spool, sealer },
      wanted(freshId(), free),
      () => Promise.reject(new Error('never')),
      never,
    );
    await expect(making).rejects.toThrow(/^the spool has .* free; .* are needed$/);
  });
});
