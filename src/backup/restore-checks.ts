// What must hold before a restore begins, each said with what was found. Not known is no obstacle where the
// restore itself would find out before anything is swapped; it is one where it would find out too late.

import type { Payload, Source, StoredBackup } from '../model/backup.ts';
import type { Landing, RestoreAsk, RestoreCheck, RestoreMode } from '../model/restore.ts';
import type { NoLanding } from './landings.ts';
import type { RestoreFacts } from './restore-facts.ts';

export type Checked = {
  readonly backup: StoredBackup;
  readonly ask: RestoreAsk;
  readonly facts: RestoreFacts;
  readonly mode: RestoreMode;
  readonly sources: readonly Source[];
  readonly files: readonly Payload[];
  readonly none: readonly NoLanding[];
  readonly landings: readonly Landing[];
};

/** All checks, the good ones too: what a person reads before saying yes. */
export function restoreChecks(checked: Checked): readonly RestoreCheck[] {
  return [
    ...artefactChecks(checked),
    keyCheck(checked),
    ...spaceChecks(checked),
    ...versionChecks(checked),
    ...imageChecks(checked),
    ...instanceChecks(checked),
    ...dataChecks(checked),
    ...timeChecks(checked),
  ];
}

function check(what: RestoreCheck['what'], state: RestoreCheck['state'], words: string): RestoreCheck {
  return { what, state, words };
}

function artefactChecks({
  backup,
  files,
  facts: { stored },
  ask: { parts },
}: Checked): readonly RestoreCheck[] {
  const { id } = backup.manifest;
  if (files.length === 0) {
    const asked =
      parts.kind === 'database' ? `the database ${parts.database}` : 'nothing of what was asked for';
    return [check('artefact', 'bad', `${id} does not have ${asked}: see what it has with backup show`)];
  }
  if (stored === undefined) {
    return [check('artefact', 'bad', `${backup.destination} cannot be read now: try again when it can`)];
  }
  const wrong = files.filter(({ file, storedBytes }) => stored[file] !== storedBytes);
  if (wrong.length > 0) {
    const names = wrong.map(({ file }) => file).join(', ');
    return [
      check('artefact', 'bad', `${backup.destination} has other bytes than the manifest says: ${names}`),
    ];
  }
  const proofs = backup.records.filter(({ what }) => 'ok' in what && what.kind !== 'decoded');
  const last = proofs.at(-1)?.what;
  const isProven = last !== undefined && 'ok' in last && last.ok;
  const words = isProven ? 'a restore of it was proven' : 'no restore of it was proven yet';
  return [
    check(
      'artefact',
      isProven ? 'good' : 'unknown',
      `${files.length} files, hashed while they are read; ${words}`,
    ),
  ];
}

function keyCheck({ facts: { canOpen }, backup }: Checked): RestoreCheck {
  if (canOpen === undefined)
    return check('key', 'unknown', 'whether the key of this host opens it shows at the first file');
  return canOpen
    ? check('key', 'good', 'the key of this host opens it')
    : check(
        'key',
        'bad',
        `the key of this host does not open ${backup.manifest.id}: bring the identity that it was made for`,
      );
}

/** Both generations lie on the disk until the old one goes. */
function spaceChecks({ facts: { freeBytes }, files, mode }: Checked): readonly RestoreCheck[] {
  if (mode === 'configuration') return [];
  // What is loaded takes about as much again in indexes, and as much in the log of what was written.
  const needed = files.reduce((all, { rawBytes }) => all + rawBytes, 0) * 2;
  if (freeBytes === undefined)
    return [check('space', 'unknown', 'the free space of the engine is not known')];
  return [
    freeBytes >= needed
      ? check('space', 'good', `${megabytes(freeBytes)} are free, about ${megabytes(needed)} are needed`)
      : check(
          'space',
          'bad',
          `${megabytes(freeBytes)} are free and about ${megabytes(needed)} are needed: old and new stay side by side`,
        ),
  ];
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}

