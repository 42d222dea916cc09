// Reads every event for as long as the daemon lives, for log and metrics. Who was cut off because it fell
// behind says so and reads on: a log that is silent for ever after one burst looks like a daemon at rest.

import type { Event } from '../model/event.ts';
import type { Events } from '../ports-daemon.ts';

/** Until the signal aborts. `onLost`: events were not noted, and why. */
export async function noteAll(
  events: Pick<Events, 'follow'>,
  note: (event: Event) => void,
  onLost: (thrown: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const left = new AbortController();
    try {
      for await (const event of events.follow(AbortSignal.any([signal, left.signal]))) note(event);
    } catch (thrown) {
      onLost(thrown);
    } finally {
      left.abort();
    }
  }
}
