// Lays one tree over another as Compose does: maps key by key, lists one after the other, scalars replaced,
// and the special rules of compose-go (override/merge.go) at their places. Neither tree is changed.

import type { Entry, ListNode, MapNode, Node } from '../../model/tree.ts';
import { child } from '../../model/tree.ts';
import { type Context, report } from './context.ts';
import {
  entriesOf,
  goText,
  isNull,
  listLike,
  mapItems,
  mapLike,
  mapValues,
  recordLike,
  scalarLike,
  stringOf,
  withKey,
} from './nodes.ts';
import { below, type Rules } from './rules.ts';

type Merger = (base: Node, over: Node, rules: Rules<Merger> | undefined, context: Context) => Node;

const replace: Rules<Merger> = { here: (_base, over) => over };
const keyValues: Rules<Merger> = { here: mergeKeyValues };
const extraHosts: Rules<Merger> = { here: mergeExtraHosts };
const names: Rules<Merger> = { here: mergeNames };

const service: Rules<Merger> = {
  keys: {
    annotations: keyValues,
    build: {
      here: mergeBuild,
      keys: {
        args: keyValues,
        additional_contexts: keyValues,
        extra_hosts: extraHosts,
        labels: keyValues,
      },
    },
    command: replace,
    depends_on: { here: mergeDependsOn },
    deploy: { keys: { labels: keyValues } },
    dns: keyValues,
    dns_opt: keyValues,
    dns_search: keyValues,
    entrypoint: replace,
    env_file: keyValues,
    label_file: keyValues,
    environment: keyValues,
    extra_hosts: extraHosts,
    healthcheck: { keys: { test: replace } },
    labels: keyValues,
    logging: { here: mergeLogging },
    models: names,
    networks: names,
    sysctls: keyValues,
    tmpfs: keyValues,
    ulimits: { any: replace },
  },
};

const FILE: Rules<Merger> = {
  keys: {
    services: { any: service },
    networks: { any: { keys: { labels: keyValues, ipam: { keys: { config: { here: mergePools } } } } } },
    volumes: { any: { keys: { labels: keyValues } } },
  },
};

/** `over` laid on `base`, both whole Compose files. */
export function mergeFiles(base: Node, over: Node, context: Context): Node {
  return withFirstPlaces(merge(base, over, FILE, context), base);
}

/** A service stands where it was first written; an overlay that touches it says only what it changes. */
function withFirstPlaces(merged: Node, base: Node): Node {
  const services = child(merged, 'services');
  if (merged.kind !== 'map' || services?.kind !== 'map') return merged;
  const placed = mapValues(services, (service, name) => {
    const first = child(child(base, 'services'), name);
    return first === undefined ? service : { ...service, at: first.at };
  });
  return withKey(merged, 'services', placed);
}

/** `over` laid on `base`, both services: what `extends` does. */
export function mergeServices(base: Node, over: Node, context: Context): Node {
  return merge(base, over, service, context);
}

function merge(base: Node, over: Node, rules: Rules<Merger> | undefined, context: Context): Node {
  if (rules?.here) return rules.here(base, over, rules, context);
  if (isNull(over)) return base;
  switch (base.kind) {
    case 'map':
      return over.kind === 'map' ? mergeMaps(base, over, rules, context) : refuse(base, over, context);
    case 'list':
      return over.kind === 'list' ? append(base, over.items, over) : refuse(base, over, context);
    case 'scalar':
      return over;
  }
}

function refuse(base: Node, over: Node, context: Context): Node {
  const place = `${base.at.file}:${base.at.line}`;
  const message = `a ${over.kind === 'scalar' ? 'single value' : over.kind} cannot be laid over the ${base.kind} of ${place}`;
  report(context, 'compose/merge', over, message, 'write both in the same form');
  return base;
}

