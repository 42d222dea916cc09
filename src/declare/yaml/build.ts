// From the parser's document to our tree: anchors, aliases and merge keys resolved (Compose files) or
// refused (declarations), tags and keys checked, every value with its place. Positions of aliased
// values stay where the text was written. Expansion is bounded: a tree of 20,000 nodes cannot come from 2 KB.

import type { Alias, Document, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, Scalar as YamlScalar } from 'yaml';
import type { Position, Problem } from '../../model/problem.ts';
import type { Entry, MapNode, MergeTag, Node, ScalarNode } from '../../model/tree.ts';
import { forbiddenCharacter, MAX_DEPTH } from './guard.ts';
import type { Lines } from './lines.ts';
import { positionAt } from './lines.ts';
import { resolvePlain } from './scalar.ts';

export type Mode = 'declaration' | 'compose';

/** Nodes, and characters of text, that aliases may add to one file. */
const MAX_ALIASED_NODES = 20_000;
const MAX_ALIASED_TEXT = 2 * 1024 * 1024;
const MAX_KEY_LENGTH = 1024;

const REFUSED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** A finished node with what copying it would cost. */
type Built = {
  readonly node: Node;
  readonly nodes: number;
  readonly text: number;
  readonly height: number;
};

type Builder = {
  readonly mode: Mode;
  readonly lines: Lines;
  readonly problems: Problem[];
  readonly anchors: Map<string, Built | 'open'>;
  readonly aliased: { nodes: number; text: number };
};

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
  report(builder, startOf(value), 'yaml/anchor', `anchor \`&${value.anchor}\` in a declaration`, NO_ANCHORS);
  return undefined;
}

const NO_ANCHORS =
  'write the value out; anchors and aliases are for Compose files, templates for declarations';

function followAlias(alias: Alias, builder: Builder, depth: number): Built {
  const at = alias.range?.[0] ?? 0;
  const name = alias.source;
  if (builder.mode === 'declaration') {
    report(builder, at, 'yaml/alias', `alias \`*${name}\` in a declaration`, NO_ANCHORS);
    return NOTHING;
  }
  const built = builder.anchors.get(name);
  if (built === undefined) {
    report(builder, at, 'yaml/unknown-anchor', `no anchor \`&${name}\` above this alias`, 'define it first');
    return NOTHING;
  }
  if (built === 'open') {
    report(
      builder,
      at,
      'yaml/alias-cycle',
      `alias \`*${name}\` stands inside its own anchor`,
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
      builder.problems.push({
        code: 'yaml/merge-key',
        severity: 'error',
        at: at ?? source.at,
        message: '`<<` merges something that is not a map',
        hint: 'give it an alias of a map, or a list of such aliases',
      });
      return;
    }
    for (const [key, entry] of source.entries) if (!entries.has(key)) entries.set(key, entry);
  }
}

type Key = { readonly text: string; readonly offset: number; readonly isMerge: boolean };

function keyOf(pair: Pair, builder: Builder, mapStart: number): Key | undefined {
  const key = pair.key;
  if (!isScalar(key)) {
    const offset = isAlias(key) || isMap(key) || isSeq(key) ? (key.range?.[0] ?? mapStart) : mapStart;
    report(builder, offset, 'yaml/key', 'a key is not plain text', 'write keys as plain text');
    return undefined;
  }
  const offset = startOf(key);
  const text = key.source ?? '';
  const isPlain = key.type === YamlScalar.PLAIN || key.type === undefined;
  if (key.anchor !== undefined) {
    report(builder, offset, 'yaml/anchor', 'an anchor on a key', 'put anchors on values');
  }
  if (isPlain && text === '<<' && isMergeTag(key.tag)) {
    if (builder.mode === 'compose') return { text, offset, isMerge: true };
    report(builder, offset, 'yaml/merge-key', 'merge key `<<` in a declaration', NO_ANCHORS);
    return undefined;
  }
  if (key.tag !== undefined && key.tag !== STR) {
    report(builder, offset, 'yaml/tag', `tag \`${shortTag(key.tag)}\` on a key`, 'remove the tag');
  }
  return checkKey(text, offset, isPlain && key.tag === undefined, builder);
}

function checkKey(text: string, offset: number, isPlain: boolean, builder: Builder): Key | undefined {
  if (REFUSED_KEYS.has(text)) {
    report(builder, offset, 'yaml/refused-key', `\`${text}\` cannot be a key`, 'choose another name');
    return undefined;
  }
  if (text.length > MAX_KEY_LENGTH) {
    const message = `a key is longer than ${MAX_KEY_LENGTH} characters`;
    report(builder, offset, 'yaml/key', message, 'keys are short names');
    return undefined;
  }
  if (isPlain && typeof resolvePlain(text) !== 'string') {
    const shown = text === '' ? 'an empty key' : `the key \`${text}\` is a ${wordOf(resolvePlain(text))}`;
    report(builder, offset, 'yaml/key', shown, text === '' ? 'write a name before the colon' : 'quote it');
    return undefined;
  }
  return refuseCharacters(text, offset, builder) ? undefined : { text, offset, isMerge: false };
}

