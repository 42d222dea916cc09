// When two containers must not run at once: they would write the same data, or want the same port,
// address or namespace. Decides between start-first and stop-first.

import type { ContainerSpec } from '../model/desired.ts';
import type { LiveContainer } from '../model/observed.ts';

/** True when `old` must be out of service before a container of this spec may start. */
export function conflicts(spec: ContainerSpec, old: LiveContainer): boolean {
  const { networkMode = '', ipcMode = '', pidMode = '' } = spec.fields;
  const joins = [networkMode, ipcMode, pidMode].some((mode) => mode.startsWith('container:'));
  return (
    spec.stateful ||
    old.fields === undefined ||
    joins ||
    networkMode === 'host' ||
    hasFixedAddress(spec) ||
    sharesPort(spec, old) ||
    sharesData(spec, old) ||
    takesOverData(spec, old)
  );
}

/** True when both want the same port of the host, whatever the address: no address may stand for all. */
export function sharesPort(spec: ContainerSpec, old: LiveContainer): boolean {
  const held = new Set(old.hostPorts.map((port) => port.slice(port.lastIndexOf(':') + 1)));
  return wantedPorts(spec).some((port) => held.has(port));
}

/** Host ports asked for by number: `5432/tcp`. */
export function wantedPorts(spec: ContainerSpec): readonly string[] {
  return (spec.fields.ports ?? [])
    .filter((binding) => binding.hostPort !== '')
    .map((binding) => `${binding.hostPort}/${binding.container.split('/')[1] ?? 'tcp'}`);
}

/** True when both mount the same volume or host path and at least one may write. */
function sharesData(spec: ContainerSpec, old: LiveContainer): boolean {
  const held = new Map((old.fields?.mounts ?? []).map((mount) => [mount.source, mount.readOnly]));
  for (const name of Object.values(old.anonymousVolumes)) held.set(name, false);
  return (spec.fields.mounts ?? []).some((mount) => {
    if (mount.source === '' || (mount.type !== 'volume' && mount.type !== 'bind')) return false;
    const readOnly = held.get(mount.source);
    return readOnly !== undefined && !(readOnly && mount.readOnly);
  });
}

/** True when one volume takes the place of another: what is written to the old one meanwhile would be lost. */
function takesOverData(spec: ContainerSpec, old: LiveContainer): boolean {
  const held = new Map(
    (old.fields?.mounts ?? []).filter(({ type }) => type === 'volume').map((one) => [one.target, one.source]),
  );
  return (spec.fields.mounts ?? []).some(
    ({ type, target, source, readOnly }) =>
      type === 'volume' && !readOnly && source !== '' && (held.get(target) ?? source) !== source,
  );
}

function hasFixedAddress(spec: ContainerSpec): boolean {
  return Object.values(spec.fields.networks ?? {}).some(
    (endpoint) => endpoint.ipv4 !== '' || endpoint.ipv6 !== '' || endpoint.mac !== '',
  );
}

/** True when a container of this spec cannot run beside a live one of another address that makes way. */
export function clashes(spec: ContainerSpec, live: LiveContainer): boolean {
  return sharesPort(spec, live) || sharesData(spec, live) || sharesAddress(spec, live);
}

function sharesAddress(spec: ContainerSpec, live: LiveContainer): boolean {
  return Object.entries(spec.fields.networks ?? {}).some(([key, { ipv4, ipv6 }]) => {
    const held = live.fields?.networks[key];
    return held !== undefined && ((ipv4 !== '' && held.ipv4 === ipv4) || (ipv6 !== '' && held.ipv6 === ipv6));
  });
}
