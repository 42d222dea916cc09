// Whether somebody wrote a change: git's names and addresses against how people say that git knows them.
// In doubt it is theirs: a match too many asks for another pair of eyes, one too few lets somebody approve
// their own work. Git's names are what their writer says; only signed commits make them more.

import type { Actor, People, User } from '../model/person.ts';
import type { Author } from '../model/source.ts';

/** Stands among authors when somebody else may have been one: then nobody but a root admin is known not to be. */
export const UNKNOWN_AUTHOR = '(unknown)';

/** How an author stands in a proposal: `Name <address>`, or what there is of that. */
export function authorText({ name, email }: Author): string {
  if (name === '' && email === '') return UNKNOWN_AUTHOR;
  if (email === '') return name;
  return name === '' ? `<${email}>` : `${name} <${email}>`;
}

/** True when who asks is one of `authors`: `Name <address>`, a name or an address each, as git has them. */
export function isAuthor(actor: Actor, authors: readonly string[], people: People): boolean {
  if (authors.includes(UNKNOWN_AUTHOR) && !isRootAdmin(actor, people)) return true;
  const user = people.users.get(actor.name);
  return authors.some((author) => isOf(author, actor.name, user));
}

/**
 * The same for a change of people and policies, where root admins may approve what they wrote: there may be
 * nobody else, and the host is theirs anyway.
 */
export function isBarredAuthor(actor: Actor, authors: readonly string[], people: People): boolean {
  return !isRootAdmin(actor, people) && isAuthor(actor, authors, people);
}

/** True for the OS user of the daemon and for the root admins of fleet.yaml. */
export function isRootAdmin({ name, proof }: Actor, people: People): boolean {
  return proof.kind === 'os-user' || (proof.kind !== 'own' && people.users.get(name)?.isRoot === true);
}

function isOf(author: string, name: string, user: User | undefined): boolean {
  const words = wordsOf(author);
  const known = [name, ...(user?.emails ?? []), ...(user?.github === undefined ? [] : [user.github])];
  return known.some((one) => words.includes(one.toLowerCase()));
}

/** What an author is known by: name, address, and the login in an address that GitHub gives out. */
function wordsOf(author: string): readonly string[] {
  const text = author.trim().toLowerCase();
  const open = text.lastIndexOf('<');
  const address =
    open < 0
      ? text
      : text
          .slice(open + 1)
          .replace(/>$/, '')
          .trim();
  const name = open < 0 ? text : text.slice(0, open).trim();
  // `7+login@…` since 2017, `login@…` before.
  const [, login] = /^(?:\d+\+)?([^@]+)@users\.noreply\.github\.com$/.exec(address) ?? [];
  return [name, address, ...(login === undefined ? [] : [login])].filter((word) => word !== '');
}
