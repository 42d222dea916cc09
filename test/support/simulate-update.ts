// What an update in place does to a container of the simulated engine: the limits and the restart policy.

import type { LiveContainer } from '../../src/model/observed.ts';
import type { UpdatePayload } from '../../src/model/plan.ts';

/** The container with the payload's values in its fields. */
export function updated(live: LiveContainer, payload: UpdatePayload): LiveContainer {
  if (live.fields === undefined) return live;
  const number = (key: string, none = 0) => {
    const value = payload[key];
    return typeof value === 'number' ? (value < 0 ? none : value) : undefined;
  };
  const restart = payload['RestartPolicy'];
  const part = {
    memory: number('Memory'),
    memorySwap: number('MemorySwap', -1),
    nanoCpus: number('NanoCpus'),
    pidsLimit: number('PidsLimit'),
    restart:
      restart !== null && typeof restart === 'object' && 'Name' in restart
        ? { name: String(restart['Name']), maxRetries: 0 }
        : undefined,
  };
  const known = Object.entries(part).filter(([, value]) => value !== undefined);
  return { ...live, fields: { ...live.fields, ...Object.fromEntries(known) } };
}
