// Fault plans from one seed on a real engine: whatever goes wrong at the n-th call, at most two passes repair
// it, nothing is done twice, and nobody else's things are touched. Many more: `npm run faults`.

import { expect, test } from 'vitest';
import { makeImages } from '../../scripts/images.ts';
import { roundsOf } from '../faults/plans.ts';
import type { PlanResult } from '../faults/run-plan.ts';
import { makeReferences, runSeries } from '../faults/series.ts';
import { testSocket } from '../support/engine-subject.ts';

const SEED = 20_261_120;
/** Of one plan for each workload. */
const ROUNDS = 6;

test('sixty fault plans end well', { timeout: 600_000 }, async () => {
  const engine = testSocket();
  await makeImages(engine, ['shipshape-test/busybox:1', 'shipshape-test/busybox:2']);
  const references = await makeReferences(engine);
  const results: PlanResult[] = [];
  await runSeries(roundsOf(SEED, ROUNDS, references), {
    engine,
    references,
    parallelism: 2,
    signal: new AbortController().signal,
    onResult: (result) => results.push(result),
  });
  expect(results.length).toBeGreaterThanOrEqual(60);
  const failed = results.filter(({ findings }) => findings.length > 0);
  const words = failed.map(
    ({ text, findings }) => `npm run faults -- --plan '${text}'\n${findings.join('\n')}`,
  );
  expect(words).toEqual([]);
  // A fault that never comes proves nothing.
  expect(results.filter(({ fired }) => fired).length).toBeGreaterThan(50);
});
