// The backups of one instance, wherever they are kept: how old, how large, whether anybody has tried to load them.
// Those that cannot be used are listed with why. From here one is taken, checked, locked and restored.

import type { ShownBackup } from '../../src/show/backup-rows.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { type Column, type Grid, grid, gridHead, gridRow } from '../parts/table.ts';
import { type Body, type KeyAction, type Row, type See, screen } from '../state/screen.ts';
import { answerOf, type Load, type World } from '../state/world.ts';
import { instead, lacking } from './answers.ts';
import { lockOf, runOf, verifyOf } from './backup-acts.ts';
import { bytes } from './sizes.ts';
import { ago, when } from './times.ts';

const COLUMNS: readonly Column[] = [
  { title: words` `, width: 1 },
  { title: words`TAKEN`, width: 16 },
  { title: words`AGE`, width: 9 },
  { title: words`SIZE`, width: 8, align: 'right' },
  { title: words`POLICY`, width: 12, from: 90 },
  { title: words`WHERE`, width: 'rest' },
  { title: words`PROOF`, width: 16 },
  { title: words`LOCKED`, width: 6 },
];

const KEYS: readonly KeyAction<null>[] = [
  {
    keys: ['enter'],
    label: words`open`,
    help: words`what is in it, and what was found out about it`,
    bar: 100,
    operation: 'backup',
    run: (see) => openIt(see, 'backup'),
  },
  {
    keys: ['R'],
    label: words`restore`,
    help: words`read what a restore of it would do, overwrite and lose; nothing is done yet`,
    command: 'restore',
    cli: words`shipshape restore NAME --backup ID`,
    bar: 90,
    operation: 'restore-plan',
    needs: 'restore:instance',
    acts: true,
    blocked: (see) => {
      const damaged = chosen(see)?.damaged ?? null;
      return damaged === null ? undefined : words`it is damaged: ${safeText(damaged)}`;
    },
    run: (see) => openIt(see, 'restore'),
  },
  {
    keys: ['N'],
    label: words`back up now`,
    help: words`take a backup now`,
    command: 'backup-now',
    cli: words`shipshape backup run NAME`,
    bar: 70,
    operation: 'backup-run',
    needs: 'run:backup',
    acts: true,
    run: ({ of }) => (of === undefined ? {} : { effects: [{ kind: 'ask', question: runOf(of) }] }),
  },
  {
    keys: ['V'],
    label: words`verify`,
    help: words`read it back and decode it to its end`,
    command: 'verify',
    cli: words`shipshape backup verify NAME --backup ID`,
    bar: 50,
    operation: 'backup-verify',
    needs: 'verify:backup',
    acts: true,
    run: (see) => asked(see, verifyOf),
  },
  {
    keys: ['L'],
    label: words`lock`,
    help: words`keep it from being deleted`,
    command: 'lock',
    cli: words`shipshape backup lock NAME --backup ID --reason WHY`,
    operation: 'backup-lock',
    needs: 'lock:backup',
    acts: true,
    run: (see) => asked(see, lockOf),
  },
];

export const stored = screen<null>({
  id: 'backups-of',
  also: [],
  summary: words`the backups of an instance, wherever they are kept`,
  about: 'instance',
  needs: ['read:backup'],
  operations: [],
  initial: null,
  title: ({ of }) => words`Instances > ${safeText(of ?? '')} > backups`,
  loads: ({ world, of }) => (of === undefined || !world.operations.has('backups') ? [] : [storedLoad(of)]),
  body: bodyOf,
  keys: KEYS,
});

function storedLoad(of: string): Load<'backups'> {
  return {
    op: 'backups',
    input: { instance: of },
    again: ['backup.ended', 'backup.deleted', 'backup.verified', 'restore.ended'],
  };
}

/** `crm 20261120T021700Z-5f3a9c1e offsite`: what screens about one backup are about. */
export function backupKey({
  instance,
  id,
  destination,
}: Pick<ShownBackup, 'instance' | 'id' | 'destination'>): string {
  return `${instance} ${id} ${destination}`;
}

