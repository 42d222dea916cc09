// What was done to one instance, newest first, each with its cause: file and line, commit, author, approver.

import { safeText } from '../../src/show/safe.ts';
import { line, span, words } from '../parts/line.ts';
import { type Body, type See, screen } from '../state/screen.ts';
import { answerOf, type Load } from '../state/world.ts';
import { instead } from './answers.ts';
import { warningLines } from './instance-parts.ts';
import { section } from './page.ts';
import { whyLines } from './why-lines.ts';

export const why = screen<null>({
  id: 'why',
  also: ['diff'],
  summary: words`what was done to an instance, and why`,
  about: 'instance',
  needs: ['read:history'],
  operations: ['why'],
  initial: null,
  title: ({ of }) => words`Instances > ${safeText(of ?? '')} > what was done, and why`,
  loads: ({ of }) => (of === undefined ? [] : [whyLoad(of)]),
  body: bodyOf,
  keys: [],
});

function whyLoad(of: string): Load<'why'> {
  return { op: 'why', input: { of, limit: 50 }, again: ['run.ended'] };
}

function bodyOf({ world, of = '', width }: See<null>): Body {
  const answer = answerOf(world, whyLoad(of));
  const status = world.fleet?.instances.find(({ instance }) => instance === of);
  const drift = section(words`NOT AS IT SHOULD BE NOW`, warningLines(status?.drift ?? [], width));
  if (answer.kind !== 'got') {
    return {
      kind: 'page',
      lines: [...drift, ...(instead(answer, world, words`what was done`, width) ?? [])],
    };
  }
  const { runs } = answer.value;
  const none = [line(span(words`Nothing on record was done to ${safeText(of)}.`, 'dim'))];
  const done = section(words`WHAT WAS DONE`, runs.length === 0 ? none : whyLines(runs, world.now, width));
  // Sections begin with an empty line, and a page does not.
  return { kind: 'page', lines: [...drift, ...done].slice(1) };
}
