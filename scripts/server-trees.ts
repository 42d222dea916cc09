// Trees for places of backups, kept below `.cache/`: Debian 12's OpenSSH, and Debian 13's Ceph (430 MB), of which
// one monitor, one object store in memory and the gateway make an S3 service in a container: it keeps the rules
// of S3 better than small imitations do.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { closure, openRelease, unpackDebs } from './debs.ts';
import { cacheFolder } from './engine.ts';
import { debianTree } from './image-trees.ts';

const EDITION = createHash('sha256')
  .update(readFileSync(import.meta.filename))
  .digest('hex')
  .slice(0, 8);
const PACKAGES = ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-common', 'base-files', 'libc-bin'];

/** OpenSSH 9. */
export async function sshdTree(): Promise<string> {
  return await debianTree('sshd-9', {
    packages: ['openssh-server', 'openssh-sftp-server'],
    isLibrary: (name) => /^(?:lib|zlib1g)/.test(name) && !/perl|^lib(?:debconf|newt|slang)/.test(name),
    waste: [],
  });
}

/** Ceph 18. */
export async function cephTree(): Promise<string> {
  const tree = join(cacheFolder('images'), `ceph-18-${EDITION}`);
  if (existsSync(tree)) return tree;
  const release = await openRelease('trixie', cacheFolder('debs/trixie'));
  const names = await closure(release, PACKAGES, isNeeded);
  const half = `${tree}.half-${process.pid}`;
  await unpackDebs(release, names, half);
  for (const waste of ['usr/share/doc', 'usr/share/man', 'usr/share/locale', 'usr/share/perl5']) {
    rmSync(join(half, waste), { recursive: true, force: true });
  }
  await execa('mv', ['-T', half, tree], { reject: false });
  for (const other of readdirSync(cacheFolder('images'))) {
    const isOld = other.startsWith('ceph-18-') && !other.includes('.half-') && !tree.endsWith(other);
    if (isOld) rmSync(join(cacheFolder('images'), other), { recursive: true });
  }
  return tree;
}

/** What sets up a Debian system (systemd, Perl, cron) is not needed to run these programs. */
function isNeeded(name: string): boolean {
  const isPart = /^(?:lib|zlib1g|python3|ceph-base|ceph-common|base-files|netbase|media-types)/.test(name);
  return isPart && !/^lib(?:perl|text-|debian|newt|slang|systemd-shared)/.test(name);
}

/** What the container runs: an account whose keys come from its environment, and S3 on port 8000. */
export const START_RADOSGW = `#!/usr/bin/python3
import os, subprocess

FSID = '6e1c9f0a-3f1e-4c1b-9a55-3d6b2f0c7a11'
OSD = '00000000-0000-4000-8000-000000000000'
MONITOR = '[v2:127.0.0.1:3300,v1:127.0.0.1:6789]'
CONF = f'''[global]
fsid = {FSID}
mon_host = {MONITOR}
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
ms_mon_client_mode = crc
ms_bind_ipv6 = false
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
mon_data_avail_crit = 0
mon_data_avail_warn = 0
mon_cluster_log_file = /dev/null
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pgp_num = 1
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
osd_objectstore = memstore
memstore_device_bytes = 2147483648
admin_socket =
log_file = /dev/null
'''


def run(*argv):
    print('+', *argv, flush=True)
    subprocess.run(argv, check=True)


for folder in ('/etc/ceph', '/run/ceph', '/var/lib/ceph/mon/ceph-a', '/var/lib/ceph/osd/ceph-0', '/tmp'):
    os.makedirs(folder, exist_ok=True)
open('/etc/ceph/ceph.conf', 'w').write(CONF)
run('monmaptool', '--create', '--fsid', FSID, '--addv', 'a', MONITOR, '/tmp/monmap')
run('ceph-mon', '--mkfs', '-i', 'a', '--monmap', '/tmp/monmap')
run('ceph-mon', '-i', 'a')
run('ceph', '--connect-timeout', '60', 'osd', 'new', OSD)
run('ceph-osd', '--mkfs', '-i', '0', '--osd-uuid', OSD)
run('ceph-osd', '-i', '0')
keys = ('--access-key=' + os.environ['ACCESS_KEY'], '--secret-key=' + os.environ['SECRET_KEY'])
run('radosgw-admin', 'user', 'create', '--uid=test', '--display-name=test', *keys)
gateway = ('--rgw-frontends=beast port=8000', '--rgw-thread-pool-size=32')
os.execvp('radosgw', ['radosgw', '-f', '-n', 'client.admin', *gateway])
`;
