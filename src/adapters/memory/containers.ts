// The container calls of the engine in memory, in the engine's own order of checks.

import type { EngineId } from '../../model/engine.ts';
import { engineId } from '../../model/ref.ts';
import type { ContainerCalls } from '../../ports.ts';
import { packed, unpack } from './archive.ts';
import { configOf, hostConfigOf, object, text } from './defaults.ts';
import { follow } from './follow.ts';
import { containerJson, statsJson, summaryJson } from './inspect.ts';
import { start, stop } from './lifecycle.ts';
import { mountsOf, resolvePath } from './mounts.ts';
import { endpointsOf } from './network-rules.ts';
import { lookUp, normalPath } from './tree.ts';
import { updated } from './update.ts';
import type { Container, Do, Json, World } from './world.ts';
import { emitContainer, isUp, nextId, refuse, theContainer } from './world.ts';

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

export function containerCalls(world: World, run: Do): ContainerCalls {
  function act(
    kind: string,
    id: EngineId,
    signal: AbortSignal,
    work: (container: Container) => void | Promise<void>,
  ) {
    return run({ kind: `containers.${kind}`, subject: id }, signal, () => work(theContainer(world, id)));
  }
  return {
    list: (filter, signal) =>
      run({ kind: 'containers.list', subject: '' }, signal, () =>
        [...world.containers.values()]
          .filter((container) => matches(object(container.config['Labels']), filter.label))
          .map((container) => summaryJson(world, container))
          .reverse(),
      ),
    inspect: (id, signal) =>
      run({ kind: 'containers.inspect', subject: id }, signal, () => {
        const container = world.containers.get(id);
        return container === undefined ? undefined : containerJson(world, container);
      }),
    create: (name, platform, body, signal) =>
      run({ kind: 'containers.create', subject: name, body }, signal, () => {
        const container = create(world, name, platform, structuredClone(body));
        return { id: engineId(container.id), warnings: [] };
      }),
    start: (id, signal) =>
      act('start', id, signal, (container) => start(world, container, world.clock.now())),
    stop: (id, seconds, signal) =>
      act('stop', id, signal, (container) => stop(world, container, seconds, signal)),
    pause: (id, signal) => act('pause', id, signal, (container) => pause(world, container)),
    unpause: (id, signal) => act('unpause', id, signal, (container) => unpause(world, container)),
    rename: (id, name, signal) => act('rename', id, signal, (container) => rename(world, container, name)),
    update: (id, body, signal) =>
      run({ kind: 'containers.update', subject: id, body }, signal, () => {
        const container = theContainer(world, id);
        container.hostConfig = updated(world, container, body);
        emitContainer(world, container, 'update');
        return { warnings: [] };
      }),
    remove: (id, signal) =>
      run({ kind: 'containers.remove', subject: id }, signal, () => remove(world, world.containers.get(id))),
    ...logCalls(world, run),
    stats: (id, signal) =>
      run({ kind: 'containers.stats', subject: id }, signal, () => {
        const container = world.containers.get(id);
        return container === undefined ? undefined : statsJson(world, container);
      }),
    putArchive: (id, path, tar, signal) =>
      act('putArchive', id, signal, (container) => putArchive(world, container, path, tar)),
    getArchive: (id, path, signal) =>
      run({ kind: 'containers.getArchive', subject: id }, signal, () => {
        const place = resolvePath(world, theContainer(world, id), path);
        return packed(place.tree, place.path, normalPath(path).split('/').at(-1) ?? '');
      }),
  };
}

function logCalls(world: World, run: Do): Pick<ContainerCalls, 'logs' | 'follow' | 'attach'> {
  return {
    logs: (id, lines, signal) =>
      run({ kind: 'containers.logs', subject: id }, signal, () => theContainer(world, id).logs.slice(-lines)),
    follow: (id, lines, signal) => follow(world, run, id, lines, signal),
    attach: async (id, signal) => written(follow(world, run, id, 0, signal)),
  };
}

/** `key` or `key=value`; all must match. */
export function matches(labels: Json, wanted: readonly string[] | undefined): boolean {
  return (wanted ?? []).every((label) => {
    const [key = '', ...value] = label.split('=');
    return value.length === 0 ? Object.hasOwn(labels, key) : labels[key] === value.join('=');
  });
}

