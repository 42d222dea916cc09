// Settings that somebody can give a container by hand and no declaration can ask for. They are seen and
// told: a replace would lose them, and nobody would know why it behaves differently.

import type { ContainerJson } from '../model/engine.ts';
import { textMap } from './json.ts';
import type { Field, FieldTable } from './types.ts';

const MEMBERS = {
  Config: ['NetworkDisabled', 'StdinOnce'],
  HostConfig: [
    'AutoRemove',
    'CpusetMems',
    'IOMaximumBandwidth',
    'IOMaximumIOps',
    'KernelMemory',
    'KernelMemoryTCP',
    'PublishAllPorts',
    'VolumeDriver',
  ],
} as const;

const others: Field<Readonly<Record<string, string>>> = {
  rule: 'report',
  read: (inspect) => textMap([...said(inspect, 'Config'), ...said(inspect, 'HostConfig')]),
  expect: () => ({}),
  write: () => ({}),
  parts: (value) => value,
};

export const otherFields = { others } satisfies Partial<FieldTable>;

/** Members that are set to anything but the engine's default. */
function said(inspect: ContainerJson, place: keyof typeof MEMBERS): readonly (readonly [string, string])[] {
  return MEMBERS[place].flatMap((name) => {
    const value = inspect[place][name];
    const isSaid =
      value === true ||
      (typeof value === 'number' && value !== 0) ||
      (typeof value === 'string' && value !== '');
    return isSaid ? [[name, `${value}`] as const] : [];
  });
}
