// What instances are made from: what each template is for, what an instance may set, and which are made from it.

import type { TemplateView } from '../../src/model/template-view.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { type Column, type Grid, grid, gridHead, gridRow } from '../parts/table.ts';
import { type Body, type KeyAction, type Row, type See, screen } from '../state/screen.ts';
import { answerOf, type Load, type World } from '../state/world.ts';
import { instead, lacking } from './answers.ts';
import { para, section, some } from './page.ts';

const COLUMNS: readonly Column[] = [
  { title: words` `, width: 1 },
  { title: words`TEMPLATE`, width: 20 },
  { title: words`INSTANCES`, width: 9, align: 'right' },
  { title: words`MAY SET`, width: 7, align: 'right' },
  { title: words`DECLARED AT`, width: 'rest' },
];

const KEYS: readonly KeyAction<null>[] = [
  {
    keys: ['Y'],
    label: words`copy place`,
    help: words`copy the file that declares it`,
    bar: 40,
    run: ({ world, at }) => {
      const file = all(world).find(({ name }) => name === at)?.file;
      return file === undefined ? {} : { effects: [{ kind: 'copy', text: file, what: words`the file` }] };
    },
  },
];

export const templates = screen<null>({
  id: 'templates',
  also: [],
  summary: words`what instances are made from`,
  about: undefined,
  needs: ['read:instance'],
  operations: [],
  initial: null,
  hasSide: true,
  title: () => words`Templates`,
  loads: ({ world }) => (world.operations.has('templates') ? [LOAD] : []),
  body: bodyOf,
  keys: KEYS,
});

const LOAD: Load<'templates'> = { op: 'templates', input: {}, again: ['source.accepted', 'pass.ended'] };

function all(world: World): readonly TemplateView[] {
  const answer = answerOf(world, LOAD);
  return answer.kind === 'got' && world.operations.has('templates') ? answer.value.templates : [];
}

function bodyOf({ world, width }: See<null>): Body {
  const columns = grid(COLUMNS, width);
  const known = all(world);
  return {
    kind: 'list',
    head: gridHead(columns),
    rows: known.map((one) => rowOf(one, columns)),
    empty: emptyLines(world, width),
    foot: (key) => footOf(known.find(({ name }) => name === key)),
    side: (key, beside) =>
      sideOf(
        known.find(({ name }) => name === key),
        beside,
      ),
  };
}

function emptyLines(world: World, width: number): readonly Line[] {
  if (!world.operations.has('templates')) return lacking(words`templates`, words`Templates`, width);
  return (
    instead(answerOf(world, LOAD), world, words`the templates`, width) ?? [
      line(words`No template is declared: every instance brings its own Compose file.`),
      line(span(words`A Template makes many instances alike; shipshape init shows one.`, 'dim')),
    ]
  );
}

function rowOf(one: TemplateView, columns: Grid): Row {
  const { name, file, instances, isHeld } = one;
  return {
    key: name,
    find: `${name} ${file} ${instances.join(' ')} is:${isHeld ? 'held' : 'good'}`.toLowerCase(),
    draw: () => gridRow(columns, cells(one)),
  };
}

function cells({ name, file, instances, parameters, isHeld }: TemplateView): readonly (SafeText | Span)[] {
  return [
    isHeld ? span(words`x`, 'bad') : span(words`=`, 'good'),
    safeText(name),
    words`${instances.length}`,
    words`${parameters.length}`,
    safeText(file),
  ];
}

function footOf(one: TemplateView | undefined): readonly Line[] {
  if (one === undefined) return [];
  const held = words`it has errors: its instances stay as they are (shipshape validate)`;
  const first = one.isHeld ? span(held, 'bad') : span(safeText(one.description ?? 'without a description'));
  return [line(first), line(span(some(one.instances, 8, words`no instance is made from it`), 'dim'))];
}

function sideOf(one: TemplateView | undefined, width: number): readonly Line[] {
  if (one === undefined) return [];
  return [
    line(span(safeText(one.name), 'strong')),
    ...(one.description === undefined ? [] : para(safeText(one.description), width)),
    ...section(
      words`MAY BE SET`,
      one.parameters.flatMap(({ name, type, isRequired, description }) => {
        const must = isRequired ? words`, must be set` : words``;
        const what = description === undefined ? words`` : words`: ${safeText(description)}`;
        return para(words`${safeText(name)}  ${safeText(type)}${must}${what}`, width);
      }),
    ),
    ...section(words`SIZES`, one.sizes.length === 0 ? [] : para(some(one.sizes, 20, words`none`), width)),
    ...section(
      words`INSTANCES`,
      one.instances.map((name) => line(safeText(name))),
    ),
  ];
}
