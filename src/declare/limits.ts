// The limits of a size as a Compose overlay. A file may say a limit in two places (`mem_limit` and
// `deploy.resources.limits`), and Compose refuses two different values: the overlay says both, and
// leaves alone what the instance's own overrides say.

import type { Entry, MapNode, Node } from '../model/tree.ts';
import { nodeAt } from './positions.ts';
import type { Size } from './template.ts';

const LIMITS = [
  { key: 'memory', short: 'mem_limit', long: 'memory' },
  { key: 'cpus', short: 'cpus', long: 'cpus' },
  { key: 'pids', short: 'pids_limit', long: 'pids' },
] as const;

/** The overlay; undefined when the size limits nothing. */
export function limitsOverlay(size: Size, overrides: Node | undefined): MapNode | undefined {
  const services = new Map<string, Entry>();
  let like: Node | undefined;
  for (const [service, { node }] of size.limits) {
    const own = overrides === undefined ? undefined : nodeAt(overrides, 'services', service);
    const entries = serviceEntries(node, own);
    if (entries.size === 0) continue;
    like ??= node;
    services.set(service, { keyAt: node.at, value: { kind: 'map', entries, at: node.at } });
  }
  if (like === undefined) return undefined;
  return mapOf('services', { kind: 'map', entries: services, at: like.at });
}

function serviceEntries(limits: Node, own: Node | undefined): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const deployed = new Map<string, Entry>();
  for (const { key, short, long } of LIMITS) {
    const value = nodeAt(limits, key);
    if (value === undefined || isOverridden(own, short, long)) continue;
    entries.set(short, { keyAt: value.at, value });
    deployed.set(long, { keyAt: value.at, value });
  }
  if (deployed.size > 0) {
    const node: MapNode = { kind: 'map', entries: deployed, at: limits.at };
    entries.set('deploy', { keyAt: limits.at, value: mapOf('resources', mapOf('limits', node)) });
  }
  return entries;
}

function isOverridden(own: Node | undefined, short: string, long: string): boolean {
  if (own === undefined) return false;
  return nodeAt(own, short) !== undefined || nodeAt(own, 'deploy', 'resources', 'limits', long) !== undefined;
}

function mapOf(key: string, value: MapNode): MapNode {
  return { kind: 'map', entries: new Map([[key, { keyAt: value.at, value }]]), at: value.at };
}
