// An engine whose calls are told to whoever counts them. Changes nothing about what they do.

import type { Engine } from '../ports.ts';

export type Told = (call: string, outcome: 'ok' | 'failed') => void;

/** `call`: `containers.inspect`. Streams are not told. */
export function countedEngine(engine: Engine, tell: Told): Engine {
  return {
    system: { ...counted('system', engine.system, tell), events: engine.system.events },
    containers: { ...counted('containers', engine.containers, tell), follow: engine.containers.follow },
    networks: counted('networks', engine.networks, tell),
    volumes: counted('volumes', engine.volumes, tell),
    images: counted('images', engine.images, tell),
    close: () => engine.close(),
  };
}

function counted<Group extends object>(name: string, group: Group, tell: Told): Group {
  const calls = Object.entries(group).map(([call, run]) => {
    const wrapped = async (...given: readonly unknown[]): Promise<unknown> => {
      try {
        const answer: unknown = await run(...given);
        tell(`${name}.${call}`, 'ok');
        return answer;
      } catch (thrown) {
        tell(`${name}.${call}`, 'failed');
        throw thrown;
      }
    };
    return [call, wrapped] as const;
  });
  // Every member of a group of calls is a function that answers with a promise; `events` and `follow` are put back above.
  return Object.fromEntries(calls) as Group;
}
