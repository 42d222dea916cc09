// An image's own settings, which the engine merges into every container made from it.

import type { ImageJson } from '../model/engine.ts';
import type { ImageFacts } from '../model/observed.ts';
import { engineId } from '../model/ref.ts';
import { readHealthcheck } from './health.ts';
import { keysAt, mapAt, objectOf, textAt, textMap, textsAt } from './json.ts';
import { variable } from './process.ts';

/** The facts of an image inspect. */
export function toImageFacts(image: ImageJson): ImageFacts {
  const config = objectOf(image.Config);
  return {
    id: engineId(image.Id),
    digests: image.RepoDigests ?? [],
    os: image.Os,
    architecture: image.Architecture,
    command: textsAt(config, 'Cmd'),
    entrypoint: textsAt(config, 'Entrypoint'),
    env: textMap(
      textsAt(config, 'Env')
        .map(variable)
        .map(([name, value]) => [name, value ?? '']),
    ),
    labels: mapAt(config, 'Labels'),
    user: textAt(config, 'User'),
    workingDir: textAt(config, 'WorkingDir'),
    stopSignal: textAt(config, 'StopSignal'),
    exposed: keysAt(config, 'ExposedPorts'),
    volumes: keysAt(config, 'Volumes'),
    healthcheck: readHealthcheck(config['Healthcheck']),
    shell: textsAt(config, 'Shell'),
  };
}
