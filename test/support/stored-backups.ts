// Backups as destinations have them, for tests of what is decided about them.

import type { BackupRecord, Manifest, Payload, Retention, StoredBackup } from '../../src/model/backup.ts';
import { commit, instanceName, targetName } from '../../src/model/ref.ts';
import { timeOf, timeText } from '../../src/model/time.ts';

/** `20261120T021700Z-0000002a` */
export function backupIdAt(at: number, serial = 0): string {
  const time = timeText(at).slice(0, 19).replaceAll(/[-:]/g, '');
  return `${time}Z-${serial.toString(16).padStart(8, '0')}`;
}

export function payload(changes: Partial<Payload> = {}): Payload {
  return {
    file: 'db.crm.pgdump.zst.age',
    source: 'db',
    format: 'pg-custom',
    database: 'crm',
    consistency: 'snapshot',
    rawBytes: 1_000_000,
    storedBytes: 200_000,
    sha256: 'a'.repeat(64),
    rawSha256: 'b'.repeat(64),
    exitCodes: { pg_dump: 0 },
    rows: { 'public.orders': 5_000 },
    needs: ['role crm'],
    ...changes,
  };
}

export function manifest(changes: Partial<Manifest> = {}): Manifest {
  const beganAt = changes.beganAt ?? '2026-11-20T02:17:00.000Z';
  return {
    format: 1,
    id: backupIdAt(timeOf(beganAt)),
    fleet: 'home',
    instance: instanceName('crm'),
    target: targetName('local'),
    policy: 'nightly',
    commit: commit('c'.repeat(40)),
    beganAt,
    endedAt: timeText(timeOf(beganAt) + 60_000),
    trigger: 'slot',
    images: { db: { reference: 'postgres:17', id: `sha256:${'d'.repeat(64)}` } },
    facts: { db: { server: '17.2' } },
    sources: [],
    payloads: [payload()],
    recipients: ['SHA256:host'],
    compression: 1,
    previous: '',
    ...changes,
  };
}

/** A backup that was taken at a time; `serial` tells two of one second apart. */
export function stored(at: number, records: readonly BackupRecord['what'][] = [], serial = 0): StoredBackup {
  const id = backupIdAt(at, serial);
  const told = records.map(
    (what, index): BackupRecord => ({
      format: 1,
      backup: id,
      at: timeText(at + (index + 1) * 1000),
      by: 'shipshape',
      what,
    }),
  );
  const beganAt = timeText(at);
  return {
    destination: 'offsite',
    manifest: manifest({ id, beganAt }),
    digest: 'e'.repeat(64),
    records: told,
  };
}

export const RESTORED = { kind: 'restored', ok: true, reason: '', tookMs: 9_000 } as const;
export const FAILED = {
  kind: 'restored',
  ok: false,
  reason: 'orders has 4 999 rows, not 5 000',
  tookMs: 9_000,
} as const;

export function retention(changes: Partial<Retention> = {}): Retention {
  const none = { last: 0, hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
  return { ...none, minVerified: 1, neverBelow: 1, maxDeletePercent: 100, ...changes };
}
