// The composition root: the only file that builds adapters. Everything is made on demand, so that a
// command which only reads declarations makes no key, no mirror and no connection.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDockerEngine } from './adapters/docker/engine.ts';
import { createFolderSource } from './adapters/folder/source.ts';
import { createGitSource } from './adapters/git/source.ts';
import { createHost } from './adapters/host/host.ts';
import { createRegistries } from './adapters/secrets/registries.ts';
import { createJournal } from './adapters/store/journal.ts';
import { createLock } from './adapters/store/lock.ts';
import { createStore } from './adapters/store/state.ts';
import { mustBeWhole } from './adapters/store/whole.ts';
import type { Ground } from './control/check.ts';
import type { Control, Opening } from './control/control.ts';
import { createControl } from './control/control.ts';
import { createParser } from './declare/parse.ts';
import { createResolver } from './declare/resolve.ts';
import { Failure } from './model/failure.ts';
import type { Fleet, FleetTarget } from './model/fleet.ts';
import type { Result } from './model/result.ts';
import { ok } from './model/result.ts';
import { createObserver, type Observer } from './observe/observe.ts';
import { createPlanMemory } from './plan/memory.ts';
import type { Clock, Engine, FollowedSource, Registries, Vault } from './ports.ts';
import type { Spine } from './stages/spine.ts';
import { readFleet } from './wire-fleet.ts';

/** The control object of the fleet that `from` names, or what is wrong with its file. */
export async function open(from: Opening): Promise<Result<Control>> {
  const fleet = await readFleet(from);
  if (!fleet.ok) return fleet;
  const ground = groundOf(fleet.value, from);
  const engines = new Map<FleetTarget, Engine>();
  let spine: Promise<Spine> | undefined;
  const openSpine = (): Promise<Spine> => {
    spine ??= spineOf(ground, engines, from);
    return spine;
  };
  const close = async () => {
    for (const engine of engines.values()) engine.close();
  };
  return ok(createControl(ground, from.by, openSpine, close), fleet.problems);
}

/** What reading a fleet's declarations needs. */
export function groundOf(fleet: Fleet, from: Opening): Ground {
  return {
    fleet,
    source: sourceOf(fleet, from),
    parse: createParser(),
    resolver: createResolver(),
    clock: CLOCK,
  };
}

export const CLOCK: Clock = {
  now: Date.now,
  sleep: async (ms, signal) => {
    await sleep(ms, undefined, { signal });
  },
};

/** Where the declarations come from. */
export function sourceOf({ source, stateDir }: Fleet, { path, cwd, env }: Opening): FollowedSource {
  if (path !== undefined) return createFolderSource(resolve(cwd, path));
  if (source.kind === 'folder') return createFolderSource(source.folder);
  return createGitSource({ ...source, stateDir, searchPath: env['PATH'] ?? '/usr/bin:/bin', outside: env });
}

/** The whole line, its engines kept in `engines`. `watch`: stands before each engine, for counting its calls. */
export async function spineOf(
  ground: Ground,
  engines: Map<FleetTarget, Engine>,
  from: Opening,
  watch: (engine: Engine, target: FleetTarget) => Engine = (engine) => engine,
): Promise<Spine & { readonly vault: Vault }> {
  const { stateDir, secrets } = ground.fleet;
  const { envPrefix, folder } = secrets;
  // First of all: half of a state has no key and no secrets, and new ones would be made.
  await mustBeWhole(stateDir);
  const observers = new Map<FleetTarget, Observer>();
  // Declarations can be checked without the cryptography of secrets, a third of what is loaded here.
  const { openVault } = await import('./adapters/secrets/vault.ts');
  const vault = await openVault({
    stateDir,
    identityFile: secrets.identityFile,
    outside: { environment: from.env, envPrefix, folder },
    random: randomBytes,
    now: Date.now,
  });
  const registries = createRegistries(ground.fleet.registries);
  const engine = (target: FleetTarget) =>
    known(engines, target, () => watch(connect(target, registries), target));
  return {
    ...ground,
    vault,
    seal: vault.seal,
    store: createStore({ folder: stateDir, onWarning: from.onWarning }),
    journal: createJournal({ folder: stateDir, onWarning: from.onWarning }),
    lock: createLock({ folder: stateDir, holder: from.by }),
    host: createHost(from.env['PATH'] ?? '/usr/bin:/bin'),
    policies: () => ground.fleet.policies,
    nonce: () => randomBytes(16).toString('hex'),
    planned: createPlanMemory(),
    engine,
    observer: (target) => known(observers, target, () => createObserver(engine(target))),
  };
}

/** Connections beyond those that change things: looking whether something is healthy must not wait for them. */
const LOOKING = 4;

function connect({ docker, parallelism, timeoutMs }: FleetTarget, registries: Registries): Engine {
  const options = { timeoutMs, sockets: parallelism + LOOKING, registries };
  switch (docker.kind) {
    case 'unix':
      return createDockerEngine({ ...options, host: `unix://${docker.path}` });
    case 'tcp': {
      const host = `tcp://${docker.host}:${docker.port}`;
      const { tls } = docker;
      if (tls === undefined) return createDockerEngine({ ...options, host });
      const [ca, cert, key] = [pem(tls.caFile), pem(tls.certFile), pem(tls.keyFile)];
      return createDockerEngine({ ...options, host, tls: { ca, cert, key } });
    }
    case 'ssh': {
      const user = docker.user === undefined ? '' : `${encodeURIComponent(docker.user)}@`;
      const port = docker.port === undefined ? '' : `:${docker.port}`;
      return createDockerEngine({ ...options, host: `ssh://${user}${docker.host}${port}` });
    }
  }
}

function pem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Failure('engine/tls-unreadable', `cannot read ${file}`, {
      hint: 'targets.<name>.docker.tls in fleet.yaml names it',
      cause,
    });
  }
}

function known<Key, Value>(map: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make(key);
  map.set(key, made);
  return made;
}
