// Words for what keeps an instance from being as declared: who, why, until when. Pure.

import type { Obstacle } from '../model/condition.ts';
import type { Trigger } from '../model/record.ts';
import { type SafeText, safeText } from './safe.ts';

/** One line for one obstacle. */
export function obstacleLine(obstacle: Obstacle): SafeText {
  return safeText(words(obstacle));
}

function words(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'awaiting-approval':
      return `plan ${obstacle.plan} waits for ${obstacle.missing}`;
    case 'held':
    case 'suspended':
      return `${obstacle.kind} by ${obstacle.by}${until(obstacle.until)}: ${obstacle.reason}`;
    case 'window':
      return `outside the window of policy ${obstacle.policy}${obstacle.opens === undefined ? '' : `, which opens ${time(obstacle.opens)}`}`;
    case 'backup':
      return backupWords(obstacle);
    case 'budget':
      return `would remove ${obstacle.removed} of ${obstacle.total} instances`;
    case 'backoff':
      return `tried again after ${time(obstacle.until)}: ${obstacle.message}`;
    case 'rolled-back':
      return `the change was taken back: ${obstacle.message}`;
    case 'stalled':
      return `put right ${obstacle.count} times in a row and left again: ${obstacle.fields.join(', ')}`;
    case 'blocked-by':
      return `waits for ${obstacle.on}`;
    default:
      return moreWords(obstacle);
  }
}

type Rest = Exclude<
  Obstacle,
  {
    readonly kind:
      | 'awaiting-approval'
      | 'held'
      | 'suspended'
      | 'window'
      | 'backup'
      | 'budget'
      | 'backoff'
      | 'rolled-back'
      | 'stalled'
      | 'blocked-by';
  }
>;

function moreWords(obstacle: Rest): string {
  switch (obstacle.kind) {
    case 'bad-declaration':
      return `its declaration has ${obstacle.problems.length} problem${obstacle.problems.length === 1 ? '' : 's'}: ${obstacle.problems[0]?.message ?? ''}`;
    case 'admission':
      return `refused by ${obstacle.rules.join(', ')}`;
    case 'upgrade':
      return `only the upgrade from shipshape ${obstacle.from} to ${obstacle.to} asks for it`;
    case 'pinned':
      return `pinned to ${obstacle.commit.slice(0, 8)} by ${obstacle.by}: ${obstacle.reason}`;
    case 'reported':
      return `${obstacle.address}: ${obstacle.words}`;
    case 'in-use':
      return `waits for ${obstacle.by}, which goes on since ${time(obstacle.since)}`;
    case 'target-unseen':
      return `its target is not seen: ${obstacle.message}`;
  }
}

/** `2026-11-20 03:12:00Z`. */
export function time(text: string): string {
  return `${text.slice(0, 19).replace('T', ' ')}Z`;
}

/** `12 s`, `4 min`, `3 h`, `2 d`. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} d`;
}

export function triggerWords(trigger: Trigger): SafeText {
  switch (trigger.kind) {
    case 'commit':
      return safeText(`commit, by ${trigger.by}`);
    case 'event':
      return safeText(`engine event ${trigger.action} of ${trigger.container}`);
    case 'person':
      return safeText(`${trigger.verb} by ${trigger.by}`);
    default:
      return safeText(trigger.kind);
  }
}

/** `policy careful asks for a backup of crm of the last 60 min; the newest is of 2026-11-20 02:17:00Z`. */
export function backupWords({
  policy,
  instance,
  withinMs,
  newest,
}: Extract<Obstacle, { kind: 'backup' }>): string {
  const known = newest === undefined ? 'there is none' : `the newest is of ${time(newest)}`;
  return `policy ${policy} asks for a backup of ${instance} of the last ${age(withinMs)}; ${known}`;
}

function until(text: string | undefined): string {
  return text === undefined ? '' : ` until ${time(text)}`;
}
