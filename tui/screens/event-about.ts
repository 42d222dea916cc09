// Which events are about an instance. Pure.

import type { Event } from '../../src/model/event.ts';

/** Whether an event names this instance. */
export function aboutInstance(event: Event, of: string): boolean {
  switch (event.kind) {
    case 'instance.changed':
      return event.status.instance === of;
    case 'drift.detected':
      return event.instance === of;
    case 'run.begun':
      return event.instances.some((one) => one === of);
    case 'run.ended':
      return event.record.instances.some(({ instance: one }) => one === of);
    case 'run.progress':
      return 'address' in event.progress && event.progress.address.startsWith(`${of}/`);
    default:
      return 'instance' in event && event.instance === of;
  }
}
