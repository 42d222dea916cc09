// Steps while they are being planned: with a role, from which order.ts derives what must wait for what.

import type { Call, Change, Expectation, Step, StepId, Subject } from '../model/plan.ts';
import type { Address, EngineId, InstanceName } from '../model/ref.ts';
import { addressParts } from '../model/ref.ts';

/**
 * `prepare`: brings what containers are made from. `create`: makes a container. `stop`: takes one out of
 * service, so it waits for every prepare and create of its instance. `start`, `wait`: bring one into service.
 * `remove`: comes last. `change`: everything else, ordered by its own needs only.
 */
export type Role = 'prepare' | 'create' | 'change' | 'stop' | 'start' | 'wait' | 'remove';

export type Draft = {
  readonly id: StepId;
  readonly address: Address;
  readonly instance: InstanceName;
  readonly role: Role;
  readonly call: Call;
  readonly needs: readonly StepId[];
  readonly expects?: Expectation;
  readonly undo?: readonly Call[];
};

export type ChangeDraft = Omit<Change, 'steps'> & { readonly drafts: readonly Draft[] };

/** `crm/container/db` and `create` → `crm/container/db:create`. */
export function stepId(address: Address, verb: string): StepId {
  return `${address}:${verb}` as StepId;
}

export function draft(
  address: Address,
  verb: string,
  role: Role,
  call: Call,
  more: { needs?: readonly StepId[]; expects?: Expectation | undefined; undo?: readonly Call[] } = {},
): Draft {
  return {
    id: stepId(address, verb),
    address,
    instance: addressParts(address).instance,
    role,
    call,
    needs: more.needs ?? [],
    ...(more.expects === undefined ? {} : { expects: more.expects }),
    ...(more.undo === undefined || more.undo.length === 0 ? {} : { undo: more.undo }),
  };
}

/** Each draft also needs the one before it. */
export function inOrder(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((item, index) => {
    const before = drafts[index - 1];
    return before === undefined || item.needs.includes(before.id)
      ? item
      : { ...item, needs: [...item.needs, before.id] };
  });
}

export function toStep(from: Draft, needs: readonly StepId[]): Step {
  const { id, address, call, expects, undo } = from;
  return {
    id,
    address,
    needs,
    ...(expects === undefined ? {} : { expects }),
    ...(undo === undefined ? {} : { undo }),
    ...call,
  };
}

export function byId(id: EngineId): Subject {
  return { by: 'id', id };
}

export function byStep(step: StepId): Subject {
  return { by: 'step', step };
}
