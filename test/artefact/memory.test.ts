// A slow destination costs time and no memory: what is not taken is not made.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { slowLine } from '../support/line.ts';
import { lyingS3 } from '../support/lying-s3.ts';

const CHILD = join(import.meta.dirname, 'sender-child.ts');

test('statement 8: a backup that goes to a slow place leaves the process small', async () => {
  await using s3 = await lyingS3();
  await using line = await slowLine(Number(new URL(s3.options.endpoint).port), {
    bytesPerSecond: 60_000_000,
  });
  const folder = mkdtempSync(join(tmpdir(), 'shipshape-memory-'));
  const options = { ...s3.options, endpoint: `http://127.0.0.1:${line.port}`, idleMs: 20_000 };
  try {
    const args = [CHILD, folder, '160', JSON.stringify(options)];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const told = JSON.parse(stdout);
    expect(told.end).toBe('delivered');
    // There and back over a line of 60 MB/s, a second's worth at once each way. All of it in memory would be more than this.
    expect(told.sendMs).toBeGreaterThan((told.bytes / 60_000) * 1.2);
    expect(told.peakMib).toBeLessThan(250);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
