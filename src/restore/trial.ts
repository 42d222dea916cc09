// A container of an instance's own image and settings on other data, where nobody can reach it: no ports, no
// way out, no labels that a proxy would follow, and everything that is not its own to write is read-only.

import { createRevealer } from '../apply/reveal.ts';
import { PLAIN_ENDPOINT } from '../fields/endpoints.ts';
import { toEngineFacts } from '../fields/engine.ts';
import { fillHoles } from '../fields/holes.ts';
import { createPayload } from '../fields/payload.ts';
import type { ContainerSpec } from '../model/desired.ts';
import type { ContainerJson } from '../model/engine.ts';
import { Failure } from '../model/failure.ts';
import type { DeclaredFields, Mount } from '../model/fields.ts';
import { addressParts, type EngineId } from '../model/ref.ts';
import { asideLabels, asideName } from './aside.ts';
import type { RestoreContext } from './parts.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1000;
const LOG_LINES = 20;

export type TrialOf = {
  readonly run: string;
  readonly spec: ContainerSpec;
  readonly image: EngineId;
  readonly network: string;
  /** What it has instead of a volume or folder of the instance; undefined: the same, read-only. */
  readonly instead: (mount: Mount) => string | undefined;
  /** More words behind its command; a server that is thrown away need not wait for the disk. */
  readonly words: readonly string[];
  /** Volumes that it has besides. */
  readonly more?: readonly { readonly source: string; readonly target: string }[];
};

export type TrialContext = Pick<RestoreContext, 'engine' | 'fleet' | 'seal' | 'nonce' | 'clock' | 'secrets'>;

/** Makes and starts it. */
export async function startTrial(context: TrialContext, of: TrialOf, signal: AbortSignal): Promise<EngineId> {
  const { engine } = context;
  const [info, version, image] = await Promise.all([
    engine.system.info(signal),
    engine.system.version(signal),
    engine.images.inspect(of.image, signal),
  ]);
  if (image === undefined) {
    throw new Failure(
      'restore/no-image',
      `the image ${of.image} of ${of.spec.service} is not on the engine`,
      {
        hint: 'pull it first',
      },
    );
  }
  const fields = trialFields(of, imageVolumesOf(image.Config));
  const payload = createPayload(
    { ...of.spec, image: of.image, fields },
    { engine: toEngineFacts(info, version) },
  );
  const revealer = createRevealer(context.secrets, of.spec);
  const holes = { network: () => of.network, container: () => '' };
  const body = fillHoles(payload, holes, revealer.reveal);
  const { id } = await engine.containers.create(
    asideName(of.run, addressParts(of.spec.address).name),
    of.spec.platform,
    { ...body, Labels: asideLabels(context, of.run) },
    signal,
  );
  await engine.containers.start(id, signal);
  return id;
}

function imageVolumesOf(config: Readonly<Record<string, unknown>> | null | undefined): readonly string[] {
  const volumes = config?.['Volumes'];
  return volumes !== null && typeof volumes === 'object' ? Object.keys(volumes) : [];
}

function trialFields(
  { spec, network, instead, words, more = [] }: TrialOf,
  ofImage: readonly string[],
): DeclaredFields {
  const { fields } = spec;
  const own = Object.entries(fields).filter(([name]) => !LEFT_OUT.has(name));
  const mounts = (fields.mounts ?? []).map((mount): Mount => {
    const other = instead(mount);
    if (other !== undefined) return { ...mount, source: other };
    return mount.type === 'tmpfs' ? mount : { ...mount, readOnly: true };
  });
  const taken = new Set(mounts.map(({ target }) => target));
  // An unnamed volume of the image would be left behind.
  const scratch = ofImage.filter((target) => !taken.has(target)).map(tmpfs);
  return {
    ...(Object.fromEntries(own) as DeclaredFields),
    mounts: [...mounts, ...scratch, ...more.map((one) => ({ ...tmpfs(one.target), ...VOLUME, ...one }))],
    networkMode: network,
    networks: { [network]: { ...PLAIN_ENDPOINT, aliases: [spec.service] } },
    restart: { name: 'no', maxRetries: 0 },
    ...(words.length === 0 ? {} : { command: [...(fields.command ?? []), ...words] }),
  };
}

/** What leads to others, or makes others come. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['ports', 'labels', 'links', 'volumesFrom', 'logging', 'pidMode', 'ipcMode', 'extraHosts'],
  ...['dns', 'dnsSearch', 'dnsOptions', 'networks', 'networkMode', 'mounts', 'restart'],
]);

const VOLUME = { type: 'volume', readOnly: true } as const;

function tmpfs(target: string): Mount {
  return { type: 'tmpfs', source: '', target, readOnly: false, options: [], createHostPath: false };
}

/**
 * Waits until it serves: its healthcheck passes (or it runs on), and `ping` does. Fails with its last log
 * lines when it ends, or is not there in time.
 */
export async function waitReady(
  context: TrialContext,
  { spec }: Pick<TrialOf, 'spec'>,
  id: EngineId,
  ping: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { engine, clock } = context;
  const until = clock.now() + spec.healthyWithinMs;
  let pauseMs = FIRST_PAUSE_MS;
  for (;;) {
    const verdict = judge(await engine.containers.inspect(id, signal), spec);
    if (verdict.kind === 'done') return;
    const why = verdict.kind === 'up' ? await silence(ping, signal) : verdict.why;
    if (why === undefined) return;
    if (verdict.kind === 'over' || clock.now() >= until) throw await notReady(context, spec, id, why);
    await clock.sleep(pauseMs, signal);
    pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS);
  }
}

type Verdict =
  /** It ran to its end on purpose. */
  | { readonly kind: 'done' }
  | { readonly kind: 'up' }
  | { readonly kind: 'not yet' | 'over'; readonly why: string };

function judge(seen: ContainerJson | undefined, { oneShot }: ContainerSpec): Verdict {
  if (seen === undefined) return { kind: 'over', why: 'it was removed by somebody' };
  const { Running, Restarting, ExitCode, OOMKilled, Health } = seen.State;
  if (!Running && !Restarting) {
    if (oneShot && ExitCode === 0) return { kind: 'done' };
    const killed = OOMKilled ? ', out of memory' : '';
    return { kind: 'over', why: `it ended with exit code ${ExitCode}${killed}` };
  }
  const health = Health?.Status ?? '';
  if (health === 'unhealthy') return { kind: 'not yet', why: 'its healthcheck fails' };
  if (health === 'starting') return { kind: 'not yet', why: 'its healthcheck has not passed' };
  return { kind: 'up' };
}

/** Why it does not answer; undefined: it does. */
async function silence(ping: () => Promise<void>, signal: AbortSignal): Promise<string | undefined> {
  const trouble = await failureOf(ping, signal);
  return trouble && `it does not answer: ${trouble.message}`;
}

async function failureOf(work: () => Promise<void>, signal: AbortSignal): Promise<Failure | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Failure && !signal.aborted) return error;
    throw error;
  }
}

async function notReady(
  context: TrialContext,
  spec: ContainerSpec,
  id: EngineId,
  why: string,
): Promise<Failure> {
  const { mask } = createRevealer(context.secrets, spec);
  const lines = await context.engine.containers
    .logs(id, LOG_LINES, AbortSignal.timeout(10_000))
    .catch(() => []);
  const said = lines.length === 0 ? '' : `; it said: ${lines.slice(-3).map(mask).join(' | ')}`;
  return new Failure('restore/not-healthy', `${spec.service} on the restored data: ${why}${said}`, {
    hint: 'what serves was not touched',
  });
}
