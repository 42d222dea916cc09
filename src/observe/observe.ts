// One snapshot of one target: everything of ours in full, everything foreign as far as it could clash.
// Complete or not there at all: a read that failed throws, because unknown is never absent.

import pLimit from 'p-limit';
import { toEngineFacts } from '../fields/engine.ts';
import { readContext } from '../fields/keys.ts';
import { toLiveNetwork } from '../fields/network.ts';
import { isSameData } from '../fields/same.ts';
import { toLiveVolume } from '../fields/volume.ts';
import type { AppliedTarget } from '../model/applied.ts';
import type { FilesSpec } from '../model/desired.ts';
import type { ContainerSummaryJson, NetworkJson, VolumeJson } from '../model/engine.ts';
import type { EngineFacts, LiveContainer, Observed } from '../model/observed.ts';
import { type EngineId, engineId, type TargetName } from '../model/ref.ts';
import type { FingerprintOf } from '../model/text.ts';
import type { Engine, Seal } from '../ports.ts';
import { readFiles } from './content.ts';
import { createImageBook, type Each } from './images.ts';
import { type Inspected, isStillTrue, readInspected } from './inspected.ts';
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
  /** Containers that are inspected again although the list shows nothing new: something was said about them. */
  readonly fresh?: ReadonlySet<EngineId>;
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

/**
 * An observer that remembers. With `full: false` an unchanged fleet costs one list call each of
 * containers, networks, volumes and images; a change that no list shows (`docker update`) is then not
 * seen: that is what events and the next full snapshot are for.
 */
export function createObserver(engine: Engine): Observer {
  const book = createImageBook(engine.images);
  let known: ReadonlyMap<string, Inspected> = new Map();
  let last: Observed['containers'] = [];
  let facts: EngineFacts | undefined;

  async function engineFacts(isFull: boolean, signal: AbortSignal): Promise<EngineFacts> {
    if (facts !== undefined && !isFull) return facts;
    const [info, version] = await Promise.all([engine.system.info(signal), engine.system.version(signal)]);
    facts = sameOr(facts, toEngineFacts(info, version));
    return facts;
  }

  return {
    async observe(options, outer) {
      // When one read fails, the others are of no use any more.
      const failed = new AbortController();
      const signal = AbortSignal.any([outer, failed.signal]);
      const limit = pLimit(options.parallelism);
      const each: Each = (items, work) => Promise.all(items.map((item) => limit(() => work(item))));
      const before = options.full ? new Map() : known;
      const looking: Looking = { engine, options, facts: engineFacts(options.full, signal), each, signal };
      try {
        const [look, images] = await Promise.all([
          lookAtObjects(looking, before),
          book.byReference([...new Set(options.images)], each, signal),
        ]);
        const files = await readAllFiles(looking, look);
        const ids = [...new Set([...look.known.values()].map((one) => one.live.imageId))];
        const imagesById = await book.byId(ids, each, signal);
        const observed = assemble(options.target, look, files, last, { images, imagesById });
        known = look.known;
        last = observed.containers;
        return observed;
      } catch (error) {
        failed.abort(error);
        throw error;
      }
    },
  };
}

/** `before` when it says the same: whoever remembers something of it need not look at it again. */
function sameOr<Value>(before: Value | undefined, now: Value): Value {
  return before !== undefined && isSameData(before, now) ? before : now;
}

/** One look, and what it is done with. */
type Looking = {
  readonly engine: Engine;
  readonly options: ObserveOptions;
  readonly facts: Promise<EngineFacts>;
  readonly each: Each;
  readonly signal: AbortSignal;
};

type Look = {
  readonly facts: EngineFacts;
  readonly summaries: readonly ContainerSummaryJson[];
  readonly networks: readonly NetworkJson[];
  readonly volumes: readonly VolumeJson[];
  readonly owners: Owners;
  /** What carries our labels or is on our record. */
  readonly known: ReadonlyMap<string, Inspected>;
};

/** A container that went between list and inspect may have made room for another: look once more. */
async function lookAtObjects(looking: Looking, before: ReadonlyMap<string, Inspected>): Promise<Look> {
  const first = await lookOnce(looking, before);
  if (first.gone.size === 0) return first.look;
  const second = await lookOnce(looking, first.look.known);
  const summaries = second.look.summaries.filter((summary) => !second.gone.has(summary.Id));
  return { ...second.look, summaries };
}

