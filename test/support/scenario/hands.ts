// What people do to an engine behind Shipshape's back, and what is to be seen there afterwards: lines of
// scenarios that begin with a verb and say `by hand`, and lines that begin with `show`.

import type { MemoryEngine } from '../../../src/adapters/memory/engine.ts';
import type { CreateContainerJson } from '../../../src/model/engine.ts';
import { type EngineId, engineId } from '../../../src/model/ref.ts';
import { columns } from '../../../src/show/columns.ts';
import type { Command } from './commands.ts';
import type { ScenarioWorld } from './world.ts';

const SIGNAL = new AbortController().signal;

export const HANDS: readonly Command[] = [
  [
    /^stop (\S+) by hand$/,
    (world, name) => on(world, name, ({ containers }, id) => containers.stop(id, 10, SIGNAL)),
  ],
  [
    /^start (\S+) by hand$/,
    (world, name) => on(world, name, ({ containers }, id) => containers.start(id, SIGNAL)),
  ],
  [/^kill (\S+) by hand$/, (world, name) => engineWith(world, name).control.kill(name)],
  [/^remove (\S+) by hand$/, (world, name) => engineWith(world, name).control.removeContainer(name)],
  [
    /^rename (\S+) to (\S+) by hand$/,
    (world, name, to) => on(world, name, ({ containers }, id) => containers.rename(id, to, SIGNAL)),
  ],
  [
    /^give (\S+) (\d+)m of memory by hand$/,
    (world, name, size) => engineWith(world, name).control.tamper(name, { Memory: Number(size) * 2 ** 20 }),
  ],
  [
    /^disconnect (\S+) from (\S+) by hand$/,
    (world, name, network) => {
      const { control } = engineWith(world, name);
      if (!control.networkNames().includes(network)) throw new Error(`there is no network ${network}`);
      control.disconnect(name, network);
    },
  ],
  [/^remove volume (\S+) by hand$/, (world, name) => engineOfVolume(world, name).control.removeVolume(name)],
  [/^run (\S+) from (\S+) by hand$/, (world, name, image) => run(firstEngine(world), name, { Image: image })],
  [
    /^run (\S+) from (\S+) publishing (\d+) by hand$/,
    (world, name, image, HostPort) => {
      const ports = { PortBindings: { '80/tcp': [{ HostIp: '', HostPort }] } };
      return run(firstEngine(world), name, {
        Image: image,
        HostConfig: ports,
        ExposedPorts: { '80/tcp': {} },
      });
    },
  ],
  [
    /^run (\S+) with the labels of (\S+) by hand$/,
    (world, name, other) => {
      const engine = engineWith(world, other);
      const { config, imageRef } = engine.control.container(other);
      return run(engine, name, { Image: imageRef, Labels: config['Labels'] });
    },
  ],
  [
    /^write (\S+) into volume (\S+)$/,
    (world, word, volume) => engineOfVolume(world, volume).control.writeVolumeFile(volume, '/word', word),
  ],
  [/^show containers$/, showContainers],
  [/^show volumes$/, showVolumes],
  [/^show networks$/, showNetworks],
];

async function run(engine: MemoryEngine, name: string, body: CreateContainerJson): Promise<void> {
  const { id } = await engine.containers.create(name, '', body, SIGNAL);
  await engine.containers.start(id, SIGNAL);
}

/** Does something to a container by its name, through the engine's own door. */
async function on(
  world: ScenarioWorld,
  name: string,
  act: (engine: MemoryEngine, id: EngineId) => Promise<void>,
): Promise<void> {
  const engine = engineWith(world, name);
  await act(engine, engineId(engine.control.container(name).id));
}

function engineWith(world: ScenarioWorld, name: string): MemoryEngine {
  const found = [...world.engines.values()].find(({ control }) =>
    control.containers().some((one) => one.name === name),
  );
  if (found === undefined) throw new Error(`no engine has a container ${name}`);
  return found;
}

function engineOfVolume(world: ScenarioWorld, name: string): MemoryEngine {
  const found = [...world.engines.values()].find(({ control }) => control.volumeNames().includes(name));
  if (found === undefined) throw new Error(`no engine has a volume ${name}`);
  return found;
}

export function firstEngine({ engines }: ScenarioWorld): MemoryEngine {
  const [first] = engines.values();
  if (first === undefined) throw new Error('a world without an engine');
  return first;
}

/** Names, images and states, and the id: the same id is the same container. */
function showContainers(world: ScenarioWorld): void {
  for (const { control } of world.engines.values()) {
    control.settle();
    const rows = control
      .containers()
      .map(({ name, imageRef, state, id }) => [name, imageRef, stateWords(state), id.slice(0, 12)])
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
    world.say(rows.length === 0 ? 'no containers\n' : `${columns(rows)}\n`);
  }
}

function stateWords({ status, health, exitCode }: ReturnType<MemoryEngine['control']['container']>['state']) {
  if (status === 'exited') return `exited ${exitCode}`;
  return health === 'none' || status !== 'running' ? status : health;
}

/** Names, and the word that was written into them. */
function showVolumes(world: ScenarioWorld): void {
  for (const { control } of world.engines.values()) {
    const rows = control.volumeNames().map((name) => [name, control.volumeFile(name, '/word') ?? '(empty)']);
    world.say(rows.length === 0 ? 'no volumes\n' : `${columns(rows.toSorted())}\n`);
  }
}

function showNetworks(world: ScenarioWorld): void {
  for (const { control } of world.engines.values()) {
    const names = control.networkNames().filter((name) => !['bridge', 'host', 'none'].includes(name));
    const users = (network: string) =>
      control
        .containers()
        .filter(({ endpoints }) => endpoints.has(network))
        .map(({ name }) => name);
    const rows = names.toSorted().map((name) => [name, users(name).toSorted().join(', ')]);
    world.say(rows.length === 0 ? 'no networks\n' : `${columns(rows)}\n`);
  }
}
