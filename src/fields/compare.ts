// Differences between what should be and what is, part by part, each with what it asks for.
// The one comparator: planner, status and adopt all use it. It never lets a secret into a difference.

import type { ContainerFields, FieldName } from '../model/fields.ts';
import type { FingerprintOf } from '../model/text.ts';
import { holdsSecret, isSameData, REDACTED, sameValue, toShown } from './same.ts';
import { FIELD_NAMES, FIELDS } from './table.ts';
import type { CompareContext, FieldDifference } from './types.ts';

/** Names under which people keep secrets; a live value of that name may be one that we never knew. */
const SECRET_NAME =
  /pass|pwd|secret|token|credential|auth|private|salt|dsn|api_?key|(?:^|[^a-z])keys?(?:$|[^a-z])/i;
const SECRET_VALUE = /:\/\/[^/\s:@]*:[^/\s@]+@/;

/**
 * All differences, in the order of the table and then of the parts' names. `lastApplied`: expected fields of
 * the declaration that this very container was made from; tells which live values were secrets, and what
 * the engine's own configuration chose from what a declaration asked for.
 */
export function compareFields(
  expected: ContainerFields,
  live: ContainerFields,
  fingerprintOf: FingerprintOf,
  lastApplied?: ContainerFields,
): readonly FieldDifference[] {
  const context: CompareContext = { fingerprintOf, expected, live, lastApplied };
  return FIELD_NAMES.flatMap((name) => compareField(name, context));
}

function compareField(name: FieldName, context: CompareContext): readonly FieldDifference[] {
  const { lastApplied } = context;
  // Nearly every field of nearly every container: what is equal as data is equal by every rule.
  if (isSameData(context.live[name], context.expected[name])) return [];
  const before = partsOf(name, context.live);
  const after = partsOf(name, context.expected);
  const recorded = lastApplied === undefined ? new Map<string, unknown>() : partsOf(name, lastApplied);
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((part) => {
    const sides = { before: before.get(part), after: after.get(part), recorded: recorded.get(part) };
    return isEqual(name, part, sides, context) ? [] : [difference(name, part, sides, context)];
  });
}

type Sides = { readonly before: unknown; readonly after: unknown; readonly recorded: unknown };

function isEqual(name: FieldName, part: string, sides: Sides, context: CompareContext): boolean {
  const { equal, engineDefault } = FIELDS[name];
  const { before, after, recorded } = sides;
  const unchanged = context.lastApplied !== undefined && sameValue(after, recorded, context.fingerprintOf);
  if (engineDefault && unchanged) return true;
  return equal ? equal(part, after, before, context) : sameValue(after, before, context.fingerprintOf);
}

function difference(name: FieldName, part: string, sides: Sides, context: CompareContext): FieldDifference {
  const field = FIELDS[name];
  const { before, after } = sides;
  const secret = isSecret(part, sides);
  const show = (value: unknown) =>
    value === undefined ? undefined : secret ? REDACTED : (field.show ?? toShown)(value);
  return {
    field: name,
    path: part === '' ? name : `${name}.${part}`,
    before: show(before),
    after: show(after),
    rule: field.ruleFor?.(part, before, after, context) ?? field.rule,
    secret,
    risks: field.risks?.(part, before, after) ?? [],
  };
}

function isSecret(part: string, { before, after, recorded }: Sides): boolean {
  if (holdsSecret(before) || holdsSecret(after) || holdsSecret(recorded)) return true;
  const isText = typeof before === 'string' || typeof after === 'string';
  return isText && (SECRET_NAME.test(part) || looksSecret(before) || looksSecret(after));
}

function looksSecret(value: unknown): boolean {
  return typeof value === 'string' && SECRET_VALUE.test(value);
}

/** A field without parts is one part without a name. */
function partsOf(name: FieldName, fields: ContainerFields): ReadonlyMap<string, unknown> {
  const parts = splitParts(name, fields);
  return new Map(parts === undefined ? [['', fields[name]]] : Object.entries(parts));
}

/** The table pairs each name with its value; the compiler cannot follow that through a variable name. */
function splitParts(name: FieldName, fields: ContainerFields): Readonly<Record<string, unknown>> | undefined {
  const field = FIELDS[name] as { parts?: (value: unknown) => Readonly<Record<string, unknown>> };
  return field.parts?.(fields[name]);
}
