// What somebody must have declared for a container to be as it is: its live fields without everything that
// image and engine bring by themselves. Pure.

import { compareFields } from '../fields/compare.ts';
import { expectedFields } from '../fields/expected.ts';
import type { ExpectContext } from '../fields/types.ts';
import type { ContainerFields, DeclaredFields, FieldName } from '../model/fields.ts';
import type { FingerprintOf } from '../model/text.ts';

/** The fewest fields that make `live`, found by leaving out one after the other for as long as nothing differs. */
export function declaredFields(
  live: ContainerFields,
  context: ExpectContext,
  fingerprintOf: FingerprintOf,
): DeclaredFields {
  const plain = expectedFields({}, context);
  const differing = new Set<FieldName>(compareFields(plain, live, fingerprintOf).map(({ field }) => field));
  let declared: DeclaredFields = withoutImage(pick(live, differing), context);
  for (const name of differing) {
    const { [name]: _, ...rest } = declared;
    if (isSame(rest, live, context, fingerprintOf)) declared = rest;
  }
  return declared;
}

function isSame(
  declared: DeclaredFields,
  live: ContainerFields,
  context: ExpectContext,
  fingerprintOf: FingerprintOf,
): boolean {
  return compareFields(expectedFields(declared, context), live, fingerprintOf).length === 0;
}

function pick(live: ContainerFields, names: ReadonlySet<FieldName>): DeclaredFields {
  return Object.fromEntries(Object.entries(live).filter(([name]) => names.has(name as FieldName)));
}

/** Of fields that are merged with the image's, only what the image does not bring. */
function withoutImage(declared: DeclaredFields, { image }: ExpectContext): DeclaredFields {
  const { env, labels, exposed, mounts, ...rest } = declared;
  return {
    ...rest,
    ...(env && { env: without(env, image.env) }),
    ...(labels && { labels: without(labels, image.labels) }),
    ...(exposed && { exposed: exposed.filter((port) => !image.exposed.includes(port)) }),
    ...(mounts && { mounts: mounts.filter(({ type, source }) => type !== 'volume' || source !== '') }),
  };
}

function without<Value>(
  all: Readonly<Record<string, Value>>,
  known: Readonly<Record<string, string>>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(all).filter(([key, value]) => known[key] !== value));
}
