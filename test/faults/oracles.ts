// What must hold after every plan, whatever went wrong in it. Each oracle gives its findings in words; none
// looks at how the product came to its decisions, only at the engine, the socket and what was written down.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type Docker from 'dockerode';
import { extract, pack } from 'tar-stream';
import { isMutating } from './calls.ts';
import type { Lab } from './lab.ts';
import type { Size } from './plans.ts';
import type { Traced } from './proxy.ts';
import { readJournal, serviceOf } from './witness.ts';

/** What a workload does when nothing goes wrong. */
export type Reference = Size & {
  readonly state: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly startFirst: ReadonlySet<string>;
};

const OURS = 'dev.shipshape.';
/** Labels that differ from one create call to the next. */
const FRESH = new Set([`${OURS}nonce`, `${OURS}seal`, 'com.docker.compose.config-hash']);

type Labels = Readonly<Record<string, string>>;

/** Everything of the fleet on the engine but foreign objects, without what differs from run to run. */
export async function endState(lab: Lab): Promise<string> {
  const { docker } = lab.hand;
  const filters = { label: [`${OURS}fleet=${lab.fleet}`] };
  const listed = await docker.listContainers({ all: true, filters });
  const own = listed.filter(({ Id }) => !lab.foreign.ids.has(Id));
  const containers = await Promise.all(own.map(({ Id }) => docker.getContainer(Id).inspect()));
  const networks = await docker.listNetworks({ filters });
  const { Volumes } = await docker.listVolumes({ filters });
  const parts = {
    containers: containers.map(containerPart).sort(byText),
    networks: networks
      .map(({ Name, Driver, Options, Internal, Labels }) => {
        return { Name, Driver, Options, Internal, Labels: lasting(Labels ?? {}) };
      })
      .sort(byText),
    volumes: Volumes.map(({ Name, Driver, Options, Labels }) => {
      return { Name, Driver, Options, Labels: lasting(Labels) };
    }).sort(byText),
  };
  return JSON.stringify(parts, null, 1)
    .replaceAll(lab.folder, 'FOLDER')
    .replaceAll(lab.tag, 'TAG')
    .replaceAll(lab.marker, 'SECRET');
}

function containerPart(json: Docker.ContainerInspectInfo) {
  const { Name, Id, Config, HostConfig, State, Mounts, NetworkSettings, Image } = json;
  const short = Id.slice(0, 12);
  const networks = Object.entries(NetworkSettings.Networks).map(([name, { Aliases }]) => [
    name,
    ((Aliases ?? []) as string[]).filter((alias) => alias !== short).sort(),
  ]);
  return {
    Name,
    Image,
    Config: {
      ...Config,
      Hostname: Config.Hostname === short ? 'ID' : Config.Hostname,
      Labels: lasting(Config.Labels),
    },
    HostConfig,
    Status: State.Status,
    Mounts: Mounts.map(({ Type, Name: volume, Destination, RW }) => ({ Type, volume, Destination, RW })).sort(
      byText,
    ),
    Networks: networks.sort(byText),
  };
}

