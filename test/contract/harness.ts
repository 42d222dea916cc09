// What the parts of the contract share: an engine, names that begin with its prefix, and the promise that
// every test leaves the engine as it found it.

import { pipeline } from 'node:stream/promises';
import { extract, pack } from 'tar-stream';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { ContainerJson, EngineId, VolumeJson } from '../../src/model/engine.ts';
import { Failure } from '../../src/model/failure.ts';
import { engineId } from '../../src/model/ref.ts';
import type { Engine } from '../../src/ports.ts';
import { BUSYBOX, type Subject } from '../support/engine-subject.ts';
import type { Body } from './bodies.ts';

/** A full id that no object has. */
export const NOWHERE = engineId('0'.repeat(64));
export const signal: AbortSignal = new AbortController().signal;

export type Harness = {
  subject(): Subject;
  engine(): Engine;
  named(short: string): string;
  create(short: string, body?: Body): Promise<EngineId>;
  started(short: string, body?: Body): Promise<EngineId>;
  network(short: string, body?: Body): Promise<EngineId>;
  volume(short: string, labels?: Readonly<Record<string, string>>): Promise<VolumeJson>;
  /** The container, which must be there. */
  look(id: EngineId): Promise<ContainerJson>;
  status(id: EngineId): Promise<string>;
  /** Stops and removes; it is then forgotten. */
  removed(id: EngineId): Promise<void>;
  /** Taken away after the test beside what the test made. */
  alsoVolume(name: string): void;
  forgetNetwork(id: EngineId): void;
  readText(id: EngineId, path: string): Promise<string | undefined>;
  entriesOf(id: EngineId, path: string): Promise<readonly string[]>;
};

export function createHarness(open: () => Promise<Subject>): Harness {
  const containers = new Set<EngineId>();
  const networks = new Set<EngineId>();
  const volumes = new Set<string>();
  let it: Subject;

  beforeAll(async () => {
    it = await open();
  });
  afterAll(async () => {
    await it.close();
  });
  afterEach(async () => {
    for (const id of containers) {
      const anonymous = (await it.engine.containers.inspect(id, signal))?.Mounts ?? [];
      await removed(id);
      for (const { Type, Name } of anonymous) if (Type === 'volume') volumes.add(String(Name));
    }
    for (const id of networks) await it.engine.networks.remove(id, signal);
    for (const one of volumes) await it.engine.volumes.remove(one, signal);
    networks.clear();
    volumes.clear();
  });

  const named = (short: string) => `${it.prefix}-${short}`;
  async function create(short: string, body: Body = {}): Promise<EngineId> {
    const { id } = await it.engine.containers.create(named(short), '', { Image: BUSYBOX, ...body }, signal);
    containers.add(id);
    return id;
  }
  async function look(id: EngineId): Promise<ContainerJson> {
    const found = await it.engine.containers.inspect(id, signal);
    if (found === undefined) throw new Error('it is gone');
    return found;
  }
  async function removed(id: EngineId): Promise<void> {
    await it.engine.containers.unpause(id, signal).catch(() => undefined);
    await it.engine.containers.stop(id, 0, signal).catch(() => undefined);
    await it.engine.containers.remove(id, signal);
    containers.delete(id);
  }
  async function entriesOf(id: EngineId, path: string): Promise<readonly string[]> {
    const archive = await it.engine.containers.getArchive(id, path, signal);
    return archive === undefined ? [] : await listTar(archive);
  }
  return {
    subject: () => it,
    engine: () => it.engine,
    named,
    create,
    async started(short, body) {
      const id = await create(short, body);
      await it.engine.containers.start(id, signal);
      return id;
    },
    async network(short, body = {}) {
      const id = await it.engine.networks.create({ Name: named(short), Driver: 'bridge', ...body }, signal);
      networks.add(id);
      return id;
    },
    async volume(short, labels = {}) {
      volumes.add(named(short));
      const body = { Name: named(short), Driver: 'local', DriverOpts: {}, Labels: labels };
      return await it.engine.volumes.create(body, signal);
    },
    look,
    status: async (id) => (await look(id)).State.Status,
    removed,
    alsoVolume: (name) => volumes.add(name),
    forgetNetwork: (id) => networks.delete(id),
    async readText(id, path) {
      const [entry] = await entriesOf(id, path);
      return entry?.replace(/^\S+ \d+ \d+:\d+ /, '');
    },
    entriesOf,
  };
}

/** The failure that the work ends with; anything else is an error of the test. */
export async function failure(work: Promise<unknown>): Promise<Failure> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Failure)) throw new Error(`no failure but ${String(error)}`);
  return error;
}

export async function codeOf(work: Promise<unknown>): Promise<string> {
  return (await failure(work)).code;
}

/** Files of mode 640 that belong to 7:8. */
export function tarOf(files: Readonly<Record<string, string>>): AsyncIterable<Uint8Array> {
  const tar = pack();
  for (const [name, text] of Object.entries(files)) tar.entry({ name, mode: 0o640, uid: 7, gid: 8 }, text);
  tar.finalize();
  return tar;
}

async function listTar(archive: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const reader = extract();
  const found: string[] = [];
  reader.on('entry', (header, content, next) => {
    const pieces: Buffer[] = [];
    content.on('data', (piece: Buffer) => pieces.push(piece));
    content.on('end', () => {
      const mode = ((header.mode ?? 0) & 0o7777).toString(8);
      const text = Buffer.concat(pieces).toString();
      const isFolder = header.type === 'directory';
      found.push(isFolder ? header.name : `${header.name} ${mode} ${header.uid}:${header.gid} ${text}`);
      next();
    });
  });
  await pipeline(archive, reader);
  return found.sort();
}
