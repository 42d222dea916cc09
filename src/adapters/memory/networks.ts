// The network calls of the engine in memory.

import type { NetworkJson } from '../../model/engine.ts';
import { engineId } from '../../model/ref.ts';
import type { NetworkCalls } from '../../ports.ts';
import { matches } from './containers.ts';
import { object, text } from './defaults.ts';
import {
  attach,
  builtInId,
  detach,
  driverOf,
  isUserDefined,
  newEndpoint,
  usersOf,
  withShortId,
} from './network-rules.ts';
import type { Do, Json, Network, World } from './world.ts';
import { emit, isUp, nextId, refuse, theContainer, theNetwork } from './world.ts';

export function networkCalls(world: World, run: Do): NetworkCalls {
  return {
    list: (filter, signal) =>
      run({ kind: 'networks.list', subject: '' }, signal, () =>
        [...world.networks.values()]
          .filter((network) => matches(object(network.body['Labels']), filter.label))
          .map((network) => ({ ...networkJson(world, network), Containers: {} })),
      ),
    inspect: (id, signal) =>
      run({ kind: 'networks.inspect', subject: id }, signal, () => {
        const network = world.networks.get(id);
        return network === undefined ? undefined : networkJson(world, network);
      }),
    create: (body, signal) =>
      run({ kind: 'networks.create', subject: text(body['Name']), body }, signal, () => {
        const network = createNetwork(world, structuredClone(body));
        emit(world, 'network', 'create', network.id, { name: network.name, type: driverOf(network) });
        return engineId(network.id);
      }),
    remove: (id, signal) =>
      run({ kind: 'networks.remove', subject: id }, signal, () =>
        removeNetwork(world, world.networks.get(id)),
      ),
    connect: (id, container, endpoint, signal) =>
      run({ kind: 'networks.connect', subject: id, body: { container, endpoint } }, signal, () =>
        connect(world, theNetwork(world, id), container, structuredClone(endpoint)),
      ),
    disconnect: (id, container, signal) =>
      run({ kind: 'networks.disconnect', subject: id, body: { container } }, signal, () => {
        const network = theNetwork(world, id);
        const one = theContainer(world, container);
        const endpoint = one.endpoints.get(network.name);
        if (endpoint === undefined) return;
        detach(world, one, endpoint);
        one.endpoints.delete(network.name);
      }),
  };
}

/** The networks that every engine has from the start. */
export function addBuiltIns(world: World): void {
  for (const [name, driver, subnet, gateway] of [
    ['bridge', 'bridge', '172.17.0.0/16', '172.17.0.1'],
    ['host', 'host', '', ''],
    ['none', 'null', '', ''],
  ] as const) {
    const id = builtInId(world.engineId, name);
    world.networks.set(id, { id, name, body: { Name: name, Driver: driver }, subnet, gateway, createdAt: 0 });
  }
}

function createNetwork(world: World, body: Json): Network {
  const name = text(body['Name']);
  const wanted = configOf(body)[0];
  if ([...world.networks.values()].some((one) => one.name === name)) {
    throw refuse('engine/name-taken', `network with name ${name} already exists`);
  }
  if (!['', 'bridge', 'macvlan', 'ipvlan', 'overlay'].includes(text(body['Driver']))) {
    throw refuse('engine/not-found', `plugin "${text(body['Driver'])}" not found`);
  }
  const subnet = text(wanted?.['Subnet']) || freeSubnet(world);
  const taken = [...world.networks.values()].some((one) => one.subnet !== '' && overlap(one.subnet, subnet));
  if (taken) throw refuse('engine/subnet-taken', 'Pool overlaps with other one on this address space');
  const gateway = text(wanted?.['Gateway']) || numberToAddress(addressToNumber(subnet) + 1);
  const network: Network = { id: nextId(world), name, body, subnet, gateway, createdAt: world.clock.now() };
  world.networks.set(network.id, network);
  return network;
}

function removeNetwork(world: World, network: Network | undefined): void {
  if (network === undefined) return;
  if (!isUserDefined(network.name)) {
    throw refuse('engine/conflict', `${network.name} is a pre-defined network and cannot be removed`, 'soon');
  }
  if (usersOf(world, network).length > 0) {
    throw refuse(
      'engine/conflict',
      `error while removing network: network ${network.name} id ${network.id} has active endpoints`,
      'soon',
    );
  }
  world.networks.delete(network.id);
  emit(world, 'network', 'destroy', network.id, { name: network.name, type: driverOf(network) });
}

function connect(world: World, network: Network, containerId: string, given: object): void {
  const container = theContainer(world, containerId);
  const known = container.endpoints.get(network.name);
  const endpoint = newEndpoint(object(given));
  if (isUp(container)) {
    if (known !== undefined && known.endpointId !== '') {
      const words = `endpoint with name ${container.name} already exists in network ${network.name}`;
      throw refuse('engine/conflict', words, 'soon');
    }
    attach(world, container, network.name, endpoint);
  } else if (isUserDefined(network.name)) {
    withShortId(container, endpoint);
  }
  container.endpoints.set(network.name, endpoint);
}

function networkJson(world: World, network: Network): NetworkJson {
  const { body } = network;
  const ipam = object(body['IPAM']);
  const asked = configOf(body);
  const config =
    asked.length > 0
      ? asked
      : network.subnet === ''
        ? []
        : [{ Subnet: network.subnet, Gateway: network.gateway }];
  const json = {
    Name: network.name,
    Id: network.id,
    Created: new Date(network.createdAt).toISOString(),
    Scope: 'local',
    Driver: driverOf(network),
    EnableIPv6: body['EnableIPv6'] === true,
    IPAM: { Driver: text(ipam['Driver']) || 'default', Options: ipam['Options'] ?? null, Config: config },
    Internal: body['Internal'] === true,
    Attachable: body['Attachable'] === true,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: Object.fromEntries(usersOf(world, network).map((one) => [one.id, { Name: one.name }])),
    Options: object(body['Options']),
    Labels: object(body['Labels']),
  };
  return structuredClone(json) as unknown as NetworkJson;
}

function configOf(body: Json): readonly Json[] {
  const config = object(body['IPAM'])['Config'];
  return Array.isArray(config) ? config.map(object) : [];
}

function freeSubnet(world: World): string {
  for (let second = 18; second < 32; second += 1) {
    const subnet = `172.${second}.0.0/16`;
    if (![...world.networks.values()].some((one) => one.subnet !== '' && overlap(one.subnet, subnet)))
      return subnet;
  }
  for (let third = 0; third < 256; third += 16) {
    const subnet = `192.168.${third}.0/20`;
    if (![...world.networks.values()].some((one) => one.subnet !== '' && overlap(one.subnet, subnet)))
      return subnet;
  }
  throw refuse('engine/subnet-taken', 'could not find an available, non-overlapping IPv4 address pool');
}

function overlap(a: string, b: string): boolean {
  const bits = Math.min(Number(a.split('/')[1]), Number(b.split('/')[1]));
  const size = 2 ** (32 - bits);
  return Math.floor(addressToNumber(a) / size) === Math.floor(addressToNumber(b) / size);
}

function addressToNumber(text: string): number {
  return (text.split('/')[0] ?? '').split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function numberToAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}
