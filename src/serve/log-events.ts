// What happens, as lines of the log: what people must know at `info`, what they may ask for at `debug`.

import type { Event } from '../model/event.ts';
import type { Log } from '../ports-daemon.ts';
import { eventLine } from '../show/event-rows.ts';

/** Writes one event; those without news are left out. */
export function tellLog(log: Log, event: Event): void {
  const line = eventLine(event);
  if (line === undefined) return;
  // The line begins with its time, which the log has by itself.
  const words = line.slice(line.indexOf('  ') + 2);
  log[levelOf(event)](words, factsOf(event));
}

function levelOf(event: Event): 'debug' | 'info' | 'warn' {
  switch (event.kind) {
    case 'source.refused':
    case 'source.failed':
      return 'warn';
    case 'run.ended':
      return event.record.outcome === 'applied' ? 'info' : 'warn';
    case 'pass.ended':
      return event.outcome === 'failed' || event.outcome === 'unseen' ? 'warn' : 'debug';
    case 'audit.written':
      return event.line.outcome === 'refused' ? 'warn' : 'info';
    case 'backup.ended':
      return event.outcome === 'committed' ? 'info' : 'warn';
    case 'backup.missed':
      return 'warn';
    case 'backup.verified':
    case 'restore.ended':
      return event.ok ? 'info' : 'warn';
    case 'backup.condition':
      return event.reason === 'Protected' ? 'info' : 'warn';
    case 'backup.progress':
    case 'restore.progress':
    case 'run.progress':
    case 'target.changed':
      return 'debug';
    default:
      return 'info';
  }
}

function factsOf(event: Event): Readonly<Record<string, unknown>> {
  const kind = { event: event.kind };
  switch (event.kind) {
    case 'run.begun':
    case 'run.progress':
      return { ...kind, run: event.run, target: event.target };
    case 'run.ended':
      return { ...kind, run: event.record.run, target: event.record.target, commit: event.record.commit };
    case 'drift.detected':
      return { ...kind, target: event.target, instance: event.instance };
    case 'pass.ended':
      return { ...kind, target: event.target, durationMs: event.durationMs };
    case 'backup.begun':
    case 'backup.ended':
      return {
        ...kind,
        run: event.run,
        target: event.target,
        instance: event.instance,
        policy: event.policy,
      };
    case 'audit.written':
      return { ...kind, seq: event.line.seq };
    default:
      return kind;
  }
}
