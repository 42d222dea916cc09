// What people read about a container that is made from nothing: its image and what its declaration says.

import { compareFields } from '../fields/compare.ts';
import { expectedFields } from '../fields/expected.ts';
import type { FieldDifference } from '../fields/types.ts';
import type { ContainerSpec, DesiredInstance } from '../model/desired.ts';
import type { ContainerFields } from '../model/fields.ts';
import { NO_IMAGE } from '../model/observed.ts';
import type { FieldDiff, Risk } from '../model/plan.ts';
import { isDerived } from './causes.ts';
import { withoutOwnPaths } from './compare.ts';
import type { Context } from './input.ts';
import { appliedContainer } from './input.ts';
import { recordedSpec } from './spec.ts';
import { comparedAs } from './worked.ts';

/** The image, then everything that differs from a container that declares nothing; with what that risks. */
export function createdFields(
  context: Context,
  instance: DesiredInstance,
  spec: ContainerSpec,
): { readonly fields: readonly FieldDiff[]; readonly risks: readonly Risk[] } {
  const { engine } = context.observed;
  const image = context.observed.images[spec.image] ?? NO_IMAGE;
  const { bareFields } = context.worked;
  const bare = bareFields.get(image.id) ?? expectedFields({}, { image, engine });
  bareFields.set(image.id, bare);
  const { expected: full, differences } = comparedAs(context, spec.address, spec.fields, image, () => bare);
  const declared = differences.filter((one) => one.rule !== 'ignore' && one.after !== undefined);
  const made = (path: string, after: FieldDiff['after'], secret: boolean): FieldDiff => ({
    path,
    before: undefined,
    after,
    secret,
    rule: 'update',
    causes: [],
  });
  return {
    fields: [
      made('image', spec.image, false),
      ...declared
        .filter(({ field, after }) => !isDerived(field, spec.fields) && !isNothing(after))
        .map(({ path, after, secret }) => made(path, after, secret)),
    ],
    risks: newTo(context, spec, declared, full).flatMap((one) => withoutOwnPaths(instance, spec, one).risks),
  };
}

/** What is new to people: a container that is made again as it was opens nothing that was not open. */
function newTo(
  context: Context,
  spec: ContainerSpec,
  declared: readonly FieldDifference[],
  full: ContainerFields,
): readonly FieldDifference[] {
  const record = appliedContainer(context, spec.address);
  if (record === undefined) return declared;
  const { engine } = context.observed;
  const fields = recordedSpec(context, spec.address, record).fields;
  return compareFields(full, expectedFields(fields, { image: record.image, engine }), context.fingerprintOf);
}

/** Zero, empty and no are what everybody expects of a new container. */
function isNothing(value: FieldDiff['after']): boolean {
  if (value === null || typeof value !== 'object') return !value;
  return Object.keys(value).length === 0;
}
