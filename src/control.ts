// What people can ask for, whatever surface they ask through. Every use case is one function; surfaces
// parse, call one of these and show what comes back. Nothing else decides or does anything for them.

import type { AppliedTarget } from './model/applied.ts';
import type { Fleet } from './model/fleet.ts';
import type { Position, Problem } from './model/problem.ts';
import type { Address, TargetName } from './model/ref.ts';
import type { JournalEntry } from './model/run.ts';
import type { SecretFacts } from './model/secret.ts';
import type { Blame, Revision } from './model/source.ts';
import type { ApplyRequest, Carried, Look, PlanRequest } from './pass.ts';

/** Where to find the fleet. */
export type Opening = {
  /** As the user named it; undefined: SHIPSHAPE_FLEET, or `fleet.yaml` in `cwd`. */
  readonly fleet: string | undefined;
  /** A folder to read declarations from in place of the fleet's source. */
  readonly path: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told about what was found wrong and mended on the way (a torn state file, a cut journal line). */
  readonly onWarning: (text: string) => void;
};

export type Checked = {
  readonly revision: Revision;
  readonly problems: readonly Problem[];
  readonly instances: readonly string[];
  readonly templates: readonly string[];
};

export type Traced = {
  readonly target: TargetName;
  readonly container: {
    readonly id: string;
    readonly name: string;
    readonly image: string;
    readonly state: string;
  };
  readonly address: Address;
  /** What was declared where, nearest first, with who wrote it. */
  readonly origins: readonly {
    readonly path: string;
    readonly at: Position;
    readonly blame: Blame | undefined;
  }[];
  readonly applied: { readonly commit: string; readonly at: string } | undefined;
};

export type Control = {
  readonly fleet: Fleet;
  /** Reads and checks the declarations alone: no engine is asked. */
  check(signal: AbortSignal): Promise<Checked>;
  look(request: PlanRequest, signal: AbortSignal): Promise<Look>;
  carryOut(look: Look, request: ApplyRequest, signal: AbortSignal): Promise<readonly Carried[]>;
  /** Tombstones by target: what removal left behind. */
  tombstones(
    signal: AbortSignal,
  ): Promise<readonly { readonly target: TargetName; readonly applied: AppliedTarget }[]>;
  /** A plan that deletes what the named tombstones keep. */
  lookAtPurge(names: readonly string[], signal: AbortSignal): Promise<Look>;
  history(limit: number): Promise<readonly JournalEntry[]>;
  trace(container: string, signal: AbortSignal): Promise<Traced>;
  secrets: {
    set(name: string, value: string, signal: AbortSignal): Promise<void>;
    list(signal: AbortSignal): Promise<readonly SecretFacts[]>;
    encrypt(value: string): Promise<string>;
  };
  close(): Promise<void>;
};
