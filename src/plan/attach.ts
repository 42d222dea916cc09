// Moves everything attached to a network that is made anew: off the old one, onto the new one. The
// containers keep running; only connections over that network break for a moment.

import { PLAIN_ENDPOINT } from '../fields/endpoints.ts';
import type { Endpoint } from '../model/fields.ts';
import type { LiveContainer, LiveNetwork } from '../model/observed.ts';
import type { Call } from '../model/plan.ts';
import type { Address } from '../model/ref.ts';
import { addressParts } from '../model/ref.ts';
import { isActing } from './blocked.ts';
import type { Decision } from './decide.ts';
import type { ChangeDraft, Draft } from './drafts.ts';
import { byId, byStep, draft, stepId } from './drafts.ts';
import type { Context } from './input.ts';
import { byText } from './input.ts';
import { isUntouchable } from './match.ts';
import type { NetworkPlan } from './networks.ts';
import { isShell } from './state.ts';
import { expectationOf } from './swap.ts';

/** The network changes, with the moves of what is attached; one that cannot be moved makes it a report. */
export function attachToReplaced(
  context: Context,
  networks: NetworkPlan,
  decisions: readonly Decision[],
): readonly ChangeDraft[] {
  return networks.changes.map((change) => {
    const old = networks.replaced.get(change.address);
    if (old === undefined) return change;
    const attached = attachedTo(context, change.address);
    const untouchable = attached.find(
      (live) => live.ownership.kind === 'ours' && isUntouchable(context, live.ownership.address),
    );
    if (untouchable?.ownership.kind === 'ours') {
      const note = { kind: 'blocked-by', on: untouchable.ownership.address } as const;
      return { ...change, action: 'report', risks: [], note, drafts: [] };
    }
    return { ...change, drafts: withMoves(context, change, old, attached, decisions) };
  });
}

/** Networks that cannot be made anew, because something attached must not be touched. */
export function stuckNetworks(context: Context, networks: NetworkPlan): ReadonlySet<Address> {
  const stuck = [...networks.replaced.keys()].filter((address) =>
    attachedTo(context, address).some(
      (live) => live.ownership.kind === 'ours' && isUntouchable(context, live.ownership.address),
    ),
  );
  return new Set(stuck);
}

function attachedTo(context: Context, network: Address): readonly LiveContainer[] {
  return context.observed.containers
    .filter((live) => live.ownership.kind === 'ours' && live.fields?.networks[network] !== undefined)
    .toSorted((a, b) => byText(a.id, b.id));
}

function withMoves(
  context: Context,
  change: ChangeDraft,
  old: LiveNetwork,
  attached: readonly LiveContainer[],
  decisions: readonly Decision[],
): readonly Draft[] {
  const { address } = change;
  const create = stepId(address, 'create');
  const off: Draft[] = [];
  const on: Draft[] = [];
  for (const live of attached) {
    const name = labelOf(live);
    const call: Call = { kind: 'network.disconnect', network: byId(old.id), container: byId(live.id) };
    const endpoint = live.fields?.networks[address] ?? PLAIN_ENDPOINT;
    const back: Call = { kind: 'network.connect', network: byId(old.id), container: byId(live.id), endpoint };
    const expects = expectationOf(context, live);
    const undo = isDiscarded(live, decisions) ? [] : [back];
    off.push(draft(address, `detach-${name}`, 'change', call, { expects, undo }));
    const wanted = endpointAfter(live, address, decisions);
    if (wanted !== undefined) on.push(attachDraft(context, address, live, wanted));
  }
  for (const decision of decisions) {
    const live = decision.keeper?.live;
    const wanted = decision.keeper?.expected.networks[address];
    const isAsked = decision.inPlace.some((field) => field.path === `networks.${address}`);
    if (live === undefined || wanted === undefined || !isAsked || attached.includes(live)) continue;
    on.push(attachDraft(context, address, live, wanted));
  }
  const rest = change.drafts.map((item) =>
    item.id === create ? item : { ...item, needs: [...item.needs, ...off.map((one) => one.id)] },
  );
  return [...off, ...rest, ...on];
}

function attachDraft(context: Context, network: Address, live: LiveContainer, endpoint: Endpoint): Draft {
  const create = stepId(network, 'create');
  const call: Call = {
    kind: 'network.connect',
    network: byStep(create),
    container: byId(live.id),
    endpoint,
  };
  return draft(network, `attach-${labelOf(live)}`, 'change', call, {
    needs: [create],
    expects: expectationOf(context, live),
    undo: [{ kind: 'network.disconnect', network: byStep(create), container: byId(live.id) }],
  });
}

/** The endpoint that a container has afterwards; undefined for one that makes way or leaves the network. */
function endpointAfter(
  live: LiveContainer,
  network: Address,
  decisions: readonly Decision[],
): Endpoint | undefined {
  const idle = (decision: Decision) => decision.action === 'none' || decision.action === 'report';
  const owner = decisions.find((decision) => decision.keeper?.live === live || decision.olds.includes(live));
  const current = live.fields?.networks[network];
  if (owner === undefined) return undefined;
  if (owner.keeper?.live !== live) return idle(owner) ? current : undefined;
  const field = owner.inPlace.find((one) => one.path === `networks.${network}`);
  return field === undefined ? current : owner.keeper.expected.networks[network];
}

/** True for one that never served and goes before anything else: there is nothing to go back to. */
function isDiscarded(live: LiveContainer, decisions: readonly Decision[]): boolean {
  return isShell(live) && decisions.some((decision) => isActing(decision) && decision.olds.includes(live));
}

/** Part of a step id: which container; two of one address are told apart by their ids. */
function labelOf(live: LiveContainer): string {
  const name = live.ownership.kind === 'ours' ? addressParts(live.ownership.address).name : live.name;
  return `${name}-${live.id.slice(0, 12)}`;
}
