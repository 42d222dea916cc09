// Short forms to long forms, place by place (compose-go, transform/), and the defaults that it writes out
// after all files are merged. What cannot be read is reported and left out.

import type { Entry, MapNode, Node } from '../../model/tree.ts';
import { type Context, report } from './context.ts';
import {
  entriesOf,
  isNull,
  listLike,
  mapItems,
  mapValues,
  recordLike,
  scalarLike,
  stringOf,
  withKey,
  withoutKey,
} from './nodes.ts';
import { cleanPath } from './paths.ts';
import { parsePorts } from './ports.ts';
import { below, type Rules } from './rules.ts';
import { parseMount } from './volumes.ts';

type Transform = (node: Node, context: Context) => Node | undefined;

const grants: Rules<Transform> = { any: { here: toGrant } };
const listed: Rules<Transform> = { here: toList };

/** A transform is made where it stands, after those below it. */
const service: Rules<Transform> = {
  keys: {
    build: {
      here: (node) => (node.kind === 'scalar' ? recordLike({ context: node }, node) : node),
      keys: {
        secrets: grants,
        provenance: { here: toText },
        sbom: { here: toText },
        additional_contexts: { here: toKeyValues },
        ssh: { here: toSsh },
      },
    },
    depends_on: { here: toDependencies },
    env_file: { here: toEnvFiles },
    label_file: listed,
    extends: { here: (node) => (node.kind === 'scalar' ? recordLike({ service: node }, node) : node) },
    gpus: {
      here: (node) => (node.kind === 'scalar' ? listLike([recordLike({ count: 'all' }, node)], node) : node),
    },
    networks: { here: toNames },
    models: { here: toNames },
    volumes: { any: { here: toMount } },
    dns: { here: toAddresses },
    devices: { any: { here: toDevice } },
    secrets: grants,
    configs: grants,
    ports: { here: toPorts },
    develop: { keys: { watch: { any: { keys: { ignore: listed, include: listed } } } } },
  },
};

const resources: Rules<Transform> = { any: { here: toExternal } };

const FILE: Rules<Transform> = {
  keys: {
    services: { any: service },
    volumes: resources,
    networks: resources,
    secrets: resources,
    configs: resources,
  },
};

/** The file in long form. */
export function toCanonical(file: Node, context: Context): Node {
  return walk(file, FILE, context) ?? file;
}

function walk(node: Node, rules: Rules<Transform>, context: Context): Node | undefined {
  let walked = node;
  if (node.kind === 'map' && (rules.keys || rules.any)) {
    walked = mapValues(node, (value, key) => {
      const next = below(rules, key);
      return next ? walk(value, next, context) : value;
    });
  } else if (node.kind === 'list' && rules.any) {
    const next = rules.any;
    const items = node.items.map((item) => walk(item, next, context));
    const isSame = items.every((item, index) => item === node.items[index]);
    if (!isSame) walked = { ...node, items: items.filter((item) => item !== undefined) };
  }
  return rules.here ? rules.here(walked, context) : walked;
}

function toList(node: Node): Node {
  return typeof stringOf(node) === 'string' ? listLike([node], node) : node;
}

/** Empty addresses are left out: the only place where Compose forgives an empty text. */
function toAddresses(node: Node): Node {
  const list = toList(node);
  if (list.kind !== 'list') return list;
  const items = list.items.filter((item) => stringOf(item) !== '' && !isNull(item));
  return items.length === list.items.length ? list : { ...list, items };
}

function toText(node: Node): Node {
  return node.kind === 'scalar' ? scalarLike(String(node.value), node) : node;
}

function toGrant(node: Node): Node {
  return node.kind === 'scalar' ? recordLike({ source: node }, node) : node;
}

function toNames(node: Node): Node {
  if (node.kind !== 'list') return node;
  return namesOf(node.items, node, (item) => scalarLike(null, item));
}

function namesOf(items: readonly Node[], like: Node, value: (item: Node) => Node): MapNode {
  const entries = new Map<string, Entry>();
  for (const item of items) {
    const name = stringOf(item);
    if (name !== undefined) entries.set(name, { keyAt: item.at, value: value(item) });
  }
  return { kind: 'map', entries, at: like.at };
}

function toDependencies(node: Node): Node {
  if (node.kind === 'list') {
    return namesOf(node.items, node, (item) =>
      recordLike({ condition: 'service_started', required: true }, item),
    );
  }
  if (node.kind !== 'map') return node;
  return mapValues(node, (value) =>
    withDefault(withDefault(value, 'condition', 'service_started'), 'required', true),
  );
}

/** The map with a default for a key that it lacks. */
export function withDefault(node: Node, key: string, value: string | boolean): Node {
  if (node.kind !== 'map' || node.entries.has(key)) return node;
  return withKey(node, key, scalarLike(value, node));
}

function toEnvFiles(node: Node): Node {
  const list = toList(node);
  if (list.kind !== 'list') return list;
  return mapItems(list, (item) =>
    item.kind === 'map'
      ? withDefault(item, 'required', true)
      : recordLike({ path: item, required: true }, item),
  );
}

function toKeyValues(node: Node, context: Context): Node | undefined {
  if (node.kind !== 'list') return node;
  const entries = new Map<string, Entry>();
  for (const item of node.items) {
    const [key, value] = cut(stringOf(item) ?? '', '=');
    if (value === undefined) {
      report(context, 'compose/value', item, 'a text without `=`', 'write NAME=value');
      return undefined;
    }
    entries.set(key, { keyAt: item.at, value: scalarLike(value, item) });
  }
  return { kind: 'map', entries, at: node.at };
}

