// What `Binds`, `Mounts`, `VolumesFrom` and an image's VOLUMEs become: mount points, volumes made on
// the way, host folders made on the way (short form only, as in Docker).

import { object, refused, strings, text } from './defaults.ts';
import { below, entriesBelow, joinPath, lookUp, normalPath } from './tree.ts';
import type { Container, Image, Json, MountPoint, Volume, World } from './world.ts';
import { emit, nextId } from './world.ts';

const VOLUME_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

/** The mount points of a new container. Volumes and host folders that they need exist afterwards. */
export function mountsOf(world: World, config: Json, hostConfig: Json, image: Image): MountPoint[] {
  const mounts = [
    ...mountsFrom(world, hostConfig),
    ...strings(hostConfig['Binds']).map((bind) => ofBind(world, bind)),
    ...listOf(hostConfig['Mounts']).map((mount) => ofMount(world, mount)),
  ];
  const targets = new Set(mounts.map((mount) => mount.target));
  const tmpfs = new Set(Object.keys(object(hostConfig['Tmpfs'])).map(normalPath));
  for (const target of Object.keys(object(config['Volumes'])).map(normalPath)) {
    if (targets.has(target) || tmpfs.has(target)) continue;
    const volume = makeVolume(world, nextId(world), 'local', null, null, true);
    mounts.push(volumeMount(volume.name, target, '', true));
  }
  for (const mount of mounts) fillFromImage(world, mount, image);
  return mounts;
}

function mountsFrom(world: World, hostConfig: Json): readonly MountPoint[] {
  return strings(hostConfig['VolumesFrom']).flatMap((entry) => {
    const [name = '', mode] = entry.split(':');
    const from = [...world.containers.values()].find((one) => one.name === name || one.id === name);
    if (from === undefined) throw refused(`No such container: ${name}`);
    return from.mounts.map((mount) => ({ ...mount, writable: mount.writable && mode !== 'ro' }));
  });
}

function ofBind(world: World, bind: string): MountPoint {
  const [source = '', target = '', mode = ''] = bind.split(':');
  const words = mode.split(',');
  if (!target.startsWith('/')) {
    throw refused(
      `invalid volume specification: '${bind}': invalid mount path: '${target}' mount path must be absolute`,
    );
  }
  if (!source.startsWith('/')) {
    if (!VOLUME_NAME.test(source)) throw refused(`create ${source}: "${source}" includes invalid characters`);
    if (!world.volumes.has(source)) makeVolume(world, source, 'local', null, null, false);
    // The engine writes `z` for a named volume without words of its own.
    return volumeMount(source, normalPath(target), mode || 'z', !words.includes('ro'));
  }
  makeHostFolder(world, normalPath(source));
  const propagation = words.find((word) => /^r?(?:private|shared|slave)$/.test(word)) ?? 'rprivate';
  return {
    type: 'bind',
    name: '',
    source: normalPath(source),
    target: normalPath(target),
    mode,
    writable: !words.includes('ro'),
    propagation,
  };
}

function ofMount(world: World, mount: Json): MountPoint {
  const source = text(mount['Source']);
  const target = normalPath(text(mount['Target']));
  const writable = mount['ReadOnly'] !== true;
  switch (text(mount['Type'])) {
    case 'bind': {
      if (lookUp(world.host, normalPath(source)) === undefined) {
        throw refused(`invalid mount config for type "bind": bind source path does not exist: ${source}`);
      }
      const propagation = text(object(mount['BindOptions'])['Propagation']) || 'rprivate';
      return { type: 'bind', name: '', source: normalPath(source), target, mode: '', writable, propagation };
    }
    case 'volume': {
      const name = source === '' ? nextId(world) : source;
      const driver = text(object(object(mount['VolumeOptions'])['DriverConfig'])['Name']) || 'local';
      if (!world.volumes.has(name)) makeVolume(world, name, driver, null, null, source === '');
      return volumeMount(name, target, 'z', writable);
    }
    case 'tmpfs':
      return { type: 'tmpfs', name: '', source: '', target, mode: '', writable: true, propagation: '' };
    default:
      throw refused(`invalid mount config for type "${text(mount['Type'])}": mount type unknown`);
  }
}

function volumeMount(name: string, target: string, mode: string, writable: boolean): MountPoint {
  return { type: 'volume', name, source: '', target, mode, writable, propagation: '' };
}

export function makeVolume(
  world: World,
  name: string,
  driver: string,
  options: Volume['options'],
  labels: Volume['labels'],
  anonymous: boolean,
): Volume {
  const createdAt = world.clock.now();
  const volume: Volume = { name, driver, options, labels, createdAt, data: new Map(), anonymous };
  world.volumes.set(name, volume);
  emit(world, 'volume', 'create', name, { driver });
  return volume;
}

/** An empty volume is filled with what the image has at its place. */
function fillFromImage(world: World, mount: MountPoint, image: Image): void {
  const volume = mount.type === 'volume' ? world.volumes.get(mount.name) : undefined;
  if (volume === undefined || volume.data.size > 0) return;
  for (const [path, node] of entriesBelow(image.files, mount.target)) {
    if (path !== '/') volume.data.set(path, { ...node });
  }
}

function makeHostFolder(world: World, path: string): void {
  if (lookUp(world.host, path) !== undefined) return;
  world.host.set(path, { kind: 'folder', mode: 0o755, uid: 0, gid: 0 });
}

/** Where a path of a container really is: the tree, the path in it, and whether it may be written. */
export function resolvePath(
  world: World,
  container: Container,
  path: string,
): { readonly tree: Container['tree']; readonly path: string; readonly writable: boolean } {
  const wanted = normalPath(path);
  const mount = container.mounts
    .filter((one) => below(one.target, wanted) !== undefined)
    .sort((a, b) => b.target.length - a.target.length)[0];
  if (mount === undefined) {
    return { tree: container.tree, path: wanted, writable: container.hostConfig['ReadonlyRootfs'] !== true };
  }
  const inside = below(mount.target, wanted) ?? '/';
  if (mount.type === 'bind') {
    return { tree: world.host, path: joinPath(mount.source, inside), writable: mount.writable };
  }
  const tree = world.volumes.get(mount.name)?.data ?? new Map();
  return { tree, path: inside, writable: mount.writable };
}

export function mountJson(mount: MountPoint): Json {
  const isVolume = mount.type === 'volume';
  return {
    Type: mount.type,
    ...(isVolume ? { Name: mount.name } : {}),
    Source: isVolume ? mountpointOf(mount.name) : mount.source,
    Destination: mount.target,
    ...(isVolume ? { Driver: 'local' } : {}),
    Mode: mount.mode,
    RW: mount.writable,
    Propagation: mount.propagation,
  };
}

export function mountpointOf(volume: string): string {
  return `/var/lib/docker/volumes/${volume}/_data`;
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(object) : [];
}
