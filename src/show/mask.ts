// The only redactor. Comparing already keeps secrets out of plans; this holds for whatever comes along:
// the value of a field that is marked secret is never printed.

import type { FieldDiff, Shown } from '../model/plan.ts';

const MASK = '(redacted)';

/** Before and after of a field as people may see them. */
export function masked(field: FieldDiff): Pick<FieldDiff, 'before' | 'after'> {
  if (!field.secret) return { before: field.before, after: field.after };
  return { before: maskValue(field.before), after: maskValue(field.after) };
}

function maskValue(value: Shown | undefined): Shown | undefined {
  return value === undefined ? undefined : MASK;
}
