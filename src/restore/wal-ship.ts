// Received segments to a destination: each as soon as it is full, and the one that is not as often as a policy
// says, with the moment up to which everything is in it. Sealed, read back, and only then removed here; what is
// not at the destination stays, and the server keeps what was not received, up to its limit.

import { drain, newMeasure, seen } from '../artefact/measure.ts';
import { pgAsk } from '../backup/sources/postgres.ts';
import { PG_HEARTBEAT, pgBehind } from '../backup/sources/postgres-wal.ts';
import { isSegment, type KeptSegment, keptSegment, type WalOwner, walFolder, walKey } from '../backup/wal.ts';
import { serverIn } from '../job/server.ts';
import { askOnce } from '../job/session.ts';
import { textsOf } from '../job/values.ts';
import { Failure } from '../model/failure.ts';
import type { Clock } from '../ports.ts';
import type { ArtefactStore, Sealer, WalFolder } from '../ports-backup.ts';
import { type Receiving, slotName } from './receiver.ts';

const LEVEL = 1;
const REACH_MS = 30_000;
const PAUSE_MS = 100;

export type Shipping = {
  readonly folder: WalFolder;
  readonly store: ArtefactStore;
  readonly sealer: Sealer;
  readonly recipients: readonly string[];
  readonly owner: WalOwner;
  /** The server's system identifier. */
  readonly system: string;
  readonly clock: Clock;
};

export type Shipped = {
  readonly segments: number;
  /** Everything that was committed before is at the destination. */
  readonly upTo: string;
  /** How far the receiver was behind when it was asked, in bytes. */
  readonly behindBytes: number;
};

/** All full segments, then what there is of the next. Fails with `pitr/behind` when the receiver does not come so far. */
export async function ship(of: Shipping, receiving: Receiving, signal: AbortSignal): Promise<Shipped> {
  const { upTo, behindBytes } = await reached(of.clock, receiving, signal);
  let segments = 0;
  const there = await of.folder.list();
  for (const { name } of there.filter((one) => isSegment(one.name))) {
    await put(of, walKey(of.owner, of.system, name), of.folder.read(name), signal);
    await of.folder.remove(name);
    segments += 1;
  }
  const open = there.find(({ name }) => name.endsWith('.partial'));
  if (open !== undefined) await shipPartial(of, open.name, upTo, signal);
  return { segments, upTo, behindBytes };
}

/** A part that has become whole meanwhile went with the whole ones; its moment is told by the next. */
async function shipPartial(of: Shipping, name: string, upTo: string, signal: AbortSignal): Promise<void> {
  const segment = name.slice(0, 24);
  const before = (await segmentsAt(of.store, of.owner, signal)).filter(
    (one) => one.system === of.system && one.upTo !== undefined && one.upTo < upTo,
  );
  await put(of, walKey(of.owner, of.system, segment, upTo), of.folder.read(name), signal);
  for (const { key } of before) await of.store.remove(key, signal);
}

async function put(
  of: Shipping,
  key: string,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const stored = newMeasure();
  const sealed = seen(of.sealer.seal(of.sealer.compress(bytes, LEVEL), of.recipients), stored.add);
  try {
    await of.store.put(key, sealed, undefined, signal);
  } catch (error) {
    // A crash came between sending it and removing it here: what is there is asked to open, to its end.
    if (!(error instanceof Failure) || error.code !== 'artefact/exists') throw error;
    await drain(await openSegment(of, key, signal));
    return;
  }
  const back = newMeasure();
  const there = await of.store.get(key, signal);
  if (there !== undefined) await drain(seen(there, back.add));
  if (there !== undefined && back.sha256() === stored.sha256()) return;
  await of.store.remove(key, signal);
  throw new Failure('artefact/other-bytes', `the place said that it keeps ${key}, and has other bytes`, {
    hint: 'do not trust this place: look at its disks, or use another one',
    retry: 'later',
  });
}

/** A segment as it was received. */
export async function openSegment(
  { store, sealer }: Pick<Shipping, 'store' | 'sealer'>,
  key: string,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  const there = await store.get(key, signal);
  if (there !== undefined) return sealer.decompress(sealer.open(there));
  throw new Failure('artefact/gone', `${key} is not there any more`, { retry: 'never' });
}

/** All segments of an instance at a destination; throws when it does not tell all of them. */
export async function segmentsAt(
  store: ArtefactStore,
  owner: WalOwner,
  signal: AbortSignal,
): Promise<readonly KeptSegment[]> {
  const all = await store.list(walFolder(owner), signal);
  return all.flatMap(({ key }) => keptSegment(owner, key) ?? []);
}

/** Makes a commit and waits until the receiver has it. */
async function reached(clock: Clock, receiving: Receiving, signal: AbortSignal) {
  const { ground, server } = receiving;
  const at = await serverIn(ground, server.source, server.container, signal);
  const ask = (title: string, script: string) =>
    askOnce(ground, title, pgAsk(at, 'postgres'), script, signal);
  const beat = textsOf((await ask('a moment', PG_HEARTBEAT)).find((value) => !Array.isArray(value)));
  const { now: upTo = '', position = '' } = beat;
  const until = clock.now() + REACH_MS;
  let behindBytes: number | undefined;
  for (;;) {
    const [row] = await ask('how far the receiver is', pgBehind(slotName(receiving), position));
    const { bytes = '', status = '', active = '' } = row === undefined ? {} : textsOf(row);
    if (status === 'lost') {
      throw new Failure(
        'pitr/gap',
        `the receiver of ${receiving.instance} was away too long: changes in between are gone`,
        {
          hint: 'take a new base; moments before it can be gone back to as far as they were kept',
        },
      );
    }
    if (bytes === '0') return { upTo, behindBytes: behindBytes ?? 0 };
    if (bytes !== '') behindBytes ??= Number(bytes);
    if (clock.now() >= until) {
      const how = active === 'true' ? `is ${bytes} bytes behind` : 'does not receive';
      throw new Failure('pitr/behind', `the receiver of ${receiving.instance} ${how}`, { retry: 'soon' });
    }
    await clock.sleep(PAUSE_MS, signal);
  }
}
