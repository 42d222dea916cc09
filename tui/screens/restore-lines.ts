// What a restore would do, as people must read it before they type a name: what is overwritten, what is lost,
// what was checked, step by step. Pure.

import type { Answers } from '../../src/control/answers.ts';
import type { RestoreParts, RestoreStep } from '../../src/model/restore.ts';
import { timeOf } from '../../src/model/time.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { coarseAge } from '../parts/age.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { bullet, facts, para, section } from './page.ts';
import { bytes } from './sizes.ts';
import { ago, lasting, when } from './times.ts';

export type RestoreAnswer = Answers['restore-plan'];

const MODES = {
  replace: words`beside what serves, then in its place`,
  fill: words`into an instance that has no data yet`,
  database: words`beside one database of a server that goes on serving`,
  configuration: words`no data, only how the instance is made`,
} as const;

const SIGNS: Readonly<Record<'good' | 'unknown' | 'bad', Span>> = {
  good: span(words`=`, 'good'),
  unknown: span(words`?`, 'warn'),
  bad: span(words`x`, 'bad'),
};

/** Everything about a restore that was planned. */
export function restoreLines(
  { id, plan, standing, missing }: RestoreAnswer,
  now: number,
  width: number,
): readonly Line[] {
  const { backup, into, checks, steps, mode, parts } = plan;
  const isOther = backup.instance !== into.instance;
  return [
    ...facts(
      [
        [words`restore`, words`${safeText(id)}  nothing has changed yet`],
        [
          words`backup`,
          words`${when(backup.beganAt)} (${ago(now, backup.beganAt)}), ${bytes(backup.bytes)}, at ${safeText(backup.destination)}`,
        ],
        [words`of`, isOther ? safeText(backup.instance) : undefined],
        [words`into`, words`${safeText(into.instance)} on ${safeText(into.target)}`],
        [words`parts`, partsWords(parts)],
        [words`how`, MODES[mode]],
        [
          words`needs`,
          missing === ''
            ? undefined
            : span(
                words`${safeText(missing)} (${safeText(standing)}); the same plan stands in :plans`,
                'accent',
              ),
        ],
      ],
      width,
    ),
    ...section(words`YOU WILL LOSE`, lossLines(plan, now, width)),
    ...section(words`WILL BE OVERWRITTEN`, overwriteLines(plan, width)),
    ...section(
      words`CHECKS`,
      checks.flatMap(({ state, words: says }) => bullet(SIGNS[state], safeText(says), width)),
    ),
    ...section(
      words`STEPS`,
      steps.flatMap((step, at) => para(words`${at + 1}  ${stepWords(step)}`, width)),
    ),
    ...para(words`digest ${safeText(plan.digest)}`, width + 2, 0, 'dim'),
  ];
}

/** The largest number on the screen is the time that is lost. */
function lossLines(
  { losesSince, toTime }: RestoreAnswer['plan'],
  now: number,
  width: number,
): readonly Line[] {
  if (toTime !== undefined && toTime !== null)
    return para(words`everything that was written after ${when(toTime)}`, width, 0, 'bad');
  if (losesSince === undefined || losesSince === null) return [line(span(words`nothing`, 'good'))];
  const span_ = coarseAge(Math.max(0, now - timeOf(losesSince)));
  return para(
    words`${span_} OF WRITES: everything that was written after ${when(losesSince)}`,
    width,
    0,
    'bad',
  );
}

function overwriteLines({ overwrites, keepOldMs }: RestoreAnswer['plan'], width: number): readonly Line[] {
  if (overwrites.length === 0) return [line(span(words`nothing`, 'good'))];
  return [
    ...overwrites.flatMap(({ what, name, bytes: size, isGone }) => {
      const held = size === undefined || size === null ? words`` : words`, ${bytes(size)} now`;
      const how = isGone ? words`GONE, nothing takes its place` : words`replaced`;
      return bullet(span(words`-`, 'bad'), words`${safeText(what)} ${safeText(name)}${held}: ${how}`, width);
    }),
    line(span(words`what is replaced is kept for ${lasting(keepOldMs)}`, 'dim')),
  ];
}

export function partsWords(parts: RestoreParts): SafeText {
  switch (parts.kind) {
    case 'everything':
      return words`everything`;
    case 'source':
      return words`only ${safeText(parts.source)}`;
    case 'database':
      return words`only the database ${safeText(parts.database)} of ${safeText(parts.source)}`;
    case 'configuration':
      return words`only how the instance is made, no data`;
  }
}

export function stepWords(step: RestoreStep): SafeText {
  switch (step.kind) {
    case 'hold':
      return words`lock the backup`;
    case 'safety-copy':
      return words`take a backup of what is there now, and lock it`;
    case 'make':
      return words`make ${safeText(step.name)}`;
    case 'load':
      return words`load ${safeText(step.file)} into ${safeText(step.into)}`;
    case 'recover':
      return words`bring ${safeText(step.source)} to ${when(step.toTime)}`;
    case 'try':
      return words`try it with ${safeText(step.container)}, where nobody can reach it`;
    case 'swap':
      return words`put it in the place of what serves; back again if it is not healthy`;
    case 'rename':
      return words`put it in the place of the database ${safeText(step.database)}`;
    case 'secrets':
      return words`put its secrets in place`;
  }
}
