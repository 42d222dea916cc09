// What people do to backups: the questions that are asked before. Pure.

import { durationMs } from '../../src/model/duration.ts';
import type { ShownBackup } from '../../src/show/backup-rows.ts';
import { safeText } from '../../src/show/safe.ts';
import { line, words } from '../parts/line.ts';
import type { Question } from '../state/screen.ts';
import { REASON } from './acts.ts';

/** A backup now. */
export function runOf(instance: string): Question {
  const name = safeText(instance);
  return {
    kind: 'confirm',
    title: words`back up ${name} now`,
    tier: 1,
    says: [
      line(words`A backup is taken as its policy says; ${name} goes on serving as far as that lets it.`),
    ],
    fields: [],
    act: {
      op: 'backup-run',
      input: { instance },
      what: words`a backup of ${name}`,
      done: () => words`the backup of ${name} has begun`,
    },
  };
}

/** Read back to its end. */
export function verifyOf({ instance, id, destination }: ShownBackup): Question {
  return {
    kind: 'confirm',
    title: words`verify ${safeText(id)}`,
    tier: 1,
    says: [
      line(words`It is read back from ${safeText(destination)} and decoded to its end; nothing is loaded.`),
    ],
    fields: [],
    act: {
      op: 'backup-verify',
      input: { instance, backup: id, destination, how: 'decode' },
      what: words`the check of ${safeText(id)}`,
      done: () => words`${safeText(id)} was read back to its end`,
    },
  };
}

/** Kept from retention. */
export function lockOf({ instance, id }: ShownBackup): Question {
  return {
    kind: 'confirm',
    title: words`lock ${safeText(id)}`,
    tier: 1,
    says: [line(words`Nothing deletes it until the time is over or somebody unlocks it.`)],
    fields: [
      {
        ...{ name: 'for', label: words`for how long`, initial: '', isRequired: false },
        check: (typed) =>
          durationMs(typed) === undefined ? words`write 12h, 7d, 1y; empty: until it is unlocked` : undefined,
      },
      REASON,
    ],
    act: {
      op: 'backup-lock',
      input: { instance, backup: id },
      what: words`locking ${safeText(id)}`,
      done: () => words`${safeText(id)} is locked`,
    },
  };
}