function buildScalar(scalar: YamlScalar, builder: Builder): Built {
  const start = startOf(scalar);
  const source = scalar.source ?? '';
  const quoted = scalar.type !== undefined && scalar.type !== YamlScalar.PLAIN;
  if (scalar.type === YamlScalar.QUOTE_DOUBLE) refuseCharacters(source, start, builder);
  const plain = quoted ? source : resolvePlain(source);
  const tag = mergeTag(scalar.tag, start, 'scalar', builder);
  const value =
    scalar.tag === undefined || tag.tag ? plain : tagged(scalar.tag, source, plain, start, builder);
  const at = positionAt(builder.lines, start);
  const isText = quoted || scalar.tag === STR;
  return {
    node: { kind: 'scalar', value, source, quoted: isText, at, ...tag },
    nodes: 1,
    text: source.length,
    height: 1,
  };
}

const STR = 'tag:yaml.org,2002:str';
const TYPE_TAGS: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['tag:yaml.org,2002:int', Number.isSafeInteger],
  ['tag:yaml.org,2002:float', (value: unknown) => typeof value === 'number'],
  ['tag:yaml.org,2002:bool', (value: unknown) => typeof value === 'boolean'],
  ['tag:yaml.org,2002:null', (value: unknown) => value === null],
]);

/** A scalar with one of YAML's own type tags: it must be what the tag says. Other tags were refused before. */
function tagged(
  tag: string,
  source: string,
  plain: ScalarNode['value'],
  offset: number,
  builder: Builder,
): ScalarNode['value'] {
  if (tag === STR || tag === '!') return source;
  if (TYPE_TAGS.get(tag)?.(plain) === false) {
    report(
      builder,
      offset,
      'yaml/tag',
      `the value is not what its tag \`${shortTag(tag)}\` says`,
      'remove the tag',
    );
  }
  return plain;
}

function mergeTag(
  tag: string | undefined,
  offset: number,
  kind: 'scalar' | 'seq' | 'map',
  builder: Builder,
): { readonly tag?: MergeTag } {
  if (tag === undefined) return {};
  // Also in declarations, for the Compose bodies in them; elsewhere the validator refuses these two.
  if (tag === '!reset') return { tag: 'reset' };
  if (tag === '!override') return { tag: 'override' };
  if (builder.mode === 'compose') {
    if (
      kind === 'scalar'
        ? tag === '!' || tag === STR || TYPE_TAGS.has(tag)
        : tag === `tag:yaml.org,2002:${kind}`
    ) {
      return {};
    }
  }
  // A collection without a tag of its own carries none, one written `!!map` in a declaration carries its class.
  report(
    builder,
    offset,
    'yaml/tag',
    `tag \`${shortTag(tag)}\` is not supported`,
    'remove it, or quote the value',
  );
  return {};
}

function isMergeTag(tag: string | undefined): boolean {
  return tag === undefined || tag === 'tag:yaml.org,2002:merge';
}

function shortTag(tag: string): string {
  return tag.replace(/^tag:yaml\.org,2002:/, '!!').slice(0, 60);
}

function refuseCharacters(text: string, offset: number, builder: Builder): boolean {
  const forbidden = forbiddenCharacter(text);
  if (forbidden === undefined) return false;
  report(
    builder,
    offset,
    'yaml/forbidden-character',
    `the text holds ${forbidden.name}, written as an escape`,
    'remove it',
  );
  return true;
}

function duplicate(key: string, first: Position, second: Position, builder: Builder): void {
  builder.problems.push({
    code: 'yaml/duplicate-key',
    severity: 'error',
    at: second,
    message: `the key \`${key}\` is here for the second time, first on line ${first.line}`,
    hint: 'keep one of the two',
  });
}

function wordOf(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'boolean' ? 'yes/no value' : 'number';
}

function startOf(value: { readonly range?: readonly number[] | null | undefined }): number {
  return value.range?.[0] ?? 0;
}

/** Told of one document; fifty thousand anchors need no fifty thousand lines. */
const MAX_TOLD = 10;

function report(builder: Builder, offset: number, code: string, message: string, hint: string): void {
  if (builder.problems.length < MAX_TOLD)
    builder.problems.push({ code, severity: 'error', at: positionAt(builder.lines, offset), message, hint });
}
