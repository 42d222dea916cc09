// Every deliberate difference between our reading of a Compose file and the real tool's output.

export type Difference = {
  /** The corpus file, or the folder of a case. */
  readonly file: string;
  /** The place in the normalised model. */
  readonly path: string;
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
  { file: 'models', path: '/models', reason: MODELS },
  { file: 'service-keys', path: '/services/a/blkio_config', reason: BLKIO },
  { file: 'extensions', path: '/services/a/environment', reason: EXTENSIONS },
  { file: 'extensions', path: '/services/a/labels', reason: EXTENSIONS },
  { file: 'env-file-last-name', path: '/services/web/environment', reason: LAST_NAME },
  { file: 'merge-short-with-long', path: '/models', reason: MODELS },
  { file: 'merge-address-pools', path: '/networks/n/ipam/config', reason: POOLS },
  { file: 'reset-merge-key', path: '/services/a/ports', reason: RESET },
];
