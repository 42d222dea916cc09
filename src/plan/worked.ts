// What the planner works out on its way and may use again. Planning is done twice when authors are to be
// named, and comparing is most of it. Holds nothing that the input does not say: without it a plan is the same.

import { compareFields } from '../fields/compare.ts';
import { expectedFields } from '../fields/expected.ts';
import { isSameData } from '../fields/same.ts';
import type { FieldDifference } from '../fields/types.ts';
import type { ContainerFields, DeclaredFields } from '../model/fields.ts';
import type { ImageFacts, Observed } from '../model/observed.ts';
import type { EngineId } from '../model/ref.ts';
import type { FingerprintOf } from '../model/text.ts';

/** Of one input: a second planning of the same one, with history, need not do it again. */
export type Worked = {
  /** Fields of a container that declares nothing, by image. */
  readonly bareFields: Map<EngineId, ContainerFields>;
  /** By live container, or by the address of one that is to be made. */
  readonly compared: Map<string, Compared>;
};

/** What `declared` comes to on an image, and how that differs from what it was compared with. */
type Compared = {
  readonly declared: DeclaredFields;
  readonly image: ImageFacts;
  readonly expected: ContainerFields;
  readonly differences: readonly FieldDifference[];
};

export function newWorked(): Worked {
  return { bareFields: new Map(), compared: new Map() };
}

type Given = {
  readonly worked: Worked;
  readonly observed: Observed;
  readonly fingerprintOf: FingerprintOf;
};

/** Compares, unless the same was compared before. `other`: what to compare with; the same for the same `key`. */
export function comparedAs(
  { worked, observed, fingerprintOf }: Given,
  key: string,
  declared: DeclaredFields,
  image: ImageFacts,
  other: (expected: ContainerFields) => ContainerFields,
): Compared {
  const before = worked.compared.get(key);
  if (before?.image === image && isSameData(before.declared, declared)) return before;
  const expected = expectedFields(declared, { image, engine: observed.engine });
  const differences = compareFields(expected, other(expected), fingerprintOf);
  const compared = { declared, image, expected, differences };
  worked.compared.set(key, compared);
  return compared;
}
