// A process that takes the lock of a target and says so. `hold`: until it is told otherwise, or killed.
// `race`: again and again; while it holds the lock it is alone with the counter file.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLock } from '../../../src/adapters/store/lock.ts';
import { Failure } from '../../../src/model/failure.ts';
import { targetName } from '../../../src/model/ref.ts';

const [mode = '', folder = '', rounds = '0'] = process.argv.slice(2);
const lock = createLock({ folder, holder: `test ${mode}` });

if (mode === 'hold') {
  const held = await lock.acquire(targetName('local'));
  process.stdout.write('held\n');
  await new Promise((resolve) => process.stdin.once('data', resolve));
  await held[Symbol.asyncDispose]();
  process.stdout.write('released\n');
  process.exit(0);
}

const counter = join(folder, 'counter');
let won = 0;
while (won < Number(rounds)) {
  try {
    await using _held = await lock.acquire(targetName('local'));
    const before = Number(await readFile(counter, 'utf8'));
    await sleep(1);
    await writeFile(counter, String(before + 1));
    won += 1;
  } catch (error) {
    if (!(error instanceof Failure && error.code === 'lock/held')) throw error;
  }
}
