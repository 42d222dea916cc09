// The engine itself: version, facts, and its stream of events, which is only ever a hint that
// something happened (the engine keeps 256 and drops them for slow readers).

import type { EventJson, InfoJson, VersionJson } from '../../model/engine.ts';
import { Failure } from '../../model/failure.ts';
import type { SystemCalls } from '../../ports.ts';
import { filters, object } from './answers.ts';
import type { Caller } from './call.ts';
import { jsonLines } from './lines.ts';

/** The stream itself may be silent for as long as nothing happens. */
const NEVER_MS = 2 ** 31 - 1;

/**
 * `heartbeatMs`: time between two pings beside an event stream. A hanging engine keeps the stream open
 * and silent; only a call beside it tells.
 */
export function systemCalls(
  caller: Caller,
  ping: (signal: AbortSignal) => Promise<void>,
  heartbeatMs: number,
): SystemCalls {
  return {
    async version(signal) {
      const what = 'ask the version';
      const { text } = await caller.text({ method: 'GET', path: ['version'], what }, signal);
      return object<VersionJson>(what, text, ['Version', 'ApiVersion', 'Os', 'Arch']);
    },
    async info(signal) {
      const what = 'ask the facts of the engine';
      const { text } = await caller.text({ method: 'GET', path: ['info'], what }, signal);
      return object<InfoJson>(what, text, ['ID', 'Name', 'ServerVersion']);
    },
    events: (options, signal) => readEvents(caller, { ping, heartbeatMs }, options, signal),
  };
}

type Heart = {
  readonly ping: (signal: AbortSignal) => Promise<void>;
  readonly heartbeatMs: number;
};

async function* readEvents(
  caller: Caller,
  heart: Heart,
  options: { readonly since?: number; readonly types?: readonly string[] },
  signal: AbortSignal,
): AsyncIterable<EventJson> {
  const what = 'follow the events';
  const broken = new AbortController();
  const stop = new AbortController();
  const beating = beat(heart, broken, stop.signal);
  const both = AbortSignal.any([signal, broken.signal]);
  try {
    const query = {
      since: options.since === undefined ? undefined : options.since.toFixed(9),
      filters: filters({ type: options.types }),
    };
    const reply = await caller.stream(
      { method: 'GET', path: ['events'], query, what, stream: true, deadlineMs: NEVER_MS },
      both,
    );
    for await (const event of jsonLines(what, reply.pieces)) {
      if (isEvent(event)) yield event;
    }
    throw new Failure('engine/unreachable', 'the stream of events ended', { retry: 'soon' });
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    stop.abort();
    await beating;
  }
}

/** Pings until stopped; aborts `broken` with the failure when there is no answer. */
async function beat(heart: Heart, broken: AbortController, stop: AbortSignal): Promise<void> {
  while (await pause(heart.heartbeatMs, stop)) {
    try {
      await heart.ping(stop);
    } catch (error) {
      if (!stop.aborted) broken.abort(error);
      return;
    }
  }
}

function pause(ms: number, stop: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(true), ms);
    function end(ran: boolean): void {
      clearTimeout(timer);
      stop.removeEventListener('abort', abort);
      resolve(ran);
    }
    function abort(): void {
      end(false);
    }
    if (stop.aborted) abort();
    else stop.addEventListener('abort', abort, { once: true });
  });
}

function isEvent(value: object): value is EventJson {
  return 'Type' in value && 'Action' in value && 'Actor' in value;
}
