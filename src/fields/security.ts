// Privileges and devices. A change that gives a container more of the host is marked as exposure.

import { canonicalJson } from '../model/digest.ts';
import type { Device, DeviceRequest } from '../model/fields.ts';
import type { Risk } from '../model/plan.ts';
import { flagAt, type JsonObject, mapAt, numberAt, objectsAt, sortedSet, textAt, textsAt } from './json.ts';
import { flagField, setField } from './simple.ts';
import type { Field, FieldTable } from './types.ts';

const privileged: Field<boolean> = {
  ...flagField('privileged', 'HostConfig', 'Privileged'),
  risks: (_, __, after) => (after === true ? ['exposure'] : []),
};

const securityOpt: Field<readonly string[]> = {
  rule: 'replace',
  read: ({ HostConfig: host }) => {
    const implied =
      flagAt(host, 'Privileged') ||
      sharesLabels(textAt(host, 'IpcMode')) ||
      sharesLabels(textAt(host, 'PidMode'));
    return canonicalOptions(
      [...textsAt(host, 'SecurityOpt'), ...(pathsAreOpen(host) ? [OPEN_PATHS] : [])],
      implied,
    );
  },
  expect: (declared) => {
    const implied =
      declared.privileged === true ||
      sharesLabels(declared.ipcMode ?? '') ||
      sharesLabels(declared.pidMode ?? '');
    return canonicalOptions(declared.securityOpt ?? [], implied);
  },
  write: (value) => ({
    HostConfig: {
      SecurityOpt: value.filter((option) => option !== OPEN_PATHS),
      ...(value.includes(OPEN_PATHS) ? { MaskedPaths: [], ReadonlyPaths: [] } : {}),
    },
  }),
  risks: added,
};

const devices: Field<readonly Device[]> = {
  rule: 'replace',
  read: (inspect) =>
    byPath(
      objectsAt(inspect.HostConfig, 'Devices').map((item) => ({
        host: textAt(item, 'PathOnHost'),
        container: textAt(item, 'PathInContainer') || textAt(item, 'PathOnHost'),
        permissions: textAt(item, 'CgroupPermissions') || 'rwm',
      })),
    ),
  expect: (declared) => byPath(declared.devices ?? []),
  write: (value) => ({
    HostConfig: {
      Devices: value.map(({ host, container, permissions }) => ({
        PathOnHost: host,
        PathInContainer: container,
        CgroupPermissions: permissions,
      })),
    },
  }),
  parts: (value) =>
    Object.fromEntries(
      value.map(({ host, container, permissions }) => [container, `${host} (${permissions})`]),
    ),
  risks: added,
};

const deviceRequests: Field<readonly DeviceRequest[]> = {
  rule: 'replace',
  read: (inspect) =>
    objectsAt(inspect.HostConfig, 'DeviceRequests').map((item) => {
      const sets = item['Capabilities'];
      return {
        driver: textAt(item, 'Driver'),
        count: numberAt(item, 'Count'),
        ids: textsAt(item, 'DeviceIDs'),
        capabilities: Array.isArray(sets) ? sets.map((set) => textsAt({ set }, 'set')) : [],
        options: mapAt(item, 'Options'),
      };
    }),
  expect: (declared) => declared.deviceRequests ?? [],
  write: (value) => ({
    HostConfig: {
      DeviceRequests: value.map(({ driver, count, ids, capabilities, options }) => ({
        Driver: driver,
        Count: count,
        DeviceIDs: ids.length > 0 ? ids : null,
        Capabilities: capabilities,
        Options: options,
      })),
    },
  }),
  risks: added,
};

export const securityFields = {
  privileged,
  readOnly: flagField('readOnly', 'HostConfig', 'ReadonlyRootfs'),
  init: { ...flagField('init', 'HostConfig', 'Init'), engineDefault: true },
  capAdd: { ...setField('capAdd', 'CapAdd', capability), risks: added },
  capDrop: setField('capDrop', 'CapDrop', capability),
  securityOpt,
  groupAdd: setField('groupAdd', 'GroupAdd'),
  devices,
  deviceRequests,
  deviceCgroupRules: { ...setField('deviceCgroupRules', 'DeviceCgroupRules'), risks: added },
} satisfies Partial<FieldTable>;

/** `NET_ADMIN`, `net_admin`, `CAP_NET_ADMIN` are one capability; engines write it in either form. */
export function capability(name: string): string {
  return name.toUpperCase().replace(/^CAP_/, '');
}

/** The command line's word for "no masked and no read-only paths", which the engine keeps as two lists. */
const OPEN_PATHS = 'systempaths=unconfined';

function pathsAreOpen(host: JsonObject): boolean {
  const masked = host['MaskedPaths'];
  return Array.isArray(masked) && masked.length === 0 && !flagAt(host, 'Privileged');
}

/** Sharing ipc or pid (or being privileged) makes the engine add SELinux options of its own. */
function sharesLabels(mode: string): boolean {
  return mode === 'host' || mode.startsWith('container:');
}

function canonicalOptions(options: readonly string[], labelsImplied: boolean): readonly string[] {
  return sortedSet(
    options.map(canonicalOption).filter((option) => !(labelsImplied && option.startsWith('label='))),
  );
}

function byPath(list: readonly Device[]): readonly Device[] {
  return [...list].sort((a, b) => (a.container < b.container ? -1 : a.container > b.container ? 1 : 0));
}

/** More of the host than before. */
function added(_: string, before: unknown, after: unknown): readonly Risk[] {
  if (after === undefined) return [];
  if (!Array.isArray(after)) return ['exposure'];
  const known = new Set((Array.isArray(before) ? before : []).map((item) => canonicalJson(item)));
  return after.some((item) => !known.has(canonicalJson(item))) ? ['exposure'] : [];
}

/** `no-new-privileges`, `…:true` and `…=true` are one option; `:` was the older separator. */
function canonicalOption(option: string): string {
  const [, key = option, value] = /^([a-z-]+)(?:[:=](.*))?$/s.exec(option) ?? [];
  if (value === undefined) return key === 'no-new-privileges' ? `${key}=true` : option;
  return `${key}=${value}`;
}
