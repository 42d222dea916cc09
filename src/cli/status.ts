// `shipshape status`: how every instance stands; as the daemon sees it where one runs, looked at anew where
// none does.

import type { Control } from '../control/control.ts';
import type { FleetStatus } from '../model/condition.ts';
import { durationMs } from '../model/duration.ts';
import { safeLine } from '../model/safe-text.ts';
import { fleetText } from '../show/fleet-rows.ts';
import { statusRows, statusText } from '../show/status-rows.ts';
import type { Given } from './command.ts';
import { command } from './command.ts';
import { type Asking, reachDaemon, WHO } from './daemon.ts';
import { reportProblems, usageFailure } from './errors.ts';
import type { ExitCode } from './exit.ts';
import { withFleet } from './fleet.ts';
import type { Io } from './io.ts';
import { lookExit, planned, unseen } from './looked.ts';
import { note, printJson, printText } from './output.ts';
import { requestOf, SELECTION } from './selection.ts';
import { pause } from './wait.ts';

const OPTIONS = [
  ...SELECTION,
  ...WHO,
  { name: 'watch', short: 'w', description: 'print it again whenever it changes, until Ctrl-C' },
  { name: 'wait', description: 'wait until all of it is Ready; exit code 5 when the time is over' },
  { name: 'timeout', value: 'TIME', default: '5m', description: 'how long --wait waits: 30s, 10m' },
] as const;

type Wanted = Given<readonly [], typeof OPTIONS>;

export const status = command({
  name: 'status',
  summary: 'show how every instance stands',
  description:
    'Ready: runs as declared. Pending: declared changes are not applied yet. Drifted: what runs left what ' +
    'was applied. Failed: the last attempt did not work. BadDeclaration: its declaration is bad, its last good state ' +
    'stays. Undeclared: nothing declares it any more. Unhealthy: as declared, and not well. Ignored: declared ' +
    'to be left exactly as it is. Where a daemon runs, it is asked, and says also what waits for people, what ' +
    'is held or suspended, by whom and until when, and how old its knowledge is.',
  arguments: [],
  options: OPTIONS,
  examples: [
    { line: 'shipshape status', says: 'the whole fleet' },
    { line: 'shipshape status --wait --timeout 2m', says: 'after a push: until everything is Ready' },
    { line: 'shipshape status --output json', says: 'for a program' },
  ],
  exitCodes: ['ok', 'error', 'timeout', 'usage'],
  async run(given, io) {
    // A folder that is tried has no daemon: it would tell of something else.
    const asking = given.global.path === undefined ? await reachDaemon(io, given) : undefined;
    if (asking === 'bad-fleet') return 'error';
    if (asking === undefined) {
      if (given.watch || given.wait) throw usageFailure('--watch and --wait need a daemon: shipshape serve');
      return withFleet(io, given.global, (control) => alone(control, given, io));
    }
    try {
      return await asked(asking, given, io);
    } finally {
      asking.client.close();
    }
  },
});

/** How often the daemon is asked while somebody waits. Its answer is from memory. */
const EVERY_MS = 500;

async function asked({ ask }: Asking, given: Wanted, io: Io): Promise<ExitCode> {
  const see = async () => selected(await ask('status', {}), given);
  if (given.watch) return await watched(see, given, io);
  if (given.wait) return await waited(see, given, io);
  show(io, given, await see());
  return 'ok';
}

async function watched(see: () => Promise<FleetStatus>, given: Wanted, io: Io): Promise<ExitCode> {
  let before = '';
  while (!io.signal.aborted) {
    const seen = await see();
    // Ages move by themselves: they are no news.
    const news = JSON.stringify([seen.instances, seen.waiting, seen.source.refused]);
    if (news !== before) show(io, given, seen);
    before = news;
    await pause(EVERY_MS, io.signal);
  }
  return 'ok';
}

async function waited(see: () => Promise<FleetStatus>, given: Wanted, io: Io): Promise<ExitCode> {
  const timeoutMs = durationMs(given.timeout);
  if (timeoutMs === undefined) {
    throw usageFailure(`--timeout takes a duration as 30s or 10m, not ${JSON.stringify(given.timeout)}`);
  }
  for (let left = timeoutMs; ; left -= EVERY_MS) {
    const seen = await see();
    const isReady = isAllReady(seen);
    if (isReady || left <= 0 || io.signal.aborted) {
      show(io, given, seen);
      if (isReady) return 'ok';
      note(io, given.global, `not everything is Ready after ${given.timeout}`);
      return io.signal.aborted ? 'error' : 'timeout';
    }
    await pause(Math.min(EVERY_MS, left), io.signal);
  }
}

function isAllReady({ instances, source }: FleetStatus): boolean {
  return (
    source.refused === undefined &&
    source.accepted !== undefined &&
    instances.every((one) => one.isReady || one.reason === 'Ignored')
  );
}

function show(io: Io, given: Wanted, seen: FleetStatus): void {
  if (given.global.output === 'json') printJson(io, seen);
  else printText(io, given.watch ? `${fleetText(seen)}\n` : fleetText(seen));
}

function selected(all: FleetStatus, given: Wanted): FleetStatus {
  const { instances, targets } = requestOf(given);
  const isMeant = (name: string, names: readonly string[]) => names.length === 0 || names.includes(name);
  return {
    ...all,
    targets: all.targets.filter(({ target }) => isMeant(target, targets)),
    instances: all.instances.filter(
      ({ instance, target }) => isMeant(instance, instances) && isMeant(target, targets),
    ),
  };
}

async function alone(control: Control, given: Wanted, io: Io): Promise<ExitCode> {
  const request = requestOf(given);
  const look = await control.look(request, io.signal);
  const wanted = (name: string) => request.instances.length === 0 || request.instances.includes(name);
  const rows = planned(look)
    .flatMap(statusRows)
    .filter(({ instance }) => wanted(instance));
  const lost = unseen(look);
  if (given.global.output === 'json') {
    printJson(io, {
      revision: look.revision,
      instances: rows,
      unseen: lost.map(({ target, failure: { code, message } }) => ({ target, code, message })),
    });
  } else {
    reportProblems(io, 'text', look.problems);
    printText(io, rows.length === 0 ? 'Nothing is declared and nothing is on record.' : statusText(rows));
    for (const { target, failure } of lost) {
      printText(io, `target ${target}: unknown: ${safeLine(failure.message)} (${failure.code})`);
    }
  }
  return lookExit(look);
}
