// Declarations of ports and mounts.

import { type Case, mount } from './case.ts';

export const STORAGE: readonly Case[] = [
  { says: 'exposed ports', image: 'full', declared: { exposed: ['8080/tcp', '80/tcp'] } },
  {
    says: 'published ports',
    image: 'plain',
    declared: {
      ports: [
        { container: '80/tcp', hostIp: '', hostPort: '38471' },
        { container: '53/udp', hostIp: '127.0.0.1', hostPort: '38472' },
      ],
    },
  },
  {
    says: 'one port published twice',
    image: 'full',
    declared: {
      ports: [
        { container: '80/tcp', hostIp: '127.0.0.1', hostPort: '38474' },
        { container: '80/tcp', hostIp: '127.0.0.1', hostPort: '38473' },
      ],
    },
  },
  {
    says: 'ports that the engine chooses',
    image: 'plain',
    declared: {
      exposed: ['99/tcp'],
      ports: [
        { container: '80/tcp', hostIp: '', hostPort: '' },
        { container: '81/tcp', hostIp: '127.0.0.1', hostPort: '' },
      ],
    },
  },
  {
    says: 'a range of host ports',
    image: 'plain',
    declared: { ports: [{ container: '80/tcp', hostIp: '', hostPort: '38480-38489' }] },
  },
  {
    says: 'ports of IPv6',
    image: 'plain',
    declared: { ports: [{ container: '80/tcp', hostIp: '::1', hostPort: '38475' }] },
  },
  {
    says: 'a named volume',
    image: 'plain',
    declared: { mounts: [mount('volume', 'fields-test-a', '/data')] },
  },
  {
    says: 'a volume for a volume of the image',
    image: 'full',
    declared: { mounts: [mount('volume', 'fields-test-a', '/data/')] },
  },
  {
    says: 'a read-only volume, no copy',
    image: 'plain',
    declared: {
      mounts: [mount('volume', 'fields-test-a', '/data', { readOnly: true, options: ['nocopy'] })],
    },
  },
  { says: 'an anonymous volume', image: 'plain', declared: { mounts: [mount('volume', '', '/data')] } },
  {
    says: 'a volume relabelled',
    image: 'plain',
    declared: { mounts: [mount('volume', 'fields-test-a', '/data', { options: ['z'] })] },
  },
  {
    says: 'binds',
    image: 'plain',
    declared: {
      mounts: [
        mount('bind', '/tmp', '/host'),
        mount('bind', '/etc/hostname', '/name', { readOnly: true }),
        mount('bind', '/usr/', '/u', { createHostPath: true, readOnly: true }),
      ],
    },
  },
  {
    says: 'binds with options',
    image: 'plain',
    declared: {
      mounts: [
        mount('bind', '/tmp', '/host', { options: ['rslave'] }),
        mount('bind', '/usr', '/u', { createHostPath: true, options: ['Z', 'rslave'] }),
        mount('bind', '/etc', '/e', { options: ['recursive=disabled'], readOnly: true }),
      ],
    },
    neverStarted: true,
  },
  {
    says: 'tmpfs',
    image: 'plain',
    declared: {
      mounts: [
        mount('tmpfs', '', '/run'),
        mount('tmpfs', '', '/t', { options: ['size=64m', 'mode=0755'] }),
        mount('tmpfs', '', '/ro', { readOnly: true, options: ['uid=1', 'exec'] }),
      ],
    },
  },
];
