// Leaves of a service that say what it may do to its host.

import { expect } from 'vitest';
import { type ComposeCase, idle, NONSENSE, row } from './compose-case.ts';

const NOBODY = expect.toBeOneOf([null, []]);
const OTHERS = { with: { services: { t: { image: 'app:1', ipc: 'shareable' }, u: { image: 'app:1' } } } };
const RULE = 'services.*.devices[]';

function device(host: string, inside: string, permissions: string) {
  return [{ PathOnHost: host, PathInContainer: inside, CgroupPermissions: permissions }];
}

export const PRIVILEGES: readonly ComposeCase[] = [
  row('services.*.privileged', [true, 'false', 'perhaps'], 'HostConfig.Privileged', [false, true, false]),
  row('services.*.read_only', [true, 'false', 'perhaps'], 'HostConfig.ReadonlyRootfs', [false, true, false]),
  row('services.*.cap_add[]', ['SYS_ADMIN', 'NET_ADMIN', NONSENSE], 'HostConfig.CapAdd', [
    NOBODY,
    ['SYS_ADMIN'],
    ['NET_ADMIN'],
  ]),
  row('services.*.cap_drop[]', ['ALL', 'MKNOD', NONSENSE], 'HostConfig.CapDrop', [
    NOBODY,
    ['ALL'],
    ['MKNOD'],
  ]),
  row(
    'services.*.security_opt[]',
    ['no-new-privileges:true', 'apparmor=unconfined', NONSENSE],
    'HostConfig.SecurityOpt',
    [NOBODY, ['no-new-privileges:true'], ['apparmor=unconfined']],
  ),
  row('services.*.group_add[]', ['27', 44, NONSENSE], 'HostConfig.GroupAdd', [NOBODY, ['27'], ['44']]),
  row(RULE, ['/dev/null:/dev/one:r', '/dev/zero', NONSENSE], 'HostConfig.Devices', [
    NOBODY,
    device('/dev/null', '/dev/one', 'r'),
    device('/dev/zero', '/dev/zero', 'rwm'),
  ]),
  row(
    `${RULE}.source`,
    ['/dev/null', '/dev/zero', NONSENSE],
    'HostConfig.Devices',
    [undefined, device('/dev/null', '/dev/one', 'rwm'), device('/dev/zero', '/dev/one', 'rwm')],
    { s: { devices: [{ target: '/dev/one' }] } },
  ),
  row(
    `${RULE}.target`,
    ['/dev/one', '/dev/two', NONSENSE],
    'HostConfig.Devices',
    [undefined, device('/dev/null', '/dev/one', 'rwm'), device('/dev/null', '/dev/two', 'rwm')],
    { s: { devices: [{ source: '/dev/null' }] } },
  ),
  row(
    `${RULE}.permissions`,
    ['r', 'rw', NONSENSE],
    'HostConfig.Devices',
    [
      device('/dev/null', '/dev/null', 'rwm'),
      device('/dev/null', '/dev/null', 'r'),
      device('/dev/null', '/dev/null', 'rw'),
    ],
    { s: { devices: [{ source: '/dev/null', target: '/dev/null' }] } },
  ),
  row(
    'services.*.device_cgroup_rules[]',
    ['c 1:3 rwm', 'c 1:5 r', NONSENSE],
    'HostConfig.DeviceCgroupRules',
    [NOBODY, ['c 1:3 rwm'], ['c 1:5 r']],
  ),
  row(
    'services.*.pid',
    ['host', 'service:t', 'service:nobody'],
    'HostConfig.PidMode',
    ['', 'host', expect.stringMatching(/^container:/)],
    OTHERS,
  ),
  row(
    'services.*.ipc',
    ['host', 'service:t', 'service:nobody'],
    'HostConfig.IpcMode',
    ['private', 'host', expect.stringMatching(/^container:/)],
    OTHERS,
  ),
  row('services.*.uts', ['host', '', NONSENSE], 'HostConfig.UTSMode', ['', 'host', '']),
  row('services.*.userns_mode', ['host', '', NONSENSE], 'HostConfig.UsernsMode', ['', 'host', '']),
  row('services.*.cgroup', ['private', 'host', 'own'], 'HostConfig.CgroupnsMode', [
    'host',
    'private',
    'host',
  ]),
  row('services.*.cgroup_parent', ['/one', '/two', NONSENSE], 'HostConfig.CgroupParent', [
    '',
    '/one',
    '/two',
  ]),
  row('services.*.runtime', ['runc', 'kata', NONSENSE], 'HostConfig.Runtime', ['runc', 'runc', 'kata']),
  idle('services.*.isolation', ['default', '', NONSENSE]),
  // Only engines newer than the one in memory keep annotations.
  idle('services.*.annotations.*', ['1', 2, NONSENSE]),
  idle('services.*.annotations[]', ['k=1', 'k=2', NONSENSE]),
];
