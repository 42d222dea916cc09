// The parser's own errors in our words: lower case, no trailing dot, with what to do where we know it.

import type { YAMLError } from 'yaml';
import type { Problem } from '../../model/problem.ts';
import type { Lines } from './lines.ts';
import { positionAt } from './lines.ts';

type Words = { readonly message: string; readonly hint?: string };

const WORDS: Readonly<Partial<Record<YAMLError['code'], Words>>> = {
  TAB_AS_INDENT: { message: 'a tab is used for indentation', hint: 'indent with spaces' },
  BAD_INDENT: {
    message: 'the indentation does not fit the lines above',
    hint: 'align it with its neighbours, with spaces',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'this is neither a key with a value nor the end of the value above',
    hint: 'a colon, a quote or some indentation is missing here',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a `: ` inside a value opens a map where none may be',
    hint: 'quote the value, or put the map on its own lines',
  },
  BLOCK_IN_FLOW: { message: 'a block cannot stand inside brackets', hint: 'write it with brackets as well' },
  BAD_DQ_ESCAPE: {
    message: 'unknown escape in a double-quoted text',
    hint: 'double the backslash, or use single quotes',
  },
  BAD_ALIAS: {
    message: 'the alias is not well formed',
    hint: 'put a space before the colon, or a name after `*`',
  },
  NON_STRING_KEY: { message: 'the key is not text', hint: 'quote it' },
  KEY_OVER_1024_CHARS: { message: 'a key is longer than 1024 characters', hint: 'keys are short names' },
  MULTIPLE_ANCHORS: { message: 'two anchors for one value' },
  MULTIPLE_TAGS: { message: 'two tags for one value' },
  UNEXPECTED_TOKEN: { message: 'something stands here that YAML does not allow' },
  RESOURCE_EXHAUSTION: { message: 'the structure is too much to read', hint: 'simplify the file' },
};

/** At most this many of one document are told; the rest mostly follows from the first. */
const MAX_TOLD = 3;

/** Errors and warnings of one document as problems; both are fatal. */
export function syntaxProblems(
  errors: readonly YAMLError[],
  content: string,
  lines: Lines,
): readonly Problem[] {
  const bare = errors.find((error) => isBareVariable(error, content));
  if (bare !== undefined) return [{ ...BARE_VARIABLE, at: positionAt(lines, bare.pos[0] - 1) }];
  return errors.slice(0, MAX_TOLD).map((error) => {
    const words = missingQuote(error) ?? WORDS[error.code] ?? { message: tidy(error.message) };
    return {
      code: 'yaml/syntax',
      severity: 'error',
      at: positionAt(lines, error.pos[0]),
      ...words,
    };
  });
}

/** `{ A: ${B} }`: to YAML the second brace opens another map. The other errors of the document follow from it. */
function isBareVariable({ code, pos: [start] }: YAMLError, content: string): boolean {
  return code === 'UNEXPECTED_TOKEN' && content.startsWith('${', start - 1);
}

const BARE_VARIABLE = {
  code: 'yaml/syntax',
  severity: 'error',
  message: 'a variable without quotes inside `{…}` or `[…]`: its brace opens another map',
  hint: 'quote the value: `"${NAME}"`',
} as const;

function missingQuote({ code, message }: YAMLError): Words | undefined {
  if (code !== 'MISSING_CHAR' || !/closing ["']/.test(message)) return undefined;
  return {
    message: 'a quote was opened and is not closed before this place',
    hint: 'close it, or double a quote inside',
  };
}

function tidy(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  const text = line.slice(0, 160).replace(/[.:]\s*$/, '');
  return text.charAt(0).toLowerCase() + text.slice(1);
}
