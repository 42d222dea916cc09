// A writer is killed at any moment, again and again: what is committed is whole, what was said to be done is
// done, and what the kill left is tidied up, all of it and nothing else.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { generateX25519Identity } from 'age-encryption';
import { expect, test } from 'vitest';
import { createLocalStore } from '../../src/adapters/artefacts/local.ts';
import { createSpool } from '../../src/adapters/artefacts/spool.ts';
import { type Catalogue, newCatalogueCache, readCatalogue } from '../../src/artefact/catalogue.ts';
import { collectAt, collectSpool } from '../../src/artefact/collect.ts';
import { queued, sendDue } from '../../src/artefact/queue.ts';
import { checkStored } from '../../src/artefact/read.ts';
import type { ArtefactStore, Spool } from '../../src/ports-backup.ts';

/** Each costs a start of Node; a hunt takes hundreds. */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 40);
const LANES = 2;
const never = new AbortController().signal;
const CHILD = join(import.meta.dirname, 'writer-child.ts');
/** Not ours: it must survive everything. */
const STRANGERS = [
  'v1/other/crm/20200101T000000Z-00000000/db.zst.age',
  'v1/test/crm/notes.txt',
  'v1/test/crm/20200101T000000Z-nothex00/x',
  'v1/test/crm/records/readme.md',
  'unrelated/file',
];

type Said = { readonly sent: ReadonlySet<string>; readonly removing: ReadonlySet<string> };

/** Runs the child and kills it so many ms after it began to work. */
async function runAndKill(folder: string, identity: string, afterMs: number): Promise<Said> {
  const child = spawn(process.execPath, [CHILD, folder, identity], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs));
  const signal = await new Promise((resolve) => child.on('close', (_code, ended) => resolve(ended)));
  expect(signal).toBe('SIGKILL');
  const ids = (word: string) =>
    new Set([...text.matchAll(new RegExp(`^${word} (\\S+)$`, 'gm'))].map(([, id]) => id ?? ''));
  return { sent: ids('sent'), removing: ids('removing') };
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** All keys that a place of these backups has, and no other. */
function keysOf({ backups }: Catalogue): readonly string[] {
  const parts = backups.flatMap(({ manifest: { id, payloads } }) => [
    `v1/test/crm/${id}/manifest.json`,
    ...payloads.map(({ file }) => `v1/test/crm/${id}/${file}`),
  ]);
  return [...parts, ...STRANGERS].sort();
}

type Ground = {
  readonly folder: string;
  readonly destination: string;
  readonly spool: Spool;
  readonly store: ArtefactStore;
};

function catalogueOf({ store }: Ground): Promise<Catalogue> {
  const asking = { destination: 'here', fleet: 'test', isKnown: false };
  return readCatalogue(store, asking, newCatalogueCache(), never);
}

/** Statement 2: what is committed is whole, and what was said to be sent is there. */
async function requireWhole(ground: Ground, expected: readonly string[]): Promise<void> {
  const { backups } = await catalogueOf(ground);
  for (const backup of backups) await checkStored({ store: ground.store }, backup, never);
  const there = new Set(backups.map(({ manifest }) => manifest.id));
  expect(expected.filter((id) => !there.has(id))).toEqual([]);
}

/** What a start after a crash does. */
async function tidyUp({ spool, store }: Ground): Promise<void> {
  const storeOf = () => Promise.resolve({ store, destination: { minFreePercent: 0 } });
  await collectSpool(spool, { living: new Set(), now: Date.now(), olderThanMs: 0 });
  await sendDue({ spool, storeOf, guide: 'guide\n', now: Date.now }, never, { all: true });
  const later = Date.now() + 90_000_000;
  await collectAt(store, { destination: 'here', fleet: 'test', living: new Set(), now: later }, never);
}

/** Statements 3 and 17: what the kill left went on or went away; nothing else did. */
async function requireTidy(ground: Ground): Promise<readonly string[]> {
  const tidy = await catalogueOf(ground);
  expect(tidy.unfinished).toEqual([]);
  const isTombstone = (key: string) => key.endsWith('.tombstone.json');
  const files = filesBelow(ground.destination).filter((key) => key !== 'v1/RESTORE.txt');
  expect(files.filter((key) => !isTombstone(key))).toEqual(keysOf(tidy));
  const ids = tidy.backups.map(({ manifest }) => manifest.id);
  // A tombstone stays only beside a backup that is whole: its removal had not begun.
  expect(files.filter((key) => isTombstone(key) && !ids.some((id) => key.includes(id)))).toEqual([]);
  expect(await queued(ground.spool)).toEqual([]);
  expect(filesBelow(join(ground.folder, 'spool'))).toEqual([]);
  return ids;
}

async function lane(
  rounds: number,
  seed: number,
): Promise<{ readonly committed: number; readonly left: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'shipshape-kill-'));
  const destination = join(folder, 'destination');
  for (const key of STRANGERS) {
    mkdirSync(join(destination, key, '..'), { recursive: true });
    writeFileSync(join(destination, key), 'not ours');
  }
  mkdirSync(join(folder, 'spool'), { mode: 0o700 });
  const identity = await generateX25519Identity();
  const store = createLocalStore({ folder: destination, bytesPerSecond: undefined });
  const ground = { folder, destination, store, spool: createSpool(join(folder, 'spool')) };
  let [committed, left]: [number, number] = [0, 0];
  let kept: readonly string[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const { sent, removing } = await runAndKill(folder, identity, (seed + round * 7919) % 397);
      await requireWhole(
        ground,
        [...kept, ...sent].filter((id) => !removing.has(id)),
      );
      const before = filesBelow(folder).length;
      await tidyUp(ground);
      kept = await requireTidy(ground);
      left += Math.max(0, before - filesBelow(folder).length);
      committed += sent.size;
    }
    return { committed, left };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test(`statements 2, 3 and 17: killed ${ROUNDS} times at any moment, whole or swept`, {
  timeout: 300_000,
}, async ({ annotate }) => {
  const lanes = Array.from({ length: LANES }, (_, number) => lane(Math.ceil(ROUNDS / LANES), number * 41));
  const ends = await Promise.all(lanes);
  const committed = ends.reduce((sum, end) => sum + end.committed, 0);
  expect(committed).toBeGreaterThan(ROUNDS / 10);
  await annotate(
    `${committed} backups committed, ${ends.reduce((sum, end) => sum + end.left, 0)} leftovers swept`,
  );
});
