// Declarations of older commits, read once and kept as long as something is held to them: what a pinned
// instance follows, and the last good state of one whose declaration is bad now.

import { createParser } from '../declare/parse.ts';
import { createResolver, type Resolver } from '../declare/resolve.ts';
import type { ResolveInput } from '../declare/resolve-input.ts';
import type { Declarations } from '../model/declaration.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { Fleet } from '../model/fleet.ts';
import type { Commit, InstanceName, TargetName } from '../model/ref.ts';
import type { SecretNeed } from '../model/secret.ts';
import type { Revision, SourceTree } from '../model/source.ts';
import type { Remote, Source } from '../ports.ts';

export type OlderParts = {
  readonly source: Source;
  readonly remote: Remote;
  readonly fleet: Fleet;
  readonly target: TargetName;
};

export type Older = {
  /** The instance as that commit has it; undefined: not there, bad there too, or not read yet (see `load`). */
  instance(commit: Commit, name: InstanceName, input: ResolveInput): DesiredInstance | undefined;
  /** Whether that commit declares it, and well as far as its own document goes; undefined: not read yet, or gone. */
  isDeclared(commit: Commit, name: InstanceName): boolean | undefined;
  /** The secrets of what was asked for since the last but one `load`. */
  needs(): readonly SecretNeed[];
  revision(commit: Commit): Revision | undefined;
  /** Reads what was asked for and is not there yet, forgets what nobody asks for; true when something is new. */
  load(signal: AbortSignal): Promise<boolean>;
};

type Read = {
  readonly tree: SourceTree;
  readonly declarations: Declarations;
  readonly resolver: Resolver;
  /** The declarations of a few instances alone, so that nothing else is resolved. */
  readonly few: Map<string, Declarations>;
};

export function createOlder({ source, remote, fleet, target }: OlderParts): Older {
  const parse = createParser();
  /** `absent`: that commit is not known here (any more). */
  const known = new Map<Commit, Read | 'absent'>();
  let asked = new Map<Commit, Set<InstanceName>>();
  /** By the last complete look: the next one most likely asks for the same. */
  let before: ReadonlyMap<Commit, ReadonlySet<InstanceName>> = new Map();

  async function read(commit: Commit, signal: AbortSignal): Promise<Read | 'absent'> {
    const revision = await remote.revision(commit, signal);
    if (revision === undefined) return 'absent';
    const tree = await source.tree(revision, signal);
    const { declarations } = parse(tree, fleet);
    return { tree, declarations, resolver: createResolver(), few: new Map() };
  }

  return {
    instance(commit, name, input) {
      const names = asked.get(commit) ?? new Set();
      asked.set(commit, names.add(name));
      const found = known.get(commit);
      if (found === undefined || found === 'absent') return undefined;
      const { tree, resolver } = found;
      const resolved = resolver.resolve({ ...input, tree, declarations: only(found, [name]) });
      const instance = resolved.desired.get(target)?.instances.find((one) => one.name === name);
      return instance && fromCommit(instance, commit);
    },
    isDeclared(commit, name) {
      const found = known.get(commit);
      return found === undefined || found === 'absent' ? undefined : found.declarations.instances.has(name);
    },
    needs() {
      return [...before, ...asked].flatMap(([commit, names]) => {
        const found = known.get(commit);
        if (found === undefined || found === 'absent') return [];
        return [...names].flatMap((name) => found.resolver.needs(only(found, [name])));
      });
    },
    revision(commit) {
      const found = known.get(commit);
      return found === undefined || found === 'absent' ? undefined : found.tree.revision;
    },
    async load(signal) {
      let isNew = false;
      for (const commit of asked.keys()) {
        if (known.has(commit)) continue;
        known.set(commit, await read(commit, signal));
        isNew = true;
      }
      if (isNew) return true;
      for (const commit of known.keys()) if (!asked.has(commit)) known.delete(commit);
      before = asked;
      asked = new Map();
      return false;
    },
  };
}

function only(from: Read, names: readonly InstanceName[]): Declarations {
  const key = names.join('\n');
  const before = from.few.get(key);
  if (before !== undefined) return before;
  const { instances, held } = from.declarations;
  const made: Declarations = {
    ...from.declarations,
    instances: new Map([...instances].filter(([name]) => names.some((one) => one === name))),
    held: new Set([...held].filter((name) => names.some((one) => one === name))),
    isIncomplete: false,
  };
  from.few.set(key, made);
  return made;
}

const MARK = /^([0-9a-f]{40}(?:[0-9a-f]{24})?):(.*)$/s;

/** Its files are found again at the commit that they come from. */
function fromCommit(instance: DesiredInstance, commit: Commit): DesiredInstance {
  type Content = DesiredInstance['files'][number]['content'];
  const marked = (content: Content): Content => ({
    ...content,
    entries: content.entries.map((entry) =>
      entry.from.kind === 'repository'
        ? { ...entry, from: { ...entry.from, path: `${commit}:${entry.from.path}` } }
        : entry,
    ),
  });
  return {
    ...instance,
    commit,
    files: instance.files.map((one) => ({ ...one, content: marked(one.content) })),
    builds: instance.builds.map((one) => ({ ...one, context: marked(one.context) })),
  };
}

/** A source that also reads the files of older commits. */
export function withOlder(source: Source, older: Pick<Older, 'revision'>): Source {
  return {
    ...source,
    read(revision, path, signal) {
      const [, commit, inner = ''] = MARK.exec(path) ?? [];
      const from = commit === undefined ? undefined : older.revision(commit as Commit);
      return from === undefined ? source.read(revision, path, signal) : source.read(from, inner, signal);
    },
  };
}
