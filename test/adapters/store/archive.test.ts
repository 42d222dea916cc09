// The state as one archive and back: everything is checked before anything is replaced.

import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extract, pack } from 'tar-stream';
import { expect, test } from 'vitest';
import { type ArchiveOptions, createStateArchive } from '../../../src/adapters/store/archive.ts';
import { openLedger, readLedger } from '../../../src/adapters/store/ledger.ts';
import { createLock } from '../../../src/adapters/store/lock.ts';
import { createStore } from '../../../src/adapters/store/state.ts';
import { sha256, targetName } from '../../../src/model/ref.ts';
import { stateFolder } from './folder.ts';
import { holdOf } from './records.ts';

const target = targetName('local');

/** Beside a daemon that has written it down. */
const asked = (withIdentity: boolean) => ({ file: '/b.tar', withIdentity, isAudited: true });

async function host(identity = 'AGE-SECRET-KEY-1') {
  const root = await stateFolder();
  const folder = join(root, 'state');
  await mkdir(folder);
  const identityFile = join(root, 'identity.txt');
  if (identity !== '') await writeFile(identityFile, identity);
  const options: ArchiveOptions = {
    folder,
    fleet: 'prod',
    targets: [target],
    identityFile,
    clock: { now: () => 0 },
    actor: { name: 'ana', via: 'cli', proof: { kind: 'os-user', uid: 1000 }, mfa: false },
    onWarning: () => undefined,
  };
  const ledger = { folder, onWarning: () => undefined };
  return { folder, identityFile, options, ledger, archive: createStateArchive(options) };
}

/** A host on which something was applied, said and kept. */
async function lived(name = 'crm') {
  const made = await host();
  const { folder } = made;
  await createStore({ folder, onWarning: () => undefined }).save({
    target,
    engineId: name,
    instances: {},
    tombstones: [],
    ports: {},
  });
  await using ledger = await openLedger(made.ledger);
  await ledger.update((state) => ({ ...state, keeps: [holdOf(name)] }));
  for (const path of [
    'secrets/00000001.age',
    'history/2026-06-01.jsonl',
    'audit/audit.jsonl',
    'host-key.age',
  ]) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), `${name} ${path}\n`);
  }
  // What is no state.
  await mkdir(join(folder, 'git'));
  await writeFile(join(folder, 'git', 'HEAD'), 'x');
  return made;
}

async function bytes(tar: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of tar) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* stream(content: Uint8Array): AsyncGenerator<Uint8Array> {
  // In pieces that respect no border.
  for (let at = 0; at < content.length; at += 1000) yield content.subarray(at, at + 1000);
}

type Entry = { readonly name: string; readonly content: string; readonly type?: 'file' | 'symlink' };

async function entriesOf(content: Uint8Array): Promise<Entry[]> {
  const found: Entry[] = [];
  const reading = extract();
  reading.on('entry', ({ name }, body, next) => {
    bytes(body).then((text) => {
      found.push({ name, content: text.toString() });
      next();
    }, reading.destroy);
  });
  await new Promise((resolve, reject) => {
    reading.on('finish', resolve).on('error', reject);
    reading.end(content);
  });
  return found;
}

async function tarOf(entries: readonly Entry[]): Promise<Buffer> {
  const out = pack();
  for (const { name, content, type } of entries) {
    if (type === 'symlink') out.entry({ name, type, linkname: content });
    else out.entry({ name }, content);
  }
  out.finalize();
  return await bytes(out);
}

test('what one host has said and done goes to another, the old state stays aside', async () => {
  const from = await lived('crm');
  const to = await lived('shop');
  const content = await bytes(from.archive.export(asked(false)));
  const entries = await entriesOf(content);
  expect(entries.map(({ name }) => name)).toEqual([
    'ledger.json',
    'state/local/state.json',
    'history/2026-06-01.jsonl',
    'audit/audit.jsonl',
    'secrets/00000001.age',
    'host-key.age',
    'manifest.json',
  ]);
  expect(content.includes('AGE-SECRET-KEY')).toBe(false);
  const { files, aside } = await to.archive.import(stream(content), '/b.tar');
  expect(files).toBe(6);
  expect((await readLedger(to.ledger)).keeps).toEqual([holdOf('crm')]);
  const store = createStore({ folder: to.folder, onWarning: () => undefined });
  expect(await store.load(target)).toMatchObject({ engineId: 'crm' });
  expect(await readFile(join(to.folder, 'secrets/00000001.age'), 'utf8')).toContain('crm');
  expect(await readFile(join(aside, 'secrets/00000001.age'), 'utf8')).toContain('shop');
  expect((await stat(join(to.folder, 'ledger.json'))).mode & 0o777).toBe(0o600);
  const left = await readdir(to.folder);
  expect(left.filter((name) => name.startsWith('.import') || name === 'importing')).toEqual([]);
  expect(left).toContain('git');
});

