// Images. Both calls come before anything is stopped (the plan's graph says so): a wrong name or a broken
// build costs no running container. Giving up in the middle harms nothing, so these two can be cut short.

import type { BuildSpec } from '../model/desired.ts';
import { Failure } from '../model/failure.ts';
import { engineId } from '../model/ref.ts';
import type { BuildOptions } from '../ports.ts';
import { contentEntries } from './content.ts';
import { type TarEntry, tarOf } from './tar.ts';
import type { CallOf, Task } from './task.ts';

export async function pullImage(call: CallOf<'image.pull'>, task: Task): Promise<void> {
  const { run, address } = task;
  await run.context.engine.images.pull(call.reference, call.platform, task.report, run.signal);
  const image = await run.context.engine.images.inspect(call.reference, run.steady);
  if (image === undefined) {
    throw new Failure('engine/image-not-found', `${address}: ${call.reference} is not there after its pull`, {
      hint: 'check the image name and tag; nothing was stopped',
      retry: 'later',
    });
  }
  task.keep({ kind: 'image', id: engineId(image.Id), address });
}

export async function buildImage(call: CallOf<'image.build'>, task: Task): Promise<void> {
  const { run, address } = task;
  const { build } = call;
  const inline = inlineName(build);

  async function* context(): AsyncGenerator<TarEntry> {
    yield* contentEntries(build.context, '', run, run.signal);
    if ('inline' in build.dockerfile) {
      const content = Buffer.from(build.dockerfile.inline);
      yield { kind: 'file', path: inline, mode: 0o644, uid: 0, gid: 0, content };
    }
  }

  const id = await run.context.engine.images.build(
    buildOptions(build),
    tarOf(context()),
    task.report,
    run.signal,
  );
  task.keep({ kind: 'image', id, address });
}

/** What the engine is told of a build, beside its context. */
export function buildOptions(build: BuildSpec): BuildOptions {
  return {
    tag: build.tag,
    dockerfile: 'path' in build.dockerfile ? build.dockerfile.path : inlineName(build),
    args: build.args,
    target: build.target,
    labels: build.labels,
    network: build.network,
    platform: build.platform,
    noCache: build.noCache,
    pull: build.pull,
    extraHosts: build.extraHosts,
    shmSize: build.shmSize,
    cacheFrom: build.cacheFrom,
  };
}

/** A name in the context that nobody has. */
function inlineName({ context }: BuildSpec): string {
  return `.shipshape-${context.digest.slice(-12)}.Dockerfile`;
}
