// The container that receives a server's changes as they are made, from the server's own image and in its network:
// there while a policy asks for it, made anew when the server's container is another one. Its slot is bounded by
// the server's own limit, or it is not made.

import { isSealed } from '../apply/labels.ts';
import { pgAsk } from '../backup/sources/postgres.ts';
import {
  PG_WAL_FACTS,
  pgDropSlot,
  pgMakeSlot,
  pgReceive,
  replicating,
  WAL_FOLDER,
} from '../backup/sources/postgres-wal.ts';
import { walTroubles } from '../backup/wal.ts';
import type { JobGround } from '../job/ground.ts';
import { serverIn } from '../job/server.ts';
import { askOnce } from '../job/session.ts';
import { textsOf } from '../job/values.ts';
import type { ContainerJson, StringMap } from '../model/engine.ts';
import { Failure } from '../model/failure.ts';
import { type EngineId, engineId } from '../model/ref.ts';
import type { RestoreContext, Server } from './parts.ts';

const PREFIX = 'dev.shipshape.';
/** Each piece is on the disk before the server is told so: nothing is lost by an end that is not waited for. */
const STOP_SECONDS = 2;

export type Receiving = Pick<RestoreContext, 'engine' | 'fleet' | 'seal' | 'nonce' | 'secrets'> & {
  readonly ground: JobGround;
  readonly instance: string;
  readonly server: Server;
  /** A folder of the engine's machine that the receiver writes to, and that we see at the same path. */
  readonly folder: string;
  readonly maxBehindBytes: number;
};

/** `shipshape_home_shop_db`: of letters, digits and `_`, as slots are called. */
export function slotName({
  fleet,
  instance,
  server,
}: Pick<Receiving, 'fleet' | 'instance' | 'server'>): string {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '_');
  return `shipshape_${plain(fleet)}_${plain(instance)}_${plain(server.source.name)}`.slice(0, 63);
}

/** What the server says of itself and its log. Fails with `pitr/refused`, all that must be set in words. */
export async function walFacts(
  of: Pick<Receiving, 'ground' | 'server' | 'instance' | 'maxBehindBytes'>,
  signal: AbortSignal,
): Promise<Readonly<Record<string, string>>> {
  const reached = await serverIn(of.ground, of.server.source, of.server.container, signal);
  const [first] = await askOnce(
    of.ground,
    'settings of the log',
    pgAsk(reached, 'postgres'),
    PG_WAL_FACTS,
    signal,
  );
  const facts = textsOf(first);
  const troubles = walTroubles(facts, of.maxBehindBytes);
  if (troubles.length === 0) return facts;
  throw new Failure(
    'pitr/refused',
    `changes of ${of.instance}/${of.server.source.name} cannot be kept: ${troubles.join('; ')}`,
    {
      hint: 'set it in the command of the service, such as -c max_slot_wal_keep_size=1GB',
    },
  );
}

