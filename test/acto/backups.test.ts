// Every key of a BackupDestination, a BackupPolicy and a DataSource, set, changed, taken out, wrong, and set
// again: what is declared is what is followed, and what is wrong is held and not gone.

import { describe, expect, test } from 'vitest';
import { DATA_SOURCE, DATA_SOURCES, DESTINATION, DESTINATIONS } from './cases-backup.ts';
import { BACKUP_POLICIES, BACKUP_POLICY } from './cases-backup-policy.ts';
import { documentWalk } from './document-case.ts';
import { leavesOf } from './leaves.ts';
import { tally } from './tally.ts';
import { walk } from './walk.ts';
import { createActoWorld } from './world.ts';

const TALLY = tally('backups');

const KINDS = [
  ['backup-destination', DESTINATIONS, DESTINATION],
  ['backup-policy', BACKUP_POLICIES, BACKUP_POLICY],
  ['data-source', DATA_SOURCES, DATA_SOURCE],
] as const;

for (const [kind, cases, subject] of KINDS) {
  describe(kind, () => {
    test('every leaf has its walk', () => {
      expect(cases.map((one) => one.leaf).sort()).toEqual([...leavesOf(kind)].sort());
    });
    for (const one of cases) {
      test(one.leaf, async () => {
        TALLY.add(await walk(await createActoWorld(), documentWalk(one, subject)));
      });
    }
  });
}
