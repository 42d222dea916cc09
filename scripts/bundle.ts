// One schema with every reference into common.schema.json replaced by what it refers to, so that
// validators and editors need a single document. Words beside a `$ref` win over those behind it.

export type Schema = { readonly [key: string]: unknown };

const COMMON = /^(?:common\.schema\.json)?#\/\$defs\/(\w+)$/;

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy of `schema` without references. */
export function bundle(schema: Schema, common: Schema): Schema {
  const defs = isSchema(common['$defs']) ? common['$defs'] : {};
  const result = inline(schema, defs);
  if (!isSchema(result)) throw new Error('a schema must be an object');
  return result;
}

function inline(value: unknown, defs: Schema): unknown {
  if (Array.isArray(value)) return value.map((item) => inline(item, defs));
  if (!isSchema(value)) return value;
  const { $ref: reference, ...beside } = value;
  const rest = Object.fromEntries(Object.entries(beside).map(([key, item]) => [key, inline(item, defs)]));
  if (reference === undefined) return rest;
  const name = COMMON.exec(String(reference))?.[1];
  const target = name === undefined ? undefined : inline(defs[name], defs);
  if (!isSchema(target)) throw new Error(`unknown reference ${String(reference)}`);
  return { ...target, ...rest };
}
