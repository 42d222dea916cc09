// Attachments to networks, and name resolution. Networks are attached and detached in place;
// addresses that the engine hands out are no settings.

import type { ContainerJson, EndpointJson } from '../model/engine.ts';
import type { DeclaredFields, Endpoint } from '../model/fields.ts';
import { endpointJson } from './holes.ts';
import { apiAtLeast, mapAt, numberAt, objectOf, sortedSet, textAt, textMap, textsAt } from './json.ts';
import { containerKey, networkKey } from './keys.ts';
import { joined } from './namespaces.ts';
import { sameValue, toShown } from './same.ts';
import { listField, setField } from './simple.ts';
import type { Field, FieldTable, ReadContext } from './types.ts';

const BUILT_IN = new Set(['bridge', 'host', 'none', 'default', 'nat']);

const networkMode: Field<string> = {
  rule: 'replace',
  read: readMode,
  expect: (declared) => expectedMode(declared),
  write: (value) => ({ HostConfig: { NetworkMode: value } }),
  // The first network at create has no meaning later, as long as it is one of those that we want.
  equal: (_, expected, live, { expected: fields }) =>
    expected === live ||
    (isUserDefined(`${expected}`) && isUserDefined(`${live}`) && Object.hasOwn(fields.networks, `${live}`)),
  risks: (_, __, after) => (after === 'host' ? ['exposure'] : []),
};

const networks: Field<Readonly<Record<string, Endpoint>>> = {
  rule: 'update',
  // Engines before API 1.44 give an address at create alone, and no engine changes one.
  ruleFor: (key, live, expected, { lastApplied }) =>
    live === undefined ||
    expected === undefined ||
    textAt(objectOf(withEnginesOwn(expected, live, lastApplied?.networks[key])), 'mac') ===
      textAt(objectOf(live), 'mac')
      ? 'update'
      : 'replace',
  read: readNetworks,
  expect: (declared, { engine }) =>
    textMap(
      Object.entries(declared.networks ?? networkOfMode(expectedMode(declared))).map(([key, endpoint]) => [
        key,
        {
          ...endpoint,
          aliases: sortedSet(endpoint.aliases.filter((alias) => alias !== declared.hostname)),
          links: sortedSet(endpoint.links.map(canonicalLink)),
          linkLocal: sortedSet(endpoint.linkLocal),
          gwPriority: apiAtLeast(engine.apiVersion, '1.48') ? endpoint.gwPriority : 0,
        },
      ]),
    ),
  write: (value, { declared, engine }) => writeFirst(value, declared, engine.apiVersion),
  parts: (value) => value,
  equal: (key, expected, live, { fingerprintOf, lastApplied }) =>
    sameValue(withEnginesOwn(expected, live, lastApplied?.networks[key]), live, fingerprintOf),
  show: (value) => toShown(withoutEmpty(value)),
};

export const endpointFields = {
  networkMode,
  networks,
  dns: listField('dns', 'Dns'),
  dnsSearch: listField('dnsSearch', 'DnsSearch'),
  dnsOptions: setField('dnsOptions', 'DnsOptions'),
  extraHosts: setField('extraHosts', 'ExtraHosts', canonicalHost),
  links: setField('links', 'Links', canonicalLink),
} satisfies Partial<FieldTable>;

/** An endpoint with nothing said about it. */
export const PLAIN_ENDPOINT: Endpoint = {
  aliases: [],
  links: [],
  ipv4: '',
  ipv6: '',
  linkLocal: [],
  mac: '',
  driverOpts: {},
  gwPriority: 0,
};

/** True for a network that somebody made, false for the engine's own and for shared namespaces. */
export function isUserDefined(mode: string): boolean {
  return mode !== '' && !BUILT_IN.has(mode) && !mode.startsWith('container:');
}

/** The key of the network that a container is created in; the others are connected before it starts. */
export function firstNetwork(declared: DeclaredFields): string | undefined {
  const keys = Object.keys(declared.networks ?? {});
  const mode = declared.networkMode ?? '';
  return keys.includes(mode) ? mode : keys.sort()[0];
}

function expectedMode(declared: DeclaredFields): string {
  const mode = declared.networkMode ?? '';
  if (mode !== '' && mode !== 'default') return mode;
  return firstNetwork(declared) ?? 'bridge';
}

/** A network that was made anew under another name leaves its old one behind: then what is attached counts. */
function readMode({ HostConfig, NetworkSettings }: ContainerJson, context: ReadContext): string {
  const mode = textAt(HostConfig, 'NetworkMode');
  if (!isUserDefined(mode) || networkKey(context, mode, '') !== undefined)
    return canonicalMode(mode, context);
  const attached = Object.entries(NetworkSettings.Networks ?? {}).flatMap(
    ([name, { NetworkID = '' }]) => networkKey(context, name, NetworkID) ?? [],
  );
  return attached.sort()[0] ?? mode;
}

function canonicalMode(mode: string, context: ReadContext): string {
  if (mode === 'default' || mode === '') return 'bridge';
  if (mode.startsWith('container:')) return joined(mode, (id) => containerKey(context, id));
  return isUserDefined(mode) ? (networkKey(context, mode, '') ?? mode) : mode;
}

