// One look at one target, as deep as it was asked for. What stands in for bad and pinned declarations is
// read when a look asks for it, and then it is looked again.

import { releaseChanged } from '../approve/keeps.ts';
import { Failure } from '../model/failure.ts';
import type { FleetTarget } from '../model/fleet.ts';
import type { InstanceName } from '../model/ref.ts';
import { createObserver, type Observer } from '../observe/observe.ts';
import type { Look, PlanRequest } from '../pass.ts';
import { look } from '../reconcile.ts';
import type { Spine } from '../stages/spine.ts';
import { createLastGood, type LastGood } from './last-good.ts';
import type { Ask, Extent } from './mailbox.ts';
import { createOlder, type Older, withOlder } from './older.ts';
import { type DaemonParts, OWN } from './parts.ts';
import { createStandIns, type StandIns } from './stand-ins.ts';

export type LookParts = Pick<DaemonParts, 'ledger' | 'audit' | 'source'> & {
  /** With the kept source, the policies in force and a resolver of this target alone. */
  readonly spine: Spine;
  readonly target: FleetTarget;
};

export type Looker = {
  /** The line as this target's passes run it: cheap or full as the look that goes on asks. */
  readonly spine: Spine;
  readonly standIns: StandIns;
  /** Only between looks: it looks at no object that a list shows as it was. */
  readonly lastGood: LastGood;
  /** Fails as the line does; what was really looked at may be more than was asked. */
  look(ask: Ask, signal: AbortSignal): Promise<{ readonly look: Look; readonly extent: Extent }>;
};

/** Enough for a pin to be released and what it then stands for to be read. */
const MAX_LOOKS = 5;

export function createLooker(parts: LookParts): Looker {
  const { target, ledger } = parts;
  const older = createOlder({
    source: parts.spine.source,
    remote: parts.source.remote,
    fleet: parts.spine.fleet,
    target: target.name,
  });
  const standIns = createStandIns(parts.spine.resolver, older, target.name, () => ledger.read().pins);
  const observer = createObserver(parts.spine.engine(target));
  let depth: Pick<Ask, 'isFull' | 'fresh'> = { isFull: true, fresh: new Set() };
  const deep: Observer = {
    observe: (options, signal) =>
      observer.observe({ ...options, full: depth.isFull, fresh: depth.fresh }, signal),
  };
  const spine: Spine = {
    ...parts.spine,
    source: withOlder(parts.spine.source, older),
    resolver: standIns.resolver,
    observer: () => deep,
  };
  const lastGood = createLastGood({ ...parts.spine, observer: () => deep }, parts.source.remote, target.name);
  return {
    spine,
    standIns,
    lastGood: {
      ...lastGood,
      async look(names, signal) {
        const before = depth;
        depth = { isFull: false, fresh: new Set() };
        try {
          return await lastGood.look(names, signal);
        } finally {
          depth = before;
        }
      },
    },
    async look(ask, signal) {
      depth = ask;
      const first = await lookOnce(spine, target, ask.extent, signal);
      const { extent } = first;
      let last = first.look;
      for (let count = 1; count < MAX_LOOKS; count += 1) {
        if (!(await isMoreKnown(parts, older, standIns, signal))) break;
        last = (await lookOnce(spine, target, extent, signal)).look;
      }
      return { look: last, extent };
    },
  };
}

async function lookOnce(
  spine: Spine,
  { name }: FleetTarget,
  extent: Extent,
  signal: AbortSignal,
): Promise<{ readonly look: Look; readonly extent: Extent }> {
  const request = (instances: readonly InstanceName[]): PlanRequest => ({
    targets: [name],
    instances,
    replace: [],
    acceptEmptyVolumes: [],
  });
  if (extent === 'all') return { look: await look(spine, request([]), signal), extent };
  try {
    return { look: await look(spine, request([...extent].sort()), signal), extent };
  } catch (error) {
    // It came or went with its declaration: only a look at everything tells what is left of it.
    if (!(error instanceof Failure) || error.code !== 'instance/unknown') throw error;
    return { look: await look(spine, request([]), signal), extent: 'all' };
  }
}

/** Reads older commits that were asked for, and releases pins that the declarations have gone past. */
async function isMoreKnown(
  { ledger, audit }: LookParts,
  older: Older,
  standIns: StandIns,
  signal: AbortSignal,
): Promise<boolean> {
  if (await older.load(signal)) return true;
  const passed = new Set(standIns.passed());
  if (passed.size === 0) return false;
  for (const { instance, commit, by } of passed) {
    await audit.append({
      actor: OWN,
      action: 'release:instance',
      subject: instance,
      outcome: 'done',
      reason: 'a newer commit changes what it was pinned over',
      detail: { commit, pinnedBy: by },
    });
  }
  await ledger.update((state) => releaseChanged(state, (pin) => passed.has(pin)).state);
  return true;
}
