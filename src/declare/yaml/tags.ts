// Tags: Compose's own two, and YAML's types where Compose takes them. Every other tag is refused.

import type { MergeTag, ScalarNode } from '../../model/tree.ts';
import type { Builder } from './builder.ts';
import { report, STR, shown } from './builder.ts';
import { resolvePlain } from './scalar.ts';

const TYPE_TAGS: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['tag:yaml.org,2002:int', Number.isSafeInteger],
  ['tag:yaml.org,2002:float', (value: unknown) => typeof value === 'number'],
  ['tag:yaml.org,2002:bool', (value: unknown) => typeof value === 'boolean'],
  ['tag:yaml.org,2002:null', (value: unknown) => value === null],
]);

/** The value of a scalar with one of YAML's own type tags: it must be what the tag says. Other tags were refused before. */
export function tagged(tag: string, source: string, offset: number, builder: Builder): ScalarNode['value'] {
  if (tag === STR || tag === '!') return source;
  const value = resolvePlain(source);
  if (TYPE_TAGS.get(tag)?.(value) === false) {
    report(
      builder,
      offset,
      'yaml/tag',
      `the value is not what its tag \`${shortTag(tag)}\` says`,
      'remove the tag',
    );
  }
  return value;
}

/** `!reset` and `!override` for the node; tags that mean nothing here are refused. */
export function mergeTag(
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

/** True for a `<<` that merges. */
export function isMergeTag(tag: string | undefined): boolean {
  return tag === undefined || tag === 'tag:yaml.org,2002:merge';
}

/** A tag as an author writes it. */
export function shortTag(tag: string): string {
  return shown(tag.replace(/^tag:yaml\.org,2002:/, '!!'));
}
