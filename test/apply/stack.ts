// A small stack with data: a database on a volume, a web service that waits for it, a network.
// Versions differ in a variable, so that a new one is a replace of both.

import { PLAIN_ENDPOINT } from '../../src/fields/endpoints.ts';
import type { AppliedTarget } from '../../src/model/applied.ts';
import type { ContainerSpec, Desired } from '../../src/model/desired.ts';
import type { DeclaredFields } from '../../src/model/fields.ts';
import type { Observed } from '../../src/model/observed.ts';
import type { Plan, Restored } from '../../src/model/plan.ts';
import type { Address, InstanceName } from '../../src/model/ref.ts';
import { planConvergence } from '../../src/plan/converge.ts';
import { containerSpec, desired, fingerprint, instance } from './harness.ts';

export type StackOptions = {
  readonly name: InstanceName;
  readonly image: string;
  readonly version: string;
  readonly fields?: DeclaredFields;
  readonly stableForMs?: number;
  /** False: the database alone. */
  readonly web?: boolean;
};

export function stack({
  name,
  image,
  version,
  fields = {},
  stableForMs = 2000,
  web = true,
}: StackOptions): Desired {
  const network = `${name}/network/default` as Address;
  const volume = `${name}/volume/data` as Address;
  const db = `${name}/container/db` as Address;
  const plain = { driver: '', driverOpts: {}, labels: {}, origins: {}, external: false } as const;
  const of = (service: string, more: Partial<ContainerSpec>): ContainerSpec =>
    containerSpec(service, {
      address: `${name}/container/${service}` as Address,
      name: `${name}-${service}-1`,
      image,
      stableForMs,
      ...more,
    });
  const common: DeclaredFields = {
    ...fields,
    env: { VERSION: version },
    networkMode: network,
    networks: { [network]: { ...PLAIN_ENDPOINT, aliases: ['db'] } },
  };
  const waiting = of('web', {
    fields: common,
    waitFor: [{ on: db, condition: 'healthy', required: true, restart: false }],
  });
  const data = { type: 'volume', source: `${name}_data`, target: '/data', readOnly: false } as const;
  return desired([
    instance({
      name,
      networks: [
        {
          ...plain,
          address: network,
          name: `${name}_default`,
          internal: false,
          attachable: false,
          enableIpv6: false,
          enableIpv4: true,
          ipam: { driver: '', options: {}, pools: [] },
        },
      ],
      volumes: [{ ...plain, address: volume, name: `${name}_data` }],
      containers: [
        of('db', {
          stateful: true,
          volumes: [volume],
          fields: { ...common, mounts: [{ ...data, options: [], createHostPath: false }] },
        }),
        ...(web ? [waiting] : []),
      ],
    }),
  ]);
}

/** What the planner says, with nothing in its way. */
export function planFor(
  fleet: string,
  wanted: Desired,
  observed: Observed,
  applied: AppliedTarget | undefined,
  restored?: Restored,
): Plan {
  return planConvergence({
    fleet,
    desired: wanted,
    observed,
    applied,
    fingerprintOf: fingerprint,
    budget: { removePercent: 100, removeCount: 100 },
    replace: [],
    acceptEmptyVolumes: [],
    elsewhere: new Map(),
    ...(restored === undefined ? {} : { restored }),
    blame: () => undefined,
    removal: () => undefined,
  });
}
