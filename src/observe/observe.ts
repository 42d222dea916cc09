// One snapshot of one target: everything of ours in full, everything foreign as far as it could clash.
// Complete or not there at all: a read that failed throws, because unknown is never absent.

import pLimit from 'p-limit';
import { toEngineFacts } from '../fields/engine.ts';
import { readContext } from '../fields/keys.ts';
import { toLiveContainer } from '../fields/live.ts';
import { toLiveNetwork } from '../fields/network.ts';
import { toLiveVolume } from '../fields/volume.ts';
import type { AppliedTarget } from '../model/applied.ts';
import type { FilesSpec } from '../model/desired.ts';
import type { ContainerJson, ContainerSummaryJson, NetworkJson, VolumeJson } from '../model/engine.ts';
import type { EngineFacts, LiveContainer, Observed } from '../model/observed.ts';
import { engineId, type TargetName } from '../model/ref.ts';
import type { FingerprintOf } from '../model/text.ts';
import type { Engine, Seal } from '../ports.ts';
import { readFiles } from './content.ts';
import { createImageBook, type Each } from './images.ts';
import { decideOwners, type Labelled, type Owners } from './ownership.ts';
import { foreignContainer, nameOf, summaryKey } from './summary.ts';

export type ObserveOptions = {
  readonly target: TargetName;
  readonly fleet: string;
  readonly applied: AppliedTarget | undefined;
  readonly seal: Seal;
  readonly fingerprintOf: FingerprintOf;
  /** References whose images are wanted, as declared. */
  readonly images: readonly string[];
  /** Delivered files that containers may have mounted: what they see there is read back. */
  readonly files: readonly FilesSpec[];
  /** Engine calls at once. */
  readonly parallelism: number;
  /** False: what a list shows unchanged is not inspected again, and no content is read back again. */
  readonly full: boolean;
};

export type Observer = {
  observe(options: ObserveOptions, signal: AbortSignal): Promise<Observed>;
};

/** A snapshot with nothing known before. */
export async function observe(
  engine: Engine,
  options: ObserveOptions,
  signal: AbortSignal,
): Promise<Observed> {
  return await createObserver(engine).observe({ ...options, full: true }, signal);
}

/** What is kept of a container between snapshots. */
type Known = { readonly key: string; readonly inspect: ContainerJson; readonly files: Map<string, string> };

/**
 * An observer that remembers. With `full: false` an unchanged fleet costs one list call each of
 * containers, networks, volumes and images; a change that no list shows (`docker update`) is then not
 * seen: that is what events and the next full snapshot are for.
 */
export function createObserver(engine: Engine): Observer {
  const book = createImageBook(engine.images);
  let known: ReadonlyMap<string, Known> = new Map();
  let facts: EngineFacts | undefined;

  async function engineFacts(signal: AbortSignal): Promise<EngineFacts> {
    const [info, version] = await Promise.all([engine.system.info(signal), engine.system.version(signal)]);
    return toEngineFacts(info, version);
  }

  return {
    async observe(options, outer) {
      // When one read fails, the others are of no use any more.
      const failed = new AbortController();
      const signal = AbortSignal.any([outer, failed.signal]);
      const limit = pLimit(options.parallelism);
      const each: Each = (items, work) => Promise.all(items.map((item) => limit(() => work(item))));
      try {
        const [engineNow, look, images] = await Promise.all([
          facts !== undefined && !options.full ? facts : engineFacts(signal),
          lookAtObjects(engine, options, options.full ? new Map() : known, each, signal),
          book.byReference([...new Set(options.images)], each, signal),
        ]);
        const files = await readAllFiles(engine, options, look, each, signal);
        const ids = [...new Set([...look.known.values()].map((one) => one.inspect.Image))];
        const imagesById = await book.byId(ids, each, signal);
        known = look.known;
        facts = engineNow;
        return assemble(options.target, engineNow, look, files, { images, imagesById });
      } catch (error) {
        failed.abort(error);
        throw error;
      }
    },
  };
}

type Look = {
  readonly summaries: readonly ContainerSummaryJson[];
  readonly networks: readonly NetworkJson[];
  readonly volumes: readonly VolumeJson[];
  readonly owners: Owners;
  /** Inspects of what carries our labels or is on our record. */
  readonly known: ReadonlyMap<string, Known>;
};

/** A container that went between list and inspect may have made room for another: look once more. */
async function lookAtObjects(
  engine: Engine,
  options: ObserveOptions,
  before: ReadonlyMap<string, Known>,
  each: Each,
  signal: AbortSignal,
): Promise<Look> {
  const first = await lookOnce(engine, options, before, each, signal);
  if (first.gone.size === 0) return first.look;
  const second = await lookOnce(engine, options, first.look.known, each, signal);
  const summaries = second.look.summaries.filter((summary) => !second.gone.has(summary.Id));
  return { ...second.look, summaries };
}

