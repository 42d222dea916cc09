// A database server on restored data, up and answering, beside what serves; and taken away again.

import type { ContainerSpec } from '../model/desired.ts';
import type { Mount } from '../model/fields.ts';
import type { EngineId } from '../model/ref.ts';
import { removeContainer } from './aside.ts';
import type { DatabaseSource, Going, RestoreContext, Server } from './parts.ts';
import { startTrial, waitReady } from './trial.ts';

const REMOVE_MS = 120_000;

export type Ready = {
  readonly spec: ContainerSpec;
  readonly image: EngineId;
  readonly source: DatabaseSource;
  readonly network: string;
  readonly instead: (mount: Mount) => string | undefined;
  readonly isThrownAway: boolean;
};

export type ReadyServer = { readonly id: EngineId; readonly server: Server };

export async function startReady(context: RestoreContext, of: Ready, going: Going): Promise<ReadyServer> {
  const { spec, image, source, network, instead } = of;
  context.tell({ doing: `start ${spec.service} aside`, bytes: 0, total: undefined });
  const words = of.isThrownAway ? withoutSync(source, spec) : [];
  const trial = { run: going.run, spec, image, network, instead, words };
  const id = await startTrial(context, trial, going.signal);
  // Its own password is the one that its own environment says: a backup may be older, or of another instance.
  const server: Server = {
    container: id,
    image,
    source: { ...source, user: undefined, password: undefined },
  };
  try {
    await waitReady(context, { spec }, id, () => context.data.ping(server, going), going.signal);
  } catch (error) {
    await removeTrial(context, id);
    throw error;
  }
  return { id, server };
}

/** Whoever interrupts a run still has it leave nothing behind. */
export function removeTrial(context: RestoreContext, id: EngineId): Promise<void> {
  return removeContainer(context, id, AbortSignal.timeout(REMOVE_MS));
}

/** The disk need not have what is thrown away anyhow. */
function withoutSync({ engine }: DatabaseSource, { fields }: ContainerSpec): readonly string[] {
  if (engine !== 'postgres') return [];
  const off = ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'synchronous_commit=off'];
  if (fields.command === undefined) return fields.entrypoint === undefined ? ['postgres', ...off] : [];
  return fields.command[0] === 'postgres' ? off : [];
}
