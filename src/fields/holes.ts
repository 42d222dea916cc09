// The last moment before the engine: secrets become values and addresses become the engine's names.
// The result is for one call and must not be kept, logged or shown.

import type { CreateContainerJson } from '../model/engine.ts';
import type { Endpoint } from '../model/fields.ts';
import type { CreatePayload, PayloadValue, UpdatePayload } from '../model/plan.ts';
import type { Address } from '../model/ref.ts';
import type { SecretText } from '../model/text.ts';
import { isSecretText } from './same.ts';
import type { Holes } from './types.ts';

/** An endpoint as the engine takes it: plain data, good as a payload's part and as `EndpointJson`. */
export type EndpointBody = {
  readonly IPAMConfig?: { readonly [key: string]: string | readonly string[] };
  readonly Aliases: readonly string[];
  readonly Links?: readonly string[];
  readonly DriverOpts?: Readonly<Record<string, string>>;
  readonly MacAddress?: string;
  readonly GwPriority?: number;
};

/** Payload without holes. `reveal` gives the whole text of one with secrets. */
export function fillHoles(
  payload: CreatePayload | UpdatePayload,
  holes: Holes,
  reveal: (text: SecretText) => string,
): CreateContainerJson {
  return object(payload, (key, value) => {
    if (key === 'HostConfig')
      return object(value, (name, inner) => fillMode(name, filled(inner, reveal), holes));
    if (key === 'NetworkingConfig') return networking(value, holes, reveal);
    return filled(value, reveal);
  });
}

function networking(value: PayloadValue, holes: Holes, reveal: (text: SecretText) => string) {
  return object(value, (_, endpoints) =>
    Object.fromEntries(
      Object.entries(object(endpoints, (_key, endpoint) => filled(endpoint, reveal))).map(
        ([key, endpoint]) => [isAddress(key) ? holes.network(key) : key, endpoint],
      ),
    ),
  );
}

function fillMode(name: string, value: unknown, holes: Holes): unknown {
  if (typeof value !== 'string') return value;
  if (!['NetworkMode', 'PidMode', 'IpcMode'].includes(name)) return value;
  if (value.startsWith('container:')) {
    const container = value.slice('container:'.length);
    return isAddress(container) ? `container:${holes.container(container)}` : value;
  }
  return name === 'NetworkMode' && isAddress(value) ? holes.network(value) : value;
}

function filled(value: PayloadValue, reveal: (text: SecretText) => string): unknown {
  if (isSecretText(value)) return reveal(value);
  if (Array.isArray(value)) return value.map((item) => filled(item, reveal));
  if (value !== null && typeof value === 'object') return object(value, (_, inner) => filled(inner, reveal));
  return value;
}

function object(value: PayloadValue, fill: (key: string, value: PayloadValue) => unknown) {
  const entries = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  return Object.fromEntries(entries.map(([key, inner]) => [key, fill(key, inner)]));
}

/** No name of the engine has a slash; every address has two. */
function isAddress(text: string): text is Address {
  return text.includes('/');
}

/** The engine's form of an endpoint: part of a create payload, or the endpoint of a connect call. */
export function endpointJson(endpoint: Endpoint): EndpointBody {
  const { ipv4, ipv6, linkLocal, aliases, links, driverOpts, mac, gwPriority } = endpoint;
  const ipam = {
    ...(ipv4 === '' ? {} : { IPv4Address: ipv4 }),
    ...(ipv6 === '' ? {} : { IPv6Address: ipv6 }),
    ...(linkLocal.length === 0 ? {} : { LinkLocalIPs: linkLocal }),
  };
  return {
    ...(Object.keys(ipam).length === 0 ? {} : { IPAMConfig: ipam }),
    Aliases: aliases,
    ...(links.length === 0 ? {} : { Links: links }),
    ...(Object.keys(driverOpts).length === 0 ? {} : { DriverOpts: driverOpts }),
    ...(mac === '' ? {} : { MacAddress: mac }),
    ...(gwPriority === 0 ? {} : { GwPriority: gwPriority }),
  };
}
