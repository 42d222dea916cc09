// What the contract of engines is tried on: an engine, images on it, a folder of its host, a way to wait.

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeImages } from '../../scripts/images.ts';
import { createDockerEngine } from '../../src/adapters/docker/engine.ts';
import { createMemoryEngine } from '../../src/adapters/memory/engine.ts';
import type { Behaviour, BehaviourOf } from '../../src/adapters/memory/world.ts';
import type { Engine } from '../../src/ports.ts';
import { createFakeClock } from './engine-clock.ts';

export const BUSYBOX = 'shipshape-test/busybox:1';
export const RICH = 'shipshape-test/rich:1';
/** Runs until it is told to stop. */
export const WAIT = ['sh', '-c', "trap 'exit 0' TERM; sleep 2147483 & wait"];
/** Says three lines, then waits. */
export const TALK = [
  'sh',
  '-c',
  "echo one; sleep 0.1; echo two >&2; sleep 0.1; echo three; trap 'exit 0' TERM; sleep 2147483 & wait",
];
/** Ends at once, by itself. */
export const EXIT_3 = ['sh', '-c', 'exit 3'];
/** Ends after a second, by itself. */
export const SOON_4 = ['sh', '-c', 'sleep 1; exit 4'];
export const WRITE = ['sh', '-c', "echo written > /data/file; trap 'exit 0' TERM; sleep 2147483 & wait"];
export const NO_SUCH = ['no-such-program'];

export type Subject = {
  readonly engine: Engine;
  /** Begins every name that the tests make. */
  readonly prefix: string;
  /** A folder of the engine's host that may be mounted. */
  readonly hostFolder: string;
  /** Waits until it is true; throws after fifteen seconds of the engine's time. */
  until(check: () => Promise<boolean>): Promise<void>;
  close(): Promise<void>;
};

/** The address in SHIPSHAPE_TEST_SOCKET or DOCKER_HOST. */
export function testSocket(): string {
  const socket = process.env['SHIPSHAPE_TEST_SOCKET'] ?? process.env['DOCKER_HOST'] ?? '/var/run/docker.sock';
  return socket.replace(/^unix:\/\//, '');
}

/** Version of the engine under test. */
export async function realVersion(): Promise<string> {
  const engine = createDockerEngine({ host: `unix://${testSocket()}` });
  const { Version } = await engine.system.version(new AbortController().signal);
  engine.close();
  return Version;
}

export async function realSubject(): Promise<Subject> {
  const socket = testSocket();
  await makeImages(socket, [BUSYBOX, RICH]);
  const engine = createDockerEngine({ host: `unix://${socket}` });
  const hostFolder = await mkdtemp(join(tmpdir(), 'shipshape-contract-'));
  return {
    engine,
    prefix: `contract-${randomBytes(3).toString('hex')}`,
    hostFolder,
    async until(check) {
      const deadline = Date.now() + 15_000;
      while (!(await check())) {
        if (Date.now() > deadline) throw new Error('it did not come about in 15 s');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async close() {
      engine.close();
      await rm(hostFolder, { recursive: true, force: true });
    },
  };
}

export async function memorySubject(): Promise<Subject> {
  const clock = createFakeClock();
  const engine = createMemoryEngine({
    clock,
    cpus: 2,
    images: {
      [BUSYBOX]: {
        config: { Env: ['PATH=/bin'], Cmd: WAIT },
        behaviour: programs,
        files: { '/bin/busybox': '' },
      },
      [RICH]: {
        config: RICH_CONFIG,
        behaviour: programs,
        files: { '/data/seed': 'from the image\n', '/srv/readme': 'read me\n' },
      },
    },
    host: { '/tmp/.keep': '' },
  });
  return {
    engine,
    prefix: 'contract-memory',
    hostFolder: '/tmp/contract',
    async until(check) {
      for (let waited = 0; !(await check()); waited += 50) {
        if (waited > 15_000) throw new Error('it did not come about in 15 s');
        await clock.advance(50);
      }
    },
    async close() {
      engine.close();
    },
  };
}

const RICH_CONFIG = {
  Entrypoint: ['/bin/start'],
  Cmd: ['sleep', '2147483'],
  Env: ['PATH=/bin', 'GREETING=hello', 'COLOUR=green'],
  Labels: { 'org.example.name': 'rich', 'org.example.version': '1' },
  Volumes: { '/data': {} },
  ExposedPorts: { '9000/tcp': {}, '9001/udp': {} },
  WorkingDir: '/srv',
  User: '1000:1000',
  Healthcheck: {
    Test: ['CMD-SHELL', 'test -e /srv/readme'],
    Interval: 1e9,
    Timeout: 2e9,
    Retries: 2,
  },
};

const BEHAVIOURS: readonly (readonly [readonly string[], Behaviour])[] = [
  [TALK, { logs: ['one', 'two', 'three'] }],
  [EXIT_3, { exits: { afterMs: 5, code: 3 } }],
  [SOON_4, { exits: { afterMs: 1000, code: 4 }, stopsAfterMs: 20_000 }],
  [WRITE, { writes: { '/data/file': 'written\n' } }],
  [
    NO_SUCH,
    {
      startError:
        'runc create failed: unable to start container process: exec: "no-such-program": executable file not found in $PATH',
    },
  ],
];

const programs: BehaviourOf = ({ config }) => {
  const command = JSON.stringify(config['Cmd']);
  const found = BEHAVIOURS.find(([cmd]) => JSON.stringify(cmd) === command)?.[1] ?? {};
  const test = JSON.stringify(config['Healthcheck'] ?? null);
  return test.includes('"false"') ? { ...found, unhealthyAfterMs: 1000 } : { ...found, healthyAfterMs: 1000 };
};
