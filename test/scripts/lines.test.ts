import { expect, test } from 'vitest';
import { fileLengths, LINE_LIMIT, lengthTable } from '../../scripts/lines.ts';

test('no file is over the limit', () => {
  const files = fileLengths();
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter(({ lines }) => lines > LINE_LIMIT)).toEqual([]);
});

test('the table has a line for each folder, with median, p90 and the longest', () => {
  const files = [1, 2, 3, 4, 100].map((lines) => ({ file: `src/plan/f${lines}.ts`, lines }));
  const [head, plan, all] = lengthTable([...files, { file: 'src/a.ts', lines: 7 }]).split('\n');
  expect(head?.split(/\s+/)).toEqual(['folder', 'files', 'lines', 'median', 'p90', 'max', 'longest']);
  expect(plan?.split(/\s+/)).toEqual(['src/plan', '5', '110', '3', '100', '100', 'src/plan/f100.ts']);
  expect(all?.split(/\s+/).slice(0, 3)).toEqual(['src', '1', '7']);
});
