// Where every value of a project was written: its own place first, then the places of the variables in it.

import type { Project } from '../../model/compose.ts';
import type { Position } from '../../model/problem.ts';
import type { MapNode, Node } from '../../model/tree.ts';
import { child } from '../../model/tree.ts';
import { toPairs } from './decode.ts';
import { entriesOf, placesOf } from './nodes.ts';

const SECTIONS = ['services', 'networks', 'volumes', 'secrets', 'configs', 'models'] as const;

/** Keys whose `KEY=value` lists are maps in the project. */
const PAIRS: ReadonlySet<string> = new Set([
  'environment',
  'labels',
  'annotations',
  'sysctls',
  'args',
  'options',
]);

/** Paths (`services/db/environment/FOO`, `services/db/ports/0/target`) to places, for what the project has. */
export function originsOf(tree: MapNode, project: Project): ReadonlyMap<string, readonly Position[]> {
  const origins = new Map<string, readonly Position[]>();
  for (const section of SECTIONS) {
    const kept = project[section] ?? {};
    for (const [name, entry] of entriesOf(child(tree, section))) {
      if (Object.hasOwn(kept, name)) collect(entry.value, `${section}/${name}`, origins);
    }
  }
  return origins;
}

function collect(node: Node, path: string, origins: Map<string, readonly Position[]>): void {
  origins.set(path, placesOf(node));
  if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) collect(item, `${path}/${index}`, origins);
  } else if (node.kind === 'map') {
    for (const [key, entry] of node.entries) {
      const value = PAIRS.has(key) ? toPairs(entry.value) : entry.value;
      collect(value, `${path}/${key}`, origins);
    }
  }
}