/** Newest first. */
function all(world: World, of: string | undefined): readonly ShownBackup[] {
  const isThere = of !== undefined && world.operations.has('backups');
  const answer = isThere ? answerOf(world, storedLoad(of)) : undefined;
  const known = answer?.kind === 'got' ? answer.value.backups : [];
  return known.toSorted((a, b) => (a.beganAt < b.beganAt ? 1 : -1));
}

function chosen({ world, of, at }: See<null>): ShownBackup | undefined {
  return all(world, of).find((one) => backupKey(one) === at);
}

function openIt(see: See<null>, screenId: string) {
  const one = chosen(see);
  if (one === undefined) return {};
  return { effects: [{ kind: 'open', screen: screenId, of: backupKey(one) }] } as const;
}

function asked(see: See<null>, question: typeof verifyOf) {
  const one = chosen(see);
  return one === undefined ? {} : ({ effects: [{ kind: 'ask', question: question(one) }] } as const);
}

function bodyOf({ world, of, width }: See<null>): Body {
  const columns = grid(COLUMNS, width);
  const known = all(world, of);
  return {
    kind: 'list',
    head: gridHead(columns),
    rows: known.map((one) => rowOf(one, columns, world.now)),
    empty: emptyLines(world, of ?? '', width),
    foot: (key) =>
      footOf(
        known.find((one) => backupKey(one) === key),
        world,
        of ?? '',
      ),
  };
}

function emptyLines(world: World, of: string, width: number): readonly Line[] {
  if (!world.operations.has('backups')) return lacking(words`backups`, words`Backups`, width);
  const answer = answerOf(world, storedLoad(of));
  return (
    instead(answer, world, words`the backups of ${safeText(of)}`, width) ?? [
      line(words`There is no backup of ${safeText(of)}.`),
      line(
        span(
          words`N takes one, where a BackupPolicy says where to. :backups tells what each policy promises.`,
          'dim',
        ),
      ),
      ...unseenLines(world, of),
    ]
  );
}

/** A place that does not answer is not an empty one. */
function unseenLines(world: World, of: string): readonly Line[] {
  const answer = answerOf(world, storedLoad(of));
  const unseen = answer.kind === 'got' ? answer.value.unseen : [];
  return unseen.map(({ destination, reason }) =>
    line(span(words`${safeText(destination)} does not tell what it has: ${safeText(reason)}`, 'warn')),
  );
}

function rowOf(one: ShownBackup, columns: Grid, now: number): Row {
  const proof = proofOf(one);
  return {
    key: backupKey(one),
    find: `${one.id} policy:${one.policy} at:${one.destination} ${proof.text} ${one.locked === null ? '' : 'is:locked'}`.toLowerCase(),
    draw: () =>
      gridRow(columns, [
        one.damaged === null ? span(words`=`, 'good') : span(words`x`, 'bad'),
        when(one.beganAt),
        ago(now, one.beganAt),
        bytes(one.storedBytes),
        safeText(one.policy),
        safeText(one.destination),
        proof,
        one.locked === null ? words`-` : words`yes`,
      ]),
  };
}

/** Whether anybody has tried. */
export function proofOf({ proven, isDecoded, damaged }: ShownBackup): Span {
  if (damaged !== null) return span(words`DAMAGED`, 'bad');
  if (proven !== null) return span(words`restored ${safeText(proven.slice(5, 10))}`, 'good');
  return isDecoded ? span(words`decoded`, 'plain') : span(words`unproven`, 'warn');
}

function footOf(one: ShownBackup | undefined, world: World, of: string): readonly Line[] {
  if (one === undefined) return [];
  const [unseen] = unseenLines(world, of);
  const trouble: SafeText =
    one.damaged !== null
      ? words`damaged: ${safeText(one.damaged)}`
      : one.locked !== null
        ? words`locked: ${safeText(one.locked)}`
        : safeText(one.trigger);
  return [
    line(words`${safeText(one.id)}, ${bytes(one.rawBytes)} of data; ${trouble}`),
    unseen ?? line(span(words`R reads what a restore of it would do`, 'dim')),
  ];
}
