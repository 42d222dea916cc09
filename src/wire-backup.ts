// What backups and restores are made with: the spool, the sealer with this host's key, places opened with their
// secrets, job containers for each target. Nothing is opened before it is used, and what speaks to S3 or SFTP
// is loaded only for a destination that is one.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalStore } from './adapters/artefacts/local.ts';
import { createSpool } from './adapters/artefacts/spool.ts';
import { createJobs } from './adapters/jobs/jobs.ts';
import { createSealer } from './adapters/sealer/sealer.ts';
import { createBackupJournal, createRestoreJournal } from './adapters/store/backup-journal.ts';
import { openWalFolder } from './adapters/store/wal-folder.ts';
import { recoveryText } from './backup/recovery-text.ts';
import type { BackupTools, Reveal } from './loop/backup-tools.ts';
import type { Destination } from './model/backup.ts';
import { Failure } from './model/failure.ts';
import type { Fleet } from './model/fleet.ts';
import type { ArtefactStore } from './ports-backup.ts';
import type { Spine } from './stages/spine.ts';

/** After `spine`: the vault has made the host's identity by then. */
export async function backupTools(
  fleet: Fleet,
  spine: Pick<Spine, 'engine' | 'seal'>,
  onWarning: (text: string) => void,
): Promise<BackupTools> {
  const { stateDir } = fleet;
  const files = { folder: stateDir, onWarning };
  return {
    spool: createSpool(join(stateDir, 'spool')),
    sealer: await createSealer([await identityIn(fleet.secrets.identityFile)]),
    guide: recoveryText(),
    journal: createBackupJournal(files),
    restores: createRestoreJournal(files),
    store: openStore,
    walFolder: async ({ docker, dataRoot }, instance, source) =>
      docker.kind === 'unix'
        ? await openWalFolder(join(dataRoot, '.shipshape-wal', instance, source))
        : undefined,
    jobs: (target, reveal) =>
      createJobs({
        engine: spine.engine(target),
        fleet: fleet.name,
        seal: spine.seal,
        // Streams go through a folder that this process and the engine both see.
        folder: target.docker.kind === 'unix' ? join(target.dataRoot, '.shipshape-jobs') : undefined,
        reveal,
      }),
  };
}

async function identityIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Failure('secret/identity-missing', `cannot read ${file} (${cause.code})`, { cause });
  });
  const line = text.split(/\r?\n/).find((one) => one.startsWith('AGE-SECRET-KEY-'));
  if (line !== undefined) return line;
  throw new Failure('secret/identity-bad', `${file} has no AGE-SECRET-KEY-… line`);
}

async function openStore({ place, bytesPerSecond }: Destination, reveal: Reveal): Promise<ArtefactStore> {
  switch (place.kind) {
    case 'local':
      return createLocalStore({ folder: place.folder, bytesPerSecond });
    case 's3': {
      const { createS3Store } = await import('./adapters/artefacts/s3.ts');
      const keys = {
        accessKeyId: reveal(place.accessKeyId),
        secretAccessKey: reveal(place.secretAccessKey),
      };
      return createS3Store({ ...place, ...keys, bytesPerSecond });
    }
    case 'sftp': {
      const { createSftpStore } = await import('./adapters/artefacts/sftp.ts');
      const keys = {
        privateKey: place.privateKey === undefined ? undefined : reveal(place.privateKey),
        password: place.password === undefined ? undefined : reveal(place.password),
      };
      return createSftpStore({ ...place, ...keys, bytesPerSecond });
    }
  }
}
