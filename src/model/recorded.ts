// The record of an instance, whatever it was called when it was made.

import type { AppliedInstance, AppliedTarget } from './applied.ts';
import type { DesiredInstance } from './desired.ts';
import type { InstanceName } from './ref.ts';

/** What is on record of an instance: under its name, else under the one that it says it had. */
export function recordedAs(
  name: InstanceName,
  declared: Pick<DesiredInstance, 'movedFrom'> | undefined,
  applied: Pick<AppliedTarget, 'instances'> | undefined,
): AppliedInstance | undefined {
  const own = applied?.instances[name];
  if (own !== undefined || declared?.movedFrom === undefined) return own;
  return applied?.instances[declared.movedFrom];
}
