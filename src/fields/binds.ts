// The engine has three ways to write a mount (`Binds` strings, `Mounts` objects, the `Tmpfs` map)
// and shows each as it was asked for. Here all three become one form, and one form becomes them.

import type { Mount } from '../model/fields.ts';
import { flagAt, type JsonObject, numberAt, objectOf, textAt, textMap } from './json.ts';

const PROPAGATIONS = ['private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave'];
/** Options that say what is so anyhow, or nothing (`cached` and its kin meant something on other systems). */
const EMPTY_OPTIONS = new Set(['', 'rw', 'rprivate', 'cached', 'delegated', 'consistent']);
const UNITS: Readonly<Record<string, number>> = { b: 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** `/host:/in:ro,z` or `name:/in:nocopy`. */
export function fromBind(bind: string): Mount {
  const [source = '', target = '', mode = ''] = bind.split(':');
  const options = mode.split(',');
  const isPath = source.startsWith('/');
  return {
    type: isPath ? 'bind' : 'volume',
    source: isPath ? cleanPath(source) : source,
    target: cleanPath(target),
    readOnly: options.includes('ro'),
    options: options.filter((option) => option !== 'ro' && !EMPTY_OPTIONS.has(option)).sort(),
    createHostPath: isPath,
  };
}

/** An entry of `HostConfig.Mounts`. */
export function fromMount(json: JsonObject): Mount {
  const type = typeOf(textAt(json, 'Type'));
  const bind = objectOf(json['BindOptions']);
  const source = type === 'tmpfs' ? '' : textAt(json, 'Source');
  return {
    type,
    source: type === 'bind' ? cleanPath(source) : source,
    target: cleanPath(textAt(json, 'Target')),
    readOnly: flagAt(json, 'ReadOnly'),
    options: [
      ...bindOptions(bind),
      ...volumeOptions(json),
      ...tmpfsOptions(json),
      ...imageOptions(json),
    ].sort(),
    createHostPath: flagAt(bind, 'CreateMountpoint'),
  };
}

/** An entry of `HostConfig.Tmpfs`: path → `size=64m,mode=1777,ro`. */
export function fromTmpfs(target: string, text: string): Mount {
  const options = text.split(',').map((option) => option.trim());
  return {
    type: 'tmpfs',
    source: '',
    target: cleanPath(target),
    readOnly: options.includes('ro'),
    options: options
      .filter((option) => option !== 'ro' && !EMPTY_OPTIONS.has(option))
      .map(canonicalTmpfs)
      .sort(),
    createHostPath: false,
  };
}

/** The members of HostConfig that bring these mounts about. */
export function toEngineMounts(mounts: readonly Mount[]) {
  const tmpfs = mounts.filter((mount) => mount.type === 'tmpfs');
  const others = mounts.filter((mount) => mount.type !== 'tmpfs');
  return {
    Binds: others.filter(needsBind).map(toBind),
    Mounts: others.filter((mount) => !needsBind(mount)).map(toMount),
    Tmpfs: textMap(
      tmpfs.map((mount) => [mount.target, [...mount.options, ...(mount.readOnly ? ['ro'] : [])].join(',')]),
    ),
  };
}

/** `/a//b/./c/` → `/a/b/c`, as the engine cleans paths; `..` goes up. */
export function cleanPath(path: string): string {
  if (!path.startsWith('/')) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** `size=64m` → bytes, `mode=0755` → `mode=755`: what the two ways of writing a tmpfs have in common. */
export function canonicalTmpfs(option: string): string {
  const [, count, unit = 'b'] = /^size=(\d+)([bkmgt])?b?$/i.exec(option) ?? [];
  if (count !== undefined) return `size=${Number(count) * (UNITS[unit.toLowerCase()] ?? 1)}`;
  const [, mode] = /^mode=0*([0-7]+)$/.exec(option) ?? [];
  return mode === undefined ? option : `mode=${mode}`;
}

/** Relabelling, and making an absent host path, exist in the string form only (on every version). */
function needsBind(mount: Mount): boolean {
  const expressible = !mount.source.includes(':') && !mount.target.includes(':');
  const relabels = mount.options.includes('z') || mount.options.includes('Z');
  return expressible && (relabels || (mount.type === 'bind' && mount.createHostPath && plainOptions(mount)));
}

function plainOptions(mount: Mount): boolean {
  return mount.options.every((option) => PROPAGATIONS.includes(option));
}

function toBind(mount: Mount): string {
  const options = [mount.readOnly ? 'ro' : 'rw', ...mount.options];
  return `${mount.source}:${mount.target}:${options.join(',')}`;
}

function toMount(mount: Mount) {
  return {
    Type: mount.type,
    Source: mount.source,
    Target: mount.target,
    ReadOnly: mount.readOnly,
    ...(mount.type === 'bind' ? { BindOptions: writeBindOptions(mount) } : {}),
    ...(mount.type === 'volume' ? { VolumeOptions: writeVolumeOptions(mount) } : {}),
    ...(mount.type === 'image' ? { ImageOptions: { Subpath: option(mount, 'subpath=') } } : {}),
  };
}

function writeBindOptions(mount: Mount) {
  const propagation = mount.options.find((name) => PROPAGATIONS.includes(name));
  const recursive = option(mount, 'recursive=');
  return {
    ...(propagation === undefined ? {} : { Propagation: propagation }),
    ...(recursive === 'disabled' ? { NonRecursive: true } : {}),
    ...(recursive === 'writable' ? { ReadOnlyNonRecursive: true } : {}),
    ...(recursive === 'readonly' ? { ReadOnlyForceRecursive: true } : {}),
    ...(mount.createHostPath ? { CreateMountpoint: true } : {}),
  };
}

function writeVolumeOptions(mount: Mount) {
  const subpath = option(mount, 'subpath=');
  return {
    ...(mount.options.includes('nocopy') ? { NoCopy: true } : {}),
    ...(subpath === '' ? {} : { Subpath: subpath }),
  };
}

function option(mount: Mount, prefix: string): string {
  return mount.options.find((name) => name.startsWith(prefix))?.slice(prefix.length) ?? '';
}

function bindOptions(bind: JsonObject): readonly string[] {
  const propagation = textAt(bind, 'Propagation');
  return [
    ...(EMPTY_OPTIONS.has(propagation) ? [] : [propagation]),
    ...(flagAt(bind, 'NonRecursive') ? ['recursive=disabled'] : []),
    ...(flagAt(bind, 'ReadOnlyNonRecursive') ? ['recursive=writable'] : []),
    ...(flagAt(bind, 'ReadOnlyForceRecursive') ? ['recursive=readonly'] : []),
  ];
}

function volumeOptions(json: JsonObject): readonly string[] {
  const options = objectOf(json['VolumeOptions']);
  const subpath = textAt(options, 'Subpath');
  return [
    ...(flagAt(options, 'NoCopy') ? ['nocopy'] : []),
    ...(subpath === '' ? [] : [`subpath=${subpath}`]),
  ];
}

function imageOptions(json: JsonObject): readonly string[] {
  const subpath = textAt(objectOf(json['ImageOptions']), 'Subpath');
  return subpath === '' ? [] : [`subpath=${subpath}`];
}

function tmpfsOptions(json: JsonObject): readonly string[] {
  const options = objectOf(json['TmpfsOptions']);
  const size = numberAt(options, 'SizeBytes');
  const mode = numberAt(options, 'Mode');
  return [...(size > 0 ? [`size=${size}`] : []), ...(mode > 0 ? [`mode=${mode.toString(8)}`] : [])];
}

function typeOf(type: string): Mount['type'] {
  switch (type) {
    case 'volume':
    case 'tmpfs':
    case 'image':
    case 'npipe':
    case 'cluster':
      return type;
    default:
      return 'bind';
  }
}
