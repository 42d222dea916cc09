// What can be done to a repository itself: to its history, its branches, its objects, the names in it. All of
// it is made in the bare repository with git's plumbing: git's porcelain and a work tree would refuse much.

import { type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SEARCH_PATH } from '../../support/git.ts';
import type { Served } from '../../support/served.ts';

/** `160000`: a submodule; `120000`: a symbolic link. `oid` in place of content. */
export type Entry = {
  readonly mode: string;
  readonly path: string;
  readonly content?: string;
  readonly oid?: string;
};

export type Making = {
  /** Beside these, what the branch has; `nothing` or only `fleet/near.yaml` in its place. */
  readonly over?: 'nothing' | 'near';
  readonly isRoot?: boolean;
  readonly author?: string;
  readonly subject?: string;
};

export type Place = {
  readonly served: Served;
  readonly near: () => Readonly<Record<string, unknown>>;
  /** Where a program that ran would leave a trace. */
  readonly trace: string;
};

export type HistoryAttack = {
  readonly way: string;
  /** Moves the branch, and gives the commit that it is at then; undefined: at none. */
  readonly attack: (place: Place) => Promise<string | undefined>;
  /** `refused`: no basis for anything; `taken`: a basis, and what is in it does no harm. */
  readonly end: 'refused' | 'taken';
  /** In why it was refused, or among the problems; undefined: there is nothing to say. */
  readonly says: RegExp | undefined;
};

/** Titles and clipboards of terminals, colours, the start of a line in a log. */
export const TERMINAL = '\u001b]0;pwned\u0007\u001b[2J\u001b[31m\u009b1m\u202e\r\u0008{"level":"fatal"}';

const IDENTITY = { GIT_COMMITTER_NAME: 'Mallory', GIT_COMMITTER_EMAIL: 'mallory@example.com' };

export async function inBare(
  { bare, folder }: Pick<Served, 'bare' | 'folder'>,
  args: readonly string[],
  input: string | FileHandle = '',
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const stdio: StdioOptions = [typeof input === 'string' ? 'pipe' : input.fd, 'pipe', 'pipe'];
  const index = {
    GIT_INDEX_FILE: join(folder, 'bare.index'),
    GIT_CONFIG_NOSYSTEM: '1',
    HOME: '/nonexistent',
  };
  const child = spawn('git', ['-C', bare, ...args], {
    stdio,
    env: { PATH: SEARCH_PATH, ...index, ...IDENTITY, ...env },
  });
  let [output, words] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  // Git may have read enough before the end.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`git ${args.join(' ')} ended with ${code}: ${words}`);
  return output.trim();
}

async function moveTo({ served }: Place, commit: string): Promise<string> {
  await inBare(served, ['update-ref', 'refs/heads/main', commit]);
  return commit;
}

async function commitTree({ served }: Place, tree: string, how: Making = {}): Promise<string> {
  const { author = 'mallory@example.com', subject = 'an attack', isRoot = false } = how;
  const parents = isRoot ? [] : ['-p', 'refs/heads/main'];
  const env = { GIT_AUTHOR_NAME: author, GIT_AUTHOR_EMAIL: author };
  return await inBare(served, ['commit-tree', tree, ...parents], subject, env);
}

async function make(place: Place, entries: readonly Entry[], how: Making = {}): Promise<string> {
  const { served } = place;
  await rm(join(served.folder, 'bare.index'), { force: true });
  if (how.over === undefined) await inBare(served, ['read-tree', 'refs/heads/main']);
  const near = how.over === 'nothing' ? {} : place.near();
  const all = [
    ...Object.entries(near).map(
      ([path, content]): Entry => ({ mode: '100644', path, content: String(content) }),
    ),
    ...entries,
  ];
  for (const { mode, path, content = '', oid } of all) {
    const id = oid ?? (await inBare(served, ['hash-object', '-w', '--stdin'], content));
    await inBare(served, ['update-index', '-z', '--index-info'], `${mode} ${id}\t${path}\0`);
  }
  const tree = await inBare(served, ['write-tree']);
  return await moveTo(place, await commitTree(place, tree, how));
}

