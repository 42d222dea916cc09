// Fault plans in numbers, on a real engine: what goes wrong at the n-th call, and whether everything that
// must hold holds afterwards.
//   node scripts/faults.ts [--count N] [--seed S] [--parallel N] [--plan TEXT] [--trace]
// Prints a row for each kind of fault; exits 1 when a plan failed. A failed plan is run again by its text.

import process from 'node:process';
import { parseArgs } from 'node:util';
import type { FaultPlan } from '../test/faults/plans.ts';
import { parsePlan, roundsOf } from '../test/faults/plans.ts';
import type { PlanResult } from '../test/faults/run-plan.ts';
import { makeReferences, runSeries } from '../test/faults/series.ts';
import { WORKLOADS } from '../test/faults/workloads.ts';
import { ensureEngine } from './engine.ts';
import { makeImages } from './images.ts';
import { endSignal } from './vitest-run.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '600' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    parallel: { type: 'string', default: '2' },
    plan: { type: 'string', multiple: true },
    trace: { type: 'boolean', default: false },
  },
});

const end = endSignal();
const began = performance.now();
const engine = await ensureEngine();
try {
  await makeImages(engine.socket, ['shipshape-test/busybox:1', 'shipshape-test/busybox:2']);
  const references = await makeReferences(engine.socket);
  const seed = Number(values.seed);
  const wanted = Math.ceil(Number(values.count) / WORKLOADS.length);
  const rounds: readonly (readonly FaultPlan[])[] =
    values.plan === undefined
      ? roundsOf(seed, wanted, references)
      : values.plan.map((text) => [parsePlan(text)]);
  const total = rounds.flat().length;
  console.log(`${total} plans on ${engine.host}, seed ${seed}`);
  const results: PlanResult[] = [];
  await runSeries(rounds, {
    engine: engine.socket,
    references,
    parallelism: Number(values.parallel),
    signal: end,
    onResult(result) {
      results.push(result);
      tell(result, results.length, total);
    },
  });
  summarize(results, seed);
  process.exitCode = results.every(({ findings }) => findings.length === 0) && !end.aborted ? 0 : 1;
} finally {
  await engine.stop();
}

function tell({ text, findings, repairs, ms, trace, fired }: PlanResult, done: number, total: number): void {
  const isGood = findings.length === 0;
  const end = `${isGood ? 'ok' : 'FAILED'}, ${repairs} repairs${fired ? '' : ', never came'}, ${(ms / 1000).toFixed(1)} s`;
  console.log(`${String(done).padStart(4)}/${total} ${text.padEnd(44)} ${end}`);
  for (const finding of findings) console.log(`     ${finding}`);
  if (isGood && !values.trace) return;
  for (const { kind, address, name, status, fault } of trace) {
    if (kind === 'read' || kind === 'list' || kind === 'events') continue;
    console.log(`       ${kind} ${address ?? name ?? ''} ${status ?? '-'} ${fault?.kind ?? ''}`);
  }
}

function summarize(results: readonly PlanResult[], seed: number): void {
  const kinds = Map.groupBy(results, ({ text }) => /\/([a-z0-9-]+)(?:@|$)/.exec(text)?.[1] ?? 'none');
  console.log('\nfault            plans  0 repairs  1  2  failed  never came  s/plan');
  const row = (name: string, of: readonly PlanResult[]) => {
    const good = of.filter(({ findings }) => findings.length === 0);
    const after = (repairs: number) => good.filter((one) => one.repairs === repairs).length;
    const seconds = of.reduce((sum, { ms }) => sum + ms, 0) / 1000 / Math.max(1, of.length);
    const cells = [
      String(of.length).padStart(5),
      String(after(0)).padStart(9),
      String(after(1)).padStart(2),
      String(after(2)).padStart(2),
      String(of.length - good.length).padStart(6),
      String(of.filter(({ fired }) => !fired).length).padStart(10),
      seconds.toFixed(1).padStart(7),
    ];
    console.log(`${name.padEnd(16)} ${cells.join('  ')}`);
  };
  for (const [kind, of] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1))) row(kind, of);
  row('all', results);
  const failed = results.filter(({ findings }) => findings.length > 0);
  for (const { text } of failed) console.log(`again: npm run faults -- --plan '${text}' --trace`);
  console.log(`seed ${seed}, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
}
