// Everything around that a fleet needs: Node, git, the source, the state folder, and each engine. Looks and
// says; never changes anything, and never fails: what cannot be found out is a finding too.

import { Failure } from '../model/failure.ts';
import type { FleetTarget } from '../model/fleet.ts';
import type { Access } from '../ports.ts';
import type { Spine } from '../stages/spine.ts';
import type { Ground } from './check.ts';

export type Finding = {
  /** `engine local`, `state`, `git`. */
  readonly about: string;
  readonly verdict: 'ok' | 'warning' | 'failed';
  readonly message: string;
  readonly hint?: string;
};

const OLDEST_NODE = 24;
const LOW_SPACE = 2 * 2 ** 30;
const FEW_INODES = 10_000;
const LARGE_SKEW_MS = 5000;

export async function examine(
  ground: Ground,
  openSpine: () => Promise<Spine>,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const source = await attempt('source', async () => {
    const { commit, branch } = await ground.source.fetch(signal);
    const where = branch === '' ? 'a folder, read as it lies' : `${branch} is at ${commit.slice(0, 8)}`;
    return [ok('source', where)];
  });
  const rest = await attempt('state', async () => {
    const spine = await openSpine();
    const engines = [...ground.fleet.targets.values()].map((target) => engineFindings(spine, target, signal));
    return [
      node(spine),
      await git(spine),
      ...(await state(spine)),
      ...(await registries(spine)),
      ...(await Promise.all(engines)).flat(),
      ...(await unfinished(spine)),
    ];
  });
  return [...source, ...rest];
}

function node({ host }: Spine): Finding {
  if (Number(host.runtime.split('.')[0]) >= OLDEST_NODE) return ok('node', host.runtime);
  return failed('node', `${host.runtime} is too old`, `install Node ${OLDEST_NODE} or newer`);
}

async function git({ host, fleet }: Spine): Promise<Finding> {
  const version = await host.gitVersion();
  if (version !== undefined) return ok('git', version);
  if (fleet.source.kind === 'folder') return ok('git', 'not there, and not needed: the source is a folder');
  return failed('git', 'git cannot be run', 'install git, or put it on the PATH');
}

async function state({ host, fleet }: Spine): Promise<readonly Finding[]> {
  const { stateDir, secrets } = fleet;
  const access = await host.access(stateDir);
  const identity = await host.access(secrets.identityFile);
  const { ssh } = fleet.listeners;
  const hostKey = ssh && (await host.access(ssh.hostKeyFile));
  return [
    access === undefined
      ? warning('state', `${stateDir} is not there yet`, 'it is made at the first use')
      : access.canWrite
        ? privately('state', stateDir, access)
        : failed('state', `${stateDir} cannot be written`, 'check its owner, its permissions and its disk'),
    ...(identity === undefined ? [] : [privately('identity', secrets.identityFile, identity)]),
    ...(ssh === undefined || hostKey === undefined
      ? []
      : [privately('ssh host key', ssh.hostKeyFile, hostKey)]),
    ...(await space(host, 'state', stateDir)),
  ];
}

async function registries({ host, fleet }: Spine): Promise<readonly Finding[]> {
  const logins = [...fleet.registries];
  return Promise.all(
    logins.map(async ([registry, { passwordFile }]) => {
      const about = `registry ${registry}`;
      const access = await host.access(passwordFile);
      if (access !== undefined) return privately(about, passwordFile, access);
      return failed(about, `cannot read ${passwordFile}`, 'put the password of the account there');
    }),
  );
}

function privately(about: string, path: string, access: Access): Finding {
  if ((access.mode & 0o077) === 0 && access.isOwn) return ok(about, `${path} is private`);
  const mode = access.mode.toString(8);
  return access.isOwn
    ? failed(about, `${path} can be read by others (mode ${mode})`, `chmod go= ${path}`)
    : warning(about, `${path} belongs to another user`, 'run shipshape as the user that owns it');
}

async function space(host: Spine['host'], about: string, path: string): Promise<readonly Finding[]> {
  const free = await host.freeSpace(path);
  if (free === undefined) return [];
  const gib = (free.bytes / 2 ** 30).toFixed(1);
  if (free.bytes < LOW_SPACE) {
    return [warning(`${about} disk`, `${gib} GiB are free at ${path}`, 'make room before images are pulled')];
  }
  if (free.inodes !== undefined && free.inodes < FEW_INODES) {
    return [
      warning(`${about} disk`, `${free.inodes} inodes are free at ${path}`, 'many small files are there'),
    ];
  }
  return [ok(`${about} disk`, `${gib} GiB free`)];
}

async function engineFindings(
  spine: Spine,
  target: FleetTarget,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const about = `engine ${target.name}`;
  return attempt(about, async () => {
    const { system, volumes } = spine.engine(target);
    const [info, version, troubles] = await Promise.all([
      system.info(signal),
      system.version(signal),
      volumes.troubles(signal),
    ]);
    const local = target.docker.kind === 'unix';
    return [
      ok(
        about,
        `Docker ${version.Version}, API ${version.ApiVersion}, ${info.NCPU} CPUs, ${info.OSType}/${info.Architecture}`,
      ),
      ...clock(about, info.SystemTime, spine.clock.now()),
      ...(local ? await space(spine.host, about, info.DockerRootDir) : []),
      ...(target.docker.kind === 'tcp' && target.docker.tls === undefined
        ? [warning(about, 'plain TCP: whoever reaches the port is root there', 'use tls, ssh:// or unix://')]
        : []),
      ...(info.Warnings ?? []).map((words) => warning(about, words)),
      ...troubles.map((words) =>
        warning(`${about} volumes`, words, 'until its driver answers, its volumes look missing'),
      ),
    ];
  });
}

function clock(about: string, theirs: string | undefined, ours: number): readonly Finding[] {
  if (theirs === undefined) return [];
  const skewMs = Math.abs(new Date(theirs).getTime() - ours);
  if (!(skewMs > LARGE_SKEW_MS)) return [ok(`${about} clock`, 'agrees with ours')];
  const seconds = Math.round(skewMs / 1000);
  return [
    warning(`${about} clock`, `differs from ours by ${seconds} s`, 'let both follow a time server (NTP)'),
  ];
}

async function unfinished({ fleet, journal }: Spine): Promise<readonly Finding[]> {
  const open = await Promise.all([...fleet.targets.keys()].map((target) => journal.unfinished(target)));
  const runs = open.flat().filter(({ kind }) => kind === 'run.begin');
  if (runs.length === 0) return [];
  const words = runs.map(({ target, at }) => `${target} at ${at}`).join(', ');
  return [
    warning('journal', `a run was cut off: ${words}`, 'the next apply finishes or undoes what was begun'),
  ];
}

/** A failure of the world is what we came to find; a bug goes on up. */
async function attempt(about: string, work: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) return [failed(about, error.message, error.hint)];
    throw error;
  }
}

function ok(about: string, message: string): Finding {
  return { about, verdict: 'ok', message };
}

function warning(about: string, message: string, hint?: string): Finding {
  return { about, verdict: 'warning', message, ...(hint === undefined ? {} : { hint }) };
}

function failed(about: string, message: string, hint: string | undefined): Finding {
  return { about, verdict: 'failed', message, ...(hint === undefined ? {} : { hint }) };
}