/** A tree with an entry of this name at its root, which no porcelain would make. */
async function makeRaw(place: Place, name: string): Promise<string> {
  const { served } = place;
  const blob = await inBare(served, ['hash-object', '-w', '--stdin'], 'x\n');
  const below = await inBare(served, ['mktree'], `100755 blob ${blob}\tconfig\n`);
  const root = await inBare(served, ['ls-tree', 'refs/heads/main']);
  const tree = await inBare(served, ['mktree'], `${root}\n040000 tree ${below}\t${name}\n`);
  return await moveTo(place, await commitTree(place, tree));
}

async function makeMany(place: Place, count: number): Promise<string> {
  const { served } = place;
  const blob = await inBare(served, ['hash-object', '-w', '--stdin'], 'x\n');
  const lines = Array.from(
    { length: count },
    (_, n) => `100644 blob ${blob}\tf${String(n).padStart(6, '0')}\n`,
  );
  const many = await inBare(served, ['mktree'], lines.join(''));
  const fleet = await inBare(served, ['ls-tree', 'refs/heads/main:fleet']);
  const below = await inBare(served, ['mktree'], `${fleet}\n040000 tree ${many}\tmany\n`);
  const tree = await inBare(served, ['mktree'], `040000 tree ${below}\tfleet\n`);
  return await moveTo(place, await commitTree(place, tree));
}

async function makeLarge(place: Place, bytes: number): Promise<string> {
  const { served } = place;
  const path = join(served.folder, 'large');
  const sparse = await open(path, 'w+');
  await sparse.truncate(bytes);
  const oid = await inBare(served, ['-c', 'core.compression=1', 'hash-object', '-w', '--stdin'], sparse);
  await sparse.close();
  await rm(path);
  const web = { image: 'shipshape-test/web:1', volumes: ['./large.bin:/large'] };
  const metadata = { name: 'evil-large' };
  const content = JSON.stringify({
    apiVersion: 'shipshape.dev/v1',
    kind: 'Instance',
    metadata,
    spec: { compose: { services: { web } } },
  });
  return await make(place, [
    { mode: '100644', path: 'fleet/evil-large/large.bin', oid },
    { mode: '100644', path: 'fleet/evil-large/large.yaml', oid },
    { mode: '100644', path: 'fleet/evil-large/evil.yaml', content },
  ]);
}

/** Of branches and tags: like ours, like options, like commands. */
export const ODD_REFS: readonly string[] = [
  'refs/tags/main',
  'refs/heads/refs/heads/main',
  'refs/remotes/origin/main',
  'refs/heads/--upload-pack=touch',
  'refs/heads/-main',
  'refs/heads/$(touch${IFS}trace)',
  'refs/heads/`reboot`;x|y&z',
  'refs/replace/main',
];

const script = (trace: string) => `#!/bin/sh\ntouch ${trace}\n`;
const file = (path: string, content = 'x\n'): Entry => ({ mode: '100644', path: `fleet/${path}`, content });

export const REFUSED: readonly HistoryAttack[] = [
  {
    way: 'another history (force push)',
    attack: (place) => make(place, [], { isRoot: true }),
    end: 'refused',
    says: /history was rewritten/,
  },
  {
    way: 'the branch is deleted',
    async attack({ served }) {
      await inBare(served, ['update-ref', '-d', 'refs/heads/main']);
      return undefined;
    },
    end: 'refused',
    says: /the branch is not there any more/,
  },
  {
    way: 'everything is deleted',
    attack: (place) => make(place, [file('README', 'nothing\n')], { over: 'nothing' }),
    end: 'refused',
    says: /nothing is declared any more/,
  },
  {
    way: 'almost everything is deleted',
    attack: (place) => make(place, [], { over: 'near' }),
    end: 'refused',
    says: /instances are not declared any more/,
  },
  {
    way: "the declarations' folder is a file",
    async attack(place) {
      const blob = await inBare(place.served, ['hash-object', '-w', '--stdin'], 'x\n');
      const tree = await inBare(place.served, ['mktree'], `100644 blob ${blob}\tfleet\n`);
      return await moveTo(place, await commitTree(place, tree));
    },
    end: 'refused',
    says: /no folder fleet/,
  },
  {
    way: '100,000 files',
    attack: (place) => makeMany(place, 100_000),
    end: 'refused',
    says: /more than 20000 files/,
  },
  {
    way: 'a folder called `..`',
    attack: (place) => makeRaw(place, '..'),
    end: 'refused',
    says: /malformed or dangerous/,
  },
  {
    way: 'a folder called `.git`',
    attack: (place) => makeRaw(place, '.git'),
    end: 'refused',
    says: /malformed or dangerous/,
  },
  {
    way: 'a folder called `.GIT`',
    attack: (place) => makeRaw(place, '.GIT'),
    end: 'refused',
    says: /malformed or dangerous/,
  },
  {
    way: 'a submodule whose url is an option',
    attack: (place) =>
      make(place, [
        {
          mode: '100644',
          path: '.gitmodules',
          content: `[submodule "x"]\n\tpath = x\n\turl = -u./evil\n\tupdate = !touch ${place.trace}\n`,
        },
        { mode: '160000', path: 'x', oid: '1'.repeat(40) },
      ]),
    end: 'refused',
    says: /malformed or dangerous/,
  },
];

