// What people may look at of places, backups and databases besides runs: a place to be tried, a payload opened, what
// is backed up of whom, which databases a server has.

import { openPayload } from '../artefact/read.ts';
import { sourcesFor } from '../backup/select.ts';
import type { Destination, Payload, StoredBackup } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { Fleet } from '../model/fleet.ts';
import { engineId, type InstanceName } from '../model/ref.ts';
import type { ArtefactStore } from '../ports-backup.ts';
import { pairsOf } from './backup-status.ts';
import { recordOf } from './crew-ground.ts';
import { type ContextParts, contextFor } from './restore-context.ts';

export type SourceRow = {
  readonly instance: string;
  readonly policy: string;
  readonly name: string;
  /** `postgres`, `volume`, `instance`. */
  readonly kind: string;
  /** `db`, `app:/data`. */
  readonly from: string;
  /** Why it cannot be backed up. */
  readonly problem: string | null;
};

export type BackupAccess = {
  place<T>(destination: Destination, use: (store: ArtefactStore) => Promise<T>): Promise<T>;
  /** As it went in: opened, unpacked, hashed to its end; fails at the end when the hash is another. */
  open(
    destination: Destination,
    stored: StoredBackup,
    payload: Payload,
    signal: AbortSignal,
  ): AsyncGenerator<{ readonly base64: string }>;
  sources(): readonly SourceRow[];
  /** Names and sizes in bytes. */
  databases(
    instance: InstanceName,
    source: string,
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, number>>>;
};

export function createAccess(parts: ContextParts & { readonly fleet: Fleet }): BackupAccess {
  const { ground } = parts;
  return {
    place: async (destination, use) => await use(await ground.store(destination)),
    async *open(destination, stored, payload, signal) {
      const reading = { store: await ground.store(destination), sealer: ground.sealer };
      for await (const piece of openPayload(reading, stored, payload, signal)) {
        yield { base64: Buffer.from(piece).toString('base64') };
      }
    },
    sources: () => sourceRows(parts),
    databases: (instance, source, signal) => databasesOf(parts, instance, source, signal),
  };
}

function sourceRows({ shared }: ContextParts): readonly SourceRow[] {
  const declared = shared.declared();
  if (declared === undefined) return [];
  return pairsOf(declared).flatMap(({ policy, of }): readonly SourceRow[] => {
    const row = { instance: of.instance, policy: policy.name };
    if (of.kind === 'data-source') {
      const { engine, host, port, name } = of.dataSource;
      return [{ ...row, name, kind: engine, from: `${host}:${port}`, problem: null }];
    }
    const found = sourcesFor(policy, of.desired);
    if (!found.ok) {
      return found.problems.map(({ message }) => ({
        ...row,
        name: '-',
        kind: '-',
        from: '-',
        problem: message,
      }));
    }
    return found.value.map((source) => {
      if (source.kind === 'instance') {
        return { ...row, name: source.name, kind: 'instance', from: of.instance, problem: null };
      }
      const isVolume = source.kind === 'volume';
      const from = isVolume ? `${source.service}:${source.mount}` : source.service;
      return { ...row, name: source.name, kind: isVolume ? 'volume' : source.engine, from, problem: null };
    });
  });
}

async function databasesOf(
  parts: ContextParts & { readonly fleet: Fleet },
  instance: InstanceName,
  name: string,
  signal: AbortSignal,
): Promise<Readonly<Record<string, number>>> {
  const declared = parts.shared.declared();
  const pairs = declared === undefined ? [] : pairsOf(declared);
  for (const { policy, of } of pairs) {
    if (of.instance !== instance || of.kind !== 'instance') continue;
    const found = sourcesFor(policy, of.desired);
    const source = found.ok ? found.value.find((one) => one.name === name) : undefined;
    if (source?.kind !== 'database') continue;
    const record = await recordOf(parts.ground, of);
    const applied = Object.values(record.containers).find(({ spec }) => spec.service === source.service);
    const target = parts.fleet.targets.get(of.target);
    if (applied === undefined || target === undefined) break;
    const context = await contextFor(parts, target, () => undefined, signal);
    const server = { container: applied.id, image: engineId(applied.imageId), source };
    return await context.data.databases(server, { run: `look-${instance}`, signal });
  }
  throw new Failure('backup/no-source', `${instance} has no database source ${name}`, {
    hint: '`shipshape source list` shows what is backed up',
  });
}
