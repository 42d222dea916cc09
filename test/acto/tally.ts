// What a file of walks did, printed at its end.

import { afterAll } from 'vitest';

export type Tally = { add(steps: number): void };

/** Prints leaves, steps and time once all tests of the file are done. */
export function tally(what: string): Tally {
  const began = performance.now();
  let leaves = 0;
  let walked = 0;
  afterAll(() => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`acto: ${what}: ${leaves} leaves, ${walked} steps, ${seconds} s\n`);
  });
  return {
    add(steps) {
      leaves += 1;
      walked += steps;
    },
  };
}
