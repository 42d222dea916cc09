// Containers in time: start, exit, restart policy, healthchecks. Nothing here waits: what will happen
// is noted with its due time, and `settle` brings the world up to the clock before anybody looks.

import { number, object, strings, text } from './defaults.ts';
import { resolvePath } from './mounts.ts';
import { attachAll, detachAll, publish } from './network-rules.ts';
import { lookUp, textFile } from './tree.ts';
import type { Behaviour, Container, Due, World } from './world.ts';
import { emitContainer, refuse } from './world.ts';

/** The restart delay doubles from the first to the second. */
const FIRST_DELAY_MS = 100;
const LAST_DELAY_MS = 60_000;

/** Lets everything happen that is due by now, in order of time. */
export function settle(world: World): void {
  const now = world.clock.now();
  for (let next = nextDue(world); next !== undefined && next.due.at <= now; next = nextDue(world)) {
    const { container, due } = next;
    container.due = container.due.filter((one) => one !== due);
    world.at = due.at;
    happen(world, container, due);
    world.at = undefined;
  }
}

function nextDue(world: World): { readonly container: Container; readonly due: Due } | undefined {
  let first: { readonly container: Container; readonly due: Due } | undefined;
  for (const container of world.containers.values()) {
    for (const due of container.due) {
      if (first === undefined || due.at < first.due.at) first = { container, due };
    }
  }
  return first;
}

/** When something happens by itself next; undefined: never. */
export function nextDueAt(world: World): number | undefined {
  return nextDue(world)?.due.at;
}

function happen(world: World, container: Container, due: Due): void {
  switch (due.kind) {
    case 'exit':
      die(world, container, due.code, due.at);
      break;
    case 'restart':
      restart(world, container, due.at);
      break;
    default:
      container.state.health = due.kind;
      emitContainer(world, container, `health_status: ${due.kind}`);
  }
}

function restart(world: World, container: Container, at: number): void {
  container.restartCount += 1;
  try {
    run(world, container, at);
  } catch {
    // The engine notes the error in the state and gives up.
    container.state.status = 'exited';
  }
}

/** Starts a container by hand. Fails as the engine does, leaving the state it leaves. */
export function start(world: World, container: Container, at: number): void {
  const { status } = container.state;
  if (status === 'paused')
    throw refuse('engine/conflict', 'cannot start a paused container, try unpause instead', 'soon');
  if (status === 'running' || status === 'restarting') return;
  container.stoppedByHand = false;
  container.restartCount = 0;
  run(world, container, at);
}

function run(world: World, container: Container, at: number): void {
  const behaviour = behaviourOf(container);
  try {
    attachAll(world, container);
    publish(world, container);
  } catch (error) {
    detachAll(world, container);
    container.state.exitCode = 128;
    container.state.error = error instanceof Error ? error.message : String(error);
    throw error;
  }
  if (behaviour.startError !== undefined) {
    detachAll(world, container);
    container.state.exitCode = 127;
    container.state.error = `failed to create shim task: OCI runtime create failed: ${behaviour.startError}: unknown`;
    throw refuse('engine/cannot-start', container.state.error);
  }
  const check = object(container.config['Healthcheck']);
  const hasCheck = strings(check['Test']).length > 0 && strings(check['Test'])[0] !== 'NONE';
  Object.assign(container.state, {
    status: 'running',
    exitCode: 0,
    error: '',
    oomKilled: false,
    startedAt: at,
    health: hasCheck ? 'starting' : 'none',
  });
  container.due = plannedFor(behaviour, at, hasCheck);
  container.logs.push(...(behaviour.logs ?? []));
  write(world, container, behaviour);
  emitContainer(world, container, 'start');
}

function behaviourOf(container: Container): Behaviour {
  return container.image.behaviour({ name: container.name, config: container.config, tree: container.tree });
}

