// A person's hand on the engine: looks and tampers behind Shipshape's back, and sweeps up afterwards.
// Talks to the engine by its own client, so that what it sees owes nothing to the code under test.

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import Docker from 'dockerode';

/** What the fleets of all tests are called: whatever is called so, is nobody's. */
const TEST_FLEET = 'shipshape-test-';

export const DOCKER_HOST = process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';

export type Hand = {
  readonly docker: Docker;
  container(name: string): Promise<Docker.Container>;
  inspect(name: string): Promise<Docker.ContainerInspectInfo>;
  /** Runs a program in a container and gives what it prints; throws when it does not exit with 0. */
  exec(name: string, ...argv: readonly string[]): Promise<string>;
  /** Names of the containers that carry the fleet's label, sorted. */
  names(fleet: string): Promise<readonly string[]>;
  /** Removes everything that carries the fleet's label, and its secrets on this machine. */
  sweep(fleet: string): Promise<void>;
};

export function createHand(host = DOCKER_HOST): Hand {
  const docker = new Docker({ socketPath: host.replace('unix://', '') });
  const ofFleet = (fleet: string) => ({ label: [`dev.shipshape.fleet=${fleet}`] });
  const find = async (name: string): Promise<Docker.Container> => {
    const all = await docker.listContainers({ all: true });
    const found = all.find(({ Names }) => Names.includes(`/${name}`));
    if (found === undefined) throw new Error(`the engine has no container ${name}`);
    return docker.getContainer(found.Id);
  };
  return {
    docker,
    container: find,
    inspect: async (name) => (await find(name)).inspect(),
    async exec(name, ...argv) {
      const container = await find(name);
      const made = await container.exec({ Cmd: [...argv], AttachStdout: true, AttachStderr: true });
      const stream = await made.start({});
      const out = new PassThrough();
      const err = new PassThrough();
      docker.modem.demuxStream(stream, out, err);
      stream.on('end', () => {
        out.end();
        err.end();
      });
      const [stdout, stderr] = await Promise.all([text(out), text(err)]);
      const { ExitCode } = await made.inspect();
      if (ExitCode !== 0) throw new Error(`${argv.join(' ')} exited with ${ExitCode}: ${stderr}${stdout}`);
      return stdout.trim();
    },
    async names(fleet) {
      const all = await docker.listContainers({ all: true, filters: ofFleet(fleet) });
      return all.map(({ Names }) => (Names[0] ?? '').slice(1)).sort();
    },
    async sweep(fleet) {
      if (!fleet.startsWith(TEST_FLEET)) throw new Error(`${fleet} may be somebody's: no test sweeps it`);
      const filters = ofFleet(fleet);
      const containers = await docker.listContainers({ all: true, filters });
      // A call of the code under test whose answer nobody waited for may still be at work.
      await goneAll(containers.map(({ Id }) => docker.getContainer(Id).remove({ force: true, v: true })));
      const networks = await docker.listNetworks({ filters });
      await goneAll(networks.map(({ Id }) => docker.getNetwork(Id).remove()));
      const { Volumes } = await docker.listVolumes({ filters });
      await goneAll((Volumes ?? []).map(({ Name }) => docker.getVolume(Name).remove()));
      await rm(join('/run/shipshape/secrets', fleet), { recursive: true, force: true });
    },
  };
}

/** Removals: what somebody else has removed already is removed. */
async function goneAll(removals: readonly Promise<unknown>[]): Promise<void> {
  const isGone = (error: unknown) =>
    error instanceof Error && 'statusCode' in error && error.statusCode === 404;
  await Promise.all(
    removals.map((removal) =>
      removal.catch((error: unknown) => {
        if (!isGone(error)) throw error;
      }),
    ),
  );
}

/** Waits for `check` to hold; fails with what it last threw when it does not within `ms`. */
export async function eventually<Value>(check: () => Promise<Value>, ms = 20_000): Promise<Value> {
  const deadline = Date.now() + ms;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