function versionChecks({ backup, facts: { versions }, sources, files }: Checked): readonly RestoreCheck[] {
  return sources.flatMap((source): readonly RestoreCheck[] => {
    if (source.kind !== 'database') return [];
    const before = backup.manifest.facts[source.name]?.['serverVersion']?.split(' ')[0];
    const now = versions[source.name]?.split(' ')[0];
    const [was, is] = [majorOf(before), majorOf(now)];
    if (was === undefined || is === undefined) {
      return [check('version', 'unknown', `${source.name}: versions are compared when it is loaded`)];
    }
    const isPhysical = files.some(({ source: of, format }) => of === source.name && format === 'pg-base');
    const fits = isPhysical ? is === was : is >= was;
    const words = `${source.name}: written by ${source.engine} ${before}, read by ${now}`;
    const hint = isPhysical
      ? 'files of a server fit its own version alone'
      : 'a server does not read what a newer one wrote';
    return [check('version', fits ? 'good' : 'bad', fits ? words : `${words}: ${hint}`)];
  });
}

/** `16.4 (Debian …)` → 16, `10.11.18-MariaDB` → 10.011. */
export function majorOf(version: string | undefined): number | undefined {
  const [, first, second] = /^(\d+)(?:\.(\d+))?/.exec(version ?? '') ?? [];
  if (first === undefined) return undefined;
  // MariaDB and old versions of others count their second number too.
  const isSingle = Number(first) >= 11 && !/mariadb/i.test(version ?? '');
  return isSingle ? Number(first) : Number(first) + Number(second ?? 0) / 1000;
}

function imageChecks({
  sources,
  facts: { images, desired },
  mode,
  backup,
}: Checked): readonly RestoreCheck[] {
  if (mode === 'configuration' || desired === undefined) return [];
  return sources.flatMap((source): readonly RestoreCheck[] => {
    if (source.kind === 'instance') return [];
    const image = images[source.service];
    if (image === undefined) {
      return [check('image', 'bad', `${source.service}: its image is not on the target; pull it first`)];
    }
    const was = backup.manifest.images[source.service]?.id;
    return was === undefined || was === image
      ? [check('image', 'good', `${source.service}: the image that it was taken with`)]
      : [
          check(
            'image',
            'unknown',
            `${source.service}: runs another image than the backup was taken with; it is tried first`,
          ),
        ];
  });
}

function instanceChecks({
  ask: { into },
  facts: { desired },
  backup,
  mode,
}: Checked): readonly RestoreCheck[] {
  if (mode === 'configuration') return [];
  if (desired === undefined) {
    const words = `${into.instance} is not declared: commit its declaration first, with cloneFrom: { instance: ${backup.manifest.instance}, backup: ${backup.manifest.id} }`;
    return [check('instance', 'bad', words)];
  }
  if (mode === 'replace' && into.instance !== backup.manifest.instance) {
    return [
      check(
        'instance',
        'bad',
        `${into.instance} has data of its own, and this is a backup of ${backup.manifest.instance}`,
      ),
    ];
  }
  if (desired.state === 'ignored')
    return [check('instance', 'bad', `${into.instance} is declared as ignored`)];
  return [check('instance', 'good', `${into.instance} is declared`)];
}

function dataChecks({
  none,
  mode,
  facts,
  sources,
  ask: { parts },
  landings,
}: Checked): readonly RestoreCheck[] {
  const homeless = none.map(({ words }) => check('data', 'bad', words));
  if (mode === 'database' && parts.kind === 'database') {
    const [source] = sources;
    const isServed = facts.databases[parts.source] !== undefined;
    if (source?.kind !== 'database' || source.engine !== 'postgres') {
      return [
        check('data', 'bad', 'one database alone can be restored of PostgreSQL: restore the whole source'),
      ];
    }
    if (!isServed)
      return [
        check(
          'data',
          'bad',
          `${parts.source} does not answer: one database is restored on a server that serves`,
        ),
      ];
  }
  const shared = landings.filter(({ sources: of }) => of.length > 1);
  return [
    ...homeless,
    ...shared.map(({ to, sources: of }) =>
      check('data', 'bad', `${of.join(' and ')} lie in the same place, ${to}: restore one of them`),
    ),
  ];
}

function timeChecks({
  ask: { toTime, parts },
  sources,
  facts: { windows },
}: Checked): readonly RestoreCheck[] {
  if (toTime === undefined) return [];
  if (parts.kind !== 'source') return [check('time', 'bad', 'say which source is to go back to that time')];
  const window = windows[sources[0]?.name ?? ''];
  if (window === undefined)
    return [check('time', 'bad', `${parts.source}: no changes are kept as they are made (pitr)`)];
  const isInside = window.from <= toTime && toTime <= window.to;
  return [
    check(
      'time',
      isInside ? 'good' : 'bad',
      `${parts.source} can go back to any moment from ${window.from} to ${window.to}`,
    ),
  ];
}
