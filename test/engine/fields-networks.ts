// Networks for the tests of fields.

import type { NetworkSpec } from '../../src/model/desired.ts';
import type { Address } from '../../src/model/ref.ts';

/** A plain bridge, with a subnet of its own where one is given. */
export function networkSpec(address: Address, name: string, subnet?: string): NetworkSpec {
  return {
    address,
    name,
    external: false,
    driver: 'bridge',
    driverOpts: {},
    internal: false,
    attachable: false,
    enableIpv6: false,
    enableIpv4: true,
    ipam: {
      driver: 'default',
      options: {},
      pools: subnet === undefined ? [] : [{ subnet, gateway: '', ipRange: '', auxAddresses: {} }],
    },
    labels: {},
    origins: {},
  };
}
