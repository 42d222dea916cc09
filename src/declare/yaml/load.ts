// YAML text to trees, safely: guard the text, guard its tokens, compose, then check and build.
// Everything that may stall, crash or mislead is refused with a place and a word; nothing here throws.

import type { Document } from 'yaml';
import { Composer } from 'yaml';
import type { Problem } from '../../model/problem.ts';
import type { Result } from '../../model/result.ts';
import { bad, ok } from '../../model/result.ts';
import type { Node } from '../../model/tree.ts';
import { buildTree } from './build.ts';
import type { Mode } from './builder.ts';
import { syntaxProblems } from './errors.ts';
import { checkText, tokenize } from './guard.ts';
import type { Lines } from './lines.ts';
import { linesOf } from './lines.ts';

/** One document of a file: its tree as far as it could be read, what is wrong in it, and its part of the text. */
export type LoadedDocument = {
  readonly node: Node | undefined;
  readonly problems: readonly Problem[];
  /** Offset into the text, without the byte order mark; it goes on to the start of the next one. */
  readonly start: number;
};

/** Documents one file may hold. */
const MAX_DOCUMENTS = 2_000;

/**
 * The non-empty documents of a YAML text. `declaration` refuses anchors, aliases, merge keys and tags;
 * `compose` resolves them. Both keep `!reset` and `!override` on the node.
 */
export function loadYaml(text: string, file: string, mode: Mode): Result<readonly Node[]> {
  const documents = loadDocuments(text, file, mode);
  const problems = documents.flatMap((document) => document.problems);
  if (problems.length > 0) return bad(problems);
  return ok(documents.flatMap((document) => (document.node === undefined ? [] : [document.node])));
}

/** The same, document by document, so that a bad one does not hide its neighbours. */
export function loadDocuments(text: string, file: string, mode: Mode): readonly LoadedDocument[] {
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const lines = linesOf(content, file);
  const wrong = checkText(content, lines);
  if (wrong) return [whole(wrong)];
  const tokens = tokenize(content, lines);
  if (!('length' in tokens)) return [whole(tokens)];
  const documents: LoadedDocument[] = [];
  // The failsafe schema leaves every scalar as text: their meaning is decided in build, by Compose's rules.
  const composer = new Composer({
    schema: 'failsafe',
    resolveKnownTags: false,
    uniqueKeys: false,
    merge: false,
    logLevel: 'silent',
    prettyErrors: false,
  });
  for (const document of composer.compose(tokens)) {
    if (documents.length === MAX_DOCUMENTS) {
      const message = `more than ${MAX_DOCUMENTS} documents in one file`;
      const at = { file, line: 1, column: 1 };
      const problem: Problem = { code: 'yaml/too-large', severity: 'error', at, message, hint: 'split it' };
      return [...documents, whole(problem)];
    }
    documents.push(loadDocument(document, content, lines, mode));
  }
  return documents;
}

function loadDocument(document: Document.Parsed, content: string, lines: Lines, mode: Mode): LoadedDocument {
  const [start] = document.range;
  const warnings = document.warnings.filter((warning) => !TAG_WARNINGS.has(warning.code));
  const syntax = syntaxProblems([...document.errors, ...warnings], content, lines);
  if (syntax.length > 0) return { node: undefined, problems: syntax, start };
  if (isEmpty(document, content)) return { node: undefined, problems: [], start };
  const { node, problems } = buildTree(document, lines, mode);
  return { node, problems, start };
}

/** Tags are judged in build, where the place and the mode are known. */
const TAG_WARNINGS: ReadonlySet<string> = new Set(['TAG_RESOLVE_FAILED', 'BAD_COLLECTION_TYPE']);

function isEmpty(document: Document.Parsed, content: string): boolean {
  const contents = document.contents;
  if (contents === null) return true;
  const [start, end] = contents.range;
  return start === end && content.slice(start, end) === '' && contents.tag === undefined;
}

function whole(problem: Problem): LoadedDocument {
  return { node: undefined, problems: [problem], start: 0 };
}
