// Every deliberate difference between our reading of a Compose file and the real tool's output.

export type Difference = {
  /** The corpus file, or the folder of a case. */
  readonly file: string;
  /** The place in the normalised model. */
  readonly path: string;
  /** What stands there instead. */
  readonly ours: unknown;
  readonly reason: string;
};

const MODELS =
  'the JSON of the real tool forgets `models`, so that it cannot be read back; its YAML has them';
const BLKIO = 'the JSON of the real tool writes `Path`, `Rate` and `Weight`, which it cannot read back';
const POOLS =
  'the real tool mixes up address pools when two files have several: one is lost, one is there twice';
const EXTENSIONS =
  'the real tool takes a variable or label that begins with `x-` for an extension and garbles it';
const LAST_NAME = 'the real tool makes a variable without a name of a name at the very end of an env file';
const RESET = 'the real tool forgets a `!reset` that comes in by a merge key';

export const differences: readonly Difference[] = [
  {
    file: 'models',
    path: '/models',
    ours: {
      m: { model: 'ai/smol', context_size: 1024, runtime_flags: ['--a'] },
      n: { name: 'own', model: 'ai/other' },
    },
    reason: MODELS,
  },
  {
    file: 'service-keys',
    path: '/services/a/blkio_config',
    ours: {
      weight: 300,
      weight_device: [{ path: '/dev/sda', weight: 400 }],
      device_read_bps: [{ path: '/dev/sdb', rate: '12582912' }],
      device_read_iops: [{ path: '/dev/sdb', rate: '120' }],
      device_write_bps: [{ path: '/dev/sdb', rate: '1048576' }],
      device_write_iops: [{ path: '/dev/sdb', rate: '30' }],
    },
    reason: BLKIO,
  },
  { file: 'extensions', path: '/services/a/environment', ours: { 'x-env': 'kept' }, reason: EXTENSIONS },
  { file: 'extensions', path: '/services/a/labels', ours: { 'x-label': 'kept' }, reason: EXTENSIONS },
  {
    file: 'env-file-last-name',
    path: '/services/web/environment',
    ours: { A: '1', OUTER: 'outer' },
    reason: LAST_NAME,
  },
  { file: 'merge-short-with-long', path: '/models', ours: { m: { model: 'ai/x' } }, reason: MODELS },
  {
    file: 'merge-address-pools',
    path: '/networks/n/ipam/config',
    ours: [
      { subnet: '10.1.0.0/16', gateway: '10.1.0.1', ip_range: '10.1.5.0/24' },
      { subnet: '10.9.0.0/16' },
    ],
    reason: POOLS,
  },
  { file: 'reset-merge-key', path: '/services/a/ports', ours: undefined, reason: RESET },
];
