// One digest for everything about an object that a plan may depend on, and nothing that changes by
// itself (health, addresses handed out, restart counts): what a plan was made for, checked again before each call.

import { canonicalJson, digest } from '../model/digest.ts';
import type { ContainerState, LiveContainer, LiveNetwork, LiveVolume } from '../model/observed.ts';
import type { Digest } from '../model/ref.ts';
import type { FingerprintOf } from '../model/text.ts';
import { isUserDefined } from './endpoints.ts';
import { textMap } from './json.ts';

/** The facts of a container. Its fields may hold secrets, so they go in by keyed fingerprint only. */
export function factsOf(live: LiveContainer, fingerprintOf: FingerprintOf): Digest {
  return digest({
    id: live.id,
    name: live.name,
    ownership: live.ownership,
    state: stateClass(live.state),
    imageId: live.imageId,
    files: live.files,
    fields: live.fields === undefined ? null : fingerprintOf(canonicalJson(lasting(live.fields))),
  });
}

/** The facts of a network. */
export function networkFacts({ id, name, ownership, ...settings }: LiveNetwork): Digest {
  return digest({ id, name, ownership, settings });
}

/** The facts of a volume. */
export function volumeFacts({ name, ownership, driver, driverOpts, labels, createdAt }: LiveVolume): Digest {
  return digest({ name, ownership, driver, driverOpts, labels, createdAt });
}

/** A container in a restart loop flips between two states; to a plan it runs. */
function stateClass(state: ContainerState): string {
  switch (state) {
    case 'running':
    case 'restarting':
      return 'running';
    case 'paused':
      return 'paused';
    case 'created':
    case 'exited':
    case 'dead':
    case 'removing':
      return 'stopped';
  }
}

/**
 * Without MAC addresses, which newer engines generate at each start, and without the name of the first
 * network, which nobody can change: whose it is depends on what else there is.
 */
function lasting(fields: NonNullable<LiveContainer['fields']>) {
  const networks = Object.entries(fields.networks).map(
    ([key, { mac: _, ...endpoint }]) => [key, endpoint] as const,
  );
  const networkMode = isUserDefined(fields.networkMode) ? '' : fields.networkMode;
  return { ...fields, networkMode, networks: textMap(networks) };
}
