// From the parser's document to our tree: anchors, aliases and merge keys resolved (Compose files) or
// refused (declarations), tags and keys checked, every value with its place. Positions of aliased
// values stay where the text was written. Expansion is bounded: a tree of 20,000 nodes cannot come from 2 KB.

import type { Alias, Document, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, Scalar as YamlScalar } from 'yaml';
import type { Position, Problem } from '../../model/problem.ts';
import type { Entry, MapNode, Node, ScalarNode } from '../../model/tree.ts';
import type { Builder, Built, Mode } from './builder.ts';
import { NO_ANCHORS, refuseCharacters, report, reportAt, STR, shown, startOf } from './builder.ts';
import { MAX_DEPTH } from './guard.ts';
import { duplicate, keyOf } from './keys.ts';
import type { Lines } from './lines.ts';
import { positionAt } from './lines.ts';
import { resolvePlain } from './scalar.ts';
import { mergeTag, tagged } from './tags.ts';

/** Nodes, and characters of text, that aliases may add to one file. */
const MAX_ALIASED_NODES = 20_000;
const MAX_ALIASED_TEXT = 2 * 1024 * 1024;
const NOTHING: Built = {
  node: { kind: 'scalar', value: null, source: '', quoted: false, at: { file: '', line: 1, column: 1 } },
  nodes: 1,
  text: 0,
  height: 1,
};

/** The tree of a document without syntax errors, with all that is wrong in it. */
export function buildTree(
  document: Document.Parsed,
  lines: Lines,
  mode: Mode,
): { readonly node: Node; readonly problems: readonly Problem[] } {
  const builder: Builder = {
    mode,
    lines,
    problems: [],
    anchors: new Map(),
    aliased: { nodes: 0, text: 0 },
  };
  const { node } = build(document.contents, builder, 1, 0);
  return { node, problems: builder.problems };
}

function build(value: unknown, builder: Builder, depth: number, offset: number): Built {
  if (isAlias(value)) return followAlias(value, builder, depth);
  const anchor = anchorOf(value, builder);
  if (anchor !== undefined) builder.anchors.set(anchor, 'open');
  let built: Built;
  if (isMap(value)) built = buildMap(value, builder, depth);
  else if (isSeq(value)) built = buildList(value, builder, depth);
  else if (isScalar(value)) built = buildScalar(value, builder);
  else built = { ...NOTHING, node: { ...emptyAt(positionAt(builder.lines, offset)) } };
  if (anchor !== undefined) builder.anchors.set(anchor, built);
  return built;
}

function emptyAt(at: Position): ScalarNode {
  return { kind: 'scalar', value: null, source: '', quoted: false, at };
}

function anchorOf(value: unknown, builder: Builder): string | undefined {
  if (!(isMap(value) || isSeq(value) || isScalar(value)) || value.anchor === undefined) return undefined;
  if (builder.mode === 'compose') return value.anchor;
  report(
    builder,
    startOf(value),
    'yaml/anchor',
    `anchor \`&${shown(value.anchor)}\` in a declaration`,
    NO_ANCHORS,
  );
  return undefined;
}

function followAlias(alias: Alias, builder: Builder, depth: number): Built {
  const at = alias.range?.[0] ?? 0;
  const name = alias.source;
  const told = shown(name);
  if (builder.mode === 'declaration') {
    report(builder, at, 'yaml/alias', `alias \`*${told}\` in a declaration`, NO_ANCHORS);
    return NOTHING;
  }
  const built = builder.anchors.get(name);
  if (built === undefined) {
    report(builder, at, 'yaml/unknown-anchor', `no anchor \`&${told}\` above this alias`, 'define it first');
    return NOTHING;
  }
  if (built === 'open') {
    report(
      builder,
      at,
      'yaml/alias-cycle',
      `alias \`*${told}\` stands inside its own anchor`,
      'break the circle',
    );
    return NOTHING;
  }
  builder.aliased.nodes += built.nodes;
  builder.aliased.text += built.text;
  const isTooMuch =
    builder.aliased.nodes > MAX_ALIASED_NODES ||
    builder.aliased.text > MAX_ALIASED_TEXT ||
    depth + built.height > MAX_DEPTH;
  if (!isTooMuch) return built;
  if (!builder.problems.some((problem) => problem.code === 'yaml/alias-expansion')) {
    report(builder, at, 'yaml/alias-expansion', 'the aliases expand to too much data', 'use fewer aliases');
  }
  return NOTHING;
}

