// The options by which plan, apply, diff and status are pointed at a part of the fleet, and what they ask.

import type { Address } from '../model/ref.ts';
import type { PlanRequest } from '../pass.ts';
import type { Option } from './command.ts';

export const SELECTION = [
  {
    name: 'instance',
    short: 'i',
    value: 'NAME',
    many: true,
    description: 'only this instance; all others are left exactly as they are (may be given several times)',
  },
  {
    name: 'target',
    short: 't',
    value: 'NAME',
    many: true,
    description: 'only this target (may be given several times)',
  },
] as const satisfies readonly Option[];

export const REQUESTS = [
  {
    name: 'replace',
    value: 'ADDRESS',
    many: true,
    description: 'make this container anew although nothing changed, from the image that its tag names now',
  },
  {
    name: 'accept-empty-volume',
    value: 'ADDRESS',
    many: true,
    description: 'let this volume start empty although its data is gone',
  },
] as const satisfies readonly Option[];

type Selected = { readonly instance: readonly string[]; readonly target: readonly string[] };
type Requested = { readonly replace: readonly string[]; readonly acceptEmptyVolume: readonly string[] };

/** What the command line asks to look at. */
export function requestOf(given: Selected & Partial<Requested>): PlanRequest {
  return {
    instances: given.instance,
    targets: given.target,
    replace: addresses(given.replace),
    acceptEmptyVolumes: addresses(given.acceptEmptyVolume),
  };
}

/** Addresses as typed: one that nothing has selects nothing, and the planner says so. */
function addresses(typed: readonly string[] | undefined): readonly Address[] {
  return (typed ?? []).map((text) => text as Address);
}
