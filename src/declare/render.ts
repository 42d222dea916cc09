// A resolved Compose project as a tree in which every value names its places. Pure.

import type { Position } from '../model/problem.ts';
import type { RenderedNode } from '../model/rendered.ts';
import type { LoadedStack } from './compose-stack.ts';
import { spoken } from './placeholders.ts';

/** Paths shorter than this (`services/db`) are sections: their place says nothing about a value inside. */
const SECTION_DEPTH = 3;

/** The project of a stack, key for key. */
export function renderProject({ project, origins }: LoadedStack): RenderedNode {
  return render(project, [], origins);
}

function render(
  value: unknown,
  path: readonly string[],
  origins: ReadonlyMap<string, readonly Position[]>,
): RenderedNode {
  if (Array.isArray(value)) {
    return {
      kind: 'list',
      items: value.map((item, index) => render(item, [...path, String(index)], origins)),
    };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined && !isEmptySection(path, item))
      .map(([key, item]) => [spoken(key), render(item, [...path, key], origins)] as const);
    return { kind: 'map', entries };
  }
  const places = placesOf(path, origins);
  if (typeof value === 'string') return { kind: 'scalar', value: spoken(value), places };
  const isPlain = value === null || typeof value === 'number' || typeof value === 'boolean';
  return { kind: 'scalar', value: isPlain ? value : String(value), places };
}

/** Top-level sections that hold nothing say nothing. */
function isEmptySection(path: readonly string[], value: unknown): boolean {
  return path.length === 0 && typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Its own place, or that of the list or map that it was written in (`command: a b c`). */
function placesOf(
  path: readonly string[],
  origins: ReadonlyMap<string, readonly Position[]>,
): readonly Position[] {
  for (let length = path.length; length >= Math.min(SECTION_DEPTH, path.length); length -= 1) {
    const found = origins.get(path.slice(0, length).join('/'));
    if (found !== undefined) return found;
  }
  return [];
}
