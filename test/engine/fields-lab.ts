// A workbench for the table of fields on a real engine: images with settings of their own, containers
// made from declarations, and what the table says about them. Everything is called `fields-test-…`.

import { createDockerEngine } from '../../src/adapters/docker/engine.ts';
import { compareFields } from '../../src/fields/compare.ts';
import { toEngineFacts } from '../../src/fields/engine.ts';
import { expectedFields } from '../../src/fields/expected.ts';
import { endpointJson, fillHoles } from '../../src/fields/holes.ts';
import { toImageFacts } from '../../src/fields/image.ts';
import { readContext } from '../../src/fields/keys.ts';
import { toLiveContainer } from '../../src/fields/live.ts';
import { networkBody, toLiveNetwork } from '../../src/fields/network.ts';
import { createPayload, laterNetworks } from '../../src/fields/payload.ts';
import type { FieldDifference } from '../../src/fields/types.ts';
import type { ContainerSpec, NetworkSpec } from '../../src/model/desired.ts';
import type { ContainerFields, DeclaredFields } from '../../src/model/fields.ts';
import type { EngineFacts, ImageFacts, LiveContainer, Ownership } from '../../src/model/observed.ts';
import {
  type Address,
  address,
  addressParts,
  type EngineId,
  engineId,
  instanceName,
} from '../../src/model/ref.ts';
import type { Fingerprint, FingerprintOf, SecretText } from '../../src/model/text.ts';
import { PREFIX } from './fields-images.ts';
import { type Raw, rawEngine, testHost } from './raw.ts';

export const INSTANCE = instanceName('fields-test');
/** Stands in for the host's key: what it gives is only compared. */
export const fingerprintOf: FingerprintOf = (text) => `print of ${text}` as Fingerprint;

export type Lab = {
  readonly raw: Raw;
  readonly facts: EngineFacts;
  readonly signal: AbortSignal;
  image(reference: string): Promise<ImageFacts>;
  network(spec: NetworkSpec): Promise<EngineId>;
  /** Creates (and connects) a container as the executor would; not started. */
  create(service: string, image: string, declared: DeclaredFields): Promise<EngineId>;
  live(id: EngineId): Promise<LiveContainer>;
  fields(id: EngineId): Promise<ContainerFields>;
  expected(image: string, declared: DeclaredFields): Promise<ContainerFields>;
  differences(id: EngineId, image: string, declared: DeclaredFields): Promise<readonly FieldDifference[]>;
  start(id: EngineId): Promise<void>;
  stop(id: EngineId): Promise<void>;
  update(id: EngineId, body: Readonly<Record<string, unknown>>): Promise<void>;
  remove(id: EngineId): Promise<void>;
  /** Removes every container, network and volume of this workbench. */
  sweep(): Promise<void>;
};

