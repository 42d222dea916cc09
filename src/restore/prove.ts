// Proof that a backup can be restored: it is, into volumes to throw away, on a network that leads nowhere, with
// the instance's own images; and taken away again. What serves is neither touched nor reached.

import { dataMount } from '../backup/landings.ts';
import type { Assertion, Source, StoredBackup } from '../model/backup.ts';
import type { ContainerSpec, DesiredInstance } from '../model/desired.ts';
import { Failure } from '../model/failure.ts';
import type { Mount } from '../model/fields.ts';
import { type EngineId, engineId } from '../model/ref.ts';
import { makeNetwork, makeScratch, sweepAside } from './aside.ts';
import { fill, specOf } from './load.ts';
import type { Going, Planned, RestoreContext } from './parts.ts';
import { startTrial, waitReady } from './trial.ts';

const CLEAN_MS = 5 * 60_000;

export type ProofOrder = {
  /** `restore`: each source is loaded and looked at. `drill`: then the whole instance is brought up on it. */
  readonly how: 'restore' | 'drill';
  readonly instance: DesiredInstance['name'];
  readonly backup: StoredBackup;
  readonly assertions: readonly Assertion[];
};

export type Proof = { readonly ok: boolean; readonly reason: string; readonly tookMs: number };

/**
 * Tries it, writes down beside the backup what came of it, and gives that. Leaves nothing, also when it fails or is
 * stopped. Throws when it could not be tried (the engine, the destination): that says nothing about the backup.
 */
export async function prove(context: RestoreContext, order: ProofOrder, signal: AbortSignal): Promise<Proof> {
  const run = context.nonce();
  const began = context.clock.now();
  const proof = await tried(context, order, { run, signal }, began);
  const kind = order.how === 'drill' ? 'drilled' : 'restored';
  await context.backups.record(order.backup, { kind, ...proof }, signal);
  return proof;
}

async function tried(
  context: RestoreContext,
  order: ProofOrder,
  going: Going,
  began: number,
): Promise<Proof> {
  try {
    await tryIt(context, order, going);
    return { ok: true, reason: '', tookMs: context.clock.now() - began };
  } catch (error) {
    if (!(error instanceof Failure) || going.signal.aborted || !isAboutBackup(error)) throw error;
    const hint = error.hint === undefined ? '' : ` (${error.hint})`;
    return { ok: false, reason: `${error.message}${hint}`, tookMs: context.clock.now() - began };
  } finally {
    await sweepAside(context, (run) => run === going.run, AbortSignal.timeout(CLEAN_MS));
  }
}

/** A cut line or an engine that is away proves nothing, neither good nor bad. */
function isAboutBackup({ code }: Failure): boolean {
  const [area] = code.split('/');
  if (area === 'engine') return false;
  return code !== 'job/interrupted' && code !== 'artefact/unreachable' && code !== 'artefact/timeout';
}

async function tryIt(context: RestoreContext, order: ProofOrder, going: Going): Promise<void> {
  const { backup, instance, assertions } = order;
  const at = { instance, target: context.target };
  const now = await context.line.plan(at, undefined, going.signal);
  const { desired } = now;
  if (desired === undefined) {
    throw new Failure('restore/not-declared', `${instance} is not declared: its backups cannot be tried`);
  }
  const network = await makeNetwork(context, going.run, going.signal);
  const scratch = await makeScratches(context, desired, order, going);
  const instead = ({ source }: Mount) => scratch.get(source);
  const images = imagesFor(now, backup);
  await fill(
    context,
    {
      backup,
      desired,
      sources: backup.manifest.sources,
      payloads: backup.manifest.payloads,
      assertions,
      images,
      instead,
      groundOf: (source) => groundOf(desired, source, instead),
      network,
      isThrownAway: true,
      onLoaded: async () => undefined,
    },
    going,
  );
  if (order.how === 'drill') await bringUp(context, { desired, images, instead, network }, going);
}

