// What an executor is given: its call, the run, and where to put what it made.

import type { Call, StepId, StepKind } from '../model/plan.ts';
import type { Address } from '../model/ref.ts';
import type { Run } from './context.ts';
import type { Made } from './objects.ts';

export type Task = {
  readonly run: Run;
  readonly step: StepId;
  readonly address: Address;
  /** Marks what this call creates; the same on each try. */
  readonly nonce: string;
  /** Says what exists now, at once: also when the call fails afterwards, so that it can be taken back. */
  readonly keep: (made: Made) => void;
  readonly report: (text: string) => void;
};

export type CallOf<Kind extends StepKind> = Extract<Call, { readonly kind: Kind }>;
export type Executor<Kind extends StepKind> = (call: CallOf<Kind>, task: Task) => Promise<void>;
