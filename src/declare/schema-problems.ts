// From the validator's errors to problems in plain words, each at its line and column. Of the branches
// of a union only the one the author meant is reported. Values below `secrets` are never repeated.

import type { Position, Problem } from '../model/problem.ts';
import { safeLine } from '../model/safe-text.ts';
import { didYouMean } from '../model/suggest.ts';
import type { Node, ScalarNode } from '../model/tree.ts';
import { isPrivateKey } from './keys.ts';
import type { JsonSchema } from './schema-words.ts';
import { branchOf, list, wordsOf } from './schema-words.ts';

/** What a generated check says of one rule that a value breaks. */
export type SchemaError = {
  readonly keyword: string;
  /** JSON pointers: to the value, and to the rule. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The key whose name breaks it. */
  readonly propertyName?: string;
  readonly parentSchema?: JsonSchema;
  readonly data?: unknown;
};

type Place = { readonly path: readonly string[]; readonly node: Node; readonly keyAt: Position };
type Words = { readonly code: string; readonly message: string; readonly hint?: string };

/** Looked at of one document; nobody reads a thousand. */
const MAX_ERRORS = 500;

/** The errors of one document as problems. */
export function schemaProblems(errors: readonly SchemaError[], document: Node): readonly Problem[] {
  const problems = withoutOtherBranches(errors.slice(0, MAX_ERRORS)).flatMap((error) => {
    const place = placeOf(error, document);
    const words = wordsFor(error, place);
    if (words === undefined) return [];
    return [{ severity: 'error' as const, at: positionOf(error, place), ...words }];
  });
  return problems.filter((problem, index) => !problems.slice(0, index).some((told) => saysIt(told, problem)));
}

/** A value is told once, by the rule that says most: too long, empty and badly formed are one mistake. */
function saysIt(told: Problem, problem: Problem): boolean {
  const isSamePlace = told.at.line === problem.at.line && told.at.column === problem.at.column;
  return isSamePlace && told.code === problem.code && told.code === 'declaration/bad-value';
}

/** Unions report every branch; keep the errors of the branch that was meant, or the union's own. */
function withoutOtherBranches(errors: readonly SchemaError[]): readonly SchemaError[] {
  let kept = errors;
  for (const union of errors.filter((error) => error.keyword === 'anyOf')) {
    const branch = branchOf(schemaOf(union), union.data);
    const meant = branch === undefined ? undefined : `${union.schemaPath}/${branch}/`;
    const isInside = (error: SchemaError) =>
      error !== union &&
      error.schemaPath.startsWith(`${union.schemaPath}/`) &&
      `${error.instancePath}/`.startsWith(`${union.instancePath}/`);
    kept = kept.filter((error) => {
      if (isInside(error)) return meant !== undefined && error.schemaPath.startsWith(meant);
      return error !== union || meant === undefined;
    });
  }
  return kept;
}

function schemaOf(error: SchemaError): JsonSchema {
  return error.parentSchema ?? {};
}

function placeOf(error: SchemaError, document: Node): Place {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  let node = document;
  let keyAt = document.at;
  for (const part of path) {
    if (node.kind === 'map') {
      const entry = node.entries.get(part);
      if (entry === undefined) break;
      node = entry.value;
      keyAt = entry.keyAt;
    } else if (node.kind === 'list') {
      const item = node.items[Number(part)];
      if (item === undefined) break;
      node = item;
      keyAt = item.at;
    }
  }
  return { path, node, keyAt };
}

function positionOf(error: SchemaError, place: Place): Position {
  const key =
    error.keyword === 'additionalProperties' ? param(error, 'additionalProperty') : error.propertyName;
  if (key !== undefined && place.node.kind === 'map')
    return place.node.entries.get(key)?.keyAt ?? place.node.at;
  return error.keyword === 'required' ? place.keyAt : place.node.at;
}

function wordsFor(error: SchemaError, place: Place): Words | undefined {
  // The error about the name itself comes with it and says more.
  if (error.keyword === 'propertyNames') return undefined;
  const name = nameOf(place.path);
  if (error.propertyName !== undefined) {
    const message = `\`${safeLine(error.propertyName, 60)}\` in ${name} must be ${wordsOf(schemaOf(error))}`;
    const near = didYouMean(error.propertyName, (schemaOf(error).enum ?? []).map(String));
    return { code: 'declaration/bad-name', message, ...near };
  }
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(error, name);
    case 'required':
      return {
        code: 'declaration/missing-key',
        message: `${place.path.length === 0 ? '' : `${name} has no `}\`${param(error, 'missingProperty')}\`${place.path.length === 0 ? ' is missing' : ''}`,
      };
    case 'uniqueItems':
      return {
        code: 'declaration/bad-value',
        message: `${name} says the same thing twice`,
        hint: 'keep one of the two',
      };
    default:
      return badValue(error, name, place);
  }
}

