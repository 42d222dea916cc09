// Everything that happens, newest first: of the whole fleet, or of one instance.

import type { Event } from '../../src/model/event.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { clockText, dayText } from '../parts/age.ts';
import { type Line, line, span, type Tone, words } from '../parts/line.ts';
import { type Column, grid, gridHead, gridRow } from '../parts/table.ts';
import { type Body, type KeyAction, type Row, type See, type Step, screen } from '../state/screen.ts';
import type { World } from '../state/world.ts';
import { aboutInstance } from './event-about.ts';
import { wordsOf } from './event-lines.ts';
import { para } from './page.ts';

const COLUMNS: readonly Column[] = [
  { title: words`TIME`, width: 8 },
  { title: words`KIND`, width: 16 },
  { title: words`WHAT`, width: 'rest' },
];

const KEYS: readonly KeyAction<null>[] = [
  {
    keys: ['enter'],
    label: words`open`,
    help: words`open the run, the plan or the instance that it is about`,
    bar: 100,
    run: ({ world, at }) => opened(world.events.find(({ seq }) => `${seq}` === at)),
  },
];

export const events = screen<null>({
  id: 'events',
  also: ['e'],
  summary: words`everything that happens, as it happens`,
  about: undefined,
  needs: ['read:events'],
  operations: ['events'],
  initial: null,
  title: ({ of }) => (of === undefined ? words`Events` : words`Instances > ${safeText(of)} > events`),
  loads: () => [],
  body: bodyOf,
  keys: KEYS,
});

function bodyOf({ world, of, width }: See<null>): Body {
  const columns = grid(COLUMNS, width);
  const known = told(world, of);
  const about = of === undefined ? words`the fleet` : safeText(of);
  return {
    kind: 'list',
    head: gridHead(columns),
    rows: known.map(({ event, says }): Row => {
      const kind = safeText(event.kind);
      return {
        key: `${event.seq}`,
        find: `${event.kind} ${says}`.toLowerCase(),
        draw: () => gridRow(columns, [clockText(event.at), span(kind, toneOf(event)), says]),
      };
    }),
    empty: [
      line(words`Nothing has happened to ${about} since you came.`),
      line(span(words`:history tells what was done before, :audit who asked for what.`, 'dim')),
    ],
    foot: (key) =>
      footOf(
        known.find(({ event }) => `${event.seq}` === key),
        width,
      ),
  };
}

type Told = { readonly event: Event; readonly says: SafeText };

function told({ events: all }: World, of: string | undefined): readonly Told[] {
  const meant = of === undefined ? all : all.filter((event) => aboutInstance(event, of));
  return meant
    .flatMap((event) => {
      const says = wordsOf(event);
      return says === undefined ? [] : [{ event, says }];
    })
    .toReversed();
}

function footOf(one: Told | undefined, width: number): readonly Line[] {
  if (one === undefined) return [];
  return [...para(one.says, width).slice(0, 2), line(span(words`${dayText(one.event.at)} UTC`, 'dim'))];
}

function opened(event: Event | undefined): Step<null> {
  if (event === undefined) return {};
  if (event.kind === 'run.ended') return { effects: [{ kind: 'open', screen: 'run', of: event.record.run }] };
  if ('run' in event && (event.kind === 'run.begun' || event.kind === 'run.progress'))
    return { effects: [{ kind: 'open', screen: 'run', of: event.run }] };
  if ('plan' in event) return { effects: [{ kind: 'open', screen: 'plan', of: event.plan }] };
  if (event.kind === 'instance.changed')
    return { effects: [{ kind: 'open', screen: 'instance', of: event.status.instance }] };
  if ('instance' in event) return { effects: [{ kind: 'open', screen: 'instance', of: event.instance }] };
  return { effects: [{ kind: 'say', words: words`it is about nothing that can be opened`, tone: 'warn' }] };
}

const BAD = /failed|refused|rejected|lapsed|missed/;

function toneOf(event: Event): Tone {
  if (BAD.test(event.kind)) return 'bad';
  if (event.kind === 'run.ended') return event.record.outcome === 'applied' ? 'good' : 'bad';
  if (event.kind === 'drift.detected') return 'warn';
  return event.kind.startsWith('plan.') ? 'accent' : 'plain';
}