export async function openLab(): Promise<Lab> {
  const raw = rawEngine();
  const engine = createDockerEngine({ host: testHost() });
  const signal = new AbortController().signal;
  const facts = toEngineFacts(await engine.system.info(signal), await engine.system.version(signal));
  const owners = new Map<string, Address>();
  const networkNames = new Map<Address, string>();
  let serial = 0;

  const ownership = (id: string): Ownership => {
    const owner = owners.get(id);
    return owner === undefined
      ? { kind: 'foreign' }
      : { kind: 'ours', address: owner, instance: addressParts(owner).instance, by: 'label' };
  };

  async function image(reference: string): Promise<ImageFacts> {
    const found = await engine.images.inspect(reference, signal);
    if (found === undefined) throw new Error(`the test image ${reference} is missing`);
    return toImageFacts(found);
  }

  async function network(spec: NetworkSpec): Promise<EngineId> {
    const id = await engine.networks.create(networkBody(spec, {}), signal);
    owners.set(id, spec.address);
    networkNames.set(spec.address, spec.name);
    return id;
  }

  async function create(service: string, reference: string, declared: DeclaredFields): Promise<EngineId> {
    serial += 1;
    const spec = containerSpec(service, reference, declared, serial);
    const holes = {
      network: (of: Address) => networkNames.get(of) ?? of,
      container: (of: Address) => [...owners].find(([, owner]) => owner === of)?.[0] ?? of,
    };
    const body = fillHoles(createPayload(spec, { engine: facts }), holes, reveal);
    const labels = { ...(body['Labels'] as object), 'dev.shipshape.object': spec.address };
    const { id } = await engine.containers.create(spec.name, '', { ...body, Labels: labels }, signal);
    owners.set(id, spec.address);
    for (const key of laterNetworks(declared)) {
      const endpoint = declared.networks?.[key];
      const [network] = [...owners].find(([, owner]) => owner === key) ?? [key];
      if (endpoint === undefined) continue;
      await engine.networks.connect(engineId(network), id, endpointJson(endpoint), signal);
    }
    return id;
  }

  async function live(id: EngineId): Promise<LiveContainer> {
    const inspect = await engine.containers.inspect(id, signal);
    if (inspect === undefined) throw new Error(`no container ${id}`);
    const networks = (await engine.networks.list({}, signal)).map((json) =>
      toLiveNetwork(json, ownership(json.Id)),
    );
    const containers = (await engine.containers.list({}, signal)).map(({ Id, Names }) => ({
      id: Id,
      name: (Names[0] ?? '').replace(/^\//, ''),
      ownership: ownership(Id),
    }));
    return toLiveContainer(inspect, readContext(facts, networks, containers), ownership(id));
  }

  async function fields(id: EngineId): Promise<ContainerFields> {
    const read = (await live(id)).fields;
    if (read === undefined) throw new Error(`container ${id} is not ours`);
    return read;
  }

  const expected = async (reference: string, declared: DeclaredFields) =>
    expectedFields(declared, { image: await image(reference), engine: facts });

  async function remove(id: EngineId): Promise<void> {
    await raw('DELETE', `/containers/${id}?force=1&v=1`);
  }

  return {
    raw,
    facts,
    signal,
    image,
    network,
    create,
    live,
    fields,
    expected,
    differences: async (id, reference, declared) =>
      compareFields(await expected(reference, declared), await fields(id), fingerprintOf),
    start: (id) => engine.containers.start(id, signal),
    stop: (id) => engine.containers.stop(id, 0, signal),
    update: async (id, body) => {
      await engine.containers.update(id, body, signal);
    },
    remove,
    sweep: () => sweep(raw),
  };
}

function reveal(text: SecretText): string {
  return text.parts.map((part) => (typeof part === 'string' ? part : `value of ${part.secret}`)).join('');
}

function containerSpec(
  service: string,
  image: string,
  fields: DeclaredFields,
  serial: number,
): ContainerSpec {
  return {
    address: address(INSTANCE, 'container', service),
    service,
    index: 1,
    name: `${PREFIX}${service}-${serial}`,
    image,
    pullPolicy: 'never',
    platform: '',
    fields,
    volumes: [],
    files: [],
    waitFor: [],
    joins: [],
    stateful: false,
    oneShot: false,
    healthyWithinMs: 0,
    stableForMs: 0,
    origins: {},
    origin: { file: 'compose.yaml', line: 1, column: 1 },
  };
}

async function sweep(raw: Raw): Promise<void> {
  for (const { Id, Names } of (await raw('GET', '/containers/json?all=1')) as Listed[]) {
    if (Names.some((name) => name.startsWith(`/${PREFIX}`)))
      await raw('DELETE', `/containers/${Id}?force=1&v=1`);
  }
  for (const { Id, Name } of (await raw('GET', '/networks')) as Named[]) {
    if (Name.startsWith(PREFIX)) await raw('DELETE', `/networks/${Id}`);
  }
  const { Volumes } = (await raw('GET', '/volumes')) as { Volumes: Named[] | null };
  for (const { Name } of Volumes ?? []) if (Name.startsWith(PREFIX)) await raw('DELETE', `/volumes/${Name}`);
}

type Listed = { readonly Id: string; readonly Names: readonly string[] };
type Named = { readonly Id: string; readonly Name: string };
