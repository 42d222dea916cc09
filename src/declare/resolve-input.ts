// All that resolve is told. Plain data; what it may not know, it is not given.

import type { AppliedTarget } from '../model/applied.ts';
import type { Declarations } from '../model/declaration.ts';
import type { Fleet } from '../model/fleet.ts';
import type { Problem } from '../model/problem.ts';
import type { TargetName } from '../model/ref.ts';
import type { SourceTree } from '../model/source.ts';
import type { SecretName } from '../model/text.ts';
import type { FingerprintText } from './placeholders.ts';
import type { TakenPort } from './ports.ts';

export type ResolveInput = {
  readonly fleet: Fleet;
  readonly declarations: Declarations;
  readonly tree: SourceTree;
  /** What was last applied, for ports, data folders and who runs already. */
  readonly applied: ReadonlyMap<TargetName, AppliedTarget>;
  /** Host ports that the engines say are taken; see `takenPorts`. */
  readonly taken: ReadonlyMap<TargetName, readonly TakenPort[]>;
  readonly secrets: ResolveSecrets;
};

/** What resolve may know of secrets: never a value. */
export type ResolveSecrets = {
  readonly fingerprint: FingerprintText;
  /** Secrets without a value, with the reason. */
  readonly problems: ReadonlyMap<SecretName, Problem>;
  /** The same text as long as no value has changed. */
  readonly revision: string;
};
