// One backup and one restore as the daemon makes them, without the daemon: for the bench.

import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { createSpool } from '../src/adapters/artefacts/spool.ts';
import type { createDockerEngine } from '../src/adapters/docker/engine.ts';
import { createJobs } from '../src/adapters/jobs/jobs.ts';
import { createSealer } from '../src/adapters/sealer/sealer.ts';
import { backupId } from '../src/artefact/layout.ts';
import { type Staging, writeBackup } from '../src/artefact/write.ts';
import { decode } from '../src/job/decode.ts';
import { dumpSource } from '../src/job/dump.ts';
import type { JobGround } from '../src/job/ground.ts';
import { loadDatabase } from '../src/job/load.ts';
import type { DumpedPayload } from '../src/job/payloads.ts';
import { type DatabaseSource, serverIn } from '../src/job/server.ts';
import type { BackupId, Manifest, Payload } from '../src/model/backup.ts';
import { commit, type EngineId, engineId, instanceName, targetName } from '../src/model/ref.ts';

const never = new AbortController().signal;
const SOURCE: DatabaseSource = {
  kind: 'database',
  name: 'db',
  engine: 'postgres',
  service: 'db',
  databases: ['mix'],
  globals: true,
  user: undefined,
  password: undefined,
  lockTimeoutMs: 10_000,
};

/** Ours: job containers, the spool, the seal. */
export async function openOurs(
  engine: ReturnType<typeof createDockerEngine>,
  folder: string,
  server: string,
) {
  const id = engineId(server);
  const seal = {
    sign: (labels: object) => createHmac('sha256', 'bench').update(JSON.stringify(labels)).digest('hex'),
  };
  const jobs = createJobs({
    engine,
    fleet: 'bench',
    seal,
    folder: join(folder, 'jobs'),
    reveal: () => 'bench',
  });
  const sealer = await createSealer([await generateX25519Identity()]);
  const spool = createSpool(join(folder, 'spool'));
  const ground: JobGround = {
    jobs,
    containers: engine.containers,
    run: 'bench',
    subject: 'bench',
    limits: { cpuShares: 1024, timeoutMs: 3_600_000 },
    onBytes: () => undefined,
  };
  let last: Kept | undefined;
  return {
    async dump(): Promise<{ readonly sealedMs: number; readonly checkedMs: number }> {
      const begun = performance.now();
      let sealedMs = 0;
      const wanted = {
        id: backupId(Date.now(), randomBytes(4).toString('hex')),
        ...{ compression: 1, recipients: [], destinations: [], expectedBytes: 0 },
        now: new Date().toISOString(),
      };
      await writeBackup(
        { spool, sealer },
        wanted,
        async (staging) => {
          const made = await make({ ground, id }, staging, begun);
          ({ sealedMs, last } = made);
          return made.manifest;
        },
        never,
      );
      return { sealedMs, checkedMs: performance.now() - begun };
    },
    async load(): Promise<void> {
      if (last?.payload === undefined) throw new Error('nothing was dumped');
      const { payload, like } = last;
      const opened = sealer.decompress(sealer.open(spool.read(last.id, payload.file)));
      const reached = await serverIn(ground, SOURCE, id, never);
      await loadDatabase(
        ground,
        { payload, engine: 'postgres', server: reached, as: 'ours', like },
        opened,
        never,
      );
      await spool.remove(last.id);
    },
  };
}

type Kept = {
  readonly id: BackupId;
  readonly payload: DumpedPayload | undefined;
  readonly like: Readonly<Record<string, string>>;
};

function manifestOf(id: BackupId, payloads: readonly Payload[], facts: Manifest['facts']): Manifest {
  const now = new Date().toISOString();
  return {
    ...{ format: 1, id, fleet: 'bench', instance: instanceName('bench'), target: targetName('local') },
    ...{ policy: 'bench', commit: commit('0'.repeat(40)), beganAt: now, endedAt: now, trigger: 'bench' },
    ...{ images: {}, facts, sources: [SOURCE], payloads, recipients: [], compression: 1, previous: '' },
  };
}

type Made = { readonly manifest: Manifest; readonly sealedMs: number; readonly last: Kept };

async function make(
  { ground, id }: { readonly ground: JobGround; readonly id: EngineId },
  staging: Staging,
  begun: number,
): Promise<Made> {
  const sealed = new Map<string, Awaited<ReturnType<Staging['seal']>>>();
  const services = [{ service: 'db', id, stopSeconds: 10 }];
  const request = { source: SOURCE, services, compression: 1, instance: async function* () {} };
  const { payloads, facts } = await dumpSource(
    ground,
    request,
    async ({ file, encoding }, bytes) => {
      sealed.set(file, await staging.seal({ file, bytes, isCompressed: encoding === 'zstd' }));
    },
    never,
  );
  const sealedMs = performance.now() - begun;
  const { image } = await serverIn(ground, SOURCE, id, never);
  const checked: Payload[] = [];
  for (const payload of payloads) {
    const one = sealed.get(payload.file);
    if (one === undefined) throw new Error('not sealed');
    const found = await staging.check(one, async (bytes, signal) => {
      await decode(ground, { payload, image }, bytes, signal);
    });
    const { encoding: _, bytes: __, ...told } = payload;
    checked.push({ ...told, ...found });
  }
  const last = { id: staging.id, payload: payloads.at(-1), like: JSON.parse(facts['database mix'] ?? '{}') };
  return { manifest: manifestOf(staging.id, checked, { db: facts }), sealedMs, last };
}
