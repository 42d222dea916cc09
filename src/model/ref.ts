// Names and addresses. Branded strings are made here and nowhere else.
//
// An address names one object of an instance, in plans, logs, labels and commands:
//   crm/container/db      crm/container/web-2 (second replica)
//   crm/network/default   crm/volume/data     crm/files/3f2a…   crm/image/app
//   crm/folder/volumes/db (data below the target's data root)

import { createHash } from 'node:crypto';

declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type TargetName = Brand<string, 'TargetName'>;
export type InstanceName = Brand<string, 'InstanceName'>;
export type Address = Brand<string, 'Address'>;
/** `sha256:` and 64 hex digits. */
export type Digest = Brand<string, 'Digest'>;
/** A full 40 or 64 hex git commit id, or `worktree` for a folder read as it lies on disk. */
export type Commit = Brand<string, 'Commit'>;
/** A full 64-hex engine id (containers, networks), or a volume's name, or an image's `sha256:` id. */
export type EngineId = Brand<string, 'EngineId'>;

export type ObjectKind = 'container' | 'network' | 'volume' | 'files' | 'folder' | 'image';

// Names are keys of records: the one label that every object has already is none.
const DNS_LABEL = /^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** True for a DNS label (RFC 1123): 1 to 63 of `a-z 0-9 -`, no dash at either end. */
export function isDnsLabel(text: string): boolean {
  return DNS_LABEL.test(text);
}

/** The name of a target. Callers have validated it; a bad one is a bug. */
export function targetName(text: string): TargetName {
  if (!isDnsLabel(text)) throw new Error(`bug: not a target name: ${JSON.stringify(text)}`);
  return text as TargetName;
}

/** The name of an instance. Callers have validated it; a bad one is a bug. */
export function instanceName(text: string): InstanceName {
  if (!isDnsLabel(text)) throw new Error(`bug: not an instance name: ${JSON.stringify(text)}`);
  return text as InstanceName;
}

/** `crm`, `container`, `db` → `crm/container/db`. */
export function address(instance: InstanceName, kind: ObjectKind, name: string): Address {
  return `${instance}/${kind}/${name}` as Address;
}

/** The parts of an address. */
export function addressParts(of: Address): {
  readonly instance: InstanceName;
  readonly kind: ObjectKind;
  readonly name: string;
} {
  const first = of.indexOf('/');
  const second = of.indexOf('/', first + 1);
  // A name that is no address is all instance.
  if (first < 0 || second < 0)
    return { instance: of as string as InstanceName, kind: '' as ObjectKind, name: '' };
  return {
    instance: of.slice(0, first) as InstanceName,
    kind: of.slice(first + 1, second) as ObjectKind,
    name: of.slice(second + 1),
  };
}

/** `sha256:…` of text or bytes. */
export function sha256(content: string | Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(content).digest('hex')}` as Digest;
}

export function commit(text: string): Commit {
  return text as Commit;
}

export function engineId(text: string): EngineId {
  return text as EngineId;
}
