// Labels and records for tests of observing.

import { createHmac } from 'node:crypto';
import type { AppliedTarget } from '../../src/model/applied.ts';
import { canonicalJson } from '../../src/model/digest.ts';
import type { Fingerprint, FingerprintOf } from '../../src/model/text.ts';
import type { Seal } from '../../src/ports.ts';

export const testSeal: Seal = {
  sign: (labels) => createHmac('sha256', 'a key').update(canonicalJson(labels)).digest('hex'),
};

export const testFingerprint: FingerprintOf = (value) =>
  createHmac('sha256', 'a key').update(value).digest('hex') as Fingerprint;

/** The ownership labels of an address. */
export function sealed(
  seal: Seal,
  address: string,
  nonce: string,
  fleet = 'home',
): Readonly<Record<string, string>> {
  const labels = {
    'dev.shipshape.fleet': fleet,
    'dev.shipshape.instance': address.split('/')[0] ?? '',
    'dev.shipshape.object': address,
    'dev.shipshape.nonce': nonce,
  };
  return { ...labels, 'dev.shipshape.seal': seal.sign(labels) };
}

/** A record that knows one container. */
export function record(address: string, id: string, nonce?: string): AppliedTarget {
  const [instance = ''] = address.split('/');
  const container = { id, adopted: nonce === undefined, ...(nonce === undefined ? {} : { nonce }) };
  return {
    target: 'local',
    engineId: 'E',
    instances: {
      [instance]: { name: instance, containers: { [address]: container }, networks: {}, volumes: {} },
    },
    tombstones: [],
    ports: {},
  } as unknown as AppliedTarget;
}
