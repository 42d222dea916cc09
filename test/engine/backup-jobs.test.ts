// Job containers on a real engine: nothing waits for ever, nothing that broke is a success, nothing is left
// behind, and nobody takes them for a part of an instance.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDockerEngine } from '../../src/adapters/docker/engine.ts';
import { createJobs } from '../../src/adapters/jobs/jobs.ts';
import { program } from '../../src/backup/sources/server.ts';
import type { JobSpec } from '../../src/model/job.ts';
import { type EngineId, engineId, targetName } from '../../src/model/ref.ts';
import { observe } from '../../src/observe/observe.ts';
import { fingerprintOf } from '../support/build.ts';
import { testSocket } from '../support/engine-subject.ts';
import { eventually } from '../support/hand.ts';
import { createJobLab, type JobLab, never, seal } from '../support/job-lab.ts';

let lab: JobLab;
let image: EngineId;

beforeAll(async () => {
  lab = await createJobLab('jobs', ['shipshape-test/busybox:1']);
  image = engineId((await lab.engine.images.inspect('shipshape-test/busybox:1', never))?.Id ?? '');
});

afterAll(async () => await lab[Symbol.asyncDispose]());

type Small = Omit<Parameters<typeof program>[0], 'image'>;

function job(programs: readonly Small[], more: Partial<JobSpec> = {}): JobSpec {
  const all = programs.map((one) => program({ ...one, image }));
  return { run: 'run', title: 'a job', programs: all, holds: [], timeoutMs: 20_000, cpuShares: 512, ...more };
}

async function* bytes(count: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < count; at += 1) yield Buffer.alloc(65_536, at % 251);
}

function counter() {
  const seen = { bytes: 0 };
  return {
    seen,
    take: async (all: AsyncIterable<Uint8Array>) => {
      for await (const piece of all) seen.bytes += piece.length;
    },
  };
}

const OUT = { prefix: 'of=', stream: 'out' };
const IN = { prefix: 'if=', stream: 'in' };

test('what goes in comes out, through two programs that are joined, however slowly it is taken', async () => {
  const taken = counter();
  const end = await lab.jobs.run(
    job([
      {
        name: 'one',
        command: ['dd', 'bs=64k', IN, { prefix: 'of=', stream: 'mid' }],
        reads: ['in'],
        writes: ['mid'],
      },
      {
        name: 'two',
        command: ['dd', 'bs=64k', { prefix: 'if=', stream: 'mid' }, OUT],
        reads: ['mid'],
        writes: ['out'],
      },
    ]),
    { input: { in: bytes(500) }, output: { out: taken.take } },
    never,
  );
  expect(taken.seen.bytes).toBe(500 * 65_536);
  expect(end).toMatchObject({ programs: { one: { exitCode: 0 }, two: { exitCode: 0 } }, unread: [] });
});

