// Namespaces and the runtime: fixed at create, with defaults that the engine writes down.

import type { DeclaredFields, FieldName } from '../model/fields.ts';
import { textAt } from './json.ts';
import { containerKey } from './keys.ts';
import { textField } from './simple.ts';
import type { Field, FieldTable } from './types.ts';

const cgroupnsMode: Field<string> = {
  engineDefault: true,
  rule: 'replace',
  read: (inspect) => textAt(inspect.HostConfig, 'CgroupnsMode'),
  // Private is the default on cgroup v2 only, and privileged containers see the host's on v1.
  expect: (declared, { engine }) =>
    declared.cgroupnsMode || (engine.cgroupVersion === '2' ? 'private' : 'host'),
  write: (value) => ({ HostConfig: { CgroupnsMode: value } }),
};

const runtime: Field<string> = {
  engineDefault: true,
  rule: 'replace',
  read: (inspect, { engine }) => textAt(inspect.HostConfig, 'Runtime') || engine.defaultRuntime,
  expect: (declared, { engine }) => declared.runtime || engine.defaultRuntime,
  write: (value) => ({ HostConfig: { Runtime: value } }),
};

const isolation: Field<string> = {
  rule: 'replace',
  read: (inspect) => withoutDefault(textAt(inspect.HostConfig, 'Isolation')),
  expect: (declared) => withoutDefault(declared.isolation ?? ''),
  write: (value) => ({ HostConfig: { Isolation: value } }),
};

export const namespaceFields = {
  pidMode: modeField('pidMode', 'PidMode', ''),
  ipcMode: modeField('ipcMode', 'IpcMode', 'private'),
  utsMode: textField('utsMode', 'HostConfig', 'UTSMode'),
  usernsMode: textField('usernsMode', 'HostConfig', 'UsernsMode'),
  cgroupnsMode,
  cgroupParent: textField('cgroupParent', 'HostConfig', 'CgroupParent'),
  runtime,
  isolation,
} satisfies Partial<FieldTable>;

/** A namespace that may be another container's: `container:<address>` in canonical form. */
function modeField(name: FieldName & ('pidMode' | 'ipcMode'), key: string, unset: string): Field<string> {
  return {
    rule: 'replace',
    engineDefault: name === 'ipcMode',
    read: (inspect, context) =>
      joined(textAt(inspect.HostConfig, key) || unset, (id) => containerKey(context, id)),
    expect: (declared: DeclaredFields) => declared[name] || unset,
    write: (value) => ({ HostConfig: { [key]: value } }),
    risks: (_, __, after) => (after === 'host' ? ['exposure'] : []),
  };
}

/** `container:<id>` with the id told by `key`; other modes as they are. */
export function joined(mode: string, key: (id: string) => string): string {
  return mode.startsWith('container:') ? `container:${key(mode.slice('container:'.length))}` : mode;
}

function withoutDefault(isolationMode: string): string {
  return isolationMode === 'default' ? '' : isolationMode;
}
