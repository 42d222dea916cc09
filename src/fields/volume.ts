// Volumes: nothing of one changes in place, and none is ever replaced on its own account: a
// difference is reported, since the cure would cost the data.

import type { VolumeSpec } from '../model/desired.ts';
import type { StringMap, VolumeJson } from '../model/engine.ts';
import type { LiveVolume, Ownership } from '../model/observed.ts';
import { textMap } from './json.ts';
import { differenceOf, mapPairs } from './network.ts';
import { userLabels } from './process.ts';
import type { Difference } from './types.ts';

/** A volume's inspect as the planner sees it. */
export function toLiveVolume(json: VolumeJson, ownership: Ownership): LiveVolume {
  return {
    name: json.Name,
    ownership,
    driver: json.Driver,
    driverOpts: textMap(Object.entries(json.Options ?? {})),
    labels: textMap(Object.entries(json.Labels ?? {})),
    mountpoint: json.Mountpoint,
    createdAt: json.CreatedAt ?? '',
  };
}

/** All differences, for reporting. Nothing is asked of volumes that belong to others. */
export function compareVolume(spec: VolumeSpec, live: LiveVolume): readonly Difference[] {
  if (spec.external) return [];
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['driver', live.driver, spec.driver || 'local'],
    ...mapPairs('driverOpts', live.driverOpts, spec.driverOpts),
    ...mapPairs('labels', userLabels(live.labels), userLabels(spec.labels)),
  ];
  return pairs
    .flatMap(([path, before, after]) => differenceOf(path, before, after))
    .map((difference) => ({ ...difference, rule: 'report' }));
}

/** The body of the create call, under the volume's current name. */
export function volumeBody(spec: VolumeSpec, name: string, labels: StringMap) {
  return {
    Name: name,
    Driver: spec.driver || 'local',
    DriverOpts: spec.driverOpts,
    Labels: { ...spec.labels, ...labels },
  };
}
