// The shape of the one table of container fields (table.ts): how each field is read from the engine,
// what the engine shows for a container made from a declaration, how it is written, changed in place
// and compared. Planner, observer and executor all work through it; nobody else reads HostConfig.

import type { ContainerJson } from '../model/engine.ts';
import type { ContainerFields, DeclaredFields, FieldName } from '../model/fields.ts';
import type { EngineFacts, ImageFacts, Ownership } from '../model/observed.ts';
import type { FieldDiff, PayloadValue, Risk, Shown } from '../model/plan.ts';
import type { Address, InstanceName } from '../model/ref.ts';
import type { FingerprintOf } from '../model/text.ts';

/** What a difference of a field asks for. `report`: seen, shown, and nothing that we do would change it. */
export type FieldRule = FieldDiff['rule'];

/** A network or container of the engine, as far as it matters whose it is. */
export type Known = { readonly id: string; readonly name: string; readonly ownership: Ownership };

/** Whose things live ids are. Built once per snapshot: see keys.ts `readContext`. */
export type ReadContext = {
  readonly engine: EngineFacts;
  /** The instance that the container belongs to: its containers go by address, those of others by name. */
  readonly instance?: InstanceName;
  /** By id, or by name where a container that never ran has no id. Undefined: there is no such network. */
  network(name: string, id: string): Known | undefined;
  /** By id or name. */
  container(idOrName: string): Known | undefined;
};

/** What a declaration meets: the image it runs and the engine it runs on. */
export type ExpectContext = {
  readonly image: ImageFacts;
  readonly engine: EngineFacts;
};

export type WriteContext = {
  readonly engine: EngineFacts;
  /** Everything declared, for fields that the engine wants written together. */
  readonly declared: DeclaredFields;
};

export type CompareContext = {
  readonly fingerprintOf: FingerprintOf;
  readonly expected: ContainerFields;
  readonly live: ContainerFields;
  /** What was expected of the declaration that this very container was made from, where it is on record. */
  readonly lastApplied: ContainerFields | undefined;
};

/** Part of a create or update payload; fragments of all fields are merged object by object. */
export type Fragment = { readonly [key: string]: PayloadValue };

export type Field<Value> = {
  /** What a difference asks for, unless `ruleFor` says otherwise. */
  readonly rule: FieldRule;
  /**
   * True: the engine writes down a default of its own configuration at create. Such a field cannot be changed
   * on a container, so when the declaration did not change since, a difference is the engine's new default.
   */
  readonly engineDefault?: boolean;
  /** Parts or values that the engine cannot bring about by the plain rule. `undefined`: absent on that side. */
  ruleFor?(part: string, before: unknown, after: unknown, context: CompareContext): FieldRule;
  /** What a change may do to people, beside what its rule means. `undefined`: absent on that side. */
  risks?(part: string, before: unknown, after: unknown): readonly Risk[];
  /** The live value in canonical form. */
  read(inspect: ContainerJson, context: ReadContext): Value;
  /** What `read` will find on a container that we made from `declared`. */
  expect(declared: DeclaredFields, context: ExpectContext): Value;
  /** Its part of the create payload; called only for fields that are declared. */
  write(value: Value, context: WriteContext): Fragment;
  /** Its part of the update payload; only fields whose rule can be `update` through the engine's update call. */
  update?(value: Value, expected: ContainerFields): Fragment;
  /** Named parts that are compared and shown one by one: `env.FOO`, `mounts./data`. Default: the whole. */
  parts?(value: Value): Readonly<Record<string, unknown>>;
  /** True when the engine means the same by both. Default: equal data, secrets by fingerprint. */
  equal?(part: string, expected: unknown, live: unknown, context: CompareContext): boolean;
  /** For people; secrets are redacted by the caller. Default: the data as it is. */
  show?(value: unknown): Shown;
};

export type FieldTable = { readonly [Name in FieldName]: Field<ContainerFields[Name]> };

/** One difference of any object (container, network, volume). `before` is live, `after` expected. */
export type Difference = {
  readonly path: string;
  readonly before: Shown | undefined;
  readonly after: Shown | undefined;
  readonly rule: FieldRule;
  /** True: `before` and `after` say `(redacted)`. */
  readonly secret: boolean;
  readonly risks: readonly Risk[];
};

export type FieldDifference = Difference & { readonly field: FieldName };

/** What fills a payload's holes: the engine's *name* of a network (create wants names), the id of a container. */
export type Holes = {
  network(address: Address): string;
  container(address: Address): string;
};
