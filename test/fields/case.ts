// What a test of the table of fields is about: a declaration over an image, and builders for its parts.

import type { DeclaredFields, Healthcheck, Mount } from '../../src/model/fields.ts';
import { address, instanceName } from '../../src/model/ref.ts';
import type { Fingerprint, SecretName, SecretText } from '../../src/model/text.ts';

export type Case = {
  readonly says: string;
  readonly image: 'plain' | 'entry' | 'full' | 'unhealthy';
  readonly declared: DeclaredFields;
  /** Cannot run everywhere (needs a device, a capability of the kernel): create and compare, never start. */
  readonly neverStarted?: boolean;
};

const INSTANCE = instanceName('fields-test');
export const FRONT = address(INSTANCE, 'network', 'front');
export const BACK = address(INSTANCE, 'network', 'back');
export const MIB = 1024 * 1024;
export const SECOND = 1e9;

export const CHECK: Healthcheck = {
  test: ['CMD-SHELL', 'true'],
  intervalNs: 0,
  timeoutNs: 0,
  startPeriodNs: 0,
  startIntervalNs: 0,
  retries: 0,
};

/** A text with secrets; its fingerprint is that of `value of NAME` in their places. */
export function secret(...parts: readonly (string | { readonly secret: string })[]): SecretText {
  const text = parts.map((part) => (typeof part === 'string' ? part : `value of ${part.secret}`)).join('');
  return {
    parts: parts.map((part) => (typeof part === 'string' ? part : { secret: part.secret as SecretName })),
    fingerprint: `print of ${text}` as Fingerprint,
  };
}

export function mount(type: Mount['type'], source: string, target: string, more: Partial<Mount> = {}): Mount {
  return { type, source, target, readOnly: false, options: [], createHostPath: false, ...more };
}
