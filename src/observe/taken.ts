// The host ports that containers on an engine hold now: what `auto` must keep clear of. One list call.

import type { InstanceName } from '../model/ref.ts';
import { isDnsLabel } from '../model/ref.ts';
import type { Engine } from '../ports.ts';
import { hostPorts } from './summary.ts';

/** `instance`: as the label says, unproven; good enough to keep a port, never to touch its holder. */
export type Taken = { readonly port: number; readonly instance?: InstanceName };

/** Fails when the engine cannot be asked. */
export async function takenOn(engine: Engine, signal: AbortSignal): Promise<readonly Taken[]> {
  const summaries = await engine.containers.list({}, signal);
  return summaries.flatMap((summary) => {
    const label = summary.Labels?.['dev.shipshape.instance'];
    const instance = label !== undefined && isDnsLabel(label) ? (label as InstanceName) : undefined;
    return hostPorts(summary).flatMap((text): readonly Taken[] => {
      const port = Number(/:(\d+)\/[a-z]+$/.exec(text)?.[1]);
      if (!Number.isInteger(port)) return [];
      return [instance === undefined ? { port } : { port, instance }];
    });
  });
}
