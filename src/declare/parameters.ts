// Values of template parameters against the template's own schema, a JSON Schema of few words. Our own
// small check: there is nothing in it that a repository could make slow (no `pattern`, no references).

import type { ParameterSpec } from '../model/generated/template.ts';
import type { Position, Problem } from '../model/problem.ts';
import type { ScalarNode } from '../model/tree.ts';
import { hasPlaceholder } from './placeholders.ts';

/** A Compose variable's text and where it was written. */
export type Value = { readonly text: string; readonly at: Position };

/** The text of a scalar as a Compose variable. Strings as they are; numbers as written (`1.50`). */
export function textOf(node: ScalarNode): string {
  return typeof node.value === 'string' ? node.value : node.value === null ? '' : node.source;
}

/** The value of parameter `name`, or what is wrong with it. */
export function checkParameter(name: string, schema: ParameterSpec, node: ScalarNode): Value | Problem {
  const wrong = wrongType(schema, node) ?? outOfBounds(schema, node);
  if (wrong === undefined) return { text: textOf(node), at: node.at };
  return {
    code: wrong.code,
    severity: 'error',
    at: node.at,
    message: `parameter ${name} ${wrong.message}`,
    ...(wrong.hint === undefined ? {} : { hint: wrong.hint }),
  };
}

type Wrong = { readonly code: string; readonly message: string; readonly hint?: string };

const TYPE_WORDS = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
} as const;

function wrongType(schema: ParameterSpec, node: ScalarNode): Wrong | undefined {
  const type = schema.type ?? 'string';
  if (hasType(type, node)) {
    if (typeof node.value !== 'string' || !hasPlaceholder(node.value)) return undefined;
    return { code: 'template/bad-value', message: 'holds control characters' };
  }
  const hint =
    type === 'string' && node.value !== null
      ? `write it in quotes: ${JSON.stringify(node.source)}`
      : undefined;
  const given = type === 'integer' && typeof node.value === 'number' ? 'a fraction' : wordFor(node);
  return {
    code: 'template/wrong-type',
    message: `must be ${TYPE_WORDS[type]}, not ${given}`,
    ...(hint === undefined ? {} : { hint }),
  };
}

function wordFor({ value }: ScalarNode): string {
  if (value === null) return 'nothing';
  return TYPE_WORDS[typeof value as 'string' | 'number' | 'boolean'];
}

function hasType(type: NonNullable<ParameterSpec['type']>, node: ScalarNode): boolean {
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(node.value);
    case 'number':
      return Number.isFinite(node.value);
    default:
      return typeof node.value === type;
  }
}

function outOfBounds(schema: ParameterSpec, node: ScalarNode): Wrong | undefined {
  const { value } = node;
  if (schema.enum !== undefined && !schema.enum.some((allowed) => allowed === value)) {
    return {
      code: 'template/not-allowed',
      message: 'is none of the allowed values',
      hint: `allowed: ${schema.enum.map(String).join(', ')}`,
    };
  }
  if (typeof value === 'number') return outOfRange(schema, value);
  if (typeof value !== 'string') return undefined;
  const length = [...value].length;
  if (schema.minLength !== undefined && length < schema.minLength) {
    return { code: 'template/not-allowed', message: `must have at least ${schema.minLength} characters` };
  }
  if (schema.maxLength !== undefined && length > schema.maxLength) {
    return { code: 'template/not-allowed', message: `must have at most ${schema.maxLength} characters` };
  }
  return undefined;
}

function outOfRange(schema: ParameterSpec, value: number): Wrong | undefined {
  if (schema.minimum !== undefined && value < schema.minimum) {
    return { code: 'template/not-allowed', message: `must be at least ${schema.minimum}` };
  }
  if (schema.maximum !== undefined && value > schema.maximum) {
    return { code: 'template/not-allowed', message: `must be at most ${schema.maximum}` };
  }
  return undefined;
}