function unknownKey(error: SchemaError, name: string): Words {
  const key = param(error, 'additionalProperty');
  const known = Object.keys(schemaOf(error).properties ?? {});
  const message = `unknown key \`${safeLine(key, 60)}\` in ${name}`;
  const suggestion = didYouMean(key, known);
  return {
    code: 'declaration/unknown-key',
    message,
    hint: suggestion.hint ?? `known keys: ${known.join(', ')}`,
  };
}

function badValue(error: SchemaError, name: string, place: Place): Words {
  const wanted = wantedBy(error);
  const isType = error.keyword === 'type';
  const code = isType ? 'declaration/wrong-type' : 'declaration/bad-value';
  const shown = isUnshowable(place) || isOfCount(error) ? '' : shownValue(place.node);
  const message = `${name} must be ${wanted}${shown === '' ? '' : `, not ${shown}`}`;
  return { code, message, ...hintFor(error, place) };
}

/** Secrets, and where somebody may have put a private key by mistake. */
function isUnshowable({ path, node }: Place): boolean {
  const isKey = path.includes('sshKeys') || (node.kind === 'scalar' && isPrivateKey(node.source));
  return isKey || path.some((key) => SECRETS.has(key));
}

/** Keys below which values are secret, or what somebody wrote in the place of a reference to one. */
const SECRETS: ReadonlySet<string> = new Set([
  ...['secrets', 'accessKeyId', 'secretAccessKey', 'sshKey', 'password'],
]);

/** It has the right type: saying which one it has would say nothing. */
function isOfCount({ keyword }: SchemaError): boolean {
  return /^m(?:ax|in)(?:Items|Properties)$/.test(keyword);
}

function wantedBy(error: SchemaError): string {
  const schema = schemaOf(error);
  const limit = error.params['limit'];
  switch (error.keyword) {
    case 'maxLength':
      return `at most ${limit} characters long`;
    case 'minLength':
      return limit === 1 ? 'not empty' : `at least ${limit} characters long`;
    case 'maxItems':
    case 'maxProperties':
      return `a list of at most ${limit}`;
    case 'minItems':
    case 'minProperties':
      return `a ${schema.type === 'array' ? 'list' : 'map'} with at least ${limit === 1 ? 'one entry' : `${limit} entries`}`;
    default:
      return wordsOf(schema);
  }
}

function hintFor(error: SchemaError, place: Place): { readonly hint?: string } {
  const { node } = place;
  if (node.kind !== 'scalar' || node.value === null) return {};
  const schema = schemaOf(error);
  if (typeof node.value === 'string') return isUnshowable(place) ? {} : hintForText(node, schema);
  const isTextWanted = error.keyword === 'type' && [schema.type].flat().includes('string');
  if (!isTextWanted) return {};
  if (isUnshowable(place)) return { hint: 'write it in quotes' };
  if (typeof node.value === 'number' && wordsOf(schema).startsWith('a duration')) {
    return { hint: `say the unit: \`${safeLine(node.source, 60)}s\` for seconds` };
  }
  return { hint: `write it in quotes: \`"${safeLine(node.source, 60)}"\`` };
}

function hintForText({ quoted, source }: ScalarNode, schema: JsonSchema): { readonly hint?: string } {
  const truth = quoted || schema.type !== 'boolean' ? undefined : TRUTHS.get(source.toLowerCase());
  if (truth !== undefined) return { hint: `write \`${truth}\`` };
  if (quoted && /^-?\d+$/.test(source) && wordsOf(schema).includes('number')) {
    return { hint: 'write it without quotes' };
  }
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  return didYouMean(source, values.map(String));
}

/** Truths of YAML 1.1 that are text today. */
const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['on', true],
  ['y', true],
  ['no', false],
  ['off', false],
  ['n', false],
]);

const KIND_WORDS = { map: 'a map', list: 'a list' } as const;

function shownValue(node: Node): string {
  if (node.kind !== 'scalar') return KIND_WORDS[node.kind];
  if (node.value === null) return 'nothing';
  const source = `\`${safeLine(node.source, 60)}\``;
  if (typeof node.value === 'string') return node.value === '' ? 'empty text' : source;
  return typeof node.value === 'number' ? `the number ${source}` : `the true-or-false value ${source}`;
}

function nameOf(path: readonly string[]): string {
  if (path.length === 0) return 'the declaration';
  const text = path.map((part, index) =>
    /^\d+$/.test(part) ? `[${part}]` : index === 0 ? part : `.${part}`,
  );
  return `\`${safeLine(text.join(''), 160)}\``;
}

function param(error: SchemaError, name: string): string {
  return String(error.params[name]);
}

/** Used by checks that the schema cannot express, so that all messages read alike. */
export function oneOf(values: readonly string[]): string {
  return list(
    values.map((value) => `\`${value}\``),
    'or',
  );
}
