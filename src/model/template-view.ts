// A template as people look at it: what it is for, what an instance may set, which instances are made from it.
// Names and types; never a value.

import type { InstanceName } from './ref.ts';

export type TemplateView = {
  readonly name: string;
  /** `postgres/template.yaml`. */
  readonly file: string;
  readonly description: string | undefined;
  /** Something is wrong with it: its instances stay as they are. */
  readonly isHeld: boolean;
  readonly parameters: readonly {
    readonly name: string;
    readonly type: string;
    readonly isRequired: boolean;
    readonly description: string | undefined;
  }[];
  readonly sizes: readonly string[];
  readonly instances: readonly InstanceName[];
};
