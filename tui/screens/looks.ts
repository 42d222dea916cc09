// What the reasons of instances look like: a sign, a tone and how grave each is. Everything is told by sign and
// word; the tone only helps.

import type { Reason } from '../../src/model/condition.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Span, span, type Tone, words } from '../parts/line.ts';

export type Look = { readonly sign: SafeText; readonly rank: number; readonly tone: Tone };

/** Lower ranks are graver. */
export const LOOKS: Readonly<Record<Reason, Look>> = {
  Failed: { sign: words`x`, rank: 0, tone: 'bad' },
  Stalled: { sign: words`x`, rank: 1, tone: 'bad' },
  Unhealthy: { sign: words`x`, rank: 2, tone: 'bad' },
  BadDeclaration: { sign: words`x`, rank: 3, tone: 'bad' },
  Unknown: { sign: words`?`, rank: 4, tone: 'warn' },
  Drifted: { sign: words`!`, rank: 5, tone: 'warn' },
  AwaitingApproval: { sign: words`*`, rank: 6, tone: 'accent' },
  BlockedBy: { sign: words`!`, rank: 7, tone: 'warn' },
  Reconciling: { sign: words`~`, rank: 8, tone: 'busy' },
  Suspended: { sign: words`#`, rank: 9, tone: 'warn' },
  Held: { sign: words`#`, rank: 10, tone: 'warn' },
  Pinned: { sign: words`#`, rank: 11, tone: 'warn' },
  Ignored: { sign: words`-`, rank: 12, tone: 'dim' },
  Ready: { sign: words`=`, rank: 13, tone: 'good' },
};

/** `! Drifted`. */
export function reasonSpan(reason: Reason): Span {
  const { sign, tone } = LOOKS[reason];
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
