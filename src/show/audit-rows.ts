// Lines of the audit, API keys and people, as tables. Pure.

import type { ApiKey } from '../model/ledger.ts';
import type { AuditLine } from '../model/record.ts';
import { safeLine } from '../model/safe-text.ts';
import { columns } from './columns.ts';
import { time } from './obstacle-words.ts';

export function auditText(lines: readonly AuditLine[]): string {
  if (lines.length === 0) return 'Nothing is in the audit.';
  return columns([
    ['SEQ', 'WHEN', 'WHO', 'HOW', 'ACTION', 'SUBJECT', 'OUTCOME', 'REASON'],
    ...lines.map(({ seq, at, actor, action, subject, outcome, reason, detail }) => [
      `${seq}`,
      time(at),
      safeLine(actor.name),
      `${actor.via}, ${actor.proof.kind}${actor.mfa ? ', code' : ''}`,
      safeLine(actionWords(action, detail['operation'])),
      safeLine(subject || '-'),
      outcome,
      safeLine(reason || '-'),
    ]),
  ]);
}

/** The permission that was asked for, and what for where that is another word: `hold:instance (release)`. */
function actionWords(action: string, operation: string | undefined): string {
  return operation === undefined || action.startsWith(`${operation}:`) ? action : `${action} (${operation})`;
}

/** A key without what proves it. */
export type ShownKey = Omit<ApiKey, 'hash'>;

export function keysText(keys: readonly ShownKey[]): string {
  if (keys.length === 0) return 'There are no API keys.';
  return columns([
    ['ID', 'USER', 'LABEL', 'SCOPE', 'MADE', 'EXPIRES', 'LAST USED', 'USES', 'STATUS'],
    ...keys.map((key) => [
      key.id,
      safeLine(key.user),
      safeLine(key.label),
      key.scope,
      time(key.createdAt),
      key.expiresAt ? time(key.expiresAt) : 'never',
      key.lastUsedAt ? time(key.lastUsedAt) : 'never',
      `${key.uses}`,
      key.revokedAt ? `revoked ${time(key.revokedAt)}` : 'good',
    ]),
  ]);
}

export type ShownUser = {
  readonly name: string;
  readonly roles: readonly string[];
  readonly teams: readonly string[];
  readonly keys: readonly string[];
  readonly github: string | null;
  readonly disabled: boolean;
  readonly isRoot: boolean;
  readonly codes: boolean;
};

export function usersText(users: readonly ShownUser[]): string {
  if (users.length === 0) return 'Nobody is in force but the user that the daemon runs as.';
  return columns([
    ['NAME', 'ROLES', 'TEAMS', 'KEYS', 'CODES', 'STATUS'],
    ...users.map((one) => [
      safeLine(one.name),
      safeLine([...(one.isRoot ? ['root admin'] : []), ...one.roles].join(', ') || '-'),
      safeLine(one.teams.join(', ') || '-'),
      one.keys.join(', ') || '-',
      one.codes ? 'yes' : 'no',
      one.disabled && !one.isRoot ? 'disabled' : 'in force',
    ]),
  ]);
}