function mergeMaps(
  base: MapNode,
  over: MapNode,
  rules: Rules<Merger> | undefined,
  context: Context,
): MapNode {
  const entries = new Map<string, Entry>(base.entries);
  for (const [key, entry] of over.entries) {
    const old = entries.get(key);
    const value = old ? merge(old.value, entry.value, below(rules, key), context) : entry.value;
    entries.set(key, { keyAt: entry.keyAt, value });
  }
  return { ...over, entries };
}

function append(base: ListNode, items: readonly Node[], over: Node): ListNode {
  return { kind: 'list', items: [...base.items, ...items], at: over.at };
}

function mergeKeyValues(base: Node, over: Node): Node {
  return listLike([...toSequence(base), ...toSequence(over)], over);
}

/** A `KEY: value` map, a list or one text, as a list. Every item stands where its value was written. */
function toSequence(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'list':
      return node.items;
    case 'scalar':
      return typeof node.value === 'string' ? [node] : [];
    case 'map':
      return [...node.entries].flatMap(([key, entry]) => toPairs(key, entry.value));
  }
}

function toPairs(key: string, value: Node): readonly Node[] {
  switch (value.kind) {
    case 'scalar':
      return [scalarLike(value.value === null ? key : `${key}=${goText(value)}`, value)];
    case 'list':
      return value.items.flatMap((item) => toPairs(key, item));
    case 'map':
      return [];
  }
}

function mergeExtraHosts(base: Node, over: Node): Node {
  const old = toSequence(base);
  const known = new Set(old.map(stringOf));
  return listLike([...old, ...toSequence(over).filter((item) => !known.has(stringOf(item)))], over);
}

function mergeBuild(base: Node, over: Node, rules: Rules<Merger> | undefined, context: Context): Node {
  return mergeMaps(toBuild(base), toBuild(over), rules, context);
}

function toBuild(node: Node): MapNode {
  if (node.kind === 'map') return node;
  return typeof stringOf(node) === 'string' ? recordLike({ context: node }, node) : mapLike(new Map(), node);
}

function mergeDependsOn(base: Node, over: Node, _rules: unknown, context: Context): Node {
  return mergeMaps(toDependencies(base), toDependencies(over), undefined, context);
}

function toDependencies(node: Node): MapNode {
  return toNames(node, (item) => recordLike({ condition: 'service_started', required: true }, item));
}

function mergeNames(base: Node, over: Node, _rules: unknown, context: Context): Node {
  const none = (item: Node): Node => scalarLike(null, item);
  return mergeMaps(toNames(base, none), toNames(over, none), undefined, context);
}

/** A list of names as a map of names to what `value` makes. */
function toNames(node: Node, value: (item: Node) => Node): MapNode {
  if (node.kind === 'map') return node;
  const entries = new Map<string, Entry>();
  if (node.kind === 'list') {
    for (const item of node.items) {
      const name = stringOf(item);
      if (name !== undefined) entries.set(name, { keyAt: item.at, value: value(item) });
    }
  }
  return mapLike(entries, node);
}

/** Options of different drivers do not mix: the upper logging then replaces the lower one. */
function mergeLogging(base: Node, over: Node, _rules: unknown, context: Context): Node {
  if (base.kind !== 'map' || over.kind !== 'map') return merge(base, over, undefined, context);
  const old = entriesOf(base).get('driver')?.value;
  const next = entriesOf(over).get('driver')?.value;
  const isSame = old === undefined || next === undefined || stringOf(old) === stringOf(next);
  return isSame ? mergeMaps(base, over, undefined, context) : over;
}

/** The upper pools decide; each takes over what the lower one of the same subnet says besides. */
function mergePools(base: Node, over: Node, _rules: unknown, context: Context): Node {
  if (base.kind !== 'list' || over.kind !== 'list') return merge(base, over, undefined, context);
  return mapItems(over, (pool) => {
    const old = base.items.find((known) => subnetOf(known) === subnetOf(pool));
    return old?.kind === 'map' && pool.kind === 'map' ? mergeMaps(old, pool, undefined, context) : pool;
  });
}

function subnetOf(pool: Node): string | undefined {
  return stringOf(entriesOf(pool).get('subnet')?.value);
}
