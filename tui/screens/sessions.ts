// Who is logged in by SSH, and the key that ends a login at once. Whoever is to stay out is taken out of force.

import type { Login } from '../../src/model/login.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { type Column, type Grid, grid, gridHead, gridRow } from '../parts/table.ts';
import { type Body, type KeyAction, type Question, type Row, type See, screen } from '../state/screen.ts';
import { answerOf, type Load, may, type World } from '../state/world.ts';
import { instead } from './answers.ts';
import { since, when } from './times.ts';

const COLUMNS: readonly Column[] = [
  { title: words`WHO`, width: 16 },
  { title: words`SINCE`, width: 16 },
  { title: words`AGE`, width: 5, align: 'right' },
  { title: words`DOOR`, width: 5 },
  { title: words`HOW`, width: 'rest' },
];

const KEYS: readonly KeyAction<null>[] = [
  {
    keys: ['X'],
    label: words`end`,
    help: words`end this login at once`,
    command: 'end-login',
    cli: words`shipshape session end ID`,
    bar: 80,
    operation: 'session-end',
    needs: 'manage:session',
    acts: true,
    blocked: (see) => blocked(see),
    run: (see) => {
      const one = chosen(see);
      return one === undefined ? {} : { effects: [{ kind: 'ask', question: endOf(one) }] };
    },
  },
];

export const sessions = screen<null>({
  id: 'sessions',
  also: ['logins'],
  summary: words`who is logged in by SSH`,
  about: undefined,
  needs: ['manage:session', 'read:session'],
  operations: ['sessions'],
  initial: null,
  title: () => words`Logins by SSH`,
  loads: () => [LOAD],
  body: bodyOf,
  keys: KEYS,
});

const LOAD: Load<'sessions'> = { op: 'sessions', input: {}, again: ['audit.written'] };

function all(world: World): readonly Login[] {
  const answer = answerOf(world, LOAD);
  return answer.kind === 'got' ? answer.value.sessions : [];
}

function chosen({ world, at }: See<null>): Login | undefined {
  return all(world).find(({ id }) => id === at);
}

function bodyOf({ world, width }: See<null>): Body {
  const columns = grid(COLUMNS, width);
  const known = all(world);
  return {
    kind: 'list',
    head: gridHead(columns),
    rows: known.map((one) => rowOf(one, columns, world.now)),
    empty: instead(answerOf(world, LOAD), world, words`the logins`, width) ?? doorLines(world),
    foot: (key) => footOf(known.find(({ id }) => id === key)),
  };
}

function doorLines(world: World): readonly Line[] {
  const answer = answerOf(world, LOAD);
  const door = answer.kind === 'got' ? answer.value.door : null;
  if (door === null) {
    return [
      line(words`Nobody is logged in by SSH: fleet.yaml opens no such door.`),
      line(span(words`listeners.ssh in fleet.yaml opens it.`, 'dim')),
    ];
  }
  return [
    line(words`Nobody is logged in by SSH.`),
    line(span(words`${safeText(door.address)}, host key ${safeText(door.hostKey)}`, 'dim')),
  ];
}

function rowOf(one: Login, columns: Grid, now: number): Row {
  const cells: readonly (SafeText | Span)[] = [
    safeText(one.name),
    when(one.since),
    since(now, one.since),
    safeText(one.door),
    safeText(one.how),
  ];
  return {
    key: one.id,
    find: `${one.name} door:${one.door} ${one.how}`.toLowerCase(),
    draw: () => gridRow(columns, cells),
  };
}

function footOf(one: Login | undefined): readonly Line[] {
  if (one === undefined) return [];
  return [
    line(safeText(one.how)),
    line(span(words`to keep somebody out, take the key or the person out of force`, 'dim')),
  ];
}

function endOf(one: Login): Question {
  const name = safeText(one.name);
  return {
    kind: 'confirm',
    title: words`end the login of ${name}`,
    tier: 1,
    says: [
      line(words`${name} is hung up on at once, with every screen of that login.`),
      line(words`What they have begun goes on. They can log in again while they are in force.`),
    ],
    fields: [],
    act: {
      op: 'session-end',
      input: { id: one.id },
      what: words`the end of the login of ${name}`,
      done: () => words`the login of ${name} is ended`,
    },
  };
}

function blocked(see: See<null>): SafeText | undefined {
  const one = chosen(see);
  if (one === undefined) return words`no login is chosen`;
  const isOwn = see.world.me?.name === safeText(one.name);
  return isOwn || may(see.world, 'manage-any:session') ? undefined : words`you may end only your own`;
}