test('memory does not grow with what a slow taker has not taken yet', async () => {
  const before = process.memoryUsage.rss();
  let most = 0;
  let pieces = 0;
  await lab.jobs.run(
    job([{ name: 'dd', command: ['dd', 'if=/dev/zero', 'bs=1M', 'count=300', OUT], writes: ['out'] }]),
    {
      input: {},
      output: {
        out: async (all) => {
          for await (const _ of all) {
            pieces += 1;
            if (pieces % 200 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
            most = Math.max(most, process.memoryUsage.rss());
          }
        },
      },
    },
    never,
  );
  expect(pieces).toBeGreaterThan(1000);
  expect(most - before).toBeLessThan(100 * 1024 * 1024);
});

test('a stream whose other end nobody opens holds nothing up', async () => {
  const taken = counter();
  const silent = job([
    { name: 'reads nothing', command: ['true'], reads: ['in'], writes: ['out', 'mid'] },
    { name: 'waits', command: ['cat', { prefix: '', stream: 'mid' }], reads: ['mid'] },
  ]);
  const end = await lab.jobs.run(silent, { input: { in: bytes(100) }, output: { out: taken.take } }, never);
  expect(end.unread).toEqual(['in']);
  expect(taken.seen.bytes).toBe(0);
});

test('exit codes are the truth: of the one that fails, and of those that are ended for its sake', async () => {
  const taken = counter();
  const end = await lab.jobs.run(
    job([
      {
        name: 'fails',
        command: [
          'sh',
          '-c',
          'echo "half of it" > $0; echo "secret: $KEY" >&2; exit 3',
          { prefix: '', stream: 'out' },
        ],
        writes: ['out'],
        environment: { KEY: { secret: 'crm/KEY' as never } },
      },
      { name: 'goes on', command: ['sleep', '600'] },
    ]),
    { input: {}, output: { out: taken.take } },
    never,
  );
  expect(end.programs['fails']).toMatchObject({ exitCode: 3, stderr: ['secret: ***'] });
  expect(end.programs['goes on']).toMatchObject({ exitCode: 137 });
  expect(taken.seen.bytes).toBe(11);
});

test('what breaks on our side ends the programs before they could take it for the end', async () => {
  async function* broken(): AsyncIterable<Uint8Array> {
    yield Buffer.from('the first half');
    throw new Error('the second half is damaged');
  }
  const reading = job([{ name: 'cat', command: ['cat', { prefix: '', stream: 'in' }], reads: ['in'] }]);
  await expect(lab.jobs.run(reading, { input: { in: broken() }, output: {} }, never)).rejects.toThrow(
    'damaged',
  );
  const writing = job([{ name: 'dd', command: ['dd', 'if=/dev/zero', OUT], writes: ['out'] }]);
  const full = async (all: AsyncIterable<Uint8Array>) => {
    for await (const _ of all) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  };
  await expect(lab.jobs.run(writing, { input: {}, output: { out: full } }, never)).rejects.toThrow(
    'no space left',
  );
  const late = {
    ...writing,
    timeoutMs: 1000,
    programs: [program({ name: 'sleep', image, command: ['sleep', '600'] })],
  };
  await expect(lab.jobs.run(late, { input: {}, output: {} }, never)).rejects.toMatchObject({
    code: 'job/timeout',
  });
  expect(await lab.left()).toEqual([]);
  expect(readdirSync(join(lab.folder, 'jobs'))).toEqual([]);
});

test('it may do what it needs and nothing else', async () => {
  let made: string | undefined;
  const running = lab.jobs.run(
    job([{ name: 'look', command: ['sleep', '600'], reads: ['in'] }]),
    { input: { in: bytes(1) }, output: {} },
    AbortSignal.timeout(2500),
  );
  await eventually(async () => {
    [made] = await lab.left();
    expect(made).toBeDefined();
  });
  const { HostConfig, Config } = await lab.hand.docker.getContainer(made ?? '').inspect();
  expect(HostConfig).toMatchObject({
    LogConfig: { Type: 'none' },
    NetworkMode: 'none',
    ReadonlyRootfs: true,
    CapDrop: ['ALL'],
    SecurityOpt: ['no-new-privileges'],
    RestartPolicy: { Name: 'no' },
    CpuShares: 512,
    Privileged: false,
  });
  expect(Config.User).toBe('65534:65534');
  const options = {
    target: targetName('local'),
    fleet: lab.fleet,
    applied: undefined,
    images: [],
    files: [],
  };
  const how = { seal, fingerprintOf, parallelism: 4, full: true };
  const seen = await observe(lab.engine, { ...options, ...how }, never);
  expect(seen.containers.find(({ id }) => id === made)?.ownership).toEqual({ kind: 'foreign' });
  await expect(running).rejects.toMatchObject({ code: 'job/interrupted' });
});

test('statement 4: what a killed process left is found, let go and removed by whoever comes next', async () => {
  const [paused, stopped] = [await lab.start('paused', {}), await lab.start('stopped', {})];
  const folder = join(lab.folder, 'jobs');
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'backup-jobs-child.ts'),
      testSocket(),
      lab.fleet,
      folder,
      image,
      paused,
      stopped,
    ],
    { stdio: 'inherit' },
  );
  const states = async () => {
    const both = await Promise.all([paused, stopped].map((id) => lab.engine.containers.inspect(id, never)));
    return both.map((one) => one?.State.Status);
  };
  await eventually(async () => expect(await states()).toEqual(['paused', 'exited']));
  await eventually(async () => expect(await lab.left()).toHaveLength(1));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  expect(await lab.jobs.sweep(new Set(['dead']), never), 'somebody may still be at it').toEqual([]);
  expect(await states()).toEqual(['paused', 'exited']);
  expect(await lab.jobs.sweep(new Set(), never)).toHaveLength(1);
  expect(await states()).toEqual(['running', 'running']);
  expect(await lab.left()).toEqual([]);
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});

test('a sweep touches nothing that this host did not seal', async () => {
  const container = await lab.hand.docker.createContainer({
    name: `${lab.fleet}-copied`,
    Image: 'shipshape-test/busybox:1',
    Labels: { 'dev.shipshape.fleet': lab.fleet, 'dev.shipshape.job': 'dead', 'dev.shipshape.seal': 'copied' },
  });
  expect(await lab.jobs.sweep(new Set(), never)).toEqual([]);
  expect(await lab.left()).toEqual([container.id]);
  await container.remove();
});

test('statement 1: with the line to the engine cut, the job fails, and is swept once there is one again', async () => {
  const lines = new Set<Socket>();
  const path = join(lab.folder, 'proxy.sock');
  let isCut = false;
  const server = createServer((socket) => {
    if (isCut) return socket.destroy();
    const line = connect(testSocket());
    lines.add(socket).add(line);
    for (const one of [socket, line]) one.on('error', () => {});
    return socket.pipe(line).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const engine = createDockerEngine({ host: `unix://${path}` });
  const jobs = createJobs({
    engine,
    fleet: lab.fleet,
    seal,
    folder: join(lab.folder, 'jobs'),
    reveal: () => '',
  });
  const taken = counter();
  const slow = job([
    {
      name: 'dd',
      command: ['sh', '-c', 'while :; do echo line; done > $0', { prefix: '', stream: 'out' }],
      writes: ['out'],
    },
  ]);
  const running = jobs.run(slow, { input: {}, output: { out: taken.take } }, never).then(
    () => 'a success',
    (error: unknown) => `${error}`,
  );
  await eventually(async () => expect(taken.seen.bytes).toBeGreaterThan(100_000));
  isCut = true;
  for (const line of lines) line.destroy();
  expect(await running).not.toBe('a success');
  expect(await lab.left()).toHaveLength(1);
  await lab.jobs.sweep(new Set(), never);
  expect(await lab.left()).toEqual([]);
  engine.close();
  server.close();
});
