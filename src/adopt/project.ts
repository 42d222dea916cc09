// Running containers as a declaration: a Compose file and the Instance that uses it. Pure: values that look
// like secrets leave as names, to be encrypted by the caller; nothing else of them is kept.

import type { EngineFacts, ImageFacts, LiveContainer, LiveNetwork } from '../model/observed.ts';
import type { InstanceName } from '../model/ref.ts';
import { assert } from '../model/result.ts';
import type { FingerprintOf, Text } from '../model/text.ts';
import { isSecret } from '../model/text.ts';
import type { Json } from '../model/tree.ts';
import { type ComposeService, compact } from './compact.ts';
import { declaredFields } from './declared.ts';
import type { ChosenVolume } from './record.ts';
import { serviceOf } from './service.ts';

export type AdoptInput = {
  readonly instance: InstanceName;
  readonly engine: EngineFacts;
  readonly containers: readonly AdoptContainer[];
  /** Networks and volumes that the containers use and that are taken over with them. */
  readonly networks: readonly { readonly live: LiveNetwork; readonly key: string }[];
  readonly volumes: readonly ChosenVolume[];
  readonly fingerprintOf: FingerprintOf;
};

export type AdoptContainer = {
  readonly live: LiveContainer;
  readonly service: string;
  readonly index: number;
  /** A reference that the engine takes for the image it runs. */
  readonly reference: string;
  readonly image: ImageFacts;
  readonly dependsOn: Readonly<Record<string, Json>>;
};

export type AdoptedProject = {
  readonly compose: { readonly [key: string]: Json };
  /** Variables of the Compose file that stand for secrets, with their values: encrypt and forget. */
  readonly secrets: ReadonlyMap<string, string>;
};

/** Names under which people keep secrets, and addresses with a password in them. */
const SECRET_NAME =
  /pass|pwd|secret|token|(?:api|private|access|signing|encryption)_?key|credential|salt|_dsn$/i;
const SECRET_VALUE = /:\/\/[^/\s:@]*:[^/\s@]+@/;

export function adoptedProject(input: AdoptInput): AdoptedProject {
  const secrets = new Map<string, string>();
  const byService = Map.groupBy(input.containers, ({ service }) => service);
  const services = [...byService].map(
    ([name, replicas]) => [name, service(input, replicas, secrets)] as const,
  );
  return {
    compose: compact({
      services: Object.fromEntries(services),
      networks: Object.fromEntries([
        ...input.networks.flatMap((one) => ownNetwork(input.instance, one)),
        ...foreignNetworks(
          services.map(([, made]) => made),
          input,
        ),
      ]),
      volumes: Object.fromEntries(input.volumes.map((one) => [one.key, volume(input.instance, one)])),
    }),
    secrets,
  };
}

function service(
  input: AdoptInput,
  replicas: readonly AdoptContainer[],
  secrets: Map<string, string>,
): ComposeService {
  const [first] = replicas.toSorted((a, b) => a.index - b.index);
  assert(first?.live.fields !== undefined, 'a container to adopt was not looked into');
  const { engine, fingerprintOf } = input;
  const declared = declaredFields(first.live.fields, { image: first.image, engine }, fingerprintOf);
  const usual = `${input.instance}-${first.service}-${first.index}`;
  const names = {
    implied: [first.service, first.live.name],
    containerName: first.live.name === usual ? undefined : first.live.name,
    volume: (name: string) => input.volumes.find(({ live }) => live.name === name)?.key ?? name,
    network: (key: string) => networkKey(input, key),
    service: (container: string) =>
      input.containers.find(({ live }) => live.name === container || container.endsWith(`/${live.name}`))
        ?.service,
  };
  return compact({
    ...serviceOf(first.reference, declared, names, (key, text) =>
      composeText(first.service, key, text, secrets),
    ),
    depends_on: first.dependsOn,
    deploy: replicas.length > 1 ? { replicas: replicas.length } : undefined,
  });
}

/** Networks that belong to others: they must be there, and are not touched. */
function foreignNetworks(
  services: readonly ComposeService[],
  { networks }: AdoptInput,
): readonly (readonly [string, Json])[] {
  const used = new Set(services.flatMap(({ networks: own }) => Object.keys(own ?? {})));
  return [...used]
    .filter((key) => !networks.some((one) => one.key === key))
    .map((key) => [key, { name: key, external: true }] as const);
}

/** Fields know our networks by address; the last part of it is the key. */
function networkKey({ networks }: AdoptInput, key: string): string {
  return networks.find(({ live }) => live.name === key)?.key ?? key.split('/').at(-1) ?? key;
}

function composeText(service: string, key: string, text: Text, secrets: Map<string, string>): string {
  assert(!isSecret(text), 'live text is plain text');
  const isPath = /_FILE$/i.test(key) || text.startsWith('/');
  const looksSecret = (key !== '' && SECRET_NAME.test(key) && !isPath) || SECRET_VALUE.test(text);
  if (text === '' || !looksSecret) return text.replaceAll('$', '$$$$');
  const known = [...secrets].find(([, value]) => value === text)?.[0];
  if (known !== undefined) return `\${${known}}`;
  const variable = `${service}_${key === '' ? `SECRET_${secrets.size + 1}` : key}`.toUpperCase();
  const plain = variable.replace(/[^A-Z0-9_]/g, '_').replace(/^\d/, '_$&');
  const name = secrets.has(plain) ? `${plain}_${secrets.size + 1}` : plain;
  secrets.set(name, text);
  return `\${${name}}`;
}

/** The default network needs no words when it is as Compose makes it. */
function ownNetwork(
  instance: InstanceName,
  { live, key }: AdoptInput['networks'][number],
): readonly (readonly [string, Json])[] {
  const words = compact({
    name: live.name === `${instance}_${key}` ? undefined : live.name,
    driver: live.driver === 'bridge' ? undefined : live.driver,
    driver_opts: live.driverOpts,
    internal: live.internal ? true : undefined,
    attachable: live.attachable ? true : undefined,
    enable_ipv6: live.enableIpv6 ? true : undefined,
    labels: withoutCompose(live.labels),
  });
  return key === 'default' && Object.keys(words).length === 0 ? [] : [[key, words]];
}

function volume(instance: InstanceName, { live, key, external }: ChosenVolume): Json {
  if (external) return { name: live.name, external: true };
  return compact({
    name: live.name === `${instance}_${key}` ? undefined : live.name,
    driver: live.driver === 'local' ? undefined : live.driver,
    driver_opts: live.driverOpts,
    labels: withoutCompose(live.labels),
  });
}

function withoutCompose(labels: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(
    Object.entries(labels).filter(([name]) => !name.startsWith('com.docker.compose.')),
  );
}
