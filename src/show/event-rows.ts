// What happens, one line each, as `events -f` prints it. Pure.

import type { Event } from '../model/event.ts';
import type { Progress } from '../model/run.ts';
import { safeLine } from '../model/safe-text.ts';
import { backupEventWords } from './backup-event-rows.ts';
import { time, triggerWords } from './obstacle-words.ts';

/** Undefined for what is no news to people (the snapshot that a stream may begin with). */
export function eventLine(event: Event): string | undefined {
  const words = sourceWords(event) ?? passWords(event) ?? backupEventWords(event) ?? statusWords(event);
  return words === undefined ? undefined : `${time(event.at)}  ${safeLine(words)}`;
}

function sourceWords(event: Event): string | undefined {
  switch (event.kind) {
    case 'source.checked':
      return event.moved ? `source moved to ${event.head.slice(0, 8)}` : undefined;
    case 'source.accepted':
      return `source accepted ${event.commit.slice(0, 8)} ${JSON.stringify(event.subject)} by ${event.author}`;
    case 'source.refused':
      return `source refused ${event.commit.slice(0, 8)}: ${event.reason} (${event.code})`;
    case 'source.failed':
      return `source failed: ${event.message} (${event.code})`;
    case 'plan.waiting':
    case 'plan.lapsed':
    case 'plan.approved':
    case 'plan.rejected':
      return `plan ${event.plan} ${event.kind.slice('plan.'.length)}: ${event.reason}`;
    default:
      return undefined;
  }
}

function passWords(event: Event): string | undefined {
  switch (event.kind) {
    case 'pass.begun':
      return undefined;
    case 'pass.ended':
      return event.outcome === 'unchanged'
        ? undefined
        : `pass of ${event.target} ended: ${event.outcome}, ${event.changes} changes, ${event.durationMs} ms`;
    case 'drift.detected':
      return `drift of ${event.address}: ${event.fields.join(', ')}`;
    case 'run.begun':
      return `run ${event.run} of ${event.target} began: ${event.instances.join(', ')}`;
    case 'run.progress':
      return progressWords(event.progress);
    case 'run.ended': {
      const { run, target, outcome, trigger } = event.record;
      return `run ${run} of ${target} ended: ${outcome} (${trigger.map(triggerWords).join(', ')})`;
    }
    default:
      return undefined;
  }
}

function progressWords(progress: Progress): string | undefined {
  switch (progress.kind) {
    case 'step.ended':
      return progress.outcome.kind === 'failed'
        ? `step ${progress.outcome.step} failed: ${progress.outcome.message}`
        : `step ${progress.outcome.step} ${progress.outcome.kind}`;
    case 'undo.started':
      return `taking back ${progress.address}: ${progress.reason}`;
    case 'run.unrecorded':
    case 'run.recovered':
      return progress.text;
    default:
      return undefined;
  }
}

function statusWords(event: Event): string | undefined {
  switch (event.kind) {
    case 'instance.changed':
      return `${event.status.instance} ${event.status.reason}: ${event.status.message}`;
    case 'instance.gone':
      return `${event.instance} is no instance of ${event.target} any more`;
    case 'target.changed': {
      const { target, freshness, events } = event.status;
      return `target ${target} ${freshness.isStale ? 'stale' : 'seen'}, events ${events}`;
    }
    case 'audit.written': {
      const { actor, action, subject, outcome, reason } = event.line;
      return `audit ${outcome}: ${actor.name} ${action} ${subject} ${reason}`;
    }
    default:
      return undefined;
  }
}
