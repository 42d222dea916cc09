// One connection to the daemon, from the welcome to the loss: who we are, the snapshot, then what changes, and
// a question every two seconds that shows whether anybody is there. Ends by throwing what ended it.

import type { FleetStatus } from '../../src/model/condition.ts';
import type { Event } from '../../src/model/event.ts';
import { Failure } from '../../src/model/failure.ts';
import type { ControlClient } from '../../src/serve/control-client.ts';
import { safeText } from '../../src/show/safe.ts';
import type { Me } from '../state/world.ts';
import { isRecord } from './record.ts';

/** What a line tells; every call means that the daemon was heard. */
export type Heard = {
  me(me: Me, operations: ReadonlySet<string>): void;
  event(event: Event): void;
  /** Asked for, where events may not be followed. */
  status(status: FleetStatus): void;
  freshness(of: Pick<FleetStatus, 'source' | 'targets'>): void;
};

export type LineTimers = { after(ms: number, run: () => void): () => void };

const BEAT_MS = 2_000;
/** Who we are and what we may is asked for again after so many beats: roles change by commit and approval. */
const BEATS_PER_ME = 15;

/** Follows the daemon until it is lost; never returns before. */
export async function followLine(
  client: ControlClient,
  heard: Heard,
  timers: LineTimers,
  signal: AbortSignal,
): Promise<never> {
  await tellMe(client, heard, signal);
  const left = new AbortController();
  const both = AbortSignal.any([signal, left.signal]);
  const poll = { isOn: false };
  try {
    await Promise.race([events(client, heard, poll, both), beats(client, heard, timers, poll, both)]);
    throw new Failure('serve/hung-up', 'the daemon ended the conversation');
  } finally {
    left.abort();
  }
}

async function tellMe(client: ControlClient, heard: Heard, signal: AbortSignal): Promise<void> {
  const answer = await client.call('whoami', {}, signal);
  if (!isRecord(answer)) throw new Failure('serve/bad-frame', 'the daemon did not say who we are');
  const list = (of: unknown): readonly string[] =>
    Array.isArray(of) ? of.filter((one): one is string => typeof one === 'string') : [];
  const me: Me = {
    name: safeText(String(answer['name'] ?? client.actor), 60),
    how: safeText(`${String(answer['via'] ?? '')}, ${String(answer['how'] ?? '')}`),
    roles: list(answer['roles']).map((role) => safeText(role, 60)),
    permissions: new Set(list(answer['permissions'])),
    somewhere: new Set(list(answer['somewhere'])),
  };
  heard.me(me, new Set(list(answer['operations'])));
}

/** The snapshot and what happens; who may not follow events polls. */
async function events(
  client: ControlClient,
  heard: Heard,
  poll: { isOn: boolean },
  signal: AbortSignal,
): Promise<void> {
  try {
    // The border: both ends speak the same version of the protocol.
    for await (const item of client.follow('events', {}, signal)) heard.event(item as Event);
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code !== 'access/denied') throw thrown;
    poll.isOn = true;
    heard.status((await client.call('status', {}, signal)) as FleetStatus);
    await ended(signal);
  }
}

async function beats(
  client: ControlClient,
  heard: Heard,
  timers: LineTimers,
  poll: { isOn: boolean },
  signal: AbortSignal,
): Promise<void> {
  for (let beat = 1; !signal.aborted; beat += 1) {
    await pause(timers, BEAT_MS, signal);
    if (signal.aborted) return;
    if (beat % BEATS_PER_ME === 0) await tellMe(client, heard, signal);
    // The border, as above.
    if (poll.isOn) heard.status((await client.call('status', {}, signal)) as FleetStatus);
    else
      heard.freshness(
        (await client.call('freshness', {}, signal)) as Pick<FleetStatus, 'source' | 'targets'>,
      );
  }
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Ends early, without a word, when `signal` aborts. */
export function pause(timers: LineTimers, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const cancel = timers.after(ms, done);
    const stop = () => {
      cancel();
      done();
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}
