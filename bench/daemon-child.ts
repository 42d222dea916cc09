// The process that benchDaemon measures: makes what is declared, then looks again and again. Prints its memory.

import process from 'node:process';
import { applyAll, lookAll, openFleet, stepsOf } from './product.ts';

const LOOKS = 10;

function rssMb(): number {
  return process.memoryUsage().rss / 1024 / 1024;
}

const first = await openFleet(process.argv[2] ?? '');
if (process.argv[3] === 'make') {
  await applyAll(first, await lookAll(first));
} else {
  for (let look = 0; look < LOOKS; look += 1) {
    const steps = stepsOf(await lookAll(first));
    if (steps > 0) throw new Error(`the plan has ${steps} steps`);
  }
}
await first.close();
console.log(String(rssMb()));
