import { expect, test } from 'vitest';
import { recoveryText } from '../../src/backup/recovery-text.ts';
import type { PayloadFormat } from '../../src/model/backup.ts';

const FORMATS: Record<PayloadFormat, true> = {
  ...{ 'pg-custom': true, 'pg-globals': true, 'pg-base': true, 'mysql-dump': true, 'mongo-archive': true },
  ...{ 'redis-rdb': true, sqlite: true, tar: true, instance: true },
};

test('it tells how each format is loaded, and how a part is opened and looked at', () => {
  const text = recoveryText();
  const headings = text.split('\n').filter((line) => /^[a-z-]+(?:, first)?: /.test(line));
  for (const format of Object.keys(FORMATS)) {
    expect(
      headings.some((line) => line.startsWith(`${format}:`) || line.startsWith(`${format},`)),
      format,
    ).toBe(true);
  }
  expect(text).toContain('age -d -i KEY.txt PART.zst.age | zstd -d > PART');
  expect(text).toContain('sha256sum -c');
});

test('any terminal and any printer can show it', () => {
  expect(recoveryText()).toMatch(/^[\n\u0020-\u007e]+$/);
  expect(
    recoveryText()
      .split('\n')
      .filter((line) => line.length > 110),
  ).toEqual([]);
});