function buildList(list: YAMLSeq, builder: Builder, depth: number): Built {
  const start = startOf(list);
  const items = list.items.map((item) => build(item, builder, depth + 1, start));
  const tag = mergeTag(list.tag, start, 'seq', builder);
  return {
    node: {
      kind: 'list',
      items: items.map((item) => item.node),
      at: positionAt(builder.lines, start),
      ...tag,
    },
    ...costs(items),
  };
}

function buildMap(map: YAMLMap, builder: Builder, depth: number): Built {
  const start = startOf(map);
  const entries = new Map<string, Entry>();
  const parts: Built[] = [];
  const merges: Node[] = [];
  let mergedAt: Position | undefined;
  for (const pair of map.items) {
    const key = keyOf(pair, builder, start);
    const value = build(pair.value, builder, depth + 1, key?.offset ?? start);
    parts.push(value);
    if (key === undefined) continue;
    const keyAt = positionAt(builder.lines, key.offset);
    if (key.isMerge) {
      if (mergedAt !== undefined) duplicate('<<', mergedAt, keyAt, builder);
      mergedAt = keyAt;
      merges.push(value.node);
      continue;
    }
    const first = entries.get(key.text);
    if (first) duplicate(key.text, first.keyAt, keyAt, builder);
    else entries.set(key.text, { keyAt, value: value.node });
  }
  for (const merge of merges) mergeInto(entries, merge, mergedAt, builder);
  const node: MapNode = {
    kind: 'map',
    entries,
    at: positionAt(builder.lines, start),
    ...mergeTag(map.tag, start, 'map', builder),
  };
  return { node, ...costs(parts) };
}

function costs(parts: readonly Built[]): Omit<Built, 'node'> {
  let nodes = 1;
  let text = 0;
  let height = 0;
  for (const part of parts) {
    nodes += part.nodes;
    text += part.text;
    height = Math.max(height, part.height);
  }
  return { nodes, text, height: height + 1 };
}

/** Keys of the map itself win; of several merged maps, the earlier one (YAML merge key draft). */
function mergeInto(
  entries: Map<string, Entry>,
  merge: Node,
  at: Position | undefined,
  builder: Builder,
): void {
  const sources = merge.kind === 'list' ? merge.items : [merge];
  for (const source of sources) {
    if (source.kind !== 'map') {
      // A refused alias has been told already and leaves a null without text.
      if (source === NOTHING.node) continue;
      const hint = 'give it an alias of a map, or a list of such aliases';
      reportAt(builder, at ?? source.at, 'yaml/merge-key', '`<<` merges something that is not a map', hint);
      return;
    }
    for (const [key, entry] of source.entries) if (!entries.has(key)) entries.set(key, entry);
  }
}

function buildScalar(scalar: YamlScalar, builder: Builder): Built {
  const start = startOf(scalar);
  const source = scalar.source ?? '';
  const quoted = scalar.type !== undefined && scalar.type !== YamlScalar.PLAIN;
  if (scalar.type === YamlScalar.QUOTE_DOUBLE) refuseCharacters(source, start, builder);
  const plain = quoted ? source : resolvePlain(source);
  const tag = mergeTag(scalar.tag, start, 'scalar', builder);
  const value = scalar.tag === undefined || tag.tag ? plain : tagged(scalar.tag, source, start, builder);
  const at = positionAt(builder.lines, start);
  const isText = quoted || scalar.tag === STR;
  return {
    node: { kind: 'scalar', value, source, quoted: isText, at, ...tag },
    nodes: 1,
    text: source.length,
    height: 1,
  };
}
