// When a container counts as good: completed, healthy, or, where there is no healthcheck, up and stable.

import type { ContainerSpec } from '../model/desired.ts';
import type { Call, Subject } from '../model/plan.ts';

/**
 * Long enough to catch what ends at once (a bad command, a missing variable). Without an old container to
 * go back to, waiting longer would only keep the neighbours waiting; the next look sees a late death.
 */
const FIRST_STABLE_MS = 500;

/** `hasWayBack`: an old container is still there, which this wait decides about. */
export function waitCall(spec: ContainerSpec, container: Subject, hasWayBack: boolean): Call {
  return {
    kind: 'container.wait',
    container,
    for: spec.oneShot ? 'completed' : 'healthy',
    withinMs: spec.healthyWithinMs,
    stableForMs: hasWayBack ? spec.stableForMs : Math.min(FIRST_STABLE_MS, spec.stableForMs),
  };
}
