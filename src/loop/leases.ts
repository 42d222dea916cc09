// Who works on an instance: a backup reads it, a restore or a run of the line changes it, and never two of
// them at once. In memory: it ends with the process, and what that left is undone before the next one begins.

import type { InstanceName } from '../model/ref.ts';

export type LeaseKind = 'backup' | 'restore' | 'converge';

export type Holding = {
  readonly kind: LeaseKind;
  /** `backup 20261120T021700Z-5f3a9c1e`: for people. */
  readonly what: string;
  readonly since: string;
};

export type Lease = { release(): void };

export type Leases = {
  /** All of them or none; undefined: somebody has one of them. */
  take(instances: Iterable<InstanceName>, holding: Holding): Lease | undefined;
  holder(instance: InstanceName): Holding | undefined;
  /** Told when instances come free. */
  onFree(listener: (instances: ReadonlySet<InstanceName>, kind: LeaseKind) => void): void;
};

export function createLeases(): Leases {
  const held = new Map<InstanceName, Holding>();
  const listeners: ((instances: ReadonlySet<InstanceName>, kind: LeaseKind) => void)[] = [];
  return {
    take(instances, holding) {
      const names = new Set(instances);
      if ([...names].some((name) => held.has(name))) return undefined;
      for (const name of names) held.set(name, holding);
      let isHeld = true;
      return {
        release() {
          if (!isHeld) return;
          isHeld = false;
          for (const name of names) held.delete(name);
          for (const listener of listeners) listener(names, holding.kind);
        },
      };
    },
    holder: (instance) => held.get(instance),
    onFree(listener) {
      listeners.push(listener);
    },
  };
}
