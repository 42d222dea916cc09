// A plan: what would change, why, at what risk (changes, for people), and the engine calls that do
// it (steps, for the executor). Frozen plain data with a digest. Applying one makes no choices.

import type { AdmissionFinding } from './admission.ts';
import type { BuildSpec, ContainerSpec, FilesSpec, NetworkSpec, VolumeSpec } from './desired.ts';
import type { Endpoint } from './fields.ts';
import type { Position } from './problem.ts';
import type { Address, Commit, Digest, EngineId, InstanceName, TargetName } from './ref.ts';
import type { Author } from './source.ts';
import type { SecretName, Text } from './text.ts';

/** `data-loss` is the gravest. A change has the set of those that apply. */
export type Risk = 'restart' | 'downtime' | 'exposure' | 'data-risk' | 'data-overwrite' | 'data-loss';

/** Terraform's marks: `+` create, `~` update in place, `-/+` replace, `-` remove, `!` report only. */
export type Action = 'create' | 'update' | 'replace' | 'remove' | 'report';

export type Cause =
  | {
      readonly kind: 'commit';
      readonly at: Position;
      readonly commit: Commit;
      readonly author: string;
      readonly email: string;
      /** Absent when it is the author. */
      readonly committer?: Author;
      readonly subject: string;
      readonly authoredAt: number;
    }
  | { readonly kind: 'worktree'; readonly at: Position }
  | {
      readonly kind: 'undeclared';
      readonly commit: Commit;
      readonly author: string;
      readonly email: string;
      readonly committer?: Author;
      readonly subject: string;
    }
  | { readonly kind: 'drift'; readonly what: Drift }
  | { readonly kind: 'secret'; readonly name: SecretName }
  | {
      readonly kind: 'image-moved';
      readonly reference: string;
      readonly from: EngineId;
      readonly to: EngineId;
    }
  | { readonly kind: 'dependency'; readonly on: Address }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'requested' };

/** How live state left what was last applied. */
export type Drift =
  | 'field'
  | 'missing'
  | 'stopped'
  | 'started'
  | 'paused'
  | 'unpaused'
  | 'renamed'
  | 'copied-labels'
  | 'data-missing'
  | 'content'
  | 'dead';

/** A value made ready to show: secrets are already only `(redacted)` with a hint whether they differ. */
export type Shown = string | number | boolean | null | readonly Shown[] | { readonly [key: string]: Shown };

export type FieldDiff = {
  /** `memory`, `env.PGDATA`, `ports`, `image`, `state`, `name`, `files./etc/nginx/nginx.conf`. */
  readonly path: string;
  readonly before: Shown | undefined;
  readonly after: Shown | undefined;
  readonly secret: boolean;
  /** What this difference alone asks for. */
  readonly rule: 'ignore' | 'update' | 'replace' | 'report';
  readonly causes: readonly Cause[];
};

export type Change = {
  readonly address: Address;
  readonly instance: InstanceName;
  readonly action: Action;
  /** How a replace goes, when it is one. */
  readonly strategy?: 'start-first' | 'stop-first';
  readonly fields: readonly FieldDiff[];
  readonly causes: readonly Cause[];
  readonly risks: readonly Risk[];
  /** Why nothing is done, for `report`; what stays behind, for `remove`: words made in show/. */
  readonly note?: Note;
  readonly steps: readonly StepId[];
  readonly origin: Position | undefined;
};

export type Note =
  | { readonly kind: 'copied-labels'; readonly id: EngineId; readonly name: string }
  | { readonly kind: 'drift-off' }
  | { readonly kind: 'drift-warn' }
  /** `until`: it is declared on that target now, and serves there not yet. */
  | { readonly kind: 'held'; readonly until?: TargetName }
  | { readonly kind: 'protected' }
  | { readonly kind: 'volume-kept'; readonly name: string }
  | { readonly kind: 'external-missing'; readonly name: string }
  | { readonly kind: 'volume-missing'; readonly name: string }
  /** The instance has this data on another target, and none here. */
  | { readonly kind: 'data-elsewhere'; readonly name: string; readonly target: TargetName }
  | { readonly kind: 'volume-differs'; readonly name: string }
  | { readonly kind: 'image-pinned'; readonly reference: string }
  /** A buried volume without a label of ours: taken over once, or made anew by somebody. Not ours to delete. */
  | { readonly kind: 'purge-unlabelled'; readonly name: string }
  | { readonly kind: 'name-taken'; readonly name: string; readonly by: EngineId }
  /** A volume of another instance of ours: two that write the same data would ruin it. */
  | { readonly kind: 'belongs-to'; readonly name: string; readonly of: Address }
  /** Data of an instance that has another name now: it goes along, under the name that it has on the engine. */
  | { readonly kind: 'volume-moves'; readonly name: string; readonly from: InstanceName }
  /** Data of a removed instance or service that is taken into use again. */
  | { readonly kind: 'volume-again'; readonly name: string; readonly since: string }
  /** Restored data takes the place of `instead`, which is kept. */
  | { readonly kind: 'data-restored'; readonly name: string; readonly instead: string }
  /** A clone whose data is not there yet: it is not started empty. */
  | { readonly kind: 'awaits-data'; readonly from: string }
  | {
      readonly kind: 'port-taken';
      readonly port: string;
      readonly by: string;
      /** Further ports of the same container that are taken. */
      readonly more?: readonly { readonly port: string; readonly by: string }[];
    }
  | { readonly kind: 'blocked-by'; readonly on: Address }
  /** A key of the mount `at` that this engine would leave out without a word. `needs`, `has`: versions of the API. */
  | {
      readonly kind: 'engine-lacks';
      readonly key: string;
      readonly at: string;
      readonly needs: string;
      readonly version: string;
      readonly has: string;
    }
  | { readonly kind: 'cannot-reproduce'; readonly fields: readonly string[] };

