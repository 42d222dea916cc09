// Data that an instance has on another target of the fleet. Nothing carries it here by itself, so what is declared
// here does not start with none: it would look like the one that people know, and be empty.

import type { DataFolderSpec, DesiredInstance, VolumeSpec } from '../model/desired.ts';
import type { Note } from '../model/plan.ts';
import { type Address, addressParts } from '../model/ref.ts';
import { commitCause, declaredAt } from './causes.ts';
import type { ChangeDraft } from './drafts.ts';
import type { Context } from './input.ts';
import { appliedInstance, formerAddress } from './input.ts';

/** Why a volume that is not here yet must not be made empty. */
export function elsewhere(context: Context, spec: VolumeSpec): ChangeDraft | undefined {
  const note = noteOf(context, spec.address, spec.name);
  return note && waiting(context, spec, note);
}

/** Folders of an instance whose data is on another target, and that were never in use here. */
export function foldersElsewhere(context: Context, instance: DesiredInstance): readonly ChangeDraft[] {
  const own = appliedInstance(context, instance.name)?.folders ?? {};
  return instance.folders.flatMap((folder) => {
    const isHere = own[folder.address] !== undefined;
    const isAccepted = context.acceptEmptyVolumes.includes(folder.address);
    const note = isHere || isAccepted ? undefined : noteOf(context, folder.address, folder.hostPath);
    return note === undefined ? [] : [waiting(context, folder, note)];
  });
}

function noteOf(context: Context, address: Address, name: string): Note | undefined {
  const former = formerAddress(context, address);
  const target =
    context.elsewhere.get(address) ?? (former === undefined ? undefined : context.elsewhere.get(former));
  return target === undefined ? undefined : { kind: 'data-elsewhere', name, target };
}

function waiting(context: Context, spec: VolumeSpec | DataFolderSpec, note: Note): ChangeDraft {
  const { address } = spec;
  const { instance } = addressParts(address);
  const origin = 'origins' in spec ? declaredAt(context, spec.origins, instance) : spec.origin;
  return {
    address,
    instance,
    action: 'report',
    fields: [],
    causes: [commitCause(context, address, [], origin)],
    risks: ['data-loss'],
    note,
    origin,
    drafts: [],
  };
}
