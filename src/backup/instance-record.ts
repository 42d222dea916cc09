// What an instance is, as its backup keeps it: how it was declared and rendered, what was applied, and the values
// of its secrets. It leaves this process only sealed. Pure.

import type { AppliedInstance } from '../model/applied.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { Commit } from '../model/ref.ts';
import type { SecretName } from '../model/text.ts';

export type InstanceRecord = {
  readonly format: 1;
  readonly commit: Commit;
  readonly desired: DesiredInstance;
  /** Undefined: it was never applied. */
  readonly applied: AppliedInstance | undefined;
  /** By full name; those that cannot be opened now are left out. */
  readonly secrets: Readonly<Record<string, string>>;
};

/** As text that people can read once it is opened. */
export function instanceText(record: InstanceRecord): string {
  return `${JSON.stringify(record, undefined, 1)}\n`;
}

/** Every secret that something refers to, each once. */
export function secretNamesIn(value: unknown): readonly SecretName[] {
  const found = new Set<SecretName>();
  const look = (one: unknown): void => {
    if (Array.isArray(one)) {
      for (const each of one) look(each);
    } else if (typeof one === 'object' && one !== null) {
      const names = Object.keys(one);
      if (names.length === 1 && 'secret' in one && typeof one.secret === 'string') {
        // The one kind of object in specs that is like that: a reference.
        found.add(one.secret as SecretName);
      }
      for (const each of Object.values(one)) look(each);
    }
  };
  look(value);
  return [...found].sort();
}
