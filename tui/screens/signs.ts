// Signs of what screens tell: of instances, of containers, of how something ended. A sign stands beside a word;
// the tone only helps. Pure.

import type { Reason } from '../../src/model/condition.ts';
import { safeText } from '../../src/show/safe.ts';
import { type Span, span, words } from '../parts/line.ts';
import { lookOf } from '../parts/looks.ts';

/** `! Drifted`. */
export function reasonSpan(reason: Reason): Span {
  const { sign, tone } = lookOf(reason);
  return span(words`${sign} ${safeText(reason)}`, tone);
}

/** The sign of a container: well, coming, or not well. */
export function containerSign(state: string, health: string): Span {
  if (state === 'running' && (health === 'healthy' || health === 'none' || health === ''))
    return span(words`=`, 'good');
  if (state === 'running' && health === 'starting') return span(words`~`, 'busy');
  if (state === 'paused' || state === 'created') return span(words`#`, 'warn');
  return span(words`x`, 'bad');
}

const OUTCOMES: Readonly<Record<string, Span>> = {
  applied: span(words`=`, 'good'),
  done: span(words`=`, 'good'),
  allowed: span(words`=`, 'good'),
  committed: span(words`=`, 'good'),
  queued: span(words`~`, 'busy'),
  running: span(words`~`, 'busy'),
  stale: span(words`!`, 'warn'),
  interrupted: span(words`!`, 'warn'),
  cancelled: span(words`!`, 'warn'),
  'rolled-back': span(words`!`, 'warn'),
  skipped: span(words`-`, 'dim'),
  refused: span(words`x`, 'bad'),
  failed: span(words`x`, 'bad'),
};

/** The sign of how something ended. */
export function outcomeSign(outcome: string): Span {
  return OUTCOMES[outcome] ?? span(words`?`, 'warn');
}
