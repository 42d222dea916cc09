// What the guard is shown: a call with everything that it would send, and what is known around it. Facts
// that only the world knows (real paths, live volumes) are gathered by the caller.

import type { AdmissionSettings, RealPath, RuleName } from '../model/admission.ts';
import type { ChangePolicy } from '../model/policy.ts';
import type { Address, InstanceName, TargetName } from '../model/ref.ts';

/** One mutating call that brings settings. `body`: as it is sent, without holes; plans put a mask for secrets. */
export type AdmissionPayload =
  | { readonly kind: 'container.create'; readonly body: unknown }
  /** The container that only carries files: never started. */
  | { readonly kind: 'carrier.create'; readonly body: unknown }
  | { readonly kind: 'container.update'; readonly body: unknown }
  | { readonly kind: 'network.create'; readonly body: unknown }
  | { readonly kind: 'network.connect'; readonly network: string; readonly body: unknown }
  | { readonly kind: 'volume.create'; readonly body: unknown }
  | { readonly kind: 'image.build'; readonly body: unknown }
  | { readonly kind: 'image.pull'; readonly reference: string };

export type AdmissionContext = {
  readonly settings: AdmissionSettings;
  /** Those in force now: a commit that brings an exception cannot use it. */
  readonly policies: readonly ChangePolicy[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly target: TargetName;
  readonly instance: InstanceName;
  readonly team: string | undefined;
  /** The team on record, where that is another: policies for both hold. */
  readonly formerTeam?: string;
  readonly address: Address;
  /** Data folders and delivered files of this instance. */
  readonly ownPaths: readonly string[];
  /** Where everything of ours lies, and the engine's own data: nothing of others may be mounted from there. */
  readonly closedRoots: readonly string[];
  /** Names, ids and addresses of the containers of this instance. */
  readonly ownContainers: ReadonlySet<string>;
  readonly networks: readonly { readonly id: string; readonly name: string; readonly driver: string }[];
  /** Volumes that exist, by name. */
  readonly volumes: ReadonlyMap<
    string,
    { readonly driver: string; readonly driverOpts: Readonly<Record<string, string>> }
  >;
  /** Images that this fleet builds: they come from no registry. */
  readonly builtImages: ReadonlySet<string>;
  /** Undefined: not known (it is pulled or built first). */
  readonly image: { readonly user: string; readonly volumes: readonly string[] } | undefined;
  /** Variables whose values are references to secrets. */
  readonly secretEnv: ReadonlySet<string>;
  /** By path as written; without an entry nothing is known, as on every other machine. */
  readonly realPaths: ReadonlyMap<string, RealPath>;
};

/** What a rule found: where, and what stands there in words that may be shown. */
export type Hit = {
  readonly rule: RuleName;
  readonly path: string;
  readonly value: string;
};
