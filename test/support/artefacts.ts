// A world for backups: a spool, a sealer, a folder as a destination, and backups made of seeds.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { createLocalStore } from '../../src/adapters/artefacts/local.ts';
import { createSpool } from '../../src/adapters/artefacts/spool.ts';
import { createSealer } from '../../src/adapters/sealer/sealer.ts';
import { type Catalogue, newCatalogueCache, readCatalogue } from '../../src/artefact/catalogue.ts';
import { backupId } from '../../src/artefact/layout.ts';
import { type Sent, sendDue } from '../../src/artefact/queue.ts';
import { type PayloadFacts, type Written, writeBackup } from '../../src/artefact/write.ts';
import type { Manifest, Payload, StoredBackup } from '../../src/model/backup.ts';
import { commit, instanceName, targetName } from '../../src/model/ref.ts';
import type { ArtefactStore, Sealer, Spool } from '../../src/ports-backup.ts';
import { noise, pieces } from './bytes.ts';

export const NOW = Date.parse('2026-11-20T02:17:00Z');
export const never = new AbortController().signal;

export type ArtefactWorld = {
  readonly folder: string;
  readonly destination: string;
  readonly spool: Spool;
  readonly sealer: Sealer;
  readonly store: ArtefactStore;
  /** Makes a backup in the spool, waiting for `destinations` (`here` by default). */
  make(options?: MakeOptions): Promise<Written>;
  send(
    store?: ArtefactStore,
    options?: { readonly all?: boolean; readonly now?: number },
  ): Promise<readonly Sent[]>;
  /** Made, and delivered to the store. */
  stored(options?: MakeOptions): Promise<StoredBackup>;
  catalogue(store?: ArtefactStore, isKnown?: boolean): Promise<Catalogue>;
};

export type MakeOptions = {
  readonly id?: string;
  readonly instance?: string;
  readonly payloads?: Readonly<Record<string, Buffer>>;
  readonly destinations?: readonly string[];
  readonly spool?: Spool;
};

export const PAYLOADS = {
  'db.crm.pgdump.zst.age': noise(300_000, 'db'),
  'vol.files.tar.zst.age': noise(5000, 'files'),
};

/** Call it in a test file's top level with `afterAll(() => world.remove())`. */
export async function artefactWorld(): Promise<ArtefactWorld & { remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'shipshape-artefacts-'));
  const destination = join(folder, 'destination');
  mkdirSync(destination);
  const spool = createSpool(join(folder, 'spool'));
  const store = createLocalStore({ folder: destination, bytesPerSecond: undefined });
  const sealer = await createSealer([await generateX25519Identity()]);
  const send: ArtefactWorld['send'] = (to = store, { all = true, now = NOW } = {}) =>
    sendDue(
      {
        spool,
        storeOf: () => Promise.resolve({ store: to, destination: { minFreePercent: 0 } }),
        guide: 'how to open it\n',
        now: () => now,
      },
      never,
      { all },
    );
  const catalogue: ArtefactWorld['catalogue'] = (of = store, isKnown = false) =>
    readCatalogue(of, { destination: 'here', fleet: 'test', isKnown }, newCatalogueCache(), never);
  return {
    ...{ folder, destination, spool, sealer, store, send, catalogue },
    make: (options = {}) => makeBackup(spool, sealer, options),
    async stored(options = {}) {
      const { manifest } = await makeBackup(spool, sealer, options);
      const failed = (await send()).find(({ end }) => end.kind === 'failed');
      if (failed?.end.kind === 'failed') throw failed.end.failure;
      const found = (await catalogue()).backups.find((backup) => backup.manifest.id === manifest.id);
      if (found === undefined) throw new Error(`${manifest.id} is not there`);
      return found;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

let count = 0;

/** An id that no other backup of this process has. */
export function freshId(at = NOW): string {
  count += 1;
  return backupId(at + count * 1000, count.toString(16).padStart(8, '0'));
}

async function makeBackup(spool: Spool, sealer: Sealer, options: MakeOptions): Promise<Written> {
  const { id = freshId(), payloads = PAYLOADS, destinations = ['here'] } = options;
  const now = new Date(NOW).toISOString();
  const wanted = { id, compression: 1, recipients: [], destinations, expectedBytes: 0, now };
  return writeBackup(
    { spool: options.spool ?? spool, sealer },
    wanted,
    async (staging) => {
      const made: Payload[] = [];
      for (const [file, bytes] of Object.entries(payloads)) {
        const sealed = await staging.seal({ file, bytes: pieces(bytes, 50_000), isCompressed: false });
        made.push(payloadOf(await staging.check(sealed)));
      }
      return manifestOf(id, options.instance ?? 'crm', made);
    },
    never,
  );
}

export function payloadOf(facts: PayloadFacts): Payload {
  return {
    ...facts,
    source: 'db',
    format: 'tar',
    database: '',
    consistency: 'stop',
    exitCodes: { dump: 0 },
    rows: undefined,
    needs: [],
  };
}

export function manifestOf(id: string, instance: string, payloads: readonly Payload[]): Manifest {
  return {
    format: 1,
    id,
    fleet: 'test',
    instance: instanceName(instance),
    target: targetName('main'),
    policy: 'nightly',
    commit: commit('a'.repeat(40)),
    beganAt: new Date(NOW).toISOString(),
    endedAt: new Date(NOW + 5000).toISOString(),
    trigger: 'schedule',
    images: {},
    facts: {},
    sources: [],
    payloads,
    recipients: [],
    compression: 1,
    previous: '',
  };
}
