// What every place for artefacts keeps to: the same suite for a folder, S3 and SFTP.

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { ArtefactStore } from '../../src/ports-backup.ts';
import { codeOf, gather, noise, pieces } from '../support/bytes.ts';

export type Subject = {
  readonly store: ArtefactStore;
  /** Another store of the same place: what one keeps, the other sees. */
  readonly other: ArtefactStore;
};

const never = new AbortController().signal;

/** `largest`: bytes of the largest object that is tried. */
export function artefactStoreContract(open: () => Promise<Subject>, largest: number): void {
  describe('a place for artefacts', () => {
    let store: ArtefactStore;
    let other: ArtefactStore;
    const top = `v1/contract-${randomBytes(4).toString('hex')}`;

    beforeAll(async () => {
      ({ store, other } = await open());
    });
    afterAll(async () => {
      await store.close();
      await other.close();
    });

    const put = (key: string, bytes: Buffer, size?: number) =>
      store.put(`${top}/${key}`, pieces(bytes, 70_001), size, never);
    const get = async (key: string, from = other) => {
      const there = await from.get(`${top}/${key}`, never);
      return there === undefined ? undefined : gather(there);
    };

    test.each([0, 1, 65_536, largest])('keeps %i bytes as they are', async (length) => {
      const bytes = noise(length);
      expect(await put(`sizes/${length}`, bytes, length)).toEqual({ bytes: length });
      expect((await get(`sizes/${length}`))?.equals(bytes)).toBe(true);
      const [found] = (await other.list(`${top}/sizes/`, never)).filter(({ key }) =>
        key.endsWith(`/${length}`),
      );
      expect(found).toMatchObject({ key: `${top}/sizes/${length}`, bytes: length });
      expect(Math.abs((found?.modifiedAt ?? 0) - Date.now())).toBeLessThan(120_000);
    });

    test('keeps what has no known size', async () => {
      await put('unknown/size', noise(300_000));
      expect((await get('unknown/size'))?.equals(noise(300_000))).toBe(true);
    });

    test('says that there is none where there is none', async () => {
      expect(await get('none/here')).toBeUndefined();
      expect(await other.list(`${top}/none/`, never)).toEqual([]);
      await store.remove(`${top}/none/here`, never);
    });

    test('never puts one object in the place of another', async () => {
      await put('twice/a', noise(1000, 'first'), 1000);
      expect(await codeOf(put('twice/a', noise(1000, 'second'), 1000))).toBe('artefact/exists');
      expect((await get('twice/a'))?.equals(noise(1000, 'first'))).toBe(true);
      expect((await other.list(`${top}/twice/`, never)).length).toBe(1);
    });

    test('lists what is below a prefix and nothing else, however much', async () => {
      const keys = Array.from({ length: 25 }, (_, count) => `many/folder-${count % 5}/file-${count}`);
      await Promise.all(keys.map((key) => put(key, noise(10), 10)));
      await put('many-others/x', noise(10), 10);
      const listed = (await other.list(`${top}/many/`, never)).map(({ key }) => key).sort();
      expect(listed).toEqual(keys.map((key) => `${top}/${key}`).sort());
      expect((await other.list(`${top}/many/folder-3/`, never)).length).toBe(5);
    });

    test('removes one object, again if need be, and leaves its neighbours', async () => {
      await put('gone/a', noise(10), 10);
      await put('gone/b', noise(10), 10);
      for (const _twice of [1, 2]) await store.remove(`${top}/gone/a`, never);
      expect(await get('gone/a')).toBeUndefined();
      expect((await other.list(`${top}/gone/`, never)).map(({ key }) => key)).toEqual([`${top}/gone/b`]);
      await put('gone/a', noise(11), 11);
      expect((await get('gone/a'))?.length).toBe(11);
    });

    test('a source that breaks off leaves nothing, and its own error comes out', async () => {
      for (const after of [0, 100, largest - 1]) {
        async function* broken(): AsyncIterable<Uint8Array> {
          yield* pieces(noise(after), 70_001);
          throw new Error('the source broke');
        }
        await expect(store.put(`${top}/broken/a`, broken(), largest, never)).rejects.toThrow(
          'the source broke',
        );
      }
      expect(await other.list(`${top}/broken/`, never)).toEqual([]);
      expect(await store.sweep(`${top}/broken/`, () => true, never)).toBe(0);
    });

    test('who gives up is heard at once, and leaves nothing', async () => {
      const stop = new AbortController();
      async function* endless(): AsyncIterable<Uint8Array> {
        for (let count = 0; ; count += 1) {
          if (count === 100) stop.abort(new Error('enough'));
          // What waits for something that never comes.
          if (count === 101) await new Promise(() => undefined);
          yield noise(70_001);
        }
      }
      await expect(store.put(`${top}/given-up/a`, endless(), undefined, stop.signal)).rejects.toThrow(
        'enough',
      );
      expect(await other.list(`${top}/given-up/`, never)).toEqual([]);
      expect(await store.sweep(`${top}/given-up/`, () => true, never)).toBe(0);
    });

    test('a reader that stops early leaves the store as it was', async () => {
      await put('early/a', noise(largest), largest);
      for (let count = 0; count < 5; count += 1) {
        for await (const piece of (await store.get(`${top}/early/a`, never)) ?? []) {
          expect(piece.length).toBeGreaterThan(0);
          break;
        }
      }
      expect((await get('early/a', store))?.length).toBe(largest);
    });

    test('calls that are given up before they begin do nothing', async () => {
      const gone = AbortSignal.abort(new Error('gone'));
      await expect(store.put(`${top}/never/a`, pieces(noise(10)), 10, gone)).rejects.toThrow('gone');
      await expect(store.get(`${top}/sizes/1`, gone)).rejects.toThrow('gone');
      await expect(store.list(`${top}/`, gone)).rejects.toThrow('gone');
      await expect(store.remove(`${top}/sizes/1`, gone)).rejects.toThrow('gone');
      expect((await get('sizes/1'))?.length).toBe(1);
    });

    test('tells its free space, or that it cannot', async () => {
      const free = await store.free(never);
      if (free !== undefined) expect(free.bytes).toBeLessThanOrEqual(free.total);
    });

    test('what is no key is a bug, and reaches nothing', async () => {
      for (const key of ['', '/a', 'a/', 'a//b', '../a', 'a/../b', '.hidden', 'a b', 'a\u0000b']) {
        const tried = store.put(key, pieces(noise(1)), 1, never).catch((error: unknown) => error);
        const error = await tried;
        expect(error).toBeInstanceOf(Error);
        expect(error).not.toBeInstanceOf(Failure);
      }
    });
  });
}
