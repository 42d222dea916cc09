// How an instance stands with its backup policies, as lines. Pure.

import type { BackupStatus } from '../../src/model/backup-run.ts';
import { safeText } from '../../src/show/safe.ts';
import { type Line, type Span, span, words } from '../parts/line.ts';
import { bullet, para } from './page.ts';
import { bytes } from './sizes.ts';
import { ago } from './times.ts';

/** `= nightly  Protected  last 6h ago  proven 2d ago`. */
export function backupLines(
  all: readonly BackupStatus[],
  instance: string,
  now: number,
  width: number,
): readonly Line[] {
  return all
    .filter((one) => one.instance === instance)
    .flatMap((one) => [
      ...bullet(
        signOf(one),
        words`${safeText(one.policy)}: ${safeText(one.reason)}, last ${ago(now, one.lastBackupAt)}, proven ${ago(now, one.lastProvenAt)}`,
        width,
      ),
      ...(one.isProtected || one.message === '' ? [] : para(safeText(one.message), width, 2, 'warn')),
      ...one.destinations.flatMap(({ destination, bytes: size, at, waits }) =>
        para(
          words`${safeText(destination)}: ${at === undefined ? words`nothing yet` : words`${bytes(size)}, ${ago(now, at)}`}${waits === undefined ? words`` : words`, waits: ${safeText(waits)}`}`,
          ...([width, 2, 'dim'] as const),
        ),
      ),
    ]);
}

export function signOf({
  reason,
  isProtected,
  running,
}: Pick<BackupStatus, 'reason' | 'isProtected' | 'running'>): Span {
  if (running !== undefined) return span(words`~`, 'busy');
  if (isProtected) return span(words`=`, 'good');
  return reason === 'BackupPending' ? span(words`~`, 'busy') : span(words`!`, 'warn');
}
