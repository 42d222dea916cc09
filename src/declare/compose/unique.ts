// Lists whose items have an identity (a port, a mount's target, a variable's name): of items that are the
// same, the later one stands at the place of the first (compose-go, override/uncity.go).

import type { Node } from '../../model/tree.ts';
import { entriesOf, mapItems, mapValues, stringOf } from './nodes.ts';
import { below, type Rules } from './rules.ts';
import { parseMount } from './volumes.ts';

type Identity = (item: Node) => string | undefined;

const byKey: Rules<Identity> = { here: keyOf };
const byTarget = (folder: string): Rules<Identity> => ({ here: (item) => grantTarget(item, folder) });

const service: Rules<Identity> = {
  keys: {
    annotations: byKey,
    build: { keys: { args: byKey, additional_contexts: byKey, platform: byKey, tags: byKey, labels: byKey } },
    cap_add: byKey,
    cap_drop: byKey,
    devices: { here: deviceTarget },
    configs: byTarget(''),
    deploy: { keys: { labels: byKey } },
    dns: byKey,
    dns_opt: byKey,
    dns_search: byKey,
    environment: byKey,
    env_file: { here: (item) => stringOf(item) ?? stringOf(entriesOf(item).get('path')?.value) },
    expose: { here: scalarText },
    labels: byKey,
    links: byKey,
    networks: { any: { keys: { aliases: byKey, link_local_ips: byKey } } },
    ports: { here: portIdentity },
    profiles: byKey,
    secrets: byTarget('/run/secrets'),
    sysctls: byKey,
    tmpfs: byKey,
    volumes: { here: mountTarget },
  },
};

const FILE: Rules<Identity> = {
  keys: {
    services: { any: service },
    networks: { any: { keys: { labels: byKey } } },
  },
};

/** The tree with redefined list items collapsed. */
export function enforceUnique(node: Node): Node {
  return walk(node, FILE);
}

function walk(node: Node, rules: Rules<Identity> | undefined): Node {
  if (rules === undefined) return node;
  if (node.kind === 'map') return mapValues(node, (value, key) => walk(value, below(rules, key)));
  if (node.kind !== 'list') return node;
  if (rules.here) return collapse(node, rules.here);
  return rules.any ? mapItems(node, (item) => walk(item, rules.any)) : node;
}

function collapse(node: Node & { readonly kind: 'list' }, identity: Identity): Node {
  if (node.items.length < 2) return node;
  const places = new Map<string, number>();
  const items: Node[] = [];
  for (const item of node.items) {
    const key = identity(item);
    const place = key === undefined ? undefined : places.get(key);
    if (place !== undefined) {
      items[place] = item;
      continue;
    }
    if (key !== undefined) places.set(key, items.length);
    items.push(item);
  }
  return items.length === node.items.length ? node : { ...node, items };
}

function keyOf(item: Node): string | undefined {
  const text = stringOf(item);
  const equals = text?.indexOf('=') ?? -1;
  return equals < 0 ? text : text?.slice(0, equals);
}

function scalarText(item: Node): string | undefined {
  return item.kind === 'scalar' ? String(item.value) : undefined;
}

function grantTarget(item: Node, folder: string): string | undefined {
  const short = stringOf(item);
  if (short !== undefined) return `${folder}/${short}`;
  const long = entriesOf(item);
  const target = stringOf(long.get('target')?.value);
  return target ?? `${folder}/${stringOf(long.get('source')?.value)}`;
}

function deviceTarget(item: Node): string | undefined {
  const short = stringOf(item);
  if (short === undefined) return stringOf(entriesOf(item).get('target')?.value);
  const parts = short.split(':');
  return parts[1] ?? parts[0];
}

function mountTarget(item: Node): string | undefined {
  const short = stringOf(item);
  if (short === undefined) return stringOf(entriesOf(item).get('target')?.value);
  const mount = parseMount(short);
  return typeof mount === 'string' ? undefined : mount.target;
}

/** Short forms are the same when their texts are; long ones by address, ports and protocol. */
function portIdentity(item: Node): string | undefined {
  if (item.kind === 'scalar') return String(item.value);
  const port = entriesOf(item);
  const part = (key: string): string | undefined => {
    const value = port.get(key)?.value;
    return value?.kind === 'scalar' ? `${typeof value.value} ${String(value.value)}` : undefined;
  };
  const target = port.get('target')?.value;
  if (target?.kind !== 'scalar') return undefined;
  const host = stringOf(port.get('host_ip')?.value) ?? '0.0.0.0';
  const protocol = stringOf(port.get('protocol')?.value) ?? 'tcp';
  return `${host}:${part('published')}:${String(target.value)}/${protocol}`;
}
