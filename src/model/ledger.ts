// What people said and what the reconciler must remember between starts, beside what was applied.
// Plain JSON, one file, always whole. Everything that keeps something from converging is here with who,
// why and until when.

import { type BackupLedger, EMPTY_BACKUPS } from './backup-run.ts';
import type { People } from './person.ts';
import type { ChangePolicy } from './policy.ts';
import type { Commit, Digest, InstanceName, TargetName } from './ref.ts';

/** First 12 hex digits of a digest: what people type. */
export type PlanId = string;

/** What a hold, a suspension or a pin is about. */
export type Scope =
  | { readonly kind: 'fleet' }
  | { readonly kind: 'target'; readonly target: TargetName }
  | { readonly kind: 'instance'; readonly instance: InstanceName };

/** `by` and `how` of a person's word: `ana`, `ssh-key SHA256:…`. Times are RFC 3339 in UTC. */
export type Said = { readonly by: string; readonly how: string; readonly at: string };

/** "Leave it alone": detection goes on, nothing is done. `until` is required for a hold, optional to suspend. */
export type Keep = Said & {
  readonly kind: 'hold' | 'suspend';
  readonly scope: Scope;
  readonly reason: string;
  readonly until: string | undefined;
};

/** `rollback`: the instance follows this commit until a newer approved commit changes its declaration. */
export type Pin = Said & {
  readonly instance: InstanceName;
  readonly commit: Commit;
  /** The commit that was current when it was pinned: one after it that touches the instance releases it. */
  readonly since: Commit;
  readonly reason: string;
};

export type Approval = Said & {
  readonly digest: Digest;
  readonly roles: readonly string[];
  readonly mfa: boolean;
  /** Wrote what the plan changes: counts only where the author may approve. */
  readonly isAuthor: boolean;
};
export type Rejection = Said & { readonly digest: Digest; readonly reason: string };

/** A plan that waits for people. `subject`: a target's plan, a change of people and policies, or a restore. */
export type Proposal = {
  readonly id: PlanId;
  readonly digest: Digest;
  readonly subject:
    | { readonly kind: 'target'; readonly target: TargetName }
    | { readonly kind: 'people' }
    /** A restore that somebody has planned; `authors` is who. */
    | { readonly kind: 'restore'; readonly target: TargetName; readonly instance: InstanceName };
  readonly commit: Commit;
  readonly instances: readonly InstanceName[];
  /** Git's names and addresses of who wrote what it changes. */
  readonly authors: readonly string[];
  readonly needs: readonly Need[];
  readonly proposedAt: string;
  readonly expiresAt: string;
  readonly approvals: readonly Approval[];
  readonly rejection: Rejection | undefined;
  /** Set once, when its approvals were used: an approval is good for one apply. */
  readonly usedAt: string | undefined;
  /** It was begun and has not come to its end: what people said holds for finishing it, and for nothing else. */
  readonly unfinished?: true;
  /** What it was made from has moved, or its time is over: it can never be used again. */
  readonly lapsed: { readonly at: string; readonly reason: string } | undefined;
};

/** One thing that must be met before a plan may go. */
export type Need = {
  readonly policy: string;
  readonly count: number;
  readonly roles: readonly string[];
  readonly authorMayApprove: boolean;
  readonly mfa: boolean;
  readonly because: string;
};

/** What is remembered of an instance that does not simply converge. */
export type Trouble = {
  readonly target: TargetName;
  readonly instance: InstanceName;
  /** The commit that the counters are about: a new one clears them. */
  readonly commit: Commit;
  readonly failures: number;
  /** Not tried again before this time. */
  readonly retryAt: string | undefined;
  /** What was rolled back, as approve/part.ts digests it: not tried again without a new cause, whatever the commit. */
  readonly rolledBack: Digest | undefined;
  readonly message: string | undefined;
  /** The same correction over and over: what was put right, and how often in a row. */
  readonly correction:
    | { readonly fields: readonly string[]; readonly count: number; readonly at: string }
    | undefined;
  readonly stalled: boolean;
};

export type ApiKey = {
  readonly id: string;
  readonly user: string;
  readonly label: string;
  readonly scope: 'read' | 'full';
  /** SHA-256 of the secret half, hex. */
  readonly hash: string;
  readonly createdAt: string;
  readonly expiresAt: string | undefined;
  readonly revokedAt: string | undefined;
  readonly lastUsedAt: string | undefined;
  readonly uses: number;
};

export type Totp = {
  readonly user: string;
  /** Encrypted to the host's age identity. */
  readonly secret: string;
  /** False until the person typed a first code. */
  readonly confirmed: boolean;
  /** The last time step that was accepted: none at or before it is taken again. */
  readonly lastStep: number;
  /** Times of wrong codes within the rate limit's window. */
  readonly failures: readonly string[];
};

/** People and policies in force, as approved; a commit only proposes others. */
export type InForce = {
  readonly people: People;
  readonly policies: readonly ChangePolicy[];
  readonly commit: Commit;
  readonly digest: Digest;
  readonly since: string;
  readonly by: string;
};

export type LedgerState = {
  readonly inForce: InForce | undefined;
  /** The newest commit that was accepted as a basis, and one that was refused with why. */
  readonly source: {
    readonly accepted: Commit | undefined;
    readonly refused:
      | { readonly commit: Commit; readonly code: string; readonly reason: string; readonly at: string }
      | undefined;
  };
  readonly proposals: readonly Proposal[];
  readonly keeps: readonly Keep[];
  readonly pins: readonly Pin[];
  readonly troubles: readonly Trouble[];
  /** The version of shipshape that last looked at each target in full; `target/instance` where a part still waits because of the upgrade. */
  readonly settledBy: Readonly<Record<string, string>>;
  readonly totp: readonly Totp[];
  readonly apiKeys: readonly ApiKey[];
  /** The head of the audit chain: what shows that its end was cut off. */
  readonly auditHead: { readonly seq: number; readonly hash: string } | undefined;
  /** Slots, runs and queues of backups. */
  readonly backups: BackupLedger;
};

/** Where every fleet begins. */
export const EMPTY_LEDGER: LedgerState = {
  inForce: undefined,
  source: { accepted: undefined, refused: undefined },
  proposals: [],
  keeps: [],
  pins: [],
  troubles: [],
  settledBy: {},
  totp: [],
  apiKeys: [],
  auditHead: undefined,
  backups: EMPTY_BACKUPS,
};
