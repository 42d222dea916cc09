// One line of the audit, whole, with what it is chained to.

import type { AuditLine } from '../../src/model/record.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, span, words } from '../parts/line.ts';
import { type Body, type KeyAction, type See, screen } from '../state/screen.ts';
import { answerOf, type Load, type World } from '../state/world.ts';
import { instead } from './answers.ts';
import { howOf } from './audit.ts';
import { facts, section } from './page.ts';
import { outcomeSign } from './signs.ts';
import { ago, when } from './times.ts';

const KEYS: readonly KeyAction<null>[] = [
  {
    keys: ['y'],
    label: words`copy`,
    help: words`copy the line as JSON`,
    bar: 10,
    run: ({ world, of }) => {
      const found = lineOf(world, of);
      if (found === undefined) return {};
      return { effects: [{ kind: 'copy', text: JSON.stringify(found), what: words`the line` }] };
    },
  },
];

export const auditLine = screen<null>({
  id: 'audit-line',
  also: [],
  summary: words`one line of the audit`,
  about: 'line',
  needs: ['read:audit'],
  operations: ['audit-list'],
  initial: null,
  title: ({ of }) => words`Audit > ${safeText(of ?? '')}`,
  loads: () => [LOAD],
  body: bodyOf,
  keys: KEYS,
});

const LOAD: Load<'audit-list'> = { op: 'audit-list', input: { limit: 500 }, again: [] };

function lineOf(world: World, of: string | undefined): AuditLine | undefined {
  const answer = answerOf(world, LOAD);
  const known = answer.kind === 'got' ? answer.value.lines : [];
  return known.find(({ seq }) => `${seq}` === of);
}

function bodyOf({ world, of = '', width }: See<null>): Body {
  const found = lineOf(world, of);
  const answer = answerOf(world, LOAD);
  const none = [line(words`Line ${safeText(of)} is not among the last 500.`)];
  const lines =
    found === undefined
      ? (instead(answer, world, words`line ${safeText(of)}`, width) ?? none)
      : linesOf(found, world.now, width);
  return { kind: 'page', lines };
}

function linesOf(one: AuditLine, now: number, width: number): readonly Line[] {
  const { text, tone } = outcomeSign(one.outcome);
  const proof = one.actor.proof;
  const key = proof.kind === 'ssh-key' ? proof.fingerprint : proof.kind === 'api-key' ? proof.id : undefined;
  return [
    line(
      span(words`${text} ${safeText(one.outcome)}`, tone),
      words`  ${safeText(one.action)} `,
      safeText(one.subject),
    ),
    ...facts(
      [
        [words`when`, words`${when(one.at)} (${ago(now, one.at)})`],
        [words`who`, safeText(one.actor.name)],
        [words`how`, howOf(one.actor)],
        [words`proof`, key === undefined ? undefined : safeText(key)],
        [words`words`, one.reason === '' ? undefined : safeText(one.reason)],
      ],
      width,
    ),
    ...section(words`WHAT WAS GIVEN`, facts(Object.entries(one.detail).map(given), width)),
    ...section(
      words`CHAIN`,
      facts(
        [
          [words`line`, words`${one.seq}`],
          [words`hash`, span(safeText(one.hash), 'dim')],
          [words`before it`, span(safeText(one.prev), 'dim')],
        ],
        width,
      ),
    ),
  ];
}

function given([name, value]: readonly [string, string]): readonly [SafeText, SafeText] {
  return [safeText(name, 11), safeText(value)];
}
