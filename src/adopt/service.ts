// A container's declared fields as a Compose service: the way back of declare/desired. Pure. What Compose
// has no word for is left out here and found by the check that follows, which compares the result with life.

import type { ContainerFields, DeclaredFields, Mount } from '../model/fields.ts';
import type { Text } from '../model/text.ts';
import type { Json } from '../model/tree.ts';
import { attachments } from './attachments.ts';
import { type ComposeService, compact } from './compact.ts';
import type { AdoptNames, TextOf } from './names.ts';
import { resources } from './resources.ts';

export function serviceOf(
  image: string,
  fields: DeclaredFields,
  names: AdoptNames,
  textOf: TextOf,
): ComposeService {
  return compact({
    image,
    container_name: names.containerName,
    ...processOf(fields, textOf),
    ...healthOf(fields.healthcheck, textOf),
    ...attachments(fields, names),
    volumes: fields.mounts?.filter(({ type }) => type !== 'tmpfs').map((mount) => volumeOf(mount, names)),
    tmpfs: fields.mounts?.filter(({ type }) => type === 'tmpfs').map(tmpfsOf),
    ...resources(fields),
    ...privilegesOf(fields),
  });
}

/** A word of a command line. `--password VALUE` and `--password=VALUE` say what their value is. */
function wordOf(word: Text, before: Text | undefined, textOf: TextOf): string {
  if (typeof word !== 'string') return textOf('', word);
  const [, flag, value] = /^(--?[A-Za-z][\w.-]*=)(.*)$/s.exec(word) ?? [];
  if (flag !== undefined && value !== undefined) return `${flag}${textOf(nameOf(flag), value)}`;
  const isValue = typeof before === 'string' && /^--?[A-Za-z][\w.-]*$/.test(before) && !word.startsWith('-');
  return textOf(isValue ? nameOf(before) : '', word);
}

function nameOf(flag: string): string {
  return flag.replace(/^-+|=$/g, '').replaceAll('-', '_');
}

function processOf(fields: DeclaredFields, textOf: TextOf): Partial<ComposeService> {
  const { restart, logging } = fields;
  const texts = (list: DeclaredFields['command']) =>
    list?.map((text, index) => wordOf(text, list[index - 1], textOf));
  const record = (all: DeclaredFields['env']) =>
    all &&
    Object.fromEntries(
      Object.entries(all).flatMap(([key, text]) => (text === null ? [] : [[key, textOf(key, text)]])),
    );
  return compact({
    entrypoint: texts(fields.entrypoint),
    command: texts(fields.command),
    environment: record(fields.env),
    labels: record(fields.labels),
    user: fields.user,
    working_dir: fields.workingDir,
    hostname: fields.hostname,
    domainname: fields.domainname,
    tty: fields.tty,
    stdin_open: fields.openStdin,
    stop_signal: fields.stopSignal,
    stop_grace_period: fields.stopTimeoutSeconds === undefined ? undefined : `${fields.stopTimeoutSeconds}s`,
    restart:
      restart &&
      (restart.name === 'on-failure' && restart.maxRetries > 0
        ? `on-failure:${restart.maxRetries}`
        : restart.name || 'no'),
    logging: logging && { driver: logging.driver, options: logging.options },
    init: fields.init,
  });
}

function healthOf(
  check: ContainerFields['healthcheck'] | undefined,
  textOf: TextOf,
): Partial<ComposeService> {
  if (check === undefined) return {};
  if (check === null || check.test[0] === 'NONE') return { healthcheck: { disable: true } };
  const duration = (ns: number) => (ns === 0 ? undefined : durationText(ns));
  return {
    healthcheck: compact({
      test: check.test.length === 0 ? undefined : check.test.map((text) => textOf('', text)),
      interval: duration(check.intervalNs),
      timeout: duration(check.timeoutNs),
      start_period: duration(check.startPeriodNs),
      start_interval: duration(check.startIntervalNs),
      retries: check.retries === 0 ? undefined : check.retries,
    }),
  };
}

/** `90s`, `250ms`, or nanoseconds when nothing else is exact. */
function durationText(ns: number): string {
  if (ns % 1e9 === 0) return `${ns / 1e9}s`;
  return ns % 1e6 === 0 ? `${ns / 1e6}ms` : `${ns}ns`;
}

const PROPAGATION = /^r?(?:private|shared|slave)$/;

function volumeOf(mount: Mount, names: AdoptNames): Json {
  const propagation = mount.options.find((option) => PROPAGATION.test(option));
  const selinux = mount.options.find((option) => option === 'z' || option === 'Z');
  const subpath = mount.options.find((option) => option.startsWith('subpath='))?.slice('subpath='.length);
  const isVolume = mount.type === 'volume';
  return compact({
    type: mount.type,
    source: isVolume ? names.volume(mount.source) : mount.source,
    target: mount.target,
    read_only: mount.readOnly ? true : undefined,
    bind: isVolume
      ? undefined
      : compact({ propagation, selinux, create_host_path: mount.createHostPath ? true : undefined }),
    volume: isVolume
      ? compact({ nocopy: mount.options.includes('nocopy') ? true : undefined, subpath })
      : undefined,
  });
}

function tmpfsOf({ target, options, readOnly }: Mount): string {
  const all = readOnly ? [...options, 'ro'] : options;
  return all.length === 0 ? target : `${target}:${all.join(',')}`;
}

function privilegesOf(fields: DeclaredFields): Partial<ComposeService> {
  return compact({
    privileged: fields.privileged,
    read_only: fields.readOnly,
    cap_add: fields.capAdd,
    cap_drop: fields.capDrop,
    security_opt: fields.securityOpt,
    group_add: fields.groupAdd,
    devices: fields.devices?.map(({ host, container, permissions }) => `${host}:${container}:${permissions}`),
    device_cgroup_rules: fields.deviceCgroupRules,
    pid: fields.pidMode,
    ipc: fields.ipcMode,
    uts: fields.utsMode,
    userns_mode: fields.usernsMode,
    cgroup: fields.cgroupnsMode,
    cgroup_parent: fields.cgroupParent,
    runtime: fields.runtime,
    isolation: fields.isolation,
    annotations: fields.annotations,
    volumes_from: fields.volumesFrom?.map((source) => `container:${source}`),
  });
}
