// Whose a network or container is, by id or name: so that a live inspect speaks of addresses, as
// declarations do, and not of ids that change with every replace.

import type { EngineFacts, LiveNetwork, Ownership } from '../model/observed.ts';
import type { ReadContext } from './types.ts';

type Named = { readonly id: string; readonly name: string; readonly ownership: Ownership };

/** `networks`: every one of the engine, since an id that is not among them counts as gone. */
export function readContext(
  engine: EngineFacts,
  networks: readonly Pick<LiveNetwork, 'id' | 'name' | 'ownership'>[],
  containers: readonly Named[],
): ReadContext {
  const networksById = new Map(networks.map((network) => [`${network.id}`, keyOf(network)]));
  const networksByName = ownFirst(networks);
  const containersById = new Map(
    containers.map((container) => [container.id, keyOf(container, container.id)]),
  );
  const containersByName = ownFirst(containers);
  return {
    engine,
    networkKey(name, id) {
      if (id !== '') return networksById.get(id);
      return networksById.get(name) ?? networksByName.get(name) ?? name;
    },
    containerKey: (idOrName) => containersById.get(idOrName) ?? containersByName.get(idOrName) ?? idOrName,
  };
}

/** Address for ours; for all others `otherwise`. */
function keyOf({ name, ownership }: Omit<Named, 'id'>, otherwise = name): string {
  return ownership.kind === 'ours' ? ownership.address : otherwise;
}

/** By name; the engine allows several networks of one name, and ours is the one we mean. */
function ownFirst(items: readonly Named[]): ReadonlyMap<string, string> {
  const sorted = [...items].sort((a, b) => Number(isOurs(a)) - Number(isOurs(b)));
  return new Map(sorted.map((item) => [item.name, keyOf(item)]));
}

function isOurs({ ownership }: Named): boolean {
  return ownership.kind === 'ours';
}
