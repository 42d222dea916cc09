// What every stage of loading shares: where files are read, what variables say, what went wrong so far.

import type { Position, Problem, Severity } from '../../model/problem.ts';
import type { Result } from '../../model/result.ts';
import { safeLine } from '../../model/safe-text.ts';
import type { Node } from '../../model/tree.ts';
import type { Lookup, TemplateError, Variable } from './template.ts';

export type Context = {
  readonly problems: Problem[];
  /** Text of a file by its full path; undefined when there is none. */
  readonly read: (path: string) => string | undefined;
  /** The documents of a Compose file's text. */
  readonly parse: (text: string, path: string) => Result<readonly Node[]>;
  /** Variables of interpolation. An included file has some of its own. */
  readonly lookup: Lookup;
  /** Variables told as unset, so that each is told once. */
  readonly unset: Set<string>;
  /** The home folder that `~` stands for; undefined: `~` is refused. */
  readonly home: string | undefined;
  /** Sections (`networks`) and resources (`services/web`) that lost something to a problem: not judged further. */
  readonly damaged: Set<string>;
  /** Values of configs and secrets that come from a variable: `secrets/token`. */
  readonly contents: Map<string, Variable>;
  /** What the project may still use up, so that a small file cannot become an endless one. */
  readonly budget: { characters: number; inclusions: number; ports: number };
};

/** A context without anything in it yet. */
export function createContext(
  base: Pick<Context, 'problems' | 'read' | 'parse' | 'lookup'> & { readonly home?: string | undefined },
): Context {
  return {
    ...base,
    home: base.home,
    unset: new Set(),
    damaged: new Set(),
    contents: new Map(),
    budget: { characters: MAX_CHARACTERS, inclusions: MAX_INCLUSIONS, ports: MAX_PORTS },
  };
}

/** Characters that variables may fill in, files that may be included, ports that ranges may name: of all. */
const MAX_CHARACTERS = 16 * 1024 * 1024;
const MAX_INCLUSIONS = 500;
const MAX_PORTS = 100_000;

/** Adds a problem at a place. The words may quote the file: they are made safe to print here. */
export function report(
  context: { readonly problems: Problem[] },
  code: string,
  where: Node | Position,
  message: string,
  hint?: string,
  severity: Severity = 'error',
): void {
  const at = 'kind' in where ? where.at : where;
  context.problems.push({
    code,
    severity,
    at,
    message: safeLine(message),
    ...(hint === undefined ? {} : { hint: safeLine(hint) }),
  });
}

/** Adds what a template said about itself. */
export function reportTemplate(context: Context, at: Position, error: TemplateError): void {
  switch (error.kind) {
    case 'invalid':
      report(
        context,
        'compose/interpolation',
        at,
        `\`${error.part}\` is not a variable`,
        'write `$$` for a plain dollar sign',
      );
      return;
    case 'required': {
      const reason = error.reason === '' ? '' : `: ${error.reason}`;
      const message = `the variable \`${error.name}\` is required but has no value${reason}`;
      report(context, 'compose/required-variable', at, message, 'give it a value');
      return;
    }
    case 'too-large':
      report(
        context,
        'compose/interpolation',
        at,
        'the text grows too large with its variables filled in',
        'shorten the values',
      );
  }
}

/** Warns of a variable without a value, once for each name. */
export function reportUnset(context: Context, at: Position, name: string): void {
  if (context.unset.has(name)) return;
  context.unset.add(name);
  report(
    context,
    'compose/unset-variable',
    at,
    `the variable \`${name}\` has no value; an empty text is used`,
    `give it one, or write \`\${${name}:-}\``,
    'warning',
  );
}
