// Manifests and records as the bytes that are kept, and back. What is not whole is no manifest: a reader sees
// all of one or none.

import type { BackupRecord, Manifest, Payload } from '../model/backup.ts';
import { canonicalJson } from '../model/digest.ts';

/** A manifest of thousands of payloads with the rows of thousands of tables. */
export const MAX_MANIFEST = 64 * 1024 * 1024;
export const MAX_RECORD = 64 * 1024;
const SHA256 = /^[0-9a-f]{64}$/;
/** No slash, no leading dot: it stays in its folder, and is nothing that a place makes for itself. */
const FILE = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/;

/** Readable by people, the same bytes for the same manifest. */
export function manifestBytes(manifest: Manifest): Uint8Array {
  return Buffer.from(`${JSON.stringify(JSON.parse(canonicalJson(manifest)), undefined, 1)}\n`);
}

/** A manifest, or why it is none. */
export function readManifest(bytes: Uint8Array): Manifest | string {
  const read = parsed(bytes);
  if (read === undefined) return 'is no JSON';
  if (read['format'] !== 1) return `has the unknown format ${JSON.stringify(read['format'])}`;
  const texts = [
    'id',
    'fleet',
    'instance',
    'target',
    'policy',
    'commit',
    'beganAt',
    'endedAt',
    'trigger',
    'previous',
  ];
  const lacks = texts.find((name) => typeof read[name] !== 'string');
  if (lacks !== undefined) return `has no ${lacks}`;
  const payloads = read['payloads'];
  if (
    !Array.isArray(payloads) ||
    !Array.isArray(read['sources']) ||
    !isObject(read['images']) ||
    !isObject(read['facts'])
  )
    return 'lacks parts';
  const unfit = payloads.findIndex((payload) => !isPayload(payload));
  if (unfit >= 0) return `has no whole payload ${unfit + 1}`;
  if (new Set(payloads.map(({ file }: Payload) => file)).size < payloads.length)
    return 'names a payload twice';
  return read as unknown as Manifest;
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

function isPayload(value: unknown): value is Payload {
  if (!isObject(value)) return false;
  const { file, source, format, rawBytes, storedBytes, sha256, rawSha256, exitCodes } = value;
  const hasSizes = [rawBytes, storedBytes].every((size) => Number.isSafeInteger(size) && Number(size) >= 0);
  const hasHashes = [sha256, rawSha256].every((hash) => typeof hash === 'string' && SHA256.test(hash));
  const hasNames = typeof source === 'string' && typeof format === 'string' && isObject(exitCodes);
  return hasSizes && hasHashes && hasNames && typeof file === 'string' && FILE.test(file);
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
