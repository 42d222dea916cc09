// The audit: who asked for what, and what was said to it, newest first. `/` filters by everything that is shown.

import type { AuditLine } from '../../src/model/record.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { type Column, type Grid, grid, gridHead, gridRow } from '../parts/table.ts';
import { type Body, type KeyAction, type Row, type See, screen } from '../state/screen.ts';
import { answerOf, type Load } from '../state/world.ts';
import { instead } from './answers.ts';
import { outcomeSign } from './signs.ts';
import { when } from './times.ts';

type Local = { readonly outcome: 'all' | 'refused' | 'failed' };

const COLUMNS: readonly Column[] = [
  { title: words` `, width: 1 },
  { title: words`WHEN`, width: 16 },
  { title: words`WHO`, width: 14 },
  { title: words`HOW`, width: 16, from: 100 },
  { title: words`ACTION`, width: 'rest' },
  { title: words`SUBJECT`, width: 'rest' },
  { title: words`OUTCOME`, width: 8 },
];

const NEXT = { all: 'refused', refused: 'failed', failed: 'all' } as const;

const KEYS: readonly KeyAction<Local>[] = [
  {
    keys: ['enter'],
    label: words`open`,
    help: words`all of one line`,
    bar: 100,
    run: ({ at }) => (at === undefined ? {} : { effects: [{ kind: 'open', screen: 'audit-line', of: at }] }),
  },
  {
    keys: ['v'],
    label: words`outcome`,
    help: words`everything, only what was refused, only what failed`,
    bar: 40,
    run: ({ local }) => ({ local: { outcome: NEXT[local.outcome] } }),
  },
];

export const audit = screen<Local>({
  id: 'audit',
  also: [],
  summary: words`who asked for what, and what was said to it`,
  about: undefined,
  needs: ['read:audit'],
  operations: ['audit-list'],
  initial: { outcome: 'all' },
  title: ({ local }) =>
    local.outcome === 'all'
      ? words`Audit`
      : words`Audit, only what ${safeText(local.outcome === 'refused' ? 'was refused' : 'failed')}`,
  loads: ({ local }) => [auditLoad(local)],
  body: bodyOf,
  keys: KEYS,
});

function auditLoad({ outcome }: Local): Load<'audit-list'> {
  const input = outcome === 'all' ? { limit: 500 } : { limit: 500, outcome };
  return { op: 'audit-list', input, again: ['audit.written'] };
}

function bodyOf({ world, local, width }: See<Local>): Body {
  const answer = answerOf(world, auditLoad(local));
  const columns = grid(COLUMNS, width);
  const known = answer.kind === 'got' ? answer.value.lines : [];
  return {
    kind: 'list',
    head: gridHead(columns),
    rows: known.map((one) => rowOf(one, columns)),
    empty: instead(answer, world, words`the audit`, width) ?? [
      line(words`Nothing of that kind is in the audit.`),
      line(span(words`v shows everything again.`, 'dim')),
    ],
    foot: (key) => footOf(known.find(({ seq }) => `${seq}` === key)),
  };
}

function rowOf(one: AuditLine, columns: Grid): Row {
  const { seq, actor, action, subject, outcome, reason } = one;
  return {
    key: `${seq}`,
    find: `${seq} by:${actor.name} via:${actor.via} ${action} ${subject} is:${outcome} ${reason}`.toLowerCase(),
    draw: () => gridRow(columns, cells(one)),
  };
}

function cells({ at, actor, action, subject, outcome }: AuditLine): readonly (SafeText | Span)[] {
  const sign = outcomeSign(outcome);
  return [
    sign,
    when(at),
    safeText(actor.name),
    howOf(actor),
    safeText(action),
    safeText(subject === '' ? '-' : subject),
    span(safeText(outcome), sign.tone),
  ];
}

/** `ssh, ssh-key, code`: the door, the proof, and whether a one-time code came along. */
export function howOf({ via, proof, mfa }: AuditLine['actor']): SafeText {
  return safeText(`${via}, ${proof.kind}${mfa ? ', code' : ''}`);
}

function footOf(one: AuditLine | undefined): readonly Line[] {
  if (one === undefined) return [];
  const said = one.reason === '' ? words`no words with it` : safeText(one.reason);
  return [line(said), line(span(words`${howOf(one.actor)}; line ${one.seq} of the audit`, 'dim'))];
}
