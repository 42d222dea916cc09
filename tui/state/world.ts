// What a person's sessions know of the fleet: one value, told anew when something changed. It comes from the
// daemon's snapshot and events and from the answers that screens asked for. Types, and looking into it.

import type { Answers } from '../../src/control/answers.ts';
import type { Usage } from '../../src/model/anatomy.ts';
import type { FleetStatus } from '../../src/model/condition.ts';
import type { Event } from '../../src/model/event.ts';
import type { RunRecord } from '../../src/model/record.ts';
import type { Progress } from '../../src/model/run.ts';
import type { SafeText } from '../../src/show/safe.ts';

/** How the daemon is reached. Only `live` lets anything be started. Times in milliseconds since 1970. */
export type Link =
  | { readonly kind: 'connecting'; readonly since: number }
  | { readonly kind: 'live' }
  /** Connected, and silent for longer than five seconds. */
  | { readonly kind: 'stale'; readonly since: number }
  | { readonly kind: 'lost'; readonly since: number; readonly why: SafeText }
  /** The daemon said no; it is not asked again. */
  | { readonly kind: 'refused'; readonly why: SafeText; readonly hint: SafeText | undefined };

export type Me = {
  readonly name: SafeText;
  /** Through which door, and how that was proven. */
  readonly how: SafeText;
  readonly roles: readonly SafeText[];
  /** What this person may do everywhere. */
  readonly permissions: ReadonlySet<string>;
  /** What they may do somewhere: on some instance, target or team. The daemon judges each call. */
  readonly somewhere: ReadonlySet<string>;
};

/** Something to ask the daemon for, to be shown. */
export type Load<Op extends keyof Answers = keyof Answers> = {
  readonly op: Op;
  readonly input: Readonly<Record<string, string | number | boolean>>;
  /** Asked anew when one of these happens. */
  readonly again: readonly Event['kind'][];
};

export type Answer<Value> =
  | { readonly kind: 'asking'; readonly since: number }
  /** `isOld`: it is being asked for anew. */
  | { readonly kind: 'got'; readonly value: Value; readonly at: number; readonly isOld: boolean }
  | {
      readonly kind: 'failed';
      readonly code: SafeText;
      readonly message: SafeText;
      readonly hint: SafeText | undefined;
    };

/** Something that goes on: the lines that containers write (`logs`), or what containers use (`stats`). */
export type Stream = {
  readonly op: 'logs' | 'stats';
  readonly input: Readonly<Record<string, string | number | boolean>>;
};

export type Streamed = {
  /** Newest last; at most 5,000. */
  readonly items: readonly { readonly from: SafeText; readonly text: SafeText }[];
  /** Of `stats`, newest last; at most 120. */
  readonly readings: readonly Usage[];
  /** Lines that were there and had to go. */
  readonly skipped: number;
  readonly end: SafeText | undefined;
};

/** A run as it goes on. */
export type LiveRun = {
  readonly run: string;
  readonly target: string;
  readonly instances: readonly string[];
  /** RFC 3339. */
  readonly beganAt: string;
  /** Oldest first. */
  readonly progress: readonly Progress[];
  /** Once it is over. */
  readonly record: RunRecord | undefined;
};

export type World = {
  /** When this was told, in milliseconds since 1970. Ages are coarse: it moves only now and then while nothing happens. */
  readonly now: number;
  readonly link: Link;
  /** Undefined before the first answer. */
  readonly me: Me | undefined;
  /** Names of the operations that the daemon has. */
  readonly operations: ReadonlySet<string>;
  readonly fleet: FleetStatus | undefined;
  /** Newest last; at most 500. Foreign: make safe what is shown. */
  readonly events: readonly Event[];
  /** Newest last; those that go on and the last 20 that are over. */
  readonly runs: readonly LiveRun[];
  /** By `loadKey`. */
  readonly answers: ReadonlyMap<string, Answer<unknown>>;
  readonly streams: ReadonlyMap<string, Streamed>;
};

/** Loads that are the same have the same key. */
export function loadKey({ op, input }: Pick<Load, 'op' | 'input'> | Stream): string {
  return `${op} ${JSON.stringify(Object.entries(input).toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
}

/** What is known of a load; before it was asked for it counts as being asked for since now. */
export function answerOf<Op extends keyof Answers>(world: World, load: Load<Op>): Answer<Answers[Op]> {
  const known = world.answers.get(loadKey(load));
  // The border: both ends speak the same version of the protocol.
  return known === undefined ? { kind: 'asking', since: world.now } : (known as Answer<Answers[Op]>);
}

/** True when this person may do that anywhere at all; the daemon judges each call. */
export function may(world: World, permission: string): boolean {
  return (
    world.me !== undefined && (world.me.permissions.has(permission) || world.me.somewhere.has(permission))
  );
}

/** A world of which nothing is known yet. */
export function unknownWorld(now: number): World {
  return {
    now,
    link: { kind: 'connecting', since: now },
    me: undefined,
    operations: new Set(),
    fleet: undefined,
    events: [],
    runs: [],
    answers: new Map(),
    streams: new Map(),
  };
}
