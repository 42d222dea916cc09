// What is seen and left alone: objects that carry our labels and are not ours, and instances whose
// declaration is bad right now. Said in the plan, touched by nobody.

import type { Ownership } from '../model/observed.ts';
import type { Note } from '../model/plan.ts';
import type { EngineId, InstanceName } from '../model/ref.ts';
import { addressParts, engineId } from '../model/ref.ts';
import { driftCause } from './causes.ts';
import type { ChangeDraft } from './drafts.ts';
import type { Context } from './input.ts';
import { byText } from './input.ts';

export function reportUntouched(context: Context): readonly ChangeDraft[] {
  const { containers, networks, volumes } = context.observed;
  const unasked = new Set(context.desired.unasked ?? []);
  const copied = [
    ...containers.flatMap((live) => copiedLabels(live, live.id)),
    ...networks.flatMap((live) => copiedLabels(live, live.id)),
    ...volumes.flatMap((live) => copiedLabels(live, engineId(live.name))),
  ].filter((change) => !unasked.has(change.instance));
  const held = new Set(context.desired.held.filter((name) => !unasked.has(name)));
  const left = containers.flatMap(({ ownership }) =>
    ownership.kind === 'ours' && held.has(ownership.instance) ? [ownership.address] : [],
  );
  return [
    ...copied,
    ...[...new Set(left)].sort(byText).map(
      (address): ChangeDraft => ({
        address,
        instance: addressParts(address).instance,
        action: 'report',
        fields: [],
        causes: [],
        risks: [],
        note: heldNote(context, addressParts(address).instance),
        origin: undefined,
        drafts: [],
      }),
    ),
  ];
}

function heldNote({ desired }: Context, instance: InstanceName): Note {
  const until = desired.leaving?.[instance];
  return until === undefined ? { kind: 'held' } : { kind: 'held', until };
}

function copiedLabels(
  live: { readonly name: string; readonly ownership: Ownership },
  id: EngineId,
): readonly ChangeDraft[] {
  if (live.ownership.kind !== 'copied') return [];
  const { address, instance } = live.ownership;
  return [
    {
      address,
      instance,
      action: 'report',
      fields: [],
      causes: [driftCause('copied-labels')],
      risks: [],
      note: { kind: 'copied-labels', id, name: live.name },
      origin: undefined,
      drafts: [],
    },
  ];
}
