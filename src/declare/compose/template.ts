// Compose's variable syntax in one string: `$V ${V} ${V:-d} ${V-d} ${V:?e} ${V?e} ${V:+a} ${V+a}`, nested,
// and `$$` for a dollar sign. The rules, quirks included, are those of compose-go's template package
// (v2.9): a braced form with an operator reaches to the last `}` of its line that balances.
// Never evaluates anything but these forms; values are never looked at again.

import type { Position } from '../../model/problem.ts';

export type Variable = {
  readonly value: string;
  /** Where the value was written. */
  readonly at?: Position;
  /** What else decided on it: the choice of a size, the variables in a computed value. */
  readonly via?: readonly Position[];
};

export type Lookup = (name: string) => Variable | undefined;

export type TemplateError =
  | { readonly kind: 'invalid'; readonly part: string }
  /** `reason` as it is written: values of variables do not belong into messages. */
  | { readonly kind: 'required'; readonly name: string; readonly reason: string }
  | { readonly kind: 'too-large' };

export type Substituted = {
  readonly text: string;
  /** Where the values that went in were written. */
  readonly via: readonly Position[];
  /** Names of variables that had no value and no default. */
  readonly unset: readonly string[];
  /** The first thing wrong. */
  readonly error?: TemplateError;
};

/** Longest result; variables of env files may build on each other. */
const MAX_TEXT = 1024 * 1024;
const MAX_NESTING = 50;

const NAME = /[_a-zA-Z][_a-zA-Z0-9]*/y;
const OPERATOR = /:?[-+?]/y;

type State = {
  readonly lookup: Lookup;
  readonly via: Position[];
  readonly unset: string[];
  error?: TemplateError;
  depth: number;
};

/** The text with its variables filled in. Without a `$` the text comes back as it is. */
export function substitute(template: string, lookup: Lookup): Substituted {
  if (!template.includes('$')) return { text: template, via: [], unset: [] };
  const state: State = { lookup, via: [], unset: [], depth: 0 };
  const text = expand(template, state, true);
  const { via, unset } = state;
  return state.error ? { text, via, unset, error: state.error } : { text, via, unset };
}

/** `used` is false inside a default that does not apply: checked like all else, but it leaves no trace. */
function expand(template: string, state: State, used: boolean): string {
  let result = '';
  let index = 0;
  let line: Line = { end: -1, lastBrace: -1 };
  for (;;) {
    const dollar = template.indexOf('$', index);
    if (dollar < 0) return result + template.slice(index);
    result += template.slice(index, dollar);
    if (result.length > MAX_TEXT) return fail(state, { kind: 'too-large' });
    if (template[dollar + 1] === '{') {
      if (dollar > line.end) line = lineFrom(template, dollar);
      const braced = expandBraced(template, dollar, line.lastBrace, state, used);
      result += braced.text;
      index = braced.end;
    } else {
      const plain = expandPlain(template, dollar, state, used);
      result += plain.text;
      index = plain.end;
    }
  }
}

/** `$$`, `$NAME`, or a dollar sign that means nothing. */
function expandPlain(template: string, dollar: number, state: State, used: boolean): Expanded {
  if (template[dollar + 1] === '$') return { text: '$', end: dollar + 2 };
  const name = nameAt(template, dollar + 1);
  return { text: name === '' ? '$' : read(name, state, used), end: dollar + 1 + name.length };
}

/** Where the line that holds a place ends, and the last closing brace on it. */
type Line = { readonly end: number; readonly lastBrace: number };

function lineFrom(template: string, index: number): Line {
  const feed = template.indexOf('\n', index);
  const end = feed < 0 ? template.length : feed;
  return { end, lastBrace: template.lastIndexOf('}', end) };
}

type Expanded = { readonly text: string; readonly end: number };

function expandBraced(template: string, dollar: number, last: number, state: State, used: boolean): Expanded {
  const name = nameAt(template, dollar + 2);
  const afterName = dollar + 2 + name.length;
  if (name !== '' && template[afterName] === '}') {
    return { text: read(name, state, used), end: afterName + 1 };
  }
  const operator = name === '' ? '' : match(OPERATOR, template, afterName);
  if (operator === '' || last < afterName + operator.length || state.depth >= MAX_NESTING) {
    return { text: invalid(template, dollar, state), end: dollar + 2 };
  }
  const close = closingBrace(template, dollar, last) ?? last;
  const argument = template.slice(afterName + operator.length, close);
  state.depth += 1;
  const text = applyOperator(name, operator, argument, state, used);
  state.depth -= 1;
  return { text, end: close + 1 };
}

/** Index of the brace that closes the first one. As in compose-go, the character after a `{` is not looked at. */
function closingBrace(template: string, from: number, last: number): number | undefined {
  let open = 0;
  for (let index = from; index <= last; index += 1) {
    if (template[index] === '}') {
      open -= 1;
      if (open === 0) return index;
    } else if (template[index] === '{') {
      open += 1;
      index += 1;
    }
  }
  return undefined;
}

function applyOperator(
  name: string,
  operator: string,
  argument: string,
  state: State,
  used: boolean,
): string {
  const variable = state.lookup(name);
  const hasValue = variable !== undefined && (operator.length === 1 || variable.value !== '');
  const kind = operator.at(-1);
  const wantsArgument = kind === '+' ? hasValue : !hasValue;
  // Defaults are read even where they do not apply, as there: a wrong one is wrong either way.
  const expanded = expand(argument, state, used && wantsArgument);
  if (kind === '?' && !hasValue) return fail(state, { kind: 'required', name, reason: argument });
  if (wantsArgument) {
    if (kind === '+') note(variable, state, used);
    return expanded;
  }
  note(variable, state, used);
  return variable?.value ?? '';
}

function read(name: string, state: State, used: boolean): string {
  const variable = state.lookup(name);
  if (variable === undefined && used) state.unset.push(name);
  note(variable, state, used);
  return variable?.value ?? '';
}

function note(variable: Variable | undefined, state: State, used: boolean): void {
  if (used && variable?.at) state.via.push(variable.at, ...(variable.via ?? []));
}

function invalid(template: string, dollar: number, state: State): string {
  return fail(state, { kind: 'invalid', part: template.slice(dollar, dollar + 30).split('\n')[0] ?? '' });
}

function fail(state: State, error: TemplateError): string {
  state.error ??= error;
  return '';
}

function nameAt(text: string, index: number): string {
  return match(NAME, text, index);
}

function match(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? '';
}
