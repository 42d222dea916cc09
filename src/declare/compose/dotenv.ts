// `.env` files and `env_file:`s: the dotenv dialect of compose-go (quotes, `export`, comments, values over
// several lines, variables inside) and docker's `raw` format (lines as they are). Values never reach a message.

import type { Position } from '../../model/problem.ts';
import { type Context, report, reportTemplate } from './context.ts';
import { type Lookup, substitute, type Variable } from './template.ts';

/** Names with values, in the order of the file. A later line wins over an earlier one. */
export type Variables = Map<string, Variable>;

type Parser = {
  readonly text: string;
  readonly file: string;
  readonly context: Context;
  readonly into: Variables;
  readonly lookup: Lookup;
  index: number;
  line: number;
  /** Where `line` was counted to. */
  counted: number;
};

/**
 * Reads a dotenv text into `into`. Names without a value take it from `lookup`; `$NAME` in values is looked
 * up there first, then in what was read so far. Stops at the first thing wrong, with a problem.
 */
export function parseDotenv(
  text: string,
  file: string,
  into: Variables,
  lookup: Lookup,
  context: Context,
): void {
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const parser: Parser = { text: content, file, context, into, lookup, index: 0, line: 1, counted: 0 };
  while (skipToStatement(parser)) {
    if (!parseStatement(parser)) return;
  }
}

function skipToStatement(parser: Parser): boolean {
  const { text } = parser;
  for (;;) {
    SPACES.lastIndex = parser.index;
    SPACES.exec(text);
    parser.index = SPACES.lastIndex;
    if (parser.index >= text.length) return false;
    if (text[parser.index] !== '#') return true;
    const end = text.indexOf('\n', parser.index);
    if (end < 0) return false;
    parser.index = end;
  }
}

/** Every kind of white space, line ends among them. */
const SPACES = /[\s\u0085]*/y;
/** White space inside a line. */
const BLANKS = /[\t\v\f\r \u0085\u00a0]*/y;
const EXPORT = /export[\t\n\f\r ]+/y;
const KEY_END = /[^\p{L}\p{N}_.\-[\]\t\v\f\r \u0085\u00a0]/gu;

function parseStatement(parser: Parser): boolean {
  const { text } = parser;
  EXPORT.lastIndex = parser.index;
  if (EXPORT.test(text)) {
    parser.index += 'export'.length;
    skipBlanks(parser);
  }
  const start = parser.index;
  const at = positionOf(parser, start);
  KEY_END.lastIndex = start;
  const end = KEY_END.exec(text)?.index;
  // The end of the file ends a line, too. (compose-go makes a variable without a name of it.)
  const stop = end === undefined ? '\n' : text.charAt(end);
  if (stop !== '=' && stop !== ':' && stop !== '\n') {
    return wrong(parser, at, 'a variable name with a character that no name may have', 'write NAME=value');
  }
  const key = trimEnd(text.slice(start, end));
  if (key.includes(' ')) return wrong(parser, at, 'a variable name with a space in it', 'write NAME=value');
  parser.index = end === undefined ? text.length : end + 1;
  skipBlanks(parser);
  if (stop === '\n') {
    const inherited = parser.lookup(key);
    if (inherited) parser.into.set(key, inherited);
    return true;
  }
  const value = parseValue(parser, at);
  if (value === undefined) return false;
  parser.into.set(key, { value, at });
  return true;
}

function skipBlanks(parser: Parser): void {
  BLANKS.lastIndex = parser.index;
  BLANKS.exec(parser.text);
  parser.index = BLANKS.lastIndex;
}

function parseValue(parser: Parser, at: Position): string | undefined {
  const quote = parser.text[parser.index];
  if (quote === '"' || quote === "'") return parseQuoted(parser, quote, at);
  const end = parser.text.indexOf('\n', parser.index);
  const line = parser.text.slice(parser.index, end < 0 ? undefined : end);
  parser.index = end < 0 ? parser.text.length : end + 1;
  const comment = line.indexOf(' #');
  const value = trimEnd(comment < 0 ? line : line.slice(0, comment));
  return expandValue(parser, value, at);
}

/** White space at the end, the next-line character too; a pattern would take time by the square of the length. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s\u0085]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function parseQuoted(parser: Parser, quote: string, at: Position): string | undefined {
  const { text } = parser;
  let value = '';
  let isEscaped = false;
  for (let index = parser.index + 1; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (char === quote && !isEscaped) {
      parser.index = index + 1;
      return quote === '"' ? expandValue(parser, resolveEscapes(value), at) : value;
    }
    if (char === '\\' && !isEscaped) {
      isEscaped = true;
      continue;
    }
    if (isEscaped && char !== quote) value += '\\';
    isEscaped = false;
    value += char;
  }
  wrong(parser, at, 'a quoted value without its closing quote', 'close it');
  return undefined;
}

function expandValue(parser: Parser, value: string, at: Position): string | undefined {
  const { text, error } = substitute(value, (name) => parser.lookup(name) ?? parser.into.get(name));
  if (!error) return text;
  reportTemplate(parser.context, at, error);
  return undefined;
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '"': '"',
  '\\': '\\',
  // Protected from the variables that are filled in next.
  $: '$$',
};

function resolveEscapes(value: string): string {
  return value.replace(/\\(?:([abfnrtv$"\\])|0(\d{0,3}))/g, (whole, letter?: string, octal?: string) => {
    if (letter !== undefined) return ESCAPES[letter] ?? whole;
    const code = /^[0-3][0-7]{2}$/.test(octal ?? '') ? Number.parseInt(octal ?? '', 8) : undefined;
    return code === undefined ? `\\${octal}` : String.fromCharCode(code);
  });
}

function wrong(parser: Parser, at: Position, message: string, hint: string): false {
  report(parser.context, 'compose/env-file', at, message, hint);
  return false;
}

function positionOf(parser: Parser, index: number): Position {
  let { line, counted } = parser;
  for (let end = parser.text.indexOf('\n', counted); end >= 0 && end < index; ) {
    line += 1;
    counted = end + 1;
    end = parser.text.indexOf('\n', counted);
  }
  parser.line = line;
  parser.counted = counted;
  return { file: parser.file, line, column: index - counted + 1 };
}

/** Reads docker's own format: `NAME=value` as it stands, `NAME` alone from `lookup`, nothing evaluated. */
export function parseRawEnv(
  text: string,
  file: string,
  into: Variables,
  lookup: Lookup,
  context: Context,
): void {
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  for (const [index, raw] of content.split('\n').entries()) {
    const line = raw.replace(/\r$/, '').replace(/^[\s\u0085]+/, '');
    if (line === '' || line.startsWith('#')) continue;
    parseRawLine(line, { file, line: index + 1, column: 1 }, into, lookup, context);
  }
}

function parseRawLine(line: string, at: Position, into: Variables, lookup: Lookup, context: Context): void {
  const equals = line.indexOf('=');
  const key = equals < 0 ? line : line.slice(0, equals);
  if (key === '' || /\s/.test(key)) {
    const fault = key === '' ? 'a line without a variable name' : 'a variable name with white space in it';
    report(context, 'compose/env-file', at, fault, 'write NAME=value');
    return;
  }
  const variable = equals < 0 ? lookup(key) : { value: line.slice(equals + 1), at };
  if (variable) into.set(key, variable);
}