/** Where restored data lies that is to take the place of what an address has: an engine volume or a host path. */
export type Restored = Readonly<Record<Address, { readonly name: string; readonly generation: number }>>;

declare const brand: unique symbol;
/** `crm/container/db:create`: address, colon, verb; unique in a plan. */
export type StepId = string & { readonly [brand]: 'StepId' };

/** An object that exists now, or one that an earlier step of this plan makes. */
export type Subject =
  | { readonly by: 'id'; readonly id: EngineId }
  | { readonly by: 'step'; readonly step: StepId };

/** What must still hold when the call is made; otherwise the instance stops and is planned again. */
export type Expectation = {
  readonly id: EngineId;
  /** Digest of the object's facts at planning: see plan/fingerprint.ts. */
  readonly facts: Digest;
};

type StepBase = {
  readonly id: StepId;
  readonly address: Address;
  /** Steps that must be done before. */
  readonly needs: readonly StepId[];
  /** Present on every step that changes an object which exists at planning. */
  readonly expects?: Expectation;
  /**
   * Takes the step back. When a step fails, every change with a failed step, or with done steps and a
   * skipped one, is taken back: the undo lists of its done steps run, last done first. A network that an
   * undo creates stands in for the one that its step removed (later undo calls name the old id).
   */
  readonly undo?: readonly Call[];
};

/** What a step does: one engine call (files.put and image.build are a few). */
export type Call =
  | { readonly kind: 'image.pull'; readonly reference: string; readonly platform: string }
  | { readonly kind: 'image.build'; readonly build: BuildSpec }
  | { readonly kind: 'files.put'; readonly files: FilesSpec; readonly image: string }
  | { readonly kind: 'network.create'; readonly network: NetworkSpec }
  | { readonly kind: 'network.remove'; readonly network: Subject }
  | {
      readonly kind: 'network.connect';
      readonly network: Subject;
      readonly container: Subject;
      readonly endpoint: Endpoint;
    }
  | { readonly kind: 'network.disconnect'; readonly network: Subject; readonly container: Subject }
  | { readonly kind: 'volume.create'; readonly volume: VolumeSpec; readonly name: string }
  | { readonly kind: 'volume.remove'; readonly name: string }
  | {
      readonly kind: 'container.create';
      readonly name: string;
      readonly container: ContainerSpec;
      readonly payload: CreatePayload;
      /** The image as known at planning; null: pulled or built by an earlier step. */
      readonly imageId: EngineId | null;
    }
  | { readonly kind: 'container.start'; readonly container: Subject }
  | { readonly kind: 'container.stop'; readonly container: Subject; readonly timeoutSeconds: number }
  | { readonly kind: 'container.pause'; readonly container: Subject }
  | { readonly kind: 'container.unpause'; readonly container: Subject }
  | { readonly kind: 'container.rename'; readonly container: Subject; readonly name: string }
  | { readonly kind: 'container.update'; readonly container: Subject; readonly payload: UpdatePayload }
  | { readonly kind: 'container.remove'; readonly container: Subject }
  | {
      readonly kind: 'container.wait';
      readonly container: Subject;
      readonly for: 'started' | 'healthy' | 'completed';
      readonly withinMs: number;
      readonly stableForMs: number;
    };

export type Step = StepBase & Call;
export type StepKind = Step['kind'];

/**
 * The engine's create payload with two kinds of holes that only the executor fills:
 * `Text` leaves with secrets, and network keys / `container:` modes that are addresses.
 */
export type CreatePayload = { readonly [key: string]: PayloadValue };
export type UpdatePayload = { readonly [key: string]: PayloadValue };
export type PayloadValue =
  | Text
  | number
  | boolean
  | null
  | readonly PayloadValue[]
  | { readonly [key: string]: PayloadValue };

/** More instances would be removed than the fleet's budget allows in one plan. */
export type Blocker = {
  readonly kind: 'budget';
  readonly removed: readonly InstanceName[];
  readonly total: number;
  readonly removePercent: number;
  readonly removeCount: number;
};

export type Plan = {
  readonly format: 1;
  readonly target: TargetName;
  readonly engine: string;
  readonly commit: Commit;
  /** Facts the plan depends on, by address: what approval and apply check again. */
  readonly basis: Readonly<Record<string, Digest>>;
  readonly changes: readonly Change[];
  readonly steps: readonly Step[];
  /** Engine volume in use for each declared volume once the plan is done: what the record keeps. */
  readonly volumes: Readonly<Record<Address, { readonly name: string; readonly generation: number }>>;
  /** Why it must not be applied without a person's word. */
  readonly blockers: readonly Blocker[];
  /** What the guard found in the payloads of its steps, and why denied instances have none. Absent: nothing. */
  readonly admission?: readonly AdmissionFinding[];
  /** Over everything above, without timestamps. */
  readonly digest: Digest;
};
