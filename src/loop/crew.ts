// The crew over real places, job containers and restores: what the keeper of backups asks for, put together from
// those who can do it. It decides nothing: when, what and how long is the keeper's.

import { type CatalogueCache, newCatalogueCache, readCatalogue } from '../artefact/catalogue.ts';
import { collectAt, collectSpool } from '../artefact/collect.ts';
import { deliver, spooledManifest } from '../artefact/deliver.ts';
import { abandon, queued } from '../artefact/queue.ts';
import { openPayload } from '../artefact/read.ts';
import { writeRecord } from '../artefact/records.ts';
import { removeBackup } from '../artefact/remove.ts';
import type { BackupId, Destination, StoredBackup } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import { timeText } from '../model/time.ts';
import type { ArtefactStore } from '../ports-backup.ts';
import type { Crew, Proof, Swept, Tell } from './backup-crew.ts';
import { type CrewGround, decoderFor, groundFor, runHook } from './crew-ground.ts';
import { takeAll } from './crew-take.ts';

/** Long enough for a job to be killed and taken away. */
const CLEAN_MS = 60_000;

export function createCrew(ground: CrewGround): Crew {
  const { spool, clock } = ground;
  const caches = new Map<string, CatalogueCache>();
  const cacheOf = ({ name }: Destination) => {
    const found = caches.get(name) ?? newCatalogueCache();
    caches.set(name, found);
    return found;
  };
  const crew: Crew = {
    take: (order, tell, signal) => takeAll(ground, crew, order, tell, signal),
    hook: (of, hook, signal) => runHook(ground, of, hook, signal),
    async send(backup, _instance, destination, tell, signal) {
      const store = await ground.store(destination);
      await sendOne(ground, store, destination, backup, tell, signal);
      const { manifest } = await spooledManifest(spool, backup);
      const all = await crew.list(destination, manifest.instance, signal);
      const stored = all.find((one) => one.manifest.id === backup);
      if (stored === undefined) {
        throw new Failure(
          'artefact/gone',
          `${destination.name} does not list ${backup}, which it has just taken`,
        );
      }
      await abandon(spool, backup, destination.name);
      return stored;
    },
    waiting: () => queued(spool),
    has: async (backup) => (await spool.list()).some(({ id, kind }) => id === backup && kind === 'whole'),
    async drop(backup) {
      if ((await spool.list()).some(({ id }) => id === backup)) await spool.remove(backup);
    },
    async list(destination, instance, signal) {
      const { name } = destination;
      const asking = { destination: name, fleet: ground.fleet, isKnown: ground.isKnown(name) };
      const wanted = instance === undefined ? asking : { ...asking, instance };
      const store = await ground.store(destination);
      return (await readCatalogue(store, wanted, cacheOf(destination), signal)).backups;
    },
    async remove(destination, backup, reason, signal) {
      const at = timeText(clock.now());
      await removeBackup(await ground.store(destination), backup, { by: 'shipshape', reason, at }, signal);
    },
    async record(destination, { manifest }, by, what, signal) {
      const record = { backup: manifest.id, at: timeText(clock.now()), by, what };
      return await writeRecord(await ground.store(destination), manifest, record, signal);
    },
    decode: (destination, backup, tell, signal) => decoded(ground, destination, backup, tell, signal),
    prove: (how, of, policy, destination, backup, tell, signal) =>
      ground.prove(how, of, policy, destination, backup, tell, signal),
    sweep: (living, signal) => sweepAll(ground, living, signal),
    async collect(destination, signal) {
      const { fleet } = ground;
      const asked = { destination: destination.name, fleet, living: ground.living(), now: clock.now() };
      const { objects, partials } = await collectAt(await ground.store(destination), asked, signal);
      return objects + partials;
    },
  };
  return crew;
}

async function sendOne(
  { spool, guide }: CrewGround,
  store: ArtefactStore,
  { name, minFreePercent }: Destination,
  backup: BackupId,
  tell: Tell,
  signal: AbortSignal,
): Promise<void> {
  const { manifest } = await spooledManifest(spool, backup);
  const total = manifest.payloads.reduce((sum, one) => sum + one.storedBytes, 0);
  let [sent, readBack] = [0, 0];
  const onBytes = (moved: { readonly sent: number; readonly readBack: number }) => {
    sent += moved.sent;
    readBack += moved.readBack;
    const doing = readBack === 0 ? `upload to ${name}` : `read back from ${name}`;
    tell({ doing, bytes: readBack === 0 ? sent : readBack, total });
  };
  await deliver({ spool, store, guide, destination: name, minFreePercent, onBytes }, backup, signal);
}

async function decoded(
  ground: CrewGround,
  destination: Destination,
  backup: StoredBackup,
  tell: Tell,
  signal: AbortSignal,
): Promise<Proof> {
  const began = ground.clock.now();
  const store = await ground.store(destination);
  const { manifest } = backup;
  const job = groundFor(ground, {
    target: manifest.target,
    run: `check-${manifest.id}`,
    instance: manifest.instance,
  });
  const total = manifest.payloads.reduce((sum, one) => sum + one.storedBytes, 0);
  let bytes = 0;
  const onBytes = (count: number) => {
    bytes += count;
    tell({ doing: `read back from ${destination.name}`, bytes, total });
  };
  try {
    for (const payload of manifest.payloads) {
      const open = openPayload({ store, sealer: ground.sealer, onBytes }, backup, payload, signal);
      const check = decoderFor(job, manifest.images, manifest.sources, payload);
      await check(open, signal);
      // Whatever the decoder left: the hashes are over all of it.
      for await (const _rest of open);
    }
    return { ok: true, reason: '', tookMs: ground.clock.now() - began };
  } catch (error) {
    if (!(error instanceof Failure) || !DAMAGE.test(error.code)) throw error;
    return { ok: false, reason: error.message, tookMs: ground.clock.now() - began };
  }
}

/** What says something about the backup; all else says that it could not be looked at. */
const DAMAGE = /^(?:artefact\/(?:damaged|other-bytes|gone|cut-short|no-key)|job\/(?:undecodable|failed))$/;

async function sweepAll(
  { targets, jobs, spool, clock }: CrewGround,
  living: ReadonlySet<BackupId>,
  signal: AbortSignal,
): Promise<Swept> {
  const undone: string[] = [];
  let isWhole = true;
  for (const target of targets) {
    const end = AbortSignal.any([signal, AbortSignal.timeout(CLEAN_MS)]);
    // A target that is down is swept when its turn comes again; the others do not wait for it.
    await jobs(target)
      .sweep(living, end)
      .then((ids) => undone.push(...ids))
      .catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        isWhole = false;
      });
  }
  undone.push(...(await collectSpool(spool, { living, now: clock.now(), olderThanMs: 0 })));
  return { undone, isWhole };
}
