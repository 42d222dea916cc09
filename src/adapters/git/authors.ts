// Who had a hand in files between two commits. A merge that takes one side of each file as it is adds nobody,
// as long as that side was written in the range; one that brings back what is older was written by its authors.

import { Failure } from '../../model/failure.ts';
import type { Author } from '../../model/source.ts';
import { writers } from './listing.ts';
import type { Mirror } from './mirror.ts';

/** Above so many paths all files are meant: too many people ask for another pair of eyes, too few do not. */
const MAX_PATHS = 300;

const FORMAT = '--format=%x02%an%x00%ae%x00%cn%x00%ce';
// Of merges, only files that are as in none of their parents; nothing left out because a side came to nothing.
const LOG = ['log', '--full-history', '-c', '--raw', '--no-abbrev', '--no-renames', FORMAT];
const DIFF = ['diff', '--raw', '--no-abbrev', '--no-renames'];
const UNKNOWN = /bad object|invalid revision range|bad revision|unknown revision/i;

/** `older` and `newer` are full ids, `files` paths in the repository; no `older`: of all history. */
export async function authorsOf(
  mirror: Mirror,
  older: string | undefined,
  newer: string,
  files: readonly string[],
  signal: AbortSignal,
): Promise<readonly Author[]> {
  if (files.length === 0 || older === newer) return [];
  const where = ['--', ...(files.length > MAX_PATHS || files.includes('') ? [] : [...new Set(files)].sort())];
  const ask = (args: readonly string[]) => mirror.read('reading who changed files', args, signal);
  if (older === undefined) return parseTouched(await ask([...LOG, newer, ...where])).authors;
  const range = `${older}..${newer}`;
  try {
    const { authors, made } = parseTouched(await ask([...LOG, range, ...where]));
    const now = parseTouched(await ask([...DIFF, older, newer, ...where])).made;
    if ([...now].every((one) => made.has(one))) return authors;
    // Something is there that nobody in the range wrote: a merge brought it back, or `newer` is the older one.
    const merges = allIn(await ask(['log', '--merges', FORMAT, range, '--']));
    return unique([...authors, ...(merges.length === 0 ? [NOBODY] : merges)]);
  } catch (error) {
    if (!(error instanceof Failure) || !UNKNOWN.test(error.message)) throw error;
    // History was rewritten: with nothing to compare with, all of it is new.
    return parseTouched(await ask([...LOG, newer, ...where])).authors;
  }
}

/** `made`: what files became, `<id> TAB <path>` each; `authors`: of the commits that made something. */
export type Touched = { readonly authors: readonly Author[]; readonly made: ReadonlySet<string> };

/** What LOG or DIFF printed: for each commit who made it, then a line for each file. */
export function parseTouched(output: string): Touched {
  const made = new Set<string>();
  const authors: Author[] = [];
  for (const commit of output.split('\u0002')) {
    const files = commit.split('\n').flatMap(madeIn);
    for (const file of files) made.add(file);
    if (files.length > 0) authors.push(...authorsIn(commit));
  }
  return { authors: unique(authors), made };
}

/** `:<mode> <mode> <old id> <new id> <state> TAB <path>`; of a merge a colon, mode and old id for each parent. */
function madeIn(line: string): readonly string[] {
  const [colons = ''] = /^:+/.exec(line) ?? [];
  if (colons === '') return [];
  const tab = line.indexOf('\t');
  const id = line.slice(0, tab).split(' ')[2 * colons.length + 1] ?? '';
  return [`${id}${line.slice(tab)}`];
}

function allIn(output: string): readonly Author[] {
  return output.split('\u0002').slice(1).flatMap(authorsIn);
}

const NOBODY: Author = { name: '', email: '' };

/** Of what follows the mark in FORMAT. */
function authorsIn(commit: string): readonly Author[] {
  const [line = ''] = commit.split('\n');
  const [name, mail, byName, byMail] = line.split('\0');
  // A name that holds our own mark: somebody did it, and nobody knows who.
  if (name === undefined || mail === undefined || byName === undefined || byMail === undefined)
    return [NOBODY];
  const { author, email, committer } = writers(name, mail, byName, byMail);
  return [{ name: author, email }, ...(committer === undefined ? [] : [committer])];
}

function unique(authors: readonly Author[]): readonly Author[] {
  return [...new Map(authors.map((one) => [`${one.name}\n${one.email}`, one])).values()];
}
