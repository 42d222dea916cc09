// Things of other people on the same engine: a container, a volume and a network that are named and
// labelled as if they were of the fleet under test. Nobody may touch them, whatever goes wrong.

import { createHash } from 'node:crypto';
import type { Hand } from '../support/hand.ts';

const IMAGE = 'shipshape-test/busybox:1';

export type Foreign = {
  /** Ids of containers and networks. */
  readonly ids: ReadonlySet<string>;
  /** A container with the labels of one of the fleet's, seal and all. */
  forge(name: string, labels: Readonly<Record<string, string>>): Promise<void>;
  /** Takes a name that the fleet is about to use. */
  squat(name: string): Promise<void>;
  /** Gives such names back; false when what had them is not as it was made. */
  leave(): Promise<boolean>;
  /** True: there is one that was forged with this name. */
  has(name: string): boolean;
  /** A line for each of them: its name, and a digest over all that it is. */
  state(): Promise<readonly string[]>;
  remove(): Promise<void>;
};

export async function makeForeign({ docker }: Hand, tag: string): Promise<Foreign> {
  const labels = { 'com.docker.compose.project': `${tag}-app`, 'com.docker.compose.service': 'web' };
  const volume = `${tag}-app_theirs`;
  await docker.createVolume({ Name: volume, Labels: labels });
  const network = await docker.createNetwork({ Name: `${tag}-app_theirs`, Labels: labels, Internal: true });
  const containers: string[] = [];
  const squatters: string[] = [];
  const forged = new Set<string>();
  const ids = new Set([network.id]);
  const make = async (name: string, over: Readonly<Record<string, string>>): Promise<string> => {
    const made = await docker.createContainer({
      name,
      Image: IMAGE,
      Labels: { ...over },
      HostConfig: { NetworkMode: 'none', Binds: [`${volume}:/theirs`] },
    });
    ids.add(made.id);
    return made.id;
  };
  // Its id begins like any other; its name begins like those of the fleet.
  const own = await make(`${tag}-app-theirs-1`, labels);
  await docker.getContainer(own).start();
  containers.push(own);
  const line = async (name: string, inspect: () => Promise<object>): Promise<string> => {
    const json = await inspect().catch(() => 'gone');
    return `${name} ${createHash('sha256').update(JSON.stringify(json)).digest('hex').slice(0, 12)}`;
  };
  return {
    ids,
    has: (name) => forged.has(name),
    async forge(name, over) {
      forged.add(name);
      containers.push(await make(name, over));
    },
    async squat(name) {
      squatters.push(await make(name, {}));
    },
    async leave() {
      let isAsMade = true;
      for (const id of squatters.splice(0)) {
        const squatter = docker.getContainer(id);
        const state = await squatter.inspect().then(
          ({ State }) => State.Status,
          () => 'gone',
        );
        isAsMade &&= state === 'created';
        await squatter.remove({ force: true }).catch(() => undefined);
      }
      return isAsMade;
    },
    state: () =>
      Promise.all([
        ...containers.map((id) =>
          line(`container ${id.slice(0, 12)}`, () => docker.getContainer(id).inspect()),
        ),
        line(`volume ${volume}`, () => docker.getVolume(volume).inspect()),
        line(`network ${network.id.slice(0, 12)}`, () => network.inspect()),
      ]),
    async remove() {
      for (const id of [...containers, ...squatters]) {
        await docker
          .getContainer(id)
          .remove({ force: true })
          .catch(() => undefined);
      }
      await network.remove();
      await docker.getVolume(volume).remove();
    },
  };
}
