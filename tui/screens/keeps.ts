// What keeps the reconciler off: holds, suspensions and pins, with who, why and until when; and the key that
// ends each.

import type { Keep, Pin, Scope } from '../../src/model/ledger.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { type Column, type Grid, grid, gridHead, gridRow } from '../parts/table.ts';
import { type Body, type KeyAction, type Question, type Row, type See, screen } from '../state/screen.ts';
import { answerOf, type Load, type World } from '../state/world.ts';
import { instead } from './answers.ts';
import { ago, until, when } from './times.ts';

type Kept =
  | { readonly kind: 'keep'; readonly key: string; readonly keep: Keep }
  | { readonly kind: 'pin'; readonly key: string; readonly pin: Pin };

const COLUMNS: readonly Column[] = [
  { title: words`KIND`, width: 9 },
  { title: words`WHAT`, width: 22 },
  { title: words`BY`, width: 12 },
  { title: words`UNTIL`, width: 16 },
  { title: words`REASON`, width: 'rest' },
];

const KEYS: readonly KeyAction<null>[] = [
  {
    keys: ['enter'],
    label: words`open`,
    help: words`open the instance`,
    bar: 100,
    blocked: (see) =>
      instanceOf(chosen(see)) === undefined ? words`it is about no single instance` : undefined,
    run: (see) => {
      const of = instanceOf(chosen(see));
      return of === undefined ? {} : { effects: [{ kind: 'open', screen: 'instance', of }] };
    },
  },
  {
    keys: ['U'],
    label: words`end it`,
    help: words`release, resume or unpin what the cursor is on`,
    command: 'end',
    cli: words`shipshape release, resume, unpin`,
    bar: 80,
    acts: true,
    blocked: (see) => blocked(see),
    run: (see) => {
      const one = chosen(see);
      return one === undefined ? {} : { effects: [{ kind: 'ask', question: endOf(one) }] };
    },
  },
];

export const keeps = screen<null>({
  id: 'holds',
  also: ['keeps', 'suspensions', 'pins'],
  summary: words`holds, suspensions and pins`,
  about: undefined,
  needs: ['read:instance'],
  operations: ['keeps'],
  initial: null,
  title: () => words`Holds, suspensions, pins`,
  loads: () => [LOAD],
  body: bodyOf,
  keys: KEYS,
});

const LOAD: Load<'keeps'> = {
  op: 'keeps',
  input: {},
  again: ['instance.changed', 'target.changed', 'audit.written'],
};

function all(world: World): readonly Kept[] {
  const answer = answerOf(world, LOAD);
  if (answer.kind !== 'got') return [];
  return [
    ...answer.value.keeps.map(
      (keep): Kept => ({ kind: 'keep', key: `${keep.kind} ${scopeWords(keep.scope)} ${keep.at}`, keep }),
    ),
    ...answer.value.pins.map((pin): Kept => ({ kind: 'pin', key: `pin ${pin.instance}`, pin })),
  ];
}

function chosen({ world, at }: See<null>): Kept | undefined {
  return all(world).find(({ key }) => key === at);
}

function bodyOf({ world, width }: See<null>): Body {
  const columns = grid(COLUMNS, width);
  const known = all(world);
  return {
    kind: 'list',
    head: gridHead(columns),
    rows: known.map((one) => rowOf(one, columns)),
    empty: instead(answerOf(world, LOAD), world, words`what is held`, width) ?? [
      line(words`Nothing is held, suspended or pinned.`),
      line(span(words`H on an instance holds it for a time, while you work on it by hand.`, 'dim')),
    ],
    foot: (key) =>
      footOf(
        known.find((one) => one.key === key),
        world.now,
      ),
  };
}

function rowOf(one: Kept, columns: Grid): Row {
  const cells = cellsOf(one);
  return {
    key: one.key,
    find: cells
      .map((cell) => (typeof cell === 'string' ? cell : cell.text))
      .join(' ')
      .toLowerCase(),
    draw: () => gridRow(columns, cells),
  };
}

