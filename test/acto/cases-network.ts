// Leaves of a service that say how it is reached.

import { expect } from 'vitest';
import type { Json } from '../../src/model/tree.ts';
import { at, type ComposeCase, fresh, idle, mapOf, NONSENSE, row } from './compose-case.ts';
import type { ActoWorld } from './world.ts';

const TWO = { with: { networks: { n: {}, m: {} } }, s: { networks: { n: {}, m: {} } } };
const ONE = { with: { networks: { n: {} } }, s: { networks: { n: {} } } };
const SUBNET = {
  with: { networks: { n: { ipam: { config: [{ subnet: '10.9.0.0/24' }] } } } },
  s: { networks: { n: {} } },
};
const SUBNET6 = {
  with: {
    networks: {
      n: { enable_ipv6: true, ipam: { config: [{ subnet: '10.9.0.0/24' }, { subnet: 'fd09::/64' }] } },
    },
  },
  s: { networks: { n: {} } },
};
const OTHERS = { with: { services: { t: { image: 'app:1' }, u: { image: 'app:1' } } } };
const ENDPOINT = 'services.*.networks.*';
const PORT = 'services.*.ports[]';
const PUBLISHED = { s: { ports: [{ target: 80, published: '8080' }] } };

async function attached(world: ActoWorld): Promise<Json> {
  return Object.keys(mapOf(at(await world.container(), ['NetworkSettings', 'Networks'])));
}

function bound(key: string, ip: string, port: string) {
  return { [key]: [{ HostIp: ip, HostPort: port }] };
}

