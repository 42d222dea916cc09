// What the containers of an instance write, as they write it: follow, pause, filter, wrap, one container or all.
// Bounded: what had to go is counted and said.

import { type SafeText, safeText } from '../../src/show/safe.ts';
import { EMPTY, type Line, line, span, type Tone, words } from '../parts/line.ts';
import { widthOf, wrap } from '../parts/width.ts';
import { type Body, type KeyAction, type See, screen } from '../state/screen.ts';
import { loadKey, type Stream, type Streamed, type World } from '../state/world.ts';
import { para, spaces } from './page.ts';

type Local = {
  /** Undefined: all of them. */
  readonly service: string | undefined;
  /** How many lines there had been when it was paused; undefined: it goes on. */
  readonly pausedAt: number | undefined;
  readonly isWrapped: boolean;
  readonly showNames: boolean;
};

const START: Local = { service: undefined, pausedAt: undefined, isWrapped: false, showNames: true };
const LINES = 500;
/** Containers in turn: enough to tell them apart, and named all the same. */
const TONES: readonly Tone[] = ['accent', 'busy', 'good', 'warn'];

const KEYS: readonly KeyAction<Local>[] = [
  {
    keys: ['p', 'space'],
    label: words`pause`,
    help: words`hold the picture still, or let it go on; lines are kept meanwhile`,
    bar: 70,
    run: (see) => ({
      local: {
        ...see.local,
        pausedAt: see.local.pausedAt === undefined ? totalOf(streamed(see)) : undefined,
      },
    }),
  },
  {
    keys: ['c', 'tab'],
    label: words`container`,
    help: words`the next container alone, and all of them in the end`,
    bar: 60,
    run: (see) => ({
      local: { ...see.local, service: after(servicesOf(see), see.local.service), pausedAt: undefined },
    }),
  },
  {
    keys: ['w'],
    label: words`wrap`,
    help: words`break long lines, or cut them at the edge`,
    bar: 40,
    run: ({ local }) => ({ local: { ...local, isWrapped: !local.isWrapped } }),
  },
  {
    keys: ['t'],
    label: words`names`,
    help: words`show or hide which container wrote each line`,
    run: ({ local }) => ({ local: { ...local, showNames: !local.showNames } }),
  },
];

export const logs = screen<Local>({
  id: 'logs',
  also: [],
  summary: words`what the containers of an instance write`,
  about: 'instance',
  needs: ['read:logs'],
  operations: ['logs'],
  initial: START,
  title: (see) => titleOf(see),
  loads: () => [],
  stream: ({ of, local }) => (of === undefined ? undefined : streamOf(of, local)),
  body: bodyOf,
  keys: KEYS,
});

function streamOf(of: string, { service }: Local): Stream {
  const about = service === undefined ? { instance: of } : { instance: of, service };
  return { op: 'logs', input: { ...about, lines: LINES, follow: true } };
}

function streamed({ world, of, local }: See<Local>): Streamed | undefined {
  return of === undefined ? undefined : world.streams.get(loadKey(streamOf(of, local)));
}

function titleOf(see: See<Local>): SafeText {
  const { of, local } = see;
  const which = local.service === undefined ? words`all containers` : safeText(local.service);
  const how = local.pausedAt === undefined ? words`` : words`, paused`;
  return words`Instances > ${safeText(of ?? '')} > logs of ${which}${how}`;
}

function bodyOf(see: See<Local>): Body {
  const { local, width, world, of = '' } = see;
  const known = streamed(see);
  if (known === undefined || (known.items.length === 0 && known.end === undefined)) {
    return { kind: 'page', lines: waiting(world, of, width) };
  }
  const from = Math.max(0, known.items.length - newer(known, local));
  const items = known.items.slice(0, from);
  const names = namesOf(items);
  const column = Math.min(16, Math.max(0, ...names.map((name) => widthOf(name))));
  return {
    kind: 'page',
    follow: true,
    isFilterable: true,
    lines: [
      ...skippedLine(known),
      ...items.flatMap((item) => itemLines(item, { ...local, names, column, width })),
      ...(local.pausedAt === undefined ? endLines(known, width) : pausedLine(known.items.length - from)),
    ],
  };
}

/** How many lines have come since it was paused. */
function newer(known: Streamed, { pausedAt }: Local): number {
  return pausedAt === undefined ? 0 : Math.max(0, totalOf(known) - pausedAt);
}

function totalOf(known: Streamed | undefined): number {
  return known === undefined ? 0 : known.skipped + known.items.length;
}

type Item = Streamed['items'][number];
type Shape = Local & { readonly names: readonly SafeText[]; readonly column: number; readonly width: number };

function itemLines({ from, text }: Item, shape: Shape): readonly Line[] {
  const { isWrapped, showNames, names, column, width } = shape;
  const name = shortName(from);
  const isNamed = showNames && names.length > 1;
  const tone = TONES[Math.max(0, names.indexOf(name)) % TONES.length] ?? 'plain';
  const head = isNamed ? [span(words`${name}${spaces(column - widthOf(name))} `, tone)] : [];
  if (!isWrapped) return [[...head, span(text)]];
  const indent = isNamed ? column + 1 : 0;
  const parts = wrap(text, Math.max(8, width - indent));
  return parts.map((part, at) => (at === 0 ? [...head, span(part)] : [span(spaces(indent)), span(part)]));
}

/** `crm/container/db` is `db`. */
function shortName(from: SafeText): SafeText {
  return safeText(from.split('/').slice(2).join('/') || from, 16);
}

function namesOf(items: readonly Item[]): readonly SafeText[] {
  return [...new Set(items.map(({ from }) => from))].map(shortName).toSorted();
}

function waiting(world: World, of: string, width: number): readonly Line[] {
  const known = world.fleet?.instances.find(({ instance }) => instance === of);
  if (known !== undefined && known.containers.length === 0) {
    return [
      line(words`${safeText(of)} has no containers, so nothing writes.`),
      EMPTY,
      ...para(words`esc goes back; the instance says why there are none.`, width, 0, 'dim'),
    ];
  }
  return [
    line(span(words`Waiting for the first line.`, 'dim')),
    EMPTY,
    ...para(
      words`Containers that have written nothing yet show nothing. What a program writes into files of its own is not in its log.`,
      width,
      0,
      'dim',
    ),
  ];
}

function skippedLine({ skipped }: Streamed): readonly Line[] {
  return skipped === 0 ? [] : [line(span(words`${skipped} older lines had to go`, 'dim'))];
}

function pausedLine(count: number): readonly Line[] {
  return [line(span(words`paused; ${count} lines have come since (p goes on)`, 'warn'))];
}

function endLines({ end }: Streamed, width: number): readonly Line[] {
  return end === undefined ? [] : para(words`the log ended: ${end}`, width, 0, 'warn');
}

function servicesOf({ world, of }: See<Local>): readonly string[] {
  const known = world.fleet?.instances.find(({ instance }) => instance === of);
  return (known?.containers ?? []).map(({ address }) => address.split('/').slice(2).join('/')).toSorted();
}

/** All, then one after the other. */
function after(services: readonly string[], now: string | undefined): string | undefined {
  return now === undefined ? services[0] : services[services.indexOf(now) + 1];
}
