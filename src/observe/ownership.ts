// Whose an object is: decided from its sealed labels, from what else carries the same ones, and from our
// record. Pure. In doubt an object is `copied`: a refusal costs a look by a person, a wrong guess costs
// somebody's container.

import type { AppliedTarget } from '../model/applied.ts';
import type { StringMap } from '../model/engine.ts';
import type { Ownership } from '../model/observed.ts';
import { type Address, address, addressParts, instanceName, isDnsLabel } from '../model/ref.ts';
import type { Seal } from '../ports.ts';

const PREFIX = 'dev.shipshape.';
const SEAL = `${PREFIX}seal`;
const RANDOM_NAME = /^[0-9a-f]{64}$/;
const FOREIGN: Ownership = { kind: 'foreign' };

export type ObjectKind = 'container' | 'network' | 'volume';

/** An object of the engine. `id`: full id, or a volume's name. */
export type Labelled = {
  readonly kind: ObjectKind;
  readonly id: string;
  readonly labels: StringMap | null | undefined;
};

/** Whose each object is, by kind and id. */
export type Owners = (kind: ObjectKind, id: string) => Ownership;

/** Decides for all objects of a snapshot at once: only together do they show what is a copy. */
export function decideOwners(
  objects: readonly Labelled[],
  fleet: string,
  seal: Seal,
  applied: AppliedTarget | undefined,
): Owners {
  const record = recordOf(applied);
  const claims = objects.map((object) => ({ object, claim: claimOf(object, fleet, seal) }));
  const byNonce = Map.groupBy(claims, ({ claim }) => (claim.kind === 'sealed' ? claim.nonce : ''));
  const owners = new Map<string, Ownership>();
  for (const { object, claim } of claims) {
    const twins = claim.kind === 'sealed' ? (byNonce.get(claim.nonce) ?? []) : [];
    owners.set(
      key(object),
      decide(
        object,
        claim,
        twins.map((twin) => twin.object),
        record,
      ),
    );
  }
  return (kind, id) => owners.get(key({ kind, id })) ?? FOREIGN;
}

type Claim =
  | { readonly kind: 'none' }
  /** Our labels, but the seal is not of them: written by hand, or changed, or sealed by another key. */
  | { readonly kind: 'broken'; readonly address: Address }
  | { readonly kind: 'sealed'; readonly address: Address; readonly nonce: string };

function claimOf({ kind, labels }: Labelled, fleet: string, seal: Seal): Claim {
  const own = Object.fromEntries(
    Object.entries(labels ?? {}).filter(([name]) => name.startsWith(PREFIX) && name !== SEAL),
  );
  // Another fleet's objects are its own affair, whoever sealed them.
  if (own[`${PREFIX}fleet`] !== fleet) return { kind: 'none' };
  const at = parseAddress(own[`${PREFIX}object`] ?? '', own[`${PREFIX}instance`] ?? '');
  if (at === undefined) return { kind: 'none' };
  const nonce = own[`${PREFIX}nonce`] ?? '';
  const isWhole = nonce !== '' && labels?.[SEAL] === seal.sign(own);
  if (!isWhole || !isOfKind(kind, at)) return { kind: 'broken', address: at };
  return { kind: 'sealed', address: at, nonce };
}

function parseAddress(text: string, instance: string): Address | undefined {
  const [first = '', kind = '', ...name] = text.split('/');
  if (first !== instance || !isDnsLabel(instance) || name.length === 0) return undefined;
  if (kind !== 'container' && kind !== 'network' && kind !== 'volume' && kind !== 'files') return undefined;
  return address(instanceName(instance), kind, name.join('/'));
}

/** Labels sealed for a volume prove nothing on a container. Files are carried by a container for a moment. */
function isOfKind(kind: ObjectKind, at: Address): boolean {
  const named = addressParts(at).kind;
  return named === kind || (named === 'files' && kind === 'container');
}

function decide(object: Labelled, claim: Claim, twins: readonly Labelled[], record: Known): Ownership {
  const recorded = record.addressOf(object);
  if (recorded !== undefined) {
    const by = claim.kind === 'sealed' && claim.address === recorded ? 'label' : 'record';
    return ours(recorded, by);
  }
  if (claim.kind === 'none') return FOREIGN;
  if (claim.kind === 'broken') return copied(claim.address);
  // The record knows which object this nonce was made for, here or gone: that one alone is ours.
  const first = record.madeWith(claim.nonce);
  if (first === key(object)) return ours(claim.address, 'label');
  if (first !== undefined) return copied(claim.address);
  // Several, and this one is not the recorded one: whichever of them is the first, it cannot be told.
  if (twins.length > 1) return copied(claim.address);
  return ours(claim.address, 'label');
}

function ours(at: Address, by: 'label' | 'record'): Ownership {
  return { kind: 'ours', address: at, instance: addressParts(at).instance, by };
}

function copied(at: Address): Ownership {
  return { kind: 'copied', address: at, instance: addressParts(at).instance };
}

type Known = {
  addressOf(object: Labelled): Address | undefined;
  /** The object that was made with a nonce, where the record says so. */
  madeWith(nonce: string): string | undefined;
};

function recordOf(applied: AppliedTarget | undefined): Known {
  const addresses = new Map<string, Address>(unnamed(applied));
  const retired = applied?.retired ?? [];
  const nonces = new Map(retired.map(({ nonce, id }) => [nonce, key({ kind: 'container', id })]));
  for (const instance of Object.values(applied?.instances ?? {})) {
    for (const [at, one] of entriesOf(instance.containers)) {
      addresses.set(key({ kind: 'container', id: one.id }), at);
      if (one.nonce !== undefined) nonces.set(one.nonce, key({ kind: 'container', id: one.id }));
    }
    for (const [at, one] of entriesOf(instance.networks)) {
      addresses.set(key({ kind: 'network', id: one.id }), at);
    }
    // A volume's name is no proof of identity: only what was adopted is owned by it.
    for (const [at, one] of entriesOf(instance.volumes)) {
      if (one.adopted) addresses.set(key({ kind: 'volume', id: one.current }), at);
    }
  }
  return { addressOf: (object) => addresses.get(key(object)), madeWith: (nonce) => nonces.get(nonce) };
}

/** Buried volumes without a name of ours: the engine named them at random, no other will ever have that name. */
function unnamed(applied: AppliedTarget | undefined): readonly (readonly [string, Address])[] {
  return (applied?.tombstones ?? [])
    .filter(({ kind, name, target }) => kind === 'volume' && target !== undefined && RANDOM_NAME.test(name))
    .map(({ name, address: at }) => [key({ kind: 'volume', id: name }), at]);
}

function entriesOf<Value>(record: Readonly<Record<Address, Value>>): readonly (readonly [Address, Value])[] {
  return Object.entries(record) as [Address, Value][];
}

function key({ kind, id }: { readonly kind: ObjectKind; readonly id: string }): string {
  return `${kind} ${id}`;
}
