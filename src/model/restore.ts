// Restores: what is asked for, what one would do, word for word and with a digest, and the lines that
// survive a crash of it. Plain data; times are RFC 3339 in UTC.

import type { BackupId, Source } from './backup.ts';
import type { Risk } from './plan.ts';
import type { Address, Commit, Digest, EngineId, InstanceName, TargetName } from './ref.ts';

/** How much of a backup. */
export type RestoreParts =
  | { readonly kind: 'everything' }
  /** One source, whole. */
  | { readonly kind: 'source'; readonly source: string }
  /** One database of a source; its neighbours on the same server stay as they are. */
  | { readonly kind: 'database'; readonly source: string; readonly database: string }
  | { readonly kind: 'configuration' };

export type RestoreAsk = {
  readonly parts: RestoreParts;
  readonly into: { readonly instance: InstanceName; readonly target: TargetName };
  /** Undefined: as the backup has it. Only where changes were kept as they were made. */
  readonly toTime: string | undefined;
  /** How long what is replaced stays. */
  readonly keepOldMs: number;
};

/**
 * `replace`: beside what serves, then in its place. `fill`: into an instance that has no data yet.
 * `database`: beside one database of a server that goes on serving. `configuration`: no data at all.
 */
export type RestoreMode = 'replace' | 'fill' | 'database' | 'configuration';

/** A volume or folder that restored data comes to lie in. */
export type Landing = {
  readonly address: Address;
  readonly kind: 'volume' | 'folder';
  /** What serves now: volume or path; undefined: nothing does yet. */
  readonly from: string | undefined;
  readonly to: string;
  readonly generation: number;
  /** Sources whose data lies there. */
  readonly sources: readonly string[];
};

/** A container that restored data is tried with, before anybody is served from it. */
export type Trial = {
  readonly container: Address;
  readonly image: EngineId;
  readonly sources: readonly string[];
};

/** What is there now and will not be served any more. */
export type Overwritten = {
  readonly what: 'volume' | 'folder' | 'database';
  readonly name: string;
  /** Undefined: not known. */
  readonly bytes: number | undefined;
  /** True: nothing takes its place. */
  readonly isGone: boolean;
};

export type RestoreCheck = {
  readonly what: 'artefact' | 'key' | 'space' | 'version' | 'image' | 'instance' | 'data' | 'time';
  readonly state: 'good' | 'unknown' | 'bad';
  /** For people: what was found, and what to do about it. */
  readonly words: string;
};

export type RestoreStep =
  | { readonly kind: 'hold' }
  | { readonly kind: 'safety-copy' }
  | { readonly kind: 'make'; readonly name: string }
  | { readonly kind: 'load'; readonly file: string; readonly into: string }
  | { readonly kind: 'recover'; readonly source: string; readonly toTime: string }
  | { readonly kind: 'try'; readonly container: Address }
  | { readonly kind: 'swap' }
  | { readonly kind: 'rename'; readonly database: string }
  | { readonly kind: 'secrets' };

export type RestorePlan = {
  readonly format: 1;
  readonly backup: {
    readonly id: BackupId;
    readonly destination: string;
    /** Of its manifest: another backup is another plan. */
    readonly digest: string;
    readonly instance: InstanceName;
    /** What is in it is as of then. */
    readonly beganAt: string;
    readonly commit: Commit;
    readonly bytes: number;
  };
  readonly parts: RestoreParts;
  readonly into: { readonly instance: InstanceName; readonly target: TargetName };
  readonly toTime: string | undefined;
  readonly mode: RestoreMode;
  readonly sources: readonly Source[];
  readonly landings: readonly Landing[];
  readonly trials: readonly Trial[];
  /** By source: the image whose programs bring its data back. */
  readonly images: Readonly<Record<string, EngineId>>;
  readonly overwrites: readonly Overwritten[];
  /** All that is written after this is lost; undefined: nothing is. */
  readonly losesSince: string | undefined;
  readonly keepOldMs: number;
  readonly checks: readonly RestoreCheck[];
  readonly steps: readonly RestoreStep[];
  readonly risks: readonly Risk[];
  /** Over everything above. */
  readonly digest: Digest;
};

/** The words of the checks that forbid it; empty: it may be carried out. */
export function obstaclesOf({ checks }: Pick<RestorePlan, 'checks'>): readonly string[] {
  return checks.filter(({ state }) => state === 'bad').map(({ words }) => words);
}

export type RestoreOutcome = 'restored' | 'failed' | 'rolled-back';

/** What a restore is about to do and has done; each line durable before the next thing is done. */
export type RestoreEntry = {
  /** The run that it belongs to. */
  readonly run: string;
  readonly at: string;
  readonly instance: InstanceName;
  readonly target: TargetName;
} & (
  | { readonly kind: 'began'; readonly by: string; readonly plan: RestorePlan }
  /** The copy of what is there is whole and locked. */
  | { readonly kind: 'copied'; readonly backup: BackupId }
  | { readonly kind: 'making'; readonly landings: readonly Landing[] }
  | {
      readonly kind: 'making-database';
      readonly source: string;
      readonly database: string;
      readonly beside: string;
      readonly before: string;
    }
  | { readonly kind: 'loaded'; readonly file: string }
  | { readonly kind: 'tried'; readonly container: Address }
  | { readonly kind: 'swapping' }
  | { readonly kind: 'swapped'; readonly downtimeMs: number }
  /** What was replaced and kept is gone, its time being over. */
  | { readonly kind: 'dropped'; readonly name: string }
  | { readonly kind: 'ended'; readonly outcome: RestoreOutcome; readonly reason: string }
);

/** What came of a restore. */
export type RestoreEnd = {
  readonly run: string;
  readonly outcome: RestoreOutcome;
  readonly reason: string;
  /** Between the old stopping and the new being good; 0: nobody had to wait. */
  readonly downtimeMs: number;
  readonly tookMs: number;
  readonly safetyCopy: BackupId | undefined;
  /** Names of what was replaced and is kept until then. */
  readonly kept: readonly { readonly name: string; readonly until: string }[];
};
