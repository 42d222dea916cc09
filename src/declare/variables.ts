// The variables of one instance as Compose sees them: parameters and ports as text, secrets as
// placeholders, computed values filled in on demand, each once. A value is never looked at again, so a
// parameter that contains `${X}` stays exactly that. The environment of the host is not here.

import type { Position, Problem } from '../model/problem.ts';
import type { InstanceName } from '../model/ref.ts';
import { type Lookup, substitute, type TemplateError, type Variable } from './compose/template.ts';
import { placeholder } from './placeholders.ts';
import type { Source } from './stack.ts';

/** Computed values in one chain; a longer one is a mistake even without a cycle. */
const MAX_CHAIN = 32;

export type Variables = {
  readonly lookup: Lookup;
  /** What went wrong in computed values that were looked at. */
  readonly problems: readonly Problem[];
};

/**
 * Variables of an instance. `ports` are the host ports chosen for those that are `auto`.
 * `COMPOSE_PROJECT_NAME` and `SHIPSHAPE_INSTANCE` are its name, unless a declaration gives them.
 */
export function variablesOf(
  instance: InstanceName,
  sources: ReadonlyMap<string, Source>,
  ports: ReadonlyMap<string, number>,
): Variables {
  const problems: Problem[] = [];
  const done = new Map<string, Variable>();
  const open: string[] = [];

  function lookup(name: string): Variable | undefined {
    const source = sources.get(name);
    if (source === undefined) return BUILTINS.has(name) ? { value: instance } : undefined;
    switch (source.kind) {
      case 'text':
        return { value: source.text, at: source.at, ...(source.via && { via: source.via }) };
      case 'secret':
        return { value: placeholder(source.need.name), at: source.at };
      case 'port':
        return { value: portText(name, source.port, ports), at: source.at };
      case 'computed':
        return done.get(name) ?? compute(name, source.text, source.at);
    }
  }

  function compute(name: string, text: string, at: Position): Variable {
    if (open.includes(name) || open.length >= MAX_CHAIN) {
      problems.push(chainProblem([...open.slice(Math.max(0, open.indexOf(name))), name], at));
      return { value: '', at };
    }
    open.push(name);
    const result = substitute(text, lookup);
    open.pop();
    for (const unset of new Set(result.unset)) problems.push(unsetProblem(name, unset, at));
    if (result.error !== undefined) problems.push(errorProblem(name, result.error, at));
    const variable = { value: result.text, at, via: result.via };
    done.set(name, variable);
    return variable;
  }

  for (const [name, source] of sources) if (source.kind === 'computed') lookup(name);
  return { lookup, problems };
}

const BUILTINS: ReadonlySet<string> = new Set(['COMPOSE_PROJECT_NAME', 'SHIPSHAPE_INSTANCE']);

function portText(name: string, port: 'auto' | number, ports: ReadonlyMap<string, number>): string {
  const chosen = port === 'auto' ? ports.get(name) : port;
  if (chosen === undefined) throw new Error(`bug: no port was chosen for ${name}`);
  return String(chosen);
}

function chainProblem(chain: readonly string[], at: Position): Problem {
  const cycle = chain[0] === chain.at(-1);
  return {
    code: 'template/computed-cycle',
    severity: 'error',
    at,
    message: cycle
      ? `computed values refer to each other in a circle: ${chain.join(' → ')}`
      : `more than ${MAX_CHAIN} computed values build on each other`,
  };
}

function unsetProblem(name: string, unset: string, at: Position): Problem {
  return {
    code: 'template/unknown-variable',
    severity: 'error',
    at,
    message: `computed value ${name} uses ${unset}, which has no value`,
    hint: `add ${unset} to the parameters, or write \${${unset}:-}`,
  };
}

function errorProblem(name: string, error: TemplateError, at: Position): Problem {
  const words = {
    invalid: 'holds something that is no variable',
    required: 'needs a variable that has no value',
    'too-large': 'grows too large with its variables filled in',
  }[error.kind];
  const detail =
    error.kind === 'invalid' ? { hint: `\`${error.part}\`: write $$ for a plain dollar sign` } : {};
  return {
    code: 'template/bad-computed',
    severity: 'error',
    at,
    message: `computed value ${name} ${words}${error.kind === 'required' ? `: ${error.name}` : ''}`,
    ...detail,
  };
}
