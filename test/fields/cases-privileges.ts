// Declarations of namespaces, privileges and devices.

import type { Case } from './case.ts';

export const PRIVILEGES: readonly Case[] = [
  {
    says: 'the host namespaces',
    image: 'plain',
    declared: { pidMode: 'host', ipcMode: 'host', utsMode: 'host', usernsMode: 'host', cgroupnsMode: 'host' },
  },
  {
    says: 'shareable ipc',
    image: 'plain',
    declared: { ipcMode: 'shareable', cgroupnsMode: 'private' },
    neverStarted: true,
  },
  { says: 'a cgroup parent', image: 'plain', declared: { cgroupParent: '/fields-test' }, neverStarted: true },
  { says: 'a runtime', image: 'plain', declared: { runtime: 'runc' } },
  { says: 'privileged', image: 'plain', declared: { privileged: true }, neverStarted: true },
  {
    says: 'privileged with options',
    image: 'plain',
    declared: { privileged: true, securityOpt: ['label=disable', 'apparmor=unconfined'], capDrop: ['ALL'] },
    neverStarted: true,
  },
  { says: 'read-only with init', image: 'plain', declared: { readOnly: true, init: true } },
  { says: 'without init', image: 'plain', declared: { init: false } },
  {
    says: 'capabilities',
    image: 'plain',
    declared: { capAdd: ['SYS_ADMIN', 'CAP_NET_ADMIN', 'chown'], capDrop: ['mknod', 'ALL'] },
  },
  {
    says: 'security options',
    image: 'plain',
    declared: { securityOpt: ['no-new-privileges:true', 'seccomp=unconfined'] },
  },
  {
    says: 'short and old security options',
    image: 'plain',
    declared: { securityOpt: ['no-new-privileges', 'apparmor:unconfined'] },
  },
  { says: 'open system paths', image: 'plain', declared: { securityOpt: ['systempaths=unconfined'] } },
  { says: 'groups', image: 'plain', declared: { groupAdd: ['27', '44'] } },
  {
    says: 'devices',
    image: 'plain',
    declared: {
      devices: [
        { host: '/dev/null', container: '/dev/nothing', permissions: 'r' },
        { host: '/dev/zero', container: '/dev/zero', permissions: 'rwm' },
      ],
      deviceCgroupRules: ['c 1:3 rwm'],
    },
  },
  {
    says: 'a graphics card',
    image: 'plain',
    declared: {
      deviceRequests: [
        { driver: 'nvidia', count: -1, ids: [], capabilities: [['gpu', 'utility']], options: {} },
      ],
    },
    neverStarted: true,
  },
  { says: 'annotations', image: 'plain', declared: { annotations: { 'org.example.note': 'x' } } },
];
