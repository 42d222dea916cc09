// Servers and job containers on a real engine, and payloads kept as backups keep them: compressed and sealed.

import { createHmac, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generateX25519Identity } from 'age-encryption';
import { makeImages, type TestImage } from '../../scripts/images.ts';
import { createDockerEngine } from '../../src/adapters/docker/engine.ts';
import { createJobs } from '../../src/adapters/jobs/jobs.ts';
import { createSealer } from '../../src/adapters/sealer/sealer.ts';
import { dumpSource } from '../../src/job/dump.ts';
import type { JobGround } from '../../src/job/ground.ts';
import type { Dumped, Take } from '../../src/job/payloads.ts';
import { type DatabaseSource, serverIn } from '../../src/job/server.ts';
import type { ServiceContainer } from '../../src/job/services.ts';
import type { Source } from '../../src/model/backup.ts';
import { type EngineId, engineId } from '../../src/model/ref.ts';
import type { Seal } from '../../src/ports.ts';
import { testSocket } from './engine-subject.ts';
import { createHand, eventually } from './hand.ts';

export const never = new AbortController().signal;
export const PASSWORD = 'hush-hush-7';

/** A seal as the host's is, with a key that every process of a test knows. */
export const seal: Seal = {
  sign: (labels) => {
    const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
    return createHmac('sha256', 'test').update(JSON.stringify(sorted)).digest('hex');
  },
};

export type Started = { readonly image?: TestImage; readonly env?: readonly string[] } & {
  readonly command?: readonly string[];
  /** `volume:/path` or `/folder:/path`. */
  readonly binds?: readonly string[];
};

export type JobLab = Awaited<ReturnType<typeof createJobLab>>;

export async function createJobLab(word: string, images: readonly TestImage[], socket = testSocket()) {
  const fleet = `shipshape-test-${word}`;
  const hand = createHand(`unix://${testSocket()}`);
  await hand.sweep(fleet);
  await makeImages(testSocket(), images);
  const folder = await mkdtemp(join(tmpdir(), `shipshape-${word}-`));
  await mkdir(join(folder, 'kept'));
  const engine = createDockerEngine({ host: `unix://${socket}` });
  const sealer = await createSealer([await generateX25519Identity()]);
  const jobs = createJobs({ engine, fleet, seal, folder: join(folder, 'jobs'), reveal: () => PASSWORD });
  const ground = (run = randomBytes(4).toString('hex')): JobGround => ({
    jobs,
    containers: engine.containers,
    run,
    subject: word,
    limits: { cpuShares: 512, timeoutMs: 60_000 },
    onBytes: () => undefined,
  });
  const take: Take = async ({ file, encoding }, bytes) => {
    const packed = encoding === 'zstd' ? bytes : sealer.compress(bytes, 1);
    await pipeline(Readable.from(sealer.seal(packed, [])), createWriteStream(join(folder, 'kept', file)));
  };
  return {
    ...{ fleet, folder, hand, engine, jobs, ground, take },
    /** A container that no declaration knows. */
    async start(name: string, { image = 'shipshape-test/busybox:1', env, command, binds }: Started) {
      const made = await hand.docker.createContainer({
        name: `${fleet}-${name}`,
        Image: image,
        ...(command === undefined ? {} : { Cmd: [...command] }),
        Env: [...(env ?? [])],
        Labels: { 'dev.shipshape.fleet': fleet },
        HostConfig: { Binds: [...(binds ?? [])] },
      });
      await made.start();
      return engineId(made.id);
    },
    /** Runs a program in it. */
    exec: (name: string, ...argv: readonly string[]) => hand.exec(`${fleet}-${name}`, ...argv),
    /** What a program prints once it exits with 0. */
    ready: (name: string, ...argv: readonly string[]) =>
      eventually(() => hand.exec(`${fleet}-${name}`, ...argv), 60_000),
    dump: (source: Source, services: readonly ServiceContainer[], signal = never): Promise<Dumped> =>
      dumpSource(
        ground(),
        { source, services, compression: 1, instance: async function* () {} },
        take,
        signal,
      ),
    /** As it went in. */
    read: (file: string): AsyncIterable<Uint8Array> =>
      sealer.decompress(sealer.open(createReadStream(join(folder, 'kept', file)))),
    reach: (source: DatabaseSource, id: EngineId) => serverIn(ground(), source, id, never),
    /** Ids of job containers that are there. */
    async left(): Promise<readonly string[]> {
      const label = [`dev.shipshape.fleet=${fleet}`, 'dev.shipshape.job'];
      return (await engine.containers.list({ label }, never)).map(({ Id }) => Id);
    },
    async [Symbol.asyncDispose]() {
      engine.close();
      await hand.sweep(fleet);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function database(
  engine: DatabaseSource['engine'],
  more: Partial<DatabaseSource> = {},
): DatabaseSource {
  return {
    kind: 'database',
    name: 'db',
    engine,
    service: 'db',
    databases: [],
    globals: true,
    user: undefined,
    password: undefined,
    lockTimeoutMs: 1000,
    ...more,
  };
}

export function service(id: EngineId, name = 'db'): ServiceContainer {
  return { service: name, id, stopSeconds: 5 };
}