test('the identity goes along only when asked, and is put where it belongs, for its owner alone', async () => {
  const from = await lived();
  const without = await bytes(from.archive.export(asked(false)));
  const other = await host('AGE-SECRET-KEY-OTHER');
  const none = await host('');
  for (const to of [other, none]) {
    await expect(to.archive.import(stream(without), '/b.tar')).rejects.toMatchObject({
      code: 'archive/other-identity',
    });
    expect(await readdir(to.folder)).toEqual(['locks']);
  }
  const whole = await bytes(from.archive.export(asked(true)));
  const { aside } = await other.archive.import(stream(whole), '/b.tar');
  await none.archive.import(stream(whole), '/b.tar');
  expect(await readFile(none.identityFile, 'utf8')).toBe('AGE-SECRET-KEY-1');
  expect(await readFile(other.identityFile, 'utf8')).toBe('AGE-SECRET-KEY-1');
  expect((await stat(none.identityFile)).mode & 0o777).toBe(0o400);
  expect(await readFile(join(aside, 'identity'), 'utf8')).toBe('AGE-SECRET-KEY-OTHER');
});

test('while a daemon or an apply works on the fleet, nothing is imported', async () => {
  const { archive, options, ledger } = await lived();
  const content = await bytes(archive.export(asked(false)));
  {
    await using _ = await openLedger(ledger);
    await expect(archive.import(stream(content), '/b.tar')).rejects.toMatchObject({ code: 'lock/held' });
    // Reading beside it is allowed.
    expect((await bytes(archive.export(asked(false)))).length).toBe(content.length);
  }
  {
    await using _ = await createLock({ folder: options.folder, holder: 'apply by ana' }).acquire(target);
    await expect(archive.import(stream(content), '/b.tar')).rejects.toMatchObject({ code: 'lock/held' });
  }
  await archive.import(stream(content), '/b.tar');
});

test('another fleet’s, a newer, a damaged or a forged archive replaces nothing', async () => {
  const from = await lived('crm');
  const to = await lived('shop');
  const content = await bytes(from.archive.export(asked(false)));
  const entries = await entriesOf(content);
  const manifest = JSON.parse(entries.at(-1)?.content ?? '{}');
  const files = entries.slice(0, -1);
  const withManifest = (changed: object) => [
    ...files,
    { name: 'manifest.json', content: JSON.stringify(changed) },
  ];
  const extra = (name: string, type?: 'symlink') => {
    const file = { path: name, size: 1, sha256: sha256('x') };
    const entry = { name, content: 'x', ...(type === undefined ? {} : { type }) };
    return [entry, ...withManifest({ ...manifest, files: [...manifest.files, file] })];
  };
  const first = files[0] ?? { name: '', content: '' };
  const bad: readonly (readonly [string, readonly Entry[]])[] = [
    ['archive/other-fleet', withManifest({ ...manifest, fleet: 'test' })],
    ['archive/newer-format', withManifest({ ...manifest, format: 2 })],
    ['archive/damaged', files],
    ['archive/damaged', withManifest([])],
    ['archive/damaged', withManifest({ ...manifest, files: [1] })],
    ['archive/damaged', entries.slice(1)],
    ['archive/damaged', [{ ...first, content: first.content.replace('crm', 'crx') }, ...entries.slice(1)]],
    ['archive/damaged', [{ name: 'audit/more.jsonl', content: 'x' }, ...entries]],
    ['archive/damaged', [first, ...entries]],
    ['archive/damaged', extra('../outside')],
    ['archive/damaged', extra('/etc/passwd')],
    ['archive/damaged', extra('state/../../outside')],
    ['archive/damaged', extra('git/config')],
    ['archive/damaged', extra('state/.hidden')],
    ['archive/damaged', extra('state/link', 'symlink')],
  ];
  for (const [code, forged] of bad) {
    await expect(to.archive.import(stream(await tarOf(forged)), '/b.tar')).rejects.toMatchObject({ code });
  }
  for (const cut of [0, 100, 700, 2000, Math.floor(content.length / 2)]) {
    await expect(to.archive.import(stream(content.subarray(0, cut)), '/b.tar')).rejects.toMatchObject({
      code: 'archive/damaged',
    });
  }
  expect((await readLedger(to.ledger)).keeps).toEqual([holdOf('shop')]);
  expect((await readdir(to.folder)).filter((name) => /import/.test(name))).toEqual([]);
});
