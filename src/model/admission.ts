// What the guard says about what an engine is about to be asked for, and by which settings it judges. Found
// by admit/, judged by approve/. The rules' meanings are a table in src/admit/rules.ts.

import type { Position } from './problem.ts';
import type { Address, InstanceName } from './ref.ts';

export type AdmissionLevel = 'deny' | 'approval' | 'warn' | 'off';

/** Lets one rule of admission pass for some instances: declared, with a reason and an end. */
export type AdmissionException = {
  readonly rule: string;
  readonly instances: readonly string[];
  readonly owner: string;
  readonly reason: string;
  /** Milliseconds since 1970; from then on it is void. */
  readonly expires: number;
  readonly origin: Position;
};

export type AdmissionProfile = 'baseline' | 'restricted' | 'legacy';

/** Every rule that there is. */
export const ADMISSION_RULES = [
  'privileged',
  'host-namespace',
  'container-namespace',
  'socket-mount',
  'host-path',
  'denied-path',
  'bind-propagation',
  'volume-driver',
  'capabilities',
  'dangerous-capabilities',
  'no-new-privileges',
  'unconfined',
  'devices',
  'sysctls',
  'runtime-settings',
  'limits',
  'log-driver',
  'image-registry',
  'image-tag',
  'image-digest',
  'public-port',
  'low-port',
  'host-network-driver',
  'default-bridge',
  'root-user',
  'writable-root',
  'shell-healthcheck',
  'plain-secret-env',
  'anonymous-volume',
  'restart-always',
  'reserved-labels',
  'unknown-key',
] as const;

export type RuleName = (typeof ADMISSION_RULES)[number];

/** Those that no exception lifts: only `admission` of fleet.yaml can let them through. */
export const FLOOR_RULES: readonly string[] = [
  'privileged',
  'host-namespace',
  'container-namespace',
  'socket-mount',
  'host-path',
  'denied-path',
  'volume-driver',
  'dangerous-capabilities',
  'unconfined',
  'devices',
  'sysctls',
  'runtime-settings',
  'log-driver',
  'reserved-labels',
  'unknown-key',
] satisfies readonly RuleName[];

/** What only fleet.yaml can say. */
export type AdmissionSettings = {
  readonly profile: AdmissionProfile;
  /** Over the profile, by rule: the one place that may loosen the floor. */
  readonly rules: Readonly<Record<string, AdmissionLevel>>;
  /** Paths of targets that may be mounted, with all below them; a socket or a device only when it is named itself. */
  readonly hostPaths: readonly string[];
  /** `ghcr.io`, `ghcr.io/acme`; undefined: images may come from everywhere. */
  readonly registries: readonly string[] | undefined;
};

/** One thing that a rule has to say about one payload. Rules that are `off` leave no finding. */
export type AdmissionFinding = {
  readonly rule: RuleName;
  /**
   * `deny`: the instance is kept as it is. `approval`: a person has to say yes to the plan that holds it; what
   * was applied with it before is a `warn`. `warn`: it is only shown.
   */
  readonly level: Exclude<AdmissionLevel, 'off'>;
  readonly instance: InstanceName;
  readonly address: Address;
  /** Where in the payload: `HostConfig.Binds.0`, or `reference` of a pull. */
  readonly path: string;
  /** What stands there, safe to print; never the value of a variable. */
  readonly value: string;
  /** What is wrong, and what to do: lower case, no dot at the end. */
  readonly message: string;
  readonly hint: string;
  /** The exception in force that lifts it: the level is `warn` because of that. */
  readonly exception?: AdmissionException;
};

/** What a path of this machine really is. Of what is not there, the folder above it counts. */
export type RealPath = {
  /** After all symbolic links. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'socket' | 'device' | 'absent' | 'other';
};
