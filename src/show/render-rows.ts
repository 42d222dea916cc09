// A rendered stack as YAML, one line a value, each with the places it comes from behind a `#`; and the
// same for programs. Pure.

import type { Position } from '../model/problem.ts';
import type { RenderedNode, RenderedStack } from '../model/rendered.ts';
import type { Json, Scalar } from '../model/tree.ts';

export type RenderJson = {
  readonly instance: string;
  readonly target: string;
  readonly value: Json;
  /** `services/db/image` → `file:line:column`, the text itself first, then the variables in it. */
  readonly origins: Readonly<Record<string, readonly string[]>>;
};

/** Several stacks as YAML documents. */
export function renderText(stacks: readonly RenderedStack[]): string {
  return stacks
    .map(({ instance, target, project }) => {
      const lines = [`# instance ${instance} on ${target}`, ...blockLines(project, '')];
      return `${lines.join('\n')}\n`;
    })
    .join('---\n');
}

/** Several stacks as data. */
export function renderJson(stacks: readonly RenderedStack[]): readonly RenderJson[] {
  return stacks.map(({ instance, target, project }) => {
    const origins: Record<string, readonly string[]> = {};
    collect(project, [], origins);
    return { instance, target, value: plain(project), origins };
  });
}

function blockLines(node: RenderedNode, indent: string): readonly string[] {
  switch (node.kind) {
    case 'scalar':
      return [`${indent}${scalarLine(node.value, node.places)}`];
    case 'map':
      return node.entries.flatMap(([key, value]) => under(`${indent}${quoted(key)}:`, value, indent));
    case 'list':
      return node.items.flatMap((item) => {
        if (isInline(item)) return under(`${indent}-`, item, indent);
        const [first = '', ...rest] = blockLines(item, `${indent}  `);
        return [`${indent}- ${first.trimStart()}`, ...rest];
      });
  }
}

function under(head: string, value: RenderedNode, indent: string): readonly string[] {
  if (value.kind === 'scalar') return [`${head} ${scalarLine(value.value, value.places)}`];
  if (value.kind === 'map' && value.entries.length === 0) return [`${head} {}`];
  if (value.kind === 'list' && value.items.length === 0) return [`${head} []`];
  return [head, ...blockLines(value, `${indent}  `)];
}

function isInline(node: RenderedNode): boolean {
  if (node.kind === 'scalar') return true;
  return node.kind === 'map' ? node.entries.length === 0 : node.items.length === 0;
}

function scalarLine(value: Scalar, places: readonly Position[]): string {
  const text = typeof value === 'string' ? quoted(value) : String(value);
  return places.length === 0 ? text : `${text}  # ${[...new Set(places.map(lineOf))].join(', ')}`;
}

/** A text as YAML: bare when nothing could read it as something else. */
function quoted(text: string): string {
  const isBare = /^[A-Za-z_./][A-Za-z0-9_./ @%+=,~-]*(?::[A-Za-z0-9_./@%+=,~-]+)*$/.test(text);
  const isWord = /^(?:true|false|null|yes|no|on|off|y|n|\.inf|\.nan)$/i.test(text);
  return isBare && !isWord && !text.endsWith(' ')
    ? text
    : JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}

function lineOf({ file, line }: Position): string {
  return JSON.stringify(`${file}:${line}`).slice(1, -1);
}

function plain(node: RenderedNode): Json {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plain);
    case 'map':
      return Object.fromEntries(node.entries.map(([key, value]) => [key, plain(value)]));
  }
}

function collect(node: RenderedNode, path: readonly string[], into: Record<string, readonly string[]>): void {
  if (node.kind === 'map') {
    for (const [key, value] of node.entries) collect(value, [...path, key], into);
  } else if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) collect(item, [...path, String(index)], into);
  } else if (node.places.length > 0) {
    into[path.join('/')] = node.places.map(({ file, line, column }) => `${file}:${line}:${column}`);
  }
}
