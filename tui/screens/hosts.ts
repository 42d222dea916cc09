// The source and the targets: whether each is seen, how old what is known is, what goes on there. Is the host
// the cause, or git?

import type { FleetStatus, Freshness, TargetStatus } from '../../src/model/condition.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { type Column, type Grid, grid, gridHead, gridRow } from '../parts/table.ts';
import { type Body, type KeyAction, type Question, type Row, type See, screen } from '../state/screen.ts';
import { REASON } from './acts.ts';
import { para } from './page.ts';
import { ago, since } from './times.ts';

const COLUMNS: readonly Column[] = [
  { title: words` `, width: 1 },
  { title: words`TARGET`, width: 'rest' },
  { title: words`ENGINE`, width: 16, from: 100 },
  { title: words`INSTANCES`, width: 9, align: 'right' },
  { title: words`NOT READY`, width: 9, align: 'right' },
  { title: words`SEEN`, width: 10 },
  { title: words`EVENTS`, width: 9 },
  { title: words`NOW`, width: 14, from: 70 },
];

const KEYS: readonly KeyAction<null>[] = [
  {
    keys: ['enter'],
    label: words`run`,
    help: words`open the run that goes on there`,
    bar: 100,
    blocked: ({ world, at }) =>
      runOn(world.fleet, at) === undefined ? words`nothing goes on there` : undefined,
    run: ({ world, at }) => {
      const run = runOn(world.fleet, at);
      return run === undefined ? {} : { effects: [{ kind: 'open', screen: 'run', of: run }] };
    },
  },
  {
    keys: [],
    label: words`suspend target`,
    help: words`leave everything on this target alone until somebody resumes it`,
    command: 'suspend-target',
    cli: words`shipshape suspend --target NAME --reason WHY`,
    operation: 'suspend',
    needs: 'suspend:target',
    acts: true,
    run: ({ at }) => (at === undefined ? {} : { effects: [{ kind: 'ask', question: suspendOf(at) }] }),
  },
  {
    keys: [],
    label: words`suspend all`,
    help: words`leave the whole fleet alone until somebody resumes it`,
    command: 'suspend-fleet',
    cli: words`shipshape suspend --fleet-wide --reason WHY`,
    operation: 'suspend',
    needs: 'suspend:fleet',
    acts: true,
    blocked: ({ world }) => (world.fleet === undefined ? words`the fleet is not known yet` : undefined),
    run: ({ world }) =>
      world.fleet === undefined
        ? {}
        : { effects: [{ kind: 'ask', question: suspendAll(world.fleet.fleet) }] },
  },
  {
    keys: ['ctrl-g'],
    label: words`look now`,
    help: words`look at everything on this target now, and do what flows`,
    command: 'reconcile-target',
    cli: words`shipshape reconcile --target NAME`,
    bar: 40,
    operation: 'reconcile',
    needs: 'reconcile:target',
    acts: true,
    run: ({ at }) => (at === undefined ? {} : { effects: [{ kind: 'ask', question: lookOf(at) }] }),
  },
  {
    keys: [],
    label: words`accept commit`,
    help: words`take the commit that is refused as the basis after all`,
    command: 'accept-source',
    cli: words`shipshape accept COMMIT --reason WHY`,
    operation: 'accept-source',
    needs: 'accept:source',
    acts: true,
    blocked: ({ world }) =>
      world.fleet?.source.refused === undefined ? words`no commit is refused` : undefined,
    run: ({ world }) => {
      const refused = world.fleet?.source.refused;
      return refused === undefined ? {} : { effects: [{ kind: 'ask', question: acceptOf(refused) }] };
    },
  },
];

export const hosts = screen<null>({
  id: 'targets',
  also: ['hosts', 'h', 'source'],
  summary: words`the source and the targets: whether each is seen`,
  about: undefined,
  needs: ['read:fleet'],
  operations: ['status'],
  initial: null,
  hasSide: true,
  title: ({ world }) =>
    words`Targets${world.fleet === undefined ? words`` : words` > ${sourceWords(world.fleet, world.now)}`}`,
  loads: () => [],
  body: bodyOf,
  keys: KEYS,
});

function bodyOf({ world, width }: See<null>): Body {
  const columns = grid(COLUMNS, width);
  const { fleet } = world;
  return {
    kind: 'list',
    head: gridHead(columns),
    rows: (fleet?.targets ?? []).map((one) => rowOf(one, fleet, columns, world.now)),
    empty: [line(words`No target is known yet.`)],
    foot: (key) => footOf(fleet, key, width),
    side: (_key, beside) => sourceLines(fleet, world.now, beside),
  };
}

