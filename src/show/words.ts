// Plans in English: causes, risks, notes. The closed unions of the model become words
// here and nowhere else.

import type { Blocker, Cause, Drift, Note, Risk } from '../model/plan.ts';
import type { Position } from '../model/problem.ts';
import { unreachable } from '../model/result.ts';
import type { SafeText } from './safe.ts';
import { safeText } from './safe.ts';

const DRIFT = {
  field: 'changed by hand',
  missing: 'gone',
  stopped: 'stopped by hand or by itself',
  started: 'started by hand',
  paused: 'paused by hand',
  unpaused: 'unpaused by hand',
  renamed: 'renamed by hand',
  'copied-labels': 'carries copied labels',
  'data-missing': 'its data is gone',
  content: 'its content was changed',
  dead: 'dead',
} satisfies Record<Drift, string>;

const RISK = {
  restart: 'restarts',
  downtime: 'downtime',
  exposure: 'exposes the host',
  'data-risk': 'risks data',
  'data-overwrite': 'OVERWRITES DATA',
  'data-loss': 'LOSES DATA',
} satisfies Record<Risk, string>;

/** `stacks/crm.yaml:12, 3f2a91c by Ana, "raise memory"`. */
export function causeWords(cause: Cause): SafeText {
  switch (cause.kind) {
    case 'commit':
      return safeText(`${place(cause.at)}, ${commitWords(cause)}`);
    case 'worktree':
      return safeText(place(cause.at));
    case 'undeclared':
      return safeText(`no longer declared, ${commitWords(cause)}`);
    case 'drift':
      return safeText(`drift: ${DRIFT[cause.what]}`);
    case 'secret':
      return safeText(`secret ${cause.name} has a new value`);
    case 'image-moved':
      return safeText(
        `${cause.reference} now names ${shortId(cause.to)}, what runs is ${shortId(cause.from)}`,
      );
    case 'dependency':
      return safeText(`follows ${cause.on}`);
    case 'interrupted':
      return safeText('finishes work that was interrupted');
    case 'requested':
      return safeText('asked for');
    default:
      return unreachable(cause);
  }
}

export function riskWords(risk: Risk): SafeText {
  return safeText(RISK[risk]);
}

/** Why nothing is done, or what stays behind, and what to do about it. */
export function noteWords(note: Note): SafeText {
  return safeText(noteText(note));
}

function noteText(note: Note): string {
  switch (note.kind) {
    case 'copied-labels':
      return `${note.name} (${shortId(note.id)}) carries labels that were made for another object; not ours, left alone: remove it or its labels`;
    case 'drift-off':
      return 'drift is not looked at here (drift: off)';
    case 'drift-warn':
      return 'drift is only reported here (drift: warn)';
    case 'held':
      return note.until === undefined
        ? 'left as it is: its declaration has errors'
        : `stays, with its data, until it serves on the target ${note.until}, where it is declared now`;
    case 'protected':
      return 'not removed: the instance was protected when it was last declared; declare it with protect: false first';
    case 'volume-kept':
      return `volume ${note.name} is kept; remove it for good with purge`;
    case 'volume-missing':
      return `volume ${note.name} held data and is gone: restore it, or start empty with --accept-empty-volume`;
    case 'data-elsewhere':
      return `not started empty: its data is on the target ${note.target}. Bring it here (restore a backup into it, or clone it), or start empty with --accept-empty-volume`;
    case 'volume-differs':
      return `volume ${note.name} is not as declared; a volume cannot be changed without losing its data, so it stays`;
    case 'external-missing':
      return `${note.name} belongs to somebody else and is not there: create it, or correct its name`;
    case 'image-pinned':
      return `keeps the image that was approved; take the one that ${note.reference} names now with --replace`;
    case 'purge-unlabelled':
      return `volume ${note.name} carries no label of ours (it was adopted, or made anew by somebody): if it is to go, docker volume rm ${note.name}, then purge it here again`;
    case 'name-taken':
      return `the name ${note.name} belongs to ${shortId(note.by)}, which is not ours: rename or remove that, or adopt it`;
    case 'belongs-to':
      return `volume ${note.name} is the data of ${note.of}: give this one another name, declare it external if both are meant to use it, or say movedFrom if the instance was renamed`;
    case 'volume-again':
      return `volume ${note.name} was kept when its declaration was removed (${note.since.slice(0, 10)}): what it holds is used again`;
    case 'data-restored':
      return `restored data in ${note.name} takes the place of ${note.instead}, which is kept`;
    case 'awaits-data':
      return `not started empty: it is a clone, and its data has not come from ${note.from} yet`;
    case 'volume-moves':
      return `goes along with its data, which was ${note.from}'s: it stays the volume ${note.name}`;
    case 'port-taken':
      return portWords([note, ...(note.more ?? [])]);
    case 'blocked-by':
      return `left as it is because of ${note.on}`;
    case 'engine-lacks':
      return `\`${note.key}\` of the mount at ${note.at} needs Docker API ${note.needs}, and this is Docker ${note.version} with ${note.has}: update the engine, or take the key out`;
    case 'cannot-reproduce':
      return `cannot be put right from here: ${note.fields.join(', ')}`;
    default:
      return unreachable(note);
  }
}

function portWords(taken: readonly { readonly port: string; readonly by: string }[]): string {
  const held = taken.map(({ port, by }) => `port ${port} is held by ${by}`).join(', ');
  return taken.length === 1
    ? `${held}, which is not ours: free it, or declare another port`
    : `${held}, which are not ours: free them, or declare other ports`;
}

export function blockerWords(blocker: Blocker): SafeText {
  const { removed, total, removePercent, removeCount } = blocker;
  const names = removed.join(', ');
  return safeText(
    `removes ${removed.length} of ${total} instances (${names}), more than the budget of ${removePercent} % and ${removeCount}: apply with --allow-removals if that is meant`,
  );
}

export function shortId(id: string): string {
  const hex = id.replace(/^sha256:/, '');
  return /^[0-9a-f]{40,}$/.test(hex) ? hex.slice(0, 12) : id;
}

function place(at: Position): string {
  return at.line === 0 ? at.file : `${at.file}:${at.line}`;
}

function commitWords(cause: { readonly commit: string; readonly author: string; readonly subject: string }) {
  const by = cause.author === '' ? '' : ` by ${cause.author}`;
  const commit = cause.commit === 'worktree' ? 'working folder' : cause.commit.slice(0, 7);
  return cause.subject === '' ? `${commit}${by}` : `${commit}${by}, "${cause.subject}"`;
}
