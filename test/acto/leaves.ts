// Every place of a declaration where a value can stand, read out of the schemas and of the table of Compose
// keys: a leaf that is added there is asked for here, whether anybody thought of it or not.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeFile } from '../../src/declare/compose/keys.ts';
import type { Shape } from '../../src/declare/compose/shapes.ts';

type Schema = {
  readonly $ref?: string;
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
};

const SCHEMAS = join(import.meta.dirname, '../../schemas');

/** Kinds that have a schema: `instance`, `change-policy`. */
export function kinds(): readonly string[] {
  return readdirSync(SCHEMAS)
    .map((file) => file.replace('.schema.json', ''))
    .filter((kind) => kind !== 'common')
    .sort();
}

/**
 * Leaves of a kind: `spec.health.within`, `spec.envFiles[]`, `spec.parameters.*`. Of several forms each has
 * its own: `spec.secrets.*|EnvSecret.env`, `spec.compose|1[]`.
 */
export function leavesOf(kind: string): readonly string[] {
  return [...new Set(schemaLeaves(read(kind), ''))];
}

function read(name: string): Schema {
  return JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), 'utf8')) as Schema;
}

function schemaLeaves(given: Schema, path: string): readonly string[] {
  const schema = referred(given);
  if (schema.anyOf !== undefined) {
    return schema.anyOf.flatMap((one, index) => schemaLeaves(one, `${path}|${referred(one).title ?? index}`));
  }
  if (schema.properties !== undefined) {
    return Object.entries(schema.properties).flatMap(([key, inner]) =>
      schemaLeaves(inner, path === '' ? key : `${path}.${key}`),
    );
  }
  if (typeof schema.additionalProperties === 'object') {
    return schemaLeaves(schema.additionalProperties, `${path}.*`);
  }
  if (schema.items !== undefined) return schemaLeaves(schema.items, `${path}[]`);
  return [path];
}

function referred(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.split('/$defs/')[1] ?? '';
  const found = read('common').$defs?.[name];
  if (found === undefined) throw new Error(`no definition ${schema.$ref}`);
  return { ...referred(found), ...(schema.title === undefined ? {} : { title: schema.title }) };
}

/** Leaves of a Compose file; a place that takes a scalar, a list or a map has a leaf for each of them. */
export function composeLeaves(): readonly string[] {
  return shapeLeaves(composeFile, '');
}

function shapeLeaves(shape: Shape, path: string): readonly string[] {
  const { list, map } = shape;
  const own = shape.scalars.some((kind) => kind !== 'null') ? [path] : [];
  const items = list === undefined ? [] : shapeLeaves(list.item, `${path}[]`);
  const keys = Object.entries(map?.keys ?? {}).flatMap(([key, inner]) =>
    shapeLeaves(inner, path === '' ? key : `${path}.${key}`),
  );
  const each = map?.each === undefined ? [] : shapeLeaves(map.each, `${path}.*`);
  return [...own, ...items, ...keys, ...each];
}
