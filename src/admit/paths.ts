// Paths of a target's host: which of them may be mounted. All comparing is done on normalised paths. Where
// symbolic links lead is only known for a host that can be asked (`realPaths`): on any other one a link in a
// folder that may be mounted is a hole that only that host's owner can close.

import type { RuleName } from '../model/admission.ts';
import type { AdmissionContext } from './context.ts';

/** What rules a host, or holds its secrets. */
const DENIED = [
  ...['/etc', '/root', '/home', '/boot', '/dev', '/proc', '/sys', '/run', '/var/run', '/efi'],
  ...['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/snap'],
  ...[
    '/var/lib/docker',
    '/var/lib/containerd',
    '/var/lib/containers',
    '/var/lib/kubelet',
    '/var/lib/rancher',
  ],
  ...['/var/lib/systemd', '/var/lib/shipshape', '/var/spool/cron', '/var/lib/dpkg', '/var/lib/rpm'],
];

/** What stacks mount to know the time, and devices that every container has anyhow; read-only. */
const HARMLESS = [
  ...['/etc/localtime', '/etc/timezone', '/usr/share/zoneinfo'],
  ...['/dev/urandom', '/dev/random', '/dev/null', '/dev/zero'],
];

/** What is one place under two names on every common system. */
const ALIASES: readonly (readonly [string, string])[] = [['/var/run', '/run']];

/** `/a//b/./c/` → `/a/b/c`, as the engine cleans paths; `..` goes up. */
export function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** True when `path` is `folder` or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

/** What is wrong with mounting a path of the host; empty when it may be done. */
export function judgePath(
  written: string,
  readOnly: boolean,
  context: AdmissionContext,
): readonly { readonly rule: RuleName; readonly value: string }[] {
  const path = canonical(written);
  const isOwn = context.ownPaths.some((own) => isWithin(path, canonical(own)));
  if (readOnly && HARMLESS.some((one) => isWithin(path, one))) return [];
  const real = context.realPaths.get(written);
  const first = isOwn ? undefined : verdict(path, readOnly, context);
  if (first !== undefined) return [{ rule: first, value: path }];
  if (real === undefined) return [];
  const there = canonical(real.path);
  const shown = there === path ? path : `${path} -> ${there}`;
  if (real.kind === 'socket' && !isNamed(path, context)) return [{ rule: 'socket-mount', value: shown }];
  if (real.kind === 'device' && !isNamed(path, context)) return [{ rule: 'devices', value: shown }];
  if (there === path || expected(path, context).includes(there)) return [];
  const second = verdict(there, readOnly, context);
  // A link inside of our own folders leads out of them: a container may have made it.
  return second === undefined && !isOwn ? [] : [{ rule: second ?? 'denied-path', value: shown }];
}

/**
 * True for a device that fleet.yaml names, or that is in a folder of /dev that it names. Not for what is in any
 * other folder that may be mounted: who mounts that can make a node, or a link to one, of any disk there.
 */
export function isAllowedDevice(written: string, context: AdmissionContext): boolean {
  const path = canonical(written);
  return context.settings.hostPaths
    .map(canonical)
    .some((entry) => entry === path || (isWithin(entry, '/dev') && isWithin(path, entry)));
}

/** True for a path in a folder that fleet.yaml lets be mounted. */
export function isAllowedPath(written: string, context: AdmissionContext): boolean {
  const path = canonical(written);
  return context.settings.hostPaths.some((entry) => isWithin(path, canonical(entry)));
}

function verdict(path: string, readOnly: boolean, context: AdmissionContext): RuleName | undefined {
  if (isNamed(path, context)) return undefined;
  if (/\.sock(?:et)?$/i.test(path)) return 'socket-mount';
  if (readOnly && HARMLESS.some((one) => isWithin(path, one))) return undefined;
  const entries = allowedRoots(context).filter((entry) => isWithin(path, entry));
  const isDenied = deniedPaths(context).some((one) => {
    // What holds a denied path is as good as that path. What lies in one may be let through by name.
    if (isWithin(one, path)) return true;
    return isWithin(path, one) && !entries.some((entry) => isWithin(entry, one));
  });
  if (isDenied) return 'denied-path';
  return entries.length > 0 ? undefined : 'host-path';
}

/** fleet.yaml names this very path. */
function isNamed(path: string, context: AdmissionContext): boolean {
  return allowedRoots(context).includes(path);
}

/**
 * What fleet.yaml lets through, under its own name and under the one that links lead to. Where others than
 * root may write, a link that leads to what is denied is not what fleet.yaml meant.
 */
function allowedRoots(context: AdmissionContext): readonly string[] {
  const denied = deniedPaths(context);
  const isTouching = (path: string) => denied.some((one) => isWithin(path, one) || isWithin(one, path));
  return context.settings.hostPaths.flatMap((written) => {
    const entry = canonical(written);
    const real = context.realPaths.get(written);
    if (real === undefined) return [entry];
    const there = canonical(real.path);
    return isTouching(there) && !isTouching(entry) ? [entry] : [entry, there];
  });
}

function deniedPaths({ closedRoots }: AdmissionContext): readonly string[] {
  return [...DENIED, ...closedRoots].map(canonical);
}

/** Where a path really is when only the folders that we chose are links: a data root on another disk. */
function expected(path: string, { closedRoots, realPaths }: AdmissionContext): readonly string[] {
  return closedRoots.flatMap((root) => {
    const real = realPaths.get(root);
    if (real === undefined || !isWithin(path, canonical(root))) return [];
    return [canonical(`${real.path}/${path.slice(canonical(root).length)}`)];
  });
}

function canonical(written: string): string {
  const path = cleanPath(written);
  const alias = ALIASES.find(([name]) => isWithin(path, name));
  return alias === undefined ? path : `${alias[1]}${path.slice(alias[0].length)}`;
}
