// Places that lie, hang, fail and hang up: what they say is never taken for what they have.

import { generateX25519Identity } from 'age-encryption';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createS3Store } from '../../src/adapters/artefacts/s3.ts';
import { partSize } from '../../src/adapters/artefacts/s3-upload.ts';
import { createSealer } from '../../src/adapters/sealer/sealer.ts';
import { collectAt } from '../../src/artefact/collect.ts';
import { folderOf, GUIDE, MANIFEST } from '../../src/artefact/layout.ts';
import { probe } from '../../src/artefact/probe.ts';
import { queued, type Sent } from '../../src/artefact/queue.ts';
import { checkStored, openPayload } from '../../src/artefact/read.ts';
import type { ArtefactStore } from '../../src/ports-backup.ts';
import { artefactStoreContract } from '../contract/artefact-store.contract.ts';
import { type ArtefactWorld, artefactWorld, NOW, never } from '../support/artefacts.ts';
import { codeOf, gather, noise, pieces } from '../support/bytes.ts';
import { type LyingS3, lyingS3, refuse, spoiled } from '../support/lying-s3.ts';

const MIB = 1024 * 1024;
const contract = await lyingS3();
afterAll(() => contract[Symbol.asyncDispose]());
artefactStoreContract(() => {
  const open = () => createS3Store({ ...contract.options, partBytes: 300_000, idleMs: 20_000 });
  return Promise.resolve({ store: open(), other: open() });
}, 1_000_000);

let s3: LyingS3;
let world: ArtefactWorld & { remove(): void };
let store: ArtefactStore;

beforeEach(async () => {
  [s3, world] = [await lyingS3(), await artefactWorld()];
  store = createS3Store({ ...s3.options, partBytes: 100_000 });
});
afterEach(async () => {
  await store.close();
  await s3[Symbol.asyncDispose]();
  world.remove();
});

function codeOfEnd(sent: Sent | undefined): string {
  return sent?.end.kind === 'failed' ? sent.end.failure.code : (sent?.end.kind ?? 'nothing');
}

const isPayload = (key: string) => key.endsWith('.age');

describe('statement 6: a place that says yes and keeps other bytes', () => {
  test.each<[string, (key: string, bytes: Buffer) => Buffer]>([
    ['of a payload', (key, bytes) => (isPayload(key) ? spoiled(bytes) : bytes)],
    ['of an object of several parts', (_key, bytes) => (bytes.length > 100_000 ? spoiled(bytes) : bytes)],
    ['fewer of a payload', (key, bytes) => (isPayload(key) ? bytes.subarray(0, -1) : bytes)],
    ['none of a payload', (key, bytes) => (isPayload(key) ? Buffer.alloc(0) : bytes)],
    ['of the manifest', (key, bytes) => (key.endsWith(MANIFEST) ? spoiled(bytes) : bytes)],
  ])('%s: nothing is committed there, and it is tried again', async (_words, change) => {
    const { manifest } = await world.make();
    s3.keep(change);
    const [sent] = await world.send(store);
    expect(codeOfEnd(sent)).toBe('artefact/other-bytes');
    expect([...s3.objects.keys()].filter((key) => key.endsWith(MANIFEST))).toEqual([]);
    expect((await world.catalogue(store)).backups).toEqual([]);
    const [waiting] = await queued(world.spool);
    expect(waiting).toMatchObject({ backup: manifest.id, attempts: 1 });
    expect(waiting?.reason).toContain('has other bytes');
    s3.keep(undefined);
    expect(codeOfEnd((await world.send(store))[0])).toBe('delivered');
    const [backup] = (await world.catalogue(store)).backups;
    expect(backup?.manifest.id).toBe(manifest.id);
    if (backup !== undefined) await checkStored({ store }, backup, never);
  });

  test('is found out by a test of the place', async () => {
    s3.keep((_key, bytes) => spoiled(bytes));
    expect(await codeOf(probe(store, 'there', 'a'.repeat(16), never))).toBe('artefact/other-bytes');
    s3.keep(undefined);
    expect(await codeOf(probe(store, 'there', 'b'.repeat(16), never))).toBe('none');
    expect([...s3.objects.keys()]).toEqual([]);
  });
});

