// One part of a live container put into a declaration: how a new container keeps what was to be left alone.
// Parts have the names that differences have (`healthcheck.interval`, `logging.options.max-size`).

import type { ContainerFields, DeclaredFields, FieldName, Healthcheck } from '../model/fields.ts';
import { cleanPath } from './binds.ts';
import { HEALTH_MEMBERS, INHERITED, NO_CHECK } from './health.ts';

/** `declared` with this part as it is on the live container; `part` empty: the whole field. */
export function carryPart(
  declared: DeclaredFields,
  live: ContainerFields,
  field: FieldName,
  part: string,
): DeclaredFields {
  if (part === '') return { ...declared, [field]: live[field] };
  switch (field) {
    case 'healthcheck':
      return { ...declared, healthcheck: checkWith(declared.healthcheck, live.healthcheck, part) };
    case 'logging': {
      const { driver = '', options = {} } = declared.logging ?? {};
      const option = part.slice('options.'.length);
      const logging =
        part === 'driver'
          ? { driver: live.logging.driver, options }
          : { driver, options: withMember(options, option, live.logging.options[option]) };
      return { ...declared, logging };
    }
    case 'mounts': {
      const mounts = itemFrom(declared.mounts, live.mounts, part, ({ target }) => cleanPath(target));
      return { ...declared, mounts };
    }
    case 'devices':
      return { ...declared, devices: itemFrom(declared.devices, live.devices, part, (one) => one.container) };
    case 'ulimits':
      return { ...declared, ulimits: itemFrom(declared.ulimits, live.ulimits, part, (one) => one.name) };
    default: {
      const value = new Map<string, unknown>(Object.entries(live[field] ?? {})).get(part);
      const members = Object.fromEntries(Object.entries(declared[field] ?? {}));
      return { ...declared, [field]: withMember<unknown>(members, part, value) };
    }
  }
}

/** Members that nobody names go on coming from the image. */
function checkWith(
  declared: Healthcheck | null | undefined,
  live: Healthcheck | null,
  part: string,
): Healthcheck {
  const base = declared === null ? NO_CHECK : (declared ?? INHERITED);
  const member = HEALTH_MEMBERS.get(part);
  return member === undefined ? base : { ...base, [member]: (live ?? NO_CHECK)[member] };
}

function itemFrom<Item>(
  declared: readonly Item[] | undefined,
  live: readonly Item[],
  part: string,
  nameOf: (item: Item) => string,
): readonly Item[] {
  return [
    ...(declared ?? []).filter((item) => nameOf(item) !== part),
    ...live.filter((item) => nameOf(item) === part),
  ];
}

function withMember<Value>(
  members: Readonly<Record<string, Value>>,
  name: string,
  value: Value | undefined,
): Readonly<Record<string, Value>> {
  const { [name]: _, ...others } = members;
  return value === undefined ? others : { ...others, [name]: value };
}
