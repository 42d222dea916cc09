// Restores: those that go on, from the daemon's own journal, and those that were. Any session shows the same, also
// one that was opened after the line was lost.

import type { RestoreEntry } from '../../src/model/restore.ts';
import type { ShownRestoring } from '../../src/show/recovery-rows.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { type Column, type Grid, grid, gridHead, gridRow } from '../parts/table.ts';
import { type Body, type KeyAction, type Question, type Row, type See, screen } from '../state/screen.ts';
import { answerOf, type Load, type World } from '../state/world.ts';
import { instead, lacking } from './answers.ts';
import { facts, para, section } from './page.ts';
import { stepWords } from './restore-lines.ts';
import { bytes } from './sizes.ts';
import { ago, lasting, when } from './times.ts';

type Ran = {
  readonly run: string;
  readonly entries: readonly RestoreEntry[];
  readonly going: ShownRestoring | undefined;
};

const COLUMNS: readonly Column[] = [
  { title: words` `, width: 1 },
  { title: words`BEGAN`, width: 16 },
  { title: words`INSTANCE`, width: 'rest' },
  { title: words`BY`, width: 12 },
  { title: words`DOWN`, width: 8, align: 'right' },
  { title: words`HOW FAR`, width: 'rest' },
];

const KEYS: readonly KeyAction<null>[] = [
  {
    keys: ['enter'],
    label: words`open`,
    help: words`its steps`,
    bar: 100,
    run: ({ at }) => (at === undefined ? {} : { effects: [{ kind: 'open', screen: 'restoring', of: at }] }),
  },
  cancelKey(({ at }) => at),
];

export const restores = screen<null>({
  id: 'restores',
  also: [],
  summary: words`restores that go on, and those that were`,
  about: undefined,
  needs: ['read:backup'],
  operations: [],
  initial: null,
  title: () => words`Restores`,
  loads: ({ world }) => (world.operations.has('restores') ? [LOAD] : []),
  body: bodyOf,
  keys: KEYS,
});

const LOAD: Load<'restores'> = {
  op: 'restores',
  input: {},
  again: ['restore.begun', 'restore.progress', 'restore.ended'],
};

/** Newest first. */
function all(world: World): readonly Ran[] {
  const answer = answerOf(world, LOAD);
  if (answer.kind !== 'got' || !world.operations.has('restores')) return [];
  const { going, entries } = answer.value;
  const runs = Map.groupBy(entries, ({ run }) => run);
  const names = [...new Set([...going.map(({ run }) => run), ...[...runs.keys()].toReversed()])];
  return names.map((run) => ({
    run,
    entries: runs.get(run) ?? [],
    going: going.find((one) => one.run === run),
  }));
}

function bodyOf({ world, width }: See<null>): Body {
  const columns = grid(COLUMNS, width);
  const known = all(world);
  return {
    kind: 'list',
    head: gridHead(columns),
    rows: known.map((one) => rowOf(one, columns)),
    empty: emptyLines(world, width),
    foot: (key) =>
      footOf(
        known.find(({ run }) => run === key),
        world.now,
      ),
  };
}

function emptyLines(world: World, width: number): readonly Line[] {
  if (!world.operations.has('restores')) return lacking(words`restores`, words`Restores`, width);
  return (
    instead(answerOf(world, LOAD), world, words`the restores`, width) ?? [
      line(words`Nothing was restored yet.`),
      line(span(words`b on an instance lists its backups; R there reads what a restore would do.`, 'dim')),
    ]
  );
}

function beganOf({ entries }: Ran) {
  return entries.find((one) => one.kind === 'began');
}

function rowOf(one: Ran, columns: Grid): Row {
  const began = beganOf(one);
  const instance = one.going?.instance ?? began?.instance ?? '';
  const { sign, says } = stateOf(one);
  const swapped = one.entries.find((entry) => entry.kind === 'swapped');
  return {
    key: one.run,
    find: `${one.run} ${instance} ${says}`.toLowerCase(),
    draw: () =>
      gridRow(columns, [
        sign,
        when(one.going?.since ?? began?.at),
        safeText(instance),
        safeText(one.going?.by ?? began?.by ?? '-'),
        swapped === undefined ? words`-` : lasting(swapped.downtimeMs),
        span(says, sign.tone),
      ]),
  };
}

function stateOf({ going, entries }: Ran): { readonly sign: Span; readonly says: SafeText } {
  if (going !== undefined) return { sign: span(words`~`, 'busy'), says: doingWords(going) };
  const end = entries.find((one) => one.kind === 'ended');
  if (end === undefined) return { sign: span(words`?`, 'warn'), says: words`not ended on record` };
  const reason = end.reason === '' ? words`` : words`: ${safeText(end.reason)}`;
  const sign = end.outcome === 'restored' ? span(words`=`, 'good') : span(words`x`, 'bad');
  return { sign, says: words`${safeText(end.outcome)}${reason}` };
}

function doingWords({ doing, bytes: done }: ShownRestoring): SafeText {
  return done === 0 ? safeText(doing) : words`${safeText(doing)}, ${bytes(done)}`;
}

