// A live inspect in canonical form: the side of a comparison that comes from the engine.
// The result may hold secrets in plain text: it is compared, and never written down or shown as it is.

import type { ContainerJson } from '../model/engine.ts';
import type { ContainerFields } from '../model/fields.ts';
import { collectFields } from './expected.ts';
import { FIELDS } from './table.ts';
import type { ReadContext } from './types.ts';

/** Every field of a container as it is. */
export function readFields(inspect: ContainerJson, context: ReadContext): ContainerFields {
  return collectFields((name) => FIELDS[name].read(inspect, context));
}
