// What the engine is asked for when a job container is made. It may do as little as its program needs: no
// log, no restart, no new privileges, no capability that was not named, a root that cannot be written, and
// no volume but those of the job (an image's own would be left behind without a name).

import type { CreateContainerJson, ImageJson } from '../../model/engine.ts';
import type { JobNetwork, JobProgram, JobSpec, JobWord, StreamName } from '../../model/job.ts';

/** Where a job's streams lie in its containers. */
export const STREAMS = '/.shipshape';

export type Made = {
  readonly job: JobSpec;
  readonly program: JobProgram;
  readonly image: ImageJson;
  readonly labels: Readonly<Record<string, string>>;
  /** With secrets opened. */
  readonly environment: Readonly<Record<string, string>>;
  /** The folder of streams on the target; undefined: the program has none. */
  readonly folder: string | undefined;
  /** By stream: its path in the container. */
  readonly paths: ReadonlyMap<StreamName, string>;
};

export function jobBody(made: Made): CreateContainerJson {
  const { job, program } = made;
  const [first = '/never.started', ...rest] = program.command.map((word) => wordOf(word, made.paths));
  return {
    Image: program.image,
    Entrypoint: [first],
    Cmd: rest,
    Env: Object.entries(made.environment).map(([key, value]) => `${key}=${value}`),
    Labels: made.labels,
    WorkingDir: '/',
    Tty: false,
    OpenStdin: false,
    AttachStdout: true,
    AttachStderr: true,
    Healthcheck: { Test: ['NONE'] },
    ...(program.user === '' ? {} : { User: program.user }),
    HostConfig: {
      // Any other driver would keep what is written to stdout, in plain text, in the engine's folder.
      LogConfig: { Type: 'none', Config: {} },
      RestartPolicy: { Name: 'no' },
      AutoRemove: false,
      NetworkMode: networkMode(program.network),
      // The engine itself writes nowhere in one that is read-only; this one is never started.
      ReadonlyRootfs: program.archive?.kind !== 'write',
      Privileged: false,
      CapDrop: ['ALL'],
      CapAdd: program.capabilities,
      SecurityOpt: ['no-new-privileges'],
      PidsLimit: 128,
      CpuShares: job.cpuShares,
      Mounts: mountsOf(made),
    },
  };
}

function networkMode(network: JobNetwork): string {
  if (network.kind === 'none') return 'none';
  return network.kind === 'container' ? `container:${network.id}` : network.name;
}

function wordOf(word: JobWord, paths: ReadonlyMap<StreamName, string>): string {
  if (typeof word === 'string') return word;
  const path = paths.get(word.stream);
  if (path === undefined) throw new Error(`bug: the program neither reads nor writes ${word.stream}`);
  return word.prefix + path + (word.suffix ?? '');
}

function mountsOf({ program, image, folder }: Made): readonly Readonly<Record<string, unknown>>[] {
  const given = program.mounts.map(({ kind, source, target, readOnly }) => ({
    Type: kind,
    Target: target,
    ...(kind === 'tmpfs' ? { TmpfsOptions: { Mode: 0o1777 } } : { Source: source, ReadOnly: readOnly }),
    // Without this the engine would copy what the image has there into an empty volume.
    ...(kind === 'volume' ? { VolumeOptions: { NoCopy: true } } : {}),
  }));
  const taken = new Set(program.mounts.map(({ target }) => target));
  const ofImage = Object.keys((image.Config?.['Volumes'] ?? {}) as object).filter((path) => !taken.has(path));
  const scratch = [...new Set([...ofImage, '/tmp'])].filter((path) => !taken.has(path));
  // A FIFO is written also where it lies on a mount that is read-only; a file cannot be left there.
  const streams = { Type: 'bind', Source: folder ?? '', Target: STREAMS, ReadOnly: true };
  return [
    ...given,
    ...scratch.map((path) => ({ Type: 'tmpfs', Target: path, TmpfsOptions: { Mode: 0o1777 } })),
    ...(folder === undefined ? [] : [streams]),
  ];
}
