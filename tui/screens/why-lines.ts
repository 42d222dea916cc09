// What was done, with trigger, approver, every field and its cause, as lines. Pure.

import type { RecordedChange, RunRecord } from '../../src/model/record.ts';
import { masked } from '../../src/show/mask.ts';
import { triggerWords } from '../../src/show/obstacle-words.ts';
import type { WhyRun } from '../../src/show/run-rows.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { valueWords } from '../../src/show/values.ts';
import { causeWords, riskWords } from '../../src/show/words.ts';
import { EMPTY, type Line, line, span, words } from '../parts/line.ts';
import { para } from './page.ts';
import { outcomeSign } from './signs.ts';
import { ago, when } from './times.ts';

/** Newest first. */
export function whyLines(runs: readonly WhyRun[], now: number, width: number): readonly Line[] {
  return runs.flatMap((run, at) => [...(at === 0 ? [] : [EMPTY]), ...whyRun(run, now, width)]);
}

function whyRun(run: WhyRun, now: number, width: number): readonly Line[] {
  const message = run.message === undefined ? words`` : words`: ${safeText(run.message)}`;
  return [
    line(
      outcomeSign(run.outcome),
      span(words` ${when(run.beganAt)}`, 'strong'),
      words` (${ago(now, run.beganAt)})  ${safeText(run.outcome)}${message}`,
    ),
    ...para(
      words`because of ${triggersOf(run.trigger)}; at ${safeText(run.commit.slice(0, 8))}, plan ${planOf(run.plan)}; ${approvers(run.approvedBy)}`,
      width,
      2,
      'dim',
    ),
    ...changesOf(run.changes, width),
  ];
}

/** One change after the other: mark, address, risks, fields, causes. */
export function changesOf(changes: readonly RecordedChange[], width: number): readonly Line[] {
  return changes.flatMap((change) => changeOf(change, width));
}

function changeOf(
  { address, action, fields, causes, risks }: RecordedChange,
  width: number,
): readonly Line[] {
  const risk = risks.length === 0 ? words`` : words`  [${safeText(risks.map(riskWords).join(', '))}]`;
  return [
    line(words`  ${safeText(action)} `, span(safeText(address), 'strong'), span(risk, 'warn')),
    ...fields.flatMap((field) => {
      const { before, after } = masked({ ...field, rule: 'ignore', causes: [] });
      // JSON has no undefined: what was absent is missing or null.
      const side = (value: typeof before) =>
        value === undefined || value === null ? words`(none)` : valueWords(field.path, value);
      return para(words`${safeText(field.path)}: ${side(before)} -> ${side(after)}`, width, 4);
    }),
    ...causes.flatMap((cause) => para(causeWords(cause), width, 4, 'dim')),
  ];
}

export function triggersOf(all: RunRecord['trigger']): SafeText {
  const said = [...new Set(all.map((trigger) => triggerWords(trigger)))];
  const shown = safeText(said.slice(0, 3).join(', '));
  if (said.length === 0) return words`nothing on record`;
  return said.length <= 3 ? shown : words`${shown} and ${said.length - 3} more`;
}

export function approvers(all: readonly string[]): SafeText {
  return all.length === 0 ? words`policy let it flow` : words`approved by ${safeText(all.join(', '))}`;
}

/** The id that people type. */
export function planOf(digest: string): SafeText {
  return safeText(digest.replace('sha256:', '').slice(0, 12));
}
