// What happens with backups and restores, as words for one line. Pure.

import type { Event } from '../model/event.ts';
import { bytesWords, durationWords } from './amounts.ts';

/** Undefined for what is about something else. */
export function backupEventWords(event: Event): string | undefined {
  switch (event.kind) {
    case 'backup.begun':
      return `backup ${event.run} of ${event.instance} began (${event.policy}, ${event.trigger})`;
    case 'backup.progress': {
      const { doing, bytes } = event.progress;
      return `backup ${event.progress.run} of ${event.instance}: ${doing}, ${bytesWords(bytes)}`;
    }
    case 'backup.ended': {
      const { run, instance, outcome, reason, bytes, durationMs } = event;
      const facts = `${bytesWords(bytes)} in ${durationWords(durationMs)}`;
      return `backup ${run} of ${instance} ${outcome}: ${reason === '' ? facts : reason}`;
    }
    case 'backup.missed':
      return `${event.of === 'backup' ? 'backup' : 'proof'} of ${event.instance} (${event.policy}) missed at ${event.slot}: ${event.reason}`;
    case 'backup.verified': {
      const { backup, instance, how, ok, reason, durationMs } = event;
      const end = ok ? `good after ${durationWords(durationMs)}` : `FAILED: ${reason}`;
      return `backup ${backup} of ${instance} ${PROOFS[how]}: ${end}`;
    }
    case 'backup.deleted':
      return `backup ${event.backup} of ${event.instance} deleted from ${event.destination}: ${event.reason}`;
    case 'backup.condition':
      return `${event.instance} (${event.policy}) ${event.reason}: ${event.message}`;
    default:
      return restoreWords(event);
  }
}

const PROOFS = {
  decode: 'decoded',
  backup: 'read back',
  restore: 'restored for trial',
  drill: 'drilled',
} as const;

function restoreWords(event: Event): string | undefined {
  switch (event.kind) {
    case 'restore.begun':
      return `restore ${event.run} of ${event.instance} from ${event.backup} began, by ${event.by}`;
    case 'restore.progress':
      return `restore ${event.run} of ${event.instance}: ${event.step}${event.text === '' ? '' : `, ${event.text}`}`;
    case 'restore.ended': {
      const { run, instance, ok, reason, durationMs } = event;
      return `restore ${run} of ${instance} ${ok ? 'done' : 'failed'} after ${durationWords(durationMs)}${reason === '' ? '' : `: ${reason}`}`;
    }
    default:
      return undefined;
  }
}
