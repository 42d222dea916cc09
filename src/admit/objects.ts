// Networks, volumes, builds, and the labels of everything.

import type { AdmissionContext, Hit } from './context.ts';
import { registryHits } from './images.ts';
import { volumeHits } from './mounts.ts';
import { type Json, mapAt, objectOf, textAt, textsAt } from './read.ts';
import { isHostNetwork } from './security.ts';
import { argumentHits } from './service.ts';

const OWN_LABELS = new Set(['fleet', 'instance', 'object', 'nonce', 'seal', 'generation']);
const COMPOSE_LABELS = new Set([
  ...['project', 'service', 'container-number', 'oneoff', 'config-hash', 'network', 'volume'],
]);

/** Drivers whose networks end inside the engine. */
const INNER_DRIVERS = new Set(['', 'bridge']);

export function networkHits(body: Json): readonly Hit[] {
  const driver = textAt(body, 'Driver');
  const addresses = textAt(objectOf(body['IPAM']), 'Driver');
  const open = mapAt(body, 'Options').filter(
    ([key, value]) =>
      key.startsWith('com.docker.network.bridge.gateway_mode_') && /unprotected|routed/.test(value),
  );
  return [
    ...(INNER_DRIVERS.has(driver) ? [] : [outside('Driver', driver)]),
    ...(addresses === '' || addresses === 'default' ? [] : [outside('IPAM.Driver', addresses)]),
    ...open.map(([key, value]) => outside(`Options.${key}`, value)),
  ];
}

export function volumeCreateHits(body: Json, context: AdmissionContext): readonly Hit[] {
  return volumeHits(textAt(body, 'Driver'), mapAt(body, 'DriverOpts'), '', context);
}

export function buildHits(body: Json, context: AdmissionContext): readonly Hit[] {
  const network = textAt(body, 'network');
  const path = 'network';
  return [
    ...(isHostNetwork(network, context) ? [{ rule: 'host-namespace', path, value: network } as const] : []),
    ...(network.startsWith('container:')
      ? [{ rule: 'container-namespace', path, value: network } as const]
      : []),
    ...argumentHits(mapAt(body, 'args')),
    ...textsAt(body, 'cacheFrom').flatMap((image) => registryHits(image, 'cacheFrom', context)),
  ];
}

/** Labels by which we, and other tools, know whose a thing is: nobody writes them by hand. */
export function labelHits(
  labels: readonly (readonly [string, string])[],
  path: string,
  context: AdmissionContext,
): readonly Hit[] {
  return labels
    .filter(([key, value]) => isReserved(key, value, context))
    .map(([key]): Hit => ({ rule: 'reserved-labels', path: `${path}.${key}`, value: 'set' }));
}

/** What we set ourselves says what is so; anything else under these names is somebody's. */
function isReserved(key: string, value: string, { instance, address }: AdmissionContext): boolean {
  if (key.startsWith('dev.shipshape.')) {
    const name = key.slice('dev.shipshape.'.length);
    if (!OWN_LABELS.has(name)) return true;
    return (name === 'instance' && value !== instance) || (name === 'object' && value !== address);
  }
  if (key.startsWith('com.docker.compose.')) {
    const name = key.slice('com.docker.compose.'.length);
    return !COMPOSE_LABELS.has(name) || (name === 'project' && value !== instance);
  }
  return key.startsWith('com.docker.');
}

function outside(path: string, value: string): Hit {
  return { rule: 'host-network-driver', path, value };
}
