// The volume calls of the engine in memory. Creating a name that exists answers with what is there,
// whatever else was asked for: the real engine's trap, kept on purpose.

import type { VolumeJson } from '../../model/engine.ts';
import type { VolumeCalls } from '../../ports.ts';
import { matches } from './containers.ts';
import { makeVolume, mountpointOf } from './mounts.ts';
import type { Do, Volume, World } from './world.ts';
import { emit, refuse } from './world.ts';

const LOCAL_OPTIONS = ['type', 'o', 'device', 'size'];

export function volumeCalls(world: World, run: Do): VolumeCalls {
  return {
    list: (filter, signal) =>
      run({ kind: 'volumes.list', subject: '' }, signal, () =>
        [...world.volumes.values()].filter((one) => matches(one.labels ?? {}, filter.label)).map(volumeJson),
      ),
    inspect: (name, signal) =>
      run({ kind: 'volumes.inspect', subject: name }, signal, () => {
        const volume = world.volumes.get(name);
        return volume === undefined ? undefined : volumeJson(volume);
      }),
    troubles: (signal) => run({ kind: 'volumes.list', subject: '' }, signal, () => []),
    create: (body, signal) =>
      run({ kind: 'volumes.create', subject: body.Name, body }, signal, () => {
        const known = world.volumes.get(body.Name);
        if (known !== undefined) return volumeJson(known);
        if (body.Driver !== 'local') {
          const words = `create ${body.Name}: error looking up volume plugin ${body.Driver}: plugin "${body.Driver}" not found`;
          throw refuse('engine/not-found', words, 'soon');
        }
        const bad = Object.keys(body.DriverOpts).find((option) => !LOCAL_OPTIONS.includes(option));
        if (bad !== undefined)
          throw refuse('engine/refused', `create ${body.Name}: invalid option: "${bad}"`);
        const options = Object.keys(body.DriverOpts).length === 0 ? null : { ...body.DriverOpts };
        return volumeJson(makeVolume(world, body.Name, body.Driver, options, { ...body.Labels }, false));
      }),
    remove: (name, signal) =>
      run({ kind: 'volumes.remove', subject: name }, signal, () => {
        if (!world.volumes.has(name)) return;
        const users = [...world.containers.values()].filter((one) =>
          one.mounts.some((mount) => mount.name === name),
        );
        if (users.length > 0) {
          const ids = users.map((one) => one.id).join(', ');
          throw refuse('engine/conflict', `remove ${name}: volume is in use - [${ids}]`, 'soon');
        }
        world.volumes.delete(name);
        emit(world, 'volume', 'destroy', name, { driver: 'local' });
      }),
  };
}

function volumeJson(volume: Volume): VolumeJson {
  return {
    Name: volume.name,
    Driver: volume.driver,
    Mountpoint: mountpointOf(volume.name),
    CreatedAt: new Date(volume.createdAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    Labels: volume.labels === null ? null : { ...volume.labels },
    Options: volume.options === null ? null : { ...volume.options },
    Scope: 'local',
  };
}
