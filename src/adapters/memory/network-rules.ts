// Networks as containers see them: addresses, aliases, published ports, and who may not be removed.

import { createHash } from 'node:crypto';
import { object, strings, text } from './defaults.ts';
import type { Container, Endpoint, Json, Network, World } from './world.ts';
import { emit, findNetwork, isUp, nextId, refuse } from './world.ts';

const FIRST_EPHEMERAL_PORT = 32768;

/** True for networks that people made: only those have aliases. */
export function isUserDefined(network: string): boolean {
  return !['default', 'bridge', 'host', 'none'].includes(network) && !network.startsWith('container:');
}

/** The endpoints of a new container, by network name. */
export function endpointsOf(world: World, hostConfig: Json, body: Json): Map<string, Endpoint> {
  const mode = text(hostConfig['NetworkMode']);
  const given = object(object(body['NetworkingConfig'])['EndpointsConfig']);
  const names = Object.keys(given);
  if (names.length > 1) {
    throw refuse('engine/refused', `Container cannot be connected to network endpoints: ${names.join(', ')}`);
  }
  if (mode.startsWith('container:')) return new Map();
  const first = mode === 'default' ? 'bridge' : (findNetwork(world, mode)?.name ?? mode);
  const endpoints = new Map<string, Endpoint>();
  for (const key of names) {
    const name = key === 'default' ? 'bridge' : (findNetwork(world, key)?.name ?? key);
    endpoints.set(name, newEndpoint(object(given[key])));
  }
  if (!endpoints.has(first)) endpoints.set(first, newEndpoint({}));
  return endpoints;
}

export function newEndpoint(given: Json): Endpoint {
  const aliases = Array.isArray(given['Aliases']) ? strings(given['Aliases']) : null;
  return { networkId: '', endpointId: '', ip: '', mac: '', aliases, given };
}

/** Brings all endpoints up, as a start does. */
export function attachAll(world: World, container: Container): void {
  const mode = text(container.hostConfig['NetworkMode']);
  if (mode.startsWith('container:')) checkJoined(world, mode.slice('container:'.length));
  for (const [name, endpoint] of container.endpoints) attach(world, container, name, endpoint);
}

function checkJoined(world: World, idOrName: string): void {
  const other = [...world.containers.values()].find((one) => one.id === idOrName || one.name === idOrName);
  if (other === undefined) throw refuse('engine/not-found', `No such container: ${idOrName}`, 'soon');
  if (!isUp(other)) {
    throw refuse('engine/conflict', `cannot join network of a non running container: ${other.id}`, 'soon');
  }
}

/** An endpoint that was up before looks for the network it knew, by id; a new one by name. */
export function attach(world: World, container: Container, name: string, endpoint: Endpoint): void {
  const wanted = endpoint.networkId === '' ? name : endpoint.networkId;
  const network = findNetwork(world, wanted);
  if (network === undefined) throw refuse('engine/not-found', `network ${wanted} not found`, 'soon');
  endpoint.networkId = network.id;
  if (isUserDefined(name)) withShortId(container, endpoint);
  if (name === 'host' || name === 'none') return;
  const fixed = text(object(endpoint.given['IPAMConfig'])['IPv4Address']);
  endpoint.ip = fixed === '' ? freeAddress(world, network) : fixed;
  endpoint.endpointId = nextId(world);
  const given = text(endpoint.given['MacAddress']) || text(container.config['MacAddress']);
  endpoint.mac = given === '' ? `02:42:${endpoint.ip.split('.').map(hexByte).join(':')}` : given;
  emit(world, 'network', 'connect', network.id, {
    container: container.id,
    name: network.name,
    type: driverOf(network),
  });
}

/** The engine adds the short id to the aliases, once. */
export function withShortId(container: Container, endpoint: Endpoint): void {
  const short = container.id.slice(0, 12);
  if (!endpoint.aliases?.includes(short)) endpoint.aliases = [...(endpoint.aliases ?? []), short];
}

export function detachAll(world: World, container: Container): void {
  for (const endpoint of container.endpoints.values()) detach(world, container, endpoint);
  container.ports = new Map();
}

export function detach(world: World, container: Container, endpoint: Endpoint): void {
  const network = world.networks.get(endpoint.networkId);
  const wasUp = endpoint.endpointId !== '';
  Object.assign(endpoint, { endpointId: '', ip: '', mac: '' });
  if (network === undefined || !wasUp) return;
  emit(world, 'network', 'disconnect', network.id, {
    container: container.id,
    name: network.name,
    type: driverOf(network),
  });
}

