// Looks at each call that would change something, the moment before it reaches the engine: it must have
// been announced in the journal, and must not take away what serves while nothing else does.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeLine } from '../../src/adapters/store/journal-lines.ts';
import type { StepKind } from '../../src/model/plan.ts';
import type { JournalEntry } from '../../src/model/run.ts';
import type { Hand } from '../support/hand.ts';
import type { CallKind } from './calls.ts';
import type { Traced } from './proxy.ts';

export type WitnessOptions = {
  readonly stateDir: string;
  readonly fleet: string;
  readonly hand: Hand;
  readonly isForeign: (id: string) => boolean;
};

/** What may be taken away while it serves. */
export type Allowed = {
  /** Services (`container/web`) that end with this workload. */
  readonly ending: ReadonlySet<string>;
  /** Services of which a second one ran whenever one was stopped, when nothing went wrong. */
  readonly startFirst: ReadonlySet<string>;
};

export type Witness = {
  /** What is wrong with this call. */
  look(call: Traced): Promise<readonly string[]>;
  /** Before a plan: what runs now serves. */
  begin(allowed: Allowed, serving: ReadonlySet<string>): void;
  /** Services of which another one ran at each stop since `begin`. */
  startFirst(): ReadonlySet<string>;
};

/** Which steps of the journal make which calls. */
const STEPS: Readonly<Partial<Record<CallKind, readonly StepKind[]>>> = {
  'container.create': ['container.create', 'files.put'],
  'container.put': ['container.create', 'files.put'],
  'container.remove': ['container.remove', 'files.put'],
};

const GOING: ReadonlySet<string> = new Set(['removing', 'dead']);

export function createWitness({ stateDir, fleet, hand, isForeign }: WitnessOptions): Witness {
  let allowed: Allowed = { ending: new Set(), startFirst: new Set() };
  let serving: ReadonlySet<string> = new Set();
  let stopped = new Map<string, boolean>();

  async function isLastOne(call: Traced): Promise<boolean> {
    const filters = { label: [`dev.shipshape.fleet=${fleet}`] };
    const all = await hand.docker.listContainers({ all: true, filters });
    const own = all.find(({ Id }) => Id === call.id);
    // Somebody else's hand has removed it, or is about to.
    if (own === undefined || GOING.has(own.State)) return false;
    return !all.some(({ Id, State, Labels }) => {
      const isSame = serviceOf(Labels['dev.shipshape.object']) === serviceOf(call.address);
      return isSame && State === 'running' && Id !== call.id && !isForeign(Id);
    });
  }

  async function isNeeded(call: Traced): Promise<readonly string[]> {
    const service = serviceOf(call.address);
    const takesAway = call.kind === 'container.stop' || call.kind === 'container.remove';
    if (!takesAway || service === undefined || !serving.has(call.id ?? '')) return [];
    const isLast = await isLastOne(call);
    return call.kind === 'container.stop' ? stopOf(service, isLast) : removalOf(service, isLast);
  }

  function stopOf(service: string, isLast: boolean): readonly string[] {
    stopped.set(service, (stopped.get(service) ?? true) && !isLast);
    const isBad = isLast && allowed.startFirst.has(service);
    return isBad ? [`O10 ${service} was stopped before another one ran`] : [];
  }

  function removalOf(service: string, isLast: boolean): readonly string[] {
    const isBad = isLast && !allowed.ending.has(service);
    return isBad ? [`O2 ${service} was removed while no other one ran`] : [];
  }

  return {
    async look(call) {
      const isTheirs = call.id !== undefined && isForeign(call.id);
      return [
        ...(isTheirs ? [`O5 ${call.kind} of something of somebody else`] : []),
        ...isAnnounced(call, readJournal(stateDir)),
        ...(await isNeeded(call)),
      ];
    },
    begin(next, running) {
      allowed = next;
      serving = running;
      stopped = new Map();
    },
    startFirst: () => new Set([...stopped].flatMap(([service, is]) => (is ? [service] : []))),
  };
}

/** `container/web` of `crm/container/web`; undefined for what is no container of a service. */
export function serviceOf(address: string | undefined): string | undefined {
  const [instance, kind, ...name] = address?.split('/') ?? [];
  if (instance === undefined || kind !== 'container' || instance.endsWith('-side')) return undefined;
  return `${kind}/${name.join('/')}`;
}

/** Every line of the journal of the only target. */
export function readJournal(stateDir: string): readonly JournalEntry[] {
  const folder = join(stateDir, 'journal', 'local');
  return days(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .flatMap((line) => decodeLine(line) ?? []),
  );
}

function days(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function isAnnounced(call: Traced, journal: readonly JournalEntry[]): readonly string[] {
  const ended = new Set(journal.flatMap((one) => (one.kind === 'run.end' ? [one.run] : [])));
  const open = journal.filter((one) => !ended.has(one.run));
  if (call.kind === 'container.remove' && call.address?.includes('/files/') === true && open.length > 0) {
    return [];
  }
  const kinds: readonly string[] = STEPS[call.kind] ?? [call.kind];
  const begun = new Map<string, boolean>();
  for (const one of open) {
    if (one.kind === 'step.begin') begun.set(`${one.run} ${one.undo} ${one.step}`, fits(one, kinds, call));
    // An undo of several calls has one line for each, with the same step.
    if (one.kind === 'step.end') begun.delete(`${one.run} ${one.undo} ${one.step}`);
  }
  if ([...begun.values()].includes(true)) return [];
  return [
    `O6 ${call.kind} of ${call.address ?? call.name ?? call.id} was made without a line in the journal`,
  ];
}

function fits(
  step: Extract<JournalEntry, { kind: 'step.begin' }>,
  kinds: readonly string[],
  call: Traced,
): boolean {
  const isOnNetwork = call.kind === 'network.connect' || call.kind === 'network.disconnect';
  if (!kinds.includes(step.call)) return false;
  return (
    isOnNetwork ||
    call.address === undefined ||
    withoutInstance(call.address) === withoutInstance(step.address)
  );
}

/** What is moved to another instance has the old one in its labels. */
function withoutInstance(address: string): string {
  return address.slice(address.indexOf('/'));
}
