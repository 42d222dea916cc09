// The labels that make an object ours. They are written in the create call and sealed with the host's
// key over all of them, so that a copied or hand-written set proves nothing.

import { type Address, addressParts } from '../model/ref.ts';
import type { Seal } from '../ports.ts';

const PREFIX = 'dev.shipshape.';
const SEAL = `${PREFIX}seal`;

type Labels = Readonly<Record<string, string>>;

export type Owner = {
  readonly fleet: string;
  readonly address: Address;
  readonly nonce: string;
  /** Volumes only. */
  readonly generation?: number;
};

/** All `dev.shipshape.*` labels of an object, with their seal. */
export function ownershipLabels(owner: Owner, seal: Seal): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {
    [`${PREFIX}fleet`]: owner.fleet,
    [`${PREFIX}instance`]: addressParts(owner.address).instance,
    [`${PREFIX}object`]: owner.address,
    [`${PREFIX}nonce`]: owner.nonce,
  };
  if (owner.generation !== undefined) labels[`${PREFIX}generation`] = String(owner.generation);
  return { ...labels, [SEAL]: seal.sign(labels) };
}

/** True when these are the sealed labels of an object of this fleet. */
export function isSealed(labels: Labels | null | undefined, fleet: string, seal: Seal): boolean {
  const ours = Object.entries(labels ?? {}).filter(([key]) => key.startsWith(PREFIX) && key !== SEAL);
  return labels?.[`${PREFIX}fleet`] === fleet && labels[SEAL] === seal.sign(Object.fromEntries(ours));
}

/** The label filter that finds what one create call made. */
export function nonceFilter(nonce: string): string {
  return `${PREFIX}nonce=${nonce}`;
}

/** The label filter that finds everything of a fleet, copied labels too. */
export function fleetFilter(fleet: string): string {
  return `${PREFIX}fleet=${fleet}`;
}

/** The nonce of the create call that made what carries these labels. */
export function nonceOf(labels: Labels): string | undefined {
  return labels[`${PREFIX}nonce`];
}

/** True when these labels carry the nonce of that create call. */
export function hasNonce(
  labels: Readonly<Record<string, string>> | null | undefined,
  nonce: string,
): boolean {
  return labels?.[`${PREFIX}nonce`] === nonce;
}

/** Labels that the Compose tools look for, on networks and volumes. Containers get theirs with the payload. */
export function composeLabels(address: Address): Readonly<Record<string, string>> {
  const { instance, kind, name } = addressParts(address);
  return { 'com.docker.compose.project': instance, [`com.docker.compose.${kind}`]: name };
}
