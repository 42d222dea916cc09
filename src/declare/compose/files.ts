// From the files of one project (its main file and overlays, or those of an `include`) to one merged tree in
// long form: the order of the steps is compose-go's (loader.go), because it decides what a file means.

import { bad, ok, type Result } from '../../model/result.ts';
import type { MapNode, Node } from '../../model/tree.ts';
import { child } from '../../model/tree.ts';
import { toCanonical, withDefaults } from './canonical.ts';
import { checkShape } from './check.ts';
import { type Context, report } from './context.ts';
import { fillFromVariables } from './environment.ts';
import { applyExtends, type BaseFile } from './extends.ts';
import { applyIncludes } from './include.ts';
import { interpolate } from './interpolate.ts';
import { composeFile } from './keys.ts';
import { mergeFiles } from './merge.ts';
import { mapLike, withoutKey } from './nodes.ts';
import { folderOf, resolvePaths } from './paths.ts';
import { dropMarked, type Marks, takeMarks } from './reset.ts';
import { enforceUnique } from './unique.ts';
import { validateFile } from './validate.ts';

/** A file by its full path, or one whose tree is there already. */
export type SourceFile = { readonly path: string; readonly tree?: Node };

type Loading = {
  readonly context: Context;
  readonly folder: string;
  /** Full paths of the files being read now, outermost first. */
  readonly open: readonly string[];
  readonly bases: Map<string, BaseFile | undefined>;
};

/** The merged tree of a project; undefined when a file cannot be read (which was reported). */
export function loadFiles(
  files: readonly SourceFile[],
  folder: string,
  context: Context,
): MapNode | undefined {
  return loadAll(files, { context, folder, open: [], bases: new Map() });
}

function loadAll(files: readonly SourceFile[], loading: Loading): MapNode | undefined {
  const { context, folder } = loading;
  let merged: Node | undefined;
  let isWhole = true;
  for (const file of files) {
    const documents = documentsOf(file, context);
    if (!documents.ok) {
      context.problems.push(...documents.problems);
      isWhole = false;
      continue;
    }
    context.problems.push(...documents.problems);
    for (const document of documents.value)
      merged = addDocument(merged, document, file.path, loading) ?? merged;
  }
  if (!isWhole || merged?.kind !== 'map') return undefined;
  const full = withDefaults(merged, context);
  validateFile(full, context);
  const resolved = fillFromVariables(resolvePaths(full, folder, context), context);
  return resolved.kind === 'map' ? resolved : undefined;
}

function documentsOf(file: SourceFile, context: Context): Result<readonly Node[]> {
  if (file.tree) return ok([file.tree]);
  const text = context.read(file.path);
  if (text !== undefined) return context.parse(text, file.path);
  return bad([
    {
      code: 'compose/missing-file',
      severity: 'error',
      at: { file: file.path, line: 1, column: 1 },
      message: 'there is no such file',
      hint: 'correct the path',
    },
  ]);
}

function addDocument(
  base: Node | undefined,
  document: Node,
  path: string,
  loading: Loading,
): Node | undefined {
  const { context, folder } = loading;
  if (document.kind !== 'map') {
    report(context, 'compose/type', document, 'a Compose file must be a map');
    return base;
  }
  const { node: unmarked, marks } = takeMarks(document);
  const filled = interpolate(unmarked ?? mapLike(new Map(), document), context);
  const openBase = (other: string, at: Node): BaseFile | undefined => openFile(other, at, loading);
  const extended = applyExtends(filled, { context, file: path, folder, marks, openBase });
  const open = [...loading.open, path];
  const included = applyIncludes(extended, {
    context,
    folder,
    open,
    load: (inclusion) =>
      loadAll(
        inclusion.files.map((file) => ({ path: file })),
        { context: inclusion.context, folder: inclusion.folder, open, bases: new Map() },
      ),
  });
  const below = base ? dropMarked(base, marks) : undefined;
  const merged = below ? mergeFiles(below, included, context) : included;
  const checked = checkShape(enforceUnique(merged), composeFile, context);
  if (checked?.kind !== 'map') return base;
  warnOfVersion(checked, path, context);
  return enforceUnique(toCanonical(withoutKey(checked, 'version'), context));
}

function warnOfVersion(file: MapNode, path: string, context: Context): void {
  const version = child(file, 'version');
  if (version === undefined) return;
  const message = 'the key `version` says nothing any more';
  report(context, 'compose/version', { ...version.at, file: path }, message, 'remove it', 'warning');
}

/** A file that services extend: in long form, unchecked (the merged service is), paths seen from its folder. */
function openFile(path: string, at: Node, loading: Loading): BaseFile | undefined {
  if (loading.bases.has(path)) return loading.bases.get(path);
  const base = readBase(path, at, loading.context);
  loading.bases.set(path, base);
  return base;
}

function readBase(path: string, at: Node, context: Context): BaseFile | undefined {
  const text = context.read(path);
  if (text === undefined) {
    report(context, 'compose/missing-file', at, `no file ${path} to extend from`, 'correct the path');
    return undefined;
  }
  const documents = context.parse(text, path);
  context.problems.push(...documents.problems);
  if (!documents.ok) return undefined;
  let merged: Node | undefined;
  let marks: Marks = new Map();
  for (const document of documents.value) {
    const taken = takeMarks(document);
    marks = taken.marks;
    if (taken.node === undefined) continue;
    const filled = interpolate(taken.node, context);
    const together = merged ? mergeFiles(dropMarked(merged, marks), filled, context) : filled;
    merged = enforceUnique(toCanonical(enforceUnique(together), context));
  }
  const resolved = merged && resolvePaths(merged, folderOf(path), context);
  const services = child(resolved, 'services');
  return { services: services?.kind === 'map' ? services : undefined, marks };
}
