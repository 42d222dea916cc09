// A source tree to every declaration in it and every problem of the whole tree, in one pass. Files are
// remembered by content, so that after a commit only what it changed is read again. A bad declaration
// harms only itself: it is held under its name, and its neighbours are read as if nothing were wrong.

import type { Declarations, InstanceDeclared, TemplateDeclared } from '../model/declaration.ts';
import type { Fleet } from '../model/fleet.ts';
import type { Position, Problem } from '../model/problem.ts';
import { compareProblems } from '../model/problem.ts';
import type { SourceFile, SourceTree } from '../model/source.ts';
import { CLOSED_FOLDER } from '../model/source-rules.ts';
import type { BadDocument, ReadDocument } from './documents.ts';
import { readDocuments } from './documents.ts';
import { checkReferences } from './references.ts';
import { createValidator } from './validate.ts';

export type ParsedTree = {
  readonly declarations: Declarations;
  /** In the order of files, lines and columns. */
  readonly problems: readonly Problem[];
};

export type ParseTree = (tree: SourceTree, fleet: Fleet) => ParsedTree;

/** A parser that remembers the files of the last tree, by path and content. */
export function createParser(): ParseTree {
  const validator = createValidator();
  let memory: ReadonlyMap<string, Remembered> = new Map();
  return (tree, fleet) => {
    const next = new Map<string, Remembered>();
    for (const [path, file] of tree.files) {
      if (!YAML_FILE.test(path)) continue;
      const known = memory.get(path);
      const isKnown = known?.oid === file.oid;
      next.set(path, isKnown ? known : { oid: file.oid, documents: readFile(file, validator) });
    }
    memory = next;
    return gather([...next.values()], tree, fleet);
  };
}

type Remembered = { readonly oid: string; readonly documents: readonly ReadDocument[] };

const YAML_FILE = /\.ya?ml$/;
const BOTH = ['Template', 'Instance'] as const;

function readFile(file: SourceFile, validator: ReturnType<typeof createValidator>): readonly ReadDocument[] {
  if (file.text !== undefined) return readDocuments(file.text, file.path, validator);
  return [unreadableFile(file.path, 'the file is not UTF-8 text, or too large to be read')];
}

function unreadableFile(path: string, message: string): ReadDocument {
  const problem: Problem = {
    code: 'declaration/unreadable',
    severity: 'error',
    at: { file: path, line: 1, column: 1 },
    message,
    hint: 'it may hold declarations: make it readable, or give it a name without .yaml or .yml',
  };
  return { kind: 'bad', as: BOTH, names: [], isNamed: false, problems: [problem] };
}

function gather(files: readonly Remembered[], tree: SourceTree, fleet: Fleet): ParsedTree {
  const found = sort([...files.flatMap((file) => file.documents), ...unusable(tree)]);
  const problems = [...found.problems];
  const declarations: Declarations = {
    templates: unique(found.templates, found.heldTemplates, problems),
    instances: unique(found.instances, found.held, problems),
    heldTemplates: found.heldTemplates,
    held: found.held,
    isIncomplete: found.isIncomplete,
  };
  const checked = checkReferences(declarations, fleet);
  return {
    declarations: { ...declarations, ...checked.declarations },
    problems: [...problems, ...checked.problems].sort(compareProblems),
  };
}

/** Entries that the source refused, where a declaration could have been. */
function unusable(tree: SourceTree): readonly ReadDocument[] {
  return [...(tree.unusable ?? [])].flatMap(([path, problem]) =>
    YAML_FILE.test(path) || problem.code === CLOSED_FOLDER
      ? [{ kind: 'bad', as: BOTH, names: [], isNamed: false, problems: [problem] } as const]
      : [],
  );
}

type Sorted = {
  readonly templates: TemplateDeclared[];
  readonly instances: InstanceDeclared[];
  readonly problems: Problem[];
  readonly heldTemplates: Set<string>;
  readonly held: Set<string>;
  isIncomplete: boolean;
};

function sort(documents: readonly ReadDocument[]): Sorted {
  const sorted: Sorted = {
    templates: [],
    instances: [],
    problems: [],
    heldTemplates: new Set(),
    held: new Set(),
    isIncomplete: false,
  };
  for (const document of documents) {
    if (document.kind === 'template') sorted.templates.push(document.declared);
    else if (document.kind === 'instance') sorted.instances.push(document.declared);
    else hold(document, sorted);
  }
  return sorted;
}

function hold({ as, names, isNamed, problems }: BadDocument, sorted: Sorted): void {
  sorted.problems.push(...problems);
  if (!isNamed) sorted.isIncomplete = true;
  for (const name of names) {
    if (as.includes('Template')) sorted.heldTemplates.add(name);
    if (as.includes('Instance')) sorted.held.add(name);
  }
}

/** By name; a name declared twice, or also by a bad declaration, is held and belongs to nobody. */
function unique<T extends TemplateDeclared | InstanceDeclared>(
  declared: readonly T[],
  held: Set<string>,
  problems: Problem[],
): ReadonlyMap<string, T> {
  const byName = new Map<string, T>();
  for (const declaration of declared) {
    const { name, kind } = declaration;
    const first = byName.get(name);
    if (first === undefined) {
      byName.set(name, declaration);
      continue;
    }
    held.add(name);
    for (const { movedFrom } of [first, declaration]) if (movedFrom !== undefined) held.add(movedFrom);
    problems.push(duplicate(kind, name, nameAt(declaration), nameAt(first)));
    problems.push(duplicate(kind, name, nameAt(first), nameAt(declaration)));
  }
  for (const name of held) byName.delete(name);
  return byName;
}

function duplicate(kind: string, name: string, at: Position, other: Position): Problem {
  return {
    code: 'declaration/duplicate-name',
    severity: 'error',
    at,
    message: `${kind.toLowerCase()} \`${name}\` is also declared at ${other.file}:${other.line}:${other.column}`,
    hint: 'rename or remove one of the two',
  };
}

function nameAt({ node }: TemplateDeclared | InstanceDeclared): Position {
  const metadata = node.kind === 'map' ? node.entries.get('metadata')?.value : undefined;
  const name = metadata?.kind === 'map' ? metadata.entries.get('name')?.value : undefined;
  return name?.at ?? node.at;
}