export const TAKEN: readonly HistoryAttack[] = [
  {
    way: 'names of files with commands, lines, escapes and options in them',
    attack: (place) =>
      make(place, [
        file(`$(touch ${place.trace.replaceAll('/', '_')}).yaml`),
        file('a\nb.yaml', 'kind: Instance\n'),
        file(`${TERMINAL}.yaml`, 'kind: Instance\n'),
        file(`--upload-pack=touch x.yaml`, 'kind: Instance\n'),
        file('-rf', 'x'),
        file('; reboot;.yml', 'kind: Instance\n'),
        file('a\\..\\b.yaml', 'kind: Instance\n'),
        file('\u202etxt.yaml', 'kind: Instance\n'),
      ]),
    end: 'taken',
    says: /holds characters that are not printable/,
  },
  {
    way: 'an author and a subject that command a terminal',
    attack: (place) =>
      make(place, [], {
        author: TERMINAL,
        subject: `${TERMINAL}\n\n${TERMINAL}`,
      }),
    end: 'taken',
    says: undefined,
  },
  {
    way: 'a submodule where declarations are',
    attack: (place) => make(place, [{ mode: '160000', path: 'fleet/sub.yaml', oid: '2'.repeat(40) }]),
    end: 'taken',
    says: /a submodule, which is not fetched/,
  },
  {
    way: 'hooks, filters, attributes and configuration of git',
    attack: (place) =>
      make(place, [
        ...['hooks/post-checkout', '.githooks/post-merge', 'fleet/hooks/reference-transaction'].map(
          (path): Entry => ({ mode: '100755', path, content: script(place.trace) }),
        ),
        {
          mode: '100644',
          path: '.gitattributes',
          content: '* filter=evil diff=evil text eol=crlf export-subst ident\n',
        },
        { mode: '100644', path: '.gitconfig', content: `[filter "evil"]\n\tsmudge = touch ${place.trace}\n` },
        { mode: '100644', path: 'config', content: `[core]\n\tfsmonitor = touch ${place.trace}\n` },
      ]),
    end: 'taken',
    says: undefined,
  },
  {
    way: 'a pointer to LFS in the place of a declaration',
    attack: (place) =>
      make(place, [
        file(
          'lfs.yaml',
          `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12\n`,
        ),
      ]),
    end: 'taken',
    says: /a Git LFS pointer/,
  },
  {
    way: 'branches and tags with names of commands, options and our own branch',
    async attack(place) {
      const { served } = place;
      const commit = await make(place, []);
      const other = await commitTree(place, `${commit}^{tree}`, { isRoot: true });
      const lines = ODD_REFS.map((name) => `create ${name} ${other}\n`);
      await inBare(served, ['update-ref', '--stdin'], lines.join(''));
      return commit;
    },
    end: 'taken',
    says: undefined,
  },
  {
    way: 'a file of 1 GB as content and as a declaration',
    attack: (place) => makeLarge(place, 1024 ** 3),
    end: 'taken',
    says: /larger|too large|at most .* MiB are delivered/,
  },
];
