// Logging and the restart policy.

import type { ContainerFields } from '../model/fields.ts';
import { mapAt, numberAt, objectOf, textAt, textMap } from './json.ts';
import type { Field, FieldTable } from './types.ts';

const DRIVER = 'driver';
/** Prefix of the parts that are options of the driver. */
const OPTION = 'options.';

const logging: Field<ContainerFields['logging']> = {
  rule: 'replace',
  engineDefault: true,
  read: (inspect) => {
    const config = objectOf(inspect.HostConfig['LogConfig']);
    return { driver: textAt(config, 'Type'), options: mapAt(config, 'Config') };
  },
  expect: (declared, { engine }) => ({
    driver: declared.logging?.driver || engine.defaultLogDriver,
    options: textMap(Object.entries(declared.logging?.options ?? {})),
  }),
  write: ({ driver, options }) => ({ HostConfig: { LogConfig: { Type: driver, Config: options } } }),
  // The engine adds the options of its own configuration to its default driver's, and tells nobody. What
  // we never asked for is not ours to take away; without a record nobody knows, and it is left alone.
  equal: (part, expected, live, { lastApplied }) =>
    expected === live ||
    (expected === undefined && lastApplied !== undefined && optionOf(lastApplied, part) === undefined),
  ruleFor: (part, _, after, { lastApplied }) =>
    part !== DRIVER && after === undefined && lastApplied === undefined ? 'ignore' : 'replace',
  parts: ({ driver, options }) => ({
    driver,
    ...Object.fromEntries(Object.entries(options).map(([key, value]) => [`${OPTION}${key}`, value])),
  }),
};

const restart: Field<ContainerFields['restart']> = {
  rule: 'update',
  read: (inspect) => {
    const policy = objectOf(inspect.HostConfig['RestartPolicy']);
    return canonical(textAt(policy, 'Name'), numberAt(policy, 'MaximumRetryCount'));
  },
  expect: (declared) => canonical(declared.restart?.name ?? '', declared.restart?.maxRetries ?? 0),
  write: ({ name, maxRetries }) => ({
    HostConfig: { RestartPolicy: { Name: name, MaximumRetryCount: maxRetries } },
  }),
  update: ({ name, maxRetries }) => ({ RestartPolicy: { Name: name, MaximumRetryCount: maxRetries } }),
  show: (value) => {
    const { name, maxRetries } = canonicalOf(value);
    return maxRetries > 0 ? `${name}:${maxRetries}` : name;
  },
};

export const loggingFields = { logging, restart } satisfies Partial<FieldTable>;

/** Engines say `''` or `no` for no restarting; a count has a meaning for `on-failure` only. */
function canonical(name: string, maxRetries: number): ContainerFields['restart'] {
  return { name: name || 'no', maxRetries: name === 'on-failure' ? maxRetries : 0 };
}

function canonicalOf(value: unknown): ContainerFields['restart'] {
  const policy = objectOf(value);
  return canonical(textAt(policy, 'name'), numberAt(policy, 'maxRetries'));
}

function optionOf({ logging: { driver, options } }: ContainerFields, part: string): string | undefined {
  return part === DRIVER ? driver : options[part.slice(OPTION.length)];
}
