// A resolved stack for people and programs: every value with the places that it comes from.

import type { Position } from './problem.ts';
import type { InstanceName, TargetName } from './ref.ts';
import type { Scalar } from './tree.ts';

export type RenderedNode =
  | {
      readonly kind: 'scalar';
      /** Secrets by name: `(secret crm/POSTGRES_PASSWORD)`. */
      readonly value: Scalar;
      /** The text itself, then the variables in it; empty for what Compose adds of its own. */
      readonly places: readonly Position[];
    }
  | { readonly kind: 'list'; readonly items: readonly RenderedNode[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, RenderedNode])[] };

export type RenderedStack = {
  readonly instance: InstanceName;
  readonly target: TargetName;
  /** The Compose project, normalised, with every variable filled in. */
  readonly project: RenderedNode;
};
