// Many plans, several labs side by side: each lab takes one round of workloads after the other, and is thrown
// away as soon as one of them did not end well, so that no plan suffers from the one before it.

import { openLab } from './lab.ts';
import type { Reference } from './oracles.ts';
import { type FaultPlan, planText } from './plans.ts';
import { openSession, type PlanResult, prepare, runPlan, type Session } from './run-plan.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

export type References = ReadonlyMap<Workload, Reference>;

/** What each workload does when nothing goes wrong. Fails when something does. */
export async function makeReferences(engine: string): Promise<References> {
  const references = new Map<Workload, Reference>();
  const session = openSession(await openLab({ engine }));
  try {
    for (const workload of WORKLOADS) {
      await prepare(session, workload);
      const result = await runPlan(session, { workload, by: 'line', faults: [] }, undefined);
      const { findings, repairs, reference } = result;
      const isWorking = reference.order.length > 0;
      if (findings.length > 0 || repairs > 0 || !isWorking) {
        throw new Error(
          `${workload} does not work without faults: ${findings.join('; ')} (${repairs} repairs)`,
        );
      }
      references.set(workload, reference);
    }
    return references;
  } finally {
    await session.lab.close();
  }
}

export type SeriesOptions = {
  readonly engine: string;
  readonly references: References;
  /** Labs at once. */
  readonly parallelism: number;
  readonly onResult: (result: PlanResult) => void;
  readonly signal: AbortSignal;
};

export async function runSeries(
  rounds: readonly (readonly FaultPlan[])[],
  options: SeriesOptions,
): Promise<void> {
  const left = [...rounds];
  const worker = async () => {
    for (let round = left.shift(); round !== undefined; round = left.shift()) await runRound(round, options);
  };
  // All of them end before this fails: nothing is left that still works.
  const ends = await Promise.allSettled(Array.from({ length: options.parallelism }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function runRound(round: readonly FaultPlan[], options: SeriesOptions): Promise<void> {
  let session: Session | undefined;
  try {
    for (const plan of round) {
      if (options.signal.aborted) return;
      const result = await runOne(plan, options, session, (opened) => {
        session = opened;
      });
      options.onResult(result);
      if (result.findings.length === 0) continue;
      await session?.lab.close();
      session = undefined;
    }
  } finally {
    await session?.lab.close();
  }
}

async function runOne(
  plan: FaultPlan,
  { engine, references }: SeriesOptions,
  known: Session | undefined,
  onOpen: (session: Session) => void,
): Promise<PlanResult> {
  const reference = references.get(plan.workload);
  if (reference === undefined) throw new Error(`no reference of ${plan.workload}`);
  try {
    let session = known ?? openSession(await openLab({ engine }));
    onOpen(session);
    if (!(await prepare(session, plan.workload))) {
      await session.lab.close();
      session = openSession(await openLab({ engine }));
      onOpen(session);
      await prepare(session, plan.workload);
    }
    return await runPlan(session, plan, reference);
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { text: planText(plan), fired: true, repairs: 0, findings: [words], ms: 0, trace: [], reference };
  }
}
