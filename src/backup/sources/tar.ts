// Files of a volume or a folder as one tar, by GNU tar of an image that has it: numeric owners, links, sparse
// files, ACLs, extended attributes, names with anything in them. Pure.

import type { JobMount, JobProgram } from '../../model/job.ts';
import { path, program, ROOT, type Server } from './server.ts';

/** Where what is read or written is mounted in a job. */
export const PLACE = '/data.shipshape';

/** A volume by name, or a folder of the target by its path. */
export type Place = Pick<JobMount, 'kind' | 'source'>;

/** Says on its standard output what kind of tar it is: only GNU's keeps everything. */
export function tarVersion(image: Server['image']): JobProgram {
  return program({ name: 'tar', image, command: ['tar', '--version'], stdout: 'said' });
}

export function isGnuTar(said: string): boolean {
  return said.includes('GNU tar');
}

/** All of a place to the stream `dump`, by one who may read everything and write nothing. */
export function tarOut(image: Server['image'], place: Place): JobProgram {
  return program({
    name: 'tar',
    image,
    user: ROOT,
    capabilities: ['DAC_READ_SEARCH'],
    mounts: [{ ...place, target: PLACE, readOnly: true }],
    command: [
      'tar',
      '--create',
      '--format=posix',
      '--numeric-owner',
      '--sparse',
      '--xattrs',
      '--xattrs-include=*',
      '--acls',
      '--one-file-system',
      `--directory=${PLACE}`,
      path('dump', '--file='),
      '.',
    ],
    writes: ['dump'],
  });
}

/** The stream `load` into a place, with owners and modes as they were. */
export function tarIn(image: Server['image'], place: Place): JobProgram {
  return program({
    name: 'tar',
    image,
    user: ROOT,
    capabilities: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'MKNOD', 'SETFCAP'],
    mounts: [{ ...place, target: PLACE, readOnly: false }],
    command: [
      'tar',
      '--extract',
      '--numeric-owner',
      '--same-owner',
      '--same-permissions',
      '--xattrs',
      '--xattrs-include=*',
      '--acls',
      `--directory=${PLACE}`,
      path('load', '--file='),
    ],
    reads: ['load'],
  });
}

/** The first part of every name in what the engine reads of a place, and is given for it. */
export const ARCHIVE_ROOT = PLACE.slice(1);

/** The same without any program of the image: the engine reads it, without ACLs, most attributes, and holes. */
export function archiveOut(image: Server['image'], place: Place): JobProgram {
  return program({
    name: 'archive',
    image,
    command: [],
    mounts: [{ ...place, target: PLACE, readOnly: true }],
    archive: { kind: 'read', path: PLACE, stream: 'dump' },
  });
}

/** And back, below `ARCHIVE_ROOT`: unpacked in the folder itself, links that lead out of it would be refused. */
export function archiveIn(image: Server['image'], place: Place): JobProgram {
  return program({
    name: 'archive',
    image,
    command: [],
    mounts: [{ ...place, target: PLACE, readOnly: false }],
    archive: { kind: 'write', path: '/', stream: 'load' },
  });
}

/** Lines that tar says of files that changed or went while it read: expected of what is read while it lives. */
export function isOnlyChanged(stderr: readonly string[]): boolean {
  const changed = /file changed as we read it|File removed before we read it|Removing leading|socket ignored/;
  return stderr.length > 0 && stderr.every((line) => changed.test(line));
}
