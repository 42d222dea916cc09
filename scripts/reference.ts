// The reference of one kind of declaration as markdown: every key with its type, default and meaning.

import type { Schema } from './bundle.ts';
import { isSchema } from './bundle.ts';

type Row = {
  readonly key: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly value: string;
  readonly description: string;
};

/** A page for `schema`, which must be bundled. */
export function referenceOf(kind: string, file: string, schema: Schema): string {
  const rows = rowsOf(schema, '');
  const title = kind.charAt(0).toUpperCase() + kind.slice(1);
  return [
    `# ${title}`,
    '',
    `<!-- Written by scripts/generate.ts from schemas/${file}.schema.json. Do not edit. -->`,
    '',
    `${String(schema['description'])}.`,
    '',
    'Keys that are not listed here are errors. `<name>` stands for a name of your choice.',
    '',
    '| key | type | default | meaning |',
    '|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| \`${row.key}\` | ${row.type} | ${row.isRequired ? '**required**' : row.value} | ${row.description} |`,
    ),
    '',
  ].join('\n');
}

function rowsOf(schema: Schema, prefix: string): readonly Row[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const properties = isSchema(schema['properties']) ? schema['properties'] : {};
  const rows = Object.entries(properties).flatMap(([key, property]) =>
    isSchema(property) ? rowAndBelow(property, prefix + key, required.includes(key)) : [],
  );
  const others = schema['additionalProperties'];
  const named = isSchema(others) ? rowAndBelow(others, `${prefix}<name>`, false) : [];
  const items = isSchema(schema['items']) ? rowsOf(schema['items'], prefix.replace(/\.$/, '[].')) : [];
  return [...rows, ...named, ...items, ...branchesOf(schema).flatMap((branch) => rowsOf(branch, prefix))];
}

function rowAndBelow(schema: Schema, key: string, isRequired: boolean): readonly Row[] {
  const value = 'default' in schema ? `\`${JSON.stringify(schema['default'])}\`` : '';
  const description = cell(String(schema['description'] ?? ''));
  const row: Row = { key, type: cell(typeOf(schema)), isRequired, value, description };
  return [row, ...rowsOf(schema, `${key}.`)];
}

function branchesOf(schema: Schema): readonly Schema[] {
  const branches = schema['anyOf'];
  return Array.isArray(branches) ? branches.filter(isSchema) : [];
}

function typeOf(schema: Schema): string {
  if ('const' in schema) return `\`${String(schema['const'])}\``;
  const values = schema['enum'];
  if (Array.isArray(values)) return values.map((value) => `\`${String(value)}\``).join(' or ');
  const branches = branchesOf(schema);
  if (branches.length > 0) return [...new Set(branches.map(typeOf))].join(' or ');
  if (schema['type'] === 'array') {
    return isSchema(schema['items']) ? `list of ${typeOf(schema['items'])}` : 'list';
  }
  const types = Array.isArray(schema['type']) ? schema['type'] : [schema['type']];
  const words = types.map((type) => TYPE_WORDS[String(type)] ?? String(type)).join(' or ');
  return words + rangeOf(schema);
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  object: 'map',
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
};

function rangeOf(schema: Schema): string {
  const { minimum, maximum } = schema;
  if (minimum === undefined || maximum === undefined) return '';
  return `, ${String(minimum)} to ${String(maximum)}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
