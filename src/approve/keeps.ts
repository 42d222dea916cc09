// "Leave it alone": holds, suspensions and pins, as transitions of the ledger, and which of them are in
// force at a time. Each says who, why and until when; one that is over keeps nothing.

import type { Keep, LedgerState, Pin, Said, Scope } from '../model/ledger.ts';
import type { Commit, InstanceName, TargetName } from '../model/ref.ts';
import { timeOf, timeText } from '../model/time.ts';
import type { Transition } from './transition.ts';
import { done, refused } from './transition.ts';
import { clearTroubles } from './troubles.ts';

/** The longest hold: what should be left alone for longer is suspended, or declared so. */
const HOLD_LIMIT_MS = 30 * 86_400_000;

/** Leaves one instance alone until `untilMs`. A hold there is replaced. Refused: `keep/not-ahead`, `keep/too-long`. */
export function hold(
  state: LedgerState,
  asked: {
    readonly instance: InstanceName;
    readonly said: Said;
    readonly reason: string;
    readonly untilMs: number;
  },
  now: number,
): Transition<Keep> {
  if (!(asked.untilMs > now)) return refused('keep/not-ahead', 'a hold must end after now');
  if (asked.untilMs - now > HOLD_LIMIT_MS) {
    return refused('keep/too-long', 'a hold is for at most 30 days; suspend the instance instead');
  }
  return keep(state, {
    ...asked.said,
    kind: 'hold',
    scope: { kind: 'instance', instance: asked.instance },
    reason: asked.reason,
    until: timeText(asked.untilMs),
  });
}

/** Leaves an instance, a target or everything alone, until somebody resumes it or `untilMs`. */
export function suspend(
  state: LedgerState,
  asked: {
    readonly scope: Scope;
    readonly said: Said;
    readonly reason: string;
    readonly untilMs: number | undefined;
  },
  now: number,
): Transition<Keep> {
  const { scope, said, reason, untilMs } = asked;
  if (untilMs !== undefined && !(untilMs > now)) {
    return refused('keep/not-ahead', 'a suspension must end after now, or not be limited');
  }
  const until = untilMs === undefined ? undefined : timeText(untilMs);
  return keep(state, { ...said, kind: 'suspend', scope, reason, until });
}

function keep(state: LedgerState, made: Keep): Transition<Keep> {
  const others = state.keeps.filter((one) => one.kind !== made.kind || !isSameScope(one.scope, made.scope));
  return done({ ...state, keeps: [...others, made] }, made);
}

/**
 * Ends the holds and suspensions of exactly this scope, and forgets what was in the way of its instances
 * (backoff, stalled, rolled back): a person has looked. Refused when there is nothing: `keep/none`, naming
 * what still keeps it from outside.
 */
export function resume(
  state: LedgerState,
  asked: { readonly scope: Scope; readonly target: TargetName | undefined },
  now: number,
): Transition<readonly Keep[]> {
  const ended = state.keeps.filter((one) => isSameScope(one.scope, asked.scope) && isInForce(one, now));
  const keeps = state.keeps.filter((one) => !isSameScope(one.scope, asked.scope));
  const looked = clearTroubles({ ...state, keeps }, asked.scope);
  if (ended.length === 0 && looked.troubles === state.troubles) {
    const around =
      asked.scope.kind === 'instance' ? keepsOf(state, asked.scope.instance, asked.target, now) : [];
    const words = around.map(({ by, scope }) => `${by} has suspended the ${scope.kind}`).join('; ');
    const what = asked.scope.kind === 'instance' ? asked.scope.instance : `this ${asked.scope.kind}`;
    return refused('keep/none', `${what} is not held or suspended by itself${words && `; ${words}`}`);
  }
  return done(looked, ended);
}

/** The holds and suspensions that keep an instance at a time, its own first. */
export function keepsOf(
  { keeps }: Pick<LedgerState, 'keeps'>,
  instance: InstanceName,
  target: TargetName | undefined,
  now: number,
): readonly Keep[] {
  const rank = { instance: 0, target: 1, fleet: 2 };
  return keeps
    .filter((one) => covers(one.scope, instance, target) && isInForce(one, now))
    .toSorted((a, b) => rank[a.scope.kind] - rank[b.scope.kind]);
}

export function isInForce({ until }: Pick<Keep, 'until'>, now: number): boolean {
  return until === undefined || now < timeOf(until);
}

/** Forgets keeps that are over. */
export function endKeeps(
  state: LedgerState,
  now: number,
): { readonly state: LedgerState; readonly ended: readonly Keep[] } {
  const ended = state.keeps.filter((one) => !isInForce(one, now));
  if (ended.length === 0) return { state, ended };
  return { state: { ...state, keeps: state.keeps.filter((one) => isInForce(one, now)) }, ended };
}

/** Makes an instance follow an older commit. A pin there is replaced. Refused: `pin/current`. */
export function pin(
  state: LedgerState,
  asked: {
    readonly instance: InstanceName;
    readonly commit: Commit;
    /** The accepted commit now. */
    readonly since: Commit;
    readonly said: Said;
    readonly reason: string;
  },
): Transition<Pin> {
  const { said, ...rest } = asked;
  if (asked.commit === asked.since) {
    return refused('pin/current', `${asked.instance} follows ${asked.commit.slice(0, 12)} already`);
  }
  const made: Pin = { ...said, ...rest };
  const others = state.pins.filter(({ instance }) => instance !== asked.instance);
  return done({ ...state, pins: [...others, made] }, made);
}

/** Lets an instance follow the branch again. Refused: `pin/none`. */
export function release(state: LedgerState, instance: InstanceName): Transition<Pin> {
  const found = state.pins.find((one) => one.instance === instance);
  if (found === undefined) return refused('pin/none', `${instance} is not pinned`);
  return done({ ...state, pins: state.pins.filter((one) => one !== found) }, found);
}

/** Releases the pins of instances whose declaration a newer accepted commit changed. */
export function releaseChanged(
  state: LedgerState,
  isChanged: (pin: Pin) => boolean,
): { readonly state: LedgerState; readonly released: readonly Pin[] } {
  const released = state.pins.filter(isChanged);
  if (released.length === 0) return { state, released };
  return { state: { ...state, pins: state.pins.filter((one) => !released.includes(one)) }, released };
}

function covers(scope: Scope, instance: InstanceName, target: TargetName | undefined): boolean {
  switch (scope.kind) {
    case 'fleet':
      return true;
    case 'target':
      return scope.target === target;
    case 'instance':
      return scope.instance === instance;
  }
}

function isSameScope(a: Scope, b: Scope): boolean {
  if (a.kind === 'instance') return b.kind === 'instance' && a.instance === b.instance;
  if (a.kind === 'target') return b.kind === 'target' && a.target === b.target;
  return b.kind === 'fleet';
}