/** The text before and after the first separator. */
export function cut(text: string, separator: string): readonly [string, string | undefined] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + separator.length)];
}

function toSsh(node: Node, context: Context): Node | undefined {
  if (node.kind !== 'list') return node;
  const entries = new Map<string, Entry>();
  for (const item of node.items) {
    const [id, path] = cut(stringOf(item) ?? '', '=');
    if (path === undefined && id !== 'default') {
      report(context, 'compose/value', item, 'an ssh key without `=` that is not `default`', 'write id=path');
      return undefined;
    }
    entries.set(id, { keyAt: item.at, value: scalarLike(path ?? null, item) });
  }
  return { kind: 'map', entries, at: node.at };
}

function toMount(node: Node, context: Context): Node | undefined {
  const spec = stringOf(node);
  if (spec === undefined) return node;
  const mount = parseMount(spec);
  if (typeof mount === 'string') {
    report(context, 'compose/volume', node, `the mount ${mount}`, 'write SOURCE:TARGET or SOURCE:TARGET:ro');
    return undefined;
  }
  const values: Record<string, string | boolean | Node> = { type: mount.type };
  if (mount.source !== undefined) values['source'] = mount.source;
  values['target'] = cleanTarget(mount.target);
  if (mount.readOnly) values['read_only'] = true;
  if (mount.type === 'bind') values['bind'] = recordLike({ ...mount.bind, create_host_path: true }, node);
  else if (mount.bind) values['bind'] = recordLike({ ...mount.bind }, node);
  if (mount.nocopy) values['volume'] = recordLike({ nocopy: true }, node);
  else if (mount.type === 'volume' && !mount.isBare) values['volume'] = recordLike({}, node);
  return recordLike(values, node);
}

function toDevice(node: Node, context: Context): Node | undefined {
  const spec = stringOf(node);
  if (spec === undefined) return node;
  const [source = '', target = '', permissions = 'rwm', ...more] = spec.split(':');
  if (more.length > 0) {
    report(context, 'compose/device', node, 'the device has too many colons', 'use the long form');
    return undefined;
  }
  return recordLike({ source, target: target === '' ? source : target, permissions }, node);
}

function toPorts(node: Node, context: Context): Node | undefined {
  if (node.kind !== 'list') return node;
  const ports: Node[] = [];
  for (const item of node.items) {
    if (item.kind !== 'scalar') ports.push(item);
    else for (const port of toLongPorts(item, context)) ports.push(port);
  }
  return { ...node, items: ports };
}

function toLongPorts(node: Node & { readonly kind: 'scalar' }, context: Context): readonly Node[] {
  const ports = parsePorts(String(node.value), context.budget.ports);
  if (typeof ports === 'string') {
    report(context, 'compose/port', node, `the port ${ports}`, 'write HOST:CONTAINER, for example "8080:80"');
    return [];
  }
  context.budget.ports -= ports.length;
  return ports.map((port) => {
    const values: Record<string, string | number> = { mode: 'ingress' };
    if (port.hostIp !== '') values['host_ip'] = port.hostIp;
    values['target'] = port.target;
    if (port.published !== '') values['published'] = port.published;
    values['protocol'] = port.protocol;
    return recordLike(values, node);
  });
}

/** `external: {name: x}`, the old form, as `external: true` and `name: x`. */
function toExternal(node: Node, context: Context): Node {
  if (node.kind !== 'map') return node;
  const external = node.entries.get('external')?.value;
  if (external?.kind !== 'map') return node;
  const flagged = withKey(node, 'external', scalarLike(true, external));
  const oldName = external.entries.get('name')?.value;
  const name = node.entries.get('name')?.value;
  if (oldName === undefined) return flagged;
  if (name === undefined) return withKey(flagged, 'name', oldName);
  if (stringOf(name) === stringOf(oldName)) return flagged;
  report(context, 'compose/conflict', oldName, '`external.name` and `name` differ', 'keep only `name`');
  return withoutKey(flagged, 'external');
}

const deviceRequests: Rules<Transform> = { any: { here: toDeviceRequest } };

const DEFAULTS: Rules<Transform> = {
  keys: {
    services: {
      any: {
        keys: {
          build: { here: (node) => withDefault(node, 'context', '.') },
          secrets: { any: { here: toSecretGrant } },
          ports: { any: { here: toPort } },
          deploy: {
            keys: { resources: { keys: { reservations: { keys: { devices: deviceRequests } } } } },
          },
          gpus: deviceRequests,
        },
      },
    },
  },
};

/** The file with the defaults that Compose writes out. */
export function withDefaults(file: Node, context: Context): Node {
  return walk(file, DEFAULTS, context) ?? file;
}

function toSecretGrant(node: Node): Node {
  return withDefault(node, 'target', `/run/secrets/${stringOf(entriesOf(node).get('source')?.value) ?? ''}`);
}

function toPort(node: Node): Node {
  return withDefault(withDefault(node, 'protocol', 'tcp'), 'mode', 'ingress');
}

function toDeviceRequest(node: Node): Node {
  return entriesOf(node).has('device_ids') ? node : withDefault(node, 'count', 'all');
}

/** A mount target as Go's `path.Clean` leaves it. */
export function cleanTarget(path: string): string {
  return path === '' ? '' : cleanPath(path);
}