function footOf(one: Ran | undefined, now: number): readonly Line[] {
  const began = one === undefined ? undefined : beganOf(one);
  if (one === undefined || began === undefined) return [];
  return [
    line(words`from ${safeText(began.plan.backup.id)}, ${ago(now, began.plan.backup.beganAt)}`),
    line(span(words`run ${safeText(one.run)}`, 'dim')),
  ];
}

export const restoring = screen<null>({
  id: 'restoring',
  also: [],
  summary: words`one restore: its steps`,
  about: 'run',
  needs: ['read:backup'],
  operations: ['restores'],
  initial: null,
  title: ({ of }) => words`Restores > ${safeText(of ?? '')}`,
  loads: () => [LOAD],
  body: ({ world, of, width }) => ({ kind: 'page', lines: pageOf(world, of ?? '', width) }),
  keys: [cancelKey(({ of }) => of)],
});

function pageOf(world: World, of: string, width: number): readonly Line[] {
  const one = all(world).find(({ run }) => run === of);
  if (one === undefined) {
    return (
      instead(answerOf(world, LOAD), world, words`the restore`, width) ?? [
        line(words`Restore ${safeText(of)} is not on record.`),
      ]
    );
  }
  const began = beganOf(one);
  const { sign, says } = stateOf(one);
  return [
    line(sign, span(words` ${says}`, sign.tone)),
    ...facts(
      [
        [words`instance`, began && safeText(began.instance)],
        [
          words`backup`,
          began && words`${safeText(began.plan.backup.id)}, taken ${when(began.plan.backup.beganAt)}`,
        ],
        [
          words`began`,
          began && words`${when(began.at)} (${ago(world.now, began.at)}) by ${safeText(began.by)}`,
        ],
      ],
      width,
    ),
    ...section(
      words`STEPS AS PLANNED`,
      (began?.plan.steps ?? []).flatMap((step, at) => para(words`${at + 1}  ${stepWords(step)}`, width)),
    ),
    ...section(
      words`DONE SO FAR`,
      one.entries.flatMap((entry) => entryLines(entry, width)),
    ),
    ...(one.going === undefined ? [] : section(words`NOW`, para(doingWords(one.going), width, 0, 'busy'))),
    ...(one.going === undefined
      ? []
      : para(
          words`Leaving this screen does not stop it. If it fails, what served before serves again.`,
          width,
          0,
          'dim',
        )),
  ];
}

function entryLines(entry: RestoreEntry, width: number): readonly Line[] {
  return para(words`${safeText(entry.at.slice(11, 19))}  ${entryWords(entry)}`, width);
}

function entryWords(entry: RestoreEntry): SafeText {
  switch (entry.kind) {
    case 'began':
      return words`begun by ${safeText(entry.by)}`;
    case 'copied':
      return words`what is there now is backed up and locked: ${safeText(entry.backup)}`;
    case 'making':
      return words`${entry.landings.length} places are made beside what serves`;
    case 'making-database':
      return words`database ${safeText(entry.database)} is made beside as ${safeText(entry.beside)}`;
    case 'loaded':
      return words`${safeText(entry.file)} is loaded`;
    case 'tried':
      return words`tried with ${safeText(entry.container)}: good`;
    case 'swapping':
      return words`it is put in the place of what serves`;
    case 'swapped':
      return words`it serves; nobody was served for ${lasting(entry.downtimeMs)}`;
    case 'dropped':
      return words`${safeText(entry.name)}, which was replaced, is gone: its time is over`;
    case 'ended':
      return words`${safeText(entry.outcome)}${entry.reason === '' ? words`` : words`: ${safeText(entry.reason)}`}`;
    default:
      return words`something that this release does not know`;
  }
}

function cancelKey(of: (see: See<null>) => string | undefined): KeyAction<null> {
  const found = (see: See<null>) => all(see.world).find(({ run }) => run === of(see))?.going;
  return {
    keys: ['X'],
    label: words`cancel`,
    help: words`stop a restore that goes on; the instance is served as before`,
    command: 'cancel-restore',
    cli: words`shipshape restore cancel RUN`,
    bar: 60,
    operation: 'restore-cancel',
    needs: 'restore:instance',
    acts: true,
    blocked: (see) => (found(see) === undefined ? words`it does not go on` : undefined),
    run: (see) => {
      const going = found(see);
      return going === undefined ? {} : { effects: [{ kind: 'ask', question: cancelOf(going) }] };
    },
  };
}

function cancelOf({ run, instance }: ShownRestoring): Question {
  const name = safeText(instance);
  return {
    kind: 'confirm',
    title: words`cancel the restore of ${name}`,
    tier: 2,
    typed: instance,
    says: [
      line(words`It stops at the next border of a step; ${name} is served from what it had before.`),
      line(words`What was made beside it is taken away.`),
    ],
    fields: [],
    act: {
      op: 'restore-cancel',
      input: { run },
      what: words`the end of the restore`,
      done: () => words`the restore of ${name} is cancelled`,
    },
  };
}