/** Takes the host ports of everything exposed and bound; only exposed ports are published at all. */
export function publish(world: World, container: Container): void {
  const bindings = object(container.hostConfig['PortBindings']);
  const mode = text(container.hostConfig['NetworkMode']);
  if (mode === 'host' || mode === 'none' || mode.startsWith('container:')) return;
  const taken = portsInUse(world);
  const ports = new Map<string, { readonly ip: string; readonly port: number }[]>();
  for (const exposed of Object.keys(object(container.config['ExposedPorts']))) {
    const wanted = bindings[exposed];
    if (!Array.isArray(wanted) || wanted.length === 0) continue;
    const protocol = exposed.split('/')[1] ?? 'tcp';
    ports.set(
      exposed,
      wanted.map((binding: Json) =>
        takePort(taken, container, protocol, text(binding['HostIp']), text(binding['HostPort'])),
      ),
    );
  }
  container.ports = ports;
}

type Taken = { readonly protocol: string; readonly ip: string; readonly port: number };

function takePort(taken: Taken[], container: Container, protocol: string, hostIp: string, wanted: string) {
  const ip = hostIp === '' ? '0.0.0.0' : hostIp;
  const port = wanted === '' ? freePort(taken, protocol) : Number(wanted.split('-')[0]);
  const clash = taken.some((one) => one.protocol === protocol && one.port === port && overlaps(one.ip, ip));
  if (clash) {
    throw refuse(
      'engine/port-taken',
      `driver failed programming external connectivity on endpoint ${container.name} (${container.id}): Bind for ${ip}:${port} failed: port is already allocated`,
    );
  }
  taken.push({ protocol, ip, port });
  return { ip, port };
}

function overlaps(a: string, b: string): boolean {
  return a === b || a === '0.0.0.0' || b === '0.0.0.0';
}

function freePort(taken: readonly Taken[], protocol: string): number {
  let port = FIRST_EPHEMERAL_PORT;
  while (taken.some((one) => one.protocol === protocol && one.port === port)) port += 1;
  return port;
}

function portsInUse(world: World): Taken[] {
  const held = [...world.containers.values()].flatMap((container) =>
    [...container.ports].flatMap(([exposed, bindings]) =>
      bindings.map(({ ip, port }) => ({ protocol: exposed.split('/')[1] ?? 'tcp', ip, port })),
    ),
  );
  const others = [...world.busyPorts].map((entry) => {
    const [port = '', protocol = 'tcp'] = entry.split('/');
    return { protocol, ip: '0.0.0.0', port: Number(port) };
  });
  return [...held, ...others];
}

function freeAddress(world: World, network: Network): string {
  const used = new Set([network.gateway]);
  for (const container of world.containers.values()) {
    for (const endpoint of container.endpoints.values()) {
      if (endpoint.networkId === network.id) used.add(endpoint.ip);
    }
  }
  const [a, b, c, d] = network.subnet.split('/')[0]?.split('.').map(Number) ?? [];
  for (let step = 2; step < 65_000; step += 1) {
    const ip = `${a}.${b}.${Number(c) + (step >> 8)}.${Number(d) + (step & 255)}`;
    if (!used.has(ip)) return ip;
  }
  throw refuse('engine/subnet-taken', 'no available IPv4 addresses on this network');
}

function hexByte(part: string): string {
  return Number(part).toString(16).padStart(2, '0');
}

export function driverOf(network: Network): string {
  return text(network.body['Driver']) || 'bridge';
}

/** Containers that are up on a network: while there are any it cannot be removed. */
export function usersOf(world: World, network: Network): readonly Container[] {
  return [...world.containers.values()].filter((container) =>
    [...container.endpoints.values()].some((one) => one.networkId === network.id && one.endpointId !== ''),
  );
}

export function endpointJson(endpoint: Endpoint, network: Network | undefined): Json {
  const isUp = endpoint.endpointId !== '';
  const ipam = endpoint.given['IPAMConfig'];
  return {
    IPAMConfig: ipam === undefined || ipam === null ? null : ipam,
    Links: endpoint.given['Links'] ?? null,
    Aliases: endpoint.aliases,
    NetworkID: endpoint.networkId,
    EndpointID: endpoint.endpointId,
    Gateway: isUp ? (network?.gateway ?? '') : '',
    IPAddress: endpoint.ip,
    IPPrefixLen: isUp ? Number(network?.subnet.split('/')[1] ?? 0) : 0,
    IPv6Gateway: '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    MacAddress: endpoint.mac,
    DriverOpts: endpoint.given['DriverOpts'] ?? null,
  };
}

/** A stable 64-hex id for the networks that every engine has. */
export function builtInId(engineId: string, name: string): string {
  return createHash('sha256').update(`${engineId}/network/${name}`).digest('hex');
}