function rowOf(one: TargetStatus, fleet: FleetStatus | undefined, columns: Grid, now: number): Row {
  const there = (fleet?.instances ?? []).filter(({ target }) => target === one.target);
  const off = there.filter(({ isReady }) => !isReady).length;
  const isWell = isSeen(one.freshness) && one.events === 'connected';
  return {
    key: one.target,
    find: `${one.target} ${one.engine ?? ''} is:${isSeen(one.freshness) ? 'seen' : 'stale'} events:${one.events}`.toLowerCase(),
    draw: () =>
      gridRow(columns, [
        isWell ? span(words`=`, 'good') : span(isSeen(one.freshness) ? words`!` : words`?`, 'warn'),
        safeText(one.target),
        safeText(one.engine ?? 'not seen yet'),
        words`${there.length}`,
        off === 0 ? words`0` : span(words`${off}`, 'warn'),
        seenCell(one.freshness, now),
        one.events === 'connected' ? words`connected` : span(words`cut`, 'warn'),
        one.running === undefined
          ? words`idle`
          : span(words`run since ${since(now, one.running.since)}`, 'busy'),
      ]),
  };
}

function isSeen({ isStale, failure }: Freshness): boolean {
  return !isStale && (failure === undefined || failure === null);
}

function seenCell(freshness: Freshness, now: number): SafeText | Span {
  const seen = ago(now, freshness.at);
  return isSeen(freshness) ? seen : span(seen, 'bad');
}

function footOf(fleet: FleetStatus | undefined, key: string, width: number): readonly Line[] {
  const one = fleet?.targets.find(({ target }) => target === key);
  if (fleet === undefined || one === undefined) return [];
  const { failure } = one.freshness;
  const first =
    failure === undefined || failure === null
      ? line(words`${safeText(one.target)} answers`)
      : line(span(safeText(failure), 'bad'));
  return [first, ...refusedLines(fleet, width).slice(0, 1)];
}

/** `git main at c0ffee01, seen <5m ago`. */
function sourceWords({ source }: FleetStatus, now: number): SafeText {
  const at =
    source.accepted === undefined
      ? words`no commit accepted yet`
      : words`at ${safeText(source.accepted.slice(0, 8))}`;
  const where = source.branch === '' ? words`folder` : safeText(source.branch);
  return words`${where} ${at}, looked at ${ago(now, source.freshness.at)}`;
}

function sourceLines(fleet: FleetStatus | undefined, now: number, width: number): readonly Line[] {
  if (fleet === undefined) return [];
  const { source, problems } = fleet;
  const { failure } = source.freshness;
  return [
    line(span(words`SOURCE`, 'strong')),
    ...para(safeText(source.url), width),
    ...para(sourceWords(fleet, now), width),
    ...(failure === undefined || failure === null ? [] : para(safeText(failure), width, 0, 'bad')),
    ...refusedLines(fleet, width),
    ...(problems.length === 0
      ? []
      : para(
          words`${problems.length} problems in the declarations: shipshape validate lists them`,
          width,
          0,
          'warn',
        )),
  ];
}

function refusedLines({ source: { refused } }: FleetStatus, width: number): readonly Line[] {
  if (refused === undefined || refused === null) return [];
  return para(
    words`${safeText(refused.commit.slice(0, 8))} is refused: ${safeText(refused.reason)} (${safeText(refused.code)})`,
    width,
    0,
    'warn',
  );
}

function runOn(fleet: FleetStatus | undefined, target: string | undefined): string | undefined {
  return fleet?.targets.find((one) => one.target === target)?.running?.run;
}

function suspendOf(target: string): Question {
  const name = safeText(target);
  return {
    kind: 'confirm',
    title: words`suspend target ${name}`,
    tier: 2,
    typed: target,
    says: [line(words`Everything on ${name} is left as it is until somebody resumes it.`)],
    fields: [REASON],
    act: {
      op: 'suspend',
      input: { target },
      what: words`suspending ${name}`,
      done: () => words`${name} is suspended`,
    },
  };
}

function suspendAll(fleet: string): Question {
  return {
    kind: 'confirm',
    title: words`suspend the whole fleet`,
    tier: 2,
    typed: fleet,
    says: [
      line(words`Nothing is done to any instance on any target until somebody resumes the fleet.`),
      line(words`Drift is still seen and told; :holds ends it.`),
    ],
    fields: [REASON],
    act: {
      op: 'suspend',
      input: { fleet: true },
      what: words`suspending the fleet`,
      done: () => words`the whole fleet is suspended`,
    },
  };
}

function lookOf(target: string): Question {
  const name = safeText(target);
  return {
    kind: 'confirm',
    title: words`look at ${name} now`,
    tier: 1,
    says: [
      line(
        words`The source and everything on ${name} are looked at now; what policy lets flow is done at once.`,
      ),
    ],
    fields: [],
    act: {
      op: 'reconcile',
      input: { target },
      what: words`a look at ${name}`,
      done: () => words`${name} was looked at`,
    },
  };
}

function acceptOf({ commit, reason }: { readonly commit: string; readonly reason: string }): Question {
  const short = commit.slice(0, 8);
  return {
    kind: 'confirm',
    title: words`accept commit ${safeText(short)}`,
    tier: 2,
    typed: short,
    says: [
      ...para(words`It was refused: ${safeText(reason)}`, 72, 0, 'bad'),
      line(words`It becomes what everything is made to follow.`),
    ],
    fields: [REASON],
    act: {
      op: 'accept-source',
      input: { commit },
      what: words`accepting ${safeText(short)}`,
      done: () => words`${safeText(short)} is the basis now`,
    },
  };
}
