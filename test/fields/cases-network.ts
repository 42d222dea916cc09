// Declarations of networks and name resolution.

import { PLAIN_ENDPOINT } from '../../src/fields/endpoints.ts';
import { BACK, type Case, FRONT } from './case.ts';

export const NETWORK: readonly Case[] = [
  { says: 'the host network', image: 'plain', declared: { networkMode: 'host' } },
  {
    says: 'ports on the host network',
    image: 'plain',
    declared: { networkMode: 'host', ports: [{ container: '80/tcp', hostIp: '', hostPort: '38476' }] },
  },
  { says: 'no network', image: 'plain', declared: { networkMode: 'none' } },
  { says: 'the bridge', image: 'plain', declared: { networkMode: 'bridge' } },
  {
    says: 'a network of its own',
    image: 'plain',
    declared: { networkMode: FRONT, networks: { [FRONT]: { ...PLAIN_ENDPOINT, aliases: ['web', 'www'] } } },
  },
  {
    says: 'a host name on a network',
    image: 'plain',
    declared: {
      hostname: 'gate.example.org',
      networks: { [FRONT]: { ...PLAIN_ENDPOINT, aliases: ['web', 'gate.example.org'] } },
    },
  },
  {
    says: 'a host and domain name on a network',
    image: 'plain',
    declared: {
      hostname: 'gate',
      domainname: 'example.org',
      networks: { [FRONT]: { ...PLAIN_ENDPOINT, aliases: ['web'] } },
    },
  },
  {
    says: 'links',
    image: 'plain',
    declared: { networks: { [FRONT]: { ...PLAIN_ENDPOINT, links: ['fields-test-peer:database'] } } },
    neverStarted: true,
  },
  {
    says: 'two networks',
    image: 'plain',
    declared: {
      networkMode: FRONT,
      networks: {
        [BACK]: { ...PLAIN_ENDPOINT, aliases: ['web'] },
        [FRONT]: { ...PLAIN_ENDPOINT, aliases: ['web'] },
      },
    },
  },
  {
    says: 'fixed addresses',
    image: 'plain',
    declared: {
      networkMode: BACK,
      networks: {
        [BACK]: { ...PLAIN_ENDPOINT, aliases: ['web'], ipv4: '10.213.7.77', mac: '02:42:0a:d5:07:4d' },
      },
    },
  },
  {
    says: 'options of an endpoint',
    image: 'plain',
    declared: { networks: { [FRONT]: { ...PLAIN_ENDPOINT, driverOpts: { 'com.example.opt': '1' } } } },
  },
  {
    says: 'name resolution',
    image: 'plain',
    declared: {
      dns: ['9.9.9.9', '1.1.1.1'],
      dnsSearch: ['example.org'],
      dnsOptions: ['ndots:2'],
      extraHosts: ['db:10.0.0.1', 'gate:host-gateway', 'six:::1'],
    },
  },
];
