// Holds a tree against the key table. What does not fit becomes a problem at its place and is cut out, so
// that the stages after this one see only values of the right kind and every problem is told in one pass.

import { closest } from '../../model/suggest.ts';
import type { ListNode, MapNode, Node, ScalarNode } from '../../model/tree.ts';
import { type Context, report } from './context.ts';
import { mapEntries } from './nodes.ts';
import type { MapShape, ScalarKind, Shape } from './shapes.ts';

type Check = { readonly context: Context; readonly path: string[] };

/** The part of a tree that fits a shape; the rest is reported. Undefined when nothing is left. */
export function checkShape(node: Node, shape: Shape, context: Context): Node | undefined {
  return checkNode(node, shape, { context, path: [] });
}

function checkNode(node: Node, shape: Shape, check: Check): Node | undefined {
  switch (node.kind) {
    case 'scalar':
      return checkScalar(node, shape, check);
    case 'list':
      return shape.list ? checkList(node, shape, check) : wrongKind(node, shape, check);
    case 'map':
      return shape.map ? checkMap(node, shape, check) : wrongKind(node, shape, check);
  }
}

function checkScalar(node: ScalarNode, shape: Shape, check: Check): Node | undefined {
  if (!shape.scalars.some((kind) => isOfKind(node, kind))) return wrongKind(node, shape, check);
  const { value } = node;
  if (typeof value === 'string') return checkText(node, value, shape, check);
  if (typeof value !== 'number') return node;
  if (shape.min !== undefined && value < shape.min) {
    return refuse(node, 'compose/value', `must be at least ${shape.min}`, check);
  }
  if (shape.max !== undefined && value > shape.max) {
    return refuse(node, 'compose/value', `must be at most ${shape.max}`, check);
  }
  return node;
}

function checkText(node: ScalarNode, value: string, shape: Shape, check: Check): Node | undefined {
  if (shape.words && !shape.words.includes(value)) {
    const suggestion = closest(value, shape.words);
    const hint = suggestion ? `did you mean \`${suggestion}\`?` : undefined;
    return refuse(node, 'compose/value', `must be one of ${shape.words.join(', ')}`, check, hint);
  }
  if (shape.pattern && !shape.pattern.test(value)) {
    return refuse(node, 'compose/value', `must match ${shape.pattern.source}`, check);
  }
  return node;
}

function isOfKind(node: ScalarNode, kind: ScalarKind): boolean {
  switch (kind) {
    case 'null':
      return node.value === null;
    case 'integer':
      return Number.isInteger(node.value);
    default:
      return typeof node.value === kind;
  }
}

function checkList(node: ListNode, shape: Shape, check: Check): Node {
  const rule = shape.list;
  if (!rule) return node;
  const items: Node[] = [];
  let seen: Set<string> | undefined;
  for (const [index, item] of node.items.entries()) {
    check.path.push(String(index));
    const checked = checkNode(item, rule.item, check);
    if (checked && rule.isUnique && node.items.length > 1) {
      seen ??= new Set();
      const key = identity(checked);
      if (seen.has(key)) refuse(checked, 'compose/duplicate', 'is in the list twice', check, 'remove one');
      seen.add(key);
    }
    if (checked) items.push(checked);
    check.path.pop();
  }
  const isSame =
    items.length === node.items.length && items.every((item, index) => item === node.items[index]);
  return isSame ? node : { ...node, items };
}

/** A text that equal values share and no others. */
function identity(node: Node): string {
  switch (node.kind) {
    case 'scalar':
      return JSON.stringify(node.value);
    case 'list':
      return `[${node.items.map(identity).join()}]`;
    case 'map': {
      const parts = [...node.entries].map(
        ([key, entry]) => `${JSON.stringify(key)}:${identity(entry.value)}`,
      );
      return `{${parts.sort().join()}}`;
    }
  }
}

function checkMap(node: MapNode, shape: Shape, check: Check): Node | undefined {
  const rule = shape.map;
  if (!rule) return node;
  const checked = mapEntries(node, (entry, key) => {
    const below = shapeOf(key, rule);
    if (below === 'welcome') return entry.value;
    check.path.push(key);
    const value =
      below === 'unknown' ? unknownKey(key, entry.keyAt, shape, check) : checkNode(entry.value, below, check);
    check.path.pop();
    return value;
  });
  if (node.entries.size === 0 && rule.mayBeEmpty) return checked;
  const missing = rule.required.find((key) => !node.entries.has(key));
  if (missing === undefined) return checked;
  return refuse(node, 'compose/missing-key', `needs the key \`${missing}\``, check);
}

function shapeOf(key: string, rule: MapShape): Shape | 'welcome' | 'unknown' {
  if (Object.hasOwn(rule.keys, key)) return rule.keys[key] ?? 'unknown';
  if (rule.each && rule.names?.test(key)) return rule.each;
  if (!rule.isClosed || (rule.hasExtensions && key.startsWith('x-'))) return 'welcome';
  return 'unknown';
}

function unknownKey(key: string, at: MapNode['at'], shape: Shape, check: Check): undefined {
  const path = check.path.slice(0, -1);
  const place = path.length === 0 ? 'the Compose file' : `\`${path.join('.')}\``;
  markDamaged(check);
  if (shape.map?.each) {
    const hint = 'names are letters, digits, `.`, `_` and `-`';
    report(check.context, 'compose/name', at, `\`${key}\` cannot be a name in ${place}`, hint);
    return;
  }
  const suggestion = closest(key, Object.keys(shape.map?.keys ?? {}));
  const hint = suggestion ? `did you mean \`${suggestion}\`?` : 'keys of your own begin with `x-`';
  report(check.context, 'compose/unknown-key', at, `unknown key \`${key}\` in ${place}`, hint);
}

function wrongKind(node: Node, shape: Shape, check: Check): undefined {
  const wanted = wantedKinds(shape);
  const isTextWanted = shape.scalars.includes('string') && node.kind === 'scalar' && node.value !== null;
  const hint = isTextWanted ? 'quote it' : undefined;
  return refuse(node, 'compose/type', `must be ${wanted}, not ${kindOf(node)}`, check, hint);
}

const WORDS: Readonly<Record<ScalarKind, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  null: 'empty',
};

function wantedKinds(shape: Shape): string {
  const kinds = shape.scalars.map((kind) => WORDS[kind]);
  if (shape.list) kinds.push('a list');
  if (shape.map) kinds.push('a map');
  const last = kinds.pop() ?? 'something else';
  return kinds.length === 0 ? last : `${kinds.join(', ')} or ${last}`;
}

function kindOf(node: Node): string {
  if (node.kind !== 'scalar') return `a ${node.kind}`;
  if (node.value === null) return 'empty';
  if (typeof node.value === 'boolean') return `\`${node.value}\``;
  return typeof node.value === 'number' ? 'a number' : 'a text';
}

function refuse(node: Node, code: string, message: string, check: Check, hint?: string): undefined {
  const path = check.path.join('.');
  report(check.context, code, node, path === '' ? `the file ${message}` : `\`${path}\` ${message}`, hint);
  markDamaged(check);
}

function markDamaged(check: Check): void {
  const [section, name] = check.path;
  if (section !== undefined) check.context.damaged.add(name === undefined ? section : `${section}/${name}`);
}
