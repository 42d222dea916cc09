// What a service may do to its host: capabilities, devices, namespaces, security options.

import type { Device as ComposeDevice, DeviceRequest as ComposeRequest } from '../../model/compose.ts';
import type { DeclaredFields, DeviceRequest } from '../../model/fields.ts';
import { maybe, same } from './process.ts';
import { at, containerAddress, report, type ServiceScope } from './scope.ts';

/** `vendor.com/class=name`: a device by the Container Device Interface, not by path. */
const CDI = /^[a-zA-Z][\w.-]*\/[a-zA-Z][\w.-]*=[\w.:-]+$/;

/** Fields of privileges and namespaces. */
export function privilegeFields(scope: ServiceScope): DeclaredFields {
  const { service } = scope;
  const requests = deviceRequests(scope);
  return {
    ...maybe('privileged', service.privileged, same),
    ...maybe('readOnly', service.read_only, same),
    ...maybe('init', service.init, same),
    ...maybe('capAdd', service.cap_add, same),
    ...maybe('capDrop', service.cap_drop, same),
    ...maybe('securityOpt', service.security_opt, (options) => securityOptions(scope, options)),
    ...maybe('groupAdd', service.group_add, same),
    ...maybe('devices', service.devices, (list) => list.filter((one) => !isCdi(one)).map(device)),
    ...maybe('deviceRequests', requests.length > 0 ? requests : undefined, same),
    ...maybe('deviceCgroupRules', service.device_cgroup_rules, same),
    ...maybe('pidMode', service.pid, (mode) => namespaceMode(scope, mode)),
    ...maybe('ipcMode', service.ipc, (mode) => namespaceMode(scope, mode)),
    ...maybe('utsMode', service.uts, same),
    ...maybe('usernsMode', service.userns_mode, same),
    ...maybe('cgroupnsMode', service.cgroup, same),
    ...maybe('cgroupParent', service.cgroup_parent, same),
    ...maybe('runtime', service.runtime, same),
    ...maybe('isolation', service.isolation, same),
  };
}

/** `service:db` → `container:crm/container/db`; every other mode is the engine's own. */
export function namespaceMode(scope: ServiceScope, mode: string): string {
  if (!mode.startsWith('service:')) return mode;
  return `container:${containerAddress(scope, mode.slice('service:'.length), 1)}`;
}

function device({ source = '', target = source, permissions = 'rwm' }: ComposeDevice) {
  return { host: source, container: target, permissions };
}

function isCdi({ source = '' }: ComposeDevice): boolean {
  return CDI.test(source);
}

function deviceRequests({ service }: ServiceScope): readonly DeviceRequest[] {
  const cdi = (service.devices ?? []).filter(isCdi).map(({ source = '' }) => source);
  return [
    ...(cdi.length > 0 ? [{ driver: 'cdi', count: 0, ids: cdi, capabilities: [], options: {} }] : []),
    ...(service.deploy?.resources.reservations?.devices ?? []).map((one) => request(one, [])),
    ...(service.gpus ?? []).map((one) => request(one, ['gpu'])),
  ];
}

function request(one: ComposeRequest, more: readonly string[]): DeviceRequest {
  const ids = one.device_ids ?? [];
  const capabilities = [...(one.capabilities ?? []), ...more];
  return {
    driver: one.driver ?? '',
    count: one.count ?? (ids.length > 0 ? 0 : -1),
    ids,
    capabilities: [[...new Set(capabilities)]],
    options: one.options ?? {},
  };
}

/** A seccomp profile by path is a file on the machine of the person who typed; the engine wants its text. */
function securityOptions(scope: ServiceScope, options: readonly string[]): readonly string[] {
  for (const [index, option] of options.entries()) {
    const profile = /^seccomp[:=](.*)$/s.exec(option)?.[1];
    if (profile === undefined || ['unconfined', 'builtin'].includes(profile) || profile.startsWith('{'))
      continue;
    const where = at(scope, 'security_opt', `${index}`);
    const message = `service ${scope.name}: a seccomp profile by path is not supported`;
    report(
      scope,
      'error',
      'compose/unsupported-key',
      where,
      message,
      'write the profile itself: seccomp={…}',
    );
  }
  return options;
}