function lasting(labels: Labels): Labels {
  const kept = Object.entries(labels).filter(([key]) => !FRESH.has(key));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

/** O1: what there is, is what there is when nothing goes wrong. */
export function differences(state: string, reference: string): readonly string[] {
  if (state === reference) return [];
  const [is, should] = [state.split('\n'), reference.split('\n')];
  const extra = is.filter((line) => !should.includes(line)).slice(0, 8);
  const missing = should.filter((line) => !is.includes(line)).slice(0, 8);
  const first = is.findIndex((line, index) => line !== should[index]);
  const around = is.slice(Math.max(0, first - 3), first + 3).join(' ');
  return [`O1 the end differs: too much: ${extra.join(' ')}; missing: ${missing.join(' ')}; from: ${around}`];
}

/** How often each thing was done to each object: what the engine really did, not what was asked again. */
export function countsOf(lab: Pick<Lab, 'tag'>, trace: readonly Traced[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, address, name, status } of trace) {
    if (!isMutating(kind) || status === undefined || status < 200 || status > 299) continue;
    const key = `${kind} ${address ?? name ?? ''}`.replaceAll(lab.tag, 'TAG');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/**
 * O2: nothing is done more often than it must be. A run that was cut off or taken back explains one more of
 * each; nothing at all explains a call on the neighbour.
 */
export function tooOften(
  counts: ReadonlyMap<string, number>,
  reference: ReadonlyMap<string, number>,
  explained: number,
): readonly string[] {
  return [...counts].flatMap(([key, count]) => {
    const usual = reference.get(key) ?? 0;
    const most = usual + explained * Math.max(1, usual) * (isTakenBack(key) ? 2 : 1) + triesOf(key);
    if (key.includes('TAG-side/') && !reference.has(key)) return [`O2 ${key}: the neighbour was touched`];
    return count > most ? [`O2 ${key}: ${count} times, ${most} at most`] : [];
  });
}

/** What is done again when it is taken back: started, stopped, renamed. */
function isTakenBack(key: string): boolean {
  return /^(?:container\.(?:start|stop|rename)|network\.(?:dis)?connect) /.test(key);
}

/**
 * What carries files lives for a moment, and limits are set to what they are: both may be done again at each
 * try within a step and its undo.
 */
function triesOf(key: string): number {
  return key.includes('/files/') || key.startsWith('container.update ') ? 6 : 0;
}

/** Ids of containers that run now, with their addresses. */
export async function serving(lab: Lab): Promise<ReadonlyMap<string, string>> {
  const filters = { label: [`${OURS}fleet=${lab.fleet}`] };
  const all = await lab.hand.docker.listContainers({ all: true, filters });
  const known = all.filter(({ Id }) => !lab.foreign.ids.has(Id));
  for (const { Id, Labels } of known) lab.proxy.learn(Id, Labels[`${OURS}object`] ?? '');
  for (const { Id, Labels } of await lab.hand.docker.listNetworks({ filters })) {
    lab.proxy.learn(Id, Labels?.[`${OURS}object`] ?? '');
  }
  return new Map(
    known.flatMap(({ Id, State, Labels }) =>
      State === 'running' ? [[Id, Labels[`${OURS}object`] ?? ''] as const] : [],
    ),
  );
}

/** O10: who served before, or somebody in its place, serves. */
export function unserved(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  ending: ReadonlySet<string>,
): readonly string[] {
  const services = (map: ReadonlyMap<string, string>) =>
    new Set([...map.values()].map(serviceOf).filter((one) => one !== undefined));
  const now = services(after);
  return [...services(before)].flatMap((one) =>
    now.has(one) || ending.has(one) ? [] : [`O10 nothing serves ${one} after the pass that failed`],
  );
}

/** Volumes with a file in each that must never change: name to the file's hash. */
export type Canaries = ReadonlyMap<string, string>;

/** Puts a file into each volume that a container of the fleet mounts, where there is none yet. */
export async function putCanaries(lab: Lab, known: Canaries): Promise<Canaries> {
  const all = new Map(known);
  for (const id of (await serving(lab)).keys()) {
    const container = lab.hand.docker.getContainer(id);
    const { Mounts } = await container.inspect();
    for (const { Type, Name, Destination } of Mounts) {
      if (Type !== 'volume' || Name === undefined || all.has(Name)) continue;
      const content = `${Name} ${Math.random()}`;
      const tar = pack();
      tar.entry({ name: 'canary' }, content);
      tar.finalize();
      await container.putArchive(tar, { path: Destination });
      all.set(Name, createHash('sha256').update(content).digest('hex'));
    }
  }
  return all;
}

/** O3: every volume is there, with its data. */
export async function lostData(lab: Lab, canaries: Canaries): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const [volume, hash] of canaries) {
    const found = await readCanary(lab, volume).catch((error: unknown) => String(error));
    if (found !== hash) findings.push(`O3 the data of volume ${volume} is not what it was: ${found}`);
  }
  return findings;
}

async function readCanary({ hand, tag }: Lab, volume: string): Promise<string> {
  await hand.docker.getVolume(volume).inspect();
  const reader = await hand.docker.createContainer({
    name: `${tag}-reader`,
    Image: 'shipshape-test/busybox:1',
    HostConfig: { NetworkMode: 'none', Binds: [`${volume}:/canary:ro`] },
  });
  try {
    const archive = await reader.getArchive({ path: '/canary/canary' });
    const unpack = extract();
    let content = '';
    unpack.on('entry', (_header, stream, next) => {
      text(stream).then((whole) => {
        content = whole;
        next();
      }, next);
    });
    await new Promise((resolve, reject) => archive.pipe(unpack).on('finish', resolve).on('error', reject));
    return createHash('sha256').update(content).digest('hex');
  } finally {
    await reader.remove({ force: true });
  }
}

/** O7: each run was of a plan that somebody agreed to. */
export function unapproved(lab: Lab, consents: ReadonlySet<string>): readonly string[] {
  return readJournal(lab.stateDir).flatMap((one) =>
    one.kind === 'run.begin' && !consents.has(one.plan)
      ? [`O7 a plan was carried out that nobody agreed to: ${one.plan}`]
      : [],
  );
}

/** O8: the secret is in nothing that was said or written down. */
export function leaks(lab: Lab): readonly string[] {
  const found = lab.said.some((words) => words.includes(lab.marker)) ? ['what was said'] : [];
  const files = filesBelow(lab.stateDir).filter((file) => readFileSync(file).includes(lab.marker));
  return [...found, ...files].map((where) => `O8 the secret is in ${where}`);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((one) =>
    one.isFile() ? [join(one.parentPath, one.name)] : [],
  );
}
