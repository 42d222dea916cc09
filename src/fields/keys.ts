// Whose a network or container is, by id or name: so that a live inspect speaks of addresses, as
// declarations do, and not of ids that change with every replace.

import type { EngineFacts } from '../model/observed.ts';
import type { Known, ReadContext } from './types.ts';

/** `networks`: every one of the engine, foreign and built-in ones too; what is not among them counts as gone. */
export function readContext(
  engine: EngineFacts,
  networks: readonly Known[],
  containers: readonly Known[],
): ReadContext {
  const networksById = new Map(networks.map((network) => [network.id, network]));
  const networksByName = ownLast(networks);
  const containersById = new Map(containers.map((container) => [container.id, container]));
  const containersByName = ownLast(containers);
  return {
    engine,
    network: (name, id) =>
      id === '' ? (networksById.get(name) ?? networksByName.get(name)) : networksById.get(id),
    container: (idOrName) => containersById.get(idOrName) ?? containersByName.get(idOrName),
  };
}

/** Address of a network of ours, whichever instance has it, the engine's name of any other; undefined: it is gone. */
export function networkKey(context: ReadContext, name: string, id: string): string | undefined {
  const known = context.network(name, id);
  return known?.ownership.kind === 'ours' ? known.ownership.address : known?.name;
}

/** Address of a container of the same instance, the engine's name of any other, the text itself of an unknown one. */
export function containerKey(context: ReadContext, idOrName: string): string {
  const known = context.container(idOrName);
  if (known === undefined) return idOrName;
  const { name, ownership } = known;
  if (ownership.kind !== 'ours') return name;
  const isOwn = context.instance === undefined || context.instance === ownership.instance;
  return isOwn ? ownership.address : name;
}

/** By name; the engine allows several networks of one name, and ours is the one we mean. */
function ownLast(items: readonly Known[]): ReadonlyMap<string, Known> {
  const foreign = items.filter(({ ownership }) => ownership.kind !== 'ours');
  const ours = items.filter(({ ownership }) => ownership.kind === 'ours');
  return new Map([...foreign, ...ours].map((item) => [item.name, item]));
}
