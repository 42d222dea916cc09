// What inspect will show for a container that we made from a declaration: the side of a comparison
// that needs no engine.

import type { ContainerFields, DeclaredFields, FieldName } from '../model/fields.ts';
import { FIELD_NAMES, FIELDS } from './table.ts';
import type { ExpectContext } from './types.ts';

/** Every field, with the image's defaults merged in and the engine's normalisations done. */
export function expectedFields(declared: DeclaredFields, context: ExpectContext): ContainerFields {
  return collectFields((name) => FIELDS[name].expect(declared, context));
}

/** All fields by name. The table's types pair each name with its value; the compiler cannot follow that. */
export function collectFields(of: (name: FieldName) => unknown): ContainerFields {
  // A copy of one object keeps its layout: a tenth of the memory of one that grows field by field.
  const fields: Record<string, unknown> = { ...LAYOUT };
  for (const name of FIELD_NAMES) fields[name] = of(name);
  return fields as ContainerFields;
}

const LAYOUT: Readonly<Record<string, unknown>> = JSON.parse(
  JSON.stringify(Object.fromEntries(FIELD_NAMES.map((name) => [name, null]))),
);
