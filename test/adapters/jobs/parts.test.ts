import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jobBody } from '../../../src/adapters/jobs/body.ts';
import { jobLabels, readJobLabels } from '../../../src/adapters/jobs/labels.ts';
import { jointsOf } from '../../../src/adapters/jobs/streams.ts';
import { program } from '../../../src/backup/sources/server.ts';
import type { JobProgram, JobSpec } from '../../../src/model/job.ts';
import { engineId } from '../../../src/model/ref.ts';

const IMAGE = engineId('sha256:1');
const SEAL = { sign: (labels: object) => JSON.stringify(Object.entries(labels).sort()) };

function job(programs: readonly JobProgram[]): JobSpec {
  return { run: 'run', title: 'a job', programs, holds: [], timeoutMs: 1000, cpuShares: 2 };
}

test('labels say what is held, and nothing when one letter of them is another', () => {
  const id = fc.stringMatching(/^[0-9a-f]{64}$/).map(engineId);
  const hold = fc.record({
    container: id,
    how: fc.constantFrom('pause' as const, 'stop' as const),
    stopSeconds: fc.nat(),
  });
  fc.assert(
    fc.property(fc.array(hold, { maxLength: 4 }), fc.string(), (holds, run) => {
      const labels = jobLabels('fleet', run, 'nonce', holds, SEAL);
      const of = (how: string) => holds.filter((one) => one.how === how).map(({ container }) => container);
      expect(readJobLabels(labels, 'fleet', SEAL)).toEqual({
        run,
        nonce: 'nonce',
        paused: of('pause'),
        stopped: of('stop'),
      });
      expect(readJobLabels(labels, 'other', SEAL)).toBeUndefined();
      for (const key of Object.keys(labels)) {
        expect(readJobLabels({ ...labels, [key]: `${labels[key]}x` }, 'fleet', SEAL), key).toBeUndefined();
      }
    }),
  );
  expect(Object.keys(jobLabels('f', 'r', 'n', [], SEAL))).not.toContain('dev.shipshape.instance');
});

test('a volume that the image would bring is memory: none is left without a name', () => {
  const image = {
    Id: IMAGE,
    RepoTags: [],
    RepoDigests: [],
    Os: 'linux',
    Architecture: 'amd64',
    Config: { Volumes: { '/var/lib/x': {}, '/data': {} } },
  };
  const one = program({
    name: 'one',
    image: IMAGE,
    command: ['run', { prefix: '--to=', stream: 'out', suffix: '!' }, '{out}'],
    mounts: [{ kind: 'volume', source: 'v', target: '/data', readOnly: true }],
    writes: ['out'],
  });
  const paths = new Map([['out', '/.shipshape/s0']]);
  const body = jobBody({
    job: job([one]),
    program: one,
    image,
    labels: {},
    environment: {},
    folder: '/f',
    paths,
  });
  expect(body).toMatchObject({ Entrypoint: ['run'], Cmd: ['--to=/.shipshape/s0!', '{out}'] });
  const { Mounts } = body['HostConfig'] as {
    Mounts: readonly { Type: string; Target: string; ReadOnly?: boolean }[];
  };
  expect(Mounts.map(({ Type, Target }) => `${Type} ${Target}`)).toEqual([
    'volume /data',
    'tmpfs /var/lib/x',
    'tmpfs /tmp',
    'bind /.shipshape',
  ]);
  expect(Mounts.filter(({ Type }) => Type !== 'tmpfs').every(({ ReadOnly }) => ReadOnly)).toBe(true);
});

test('every stream has two ends', () => {
  const writes = program({ name: 'w', image: IMAGE, command: ['w'], writes: ['s'] });
  const reads = program({ name: 'r', image: IMAGE, command: ['r'], reads: ['s'] });
  const nobody = { input: {}, output: {} };
  const take = { input: {}, output: { s: async () => {} } };
  expect(jointsOf(job([writes, reads]), nobody)).toEqual([
    { stream: 's', file: 's0', writer: 'w', reader: 'r' },
  ]);
  expect(jointsOf(job([writes]), take)).toEqual([
    { stream: 's', file: 's0', writer: 'w', reader: undefined },
  ]);
  expect(() => jointsOf(job([writes]), nobody)).toThrow('bug');
  expect(() => jointsOf(job([writes, reads]), take)).toThrow('bug');
  expect(() => jointsOf(job([writes, { ...writes, name: 'x' }, reads]), nobody)).toThrow('bug');
});
