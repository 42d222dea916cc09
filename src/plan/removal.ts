// What nothing declares any more: containers are stopped and removed, then networks. Volumes stay
// (volumes.ts). A protected instance is only reported.

import { networkFacts } from '../fields/fingerprint.ts';
import type { LiveContainer, LiveNetwork } from '../model/observed.ts';
import type { Address, InstanceName } from '../model/ref.ts';
import { addressParts } from '../model/ref.ts';
import { commitCause, undeclaredCause } from './causes.ts';
import type { Decision } from './decide.ts';
import type { ChangeDraft, Draft } from './drafts.ts';
import { byId, draft, inOrder } from './drafts.ts';
import type { Context } from './input.ts';
import type { Matches } from './match.ts';
import { isProtected, isUntouchable } from './match.ts';
import type { NetworkPlan } from './networks.ts';
import { isUp } from './state.ts';
import { expectationOf, stopSeconds, suffix } from './swap.ts';

export type Removed = { readonly address: Address; readonly live: LiveContainer };

export type RemovalPlan = {
  readonly containers: readonly ChangeDraft[];
  readonly networks: readonly ChangeDraft[];
  readonly removed: readonly Removed[];
  /** Instances of which everything goes. */
  readonly instances: readonly InstanceName[];
};

export function planRemovals(
  context: Context,
  matches: Matches,
  networks: NetworkPlan,
  decisions: readonly Decision[],
): RemovalPlan {
  // Of ignored instances nothing is decided, and nothing of theirs is touched either.
  const declared = new Set(decisions.map(({ address }) => address));
  const gone = [...matches.containers].filter(
    ([address]) => !declared.has(address) && !isUntouchable(context, address),
  );
  const kept = new Set<string>(
    [...networks.subjects.values()].flatMap((subject) => (subject.by === 'id' ? [subject.id] : [])),
  );
  for (const old of networks.replaced.values()) kept.add(old.id);
  const goneNetworks = [...matches.networks].filter(
    ([address, found]) => found.some(({ live }) => !kept.has(live.id)) && !isUntouchable(context, address),
  );
  const containers = gone.map(([address, found]) =>
    containerChange(
      context,
      address,
      found.map((one) => one.live),
    ),
  );
  const users = goneNetworks.length === 0 ? new Map<string, Address>() : staysAttached(decisions);
  const networkChanges = goneNetworks.flatMap(([address, found]) =>
    found
      .filter(({ live }) => !kept.has(live.id))
      .map(({ live }, index) => {
        const key = live.ownership.kind === 'ours' ? live.ownership.address : live.name;
        return networkChange(context, address, live, suffix(index), users.get(key));
      }),
  );
  const all = [...containers, ...networkChanges];
  const instances = new Set(
    all
      .filter((change) => change.action === 'remove' && !context.instances.has(change.instance))
      .map((change) => change.instance),
  );
  return {
    containers,
    networks: networkChanges,
    removed: gone.flatMap(([address, found]) => found.map(({ live }) => ({ address, live }))),
    instances: [...instances].sort(),
  };
}

function containerChange(context: Context, address: Address, found: readonly LiveContainer[]): ChangeDraft {
  const { instance } = addressParts(address);
  const change = base(context, address);
  if (isProtected(context, instance)) return { ...change, action: 'report', note: { kind: 'protected' } };
  const drafts = found.flatMap((live, index) => takeAway(context, address, live, suffix(index)));
  return { ...change, risks: found.some(isUp) ? ['downtime'] : [], drafts };
}

function takeAway(context: Context, address: Address, live: LiveContainer, end: string): readonly Draft[] {
  const expects = expectationOf(context, live);
  const container = byId(live.id);
  const stop = draft(
    address,
    `stop${end}`,
    'stop',
    { kind: 'container.stop', container, timeoutSeconds: stopSeconds(live) },
    { expects, undo: [{ kind: 'container.start', container }] },
  );
  const remove = draft(
    address,
    `remove${end}`,
    'remove',
    { kind: 'container.remove', container },
    { expects },
  );
  return inOrder(isUp(live) ? [stop, remove] : [remove]);
}

/** Network key → a container that stays attached to it, because it is left as it is. */
function staysAttached(decisions: readonly Decision[]): ReadonlyMap<string, Address> {
  const users = new Map<string, Address>();
  for (const { address, keeper, olds, inPlace, action } of decisions) {
    const isIdle = action === 'none' || action === 'report';
    const stays = [...(keeper === undefined ? [] : [keeper.live]), ...(isIdle ? olds : [])];
    const leaves = new Set(inPlace.map((field) => field.path));
    for (const key of stays.flatMap((live) => Object.keys(live.fields?.networks ?? {}))) {
      if (!leaves.has(`networks.${key}`)) users.set(key, address);
    }
  }
  return users;
}

function networkChange(
  context: Context,
  address: Address,
  live: LiveNetwork,
  end: string,
  user: Address | undefined,
): ChangeDraft {
  const { instance } = addressParts(address);
  const name = { path: 'name', before: live.name, after: undefined, secret: false } as const;
  const change = {
    ...base(context, address),
    ...movedAway(context, address, live),
    fields: [{ ...name, rule: 'update' as const, causes: [] }],
  };
  if (user !== undefined) return { ...change, action: 'report', note: { kind: 'blocked-by', on: user } };
  if (isProtected(context, instance)) return { ...change, action: 'report', note: { kind: 'protected' } };
  const remove = draft(
    address,
    `remove-old${end}`,
    'remove',
    { kind: 'network.remove', network: byId(live.id) },
    { expects: { id: live.id, facts: networkFacts(live) } },
  );
  return { ...change, drafts: [remove] };
}

/** What has the name from before its instance was renamed goes for that, not because nobody declares it. */
function movedAway(context: Context, address: Address, { ownership }: LiveNetwork): Partial<ChangeDraft> {
  const own = context.instances.get(addressParts(address).instance);
  const isMoved = ownership.kind === 'ours' && ownership.address !== address;
  if (!isMoved || own === undefined) return {};
  return { causes: [commitCause(context, address, [], own.origin)], origin: own.origin };
}

function base(context: Context, address: Address): ChangeDraft {
  const { instance } = addressParts(address);
  return {
    address,
    instance,
    action: 'remove',
    fields: [],
    causes: [undeclaredCause(context, address)],
    risks: [],
    origin: undefined,
    drafts: [],
  };
}
