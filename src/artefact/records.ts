// What was found out about a backup, beside it at its destination: written once under a name of its own, never
// changed. A record that says that a backup is kept counts even when it cannot be read any more.

import type { BackupId, BackupRecord } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { ArtefactStore } from '../ports-backup.ts';
import { type Owner, recordKey } from './layout.ts';
import { MAX_RECORD, readRecord, recordBytes } from './manifest-text.ts';
import { gathered, streamOf } from './measure.ts';

/** Writes a record; gives it as it is kept. Its time is moved on by a millisecond where another has that name. */
export async function writeRecord(
  store: ArtefactStore,
  owner: Owner,
  record: Omit<BackupRecord, 'format'>,
  signal: AbortSignal,
): Promise<BackupRecord> {
  for (let attempt = 0; ; attempt += 1) {
    const at = new Date(Date.parse(record.at) + attempt).toISOString();
    const kept: BackupRecord = { format: 1, ...record, at };
    const bytes = recordBytes(kept);
    const key = recordKey(owner, kept);
    try {
      await store.put(key, streamOf(bytes), bytes.length, signal);
    } catch (error) {
      if (error instanceof Failure && error.code === 'artefact/exists' && attempt < 50) continue;
      throw error;
    }
    await requireKept(store, key, bytes, signal);
    return kept;
  }
}

async function requireKept(
  store: ArtefactStore,
  key: string,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  const there = await store.get(key, signal);
  const found = there === undefined ? undefined : await gathered(there, MAX_RECORD);
  if (found !== undefined && Buffer.compare(found, bytes) === 0) return;
  throw new Failure('artefact/other-bytes', `the place said that it keeps ${key}, and has other bytes`, {
    hint: 'do not trust this place: look at its disks, or use another one',
    retry: 'later',
  });
}

/** Undefined: it is gone since it was listed. `what`: the kind that its name says. */
export async function fetchRecord(
  store: ArtefactStore,
  key: string,
  named: { readonly backup: BackupId; readonly what: string; readonly modifiedAt: number },
  signal: AbortSignal,
): Promise<{ readonly record: BackupRecord | undefined; readonly isDamaged: boolean } | undefined> {
  const there = await store.get(key, signal);
  if (there === undefined) return undefined;
  const record = readRecord(await gathered(there, MAX_RECORD));
  if (record !== undefined && record.backup === named.backup && record.what.kind === named.what) {
    return { record, isDamaged: false };
  }
  // Nobody can say until when: until a person says otherwise.
  const lock: BackupRecord = {
    format: 1,
    backup: named.backup,
    at: new Date(named.modifiedAt).toISOString(),
    by: 'nobody knows',
    what: { kind: 'locked', reason: `the record ${key} is damaged`, until: undefined },
  };
  return { record: named.what === 'locked' ? lock : undefined, isDamaged: true };
}
