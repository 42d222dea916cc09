// What an event changes in the world. Pure.

import type { FleetStatus, InstanceStatus } from '../../src/model/condition.ts';
import type { Event } from '../../src/model/event.ts';
import type { LiveRun, World } from '../state/world.ts';

const EVENTS = 500;
const OVER = 20;
const PROGRESS = 1_000;

/** The world after it. */
export function withEvent(world: World, event: Event): World {
  const after = { ...world, fleet: fleetAfter(world.fleet, event), runs: runsAfter(world.runs, event) };
  // What everything looks like at the beginning is no news.
  if (event.kind === 'snapshot') return after;
  return { ...after, events: [...world.events.slice(-(EVENTS - 1)), event] };
}

function fleetAfter(fleet: FleetStatus | undefined, event: Event): FleetStatus | undefined {
  if (event.kind === 'snapshot') return event.status;
  if (fleet === undefined) return undefined;
  switch (event.kind) {
    case 'instance.changed':
      return { ...fleet, instances: withInstance(fleet.instances, event.status) };
    case 'instance.gone':
      return { ...fleet, instances: fleet.instances.filter(({ instance }) => instance !== event.instance) };
    case 'target.changed': {
      const others = fleet.targets.filter(({ target }) => target !== event.status.target);
      return {
        ...fleet,
        targets: [...others, event.status].toSorted((a, b) => (a.target < b.target ? -1 : 1)),
      };
    }
    case 'source.changed':
      return { ...fleet, source: event.status };
    default:
      return fleet;
  }
}

function withInstance(all: readonly InstanceStatus[], one: InstanceStatus): readonly InstanceStatus[] {
  const at = all.findIndex(({ instance }) => instance === one.instance);
  return at < 0 ? [...all, one] : all.with(at, one);
}

function runsAfter(runs: readonly LiveRun[], event: Event): readonly LiveRun[] {
  switch (event.kind) {
    case 'run.begun': {
      const { run, target, instances, at } = event;
      return trimmed([...runs, { run, target, instances, beganAt: at, progress: [], record: undefined }]);
    }
    case 'run.progress':
      return runs.map((one) =>
        one.run === event.run
          ? { ...one, progress: [...one.progress.slice(-PROGRESS), event.progress] }
          : one,
      );
    case 'run.ended':
      return trimmed(
        runs.map((one) => (one.run === event.record.run ? { ...one, record: event.record } : one)),
      );
    default:
      return runs;
  }
}

/** Those that go on, and the last ones that are over. */
function trimmed(runs: readonly LiveRun[]): readonly LiveRun[] {
  const over = runs.filter(({ record }) => record !== undefined);
  const gone = new Set(over.slice(0, Math.max(0, over.length - OVER)));
  return runs.filter((one) => !gone.has(one));
}
