// Changes of a container that stays: limits and restart policy by update, networks by connect and
// disconnect. Each with its way back.

import { PLAIN_ENDPOINT } from '../fields/endpoints.ts';
import { updatePayload } from '../fields/payload.ts';
import type { Endpoint, FieldName } from '../model/fields.ts';
import type { Call, Subject } from '../model/plan.ts';
import type { Address } from '../model/ref.ts';
import type { Draft } from './drafts.ts';
import { byId, draft } from './drafts.ts';
import type { Context } from './input.ts';
import type { NetworkPlan } from './networks.ts';
import type { Swap } from './swap.ts';
import { expectationOf } from './swap.ts';

export function inPlaceDrafts(
  swap: Swap,
  parts: { readonly fields: boolean; readonly endpoints: boolean },
): readonly Draft[] {
  return [...(parts.fields ? updateDrafts(swap) : []), ...(parts.endpoints ? endpointDrafts(swap) : [])];
}

/** A key of `networks` as calls name it; undefined when the engine has no such network. */
export function networkSubject(context: Context, networks: NetworkPlan, key: string): Subject | undefined {
  const own = networks.subjects.get(key as Address);
  if (own !== undefined) return own;
  const live = context.observed.networks.find(
    (network) =>
      network.name === key || (network.ownership.kind === 'ours' && network.ownership.address === key),
  );
  return live && byId(live.id);
}

function updateDrafts({ context, decision, subject }: Swap): readonly Draft[] {
  const { keeper, inPlace, address } = decision;
  if (keeper === undefined) return [];
  const elsewhere = new Set<string>(['networks', 'image', 'instance', 'files', 'name', 'state']);
  const names = inPlace
    .filter((field) => field.rule === 'update' && !elsewhere.has(field.field))
    .map((field) => field.field as FieldName);
  if (names.length === 0) return [];
  const unique = [...new Set(names)];
  const payload = updatePayload(unique, keeper.expected);
  const before = updatePayload(unique, keeper.live.fields ?? keeper.expected);
  return [
    draft(
      address,
      'update',
      'change',
      { kind: 'container.update', container: subject, payload },
      {
        expects: expectationOf(context, keeper.live),
        undo: [{ kind: 'container.update', container: subject, payload: before }],
      },
    ),
  ];
}

function endpointDrafts(swap: Swap): readonly Draft[] {
  const { decision, networks } = swap;
  const { keeper, inPlace } = decision;
  if (keeper === undefined) return [];
  const expects = expectationOf(swap.context, keeper.live);
  return (
    inPlace
      .filter((field) => field.field === 'networks')
      .map((field) => field.path.slice('networks.'.length))
      // What is attached to a network that is made anew is moved over with it (attach.ts).
      .filter((key) => !networks.replaced.has(key as Address))
      .flatMap((key) =>
        moveEndpoint(swap, key, keeper.live.fields?.networks[key], keeper.expected.networks[key]),
      )
      .map((item) => ({ ...item, expects }))
  );
}

function moveEndpoint(
  swap: Swap,
  key: string,
  before: Endpoint | undefined,
  after: Endpoint | undefined,
): readonly Draft[] {
  const { context, decision, networks, subject: container } = swap;
  const network = networkSubject(context, networks, key);
  if (network === undefined) return [];
  const disconnect: Call = { kind: 'network.disconnect', network, container };
  const connect = (endpoint: Endpoint): Call => ({ kind: 'network.connect', network, container, endpoint });
  const { address } = decision;
  return [
    ...(before === undefined
      ? []
      : [draft(address, `disconnect-${key}`, 'change', disconnect, { undo: [connect(before)] })]),
    ...(after === undefined
      ? []
      : [draft(address, `connect-${key}`, 'change', connect(after), { undo: [disconnect] })]),
  ];
}

/** Gives a new container that runs beside the old one the service's names. */
export function aliasSwap(swap: Swap): readonly Draft[] {
  const wanted = Object.entries(swap.decision.spec.fields.networks ?? {})
    .filter(([, endpoint]) => endpoint.aliases.length > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return wanted.flatMap(([key, endpoint]) =>
    moveEndpoint(swap, key, PLAIN_ENDPOINT, endpoint).map(({ undo: _, ...item }) => item),
  );
}
