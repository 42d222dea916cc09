// The fleet file: found, read, and what stands in for it where there is none. Apart from the rest of the
// wiring, so that who only asks a daemon pays for nothing else.

import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Opening } from './control/control.ts';
import { loadFleet } from './declare/fleet.ts';
import { defaultDaemonPart } from './declare/fleet-daemon.ts';
import { Failure } from './model/failure.ts';
import type { DockerAddress, Fleet, FleetTarget } from './model/fleet.ts';
import { isDnsLabel, targetName } from './model/ref.ts';
import type { Result } from './model/result.ts';
import { ok } from './model/result.ts';

type Finding = Pick<Opening, 'fleet' | 'path' | 'cwd' | 'env'>;

/** The fleet that is meant, or what is wrong with its file. */
export async function readFleet(from: Finding): Promise<Result<Fleet>> {
  const named = from.fleet ?? from.env['SHIPSHAPE_FLEET'];
  const file = resolve(from.cwd, named ?? 'fleet.yaml');
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' && named === undefined && from.path !== undefined) return undefined;
    const missing = cause.code === 'ENOENT';
    const message = missing ? `there is no ${file}` : `cannot read ${file} (${cause.code})`;
    const hint = missing ? 'shipshape init makes one; --fleet FILE names another' : 'check its permissions';
    throw new Failure(missing ? 'fleet/missing' : 'fleet/unreadable', message, { hint, cause });
  });
  return text === undefined ? ok(trialFleet(from)) : loadFleet(text, file);
}

/** For trying a folder without a fleet file: one local engine, state in the user's own folder. */
function trialFleet(from: Finding): Fleet {
  const folder = resolve(from.cwd, from.path ?? '.');
  const name = basename(folder).toLowerCase();
  const states = from.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state');
  const stateDir = join(states, 'shipshape', isDnsLabel(name) ? name : 'trial');
  const local: FleetTarget = {
    name: targetName('local'),
    docker: localEngine(from.env['DOCKER_HOST']),
    dataRoot: join(stateDir, 'data'),
    publishAddress: '127.0.0.1',
    autoPorts: { from: 30000, to: 30999 },
    parallelism: 8,
    timeoutMs: 60_000,
  };
  const budget = { removePercent: 20, removeCount: 5 };
  return {
    name: isDnsLabel(name) ? name : 'trial',
    source: { kind: 'folder', intervalMs: 30_000, folder },
    targets: new Map([[local.name, local]]),
    stateDir,
    secrets: { identityFile: join(stateDir, 'identity.age.txt'), envPrefix: undefined, folder: undefined },
    registries: new Map(),
    budget,
    ...defaultDaemonPart(budget, stateDir),
  };
}

function localEngine(host: string | undefined): DockerAddress {
  if (host === undefined || host === '') return { kind: 'unix', path: '/var/run/docker.sock' };
  if (host.startsWith('unix:///')) return { kind: 'unix', path: host.slice('unix://'.length) };
  throw new Failure('fleet/missing', 'without a fleet.yaml only a local engine (unix://) can be used', {
    hint: 'shipshape init makes a fleet.yaml; write the engine of DOCKER_HOST there',
  });
}
