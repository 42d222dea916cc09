// One backup: what is in it, what ran when it was taken, what was found out about it since.

import type { DetailedBackup } from '../../src/show/backup-rows.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, words } from '../parts/line.ts';
import { type Body, type KeyAction, type See, screen } from '../state/screen.ts';
import { answerOf, type Load } from '../state/world.ts';
import { instead } from './answers.ts';
import { facts, para, section } from './page.ts';
import { bytes } from './sizes.ts';
import { proofOf } from './stored.ts';
import { ago, when } from './times.ts';

const KEYS: readonly KeyAction<null>[] = [
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
    run: ({ of }) => (of === undefined ? {} : { effects: [{ kind: 'open', screen: 'restore', of }] }),
  },
  {
    keys: ['y'],
    label: words`copy`,
    help: words`copy its id`,
    run: ({ of }) => ({ effects: [{ kind: 'copy', text: partsOf(of).id, what: words`the id` }] }),
  },
];

export const backup = screen<null>({
  id: 'backup',
  also: [],
  summary: words`one backup: what is in it, what was found out about it`,
  about: 'backup',
  needs: ['read:backup'],
  operations: ['backup'],
  initial: null,
  title: ({ of }) =>
    words`Instances > ${safeText(partsOf(of).instance)} > backup ${safeText(partsOf(of).id)}`,
  loads: ({ of }) => (of === undefined ? [] : [backupLoad(of)]),
  body: bodyOf,
  keys: KEYS,
});

/** The parts of what the screen is about. */
export function partsOf(of: string | undefined): {
  readonly instance: string;
  readonly id: string;
  readonly destination: string;
} {
  const [instance = '', id = '', destination = ''] = (of ?? '').split(' ');
  return { instance, id, destination };
}

function backupLoad(of: string): Load<'backup'> {
  const { instance, id, destination } = partsOf(of);
  return { op: 'backup', input: { instance, backup: id, destination }, again: ['backup.verified'] };
}

function bodyOf({ world, of = '', width }: See<null>): Body {
  const answer = answerOf(world, backupLoad(of));
  const lines =
    answer.kind === 'got'
      ? linesOf(answer.value, world.now, width)
      : (instead(answer, world, words`the backup`, width) ?? []);
  return { kind: 'page', lines };
}

function linesOf(one: DetailedBackup, now: number, width: number): readonly Line[] {
  const { manifest, records, damaged, locked } = one;
  return [
    ...facts(
      [
        [words`backup`, safeText(one.id)],
        [words`of`, safeText(one.instance)],
        [words`taken`, words`${when(one.beganAt)} (${ago(now, one.beganAt)}), ${safeText(one.trigger)}`],
        [words`policy`, safeText(one.policy)],
        [words`kept at`, safeText(one.destination)],
        [words`size`, words`${bytes(one.storedBytes)} kept, ${bytes(one.rawBytes)} of data`],
        [words`proof`, proofOf(one)],
        [words`damaged`, damaged === null ? undefined : { text: safeText(damaged), tone: 'bad' }],
        [words`locked`, locked === null ? words`no` : safeText(locked)],
        [words`revision`, safeText(manifest.commit.slice(0, 12))],
      ],
      width,
    ),
    ...section(
      words`WHAT IS IN IT`,
      manifest.payloads.flatMap(({ file, consistency, rawBytes, storedBytes, rows }) =>
        para(
          words`${safeText(file)}  ${safeText(consistency)}  ${bytes(storedBytes)}, ${bytes(rawBytes)} of data${rowsOf(rows)}`,
          width,
        ),
      ),
    ),
    ...section(
      words`WHAT RAN THEN`,
      Object.entries(manifest.images).flatMap(([service, { reference }]) =>
        para(words`${safeText(service)}  ${safeText(reference)}`, width),
      ),
    ),
    ...section(
      words`WHAT WAS FOUND OUT`,
      records.map(({ at, by, what }) => line(words`${when(at)}  ${safeText(what.kind)} by ${safeText(by)}`)),
    ),
  ];
}

function rowsOf(rows: Readonly<Record<string, number>> | null | undefined): SafeText {
  if (rows === undefined || rows === null) return words``;
  const all = Object.values(rows);
  return words`, ${all.reduce((sum, one) => sum + one, 0)} rows in ${all.length} tables`;
}
