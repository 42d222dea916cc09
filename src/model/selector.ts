// Which instances, targets and teams a grant or a policy is about. Globs are matched in a straight line:
// nobody can write one that takes long.

import type { Selector, Subject } from './person.ts';

/** True when a glob, where `*` is any run of characters and `?` is any one, covers all of the text. */
export function matchesGlob(glob: string, text: string): boolean {
  let at = 0;
  let here = 0;
  // Where the last `*` stands and up to where it has taken the text: the one place to go back to.
  let star = -1;
  let taken = 0;
  while (here < text.length) {
    if (glob[at] === '*') {
      star = at++;
      taken = here;
    } else if (glob[at] === '?' || glob[at] === text[here]) {
      at += 1;
      here += 1;
    } else if (star >= 0) {
      at = star + 1;
      here = ++taken;
    } else return false;
  }
  while (glob[at] === '*') at += 1;
  return at === glob.length;
}

/** True when all lists that the selector gives match. What is not about an instance is in no list of instances. */
export function selects(selector: Selector, subject: Subject): boolean {
  return (
    listed(selector.instances, subject.instance) &&
    listed(selector.targets, subject.target) &&
    listed(selector.teams, subject.team)
  );
}

/** True for a selector that gives no list: it selects everything. */
export function isEverything(selector: Selector): boolean {
  return [selector.instances, selector.targets, selector.teams].every((list) => (list?.length ?? 0) === 0);
}

function listed(globs: readonly string[] | undefined, name: string | undefined): boolean {
  if (globs === undefined || globs.length === 0) return true;
  return name !== undefined && globs.some((glob) => matchesGlob(glob, name));
}
