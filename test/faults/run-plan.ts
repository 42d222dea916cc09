// One fault plan from beginning to end: change what is declared, let things go wrong, repair, and ask every
// oracle. The same without a fault gives the reference that all others are held against.

import { isMutating } from './calls.ts';
import { type Driver, type Heard, openChild, openDaemon, openHere } from './drivers.ts';
import { countedBy, type Fault, isDeadly, NO_FAULT } from './fault.ts';
import type { Lab } from './lab.ts';
import {
  type Canaries,
  countsOf,
  differences,
  endState,
  leaks,
  lostData,
  putCanaries,
  type Reference,
  serving,
  tooOften,
  unapproved,
  unserved,
} from './oracles.ts';
import { type FaultPlan, planText } from './plans.ts';
import type { Traced } from './proxy.ts';
import { readJournal } from './witness.ts';
import { declarationsOf, TAMPERINGS, WORKLOADS, type Workload } from './workloads.ts';

/** A lab in use: how far it has come, and what its volumes hold. */
export type Session = {
  readonly lab: Lab;
  readonly heard: Heard;
  /** The workload that it has done last; undefined: nothing yet. */
  done: Workload | undefined;
  canaries: Canaries;
};

export type PlanResult = {
  readonly text: string;
  /** False: the fault's call never came. */
  readonly fired: boolean;
  /** Passes after the last fault that still changed something. */
  readonly repairs: number;
  readonly findings: readonly string[];
  readonly ms: number;
  readonly trace: readonly Traced[];
  readonly reference: Reference;
};

/** Repair passes that may follow the last fault, and passes without a change that prove the end. */
const REPAIRS = 2;
const QUIET = 3;

export function openSession(lab: Lab): Session {
  return { lab, heard: { consents: new Set(), findings: [] }, done: undefined, canaries: new Map() };
}

/** Brings a lab to where a workload begins; false when it is past that. */
export async function prepare(session: Session, workload: Workload): Promise<boolean> {
  const place = WORKLOADS.indexOf(workload);
  if (session.done !== undefined) return session.done === WORKLOADS[place - 1];
  const { lab } = session;
  lab.witness.begin({ ending: new Set(['container/web', 'container/db']), startFirst: new Set() }, new Set());
  const driver = await openHere(lab, session.heard);
  // What was renamed has data of the name before: there is no way to its state but the one that it went.
  const way: readonly Workload[] = workload === 'remove' ? ['rename', 'remove'] : [workload];
  for (const one of way) {
    await lab.declare(declarationsOf(one, lab.tag).before);
    for (let pass = 0; pass < 2; pass += 1) {
      lab.proxy.arm(NO_FAULT);
      await driver.pass();
    }
  }
  await driver[Symbol.asyncDispose]();
  await settle(session);
  return true;
}

/** After each workload: data that must stay, and somebody's copy of our labels. */
async function settle(session: Session): Promise<void> {
  const { lab } = session;
  session.canaries = await putCanaries(lab, session.canaries);
  const name = `${lab.tag}-forged`;
  if (lab.foreign.has(name)) return;
  const web = [...(await serving(lab))].find(([, address]) => address.endsWith('-app/container/web'));
  if (web === undefined) return;
  const { Config } = await lab.hand.docker.getContainer(web[0]).inspect();
  await lab.foreign.forge(name, Config.Labels);
}

type Going = {
  readonly session: Session;
  readonly here: Driver;
  readonly child: Driver;
  readonly findings: string[];
  readonly trace: Traced[];
};

