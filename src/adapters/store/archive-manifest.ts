// What is in an archive of the state: every file with its size and hash, whose it is, and which identity
// opens its secrets. Read as foreign: nothing in it is believed before it was checked.

import { Failure } from '../../model/failure.ts';
import { safeLine } from '../../model/safe-text.ts';

export const ARCHIVE_FORMAT = 1;
export const MANIFEST = 'manifest.json';
export const IDENTITY = 'identity';
/** Beside the state while an import moves it: nothing opens the state until the import was made again. */
export const IMPORTING = 'importing';
/** Files and folders below the state folder that are state. Mirrors of git, locks and sockets are not. */
export const ROOTS = [
  ...['ledger.json', 'state', 'journal', 'history', 'audit', 'backups', 'restores'],
  ...['secrets', 'host-key.age'],
];

export type ArchivedFile = { readonly path: string; readonly size: number; readonly sha256: string };

export type Manifest = {
  readonly format: number;
  readonly fleet: string;
  readonly at: string;
  /** Hash of the identity's file, so that the wrong one is told before anything is replaced; null: there was none. */
  readonly identity: string | null;
  readonly files: readonly ArchivedFile[];
};

/** A path that an archive may hold: below one of the roots, in plain names. */
export function isStatePath(path: string): boolean {
  const [root = '', ...rest] = path.split('/');
  return ROOTS.includes(root) && rest.every((name) => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(name));
}

/** The manifest of this fleet; fails with `archive/damaged`, `archive/newer-format`, `archive/other-fleet`. */
export function readManifest(text: string, fleet: string): Manifest {
  const value = parsed(text);
  if (!isObject(value) || typeof value['format'] !== 'number') throw damaged('its manifest cannot be read');
  const { format } = value;
  if (format > ARCHIVE_FORMAT) {
    throw new Failure('archive/newer-format', `the archive was made by a newer version (format ${format})`, {
      hint: 'use that version or a newer one; nothing was changed',
      retry: 'never',
    });
  }
  const { fleet: of, at, identity, files } = value;
  if (typeof of !== 'string' || typeof at !== 'string' || !Array.isArray(files)) {
    throw damaged('its manifest is not complete');
  }
  if (of !== fleet) {
    throw new Failure(
      'archive/other-fleet',
      `the archive is of fleet ${safeLine(of, 80)}, this is ${fleet}`,
      {
        hint: 'import it where fleet.yaml has that name; nothing was changed',
        retry: 'never',
      },
    );
  }
  return {
    format,
    fleet,
    at,
    identity: typeof identity === 'string' ? identity : null,
    files: files.map(fileOf),
  };
}

function fileOf(value: unknown): ArchivedFile {
  if (!isObject(value)) throw damaged('its manifest is not complete');
  const { path, size, sha256 } = value;
  if (typeof path !== 'string' || typeof size !== 'number' || typeof sha256 !== 'string') {
    throw damaged('its manifest is not complete');
  }
  return { path, size, sha256 };
}

export function damaged(why: string): Failure {
  return new Failure('archive/damaged', `the archive cannot be used: ${why}`, {
    hint: 'make it again with `shipshape state export`; nothing was changed',
    retry: 'never',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
