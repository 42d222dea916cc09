// Counts of real runs of vitest over small projects, one for each way to fail.

import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { countOf, readReport } from '../../scripts/vitest-report.ts';

const ROOT = dirname(dirname(import.meta.dirname));
const GOOD = "test('good', () => {});";

test.each([
  { name: 'all good', code: GOOD, count: { passed: 1, failed: 0, skipped: 0 } },
  {
    name: 'one bad',
    code: `${GOOD} test('bad', () => { throw new Error('no'); });`,
    count: { passed: 1, failed: 1, skipped: 0 },
  },
  {
    name: 'one skipped',
    code: `${GOOD} test.skipIf(true)('not here', () => {});`,
    count: { passed: 1, failed: 0, skipped: 1 },
  },
  { name: 'cannot load', code: "import './nowhere.ts';", count: { passed: 0, failed: 1, skipped: 0 } },
  {
    name: 'an error after the test',
    code: "test('good', () => { queueMicrotask(() => Promise.reject(new Error('late'))); });",
    count: { passed: 1, failed: 1, skipped: 0 },
  },
])('$name', async ({ code, count }) => {
  expect(await countsOf(code)).toEqual(count);
});

test('no report at all has failed', () => {
  expect(countOf(readReport('/nowhere/report.json'), true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

async function countsOf(code: string) {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-count-'));
  try {
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await writeFile(join(folder, 'a.test.ts'), `import { test } from 'vitest';\n${code}\n`);
    const report = join(folder, 'report.json');
    const args = ['run', '--root', folder, '--reporter=json', `--outputFile=${report}`];
    const { exitCode } = await execa('vitest', args, {
      preferLocal: true,
      localDir: ROOT,
      cwd: folder,
      reject: false,
    });
    return countOf(readReport(report), exitCode === 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
