// What the wiring gives the daemon for backups. Types only.

import type { Destination } from '../model/backup.ts';
import type { FleetTarget } from '../model/fleet.ts';
import type { InstanceName } from '../model/ref.ts';
import type { SecretName } from '../model/text.ts';
import type { ArtefactStore, BackupJournal, Jobs, Sealer, Spool, WalFolder } from '../ports-backup.ts';
import type { RestoreJournal } from '../restore/parts.ts';

export type Reveal = (name: SecretName) => string;

export type BackupTools = {
  readonly spool: Spool;
  readonly sealer: Sealer;
  /** RESTORE.txt. */
  readonly guide: string;
  readonly journal: BackupJournal;
  readonly restores: RestoreJournal;
  /** Opens a place; it is kept open. */
  store(destination: Destination, reveal: Reveal): Promise<ArtefactStore>;
  jobs(target: FleetTarget, reveal: Reveal): Jobs;
  /** Where a receiver of changes writes to; undefined: the engine is on another machine. */
  walFolder(target: FleetTarget, instance: InstanceName, source: string): Promise<WalFolder | undefined>;
};