describe('a place that is down', () => {
  test('the backup waits in the spool, with growing waits, and goes without a new dump', async () => {
    const { manifest } = await world.make();
    s3.lie((_request, response) => {
      refuse(response, 503, 'SlowDown');
      return true;
    });
    const waits: number[] = [];
    for (let [attempt, now] = [0, NOW]; attempt < 4; attempt += 1) {
      expect(codeOfEnd((await world.send(store, { all: false, now }))[0])).toBe('artefact/unreachable');
      // Before its time nothing is tried.
      expect(await world.send(store, { all: false, now: now + 30_000 })).toEqual([]);
      const [send] = await queued(world.spool);
      waits.push(Date.parse(send?.retryAt ?? '') - now);
      now = Date.parse(send?.retryAt ?? '');
    }
    expect(waits).toEqual([60_000, 120_000, 240_000, 480_000]);
    s3.lie(undefined);
    expect(codeOfEnd((await world.send(store))[0])).toBe('delivered');
    expect((await world.catalogue(store)).backups[0]?.manifest.id).toBe(manifest.id);
    expect(await world.spool.list()).toEqual([]);
  });

  test.each<[string, Parameters<LyingS3['lie']>[0], string]>([
    ['answers nothing', () => new Promise(() => undefined), 'artefact/timeout'],
    ['hangs up', (_request, response) => Boolean(response.destroy()), 'artefact/unreachable'],
    [
      'gives a page of a proxy',
      (_request, response) => Boolean(response.writeHead(200).end('<html><body>welcome</body></html>')),
      'artefact/',
    ],
    ['gives an empty answer', (_request, response) => Boolean(response.writeHead(200).end()), 'artefact/'],
    [
      'gives half of a list',
      ({ key }, response) => {
        if (key !== '') return false;
        const list = `<ListBucketResult><Name>bucket</Name><KeyCount>2</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>`;
        response.writeHead(200).end(list);
        return true;
      },
      'artefact/incomplete-list',
    ],
    [
      'says that there is more and not where',
      ({ key }, response) => {
        if (key !== '') return false;
        const list = `<ListBucketResult><Name>bucket</Name><KeyCount>0</KeyCount><IsTruncated>true</IsTruncated></ListBucketResult>`;
        response.writeHead(200).end(list);
        return true;
      },
      'artefact/incomplete-list',
    ],
  ])('that %s never looks empty', async (_words, lie, code) => {
    await world.make();
    await world.send(store);
    s3.lie(lie);
    expect(await codeOf(world.catalogue(store, true))).toMatch(new RegExp(`^${code}`));
    const collecting = {
      destination: 'there',
      fleet: 'test',
      living: new Set<string>(),
      now: Date.now() + 10 ** 10,
    };
    expect(await codeOf(collectAt(store, collecting, never))).toMatch(new RegExp(`^${code}`));
    s3.lie(undefined);
    expect((await world.catalogue(store, true)).backups.length).toBe(1);
  });

  test('that lists nothing of what it has is not believed', async () => {
    await world.make();
    await world.send(store);
    const emptyList: Parameters<LyingS3['lie']>[0] = ({ key, query }, response) => {
      if (key !== '' || query.has('uploads')) return false;
      const list = `<ListBucketResult><Name>bucket</Name><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>`;
      response.writeHead(200).end(list);
      return true;
    };
    s3.lie(emptyList);
    expect(await codeOf(world.catalogue(store, false))).toBe('artefact/incomplete-list');
    // Another bucket, or a disk that is not mounted: not even the guide is there.
    s3.lie(undefined);
    s3.objects.clear();
    expect(await codeOf(world.catalogue(store, true))).toBe('artefact/other-place');
    expect((await world.catalogue(store, false)).backups).toEqual([]);
  });

  test('a list that leaves out a manifest costs no backup', async () => {
    const backup = await (async () => {
      await world.make();
      await world.send(store);
      return (await world.catalogue(store)).backups[0];
    })();
    const id = backup?.manifest.id ?? '';
    const key = `${folderOf({ fleet: 'test', instance: 'crm' }, id)}${MANIFEST}`;
    const bytes = s3.objects.get(key) ?? Buffer.alloc(0);
    // Listed without it, given when asked for.
    s3.objects.delete(key);
    s3.lie(({ key: wanted, method }, response) => {
      if (wanted !== key || method !== 'GET') return false;
      response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
      return true;
    });
    const before = [...s3.objects.keys()];
    const collecting = {
      destination: 'there',
      fleet: 'test',
      living: new Set<string>(),
      now: Date.now() + 10 ** 10,
    };
    expect(await collectAt(store, collecting, never)).toMatchObject({ backups: [], objects: 0 });
    expect([...s3.objects.keys()]).toEqual(before);
  });
});

