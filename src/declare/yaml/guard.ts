// The first look at a YAML text, before any tree is made of it: size, characters, line endings,
// conflict markers, directives, depth. A small file can kill or stall the parser behind this guard
// (900 open brackets abort the process), so nothing may reach the composer without passing here.

import type { CST } from 'yaml';
import { Lexer, Parser } from 'yaml';
import type { Problem } from '../../model/problem.ts';
import type { Lines } from './lines.ts';
import { positionAt } from './lines.ts';

/** Largest YAML file, in bytes of UTF-8. */
const MAX_BYTES = 256 * 1024;
/** Deepest nesting of maps and lists. */
export const MAX_DEPTH = 64;
/** Most lexical pieces of one file; a dense file of the largest size would otherwise take seconds. */
const MAX_LEXEMES = 100_000;

/** What the text may not contain anywhere, also not through an escape: C0 but tab and line ends, DEL, C1, bidi controls, BOM. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/;
const LONE_CARRIAGE_RETURN = /\r(?!\n)/;
const CONFLICT = /^(?:<{7}|>{7})(?: .*)?$/m;

/** The name of the first forbidden character of a text and where it is; undefined when there is none. */
export function forbiddenCharacter(
  text: string,
): { readonly offset: number; readonly name: string } | undefined {
  const offset = text.search(FORBIDDEN);
  if (offset >= 0) return { offset, name: characterName(text.charCodeAt(offset)) };
  if (text.isWellFormed()) return undefined;
  const lone = loneSurrogate(text);
  return { offset: lone, name: characterName(text.charCodeAt(lone)) };
}

/** What is wrong with the text as text; a wrong text must not be parsed. */
export function checkText(text: string, lines: Lines): Problem | undefined {
  if (text.length > MAX_BYTES || (text.length * 3 > MAX_BYTES && utf8Length(text) > MAX_BYTES)) {
    return problem(lines, 0, 'yaml/too-large', `the file is larger than ${MAX_BYTES / 1024} KiB`, 'split it');
  }
  const forbidden = forbiddenCharacter(text);
  if (forbidden) {
    return problem(
      lines,
      forbidden.offset,
      'yaml/forbidden-character',
      `the file holds ${forbidden.name}, which YAML text may not contain`,
      'remove it; save the file as plain UTF-8 text',
    );
  }
  const carriageReturn = text.search(LONE_CARRIAGE_RETURN);
  if (carriageReturn >= 0) {
    return problem(
      lines,
      carriageReturn,
      'yaml/line-ending',
      'a carriage return stands alone here',
      'save the file with line feeds as line ends',
    );
  }
  const conflict = text.search(CONFLICT);
  if (conflict >= 0) {
    return problem(
      lines,
      conflict,
      'yaml/conflict-marker',
      'a merge conflict was committed here',
      'resolve the conflict and remove the markers',
    );
  }
  return undefined;
}

/** The tokens of a text, or why it may not be composed. Never recurses, stops at the first excess. */
export function tokenize(text: string, lines: Lines): readonly CST.Token[] | Problem {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let previous = '';
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === '?' && previous !== CST_SCALAR) {
      return problem(
        lines,
        parser.offset,
        'yaml/explicit-key',
        'a key is written with `?` here',
        'write it as `key: value`',
      );
    }
    for (const token of parser.next(lexeme)) {
      if (token.type === 'directive') return directiveProblem(lines, token.offset);
      tokens.push(token);
    }
    // The stack holds the document and the scalar in work besides the collections.
    if (parser.stack.length > MAX_DEPTH + 2) {
      return problem(
        lines,
        parser.offset,
        'yaml/too-deep',
        `maps and lists are nested deeper than ${MAX_DEPTH} levels`,
        'flatten the file',
      );
    }
    previous = lexeme;
    lexemes += 1;
    if (lexemes > MAX_LEXEMES) {
      return problem(lines, parser.offset, 'yaml/too-large', 'the file holds too many values', 'split it');
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function directiveProblem(lines: Lines, offset: number): Problem {
  return problem(
    lines,
    offset,
    'yaml/directive',
    'a `%` directive changes what the file means',
    'remove the line; files are read as YAML 1.2',
  );
}

/** The lexer announces a scalar by this lexeme; a `?` after it is text. */
const CST_SCALAR = '\u001f';

function problem(lines: Lines, offset: number, code: string, message: string, hint: string): Problem {
  return { code, severity: 'error', at: positionAt(lines, offset), message, hint };
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

function loneSurrogate(text: string): number {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) return index;
    if (code > 0xffff) index += 1;
  }
  return 0;
}

function characterName(code: number): string {
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code === 0) return `a NUL character (${hex})`;
  if (code === 0xfeff) return `a byte order mark inside the text (${hex})`;
  if (code >= 0xd800 && code <= 0xdfff) return `half a surrogate pair (${hex})`;
  if (code >= 0x2028 && code <= 0x2029) return `a line separator character (${hex})`;
  if (code === 0x61c || (code >= 0x200e && code <= 0x2069)) return `a text direction character (${hex})`;
  return `a control character (${hex})`;
}
