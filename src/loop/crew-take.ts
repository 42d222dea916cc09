// One backup taken: every source read by job containers into the spool, each payload read again and decoded, and
// the manifest that says what all of it is. Nothing is whole before all of it is.

import { type Staging, writeBackup } from '../artefact/write.ts';
import { type InstanceRecord, instanceText, secretNamesIn } from '../backup/instance-record.ts';
import { dumpServer, dumpSource } from '../job/dump.ts';
import type { JobGround } from '../job/ground.ts';
import type { Dumped, DumpedPayload, Take } from '../job/payloads.ts';
import type { ServiceContainer } from '../job/services.ts';
import type { AppliedInstance } from '../model/applied.ts';
import type { Manifest, Payload, PointInTime, Source } from '../model/backup.ts';
import { sha256 } from '../model/ref.ts';
import { timeText } from '../model/time.ts';
import { type BaseOf, dumpBase } from '../restore/base.ts';
import type { Crew, Kept, Order, Tell } from './backup-crew.ts';
import { type CrewGround, decoderFor, groundFor, recordOf } from './crew-ground.ts';
import { outsideOf } from './crew-outside.ts';

type Sealed = Awaited<ReturnType<Staging['seal']>>;

export async function takeAll(
  ground: CrewGround,
  crew: Pick<Crew, 'list'>,
  order: Order,
  tell: Tell,
  signal: AbortSignal,
): Promise<Manifest> {
  const { run, of, policy, destinations } = order;
  const recipients = [...new Set(destinations.flatMap((one) => one.recipients))];
  const wanted = {
    ...{ id: run, recipients, compression: policy.compression },
    destinations: destinations.map(({ name }) => name),
    expectedBytes: ground.expected(of.instance, policy.name),
    now: timeText(ground.clock.now()),
  };
  const previous = await previousOf(crew, order, signal);
  const make = (staging: Staging) => dumpAll(ground, order, staging, { previous, recipients }, tell, signal);
  const { manifest } = await writeBackup(ground, wanted, make, signal);
  return manifest;
}

type More = { readonly previous: string; readonly recipients: readonly string[] };

async function dumpAll(
  ground: CrewGround,
  order: Order,
  staging: Staging,
  { previous, recipients }: More,
  tell: Tell,
  signal: AbortSignal,
): Promise<Manifest> {
  const { run, of, policy, trigger, commit } = order;
  const beganAt = timeText(ground.clock.now());
  const read = await readerOf(ground, order, signal);
  const total = ground.expected(of.instance, policy.name) || undefined;
  const counts = new Map<string, number>();
  const onBytes = (what: string, bytes: number) => {
    counts.set(what, bytes);
    tell({ doing: `read ${what}`, bytes: [...counts.values()].reduce((sum, one) => sum + one, 0), total });
  };
  const job = groundFor(ground, { ...of, run, limits: policy.limits, onBytes });
  const payloads: Payload[] = [];
  const facts: Record<string, Readonly<Record<string, string>>> = {};
  for (const source of read.sources) {
    const sealed = new Map<string, Sealed>();
    const take: Take = async ({ file, encoding }, bytes) => {
      sealed.set(file, await staging.seal({ file, bytes, isCompressed: encoding === 'zstd' }));
    };
    const dumped = await read.dump(job, source, take);
    facts[source.name] = dumped.facts;
    for (const one of dumped.payloads) {
      tell({ doing: `check ${one.file}`, bytes: 0, total: undefined });
      const made = sealed.get(one.file);
      if (made === undefined) throw new Error(`bug: ${one.file} was not handed out`);
      const decode = decoderFor(job, read.images, read.sources, one);
      let rows: Payload['rows'];
      const found = await staging.check(made, async (bytes, ending) => {
        rows = (await decode(bytes, ending)).rows;
      });
      payloads.push({ ...payloadOf(one), ...found, rows: rows ?? one.rows });
    }
  }
  return {
    ...{ format: 1, id: run, fleet: ground.fleet, instance: of.instance, target: of.target },
    ...{ policy: policy.name, commit, beganAt, endedAt: timeText(ground.clock.now()), trigger },
    ...{
      images: read.images,
      facts,
      sources: read.sources,
      payloads,
      compression: policy.compression,
      previous,
    },
    recipients: [ground.sealer.host, ...recipients].map((one) => sha256(one).slice(7, 23)),
  };
}

