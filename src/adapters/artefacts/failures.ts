// What goes wrong at a place for artefacts, in words for the person who must act. Never holds a key or password.

import { Failure, type Retry } from '../../model/failure.ts';
import { errorCode, errorWords } from '../disk/durable.ts';

/** `what`: `keep v1/…/manifest.json in /srv/backups`. Failures stay as they are. */
export function diskFailure(what: string, cause: unknown): unknown {
  const system = errorCode(cause);
  // Anything else is no trouble of a disk: a failure already, a bug, or somebody who gave up.
  if (cause instanceof Failure || system === undefined || !/^E(?!RR_)[A-Z0-9]+$/.test(system)) return cause;
  const [code, hint, retry] = diskWords(system);
  return new Failure(code, `cannot ${what}: ${errorWords(cause)}`, { hint, retry, cause });
}

function diskWords(code: string): readonly [code: string, hint: string, retry: Retry] {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return ['artefact/full', 'make room on that disk', 'later'];
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return ['artefact/refused', 'let the user that Shipshape runs as write there', 'after-change'];
    case 'ENOENT':
    case 'ENOTDIR':
      return ['artefact/no-folder', 'make the folder, or mount the disk that it is on', 'after-change'];
    default:
      return ['artefact/unreachable', 'look at that disk', 'later'];
  }
}

/** There is an object of that name already: nobody's is ever overwritten. */
export function exists(key: string, place: string): Failure {
  return new Failure('artefact/exists', `${place} has ${key} already`, {
    hint: 'nothing is ever overwritten; look at what is there',
    retry: 'never',
  });
}

/** A call or a stream that has not moved for too long. */
export function timedOut(what: string, afterMs: number): Failure {
  return new Failure(
    'artefact/timeout',
    `cannot ${what}: nothing moved for ${Math.round(afterMs / 1000)} s`,
    {
      hint: 'see whether the place is up and can be reached from here',
      retry: 'later',
    },
  );
}

/** What came is not all of it. */
export function cutShort(what: string, wanted: number, got: number): Failure {
  return new Failure('artefact/cut-short', `cannot ${what}: ${got} of ${wanted} bytes came`, {
    hint: 'try again',
    retry: 'soon',
  });
}