describe('a line that breaks', () => {
  test('in the middle of a part: the part is sent again', async () => {
    let cuts = 0;
    s3.lie(({ query }, response) => {
      if (!query.has('partNumber') || cuts >= 2) return false;
      cuts += 1;
      response.destroy();
      return true;
    });
    await world.make();
    expect(codeOfEnd((await world.send(store))[0])).toBe('delivered');
    expect(cuts).toBe(2);
  });

  test('for good: the upload is aborted, no part stays', async () => {
    s3.lie(({ query, method }, response) => {
      if (method !== 'PUT' || query.get('partNumber') !== '2') return false;
      response.destroy();
      return true;
    });
    await world.make();
    expect(codeOfEnd((await world.send(store))[0])).toBe('artefact/unreachable');
    expect(s3.uploads.size).toBe(0);
    expect([...s3.objects.keys()].filter(isPayload)).toEqual([]);
  });

  test('so that nothing at all gets through any more: what stays is swept later', async () => {
    let isDown = false;
    s3.lie(({ query, method }, response) => {
      isDown ||= method === 'PUT' && query.get('partNumber') === '2';
      if (isDown) response.destroy();
      return isDown;
    });
    await world.make();
    expect(codeOfEnd((await world.send(store))[0])).toBe('artefact/unreachable');
    expect(s3.uploads.size).toBe(1);
    s3.lie(undefined);
    const collecting = { destination: 'there', fleet: 'test', living: new Set<string>(), now: Date.now() };
    expect((await collectAt(store, collecting, never)).partials).toBe(0);
    expect((await collectAt(store, { ...collecting, now: Date.now() + 90_000_000 }, never)).partials).toBe(1);
    expect(s3.uploads.size).toBe(0);
  });

  test('in the middle of a download: it goes on where it broke off', async () => {
    await store.put('v1/a', pieces(noise(2 * MIB)), 2 * MIB, never);
    let cuts = 0;
    s3.lie(({ method, incoming }, response) => {
      if (method !== 'GET' || cuts >= 3) return false;
      cuts += 1;
      const from = Number(/\d+/.exec(incoming.headers.range ?? '')?.[0] ?? 0);
      const all = s3.objects.get('v1/a') ?? Buffer.alloc(0);
      const range = from === 0 ? {} : { 'content-range': `bytes ${from}-${all.length - 1}/${all.length}` };
      response.writeHead(from === 0 ? 200 : 206, { 'content-length': all.length - from, ...range });
      response.write(all.subarray(from, from + 400_000), () => response.destroy());
      return true;
    });
    const there = await store.get('v1/a', never);
    expect((await gather(there ?? pieces(noise(0)))).equals(noise(2 * MIB))).toBe(true);
    expect(cuts).toBe(3);
    // One that never gives more than its beginning is no object.
    cuts = -100;
    s3.lie((_request, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write(noise(10), () => response.destroy());
      return true;
    });
    expect(
      await codeOf((async () => gather((await store.get('v1/a', never)) ?? pieces(noise(0))))()),
    ).toMatch(/^artefact\/(?:cut-short|unreachable)$/);
  });
});

test('a payload that changed or was cut after it was committed is never read to an end', async () => {
  await world.make();
  await world.send(store);
  const [backup] = (await world.catalogue(store)).backups;
  const [payload] = backup?.manifest.payloads ?? [];
  if (backup === undefined || payload === undefined) throw new Error('no backup');
  const key = `${folderOf(backup.manifest, backup.manifest.id)}${payload.file}`;
  const bytes = s3.objects.get(key) ?? Buffer.alloc(0);
  const read = (sealer = world.sealer) =>
    codeOf(gather(openPayload({ store, sealer }, backup, payload, never)));
  expect(await read()).toBe('none');
  for (const spoilt of [
    spoiled(bytes),
    bytes.subarray(0, -1),
    bytes.subarray(0, -65_552),
    Buffer.concat([bytes, bytes]),
  ]) {
    s3.objects.set(key, spoilt);
    expect(await read()).toMatch(/^artefact\/(?:damaged|no-key)$/);
    expect(await codeOf(checkStored({ store }, backup, never))).toBe('artefact/damaged');
  }
  s3.objects.delete(key);
  expect(await read()).toBe('artefact/gone');
  expect((await world.catalogue(store)).unfinished).toMatchObject([
    { reason: `has no ${payload.file}`, hasManifest: true },
  ]);
  s3.objects.set(key, bytes);
  expect(await read(await createSealer([await generateX25519Identity()]))).toBe('artefact/no-key');
});

test('no secret is in any word or cause that is told of a failure', async () => {
  s3.lie((_request, response) => {
    refuse(response, 403, 'SignatureDoesNotMatch');
    return true;
  });
  const error = await store.list('v1/', never).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'artefact/refused' });
  expect(error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : '').not.toContain(
    'the-secret-key',
  );
});

test('parts grow with what is to come, so that all of it fits into 10,000 of them', () => {
  const sizes = [0, 10, 50 * 1024, 500 * 1024, 5 * 1024 * 1024].map((mib) => partSize(mib * MIB) / MIB);
  expect(sizes).toEqual([8, 8, 8, 57, 577]);
  for (const mib of [50 * 1024, 500 * 1024, 5 * 1024 * 1024]) {
    expect((mib * MIB * 1.1) / partSize(mib * MIB)).toBeLessThanOrEqual(10_000);
  }
  expect(GUIDE).toBe('v1/RESTORE.txt');
});