type Reader = {
  readonly sources: readonly Source[];
  readonly images: Manifest['images'];
  dump(job: JobGround, source: Source, take: Take): Promise<Dumped>;
};

/** How what is to be backed up is read: an instance by its containers, anything else over the network. */
async function readerOf(ground: CrewGround, order: Order, signal: AbortSignal): Promise<Reader> {
  const { of, policy, sources, base } = order;
  const { compression } = policy;
  if (of.kind === 'data-source') {
    const { source: only, server, images } = await outsideOf(ground, of.dataSource, signal);
    const dump: Reader['dump'] = (job, _source, take) =>
      dumpServer(job, only, { server, compression, container: undefined }, take, signal);
    return { sources: [only], images, dump };
  }
  const record = await recordOf(ground, of);
  const services = servicesOf(record);
  const instance = () => instanceBytes(ground, of, record, order);
  return {
    sources,
    images: imagesOf(record),
    async dump(job, source, take) {
      const from = base && baseFrom(base, job, record, of, source);
      if (from !== undefined) return await dumpBase(from, take, signal);
      return await dumpSource(job, { source, services, compression, instance }, take, signal);
    },
  };
}

function baseFrom(
  { maxBehindBytes }: PointInTime,
  ground: JobGround,
  { containers }: AppliedInstance,
  { instance }: Kept,
  source: Source,
): BaseOf | undefined {
  if (source.kind !== 'database') return undefined;
  const found = Object.values(containers).find(({ spec }) => spec.service === source.service);
  if (found === undefined) return undefined;
  const server = { container: found.id, image: found.imageId, source };
  return { ground, server, instance, maxBehindBytes };
}

type Told = Omit<Payload, 'rawBytes' | 'storedBytes' | 'sha256' | 'rawSha256'>;

function payloadOf(one: DumpedPayload): Told {
  const { file, source, format, database, consistency, exitCodes, rows, needs } = one;
  return { file, source, format, database, consistency, exitCodes, rows, needs };
}

function servicesOf({ containers }: AppliedInstance): readonly ServiceContainer[] {
  return Object.values(containers).map(({ id, spec }) => ({
    ...{ id, service: spec.service },
    stopSeconds: spec.fields.stopTimeoutSeconds ?? 10,
  }));
}

function imagesOf({ containers }: AppliedInstance): Manifest['images'] {
  return Object.fromEntries(
    Object.values(containers).map(({ imageId, spec }) => [
      spec.service,
      { reference: spec.image, id: imageId },
    ]),
  );
}

async function* instanceBytes(
  { reveal }: CrewGround,
  of: Kept,
  applied: AppliedInstance,
  { commit }: Order,
): AsyncIterable<Uint8Array> {
  if (of.kind !== 'instance') return;
  const { desired } = of;
  const secrets: Record<string, string> = {};
  for (const name of secretNamesIn([desired, applied])) secrets[name] = reveal(name);
  const record: InstanceRecord = { format: 1, commit, desired, applied, secrets };
  yield Buffer.from(instanceText(record));
}

/** The manifest before it, of the same policy: what shows that one was taken away. Empty: nobody can tell now. */
async function previousOf(
  { list }: Pick<Crew, 'list'>,
  { destinations, of, policy }: Order,
  signal: AbortSignal,
): Promise<string> {
  for (const destination of destinations) {
    const all = await list(destination, of.instance, signal).catch(() => undefined);
    const last = all?.findLast(({ manifest }) => manifest.policy === policy.name);
    if (last !== undefined) return last.digest;
  }
  return '';
}
