// What waits for destinations: none holds up another, nothing is forgotten, and a full disk is only a failure.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLocalStore } from '../../src/adapters/artefacts/local.ts';
import { createSpool } from '../../src/adapters/artefacts/spool.ts';
import { collectAt, collectSpool } from '../../src/artefact/collect.ts';
import { abandon, orphans, queued, requeue, sendDue } from '../../src/artefact/queue.ts';
import { writeRecord } from '../../src/artefact/records.ts';
import type { ArtefactStore } from '../../src/ports-backup.ts';
import { type ArtefactWorld, artefactWorld, freshId, NOW, never } from '../support/artefacts.ts';
import { codeOf, noise, pieces } from '../support/bytes.ts';
import { eventually } from '../support/hand.ts';

let world: ArtefactWorld & { remove(): void };
beforeEach(async () => {
  world = await artefactWorld();
});
afterEach(() => world.remove());

const now = new Date(NOW).toISOString();

describe('the queue', () => {
  test('a destination that hangs holds up no other, and who gives up loses nothing', async () => {
    await world.make({ destinations: ['hangs', 'well'] });
    const hanging: ArtefactStore = {
      ...world.store,
      list: (_prefix, signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    };
    const stop = new AbortController();
    const sending = sendDue(
      {
        spool: world.spool,
        storeOf: (name) =>
          Promise.resolve({
            store: name === 'hangs' ? hanging : world.store,
            destination: { minFreePercent: 0 },
          }),
        guide: 'guide\n',
        now: () => NOW,
      },
      stop.signal,
    );
    sending.catch(() => undefined);
    await eventually(async () => {
      expect((await queued(world.spool)).map(({ destination }) => destination)).toEqual(['hangs']);
    });
    expect((await world.catalogue()).backups.length).toBe(1);
    stop.abort(new Error('stopping'));
    await expect(sending).rejects.toThrow('stopping');
    expect(await queued(world.spool)).toMatchObject([{ destination: 'hangs', attempts: 0 }]);
  });

  test('a destination that nobody declares any more waits for people; the last one given up frees the spool', async () => {
    const { manifest } = await world.make({ destinations: ['a', 'b'] });
    const none = { spool: world.spool, storeOf: () => Promise.resolve(undefined), guide: '', now: () => NOW };
    const ends = await sendDue(none, never);
    expect(ends.map(({ end }) => (end.kind === 'failed' ? end.failure.code : end.kind))).toEqual([
      'artefact/no-destination',
      'artefact/no-destination',
    ]);
    await abandon(world.spool, manifest.id, 'a');
    expect((await queued(world.spool)).map(({ destination }) => destination)).toEqual(['b']);
    await abandon(world.spool, manifest.id, 'b');
    expect(await world.spool.list()).toEqual([]);
  });

  test('a note that is damaged hides no backup: it is told, and can be sent again', async () => {
    const { manifest } = await world.make();
    writeFileSync(join(world.folder, 'spool/whole', manifest.id, '.note'), '{"format":1,"sen');
    expect(await queued(world.spool)).toEqual([]);
    expect(await orphans(world.spool)).toEqual([manifest.id]);
    await collectSpool(world.spool, { living: new Set(), now: Date.now() + 10 ** 10, olderThanMs: 0 });
    await requeue(world.spool, manifest.id, ['here'], now);
    expect((await world.send())[0]?.end.kind).toBe('delivered');
  });

  test('an answer that was lost is no second backup: what is there is looked at', async () => {
    await world.make();
    let lost = 0;
    const forgetful: ArtefactStore = {
      ...world.store,
      take: () => Promise.resolve(undefined),
      async put(key, bytes, size, signal) {
        await world.store.put(key, bytes, size, signal);
        lost += 1;
        // As a service says to the second try of a client that heard no answer to the first.
        return world.store.put(key, pieces(noise(1)), 1, signal);
      },
    };
    expect((await world.send(forgetful))[0]?.end.kind).toBe('delivered');
    expect(lost).toBeGreaterThan(3);
    expect((await world.catalogue()).backups.length).toBe(1);
  });
});

describe('records', () => {
  test('two of the same moment are both kept, and a lock that cannot be read still locks', async () => {
    const { manifest } = await world.stored();
    const lock = {
      backup: manifest.id,
      at: now,
      by: 'ana',
      what: { kind: 'locked', reason: 'audit', until: undefined },
    } as const;
    await writeRecord(world.store, manifest, lock, never);
    const second = await writeRecord(world.store, manifest, { ...lock, by: 'ben' }, never);
    expect(second.at).not.toBe(now);
    const [backup] = (await world.catalogue()).backups;
    expect(backup?.records.map(({ by }) => by)).toEqual(['ana', 'ben']);
    const folder = join(world.destination, 'v1/test/crm/records');
    for (const name of readdirSync(folder)) {
      rmSync(join(folder, name));
      writeFileSync(join(folder, name), 'torn');
    }
    const read = await world.catalogue();
    expect(read.damaged.length).toBe(2);
    expect(read.backups[0]?.records).toMatchObject([
      { what: { kind: 'locked' } },
      { what: { kind: 'locked' } },
    ]);
  });
});

describe('garbage', () => {
  test('what is young, or in somebody’s hands, stays', async () => {
    const id = freshId(Date.now());
    await world.store.put(`v1/test/crm/${id}/db.zst.age`, pieces(noise(100)), 100, never);
    const collecting = { destination: 'here', fleet: 'test', living: new Set<string>(), now: Date.now() };
    expect((await collectAt(world.store, collecting, never)).backups).toEqual([]);
    const later = { ...collecting, now: Date.now() + 90_000_000 };
    expect((await collectAt(world.store, { ...later, living: new Set([id]) }, never)).backups).toEqual([]);
    expect((await collectAt(world.store, { ...later, fleet: 'another' }, never)).backups).toEqual([]);
    expect((await collectAt(world.store, later, never)).backups).toEqual([id]);
    expect(await world.store.list('v1/test/', never)).toEqual([]);
  });
});

const canMount = process.getuid?.() === 0 && (await mountsWork());

async function mountsWork(): Promise<boolean> {
  const at = mkdtempSync(join(tmpdir(), 'shipshape-mount-'));
  const { exitCode } = await execa('mount', ['-t', 'tmpfs', 'none', at], { reject: false });
  if (exitCode === 0) await execa('umount', [at]);
  rmSync(at, { recursive: true });
  return exitCode === 0;
}

describe.runIf(canMount)('statement 7: a disk that is full', () => {
  let small: string;
  beforeEach(async () => {
    small = mkdtempSync(join(tmpdir(), 'shipshape-small-'));
    await execa('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'none', small]);
  });
  afterEach(async () => {
    await execa('umount', ['-l', small]);
    rmSync(small, { recursive: true });
  });

  test('under the spool: the run fails in words, and the spool is empty again', async () => {
    const spool = createSpool(join(small, 'spool'));
    const payloads = { 'a.zst.age': noise(100_000, 'a'), 'b.zst.age': noise(900_000, 'b') };
    expect(await codeOf(world.make({ spool, payloads }))).toBe('artefact/full');
    expect(await spool.list()).toEqual([]);
    // All of the room is there again.
    const free = await spool.free();
    expect((free?.bytes ?? 0) / (free?.total ?? 1)).toBeGreaterThan(0.9);
  });

  test('under the destination: nothing is committed there, and it goes when there is room', async () => {
    mkdirSync(join(small, 'to'));
    const store = createLocalStore({ folder: join(small, 'to'), bytesPerSecond: undefined });
    // It says that it has room, until it has none.
    const hopeful: ArtefactStore = { ...store, free: () => Promise.resolve(undefined) };
    await world.make({ payloads: { 'b.zst.age': noise(900_000, 'b') } });
    const [sent] = await world.send(hopeful);
    expect(sent?.end).toMatchObject({ kind: 'failed', failure: { code: 'artefact/full' } });
    expect((await store.list('v1/test/', never)).map(({ key }) => key)).toEqual([]);
    expect((await world.send(store))[0]?.end).toMatchObject({
      kind: 'failed',
      failure: { code: 'artefact/full' },
    });
    await execa('mount', ['-o', 'remount,size=8m', small]);
    expect((await world.send(store))[0]?.end.kind).toBe('delivered');
  });
});
