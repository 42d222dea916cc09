// What the daemon needs besides the line itself, as small types: what people said, what was done, who asked for
// what, who somebody is. Each call fails with a `Failure`.

import type { Event, Happening } from './model/event.ts';
import type { LedgerState } from './model/ledger.ts';
import type { Login, LoginId, SshDoor } from './model/login.ts';
import type { AuditEntry, AuditLine, Exporting, Imported, RunRecord } from './model/record.ts';
import type { SshKey } from './model/ssh-key.ts';

/** What people said and what is remembered between starts. */
export type Ledger = {
  /** As last written; the same object as long as nothing changed. */
  read(): LedgerState;
  /** One change at a time, in order; durable when it returns. `change` may run only once per call and must be pure. */
  update(change: (state: LedgerState) => LedgerState): Promise<LedgerState>;
};

/** Records of runs, one file per day. */
export type History = {
  /** Durable when it returns. */
  append(record: RunRecord): Promise<void>;
  /** Newest first. `instance`: only runs that touched it. */
  recent(wanted: { readonly instance?: string; readonly limit: number }): Promise<readonly RunRecord[]>;
};

/** Who asked for what, and what was said to it: append-only, each line bound to the one before. */
export type Audit = {
  /** Durable when it returns. */
  append(entry: AuditEntry): Promise<AuditLine>;
  /** Newest first. */
  recent(limit: number): Promise<readonly AuditLine[]>;
  /** Reads the whole chain again; `broken`: the first line that does not hold, and why. */
  verify(): Promise<{
    readonly lines: number;
    readonly broken: { readonly line: number; readonly reason: string } | undefined;
  }>;
};

/** Who is logged in by SSH. */
export type Logins = {
  /** Oldest first. */
  list(): readonly Login[];
  /** Hangs up on one, at once; false: there is no such login. `reason`: what the person reads. */
  end(id: LoginId, reason: string): boolean;
  /** Where SSH listens, by which key it is known, and whether it does now; undefined: fleet.yaml has none. */
  door(): SshDoor | undefined;
};

/** Everything that happens, for whoever watches. Never blocks who tells. */
export type Events = {
  tell(happening: Happening): void;
  /** From now on; a reader that falls more than `buffer` behind is cut off with an error. */
  follow(signal: AbortSignal): AsyncIterable<Event>;
};

/** Lines for whoever runs the daemon. `facts`: names, ids, counts, thrown things; secrets in them are redacted by type. */
export type Log = {
  debug(message: string, facts?: Readonly<Record<string, unknown>>): void;
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, facts?: Readonly<Record<string, unknown>>): void;
};

/** Who a connection is: signatures by SSH keys over a text that we chose. */
export type Signatures = {
  /** Fingerprint of the key that made `signature` (armored SSHSIG) over `text`; undefined: it does not hold. */
  verify(
    text: string,
    signature: string,
    allowed: readonly string[],
    signal: AbortSignal,
  ): Promise<string | undefined>;
};

/** A key to sign with: a private key's file, or a key that the SSH agent holds. */
export type SigningKey =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'agent'; readonly key: SshKey };

/** The person's side of `Signatures`. */
export type Signer = {
  /** Keys that the person's SSH agent holds; fails with `identity/no-agent`. */
  agentKeys(signal: AbortSignal): Promise<readonly SshKey[]>;
  /** An armored SSHSIG over `text`; fails with `identity/*`, in words for the person. */
  sign(text: string, key: SigningKey, signal: AbortSignal): Promise<string>;
};

/** The whole of the fleet's recorded state as one tar. */
export type StateArchive = {
  /** In the audit before the first byte; fails with `audit/unwritable`, and `lock/held` beside a daemon that was not asked. */
  export(wanted: Exporting): AsyncIterable<Uint8Array>;
  /**
   * Puts a tar's state in the place of what is here, which is kept aside. Nothing is touched before all of it was
   * checked. Fails with `lock/held` while anything works on this fleet, and with `archive/*`. `file`: where the tar
   * is from, for the audit of what comes in.
   */
  import(tar: AsyncIterable<Uint8Array>, file: string): Promise<Imported>;
};
