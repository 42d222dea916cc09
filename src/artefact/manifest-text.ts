// Manifests and records as the bytes that are kept, and back. What is not whole is no manifest: a reader sees
// all of one or none.

import { manifestText, readManifestText } from '../backup/manifest.ts';
import type { BackupRecord, Manifest } from '../model/backup.ts';

/** A manifest of thousands of payloads with the rows of thousands of tables. */
export const MAX_MANIFEST = 64 * 1024 * 1024;
export const MAX_RECORD = 64 * 1024;

/** Readable by people, the same bytes for the same manifest. */
export function manifestBytes(manifest: Manifest): Uint8Array {
  return Buffer.from(manifestText(manifest));
}

/** A manifest, or why it is none. */
export function readManifest(bytes: Uint8Array): Manifest | string {
  return readManifestText(Buffer.from(bytes).toString('utf8'));
}

export function recordBytes(record: BackupRecord): Uint8Array {
  return Buffer.from(`${JSON.stringify(record)}\n`);
}

/** Undefined: that is no record. */
export function readRecord(bytes: Uint8Array): BackupRecord | undefined {
  const read = parsed(bytes);
  if (read?.['format'] !== 1 || typeof read['backup'] !== 'string' || typeof read['by'] !== 'string')
    return undefined;
  const [at, what] = [read['at'], read['what']];
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return undefined;
  if (!isObject(what) || typeof what['kind'] !== 'string' || typeof what['reason'] !== 'string')
    return undefined;
  return read as unknown as BackupRecord;
}

function parsed(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
