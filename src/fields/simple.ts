// Builders for the many fields that are one member of Config or HostConfig with a fixed default.

import type { ContainerJson } from '../model/engine.ts';
import type { ContainerFields, DeclaredFields, FieldName } from '../model/fields.ts';
import { flagAt, mapAt, numberAt, sortedSet, textAt, textMap, textsAt } from './json.ts';
import type { Field, FieldRule } from './types.ts';

/** Names of fields whose value is a `T`. */
type NameOf<T> = { [Name in FieldName]: ContainerFields[Name] extends T ? Name : never }[FieldName];
type Place = 'Config' | 'HostConfig';

/** A text member; `''` and `unset` mean the same to the engine. */
export function textField(
  name: NameOf<string>,
  place: Place,
  key: string,
  options: { readonly rule?: FieldRule; readonly unset?: string } = {},
): Field<string> {
  const unset = options.unset ?? '';
  return {
    rule: options.rule ?? 'replace',
    read: (inspect) => textAt(inspect[place], key) || unset,
    expect: (declared) => declared[name] || unset,
    write: (value) => at(place, key, value),
  };
}

/** A number member of HostConfig; values in `none` mean "no setting", as does null. */
export function numberField(
  name: NameOf<number>,
  key: string,
  options: {
    readonly rule?: FieldRule;
    readonly unset?: number;
    readonly none?: (value: number) => boolean;
  } = {},
): Field<number> {
  const unset = options.unset ?? 0;
  const canonical = (value: number) => (options.none?.(value) ? unset : value);
  return {
    rule: options.rule ?? 'replace',
    read: (inspect) => canonical(numberAt(inspect.HostConfig, key, unset)),
    expect: (declared) => canonical(declared[name] ?? unset),
    write: (value) => at('HostConfig', key, value),
  };
}

export function flagField(name: NameOf<boolean>, place: Place, key: string): Field<boolean> {
  return {
    rule: 'replace',
    read: (inspect) => flagAt(inspect[place], key),
    expect: (declared) => declared[name] ?? false,
    write: (value) => at(place, key, value),
  };
}

/** A list of HostConfig whose order means nothing to the engine: compared as a set. */
export function setField(
  name: NameOf<readonly string[]>,
  key: string,
  canonical: (item: string) => string = (item) => item,
): Field<readonly string[]> {
  return {
    rule: 'replace',
    read: (inspect) => sortedSet(textsAt(inspect.HostConfig, key).map(canonical)),
    expect: (declared) => sortedSet((declaredTexts(declared, name) ?? []).map(canonical)),
    write: (value) => at('HostConfig', key, value),
  };
}

/** A list of HostConfig whose order is kept (resolvers are asked in turn). */
export function listField(name: NameOf<readonly string[]>, key: string): Field<readonly string[]> {
  return {
    rule: 'replace',
    read: (inspect) => textsAt(inspect.HostConfig, key),
    expect: (declared) => declaredTexts(declared, name) ?? [],
    write: (value) => at('HostConfig', key, value),
  };
}

/** A map of HostConfig, compared key by key. */
export function mapField(
  name: 'sysctls' | 'storageOpt' | 'annotations',
  key: string,
): Field<Readonly<Record<string, string>>> {
  return {
    rule: 'replace',
    read: (inspect: ContainerJson) => mapAt(inspect.HostConfig, key),
    expect: (declared) => textMap(Object.entries(declared[name] ?? {})),
    write: (value) => at('HostConfig', key, value),
    parts: (value) => value,
  };
}

/** A fragment of a create payload: Config's members are at the top, HostConfig's below their own key. */
export function at<Value>(place: Place, key: string, value: Value) {
  return place === 'Config' ? { [key]: value } : { HostConfig: { [key]: value } };
}

function declaredTexts(declared: DeclaredFields, name: NameOf<readonly string[]>) {
  const value: unknown = declared[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}
