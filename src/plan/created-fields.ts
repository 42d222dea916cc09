// What people read about a container that is made from nothing: its image and what its declaration says.

import { compareFields } from '../fields/compare.ts';
import { expectedFields } from '../fields/expected.ts';
import type { ContainerSpec } from '../model/desired.ts';
import type { FieldDiff, Risk } from '../model/plan.ts';
import { DERIVED } from './causes.ts';
import type { Context } from './input.ts';
import { NO_IMAGE } from './input.ts';

/** The image, then everything that differs from a container that declares nothing; with what that risks. */
export function createdFields(
  context: Context,
  spec: ContainerSpec,
): { readonly fields: readonly FieldDiff[]; readonly risks: readonly Risk[] } {
  const { engine } = context.observed;
  const image = context.observed.images[spec.image] ?? NO_IMAGE;
  const bare = expectedFields({}, { image, engine });
  const full = expectedFields(spec.fields, { image, engine });
  const declared = compareFields(full, bare, context.fingerprintOf).filter(
    (one) => one.rule !== 'ignore' && one.after !== undefined,
  );
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
        .filter(({ field, after }) => DERIVED[field] === undefined && !isNothing(after))
        .map(({ path, after, secret }) => made(path, after, secret)),
    ],
    risks: declared.flatMap((one) => one.risks),
  };
}

/** Zero, empty and no are what everybody expects of a new container. */
function isNothing(value: FieldDiff['after']): boolean {
  if (value === null || typeof value !== 'object') return !value;
  return Object.keys(value).length === 0;
}
