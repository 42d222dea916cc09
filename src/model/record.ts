// What stays written: one record per run that did or meant to do something, and one audit line per thing
// that somebody asked for. JSON lines; values are masked before they come here.

import type { Actor } from './person.ts';
import type { Action, Cause, FieldDiff, Risk } from './plan.ts';
import type { Address, Commit, Digest, InstanceName, TargetName } from './ref.ts';
import type { InstanceOutcome } from './run.ts';

/** What made the reconciler look. */
export type Trigger =
  | { readonly kind: 'commit'; readonly by: 'poll' | 'webhook' | 'watch' | 'start' | 'accept' }
  | { readonly kind: 'event'; readonly action: string; readonly container: string }
  | { readonly kind: 'sweep' | 'inspect' | 'retry' | 'window' | 'start' }
  | { readonly kind: 'person'; readonly by: string; readonly verb: string };

export type RecordedChange = {
  readonly instance: InstanceName;
  readonly address: Address;
  readonly action: Action;
  readonly fields: readonly Pick<FieldDiff, 'path' | 'before' | 'after' | 'secret'>[];
  readonly causes: readonly Cause[];
  readonly risks: readonly Risk[];
};

/** One run on one target: why, what, on whose word, and what came of it. */
export type RunRecord = {
  readonly run: string;
  readonly target: TargetName;
  readonly beganAt: string;
  readonly endedAt: string;
  readonly trigger: readonly Trigger[];
  readonly commit: Commit;
  readonly plan: Digest;
  /** Who approved, `ana (ssh-key SHA256:…)`; empty: policy let it flow. */
  readonly approvedBy: readonly string[];
  readonly outcome: 'applied' | 'failed' | 'stale' | 'interrupted';
  readonly instances: readonly InstanceOutcome[];
  readonly changes: readonly RecordedChange[];
};

/** One line of the audit: `hash` is SHA-256 over the canonical JSON of everything else, `prev` the hash before. */
export type AuditLine = {
  readonly seq: number;
  readonly at: string;
  readonly actor: Actor;
  /** `approve:plan`, `commit:refused`, `apply:target`. */
  readonly action: string;
  readonly subject: string;
  readonly outcome: 'allowed' | 'refused' | 'done' | 'failed';
  readonly reason: string;
  readonly detail: Readonly<Record<string, string>>;
  readonly prev: string;
  readonly hash: string;
};

export type AuditEntry = Omit<AuditLine, 'seq' | 'at' | 'prev' | 'hash'>;

/** The recorded state on its way out. */
export type Exporting = {
  /** Where it goes, for the audit. */
  readonly file: string;
  /** Also the host's age identity, which opens every secret in it. */
  readonly withIdentity: boolean;
  /** The daemon has written it down already: it keeps the audit, and we read beside it. */
  readonly isAudited: boolean;
};

/** How many files came in, and the folder with what was here before. */
export type Imported = { readonly files: number; readonly aside: string };
