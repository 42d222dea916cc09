// Keys of maps: plain text, never a name that could reach a prototype, each once.

import type { Pair } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, Scalar as YamlScalar } from 'yaml';
import type { Position } from '../../model/problem.ts';
import type { Builder } from './builder.ts';
import { NO_ANCHORS, refuseCharacters, report, reportAt, STR, shown, startOf } from './builder.ts';
import { resolvePlain } from './scalar.ts';
import { isMergeTag, shortTag } from './tags.ts';

const MAX_KEY_LENGTH = 1024;

const REFUSED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export type Key = { readonly text: string; readonly offset: number; readonly isMerge: boolean };

/** The key of a pair, or undefined when it was refused. */
export function keyOf(pair: Pair, builder: Builder, mapStart: number): Key | undefined {
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
    const what =
      text === '' ? 'an empty key' : `the key \`${shown(text)}\` is a ${wordOf(resolvePlain(text))}`;
    report(builder, offset, 'yaml/key', what, text === '' ? 'write a name before the colon' : 'quote it');
    return undefined;
  }
  return refuseCharacters(text, offset, builder) ? undefined : { text, offset, isMerge: false };
}

/** A key that stands in its map for the second time. */
export function duplicate(key: string, first: Position, second: Position, builder: Builder): void {
  const message = `the key \`${shown(key)}\` is here for the second time, first on line ${first.line}`;
  reportAt(builder, second, 'yaml/duplicate-key', message, 'keep one of the two');
}

function wordOf(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'boolean' ? 'yes/no value' : 'number';
}