export const NETWORK: readonly ComposeCase[] = [
  row('services.*.network_mode', ['host', 'none', 'service:nobody'], 'HostConfig.NetworkMode', [
    'a_default',
    'host',
    'none',
  ]),
  row('services.*.networks[]', ['n', 'm', 'nowhere'], attached, [['a_default'], ['a_n'], ['a_m']], {
    with: { networks: { n: {}, m: {} } },
  }),
  row(
    `${ENDPOINT}.aliases[]`,
    ['one', 'two', NONSENSE],
    'NetworkSettings.Networks.a_n.Aliases',
    [
      expect.not.arrayContaining(['one']),
      expect.arrayContaining(['one', 's']),
      expect.arrayContaining(['two', 's']),
    ],
    ONE,
  ),
  row(
    `${ENDPOINT}.ipv4_address`,
    ['10.9.0.5', '10.9.0.6', NONSENSE],
    'NetworkSettings.Networks.a_n.IPAMConfig',
    [expect.toBeOneOf([null, {}]), { IPv4Address: '10.9.0.5' }, { IPv4Address: '10.9.0.6' }],
    SUBNET,
  ),
  row(
    `${ENDPOINT}.ipv6_address`,
    ['fd09::5', 'fd09::6', NONSENSE],
    'NetworkSettings.Networks.a_n.IPAMConfig',
    [expect.toBeOneOf([null, {}]), { IPv6Address: 'fd09::5' }, { IPv6Address: 'fd09::6' }],
    SUBNET6,
  ),
  row(
    `${ENDPOINT}.link_local_ips[]`,
    ['169.254.8.1', '169.254.8.2', NONSENSE],
    'NetworkSettings.Networks.a_n.IPAMConfig',
    [expect.toBeOneOf([null, {}]), { LinkLocalIPs: ['169.254.8.1'] }, { LinkLocalIPs: ['169.254.8.2'] }],
    ONE,
  ),
  row(
    `${ENDPOINT}.mac_address`,
    ['02:42:0a:09:00:05', '02:42:0a:09:00:06', NONSENSE],
    'NetworkSettings.Networks.a_n.MacAddress',
    [expect.stringMatching(/:/), '02:42:0a:09:00:05', '02:42:0a:09:00:06'],
    ONE,
  ),
  row(
    'services.*.mac_address',
    ['02:42:0a:09:00:05', '02:42:0a:09:00:06', NONSENSE],
    'NetworkSettings.Networks.a_n.MacAddress',
    [expect.stringMatching(/:/), '02:42:0a:09:00:05', '02:42:0a:09:00:06'],
    ONE,
  ),
  row(
    `${ENDPOINT}.driver_opts.*`,
    ['1', 2, NONSENSE],
    'NetworkSettings.Networks.a_n.DriverOpts',
    [null, { k: '1' }, { k: '2' }],
    ONE,
  ),
  row(
    `${ENDPOINT}.interface_name`,
    ['one', 'two', NONSENSE],
    'NetworkSettings.Networks.a_n.DriverOpts',
    [null, { 'com.docker.network.endpoint.ifname': 'one' }, { 'com.docker.network.endpoint.ifname': 'two' }],
    ONE,
  ),
  // Which network comes first counts when a container is made.
  fresh(`${ENDPOINT}.priority`, [10, 20, 'high'], 'HostConfig.NetworkMode', ['a_m', 'a_n', 'a_n'], TWO),
  // Only engines newer than the one in memory know of it.
  idle(`${ENDPOINT}.gw_priority`, [10, 20, 'high'], TWO),
  row(
    'services.*.links[]',
    ['t:db', 'u:db', 'nobody:db'],
    'NetworkSettings.Networks.a_default.Links',
    [null, ['a-t-1:db'], ['a-u-1:db']],
    OTHERS,
  ),
  row(
    'services.*.external_links[]',
    ['a-t-1:db', 'a-u-1:db', NONSENSE],
    'NetworkSettings.Networks.a_default.Links',
    [null, ['a-t-1:db'], ['a-u-1:db']],
    OTHERS,
  ),
  row('services.*.expose[]', ['80', '81-82/udp', NONSENSE], 'Config.ExposedPorts', [
    null,
    { '80/tcp': {} },
    { '81/udp': {}, '82/udp': {} },
  ]),
  row(PORT, ['8080:80', '127.0.0.1:8081:81/udp', '8080:eighty'], 'HostConfig.PortBindings', [
    expect.toBeOneOf([null, {}]),
    bound('80/tcp', '', '8080'),
    bound('81/udp', '127.0.0.1', '8081'),
  ]),
  row(
    `${PORT}.target`,
    [80, '81', NONSENSE],
    'HostConfig.PortBindings',
    [undefined, bound('80/tcp', '', '8080'), bound('81/tcp', '', '8080')],
    { s: { ports: [{ published: '8080' }] } },
  ),
  row(
    `${PORT}.published`,
    ['8080', 8081, NONSENSE],
    'HostConfig.PortBindings',
    [bound('80/tcp', '', ''), bound('80/tcp', '', '8080'), bound('80/tcp', '', '8081')],
    { s: { ports: [{ target: 80 }] } },
  ),
  row(
    `${PORT}.host_ip`,
    ['127.0.0.1', '127.0.0.2', NONSENSE],
    'HostConfig.PortBindings',
    [bound('80/tcp', '', '8080'), bound('80/tcp', '127.0.0.1', '8080'), bound('80/tcp', '127.0.0.2', '8080')],
    PUBLISHED,
  ),
  row(
    `${PORT}.protocol`,
    ['udp', 'tcp', NONSENSE],
    'HostConfig.PortBindings',
    [bound('80/tcp', '', '8080'), bound('80/udp', '', '8080'), bound('80/tcp', '', '8080')],
    PUBLISHED,
  ),
  ...['name', 'app_protocol'].map((key) =>
    row(
      `${PORT}.${key}`,
      ['one', 'two', NONSENSE],
      'HostConfig.PortBindings',
      [bound('80/tcp', '', '8080'), bound('80/tcp', '', '8080'), bound('80/tcp', '', '8080')],
      PUBLISHED,
    ),
  ),
  row(
    `${PORT}.mode`,
    ['ingress', 'host', NONSENSE],
    'HostConfig.PortBindings',
    [bound('80/tcp', '', '8080'), bound('80/tcp', '', '8080'), bound('80/tcp', '', '8080')],
    PUBLISHED,
  ),
  row('services.*.dns', ['9.9.9.9', '1.1.1.1', NONSENSE], 'HostConfig.Dns', [
    expect.toBeOneOf([null, []]),
    ['9.9.9.9'],
    ['1.1.1.1'],
  ]),
  row('services.*.dns[]', ['9.9.9.9', '1.1.1.1', NONSENSE], 'HostConfig.Dns', [
    expect.toBeOneOf([null, []]),
    ['9.9.9.9'],
    ['1.1.1.1'],
  ]),
  row('services.*.dns_search', ['one.org', 'two.org', NONSENSE], 'HostConfig.DnsSearch', [
    expect.toBeOneOf([null, []]),
    ['one.org'],
    ['two.org'],
  ]),
  row('services.*.dns_search[]', ['one.org', 'two.org', NONSENSE], 'HostConfig.DnsSearch', [
    expect.toBeOneOf([null, []]),
    ['one.org'],
    ['two.org'],
  ]),
  row('services.*.dns_opt[]', ['ndots:2', 'ndots:3', NONSENSE], 'HostConfig.DnsOptions', [
    expect.toBeOneOf([null, []]),
    ['ndots:2'],
    ['ndots:3'],
  ]),
  row('services.*.extra_hosts[]', ['h:10.0.0.1', 'h=10.0.0.2', 'h'], 'HostConfig.ExtraHosts', [
    expect.toBeOneOf([null, []]),
    ['h:10.0.0.1'],
    ['h:10.0.0.2'],
  ]),
  row('services.*.extra_hosts.*', ['10.0.0.1', '10.0.0.2', NONSENSE], 'HostConfig.ExtraHosts', [
    expect.toBeOneOf([null, []]),
    ['k:10.0.0.1'],
    ['k:10.0.0.2'],
  ]),
  row('services.*.extra_hosts.*[]', ['10.0.0.1', '10.0.0.2', NONSENSE], 'HostConfig.ExtraHosts', [
    expect.toBeOneOf([null, []]),
    ['k:10.0.0.1'],
    ['k:10.0.0.2'],
  ]),
];
