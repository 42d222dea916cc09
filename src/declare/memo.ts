// Remembers each instance's result together with everything that it was made of: its stack (by
// identity), the files and folders it looked at, its ports, folders and secrets. Holds exactly the
// instances of the last pass, so it cannot grow without bound.

import type { AppliedTarget } from '../model/applied.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { FleetTarget } from '../model/fleet.ts';
import type { Digest, InstanceName } from '../model/ref.ts';
import type { Result } from '../model/result.ts';
import type { Node } from '../model/tree.ts';
import { type Claims, claimsOf } from './clashes.ts';
import { parseCompose } from './compose/load.ts';
import { resolveInstance } from './instance.ts';
import type { ResolveInput } from './resolve-input.ts';
import type { Stack } from './stack.ts';
import type { TreeIndex } from './tree-index.ts';

export type MemoInput = {
  readonly input: ResolveInput;
  readonly stack: Stack;
  readonly target: FleetTarget;
  readonly index: TreeIndex;
  readonly applied: AppliedTarget | undefined;
  readonly ports: ReadonlyMap<string, number>;
};

export type InstanceMemo = {
  resolve(input: MemoInput): Resolution;
  /** Drops every instance that was not asked for since the last call. */
  forgetOthers(): void;
};

export type Resolution = {
  readonly result: Result<DesiredInstance>;
  /** What it asks for on its engine; undefined when it did not resolve. */
  readonly claims: Claims | undefined;
};

type Remembered = Resolution & {
  readonly stack: Stack;
  readonly fleet: string;
  readonly target: FleetTarget;
  readonly ports: ReadonlyMap<string, number>;
  /** Data folders as recorded: host path by address. */
  readonly folders: Readonly<Record<string, string>>;
  readonly secretsRevision: string;
  readonly secrets: string;
  readonly reads: ReadonlyMap<string, Digest>;
};

/** Parsed Compose files by path, for as long as a pass asks for them: many instances share one file. */
type ParseMemo = {
  parse(text: string, path: string): Result<readonly Node[]>;
  forgetOthers(): void;
};

/** A reader of Compose files that remembers those of the last pass. */
function createParseMemo(): ParseMemo {
  type Parsed = { readonly text: string; readonly result: Result<readonly Node[]> };
  let last = new Map<string, Parsed>();
  let now = new Map<string, Parsed>();
  return {
    parse(text, path) {
      const known = now.get(path) ?? last.get(path);
      const entry = known?.text === text ? known : { text, result: parseCompose(text, path) };
      now.set(path, entry);
      return entry.result;
    },
    forgetOthers() {
      last = new Map([...last, ...now]);
      if (last.size > MAX_PARSED) last = now;
      now = new Map();
    },
  };
}

/** Files kept beyond the pass that used them: an unchanged instance does not ask for its file again. */
const MAX_PARSED = 5_000;

/** An empty memory. */
export function createInstanceMemo(): InstanceMemo {
  const files = createParseMemo();
  let last = new Map<InstanceName, Remembered>();
  let now = new Map<InstanceName, Remembered>();
  return {
    resolve(input) {
      const known = now.get(input.stack.name) ?? last.get(input.stack.name);
      const kept = known === undefined ? undefined : stillTrue(known, input);
      const entry = kept ?? remember(input, files);
      now.set(input.stack.name, entry);
      return entry;
    },
    forgetOthers() {
      last = now;
      now = new Map();
      files.forgetOthers();
    },
  };
}

function stillTrue(known: Remembered, input: MemoInput): Remembered | undefined {
  if (known.stack !== input.stack || !isSamePlace(known, input)) return undefined;
  for (const [path, digest] of known.reads) {
    if (input.index.fingerprint(path) !== digest) return undefined;
  }
  const { revision } = input.input.secrets;
  if (known.secretsRevision === revision) return known;
  if (known.secrets !== secretsOf(input)) return undefined;
  return { ...known, secretsRevision: revision };
}

function remember(input: MemoInput, files: ParseMemo): Remembered {
  const { stack, target, index, ports } = input;
  const { fleet, secrets } = input.input;
  const reads = new Set<string>();
  const result = resolveInstance({
    stack,
    fleet: fleet.name,
    target,
    ports,
    index: recording(index, reads),
    parse: files.parse,
    folders: foldersOf(input),
    secretProblems: secrets.problems,
    fingerprint: secrets.fingerprint,
  });
  return {
    stack,
    fleet: fleet.name,
    target,
    ports,
    folders: recordedFolders(input),
    secretsRevision: secrets.revision,
    secrets: secretsOf(input),
    reads: new Map([...reads].map((path) => [path, index.fingerprint(path)])),
    result,
    claims: result.ok ? claimsOf(result.value) : undefined,
  };
}

/** The index, keeping account of what was looked at. */
function recording(index: TreeIndex, reads: Set<string>): TreeIndex {
  return {
    tree: index.tree,
    fingerprint: (path) => index.fingerprint(path),
    file(path) {
      reads.add(path);
      return index.file(path);
    },
    under(path) {
      reads.add(path);
      return index.under(path);
    },
    unusable(path) {
      reads.add(path);
      return index.unusable(path);
    },
  };
}

function isSamePlace(known: Remembered, input: MemoInput): boolean {
  const { target, ports } = input;
  const folders = recordedFolders(input);
  return (
    known.fleet === input.input.fleet.name &&
    known.target.name === target.name &&
    known.target.dataRoot === target.dataRoot &&
    known.target.publishAddress === target.publishAddress &&
    known.ports.size === ports.size &&
    [...ports].every(([name, port]) => known.ports.get(name) === port) &&
    isSameRecord(known.folders, folders)
  );
}

function isSameRecord(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  if (a === b) return true;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** Every secret of the instance by fingerprint. */
function secretsOf({ input, stack }: MemoInput): string {
  const { fingerprint, problems } = input.secrets;
  const lines: string[] = [];
  for (const { name } of stack.secrets) {
    const problem = problems.get(name);
    lines.push(name, problem === undefined ? fingerprint([{ secret: name }]) : JSON.stringify(problem));
  }
  return lines.join('\0');
}

/** Data folders as last applied under this name, or under the former one before a rename. */
function recordedFolders({ applied, stack }: MemoInput): Readonly<Record<string, string>> {
  const { name, movedFrom } = stack;
  const former = movedFrom === undefined ? undefined : applied?.instances[movedFrom];
  return (applied?.instances[name] ?? former)?.folders ?? NONE;
}

/** The same by path: without the instance's name, which may be the former one. */
function foldersOf(input: MemoInput): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(recordedFolders(input)).map(([address, hostPath]) => [
      address.split('/').slice(2).join('/'),
      hostPath,
    ]),
  );
}

const NONE: Readonly<Record<string, string>> = {};
