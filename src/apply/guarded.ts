// The one door to the engine for calls that bring settings: a wrapper around the port, so that no executor
// can forget the guard. A method of the port that is in none of the three groups does not compile.

import type { AdmissionPayload } from '../admit/context.ts';
import type { ContainerCalls, Engine, ImageCalls, NetworkCalls, SystemCalls, VolumeCalls } from '../ports.ts';

/** Returns when the payload may be sent; fails with `admission/denied`. */
export type Guard = (payload: AdmissionPayload) => Promise<void>;

/** `guarded` calls bring settings; `plain` ones change something that is there and bring none. */
type Kind = 'reads' | 'plain' | 'guarded';

/** What each method of the port is. */
export const CALLS = {
  system: { version: 'reads', info: 'reads', events: 'reads' },
  containers: {
    list: 'reads',
    inspect: 'reads',
    logs: 'reads',
    follow: 'reads',
    attach: 'reads',
    stats: 'reads',
    getArchive: 'reads',
    create: 'guarded',
    update: 'guarded',
    start: 'plain',
    stop: 'plain',
    pause: 'plain',
    unpause: 'plain',
    rename: 'plain',
    remove: 'plain',
    putArchive: 'plain',
  },
  networks: {
    list: 'reads',
    inspect: 'reads',
    create: 'guarded',
    connect: 'guarded',
    disconnect: 'plain',
    remove: 'plain',
  },
  volumes: { list: 'reads', inspect: 'reads', troubles: 'reads', create: 'guarded', remove: 'plain' },
  images: { list: 'reads', inspect: 'reads', pull: 'guarded', build: 'guarded' },
} as const satisfies {
  readonly system: Readonly<Record<keyof SystemCalls, Kind>>;
  readonly containers: Readonly<Record<keyof ContainerCalls, Kind>>;
  readonly networks: Readonly<Record<keyof NetworkCalls, Kind>>;
  readonly volumes: Readonly<Record<keyof VolumeCalls, Kind>>;
  readonly images: Readonly<Record<keyof ImageCalls, Kind>>;
};

/** The engine, whose calls that bring settings are made only when the guard lets them pass. */
export function guarded(engine: Engine, guard: Guard): Engine {
  const { containers, networks, volumes, images } = engine;
  return {
    ...engine,
    containers: {
      ...containers,
      async create(name, platform, body, signal) {
        await guard({ kind: 'container.create', body });
        return containers.create(name, platform, body, signal);
      },
      async update(id, body, signal) {
        await guard({ kind: 'container.update', body });
        return containers.update(id, body, signal);
      },
    },
    networks: {
      ...networks,
      async create(body, signal) {
        await guard({ kind: 'network.create', body });
        return networks.create(body, signal);
      },
      async connect(id, container, endpoint, signal) {
        await guard({ kind: 'network.connect', network: id, body: endpoint });
        return networks.connect(id, container, endpoint, signal);
      },
    },
    volumes: {
      ...volumes,
      async create(body, signal) {
        await guard({ kind: 'volume.create', body });
        return volumes.create(body, signal);
      },
    },
    images: {
      ...images,
      async pull(reference, platform, onProgress, signal) {
        await guard({ kind: 'image.pull', reference });
        return images.pull(reference, platform, onProgress, signal);
      },
      async build(options, context, onProgress, signal) {
        await guard({ kind: 'image.build', body: options });
        return images.build(options, context, onProgress, signal);
      },
    },
  };
}
