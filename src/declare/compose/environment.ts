// What services take from files: `env_file` below their `environment`, `label_file` below their `labels`.
// Afterwards the files are no longer named, as in the output of the real tool.

import type { Entry, MapNode, Node } from '../../model/tree.ts';
import { child } from '../../model/tree.ts';
import { type Context, report } from './context.ts';
import { toPairs } from './decode.ts';
import { parseDotenv, parseRawEnv, type Variables } from './dotenv.ts';
import {
  entriesOf,
  isNull,
  listLike,
  mapItems,
  mapLike,
  mapValues,
  scalarLike,
  stringOf,
  withKey,
  withoutKey,
} from './nodes.ts';
import type { Lookup } from './template.ts';

/** The service with the variables and labels of its files written out. */
export function readServiceFiles(service: MapNode, context: Context): MapNode {
  return withLabels(withEnvironment(service, context), context);
}

function withEnvironment(service: MapNode, context: Context): MapNode {
  const files = child(service, 'env_file');
  if (files?.kind !== 'list') return withoutKey(service, 'env_file');
  const own = toPairs(child(service, 'environment') ?? mapLike(new Map(), files));
  const variables = variablesOf(own);
  const written = new Map(variables);
  // The project's variables come before the service's own when a file refers to one.
  const lookup: Lookup = (name) => context.lookup(name) ?? written.get(name);
  for (const file of files.items) readEnvFile(file, variables, lookup, context);
  const entries = new Map<string, Entry>(entriesOf(nodeOf(variables, files)));
  for (const [key, entry] of entriesOf(own)) entries.set(key, entry);
  const merged = mapLike(entries, own.kind === 'map' && own.entries.size > 0 ? own : files);
  return withKey(withoutKey(service, 'env_file'), 'environment', merged);
}

function readEnvFile(file: Node, into: Variables, lookup: Lookup, context: Context): void {
  const path = child(file, 'path');
  const name = stringOf(path);
  if (path === undefined || name === undefined) return;
  const text = context.read(name);
  if (text === undefined) {
    if (isRequired(child(file, 'required'))) {
      report(
        context,
        'compose/missing-file',
        path,
        `no env file ${name}`,
        'correct the path, or say `required: false`',
      );
    }
    return;
  }
  const format = stringOf(child(file, 'format')) ?? '';
  if (format === 'raw') parseRawEnv(text, name, into, lookup, context);
  else if (format === '' || format === '.env') parseDotenv(text, name, into, lookup, context);
  else
    report(
      context,
      'compose/value',
      file,
      'an env file of an unknown format',
      'use `raw`, or leave `format` out',
    );
}

function isRequired(node: Node | undefined): boolean {
  if (node?.kind !== 'scalar') return true;
  return typeof node.value === 'string' ? !/^(?:false|n|no|off)$/i.test(node.value) : node.value !== false;
}

function variablesOf(node: Node): Variables {
  const variables: Variables = new Map();
  for (const [key, { value }] of entriesOf(node)) {
    if (value.kind !== 'scalar' || isNull(value)) continue;
    variables.set(key, { value: String(scalarText(value)), at: value.at });
  }
  return variables;
}

function scalarText(node: Node & { readonly kind: 'scalar' }): string {
  return typeof node.value === 'string' ? node.value : node.source;
}

function nodeOf(variables: Variables, like: Node): MapNode {
  const entries = new Map<string, Entry>();
  for (const [key, variable] of variables) {
    const node = { ...scalarLike(variable.value, like), at: variable.at ?? like.at };
    entries.set(key, { keyAt: node.at, value: node });
  }
  return mapLike(entries, like);
}

function withLabels(service: MapNode, context: Context): MapNode {
  const files = child(service, 'label_file');
  const own = child(service, 'labels');
  const labels = own ? toPairs(own) : undefined;
  if (files?.kind !== 'list') {
    const plain = withoutKey(service, 'label_file');
    return labels ? withKey(plain, 'labels', labels) : plain;
  }
  const variables: Variables = new Map();
  for (const file of files.items) readLabelFile(file, variables, context);
  const entries = new Map<string, Entry>(entriesOf(nodeOf(variables, files)));
  for (const [key, entry] of entriesOf(labels)) entries.set(key, entry);
  return withKey(withoutKey(service, 'label_file'), 'labels', mapLike(entries, labels ?? files));
}

/** Label files see each other's values, and no variables of the project. */
function readLabelFile(file: Node, into: Variables, context: Context): void {
  const name = stringOf(file);
  if (name === undefined) return;
  const text = context.read(name);
  if (text === undefined) {
    report(context, 'compose/missing-file', file, `no label file ${name}`, 'correct the path');
    return;
  }
  const before = new Map(into);
  parseDotenv(text, name, into, (key) => before.get(key), context);
}

/**
 * Variables named without a value in list form, and the values of configs and secrets that come from a variable:
 * taken from the variables of the very file that names them, so that an included file sees its own.
 */
export function fillFromVariables(file: Node, context: Context): Node {
  const services = child(file, 'services');
  for (const section of ['configs', 'secrets']) {
    for (const [name, entry] of entriesOf(child(file, section)))
      keepContent(`${section}/${name}`, entry.value, context);
  }
  if (file.kind !== 'map' || services?.kind !== 'map') return file;
  const filled = mapValues(services, (service) => {
    const environment = child(service, 'environment');
    if (service.kind !== 'map' || environment?.kind !== 'list') return service;
    return withKey(service, 'environment', fillList(environment, context));
  });
  return withKey(file, 'services', filled);
}

function keepContent(key: string, resource: Node, context: Context): void {
  const name = stringOf(child(resource, 'environment'));
  const variable = name === undefined ? undefined : context.lookup(name);
  if (variable && !context.contents.has(key)) context.contents.set(key, variable);
}

function fillList(list: Node & { readonly kind: 'list' }, context: Context): Node {
  const filled = mapItems(list, (item) => {
    const name = stringOf(item);
    const variable = name === undefined || name.includes('=') ? undefined : context.lookup(name);
    if (variable === undefined) return item;
    const node = scalarLike(`${name}=${variable.value}`, item);
    return variable.at ? { ...node, via: [variable.at] } : node;
  });
  return listLike(filled.items, list);
}
