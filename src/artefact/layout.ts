// Where everything of a backup lies at a destination, and what a key there means:
//   v1/<fleet>/<instance>/<backup>/<payload>                        a payload
//   v1/<fleet>/<instance>/<backup>/manifest.json                    written last: without it there is no backup
//   v1/<fleet>/<instance>/records/<backup>.<time>.<kind>.json       what was found out about it; written once
//   v1/RESTORE.txt, v1/probe/<random>                               how to open it all; tests of the place
// Pure. A key that is not of this form is somebody else's, and never touched.

import type { BackupId, BackupRecord } from '../model/backup.ts';

export const MANIFEST = 'manifest.json';
export const GUIDE = 'v1/RESTORE.txt';
export const PROBES = 'v1/probe/';

/** Whose backup it is. */
export type Owner = { readonly fleet: string; readonly instance: string };

const ID = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{8}$/;
const RECORD = /^(.+Z-[0-9a-f]{8})\.(\d{8}T\d{9}Z)\.([a-z]+)\.json$/;

/** `20261120T021700Z-5f3a9c1e`. `now`: ms since 1970; `random`: 8 hex digits. */
export function backupId(now: number, random: string): BackupId {
  return `${compactTime(now).slice(0, 15)}Z-${random}`;
}

/** When a backup was begun, in ms since 1970; undefined: that is no id of a backup. */
export function timeOfBackup(id: string): number | undefined {
  const parts = ID.exec(id);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** `20261120T021700123Z` */
export function compactTime(now: number): string {
  return new Date(now).toISOString().replaceAll(/[-:.]/g, '');
}

/** `v1/<fleet>/` or `v1/<fleet>/<instance>/`. */
export function prefixOf(fleet: string, instance?: string): string {
  return instance === undefined ? `v1/${fleet}/` : `v1/${fleet}/${instance}/`;
}

/** The folder of one backup, with its last slash. */
export function folderOf({ fleet, instance }: Owner, id: BackupId): string {
  return `v1/${fleet}/${instance}/${id}/`;
}

export function recordKey({ fleet, instance }: Owner, record: BackupRecord): string {
  const time = compactTime(Date.parse(record.at));
  return `v1/${fleet}/${instance}/records/${record.backup}.${time}.${record.what.kind}.json`;
}

export type Meaning =
  | { readonly kind: 'file'; readonly owner: Owner; readonly id: BackupId; readonly file: string }
  | { readonly kind: 'record'; readonly owner: Owner; readonly id: BackupId; readonly what: string }
  | { readonly kind: 'probe' }
  | { readonly kind: 'other' };

/** What a key stands for. */
export function meaningOf(key: string): Meaning {
  if (key.startsWith(PROBES)) return { kind: 'probe' };
  const [top, fleet, instance, folder, file, ...more] = key.split('/');
  if (top !== 'v1' || fleet === undefined || instance === undefined || more.length > 0)
    return { kind: 'other' };
  if (folder === undefined || file === undefined || file === '') return { kind: 'other' };
  const owner = { fleet, instance };
  if (timeOfBackup(folder) !== undefined) return { kind: 'file', owner, id: folder, file };
  const [, id, , what] = folder === 'records' ? (RECORD.exec(file) ?? []) : [];
  if (id === undefined || what === undefined || timeOfBackup(id) === undefined) return { kind: 'other' };
  return { kind: 'record', owner, id, what };
}
