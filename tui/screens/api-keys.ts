// API keys: your own, and those of others where you may revoke them. A key is made on the command line, which
// shows its secret once; here it is only seen and revoked.

import type { ShownKey } from '../../src/show/audit-rows.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { type Column, type Grid, grid, gridHead, gridRow } from '../parts/table.ts';
import { type Body, type KeyAction, type Question, type Row, type See, screen } from '../state/screen.ts';
import { answerOf, type Load, type World } from '../state/world.ts';
import { instead } from './answers.ts';
import { ago, until, when } from './times.ts';

const COLUMNS: readonly Column[] = [
  { title: words`ID`, width: 8 },
  { title: words`USER`, width: 14 },
  { title: words`LABEL`, width: 'rest' },
  { title: words`SCOPE`, width: 5 },
  { title: words`EXPIRES`, width: 10 },
  { title: words`LAST USED`, width: 10 },
  { title: words`STATE`, width: 8 },
];

const KEYS: readonly KeyAction<null>[] = [
  {
    keys: ['X'],
    label: words`revoke`,
    help: words`revoke this key at once`,
    command: 'revoke',
    cli: words`shipshape key revoke ID`,
    bar: 80,
    operation: 'key-revoke',
    needs: 'manage:key',
    acts: true,
    blocked: ({ world, at }) => {
      const one = all(world).find(({ id }) => id === at);
      if (one === undefined) return words`no key is chosen`;
      return isRevoked(one) ? words`it is revoked` : undefined;
    },
    run: ({ world, at }) => {
      const one = all(world).find(({ id }) => id === at);
      return one === undefined ? {} : { effects: [{ kind: 'ask', question: revokeOf(one) }] };
    },
  },
];

export const apiKeys = screen<null>({
  id: 'keys',
  also: ['api-keys'],
  summary: words`API keys: your own, and those you may revoke`,
  about: undefined,
  needs: ['manage:key'],
  operations: ['key-list'],
  initial: null,
  title: () => words`API keys`,
  loads: () => [LOAD],
  body: bodyOf,
  keys: KEYS,
});

const LOAD: Load<'key-list'> = { op: 'key-list', input: {}, again: ['audit.written'] };

function all(world: World): readonly ShownKey[] {
  const answer = answerOf(world, LOAD);
  return answer.kind === 'got' ? answer.value.keys : [];
}

function bodyOf({ world, width }: See<null>): Body {
  const columns = grid(COLUMNS, width);
  const known = all(world);
  return {
    kind: 'list',
    head: gridHead(columns),
    rows: known.map((one) => rowOf(one, columns, world.now)),
    empty: instead(answerOf(world, LOAD), world, words`the API keys`, width) ?? [
      line(words`You have no API keys.`),
      line(span(words`shipshape key create LABEL makes one, and shows its secret once.`, 'dim')),
    ],
    foot: (key) => footOf(known.find(({ id }) => id === key)),
  };
}

function rowOf(one: ShownKey, columns: Grid, now: number): Row {
  const { id, user, label, scope } = one;
  return {
    key: id,
    find: `${id} user:${user} ${label} scope:${scope} is:${isRevoked(one) ? 'revoked' : 'good'}`.toLowerCase(),
    draw: () => gridRow(columns, cells(one, now)),
  };
}

function cells(one: ShownKey, now: number): readonly (SafeText | Span)[] {
  return [
    safeText(one.id),
    safeText(one.user),
    safeText(one.label),
    safeText(one.scope),
    one.expiresAt ? until(now, one.expiresAt) : words`never`,
    ago(now, one.lastUsedAt),
    isRevoked(one) ? span(words`revoked`, 'dim') : span(words`good`, 'good'),
  ];
}

function isRevoked({ revokedAt }: ShownKey): boolean {
  return revokedAt !== undefined && revokedAt !== null;
}

function footOf(one: ShownKey | undefined): readonly Line[] {
  if (one === undefined) return [];
  return [
    line(words`made ${when(one.createdAt)}, used ${one.uses} times`),
    line(span(words`a key can look, and act within its scope; it can never approve`, 'dim')),
  ];
}

function revokeOf({ id, label, user }: ShownKey): Question {
  return {
    kind: 'confirm',
    title: words`revoke key ${safeText(id)}`,
    tier: 1,
    says: [
      line(words`${safeText(label)}, of ${safeText(user)}`),
      line(words`Whatever uses it is refused from now on. This cannot be taken back.`),
    ],
    fields: [],
    act: {
      op: 'key-revoke',
      input: { id },
      what: words`revoking key ${safeText(id)}`,
      done: () => words`key ${safeText(id)} is revoked`,
    },
  };
}
