// Making a container: the create call and its attachment to all its networks. It is not started here.

import { PLAIN_ENDPOINT } from '../fields/endpoints.ts';
import { createPayload, laterNetworks } from '../fields/payload.ts';
import type { ContainerSpec } from '../model/desired.ts';
import type { Call, CreatePayload, PayloadValue } from '../model/plan.ts';
import type { Address } from '../model/ref.ts';
import type { Draft } from './drafts.ts';
import { draft } from './drafts.ts';
import { imageToUse } from './image.ts';
import { networkSubject } from './in-place.ts';
import type { Swap } from './swap.ts';

export function createDrafts(swap: Swap): readonly Draft[] {
  const { context, decision, names, strategy, subject, networks, others } = swap;
  const { address, spec, base, follow } = decision;
  // Beside a container that serves, the new one must not answer to the service's names yet.
  const made = strategy === 'start-first' ? withoutAliases(spec) : spec;
  const full = createPayload(spec, { engine: context.observed.engine });
  const imageId = imageToUse(context, spec, base, follow);
  const isPinned = imageId !== null && context.observed.images[spec.image]?.id !== imageId;
  const payload = {
    ...(made === spec
      ? full
      : { ...createPayload(made, { engine: context.observed.engine }), Labels: full['Labels'] ?? {} }),
    // The reference means another image by now; the one that was approved goes by its id.
    ...(isPinned ? { Image: imageId } : {}),
  };
  const create: Call = {
    kind: 'container.create',
    name: names.keeperName,
    container: made,
    payload: withHosts(payload, swap),
    imageId,
  };
  // With nothing to go back to, what was made stays for people to look at.
  const undo: Call[] = others.length === 0 ? [] : [{ kind: 'container.remove', container: subject }];
  const attach = laterNetworks(made.fields).flatMap((key) => {
    const network = networkSubject(context, networks, key);
    if (network === undefined) return [];
    const endpoint = made.fields.networks?.[key] ?? PLAIN_ENDPOINT;
    const call: Call = { kind: 'network.connect', network, container: subject, endpoint };
    return [draft(address, `attach-${key}`, 'create', call)];
  });
  return [draft(address, 'create', 'create', create, { undo }), ...attach];
}

/**
 * A host that is there already is joined by its id: in the middle of a swap its address stands for two.
 * One that this plan makes is known to the executor by its address alone.
 */
function withHosts(payload: CreatePayload, { decision, all }: Swap): CreatePayload {
  if (decision.spec.joins.length === 0) return payload;
  const config = new Map<string, PayloadValue>(Object.entries(payload['HostConfig'] ?? {}));
  for (const name of ['NetworkMode', 'PidMode', 'IpcMode']) {
    const mode = config.get(name);
    if (typeof mode !== 'string' || !mode.startsWith('container:')) continue;
    const id = all.get(mode.slice('container:'.length) as Address)?.keeper?.live.id;
    if (id !== undefined) config.set(name, `container:${id}`);
  }
  return { ...payload, HostConfig: Object.fromEntries(config) };
}

function withoutAliases(spec: ContainerSpec): ContainerSpec {
  const networks = Object.entries(spec.fields.networks ?? {}).map(
    ([key, endpoint]) => [key, { ...endpoint, aliases: [] }] as const,
  );
  if (networks.length === 0) return spec;
  return { ...spec, fields: { ...spec.fields, networks: Object.fromEntries(networks) } };
}
