// The one stream of what happens, in memory. Telling never waits: a reader that falls behind is cut off,
// and everyone else goes on.

import type { Event, Happening } from '../model/event.ts';
import { Failure } from '../model/failure.ts';
import type { Clock } from '../ports.ts';
import type { Events } from '../ports-daemon.ts';
import { timeText } from './parts.ts';

export type EventsOptions = {
  readonly clock: Pick<Clock, 'now'>;
  /** How many events a reader may be behind. */
  readonly buffer: number;
};

type Reader = { readonly queue: Event[]; wake: () => void; isCut: boolean };

export function createEvents({ clock, buffer }: EventsOptions): Events {
  const readers = new Set<Reader>();
  let seq = 0;
  return {
    tell(happening: Happening) {
      seq += 1;
      const event: Event = { seq, at: timeText(clock.now()), ...happening };
      for (const reader of readers) {
        if (reader.queue.length >= buffer) {
          reader.isCut = true;
          readers.delete(reader);
        } else {
          reader.queue.push(event);
        }
        reader.wake();
      }
    },
    follow(signal) {
      const reader: Reader = { queue: [], wake: () => undefined, isCut: false };
      // From now on means from this call, not from the first read.
      if (!signal.aborted) readers.add(reader);
      signal.addEventListener('abort', () => leave(readers, reader), { once: true });
      return read(reader, signal);
    },
  };
}

function leave(readers: Set<Reader>, reader: Reader): void {
  readers.delete(reader);
  reader.wake();
}

async function* read(reader: Reader, signal: AbortSignal): AsyncIterable<Event> {
  while (!signal.aborted) {
    const next = reader.queue.shift();
    if (next !== undefined) {
      yield next;
      continue;
    }
    if (reader.isCut) throw cutOff();
    const { promise, resolve } = Promise.withResolvers<void>();
    reader.wake = resolve;
    await promise;
  }
}

function cutOff(): Failure {
  return new Failure('events/too-slow', 'the reader of events fell too far behind and was cut off', {
    hint: 'read the status, then follow again',
    retry: 'soon',
  });
}
