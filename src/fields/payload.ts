// From declared fields to the engine's payloads. What the declaration leaves out is left out here
// too, so that image and engine put in their defaults; expected.ts knows what those will be.

import type { ContainerSpec } from '../model/desired.ts';
import { canonicalJson } from '../model/digest.ts';
import type { ContainerFields, DeclaredFields, FieldName } from '../model/fields.ts';
import type { EngineFacts } from '../model/observed.ts';
import type { CreatePayload, PayloadValue, UpdatePayload } from '../model/plan.ts';
import { addressParts, sha256 } from '../model/ref.ts';
import { firstNetwork } from './endpoints.ts';
import { isSecretText } from './same.ts';
import { FIELD_NAMES, FIELDS } from './table.ts';
import type { Fragment, WriteContext } from './types.ts';

/**
 * The body of the create call, with its holes (see `CreatePayload`). It carries Compose's labels, by which
 * other tools know the container; the ownership labels are the executor's to add.
 */
export function createPayload(spec: ContainerSpec, context: { readonly engine: EngineFacts }): CreatePayload {
  const write: WriteContext = { engine: context.engine, declared: spec.fields };
  const fragments = FIELD_NAMES.filter((name) => spec.fields[name] !== undefined).map((name) =>
    writeField(name, spec.fields, write),
  );
  // Without a HostConfig, even an empty one, older engines leave out their own defaults.
  const base: Fragment = { Image: spec.image, HostConfig: {} };
  return [...fragments, { Labels: composeLabels(spec) }].reduce<Fragment>(merge, base);
}

/** Keys of the networks that are not in the create payload: connected after create, before start. */
export function laterNetworks(declared: DeclaredFields): readonly string[] {
  const first = firstNetwork(declared);
  return Object.keys(declared.networks ?? {})
    .filter((key) => key !== first)
    .sort();
}

/** The body of the update call that brings these fields about. Only for fields whose difference said `update`. */
export function updatePayload(names: readonly FieldName[], expected: ContainerFields): UpdatePayload {
  return names.map((name) => updateField(name, expected)).reduce<Fragment>(merge, {});
}

/** The labels that Compose itself would set, so that its commands and other people's tools see the container. */
export function composeLabels(spec: ContainerSpec): Readonly<Record<string, string>> {
  return {
    'com.docker.compose.project': addressParts(spec.address).instance,
    'com.docker.compose.service': spec.service,
    'com.docker.compose.container-number': `${spec.index}`,
    'com.docker.compose.oneoff': 'False',
    'com.docker.compose.config-hash': sha256(canonicalJson([spec.image, spec.fields])).slice(
      'sha256:'.length,
    ),
  };
}

/** The table pairs each name with its value; the compiler cannot follow that through a variable name. */
function writeField(name: FieldName, fields: DeclaredFields, context: WriteContext): Fragment {
  const field = FIELDS[name] as { write: (value: unknown, context: WriteContext) => Fragment };
  return field.write(fields[name], context);
}

function updateField(name: FieldName, expected: ContainerFields): Fragment {
  const field = FIELDS[name] as { update?: (value: unknown, expected: ContainerFields) => Fragment };
  return field.update?.(expected[name], expected) ?? {};
}

function merge(into: Fragment, from: Fragment): Fragment {
  const merged: Record<string, PayloadValue> = { ...into };
  for (const [key, value] of Object.entries(from)) {
    const before = merged[key];
    merged[key] =
      before !== undefined && isFragment(before) && isFragment(value) ? merge(before, value) : value;
  }
  return merged;
}

function isFragment(value: PayloadValue): value is Fragment {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !isSecretText(value);
}