/** A container outside of the instance's networks is still attached to what its mode names. */
function networkOfMode(mode: string): Readonly<Record<string, Endpoint>> {
  return mode.startsWith('container:') ? {} : { [mode]: PLAIN_ENDPOINT };
}

function readNetworks(inspect: ContainerJson, context: ReadContext): Readonly<Record<string, Endpoint>> {
  const primary = canonicalMode(textAt(inspect.HostConfig, 'NetworkMode'), context);
  const modern = apiAtLeast(context.engine.apiVersion, '1.44');
  return textMap(
    Object.entries(inspect.NetworkSettings.Networks ?? {}).flatMap(([name, json]) => {
      const key = networkKey(context, name === 'default' ? 'bridge' : name, json.NetworkID ?? '');
      if (key === undefined) return [];
      const declaredMac = key === primary ? textAt(inspect.Config, 'MacAddress') : '';
      const mac = modern ? json.MacAddress || declaredMac : declaredMac;
      return [[key, readEndpoint(key, inspect, json, mac)] as const];
    }),
  );
}

function readEndpoint(key: string, inspect: ContainerJson, json: EndpointJson, mac: string): Endpoint {
  const from = objectOf(json);
  const ipam = objectOf(json.IPAMConfig);
  // Older engines add the short id at create and a host name at start; it is an alias whoever asks.
  const added = new Set([inspect.Id.slice(0, 12), textAt(inspect.Config, 'Hostname')]);
  return {
    aliases: sortedSet([
      ...textsAt(from, 'Aliases').filter((alias) => !added.has(alias)),
      ...(isUserDefined(key) ? ownName(inspect) : []),
    ]),
    links: sortedSet(textsAt(from, 'Links').map(canonicalLink)),
    ipv4: textAt(ipam, 'IPv4Address'),
    ipv6: textAt(ipam, 'IPv6Address'),
    linkLocal: sortedSet(textsAt(ipam, 'LinkLocalIPs')),
    mac: mac.toLowerCase(),
    driverOpts: mapAt(from, 'DriverOpts'),
    gwPriority: numberAt(from, 'GwPriority'),
  };
}

/**
 * A container's name resolves without being an alias. What we make has its name as an alias as well, so
 * that a replace does not lose it; of what others made, the name counts as one.
 */
function ownName({ Name, Config }: ContainerJson): readonly string[] {
  return Config.Labels?.['dev.shipshape.object'] === undefined ? [Name.replace(/^\//, '')] : [];
}

/**
 * A MAC address that nobody ever asked for, and one of a stopped container, is the engine's business. Links
 * beyond the wanted ones are what Compose adds to a container that it made, and say nothing new, unless
 * they were asked for until now.
 */
function withEnginesOwn(expected: unknown, live: unknown, last: Endpoint | undefined): unknown {
  if (expected === undefined || live === undefined) return expected;
  const wanted = textAt(objectOf(expected), 'mac').toLowerCase();
  const has = textAt(objectOf(live), 'mac');
  const links = textsAt(objectOf(live), 'links');
  const lastMac = last?.mac.toLowerCase();
  const isEnginesMac = wanted === '' ? (lastMac ?? '') === '' : has === '' && (lastMac ?? wanted) === wanted;
  const asked = textsAt(objectOf(expected), 'links');
  const isLinked =
    asked.every((link) => links.includes(link)) &&
    links.every((link) => asked.includes(link) || last?.links.includes(link) !== true);
  return {
    ...objectOf(expected),
    mac: isEnginesMac ? has : wanted,
    ...(isLinked ? { links } : {}),
  };
}

function writeFirst(value: Readonly<Record<string, Endpoint>>, declared: DeclaredFields, apiVersion: string) {
  const key = firstNetwork(declared);
  const endpoint = key === undefined ? undefined : value[key];
  if (key === undefined || endpoint === undefined) return {};
  return {
    HostConfig: { NetworkMode: key },
    NetworkingConfig: { EndpointsConfig: { [key]: endpointJson(endpoint) } },
    // Before API 1.44 the container had the one address that now belongs to the endpoint.
    ...(endpoint.mac !== '' && !apiAtLeast(apiVersion, '1.44') ? { MacAddress: endpoint.mac } : {}),
  };
}

/** `/db:/web/database` (as the engine shows) → `db:database`. */
function canonicalLink(link: string): string {
  const [container = '', alias = container] = link.split(':');
  return `${container.replace(/^\//, '')}:${alias.slice(alias.lastIndexOf('/') + 1)}`;
}

/** What is said about an endpoint. */
function withoutEmpty(endpoint: unknown): Readonly<Record<string, unknown>> {
  const said = Object.entries(objectOf(endpoint)).filter(([, value]) =>
    value !== null && typeof value === 'object' ? Object.keys(value).length > 0 : value !== '' && value !== 0,
  );
  return Object.fromEntries(said);
}

/** `host=address` and `host:[address]` are other ways to write `host:address`. */
function canonicalHost(entry: string): string {
  const [, host, ip] = /^([^:=]+)[:=]\[?([^\]]*)\]?$/.exec(entry) ?? [];
  return host === undefined ? entry : `${host}:${ip}`;
}
