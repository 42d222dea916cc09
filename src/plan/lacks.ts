// What an engine of this age cannot do and would not say: it takes the call and leaves the key out, so that
// every plan would want to put it right again. Told before anything is made or stopped.

import { apiAtLeast } from '../fields/json.ts';
import type { ContainerSpec } from '../model/desired.ts';
import type { EngineFacts } from '../model/observed.ts';
import type { Note } from '../model/plan.ts';

/** From Docker 26.0 and 28.0 on. */
const VOLUME_SUBPATH = '1.45';
const IMAGE_MOUNT = '1.48';

/** The first key of a container that is beyond its engine. */
export function beyondEngine(engine: EngineFacts, spec: ContainerSpec): Note | undefined {
  for (const { type, target, options } of spec.fields.mounts ?? []) {
    const hasSubpath = options.some((option) => option.startsWith('subpath='));
    const [key, api] =
      type === 'image'
        ? ['type: image', IMAGE_MOUNT]
        : type === 'volume' && hasSubpath
          ? ['volume.subpath', VOLUME_SUBPATH]
          : [];
    if (key === undefined || api === undefined || apiAtLeast(engine.apiVersion, api)) continue;
    return {
      kind: 'engine-lacks',
      key,
      at: target,
      needs: api,
      version: engine.version,
      has: engine.apiVersion,
    };
  }
  return undefined;
}
