// A source tree to every declaration in it and every problem of the whole tree, in one pass. Files are
// remembered by content, so that after a commit only what it changed is read again. A bad declaration
// harms only itself: it is held under its name, and its neighbours are read as if nothing were wrong.

import type { AnyDeclared, Declarations, DeclaredKind } from '../model/declaration.ts';
import { BACKUP_KINDS, PEOPLE_KINDS, STACK_KINDS } from '../model/declaration.ts';
import type { Fleet } from '../model/fleet.ts';
import type { Position, Problem } from '../model/problem.ts';
import { compareProblems, isClean } from '../model/problem.ts';
import type { SourceFile, SourceTree } from '../model/source.ts';
import { CLOSED_FOLDER } from '../model/source-rules.ts';
import { checkBackups } from './backup-references.ts';
import type { BadDocument, ReadDocument } from './documents.ts';
import { DECLARED_KINDS, readDocuments } from './documents.ts';
import { checkPeople } from './people-references.ts';
import { valueAt } from './positions.ts';
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
  return { kind: 'bad', as: DECLARED_KINDS, names: [], isNamed: false, problems: [problem] };
}

function gather(files: readonly Remembered[], tree: SourceTree, fleet: Fleet): ParsedTree {
  const found = sort([...files.flatMap((file) => file.documents), ...unusable(tree)]);
  const problems = [...found.problems];
  const named = <Kind extends DeclaredKind>(kind: Kind) => unique(kind, found, problems);
  const read: Declarations = {
    templates: named('Template'),
    instances: named('Instance'),
    users: named('User'),
    roles: named('Role'),
    teams: named('Team'),
    policies: named('ChangePolicy'),
    heldTemplates: found.held.Template,
    held: found.held.Instance,
    places: placesOf(found),
    isIncomplete: found.isIncomplete,
    arePeopleIncomplete: found.isUnsure || PEOPLE_KINDS.some((kind) => found.held[kind].size > 0),
    backups: {
      destinations: named('BackupDestination'),
      policies: named('BackupPolicy'),
      dataSources: named('DataSource'),
      held: found.held,
      isIncomplete: found.isMissingBackups,
    },
  };
  const people = checkPeople(read, fleet);
  const checked = checkReferences(read, fleet);
  const copies = checkBackups(read, fleet);
  const { instances, held } = checked.declarations;
  const arePeopleIncomplete = read.arePeopleIncomplete || !isClean(people);
  return {
    declarations: { ...read, instances, held, arePeopleIncomplete, backups: copies.backups },
    problems: [...problems, ...people, ...checked.problems, ...copies.problems].sort(compareProblems),
  };
}

/** Entries that the source refused, where a declaration could have been. */
function unusable(tree: SourceTree): readonly ReadDocument[] {
  return [...(tree.unusable ?? [])].flatMap(([path, problem]) =>
    YAML_FILE.test(path) || problem.code === CLOSED_FOLDER
      ? [{ kind: 'bad', as: DECLARED_KINDS, names: [], isNamed: false, problems: [problem] } as const]
      : [],
  );
}

type Sorted = {
  readonly declared: AnyDeclared[];
  readonly problems: Problem[];
  /** Names of bad declarations, by kind. */
  readonly held: Readonly<Record<DeclaredKind, Set<string>>>;
  /** Bad instances and the files that they are in. */
  readonly heldAt: Map<string, string>;
  /** Something without a name may be a template or an instance. */
  isIncomplete: boolean;
  /** Something without a name may be about people. */
  isUnsure: boolean;
  /** Something without a name may be about backups. */
  isMissingBackups: boolean;
};

function sort(documents: readonly ReadDocument[]): Sorted {
  const none = (): Set<string> => new Set();
  const stacks = { Template: none(), Instance: none() };
  const people = { User: none(), Role: none(), Team: none(), ChangePolicy: none() };
  const backups = { BackupDestination: none(), BackupPolicy: none(), DataSource: none() };
  const held = { ...stacks, ...people, ...backups };
  const sorted: Sorted = {
    declared: [],
    problems: [],
    held,
    heldAt: new Map(),
    isIncomplete: false,
    isUnsure: false,
    isMissingBackups: false,
  };
  for (const document of documents) {
    if (document.kind === 'good') sorted.declared.push(document.declared);
    else hold(document, sorted);
  }
  return sorted;
}

function hold({ as, names, isNamed, problems }: BadDocument, sorted: Sorted): void {
  sorted.problems.push(...problems);
  if (!isNamed && STACK_KINDS.some((kind) => as.includes(kind))) sorted.isIncomplete = true;
  if (!isNamed && PEOPLE_KINDS.some((kind) => as.includes(kind))) sorted.isUnsure = true;
  if (!isNamed && BACKUP_KINDS.some((kind) => as.includes(kind))) sorted.isMissingBackups = true;
  for (const kind of as) for (const name of names) sorted.held[kind].add(name);
  const file = problems[0]?.at.file;
  if (file === undefined || !as.includes('Instance')) return;
  for (const name of names) if (!sorted.heldAt.has(name)) sorted.heldAt.set(name, file);
}

function placesOf({ declared, heldAt }: Sorted): ReadonlyMap<string, string> {
  const good = declared.filter((one) => isOf(one, 'Instance'));
  return new Map([...good.map((one) => [one.name, nameAt(one).file] as const), ...heldAt]);
}

/** By name; a name declared twice, or also by a bad declaration, is held and belongs to nobody. */
function unique<Kind extends DeclaredKind>(
  kind: Kind,
  sorted: Sorted,
  problems: Problem[],
): ReadonlyMap<string, Extract<AnyDeclared, { kind: Kind }>> {
  const held = sorted.held[kind];
  const byName = new Map<string, Extract<AnyDeclared, { kind: Kind }>>();
  for (const declaration of sorted.declared) {
    if (!isOf(declaration, kind)) continue;
    const { name } = declaration;
    const first = byName.get(name);
    if (first === undefined) {
      byName.set(name, declaration);
      continue;
    }
    held.add(name);
    for (const each of [first, declaration]) for (const former of formerNames(each)) held.add(former);
    problems.push(duplicate(kind, name, nameAt(declaration), nameAt(first)));
    problems.push(duplicate(kind, name, nameAt(first), nameAt(declaration)));
  }
  for (const name of held) byName.delete(name);
  return byName;
}

function isOf<Kind extends DeclaredKind>(
  declaration: AnyDeclared,
  kind: Kind,
): declaration is Extract<AnyDeclared, { kind: Kind }> {
  return declaration.kind === kind;
}

function formerNames(declaration: AnyDeclared): readonly string[] {
  return declaration.kind === 'Instance' && declaration.movedFrom !== undefined
    ? [declaration.movedFrom]
    : [];
}

/** `ChangePolicy` → `change policy`. */
function kindWords(kind: string): string {
  return kind.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function duplicate(kind: string, name: string, at: Position, other: Position): Problem {
  return {
    code: 'declaration/duplicate-name',
    severity: 'error',
    at,
    message: `${kindWords(kind)} \`${name}\` is also declared at ${other.file}:${other.line}:${other.column}`,
    hint: 'rename or remove one of the two',
  };
}

function nameAt({ node }: AnyDeclared): Position {
  return valueAt(node, 'metadata', 'name');
}
