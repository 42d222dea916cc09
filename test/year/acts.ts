// What happens to a fleet, each as a function that does it and says what it did.

import { engineId } from '../../src/model/ref.ts';
import { fileOf, type Meant, meant, textOf } from './declared.ts';
import { declare, type Life } from './life.ts';
import {
  approvePlan,
  holdInstance,
  instanceScope,
  openPlans,
  rejectPlan,
  resumeScope,
  rollBack,
  suspendScope,
} from './people.ts';

type Act = (life: Life) => Promise<string> | string;

const MINUTE = 60_000;
const NEVER = new AbortController().signal;

export const acts: readonly { readonly weight: number; readonly act: Act }[] = [
  { weight: 8, act: commitChange },
  { weight: 2, act: commitBad },
  { weight: 2, act: commitRevert },
  { weight: 1, act: rename },
  { weight: 1, act: removeOne },
  { weight: 2, act: addOne },
  { weight: 1, act: forcePush },
  { weight: 1, act: emptyTree },
  { weight: 1, act: branchGone },
  { weight: 12, act: handOnContainer },
  { weight: 3, act: outage },
  { weight: 3, act: fewFaults },
  { weight: 2, act: cutEvents },
  { weight: 2, act: slow },
  { weight: 1, act: restartEngine },
  { weight: 2, act: restartDaemon },
  { weight: 2, act: gitAway },
  { weight: 3, act: answerPlan },
  { weight: 3, act: holdOne },
  { weight: 2, act: suspendSome },
  { weight: 2, act: rollBackOne },
  { weight: 2, act: stepClock },
];