function create(world: World, name: string, platform: string, body: Json): Container {
  checkName(name);
  const imageRef = text(body['Image']);
  const image = world.tags.get(withTag(imageRef)) ?? world.images.get(imageRef);
  const fits = platform === '' || platform.split('/')[1] === image?.architecture;
  if (image === undefined || !fits) throw refuse('engine/image-not-found', `No such image: ${imageRef}`);
  const hostConfig = hostConfigOf(body, world.cpus);
  const id = nextId(world);
  const hostname = text(hostConfig['NetworkMode']) === 'host' ? 'engine' : '';
  const config = configOf(id, body, image, hostname);
  claimName(world, name);
  const container: Container = {
    id,
    name,
    createdAt: world.clock.now(),
    image,
    imageRef,
    config,
    hostConfig,
    state: {
      status: 'created',
      exitCode: 0,
      error: '',
      oomKilled: false,
      startedAt: 0,
      finishedAt: 0,
      health: 'none',
    },
    restartCount: 0,
    stoppedByHand: false,
    mounts: mountsOf(world, config, hostConfig, image),
    endpoints: endpointsOf(world, hostConfig, body),
    tree: new Map(image.files),
    logs: [],
    due: [],
    ports: new Map(),
  };
  world.containers.set(id, container);
  emitContainer(world, container, 'create');
  return container;
}

function withTag(reference: string): string {
  const last = reference.slice(reference.lastIndexOf('/') + 1);
  return last.includes(':') || last.includes('@') ? reference : `${reference}:latest`;
}

function checkName(name: string): void {
  if (NAME.test(name)) return;
  throw refuse(
    'engine/refused',
    `Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`,
  );
}

function claimName(world: World, name: string): void {
  const holder = [...world.containers.values()].find((one) => one.name === name);
  if (holder === undefined) return;
  throw refuse(
    'engine/name-taken',
    `Conflict. The container name "/${name}" is already in use by container "${holder.id}". You have to remove (or rename) that container to be able to reuse that name.`,
  );
}

function rename(world: World, container: Container, name: string): void {
  if (container.name === name) {
    throw refuse('engine/refused', 'Renaming a container with the same name as its current name');
  }
  checkName(name);
  claimName(world, name);
  const oldName = `/${container.name}`;
  container.name = name;
  emitContainer(world, container, 'rename', { oldName });
}

function pause(world: World, container: Container): void {
  const { status } = container.state;
  if (status === 'paused') return;
  if (status === 'restarting') {
    throw refuse(
      'engine/conflict',
      `Container ${container.id} is restarting, wait until the container is running`,
      'soon',
    );
  }
  if (status !== 'running')
    throw refuse('engine/conflict', `Container ${container.id} is not running`, 'soon');
  container.state.status = 'paused';
  emitContainer(world, container, 'pause');
}

function unpause(world: World, container: Container): void {
  if (container.state.status !== 'paused') return;
  container.state.status = 'running';
  emitContainer(world, container, 'unpause');
}

function remove(world: World, container: Container | undefined): void {
  if (container === undefined) return;
  if (isUp(container)) {
    const how = container.state.status === 'paused' ? 'Unpause and then stop' : 'Stop';
    throw refuse(
      'engine/conflict',
      `You cannot remove a ${container.state.status} container ${container.id}. ${how} the container before attempting removal or force remove`,
      'soon',
    );
  }
  world.containers.delete(container.id);
  emitContainer(world, container, 'destroy');
}

async function putArchive(
  world: World,
  container: Container,
  path: string,
  tar: AsyncIterable<Uint8Array>,
): Promise<void> {
  const place = resolvePath(world, container, path);
  const node = lookUp(place.tree, place.path);
  if (node === undefined) {
    throw refuse('engine/not-found', `Could not find the file ${path} in container ${container.id}`, 'soon');
  }
  if (node.kind === 'file') throw refuse('engine/refused', 'extraction point is not a directory');
  if (!place.writable) throw refuse('engine/refused', 'mounted volume is marked read-only');
  await unpack(place.tree, place.path, tar);
}

/** Lines as a container writes them to its stdout. */
async function* written(lines: AsyncIterable<string>) {
  for await (const line of lines) yield { stream: 1, bytes: Buffer.from(`${line}\n`) };
}