function cellsOf(one: Kept): readonly (SafeText | Span)[] {
  if (one.kind === 'pin') {
    const { instance, by, commit, reason } = one.pin;
    return [
      span(words`pinned`, 'warn'),
      safeText(instance),
      safeText(by),
      words`at ${safeText(commit.slice(0, 8))}`,
      safeText(reason),
    ];
  }
  const { kind, scope, by, until: end, reason } = one.keep;
  return [
    span(kind === 'hold' ? words`held` : words`suspended`, 'warn'),
    scopeWords(scope),
    safeText(by),
    end === undefined ? words`resumed` : when(end),
    safeText(reason),
  ];
}

function footOf(one: Kept | undefined, now: number): readonly Line[] {
  if (one === undefined) return [];
  const { by, how, at, reason } = one.kind === 'pin' ? one.pin : one.keep;
  const end =
    one.kind === 'pin'
      ? words`until a newer commit changes its declaration`
      : one.keep.until === undefined
        ? words`until somebody resumes it`
        : words`ends ${until(now, one.keep.until)}`;
  return [
    line(words`${safeText(reason)}`),
    line(span(words`by ${safeText(by)} (${safeText(how)}) ${ago(now, at)}; ${end}`, 'dim')),
  ];
}

/** The operation that ends it, what it may cost, and what is typed. */
function endOf(one: Kept): Question {
  const { op, input, name } = wayOut(one);
  const verb = op === 'unpin' ? words`unpin` : op === 'release' ? words`release` : words`resume`;
  return {
    kind: 'confirm',
    title: words`${verb} ${safeText(name)}`,
    tier: op === 'unpin' ? 2 : 1,
    says: [line(words`${safeText(name)} is put right again from here on, as far as policy lets it flow.`)],
    ...(op === 'unpin' ? { typed: name } : {}),
    fields: [],
    act: {
      op,
      input,
      what: words`${verb} of ${safeText(name)}`,
      done: () => words`${verb} of ${safeText(name)}: done`,
    },
  };
}

type WayOut = {
  readonly op: 'release' | 'resume' | 'unpin';
  readonly input: Readonly<Record<string, string | boolean>>;
  readonly name: string;
};

function wayOut(one: Kept): WayOut {
  if (one.kind === 'pin')
    return { op: 'unpin', input: { instance: one.pin.instance }, name: one.pin.instance };
  const { kind, scope } = one.keep;
  if (scope.kind === 'instance') {
    return {
      op: kind === 'hold' ? 'release' : 'resume',
      input: { instance: scope.instance },
      name: scope.instance,
    };
  }
  if (scope.kind === 'target') return { op: 'resume', input: { target: scope.target }, name: scope.target };
  return { op: 'resume', input: { fleet: true }, name: 'the fleet' };
}

function blocked(see: See<null>): SafeText | undefined {
  const one = chosen(see);
  if (one === undefined) return words`nothing is chosen`;
  const { op } = wayOut(one);
  const { me, operations } = see.world;
  if (!operations.has(op)) return words`this daemon cannot`;
  const needs = needOf(one, op);
  return me?.permissions.has(needs) === true || me?.somewhere.has(needs) === true
    ? undefined
    : words`you may not: ${safeText(needs)}`;
}

function needOf(one: Kept, op: WayOut['op']): string {
  if (op === 'unpin') return 'rollback:instance';
  if (op === 'release') return 'hold:instance';
  return one.kind === 'keep' ? `suspend:${one.keep.scope.kind}` : 'suspend:instance';
}

function instanceOf(one: Kept | undefined): string | undefined {
  if (one === undefined) return undefined;
  if (one.kind === 'pin') return one.pin.instance;
  return one.keep.scope.kind === 'instance' ? one.keep.scope.instance : undefined;
}

function scopeWords(scope: Scope): SafeText {
  if (scope.kind === 'instance') return safeText(scope.instance);
  return scope.kind === 'target' ? words`target ${safeText(scope.target)}` : words`the whole fleet`;
}
