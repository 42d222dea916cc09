// A program run as a container of an instance would run it: with its image, network, volumes and environment, in a
// container of its own. For hooks: what they say and how they end is judged like any job.

import { program } from '../backup/sources/server.ts';
import type { ContainerJson } from '../model/engine.ts';
import type { JobMount } from '../model/job.ts';
import { engineId } from '../model/ref.ts';
import { type JobGround, jobOn, runAll } from './ground.ts';

/** Fails with `job/failed` where it does not end well. */
export async function runLike(
  ground: JobGround,
  like: ContainerJson,
  command: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const own = program({
    name: 'hook',
    image: engineId(like.Image),
    command,
    user: typeof like.Config['User'] === 'string' ? like.Config['User'] : '',
    network: like.State.Running ? { kind: 'container', id: engineId(like.Id) } : { kind: 'none' },
    environment: environmentOf(like),
    mounts: mountsOf(like),
  });
  const job = jobOn(ground, `hook ${command[0] ?? ''}`, [own]);
  await runAll(ground, job, { input: {}, output: {} }, signal);
}

function environmentOf({ Config }: ContainerJson): Readonly<Record<string, string>> {
  const entries = Array.isArray(Config['Env']) ? Config['Env'] : [];
  return Object.fromEntries(
    entries
      .filter((entry): entry is string => typeof entry === 'string' && entry.includes('='))
      .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  );
}

function mountsOf({ Mounts }: ContainerJson): readonly JobMount[] {
  return Mounts.flatMap(({ Type, Name, Source, Destination, RW }): readonly JobMount[] => {
    const to = { target: String(Destination), readOnly: RW === false };
    if (Type === 'volume' && typeof Name === 'string') return [{ kind: 'volume', source: Name, ...to }];
    return Type === 'bind' && typeof Source === 'string' ? [{ kind: 'bind', source: Source, ...to }] : [];
  });
}