/** A volume to throw away for each volume and folder that is written to; a drill needs all of them. */
async function makeScratches(
  context: RestoreContext,
  desired: DesiredInstance,
  { how, backup }: ProofOrder,
  going: Going,
): Promise<ReadonlyMap<string, string>> {
  const restored = backup.manifest.sources.flatMap((source) => sourcePlace(desired, source) ?? []);
  const written = desired.containers.flatMap(({ fields }) =>
    (fields.mounts ?? []).flatMap((mount) => (holdsData(desired, mount) ? [mount.source] : [])),
  );
  const wanted = new Set(how === 'drill' ? [...restored, ...written] : restored);
  const scratch = new Map<string, string>();
  for (const source of wanted) {
    scratch.set(source, await makeScratch(context, going.run, `v${scratch.size + 1}`, going.signal));
  }
  return scratch;
}

function sourcePlace(desired: DesiredInstance, source: Source): string | undefined {
  if (source.kind === 'instance') return undefined;
  return dataMount(source, specOf(desired, source.service))?.source;
}

function holdsData({ volumes, folders }: DesiredInstance, { type, source }: Mount): boolean {
  if (type === 'volume') return volumes.some(({ name, external }) => name === source && !external);
  return type === 'bind' && folders.some(({ hostPath }) => hostPath === source);
}

function groundOf(desired: DesiredInstance, source: Source, instead: (mount: Mount) => string | undefined) {
  if (source.kind === 'instance') return undefined;
  const mount = dataMount(source, specOf(desired, source.service));
  const to = mount && instead(mount);
  return to === undefined ? undefined : { landing: { kind: 'volume', to } as const };
}

/** Those that run now; where nothing runs, those that the backup was taken with. */
function imagesFor({ desired, observed }: Planned, { manifest }: StoredBackup) {
  return (service: string): EngineId | undefined => {
    const spec = desired?.containers.find((one) => one.service === service);
    const live = observed.containers.find(
      ({ ownership }) => ownership.kind === 'ours' && ownership.address === spec?.address,
    );
    const taken = manifest.images[service]?.id;
    return live?.imageId ?? (taken === undefined ? undefined : engineId(taken));
  };
}

type Drill = {
  readonly desired: DesiredInstance;
  readonly images: (service: string) => EngineId | undefined;
  readonly instead: (mount: Mount) => string | undefined;
  readonly network: string;
};

/** All services as they depend on each other; each must come up as it would in service. */
async function bringUp(context: RestoreContext, drill: Drill, going: Going): Promise<void> {
  for (const spec of inOrder(drill.desired.containers)) {
    const image = drill.images(spec.service);
    if (image === undefined)
      throw new Failure('restore/no-image', `the image of ${spec.service} is not on the engine`);
    context.tell({ doing: `start ${spec.service} aside`, bytes: 0, total: undefined });
    const trial = { run: going.run, spec, image, network: drill.network, instead: drill.instead, words: [] };
    const id = await startTrial(context, trial, going.signal);
    await waitReady(context, { spec }, id, () => requireSteady(context, spec, id, going), going.signal);
  }
}

/** Without a healthcheck, staying up is all that there is to see. */
async function requireSteady(
  { engine, clock }: RestoreContext,
  { stableForMs, service }: ContainerSpec,
  id: EngineId,
  { signal }: Going,
): Promise<void> {
  const before = await engine.containers.inspect(id, signal);
  if (before?.State.Health !== undefined) return;
  await clock.sleep(stableForMs, signal);
  const after = await engine.containers.inspect(id, signal);
  if (after?.State.Running === true) return;
  throw new Failure('restore/not-healthy', `${service} did not stay up`);
}

/** Those that others wait for come first. */
export function inOrder(containers: readonly ContainerSpec[]): readonly ContainerSpec[] {
  const byAddress = new Map(containers.map((spec) => [spec.address, spec]));
  const list = new Set<ContainerSpec>();
  const visit = (spec: ContainerSpec, above: ReadonlySet<string>) => {
    if (list.has(spec) || above.has(spec.address)) return;
    for (const { on } of spec.waitFor) {
      const before = byAddress.get(on);
      if (before !== undefined) visit(before, new Set([...above, spec.address]));
    }
    list.add(spec);
  };
  for (const spec of containers) visit(spec, new Set());
  return [...list];
}