/** `reference`: undefined makes one. */
export async function runPlan(
  session: Session,
  plan: FaultPlan,
  reference: Reference | undefined,
): Promise<PlanResult> {
  const began = performance.now();
  const { lab, heard } = session;
  const before = await serving(lab);
  const ending = new Set(plan.workload === 'remove' ? ['container/web', 'container/db'] : []);
  const startFirst = reference?.startFirst ?? new Set<string>();
  lab.witness.begin({ ending, startFirst }, new Set(before.keys()));
  const theirs = await lab.foreign.state();
  const runsBefore = runsOf(lab);
  const said = lab.proxy.breaches.length;
  await using here = await (plan.by === 'daemon' ? openDaemon : openHere)(lab, heard);
  const going: Going = { session, here, child: openChild(lab, heard), findings: [], trace: [] };
  const fault = plan.faults[0] ?? NO_FAULT;
  const first = await pass(going, fault, async (driver) => {
    await tamper(lab, plan.workload);
    await lab.declare(declarationsOf(plan.workload, lab.tag).after);
    await driver.react(
      // While it works, what was listed may be gone when it is looked at.
      async () => (await endState(lab).catch(() => '')) === reference?.state,
      async () => {
        if (countedBy(fault.kind) !== 'events') lab.proxy.disarm();
        await lab.foreign.leave();
      },
    );
  });
  // Who was killed by hand does not serve already.
  const notServing = new Set(TAMPERINGS[plan.workload]?.endsWith('web') ? ['container/web'] : ending);
  going.findings.push(...(await afterFirst(going, plan, before, notServing)));
  const { fired, repairs } = await repair(going, plan.faults.slice(1), first);
  await here[Symbol.asyncDispose]();

  const runs = runsOf(lab) - runsBefore;
  const state = await endState(lab);
  const counts = countsOf(lab, going.trace);
  const meddled = plan.faults.filter(({ kind }) => ['gone', 'meddle', 'squat'].includes(kind)).length;
  const findings = [
    ...going.findings,
    ...heard.findings.splice(0),
    ...lab.proxy.breaches.slice(said),
    ...(reference === undefined ? [] : differences(state, reference.state)),
    ...(reference === undefined ? [] : tooOften(counts, reference.counts, Math.max(0, runs - 1) + meddled)),
    ...(await lostData(lab, session.canaries)),
    ...(await lab.foreign.state()).flatMap((line) =>
      theirs.includes(line) ? [] : [`O5 something of somebody else was touched: ${line}`],
    ),
    ...unapproved(lab, heard.consents),
    ...leaks(lab),
  ];
  session.done = plan.workload;
  await settle(session);
  const list = (is: (call: Traced) => boolean) => first.trace.filter(is).length;
  return {
    text: planText(plan),
    fired,
    repairs,
    findings,
    ms: performance.now() - began,
    trace: going.trace,
    reference: {
      state,
      counts,
      order: first.trace.filter(({ kind }) => isMutating(kind)).map(({ kind }) => kind),
      reads: list(({ kind }) => kind === 'read'),
      lists: list(({ kind }) => kind === 'list'),
      startFirst: lab.witness.startFirst(),
    },
  };
}

type OnePass = { readonly fault: Fault; readonly fired: boolean; readonly trace: readonly Traced[] };

/** `act`: in place of a pass that is asked for. */
async function pass(
  { session, here, child, trace }: Going,
  fault: Fault,
  act: (driver: Driver) => Promise<void> = (driver) => driver.pass(),
): Promise<OnePass> {
  const { proxy, foreign } = session.lab;
  const driver = isDeadly(fault.kind) ? child : here;
  proxy.arm(fault, () => driver.kill());
  await act(driver);
  const fired = proxy.disarm();
  const own = [...proxy.trace];
  trace.push(...own);
  if (!(await foreign.leave())) session.heard.findings.push('O5 who had our name was touched');
  return { fault, fired, trace: own };
}

/** What must hold while things are still wrong: who served goes on. */
async function afterFirst(
  { session }: Going,
  { faults }: FaultPlan,
  before: ReadonlyMap<string, string>,
  ending: ReadonlySet<string>,
): Promise<readonly string[]> {
  const kind = faults[0]?.kind ?? 'none';
  // Of a process that died and an engine that went away nobody can take anything back.
  const cannot = isDeadly(kind) || ['away', 'gone', 'meddle'].includes(kind);
  return cannot ? [] : unserved(before, await serving(session.lab), ending);
}

/** O4: at most two passes that repair, then three that change nothing. */
async function repair(
  going: Going,
  faults: readonly Fault[],
  first: OnePass,
): Promise<{ readonly fired: boolean; readonly repairs: number }> {
  for (const fault of faults) await pass(going, fault);
  // What is wrong with the stream of events stays so to the end.
  const last = countedBy(first.fault.kind) === 'events' ? first.fault : NO_FAULT;
  let repairs = 0;
  for (let quiet = 0; quiet < QUIET; ) {
    const { trace } = await pass(going, last);
    if (trace.some(({ kind }) => isMutating(kind))) {
      repairs += 1;
      quiet = 0;
    } else {
      quiet += 1;
    }
    if (repairs > REPAIRS) {
      going.findings.push(`O4 it still changes things in the ${repairs}th pass after the last fault`);
      break;
    }
  }
  return { fired: first.fired, repairs };
}

function runsOf({ stateDir }: Lab): number {
  return readJournal(stateDir).filter(({ kind }) => kind === 'run.begin').length;
}

async function tamper(lab: Lab, workload: Workload): Promise<void> {
  const what = TAMPERINGS[workload];
  if (what === undefined) return;
  const find = async (service: string) => {
    const found = [...(await serving(lab))].find(([, one]) => one.endsWith(`-app/container/${service}`));
    if (found === undefined) throw new Error(`nothing runs for ${service}`);
    return lab.hand.docker.getContainer(found[0]);
  };
  switch (what) {
    case 'kill web':
      return void (await (await find('web')).kill({ signal: 'SIGKILL' }));
    case 'limit db':
      return void (await (await find('db')).update({ Memory: 32 * 2 ** 20, MemorySwap: 64 * 2 ** 20 }));
    case 'delete web':
      return void (await (await find('web')).remove({ force: true }));
  }
}
