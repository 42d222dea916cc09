// The people in force: what each may, how each is known. They change by commit and approval, never here.

import type { ShownUser } from '../../src/show/audit-rows.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { type Column, type Grid, grid, gridHead, gridRow } from '../parts/table.ts';
import { type Body, type KeyAction, type Row, type See, screen } from '../state/screen.ts';
import { answerOf, type Load, type World } from '../state/world.ts';
import { instead } from './answers.ts';
import { facts, para, section, some } from './page.ts';

const COLUMNS: readonly Column[] = [
  { title: words` `, width: 1 },
  { title: words`NAME`, width: 16 },
  { title: words`ROLES`, width: 'rest' },
  { title: words`TEAMS`, width: 'rest' },
  { title: words`KEYS`, width: 4, align: 'right' },
  { title: words`CODES`, width: 5 },
  { title: words`STATE`, width: 10 },
];

const KEYS: readonly KeyAction<null>[] = [
  {
    keys: ['enter'],
    label: words`open`,
    help: words`open the person`,
    bar: 100,
    run: ({ at }) => (at === undefined ? {} : { effects: [{ kind: 'open', screen: 'person', of: at }] }),
  },
  {
    keys: ['v'],
    label: words`logins`,
    help: words`who is logged in now`,
    bar: 50,
    operation: 'sessions',
    run: () => ({ effects: [{ kind: 'open', screen: 'sessions' }] }),
  },
];

export const people = screen<null>({
  id: 'people',
  also: ['users'],
  summary: words`the people in force, their roles and teams`,
  about: undefined,
  needs: ['read:user'],
  operations: ['users'],
  initial: null,
  title: () => words`People in force`,
  loads: () => [LOAD],
  body: bodyOf,
  keys: KEYS,
});

const LOAD: Load<'users'> = {
  op: 'users',
  input: {},
  again: ['source.accepted', 'plan.approved', 'audit.written'],
};

function bodyOf({ world, width }: See<null>): Body {
  const answer = answerOf(world, LOAD);
  const columns = grid(COLUMNS, width);
  const known = answer.kind === 'got' ? answer.value.users : [];
  return {
    kind: 'list',
    head: gridHead(columns),
    rows: known.map((one) => rowOf(one, columns)),
    empty: instead(answer, world, words`the people in force`, width) ?? [
      line(words`Nobody is in force but the user that the daemon runs as.`),
      line(span(words`People are declared as User, root admins in fleet.yaml.`, 'dim')),
    ],
    foot: (key) => footOf(known.find(({ name }) => name === key)),
  };
}

function rowOf(one: ShownUser, columns: Grid): Row {
  const { name, roles, teams, github } = one;
  return {
    key: name,
    find: `${name} ${roles.map((role) => `role:${role}`).join(' ')} ${teams.map((team) => `team:${team}`).join(' ')} ${github ?? ''} is:${stateOf(one)}`.toLowerCase(),
    draw: () => gridRow(columns, cells(one)),
  };
}

function cells(one: ShownUser): readonly (SafeText | Span)[] {
  const { name, teams, keys, codes } = one;
  const isOut = one.disabled && !one.isRoot;
  return [
    isOut ? span(words`-`, 'dim') : span(words`=`, 'good'),
    safeText(name),
    rolesOf(one),
    some(teams, 4, words`-`),
    words`${keys.length}`,
    codes ? words`yes` : words`no`,
    span(safeText(stateOf(one)), isOut ? 'dim' : 'plain'),
  ];
}

function rolesOf({ isRoot, roles }: ShownUser): SafeText {
  return some([...(isRoot ? ['root admin'] : []), ...roles], 4, words`-`);
}

function stateOf({ disabled, isRoot }: ShownUser): 'disabled' | 'in force' {
  return disabled && !isRoot ? 'disabled' : 'in force';
}

function footOf(one: ShownUser | undefined): readonly Line[] {
  if (one === undefined) return [];
  const known = one.keys.length === 0 ? words`no SSH key: cannot log in` : safeText(one.keys[0] ?? '');
  return [line(known), line(span(words`people change by commit and approval; :plans has what waits`, 'dim'))];
}

export const person = screen<null>({
  id: 'person',
  also: [],
  summary: words`one person: roles, teams, keys`,
  about: 'person',
  needs: ['read:user'],
  operations: ['users'],
  initial: null,
  title: ({ of }) => words`People > ${safeText(of ?? '')}`,
  loads: () => [LOAD],
  body: ({ world, of, width }) => ({ kind: 'page', lines: personLines(world, of ?? '', width) }),
  keys: [
    {
      keys: ['y'],
      label: words`copy`,
      help: words`copy the name`,
      run: ({ of }) =>
        of === undefined ? {} : { effects: [{ kind: 'copy', text: of, what: words`the name` }] },
    },
  ],
});

function personLines(world: World, of: string, width: number): readonly Line[] {
  const answer = answerOf(world, LOAD);
  const found = answer.kind === 'got' ? answer.value.users.find(({ name }) => name === of) : undefined;
  if (found === undefined) {
    return instead(answer, world, safeText(of), width) ?? [line(words`${safeText(of)} is not in force.`)];
  }
  return [
    ...facts(
      [
        [words`name`, span(safeText(found.name), 'strong')],
        [words`state`, safeText(stateOf(found))],
        [words`roles`, rolesOf(found)],
        [words`teams`, some(found.teams, 12, words`none`)],
        [words`github`, found.github === null ? undefined : safeText(found.github)],
        [words`codes`, found.codes ? words`uses one-time codes` : words`has enrolled no one-time codes`],
      ],
      width,
    ),
    ...section(
      words`SSH KEYS`,
      found.keys.map((key) => line(safeText(key))),
    ),
    ...section(words`HOW THIS CHANGES`, para(changeWords(found), width, 0, 'dim')),
  ];
}

function changeWords({ isRoot }: ShownUser): SafeText {
  return isRoot
    ? words`A root admin stands in fleet.yaml on the host; no commit can change that.`
    : words`By a commit to its User, which waits for somebody with approve:people. disabled: true ends its logins with that approval.`;
}
