// Windows of policies as they are written: a cron expression, a duration, a time zone. What is let
// through here can be asked for its next opening without a surprise.

import { Cron } from 'croner';
import { durationMs } from '../model/duration.ts';
import type { Window } from '../model/policy.ts';
import type { Problem } from '../model/problem.ts';
import { safeLine } from '../model/safe-text.ts';
import type { Node } from '../model/tree.ts';
import { valueAt } from './positions.ts';

export type WindowSpec = { readonly cron: string; readonly duration: string; readonly timezone?: string };

const UTC = 'UTC';
/** Any moment will do: a pattern that never comes after it never comes. */
const SOME_TIME = '2026-01-01T00:00:00';

export function windowOf({ cron, duration, timezone = UTC }: WindowSpec): Window {
  return { cron, durationMs: durationMs(duration) ?? 0, timezone };
}

/** What is wrong with a window that fits its schema; `node` is where it stands. */
export function windowProblems(window: WindowSpec, node: Node): readonly Problem[] {
  return momentProblems(window, node, 'policy');
}

/** What is wrong with a cron expression and its time zone; `area` is the first part of the codes. */
export function momentProblems(
  { cron, timezone = UTC }: Pick<WindowSpec, 'cron' | 'timezone'>,
  node: Node,
  area: string,
): readonly Problem[] {
  if (!isTimezone(timezone)) {
    const message = `there is no time zone \`${safeLine(timezone, 64)}\``;
    const hint = 'use a name of the IANA database, such as `Europe/Berlin` or `UTC`';
    return [problem(`${area}/timezone`, node, 'timezone', message, hint)];
  }
  const wrong = wrongInCron(cron);
  if (wrong === undefined) return [];
  const hint = 'minute, hour, day of month, month, day of week: `0 2 * * 6` is Saturdays at 02:00';
  return [problem(`${area}/cron`, node, 'cron', wrong, hint)];
}

function isTimezone(name: string): boolean {
  // Offsets such as `+02:00` know nothing of summer time, and not everybody reads them alike.
  if (/^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function wrongInCron(cron: string): string | undefined {
  const shown = `\`${safeLine(cron, 64)}\``;
  try {
    const next = new Cron(cron, { mode: '5-part', timezone: UTC, paused: true }).nextRun(SOME_TIME);
    return next === null ? `${shown} is a time that never comes` : undefined;
  } catch {
    return `${shown} is not a cron expression`;
  }
}

function problem(code: string, node: Node, key: string, message: string, hint: string): Problem {
  return { code, severity: 'error', at: valueAt(node, key), message, hint };
}