function plannedFor(behaviour: Behaviour, at: number, hasCheck: boolean): readonly Due[] {
  const due: Due[] = [];
  if (behaviour.exits !== undefined) {
    due.push({ at: at + behaviour.exits.afterMs, kind: 'exit', code: behaviour.exits.code });
  }
  if (!hasCheck) return due;
  if (behaviour.unhealthyAfterMs !== undefined) {
    due.push({ at: at + behaviour.unhealthyAfterMs, kind: 'unhealthy', code: 0 });
  }
  if (behaviour.unhealthyAfterMs === undefined || behaviour.healthyAfterMs !== undefined) {
    due.push({ at: at + (behaviour.healthyAfterMs ?? 0), kind: 'healthy', code: 0 });
  }
  return due;
}

function write(world: World, container: Container, behaviour: Behaviour): void {
  for (const [path, content] of Object.entries(behaviour.writes ?? {})) {
    const place = resolvePath(world, container, path);
    if (place.writable && lookUp(place.tree, place.path) === undefined)
      place.tree.set(place.path, textFile(content));
  }
}

/** The main process ended by itself or was killed; the restart policy decides what comes next. */
export function die(world: World, container: Container, code: number, at: number): void {
  const { state } = container;
  container.due = [];
  Object.assign(state, { status: 'exited', exitCode: code, finishedAt: at });
  if (state.health !== 'none') state.health = 'unhealthy';
  emitContainer(world, container, 'die', { exitCode: String(code) });
  detachAll(world, container);
  if (restarts(container, code)) {
    state.status = 'restarting';
    const delay = Math.min(FIRST_DELAY_MS * 2 ** container.restartCount, LAST_DELAY_MS);
    container.due = [{ at: at + delay, kind: 'restart', code: 0 }];
  } else if (container.hostConfig['AutoRemove'] === true) {
    world.containers.delete(container.id);
    emitContainer(world, container, 'destroy');
  }
}

function restarts(container: Container, code: number): boolean {
  const policy = object(container.hostConfig['RestartPolicy']);
  const most = number(policy['MaximumRetryCount']);
  if (container.stoppedByHand) return false;
  switch (text(policy['Name'])) {
    case 'always':
    case 'unless-stopped':
      return true;
    case 'on-failure':
      return code !== 0 && (most === 0 || container.restartCount < most);
    default:
      return false;
  }
}

/** Stops by hand: the restart policy is off until the next start. */
export async function stop(
  world: World,
  container: Container,
  graceSeconds: number,
  signal: AbortSignal,
): Promise<void> {
  const { status } = container.state;
  if (status === 'created' || status === 'exited' || status === 'dead') return;
  container.stoppedByHand = true;
  if (status === 'restarting') {
    container.due = [];
    container.state.status = 'exited';
    return;
  }
  const behaviour = behaviourOf(container);
  const takes = behaviour.stopsAfterMs ?? 0;
  const isKilled = takes > graceSeconds * 1000;
  const waits = Math.min(takes, graceSeconds * 1000);
  if (waits > 0) await world.clock.sleep(waits, signal);
  die(world, container, isKilled ? 137 : (behaviour.stopCode ?? 0), world.clock.now());
  emitContainer(world, container, 'stop');
}

/** The daemon comes back: what was running without live-restore is down, and policies decide. */
export function daemonRestart(world: World): void {
  const now = world.clock.now();
  world.life += 1;
  world.forgotten += world.events.length;
  world.events.length = 0;
  for (const container of world.containers.values()) {
    const was = container.state.status;
    const policy = text(object(container.hostConfig['RestartPolicy'])['Name']);
    if (was === 'running' || was === 'paused' || was === 'restarting') {
      detachAll(world, container);
      container.due = [];
      Object.assign(container.state, { status: 'exited', exitCode: 0, finishedAt: now });
    }
    const wanted =
      policy === 'always'
        ? was !== 'created'
        : policy === 'unless-stopped' && !container.stoppedByHand && was !== 'created';
    if (wanted && container.state.status === 'exited') start(world, container, now);
  }
  for (const wake of [...world.wakers]) wake();
}