async function lookOnce(
  { engine, options, facts: engineFacts, each, signal }: Looking,
  before: ReadonlyMap<string, Inspected>,
): Promise<{ readonly look: Look; readonly gone: ReadonlySet<string> }> {
  const [facts, summaries, networks, volumes] = await Promise.all([
    engineFacts,
    engine.containers.list({}, signal),
    engine.networks.list({}, signal),
    engine.volumes.list({}, signal),
  ]);
  const objects = labelled(summaries, networks, volumes);
  const owners = decideOwners(objects, options.fleet, options.seal, options.applied);
  const context = readContext(
    facts,
    networks.map(({ Id, Name }) => ({ id: Id, name: Name, ownership: owners('network', Id) })),
    summaries.map((one) => ({ id: one.Id, name: nameOf(one), ownership: owners('container', one.Id) })),
  );
  const mine = summaries.filter((summary) => owners('container', summary.Id).kind !== 'foreign');
  const known = new Map<string, Inspected>();
  const gone = new Set<string>();
  await each(mine, async (summary) => {
    const key = summaryKey(summary);
    const ownership = owners('container', summary.Id);
    const last = before.get(summary.Id);
    const isFresh = options.fresh?.has(engineId(summary.Id)) === true;
    if (!isFresh && last?.key === key && isStillTrue(last, context, ownership)) {
      known.set(summary.Id, last);
      return;
    }
    const inspect = await engine.containers.inspect(engineId(summary.Id), signal);
    if (inspect === undefined) gone.add(summary.Id);
    else known.set(summary.Id, readInspected(key, inspect, context, ownership));
  });
  return { look: { facts, summaries, networks, volumes, owners, known }, gone };
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
async function readAllFiles({ engine, options, each, signal }: Looking, look: Look): Promise<FilesOf> {
  const delivered = new Map(options.files.map((files) => [files.hostPath, files]));
  const wanted = [...look.known.values()].flatMap((one) => {
    const isOurs = one.live.ownership.kind === 'ours';
    return isOurs && !one.isDead ? mountsOf(one, delivered) : [];
  });
  await each(wanted, async ({ one, target, files, memo }) => {
    if (one.files.has(memo)) return;
    const seen = await readFiles(
      engine.containers,
      one.live.id,
      target,
      files,
      options.fingerprintOf,
      signal,
    );
    one.files.set(memo, seen);
  });
  const byContainer = Map.groupBy(wanted, ({ one }) => one.live.id);
  return new Map(
    [...byContainer].map(([id, mounts]) => [
      id,
      Object.fromEntries(mounts.map(({ one, target, memo }) => [target, one.files.get(memo) ?? 'altered'])),
    ]),
  );
}

function mountsOf(one: Inspected, delivered: ReadonlyMap<string, FilesSpec>) {
  return one.binds.flatMap(({ source, target }) => {
    const files = delivered.get(source);
    if (files === undefined) return [];
    return [{ one, target, files, memo: `${files.content.digest} ${target}` }];
  });
}

/** `last`: containers of the snapshot before; those that say the same now are handed out again. */
function assemble(
  target: TargetName,
  look: Look,
  files: FilesOf,
  last: Observed['containers'],
  images: Pick<Observed, 'images' | 'imagesById'>,
): Observed {
  const { owners } = look;
  const before = new Map(last.map((live) => [live.id, live]));
  const now = look.summaries.map((summary): LiveContainer => {
    const live = look.known.get(summary.Id)?.live;
    if (live === undefined) {
      return sameOr(
        before.get(engineId(summary.Id)),
        foreignContainer(summary, owners('container', summary.Id)),
      );
    }
    const own = files.get(summary.Id);
    return sameOr(before.get(engineId(summary.Id)), own === undefined ? live : { ...live, files: own });
  });
  const isSame = now.length === last.length && now.every((live, index) => live === last[index]);
  const containers = isSame ? last : now;
  return {
    target,
    engine: look.facts,
    containers,
    networks: look.networks.map((json) => toLiveNetwork(json, owners('network', json.Id))),
    volumes: look.volumes.map((json) => toLiveVolume(json, owners('volume', json.Name))),
    ...images,
  };
}
