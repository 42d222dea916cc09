// When a container counts as good: completed, healthy, or, where there is no healthcheck, up and stable.

import { expectedFields } from '../fields/expected.ts';
import type { ContainerSpec } from '../model/desired.ts';
import type { LiveContainer } from '../model/observed.ts';
import type { Call, Subject } from '../model/plan.ts';
import type { Context } from './input.ts';

/** `healthy` is asked for when the image is not known yet: it may bring a healthcheck of its own. */
export function waitCall(
  context: Context,
  spec: ContainerSpec,
  subject: Subject,
  live: LiveContainer | undefined,
): Call {
  return {
    kind: 'container.wait',
    container: subject,
    for: spec.oneShot ? 'completed' : hasNoHealthcheck(context, spec, live) ? 'started' : 'healthy',
    withinMs: spec.healthyWithinMs,
    stableForMs: spec.stableForMs,
  };
}

function hasNoHealthcheck(context: Context, spec: ContainerSpec, live: LiveContainer | undefined): boolean {
  const { engine, images } = context.observed;
  const image = images[spec.image];
  const healthcheck =
    live?.fields?.healthcheck ??
    (image ? expectedFields(spec.fields, { image, engine }).healthcheck : undefined);
  if (healthcheck === undefined) return false;
  return healthcheck === null || healthcheck.test[0] === 'NONE';
}
