// How an instance stands with its backup policies, as lines. Pure.

import type { BackupStatus } from '../../src/model/backup-run.ts';
import { safeText } from '../../src/show/safe.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { bullet, para } from './page.ts';
import { bytes } from './sizes.ts';
import { ago, lasting, until } from './times.ts';

/** Those of one instance. */
export function backupLines(
  all: readonly BackupStatus[],
  instance: string,
  now: number,
  width: number,
): readonly Line[] {
  return all.filter((one) => one.instance === instance).flatMap((one) => statusLines(one, now, width));
}

/** `= nightly: Protected, last 6h ago, proven 2d ago`, what is wrong, and each place that keeps it. */
export function statusLines(one: BackupStatus | undefined, now: number, width: number): readonly Line[] {
  if (one === undefined) return [];
  const { policy, reason, message, lastBackupAt, lastProvenAt, isProtected, conditions } = one;
  const more = conditions.filter(
    (condition) => condition.message !== message && condition.reason !== 'Protected',
  );
  return [
    ...bullet(
      signOf(one),
      words`${safeText(policy)}: ${safeText(reason)}, last ${ago(now, lastBackupAt)}, proven ${ago(now, lastProvenAt)}`,
      width,
    ),
    ...(isProtected || message === '' ? [] : para(safeText(message), width, 2, 'warn')),
    ...more.flatMap((condition) => para(safeText(condition.message), width, 2, 'warn')),
    ...runningLines(one, width),
    ...one.destinations.flatMap((place) => placeLines(place, now, width)),
    ...promiseLines(one, now, width),
  ];
}

function runningLines({ running }: BackupStatus, width: number): readonly Line[] {
  if (running === undefined || running === null) return [];
  const of = running.total === undefined ? words`` : words` of about ${bytes(running.total)}`;
  const left = running.leftMs === undefined ? words`` : words`, about ${lasting(running.leftMs)} to go`;
  const rate = words`${bytes(running.bytesPerSecond)}/s`;
  return para(
    words`${safeText(running.doing)}: ${bytes(running.bytes)}${of}, ${rate}${left}`,
    width,
    2,
    'busy',
  );
}

function placeLines(
  { destination, at, bytes: size, waits }: BackupStatus['destinations'][number],
  now: number,
  width: number,
): readonly Line[] {
  const what = at === undefined || at === null ? words`nothing yet` : words`${bytes(size)}, ${ago(now, at)}`;
  const late = waits === undefined || waits === null ? words`` : words`, waits: ${safeText(waits)}`;
  return para(words`${safeText(destination)}: ${what}${late}`, width, 2, 'dim');
}

function promiseLines({ rpo, rto, nextAt }: BackupStatus, now: number, width: number): readonly Line[] {
  const kept = (is: boolean | undefined) =>
    is === undefined ? words`not known yet` : is ? words`kept` : words`NOT KEPT`;
  return [
    ...(nextAt ? para(words`next ${until(now, nextAt)}`, width, 2, 'dim') : []),
    ...(rpo
      ? [line(span(words`  loses at most ${lasting(rpo.ms)}: ${kept(rpo.kept)}`, rpo.kept ? 'dim' : 'warn'))]
      : []),
    ...(rto
      ? [
          line(
            span(
              words`  back within ${lasting(rto.ms)}: ${kept(rto.kept)}`,
              rto.kept === false ? 'warn' : 'dim',
            ),
          ),
        ]
      : []),
  ];
}

/** Protected, coming, or not. */
export function signOf({
  reason,
  isProtected,
  running,
}: Pick<BackupStatus, 'reason' | 'isProtected' | 'running'>): Span {
  if (running !== undefined && running !== null) return span(words`~`, 'busy');
  if (isProtected) return span(words`=`, 'good');
  return reason === 'BackupPending' ? span(words`~`, 'busy') : span(words`!`, 'warn');
}
