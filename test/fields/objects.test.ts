import { describe, expect, test } from 'vitest';
import { toEngineFacts } from '../../src/fields/engine.ts';
import { networkFacts, volumeFacts } from '../../src/fields/fingerprint.ts';
import { compareNetwork, networkBody, toLiveNetwork } from '../../src/fields/network.ts';
import { compareVolume, toLiveVolume, volumeBody } from '../../src/fields/volume.ts';
import type { NetworkSpec, VolumeSpec } from '../../src/model/desired.ts';
import type { InfoJson, NetworkJson, VolumeJson } from '../../src/model/engine.ts';
import { address, instanceName } from '../../src/model/ref.ts';
import { networkSpec } from '../engine/fields-networks.ts';

const CRM = instanceName('crm');
const ADDRESS = address(CRM, 'network', 'default');
const FOREIGN = { kind: 'foreign' } as const;

function network(more: Partial<NetworkJson> = {}): NetworkJson {
  return {
    Id: 'n'.repeat(64),
    Name: 'crm_default',
    Driver: 'bridge',
    Scope: 'local',
    Internal: false,
    Attachable: false,
    Ingress: false,
    EnableIPv6: false,
    IPAM: { Driver: 'default', Options: null, Config: [{ Subnet: '172.18.0.0/16', Gateway: '172.18.0.1' }] },
    Options: {},
    Labels: { 'dev.shipshape.object': ADDRESS, 'com.docker.compose.network': 'default' },
    ...more,
  };
}

function networkPaths(spec: Partial<NetworkSpec>, json: Partial<NetworkJson> = {}): readonly string[] {
  const wanted = { ...networkSpec(ADDRESS, 'crm_default'), ...spec };
  return compareNetwork(wanted, toLiveNetwork(network(json), FOREIGN)).map(({ path }) => path);
}

function ipam(pool: Partial<NetworkSpec['ipam']['pools'][number]>): NetworkSpec['ipam'] {
  const pools = [{ subnet: '', gateway: '', ipRange: '', auxAddresses: {}, ...pool }];
  return { driver: 'default', options: {}, pools };
}

describe('networks', () => {
  test('what the engine chose is no difference', () => {
    expect(networkPaths({})).toEqual([]);
    expect(networkPaths({ ipam: ipam({ subnet: '172.18.0.0/16' }) })).toEqual([]);
    const recent = { Options: { 'com.docker.network.enable_ipv4': 'true' }, EnableIPv4: true };
    expect(networkPaths({}, recent)).toEqual([]);
    const gateway = {
      IPAM: { Driver: '', Options: {}, Config: [{ Subnet: '10.0.0.0/24', Gateway: '10.0.0.1/24' }] },
    };
    expect(networkPaths({ ipam: ipam({ subnet: '10.0.0.0/24', gateway: '10.0.0.1' }) }, gateway)).toEqual([]);
  });

  test.for<[Partial<NetworkSpec>, Partial<NetworkJson>, string[]]>([
    [{ driver: 'macvlan' }, {}, ['driver']],
    [{ internal: true }, {}, ['internal']],
    [{ attachable: true }, {}, ['attachable']],
    [{ enableIpv6: true }, {}, ['enableIpv6']],
    [{ enableIpv4: false }, { EnableIPv4: true }, ['enableIpv4']],
    [{ labels: { a: '1' } }, {}, ['labels.a']],
    [{}, { Labels: { b: '1' } }, ['labels.b']],
    [
      { driverOpts: { mtu: '9000' } },
      { Options: { mtu: '1400', x: 'y' } },
      ['driverOpts.mtu', 'driverOpts.x'],
    ],
    [{ ipam: ipam({ subnet: '10.0.0.0/24' }) }, {}, ['ipam.pools']],
    [{ ipam: ipam({ subnet: '172.18.0.0/16', gateway: '172.18.0.9' }) }, {}, ['ipam.pools']],
  ])('%j against %j', ([spec, json, expected]) => {
    expect(networkPaths(spec, json)).toEqual(expected);
  });

  test('nothing is asked of an external one', () => {
    expect(networkPaths({ external: true, driver: 'overlay' })).toEqual([]);
  });

  test('the create body says only what is declared', () => {
    const spec = { ...networkSpec(ADDRESS, 'crm_default', '10.0.0.0/24'), labels: { a: '1' } };
    expect(networkBody(spec, { b: '2' })).toMatchObject({
      Name: 'crm_default',
      CheckDuplicate: true,
      IPAM: { Driver: 'default', Config: [{ Subnet: '10.0.0.0/24' }] },
      Labels: { a: '1', b: '2' },
    });
    expect(networkBody(spec, {})).not.toHaveProperty('EnableIPv4');
    expect(networkBody({ ...spec, enableIpv4: false }, {})).toMatchObject({ EnableIPv4: false });
  });

  test('facts follow settings, not attachments', () => {
    const facts = (more: Partial<NetworkJson>) => networkFacts(toLiveNetwork(network(more), FOREIGN));
    expect(facts({ Containers: { x: { Name: 'x' } } })).toBe(facts({}));
    expect(facts({ Internal: true })).not.toBe(facts({}));
  });
});

