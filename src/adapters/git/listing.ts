// What git prints, as data: `ls-tree`, `cat-file --batch`, `log`, `blame --porcelain`. Pure.

import { Failure } from '../../model/failure.ts';
import { commit } from '../../model/ref.ts';
import { safeLine } from '../../model/safe-text.ts';
import type { Author, Blame, Revision } from '../../model/source.ts';
import type { Entry } from '../../model/source-rules.ts';

const KINDS: ReadonlyMap<string, Entry['kind']> = new Map([
  ['100644', 'file'],
  // Written by old versions of git.
  ['100664', 'file'],
  ['100755', 'executable'],
  ['120000', 'symlink'],
  ['160000', 'submodule'],
]);

/** `git ls-tree -r -z -l`: mode, type, id and size before a tab, then the path, unquoted. */
export function parseTree(output: string): readonly Entry[] {
  return output
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', , oid = '', size = ''] = line.slice(0, tab).split(/ +/);
      return {
        path: line.slice(tab + 1),
        kind: KINDS.get(mode) ?? 'special',
        oid,
        size: size === '-' ? 0 : Number(size),
      };
    });
}

/** `git cat-file --batch`: `<id> <type> <size>`, a line feed, the content, a line feed; for each object. */
export function parseObjects(output: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const objects = new Map<string, Uint8Array>();
  let offset = 0;
  while (offset < output.length) {
    const lineEnd = output.indexOf(0x0a, offset);
    const header = Buffer.from(output.subarray(offset, lineEnd)).toString('latin1');
    const [oid = '', type, size] = header.split(' ');
    if (lineEnd < 0 || type !== 'blob' || size === undefined) {
      throw new Failure('git/mirror-damaged', `git has no file content for ${safeLine(oid, 64)}`, {
        hint: 'remove the folder `git` in the state folder; it is fetched again',
      });
    }
    const start = lineEnd + 1;
    objects.set(oid, output.subarray(start, start + Number(size)));
    offset = start + Number(size) + 1;
  }
  return objects;
}

/** For `git log`: what a revision says of itself, parts ended by NUL. */
export const REVISION_FORMAT = '--format=%H%x00%an%x00%ae%x00%cn%x00%ce%x00%at%x00%s%x00';

/** The first revision in the output of `git log` with REVISION_FORMAT; undefined when there is none. */
export function parseRevision(output: string, branch: string): Revision | undefined {
  const [id = '', name = '', mail = '', byName = '', byMail = '', authoredAt = '', subject = ''] =
    output.split('\0');
  if (!/^[0-9a-f]{40,64}$/.test(id)) return undefined;
  const { committer, ...author } = writers(name, mail, byName, byMail);
  return {
    commit: commit(id),
    branch,
    ...author,
    ...(committer === undefined ? {} : { committer }),
    authoredAt: seconds(authoredAt),
    subject: safeLine(subject, 200),
  };
}

export type Writers = {
  readonly author: string;
  readonly email: string;
  readonly committer: Author | undefined;
};

/** The author of a commit, and who committed it where that is somebody else; safe to print. */
export function writers(name: string, mail: string, byName: string, byMail: string): Writers {
  const author = { name: safeLine(name, 100), email: address(mail) };
  const by = { name: safeLine(byName, 100), email: address(byMail) };
  const isSame = by.name === author.name && by.email === author.email;
  return { author: author.name, email: author.email, committer: isSame ? undefined : by };
}

/** No longer than an address can be (RFC 5321, 4.5.3.1.3): one that is cut would be nobody's. */
function address(text: string): string {
  return safeLine(text, 254);
}

/** Lines of the final file to who wrote them, from `git blame --porcelain`; without those older than its range. */
export function parseBlame(output: string): ReadonlyMap<number, Blame> {
  const commits = new Map<string, Facts>();
  const lines = new Map<number, Blame>();
  let id = '';
  let line = 0;
  for (const text of output.split('\n')) {
    const header = /^([0-9a-f]{40,64}) [0-9]+ ([0-9]+)/.exec(text);
    if (header && !text.startsWith('\t')) {
      id = header[1] ?? '';
      line = Number(header[2]);
      continue;
    }
    const facts = commits.get(id) ?? { ...NO_FACTS };
    commits.set(id, facts);
    if (!text.startsWith('\t')) note(facts, text);
    else if (!facts.isOlder) {
      lines.set(line, blameOf(id, facts));
    }
  }
  return lines;
}

const NO_FACTS = { name: '', mail: '', byName: '', byMail: '', authoredAt: 0, subject: '', isOlder: false };
type Facts = { -readonly [Key in keyof typeof NO_FACTS]: (typeof NO_FACTS)[Key] };

function blameOf(id: string, { name, mail, byName, byMail, authoredAt, subject }: Facts): Blame {
  const { committer, ...author } = writers(name, mail, byName, byMail);
  const other = committer === undefined ? {} : { committer };
  return { commit: commit(id), ...author, ...other, authoredAt, subject };
}

function note(facts: Facts, text: string): void {
  if (text.startsWith('author ')) facts.name = text.slice('author '.length);
  else if (text.startsWith('author-mail ')) facts.mail = withoutBrackets(text.slice('author-mail '.length));
  else if (text.startsWith('committer ')) facts.byName = text.slice('committer '.length);
  else if (text.startsWith('committer-mail '))
    facts.byMail = withoutBrackets(text.slice('committer-mail '.length));
  else if (text.startsWith('author-time ')) facts.authoredAt = seconds(text.slice('author-time '.length));
  else if (text.startsWith('summary ')) facts.subject = safeLine(text.slice('summary '.length), 200);
  else if (text === 'boundary') facts.isOlder = true;
}

function withoutBrackets(text: string): string {
  return text.replace(/^</, '').replace(/>$/, '');
}

/** Dates are whatever the author's clock said, also negative or far away; only non-numbers are not. */
function seconds(text: string): number {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : 0;
}
