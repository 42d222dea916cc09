// A run as it goes on, and as it was once it is over: each step with what became of it. Pure.

import type { InstanceOutcome, Progress, StepOutcome } from '../../src/model/run.ts';
import { createProgressLines } from '../../src/show/progress.ts';
import { safeText } from '../../src/show/safe.ts';
import { EMPTY, type Line, line, type Span, span, words } from '../parts/line.ts';
import type { LiveRun } from '../state/world.ts';
import { bullet, para } from './page.ts';
import { outcomeSign } from './signs.ts';

const SIGNS: Readonly<Record<StepOutcome['kind'], Span>> = {
  done: span(words`ok`, 'good'),
  failed: span(words`x`, 'bad'),
  skipped: span(words`-`, 'dim'),
};

export type Counted = { readonly done: number; readonly failed: number; readonly going: number };

/** How many steps have begun, ended well, and not. */
export function counted(progress: readonly Progress[]): Counted {
  const ended = progress.flatMap((one) => (one.kind === 'step.ended' ? [one.outcome] : []));
  const began = progress.filter(({ kind }) => kind === 'step.started').length;
  return {
    done: ended.filter(({ kind }) => kind === 'done').length,
    failed: ended.filter(({ kind }) => kind === 'failed').length,
    going: Math.max(0, began - ended.filter(({ kind }) => kind !== 'skipped').length),
  };
}

/** Oldest first: one line when a step ends, one while it goes on. */
export function progressLines({ progress }: Pick<LiveRun, 'progress'>, width: number): readonly Line[] {
  const say = createProgressLines();
  const over = new Set(progress.flatMap((one) => (one.kind === 'step.ended' ? [one.outcome.step] : [])));
  return progress.flatMap((one) => {
    const told = say(one);
    if (told === undefined || isSuperseded(one, over)) return [];
    return bullet(signOf(one), safeText(told), width);
  });
}

/** A step's beginning is no news any more once its end is told. */
function isSuperseded(one: Progress, over: ReadonlySet<string>): boolean {
  return (one.kind === 'step.started' || one.kind === 'step.progress') && over.has(one.step);
}

function signOf(one: Progress): Span {
  switch (one.kind) {
    case 'step.started':
    case 'step.progress':
      return span(words`~`, 'busy');
    case 'step.ended': {
      const { text, tone } = SIGNS[one.outcome.kind];
      return span(text === 'ok' ? words`=` : text, tone);
    }
    case 'undo.started':
      return span(words`!`, 'warn');
    case 'run.unrecorded':
    case 'run.recovered':
      return span(words`!`, 'accent');
  }
}

/** How each instance ended; of what went wrong the last words of the container too. */
export function outcomeLines(instances: readonly InstanceOutcome[], width: number): readonly Line[] {
  return instances.flatMap(({ instance, kind, message, hint, logs = [] }) => [
    ...bullet(
      outcomeSign(kind),
      words`${safeText(instance)}: ${safeText(kind)}${message === undefined ? words`` : words`: ${safeText(message)}`}`,
      width,
    ),
    ...(hint === undefined ? [] : para(safeText(hint), width, 2, 'dim')),
    ...(logs.length === 0 ? [] : [EMPTY, line(span(words`  its last lines:`, 'dim'))]),
    ...logs.map((text) => line(span(words`  | `, 'dim'), safeText(text, width))),
  ]);
}