function any<Item>({ random }: Life, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

function oneOf(life: Life): Meant {
  const found = any(life, [...life.meant.values()]);
  if (found === undefined) throw new Error('bug: nothing is declared');
  return found;
}

function minutes({ random }: Life, from: number, to: number): number {
  return Math.round(from + random() * (to - from)) * MINUTE;
}

/** Goes on for a time; at the latest until the evening. */
function lasting(life: Life, ms: number, end: () => void): void {
  let isOver = false;
  const once = () => {
    if (!isOver) end();
    isOver = true;
  };
  life.endings.push(once);
  life.world.clock.sleep(ms, NEVER).then(once, once);
}

function commitChange(life: Life): string {
  const before = oneOf(life);
  const change: Partial<Meant> =
    any(life, [
      { image: any(life, ['app:1', 'app:2', 'app:3']) ?? 'app:1' },
      { memory: 32 + Math.floor(life.random() * 200) },
      { port: before.port === 0 ? 20_000 + Math.floor(life.random() * 20_000) : 0 },
    ]) ?? {};
  declare(life, { ...before, ...change, isBad: false });
  if (life.random() < 0.5) life.world.daemon.nudgeSource('webhook');
  return `commit: ${before.name} ${JSON.stringify(change)}`;
}

function commitBad(life: Life): string {
  const before = oneOf(life);
  declare(life, { ...before, isBad: true });
  return `commit: ${before.name} is no valid declaration any more`;
}

function commitRevert(life: Life): string {
  const before = oneOf(life);
  declare(life, { ...before, isBad: false });
  declare(life, { ...before, image: 'app:1', memory: 0, port: 0, isBad: false });
  return `commit: ${before.name} is reverted`;
}

function rename(life: Life): string {
  const movable = [...life.meant.values()].filter(
    ({ name }) => name !== 'nightly' && !name.startsWith('crm'),
  );
  const before = any(life, movable);
  if (before === undefined) return 'nothing to rename';
  const name = `${before.name.replace(/-r\d+$/, '')}-r${Math.floor(life.random() * 1e6)}`;
  const after = { ...before, name, movedFrom: before.name, isBad: false };
  life.meant.delete(before.name);
  life.retired.add(before.name);
  life.meant.set(name, after);
  life.world.source.commit({ [fileOf(before.name)]: null, [fileOf(name)]: textOf(after) });
  return `commit: ${before.name} is called ${name} now`;
}

function removeOne(life: Life): string {
  const spare = [...life.meant.values()].filter(({ name }) => name.startsWith('extra'));
  const one = any(life, spare);
  if (one === undefined) return 'nothing to remove';
  life.meant.delete(one.name);
  life.removed.set(one.name, one);
  life.world.source.commit({ [fileOf(one.name)]: null });
  return `commit: ${one.name} is gone`;
}

function addOne(life: Life): string {
  const extra = [...life.meant.keys()].filter((name) => name.startsWith('extra'));
  if (extra.length >= 3) return 'enough is declared';
  const name = `extra-${Math.floor(life.random() * 40)}`;
  if (life.meant.has(name) || life.retired.has(name)) return `${name} is taken`;
  const before = life.removed.get(name) ?? meant(name);
  declare(life, { ...before, isBad: false });
  return `commit: ${name} is new`;
}

/** The last commits are gone from the branch, and another stands in their place. */
function forcePush(life: Life): string {
  const { world } = life;
  const accepted = world.daemon.status().source.accepted;
  const older = accepted === undefined ? undefined : world.source.parentOf(accepted);
  if (older === undefined) return 'no history to rewrite';
  world.source.move(older);
  declare(life);
  return 'the branch was rewritten';
}

function emptyTree(life: Life): string {
  life.world.source.commit(Object.fromEntries([...life.meant.keys()].map((name) => [fileOf(name), null])));
  return 'commit: everything is gone';
}

function branchGone(life: Life): string {
  const { source } = life.world;
  const before = source.head();
  source.move(undefined);
  lasting(life, minutes(life, 1, 90), () => {
    if (source.head() === undefined) source.move(before);
  });
  return 'the branch is gone';
}

async function handOnContainer(life: Life): Promise<string> {
  const { engine } = life.world;
  const ours = engine.control.containers().filter(({ name }) => name !== 'foreign');
  const one = any(life, ours);
  if (one === undefined) return 'no container to lay hands on';
  const id = engineId(one.id);
  const { name } = one;
  const isUp = one.state.status === 'running';
  const hands: Readonly<Record<string, () => unknown>> = {
    kill: () => engine.control.kill(name),
    'rm -f': () => engine.control.removeContainer(name),
    crash: () => (isUp ? engine.control.crash(name) : undefined),
    update: () => engine.control.tamper(name, { Memory: 300 * 1024 ** 2 }),
    disconnect: () => engine.control.disconnect(name, [...one.endpoints.keys()][0] ?? ''),
    stop: () => engine.containers.stop(id, 1, NEVER),
    pause: () => (isUp ? engine.containers.pause(id, NEVER) : undefined),
    rename: () => engine.containers.rename(id, `${name}-x${Math.floor(life.random() * 1e6)}`, NEVER),
  };
  const how = any(life, Object.keys(hands)) ?? 'kill';
  await life.witness.byHand(async () => hands[how]?.());
  return `by hand: ${how} ${name}`;
}

function outage(life: Life): string {
  const { world } = life;
  const fault = any(life, ['unreachable', 'timeout'] as const) ?? 'timeout';
  const ms = minutes(life, 1, life.random() < 0.2 ? 300 : 30);
  world.engine.control.cutEvents();
  lasting(life, ms, world.faulty('*', fault));
  return `engine: ${fault} for ${ms / MINUTE} min`;
}

function fewFaults(life: Life): string {
  const kinds = ['create', 'start', 'stop', 'update', 'remove', 'list', 'inspect', 'rename'];
  const kind = `containers.${any(life, kinds)}`;
  const fault = any(life, ['lost-reply', 'unreachable', 'timeout'] as const) ?? 'timeout';
  const times = 1 + Math.floor(life.random() * 4);
  life.endings.push(life.world.faulty(kind, fault, times));
  return `engine: ${kind} ${fault}, ${times} times`;
}

function cutEvents(life: Life): string {
  const { world } = life;
  const ms = minutes(life, 0, 60);
  if (ms > 0) lasting(life, ms, world.faulty('system.events', 'unreachable'));
  world.engine.control.cutEvents();
  return `engine: no events for ${ms / MINUTE} min`;
}

function slow(life: Life): string {
  const { control } = life.world.engine;
  const ms = 100 + Math.floor(life.random() * 4000);
  control.setLatency(ms);
  lasting(life, minutes(life, 1, 60), () => control.setLatency(0));
  return `engine: every call takes ${ms} ms more`;
}

function restartEngine({ world }: Life): string {
  world.engine.control.restartDaemon();
  return 'engine: restart';
}

async function restartDaemon({ world }: Life): Promise<string> {
  await world.restart();
  return 'shipshape: restart';
}

function gitAway(life: Life): string {
  const { source } = life.world;
  const ms = minutes(life, 5, 600);
  source.setAway(true);
  lasting(life, ms, () => source.setAway(false));
  return `git: away for ${ms / MINUTE} min`;
}

async function answerPlan(life: Life): Promise<string> {
  const plan = any(life, openPlans(life.world));
  if (plan === undefined) return 'no plan waits';
  const isYes = life.random() < 0.7;
  const isTaken = await (isYes ? approvePlan(life.world, plan) : rejectPlan(life.world, plan));
  return `${isYes ? 'approve' : 'reject'} ${plan.id}: ${isTaken ? 'taken' : 'refused'}`;
}

async function holdOne(life: Life): Promise<string> {
  const { name } = oneOf(life);
  const ms = minutes(life, 10, 300);
  await holdInstance(life.world, name, ms);
  return `hold ${name} for ${ms / MINUTE} min`;
}

async function suspendSome(life: Life): Promise<string> {
  const scope = life.random() < 0.3 ? ({ kind: 'fleet' } as const) : instanceScope(oneOf(life).name);
  const isSuspended = await suspendScope(life.world, scope);
  lasting(life, minutes(life, 5, 120), () => void resumeScope(life.world, scope));
  return `suspend ${JSON.stringify(scope)}: ${isSuspended}`;
}

async function rollBackOne(life: Life): Promise<string> {
  const { accepted } = life.world.daemon.status().source;
  const older = accepted && life.world.source.parentOf(accepted);
  if (accepted === undefined || older === undefined) return 'nothing to roll back to';
  const { name } = oneOf(life);
  const isKnown = life.world.daemon.status().instances.some(({ instance }) => instance === name);
  if (!isKnown) return `nobody knows ${name} yet`;
  return `rollback ${name}: ${await rollBack(life.world, name, older, accepted)}`;
}

/** The hands are wrong for a while, and then right again. */
function stepClock(life: Life): string {
  const { clock } = life.world;
  const ms = minutes(life, -60, 180);
  clock.step(ms);
  lasting(life, minutes(life, 5, 200), () => clock.step(-ms));
  return `clock: ${ms / MINUTE} min`;
}