async function lookOnce(
  engine: Engine,
  options: ObserveOptions,
  before: ReadonlyMap<string, Known>,
  each: Each,
  signal: AbortSignal,
): Promise<{ readonly look: Look; readonly gone: ReadonlySet<string> }> {
  const [summaries, networks, volumes] = await Promise.all([
    engine.containers.list({}, signal),
    engine.networks.list({}, signal),
    engine.volumes.list({}, signal),
  ]);
  const objects = labelled(summaries, networks, volumes);
  const owners = decideOwners(objects, options.fleet, options.seal, options.applied);
  const mine = summaries.filter((summary) => owners('container', summary.Id).kind !== 'foreign');
  const known = new Map<string, Known>();
  const gone = new Set<string>();
  await each(mine, async (summary) => {
    const key = summaryKey(summary);
    const last = before.get(summary.Id);
    if (last?.key === key) {
      known.set(summary.Id, last);
      return;
    }
    const inspect = await engine.containers.inspect(engineId(summary.Id), signal);
    if (inspect === undefined) gone.add(summary.Id);
    else known.set(summary.Id, { key, inspect, files: new Map() });
  });
  return { look: { summaries, networks, volumes, owners, known }, gone };
}

function labelled(
  summaries: readonly ContainerSummaryJson[],
  networks: readonly NetworkJson[],
  volumes: readonly VolumeJson[],
): readonly Labelled[] {
  return [
    ...summaries.map(({ Id, Labels }) => ({ kind: 'container', id: Id, labels: Labels }) as const),
    ...networks.map(({ Id, Labels }) => ({ kind: 'network', id: Id, labels: Labels }) as const),
    ...volumes.map(({ Name, Labels }) => ({ kind: 'volume', id: Name, labels: Labels }) as const),
  ];
}

type FilesOf = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** What each container of ours sees of our delivered files, by mount target. */
async function readAllFiles(
  engine: Engine,
  options: ObserveOptions,
  look: Look,
  each: Each,
  signal: AbortSignal,
): Promise<FilesOf> {
  const delivered = new Map(options.files.map((files) => [files.hostPath, files]));
  const wanted = [...look.known.values()].flatMap((one) => {
    const isOurs = look.owners('container', one.inspect.Id).kind === 'ours';
    return isOurs && !one.inspect.State.Dead ? mountsOf(one, delivered) : [];
  });
  await each(wanted, async ({ one, target, files, memo }) => {
    if (one.files.has(memo)) return;
    const id = engineId(one.inspect.Id);
    const seen = await readFiles(engine.containers, id, target, files, options.fingerprintOf, signal);
    one.files.set(memo, seen);
  });
  const byContainer = Map.groupBy(wanted, ({ one }) => one.inspect.Id);
  return new Map(
    [...byContainer].map(([id, mounts]) => [
      id,
      Object.fromEntries(mounts.map(({ one, target, memo }) => [target, one.files.get(memo) ?? 'altered'])),
    ]),
  );
}

function mountsOf(one: Known, delivered: ReadonlyMap<string, FilesSpec>) {
  return one.inspect.Mounts.flatMap((mount) => {
    const files = typeof mount['Source'] === 'string' ? delivered.get(mount['Source']) : undefined;
    const target = mount['Destination'];
    if (mount['Type'] !== 'bind' || files === undefined || typeof target !== 'string') return [];
    return [{ one, target, files, memo: `${files.content.digest} ${target}` }];
  });
}

function assemble(
  target: TargetName,
  engine: EngineFacts,
  look: Look,
  files: FilesOf,
  images: Pick<Observed, 'images' | 'imagesById'>,
): Observed {
  const { owners } = look;
  const context = readContext(
    engine,
    look.networks.map(({ Id, Name }) => ({ id: Id, name: Name, ownership: owners('network', Id) })),
    look.summaries.map((one) => ({ id: one.Id, name: nameOf(one), ownership: owners('container', one.Id) })),
  );
  const containers = look.summaries.map((summary): LiveContainer => {
    const ownership = owners('container', summary.Id);
    const inspect = look.known.get(summary.Id)?.inspect;
    if (inspect === undefined) return foreignContainer(summary, ownership);
    return toLiveContainer(inspect, context, ownership, files.get(summary.Id) ?? {});
  });
  return {
    target,
    engine,
    containers,
    networks: look.networks.map((json) => toLiveNetwork(json, owners('network', json.Id))),
    volumes: look.volumes.map((json) => toLiveVolume(json, owners('volume', json.Name))),
    ...images,
  };
}
