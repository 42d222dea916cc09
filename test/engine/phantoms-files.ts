// A file of the corpus made into a project that an engine here can carry: what it needs beside it, local
// images in place of registries, and (to be started) a sleeping program in every container.

import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { ContainerSpec, DesiredInstance } from '../../src/model/desired.ts';

/** A line of the corpus' manifest. */
export type Entry = {
  readonly file: string;
  readonly ok: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly stubs?: readonly string[];
};

const IMAGE = 'shipshape-test/busybox:1';
// By its path: some files say what PATH is.
const SLEEP = ['/bin/sh', '-c', "trap 'exit 0' TERM; /bin/sleep 2147483 & wait"];

/** Lays the file out below `root`, with an instance of that name that uses it and is not started. */
export async function layOut(root: string, corpus: string, entry: Entry, name: string): Promise<void> {
  const project = projectOf(root);
  await mkdir(project, { recursive: true });
  await copyFile(join(corpus, 'input', entry.file), join(project, basename(entry.file)));
  const env = Object.entries(entry.env ?? {}).map(([key, value]) => `${key}=${value}\n`);
  await writeFile(join(project, '.env'), env.join(''));
  for (const stub of entry.stubs ?? []) {
    if (stub === '.env') continue;
    await mkdir(dirname(join(project, stub)), { recursive: true });
    await writeFile(join(project, stub), '');
  }
  const changed = await withoutRegistry(join(project, basename(entry.file)));
  await writeProject(root, entry, name, 'stopped', changed);
}

/** The same project, to be started. */
export async function rouse(
  root: string,
  entry: Entry,
  name: string,
  instance: DesiredInstance,
): Promise<void> {
  const changed = await withoutRegistry(join(projectOf(root), basename(entry.file)));
  for (const container of instance.containers) {
    changed[container.service] = { ...changed[container.service], ...asleep(instance, container) };
  }
  await writeProject(root, entry, name, 'running', changed);
}

/**
 * Why not all of it may run on a machine that has other things to do: it reaches into the host, or needs
 * devices that the machine may not have. Undefined: it keeps to itself.
 */
export function reach(instance: DesiredInstance, root: string): string | undefined {
  if (instance.volumes.some(({ driverOpts }) => Object.keys(driverOpts).length > 0))
    return 'storage of its own';
  return instance.containers.map((container) => reachOf(container, root)).find((why) => why !== undefined);
}

function reachOf({ fields }: ContainerSpec, root: string): string | undefined {
  const modes = [fields.networkMode, fields.pidMode, fields.ipcMode, fields.utsMode, fields.usernsMode];
  const binds = (fields.mounts ?? []).filter(({ type }) => type === 'bind');
  const devices = [...(fields.devices ?? []), ...(fields.deviceRequests ?? [])];
  if (fields.privileged === true) return 'privileged';
  if (modes.includes('host')) return 'a namespace of the host';
  if (devices.length > 0) return 'devices';
  return binds.some(({ source }) => !source.startsWith(`${root}/`)) ? 'paths of the host' : undefined;
}

/** One folder down: many of these files mount `../files/…` beside their own. */
function projectOf(root: string): string {
  return join(root, 'project', 'stack');
}

/** Compose, as lines of an overlay: service → key → YAML in flow style. */
type Overlay = Record<string, Readonly<Record<string, string>>>;

async function writeProject(
  root: string,
  entry: Entry,
  name: string,
  state: string,
  overlay: Overlay,
): Promise<void> {
  const project = projectOf(root);
  const services = Object.entries(overlay).map(([service, keys]) => {
    const lines = Object.entries(keys).map(([key, value]) => `    ${key}: ${value}\n`);
    return `  ${JSON.stringify(service)}:${lines.length === 0 ? ' {}' : ''}\n${lines.join('')}`;
  });
  const text = services.length === 0 ? 'services: {}\n' : `services:\n${services.join('')}`;
  await writeFile(join(project, 'overlay.yml'), text);
  const instance = [
    'apiVersion: shipshape.dev/v1',
    'kind: Instance',
    `metadata: { name: ${name} }`,
    'spec:',
    `  compose: ["./${basename(entry.file)}", "./overlay.yml"]`,
    '  profiles: ["*"]',
    '  health: { stableFor: 100ms }',
    `  state: ${state}`,
  ];
  await writeFile(join(project, 'instance.yaml'), `${instance.join('\n')}\n`);
}

type Service = {
  readonly build?: unknown;
  readonly image?: string;
  readonly pull_policy?: string;
  readonly platform?: string;
};

/** What has no build context here, or can only come from a registry, takes the local image, of the engine's platform. */
async function withoutRegistry(file: string): Promise<Overlay> {
  const { services = {} } = parse(await readFile(file, 'utf8'), { merge: true, logLevel: 'silent' });
  const changed = Object.entries(services as Record<string, Service | null>).flatMap(([name, service]) => {
    const isFixed = service?.pull_policy !== undefined || service?.platform !== undefined;
    const needsRegistry = service?.image?.includes('@sha256:') || isFixed;
    if (service?.build === undefined && !needsRegistry) return [];
    const local = { build: '!reset null', image: JSON.stringify(IMAGE), pull_policy: 'missing' };
    return [[name, service?.platform === undefined ? local : { ...local, platform: '!reset null' }] as const];
  });
  return Object.fromEntries(changed);
}

/** What keeps a container up whatever its image was to be; the image's own command where nothing is said. */
function asleep(instance: DesiredInstance, { fields, waitFor }: ContainerSpec): Overlay[string] {
  const isTold = fields.command !== undefined || fields.entrypoint !== undefined;
  const hasPath = fields.env?.['PATH'] !== undefined;
  const serviceOf = (address: string) => instance.containers.find((one) => one.address === address)?.service;
  const before = [...new Set(waitFor.flatMap(({ on }) => serviceOf(on) ?? []))];
  return {
    ...(isTold || hasPath
      ? { command: `!override ${JSON.stringify(SLEEP)}`, entrypoint: '!reset null' }
      : {}),
    ...(fields.healthcheck === undefined ? {} : { healthcheck: '!override { disable: true }' }),
    // Nobody gets healthy or comes to an end here.
    ...(waitFor.some(({ condition }) => condition !== 'started')
      ? { depends_on: `!override ${JSON.stringify(before)}` }
      : {}),
    // The local image knows few people by name.
    ...(/^[0-9:]*$/.test(fields.user ?? '') ? {} : { user: '!reset null' }),
  };
}