/** Sees to it that the receiver runs; gives its container. */
export async function ensureReceiver(of: Receiving, signal: AbortSignal): Promise<EngineId> {
  await walFacts(of, signal);
  const there = await receiversOf(of, signal);
  const network = `container:${of.server.container}`;
  for (const { id, isRunning, network: joined } of there) {
    if (isRunning && joined === network) return id;
    await discard(of, id, signal);
  }
  const reached = await serverIn(of.ground, of.server.source, of.server.container, signal);
  const slot = slotName(of);
  await askOnce(of.ground, 'slot', pgAsk(reached, 'postgres'), pgMakeSlot(slot), signal);
  const environment = Object.entries(replicating(reached)).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : of.secrets.reveal(value.secret)}`,
  );
  const [program = '', ...rest] = pgReceive(slot);
  const { id } = await of.engine.containers.create(
    `shipshape-wal-${of.nonce().slice(0, 12)}`,
    '',
    {
      Image: reached.image,
      Entrypoint: [program],
      Cmd: rest,
      Env: environment,
      User: '0:0',
      Labels: labelsOf(of),
      Healthcheck: { Test: ['NONE'] },
      HostConfig: {
        LogConfig: { Type: 'local', Config: { 'max-size': '1m', 'max-file': '2' } },
        RestartPolicy: { Name: 'always' },
        NetworkMode: network,
        ReadonlyRootfs: true,
        CapDrop: ['ALL'],
        CapAdd: ['DAC_OVERRIDE'],
        SecurityOpt: ['no-new-privileges'],
        PidsLimit: 32,
        Mounts: [
          { Type: 'bind', Source: of.folder, Target: WAL_FOLDER, ReadOnly: false },
          ...(await scratchOf(of, reached.image, signal)),
        ],
      },
    },
    signal,
  );
  await of.engine.containers.start(id, signal);
  return id;
}

/** An unnamed volume of the image would be left behind. */
async function scratchOf({ engine }: Receiving, image: EngineId, signal: AbortSignal) {
  const volumes = (await engine.images.inspect(image, signal))?.Config?.['Volumes'];
  const targets = volumes !== null && typeof volumes === 'object' ? Object.keys(volumes) : [];
  return targets.map((target) => ({ Type: 'tmpfs', Target: target }));
}

export type Sweeping = Pick<Receiving, 'engine' | 'fleet' | 'seal' | 'ground'>;

/**
 * Receivers that no policy wants any more go, each with its slot: one that nobody reads holds the server's log back.
 * Gives what they were of.
 */
export async function sweepReceivers(
  of: Sweeping,
  isWanted: (receiver: string) => boolean,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { engine, fleet, seal } = of;
  const label = [`${PREFIX}fleet=${fleet}`, `${PREFIX}receiver`];
  const gone: string[] = [];
  for (const { Id, Labels } of await engine.containers.list({ label }, signal)) {
    const name = Labels?.[`${PREFIX}receiver`] ?? '';
    if (!isSealed(Labels, fleet, seal) || isWanted(name)) continue;
    const json = await engine.containers.inspect(engineId(Id), signal);
    await discard(of, engineId(Id), signal);
    if (json !== undefined) await dropSlotOf(of, json, signal);
    gone.push(name);
  }
  return gone;
}

/** With what the receiver itself was given. Where its server is gone, so is the slot, or it comes back without us. */
async function dropSlotOf(
  { engine, ground }: Sweeping,
  json: ContainerJson,
  signal: AbortSignal,
): Promise<void> {
  const words = [json.Config['Env'], json.Config['Cmd']].map((list) =>
    Array.isArray(list) ? list.map(String) : [],
  );
  const [env = [], command = []] = words;
  const at = (list: readonly string[], prefix: string) =>
    list.find((one) => one.startsWith(prefix))?.slice(prefix.length);
  const mode = json.HostConfig['NetworkMode'];
  const id = engineId(typeof mode === 'string' ? mode.replace('container:', '') : '');
  const slot = at(command, '--slot=');
  const server = await engine.containers.inspect(id, signal);
  if (slot === undefined || server?.State.Running !== true) return;
  const reached = {
    image: engineId(json.Image),
    network: { kind: 'container', id },
    host: at(env, 'PGHOST=') ?? '127.0.0.1',
    port: Number(at(env, 'PGPORT=') ?? '5432'),
    user: at(env, 'PGUSER=') ?? 'postgres',
    password: at(env, 'PGPASSWORD='),
    lockTimeoutMs: 10_000,
  } as const;
  await askOnce(ground, 'slot', pgAsk(reached, 'postgres'), pgDropSlot(slot), signal);
}

async function discard(
  { engine }: Pick<Receiving, 'engine'>,
  id: EngineId,
  signal: AbortSignal,
): Promise<void> {
  await engine.containers.stop(id, STOP_SECONDS, signal);
  await engine.containers.remove(id, signal);
}

function labelsOf({ fleet, instance, server, seal, nonce }: Receiving): StringMap {
  const labels = {
    [`${PREFIX}fleet`]: fleet,
    [`${PREFIX}receiver`]: `${instance}/${server.source.name}`,
    [`${PREFIX}nonce`]: nonce(),
  };
  return { ...labels, [`${PREFIX}seal`]: seal.sign(labels) };
}

async function receiversOf(of: Receiving, signal: AbortSignal) {
  const { engine, fleet, seal, instance, server } = of;
  const label = [`${PREFIX}fleet=${fleet}`, `${PREFIX}receiver=${instance}/${server.source.name}`];
  const found = (await engine.containers.list({ label }, signal)).filter(({ Labels }) =>
    isSealed(Labels, fleet, seal),
  );
  return await Promise.all(
    found.map(async ({ Id }) => {
      const id = engineId(Id);
      const json = await engine.containers.inspect(id, signal);
      const network = json?.HostConfig['NetworkMode'];
      return {
        id,
        isRunning: json?.State.Running === true,
        network: typeof network === 'string' ? network : '',
      };
    }),
  );
}
