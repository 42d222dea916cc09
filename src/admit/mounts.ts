// What a container gets of the host's files: binds in both ways of writing them, volumes that are binds in
// disguise (made here, or made by somebody before), and volumes of other containers.

import type { AdmissionContext, Hit } from './context.ts';
import { cleanPath, isAllowedPath, judgePath } from './paths.ts';
import { type Json, mapAt, objectOf, objectsAt, textAt, textsAt } from './read.ts';

const PROPAGATION = /^r?(?:shared|slave)$/;
/** Options of a tmpfs volume that ask for nothing of the host. */
const TMPFS_OPTION = /^(?:|rw|ro|noexec|nosuid|nodev|noatime|(?:size|mode|uid|gid|nr_inodes)=[0-9a-z%]+)$/i;

export function mountHits(host: Json, context: AdmissionContext): readonly Hit[] {
  return [
    ...textsAt(host, 'Binds').flatMap((bind, index) => bindHits(bind, `HostConfig.Binds.${index}`, context)),
    ...objectsAt(host, 'Mounts').flatMap((mount, index) =>
      mountHitsOf(mount, `HostConfig.Mounts.${index}`, context),
    ),
    ...mapAt(host, 'Tmpfs').flatMap(([target, options]) => tmpfsHits(options, `HostConfig.Tmpfs.${target}`)),
    ...textsAt(host, 'VolumesFrom')
      .filter((from) => !context.ownContainers.has(from.replace(/^\//, '').replace(/:(?:ro|rw|z|Z)$/, '')))
      .map((value): Hit => ({ rule: 'container-namespace', path: 'HostConfig.VolumesFrom', value })),
  ];
}

/**
 * Every path of the host that a create call names, itself or by a volume that is there already: what a caller
 * that can ask the host looks up.
 */
export function hostPathsIn(body: unknown, volumes: AdmissionContext['volumes']): readonly string[] {
  const host = objectOf(objectOf(body)['HostConfig']);
  const sources = [
    ...textsAt(host, 'Binds').map((bind) => bind.split(':')[0] ?? ''),
    ...objectsAt(host, 'Mounts').map((mount) => textAt(mount, 'Source')),
  ];
  const own = mapAt(objectOf(body), 'DriverOpts');
  const others = sources.flatMap((name) => Object.entries(volumes.get(name)?.driverOpts ?? {}));
  // The engine takes these keys in any case.
  const devices = [...own, ...others].filter(([key]) => key.toLowerCase() === 'device');
  return [...sources, ...devices.map(([, device]) => device)].filter((path) => path.startsWith('/'));
}

/** A volume of the local driver with options can be any folder, disk or share. */
export function volumeHits(
  driver: string,
  options: readonly (readonly [string, string])[],
  path: string,
  context: AdmissionContext,
): readonly Hit[] {
  if (driver !== '' && driver !== 'local')
    return [{ rule: 'volume-driver', path: `${path}Driver`, value: driver }];
  const given = Object.fromEntries(options.map(([key, value]) => [key.toLowerCase(), value]));
  const flags = (given['o'] ?? '').split(',').map((flag) => flag.trim());
  const { type = '', device = '' } = given;
  const isTmpfs =
    type === 'tmpfs' && !device.startsWith('/') && flags.every((flag) => TMPFS_OPTION.test(flag));
  if (options.length === 0 || isTmpfs) return [];
  const isBind = flags.includes('bind') || flags.includes('rbind');
  const judged = isBind ? judgePath(device, flags.includes('ro'), context) : [];
  const hits = judged.map(({ rule, value }): Hit => ({ rule, path: `${path}DriverOpts.device`, value }));
  // A folder that fleet.yaml lets be mounted may as well be a volume.
  if (isBind && hits.length === 0 && isAllowedPath(device, context)) return [];
  const value = isBind ? `a bind of ${cleanPath(device)}` : `type ${type || 'none'}`;
  return [...hits, { rule: 'volume-driver', path: `${path}DriverOpts`, value }];
}

function bindHits(bind: string, path: string, context: AdmissionContext): readonly Hit[] {
  const [source = '', , mode = ''] = bind.split(':');
  const options = mode.split(',');
  return [
    ...(source.startsWith('/')
      ? sourceHits(source, options.includes('ro'), path, context)
      : namedVolume(source, path, context)),
    ...options.filter((option) => PROPAGATION.test(option)).map((value) => propagation(path, value)),
  ];
}

function mountHitsOf(mount: Json, path: string, context: AdmissionContext): readonly Hit[] {
  const source = textAt(mount, 'Source');
  const at = `${path}.Source`;
  const spread = textAt(objectOf(mount['BindOptions']), 'Propagation');
  const spreads = PROPAGATION.test(spread) ? [propagation(`${path}.BindOptions.Propagation`, spread)] : [];
  switch (textAt(mount, 'Type')) {
    case 'bind':
      return [...sourceHits(source, mount['ReadOnly'] === true, at, context), ...spreads];
    case 'volume':
      return [...namedVolume(source, at, context), ...spreads];
    case 'tmpfs':
    case 'image':
      return spreads;
    case 'npipe':
      return [{ rule: 'socket-mount', path: at, value: source }];
    default:
      return [{ rule: 'volume-driver', path: `${path}.Type`, value: textAt(mount, 'Type') }];
  }
}

function sourceHits(source: string, readOnly: boolean, path: string, context: AdmissionContext) {
  return judgePath(source, readOnly, context).map(({ rule, value }): Hit => {
    // Who agreed to a folder that is only read did not agree to writing there.
    const isRead = readOnly && rule === 'host-path';
    return { rule, path, value: isRead ? `${value} (read-only)` : value };
  });
}

/** A volume that is there already may be a bind of the host's root, whoever made it. */
function namedVolume(name: string, path: string, context: AdmissionContext): readonly Hit[] {
  const live = context.volumes.get(name);
  if (live === undefined) return [];
  const options = Object.entries(live.driverOpts);
  return volumeHits(live.driver, options, '', context).map(({ rule, value }) => ({
    rule,
    path,
    value: `volume ${name}: ${value}`,
  }));
}

function tmpfsHits(options: string, path: string): readonly Hit[] {
  return options.split(',').flatMap((option): readonly Hit[] => {
    const name = option.trim();
    if (PROPAGATION.test(name)) return [propagation(path, name)];
    if (name === 'dev') return [{ rule: 'devices', path, value: 'a tmpfs with devices' }];
    return name === 'suid' ? [{ rule: 'no-new-privileges', path, value: 'a tmpfs with suid programs' }] : [];
  });
}

function propagation(path: string, value: string): Hit {
  return { rule: 'bind-propagation', path, value };
}