describe('volumes', () => {
  const spec: VolumeSpec = {
    address: address(CRM, 'volume', 'data'),
    name: 'crm_data',
    external: false,
    driver: 'local',
    driverOpts: {},
    labels: {},
    origins: {},
  };
  const volume = (more: Partial<VolumeJson> = {}): VolumeJson => ({
    Name: 'crm_data',
    Driver: 'local',
    Mountpoint: '/v',
    Labels: { 'dev.shipshape.object': 'crm/volume/data' },
    Options: null,
    Scope: 'local',
    ...more,
  });
  const live = (more: Partial<VolumeJson>) => toLiveVolume(volume(more), FOREIGN);

  test('a difference is reported and never more', () => {
    expect(compareVolume(spec, live({}))).toEqual([]);
    const differences = compareVolume(
      { ...spec, driverOpts: { type: 'nfs' } },
      live({ Driver: 'other', Labels: { a: '1' } }),
    );
    expect(differences.map(({ path, rule }) => [path, rule])).toEqual([
      ['driver', 'report'],
      ['driverOpts.type', 'report'],
      ['labels.a', 'report'],
    ]);
    expect(compareVolume({ ...spec, external: true }, live({ Driver: 'other' }))).toEqual([]);
  });

  test('made anew, it is another volume', () => {
    expect(volumeFacts(live({ CreatedAt: '2026-01-01' }))).not.toBe(
      volumeFacts(live({ CreatedAt: '2026-01-02' })),
    );
  });

  test('the create body has the current name', () => {
    expect(volumeBody(spec, 'crm_data-g2', { b: '2' })).toEqual({
      Name: 'crm_data-g2',
      Driver: 'local',
      DriverOpts: {},
      Labels: { b: '2' },
    });
  });
});

describe('engines', () => {
  const info: InfoJson = {
    ID: 'E',
    Name: 'host',
    ServerVersion: '28.2.2',
    OSType: 'linux',
    Architecture: 'x86_64',
    NCPU: 2,
    MemTotal: 5,
    DefaultRuntime: 'runc',
    LoggingDriver: 'json-file',
    LiveRestoreEnabled: false,
    InitBinary: 'docker-init',
    SecurityOptions: ['name=seccomp,profile=builtin', 'name=rootless'],
    DockerRootDir: '/var/lib/docker',
    SwapLimit: false,
    Warnings: ['WARNING: No blkio weight support'],
  };
  const version = { Version: '28.2.2', ApiVersion: '1.50', Os: 'linux', Arch: 'amd64' };

  test('facts', () => {
    expect(toEngineFacts(info, version)).toMatchObject({
      id: 'E',
      version: '28.2.2',
      apiVersion: '1.50',
      architecture: 'amd64',
      cgroupVersion: '1',
      rootless: true,
      limits: { memory: true, swap: false, blkioWeight: false },
    });
  });
});
