// Short options written together mean what they mean apart.

import { expect, test } from 'vitest';
import { unbundled } from '../../src/cli/bundles.ts';

const OPTIONS = [
  { name: 'yes', short: 'y', description: '' },
  { name: 'quiet', short: 'q', description: '' },
  { name: 'output', short: 'o', value: 'FORMAT', description: '' },
  { name: 'out', value: 'FILE', description: '' },
];

test.each([
  ['-yq', '-y -q'],
  ['-qy', '-q -y'],
  ['-y -q', '-y -q'],
  ['-yqojson', '-y -q -ojson'],
  ['-yo json', '-y -o json'],
  ['-ojson -yq', '-ojson -y -q'],
  ['-yx', '-yx'],
  ['-o -yq', '-o -yq'],
  ['--out -yq -yq', '--out -yq -y -q'],
  ['--yes --quiet', '--yes --quiet'],
  ['-yq -- -yq', '-y -q -- -yq'],
  ['- -1', '- -1'],
])('%s is %s', (given, wanted) => {
  expect(unbundled(given.split(' '), OPTIONS)).toEqual(wanted.split(' '));
});
