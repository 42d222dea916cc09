// What an operation takes: flat named fields, declared once. The JSON Schema of the HTTP interface and the
// check of every call, whatever door it comes through, both come from the same declaration.

import { Failure } from '../model/failure.ts';
import { safeLine } from '../model/safe-text.ts';
import { didYouMean } from '../model/suggest.ts';

export type Field = {
  readonly type: 'string' | 'integer' | 'boolean';
  /** One line, for the reference. */
  readonly description: string;
  readonly required?: true;
  readonly enum?: readonly string[];
  /** ECMAScript, anchored at both ends by whoever writes it; without nested repetition. */
  readonly pattern?: string;
  /** Characters; 500 when absent. */
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
};

export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F extends Field> = F extends { readonly enum: readonly (infer Choice)[] }
  ? Choice
  : F['type'] extends 'string'
    ? string
    : F['type'] extends 'integer'
      ? number
      : boolean;

/** The type of a call's input, from its declared fields. */
export type InputOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends { readonly required: true }
    ? ValueOf<F[K]>
    : ValueOf<F[K]> | undefined;
};

export type Input = Readonly<Record<string, string | number | boolean | undefined>>;

const LONGEST = 500;
const LARGEST = Number.MAX_SAFE_INTEGER;

/** The fields as a JSON Schema (2020-12) of one object. */
export function jsonSchema(fields: Fields): Readonly<Record<string, unknown>> {
  const required = Object.keys(fields).filter((name) => fields[name]?.required === true);
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)])),
  };
}

export function fieldSchema({ required: _, ...field }: Field): Readonly<Record<string, unknown>> {
  return field.type === 'string' && field.enum === undefined ? { maxLength: LONGEST, ...field } : field;
}

/** `given` as the operation gets it; fails with `desk/bad-input`, naming every field that is wrong. */
export function checkInput(op: string, fields: Fields, given: Readonly<Record<string, unknown>>): Input {
  const wrong: string[] = [];
  const hints: string[] = [];
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(fields, name)) continue;
    wrong.push(`there is no ${safeLine(JSON.stringify(name), 80)}`);
    hints.push(didYouMean(name, Object.keys(fields)).hint ?? '');
  }
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const complaint = value === undefined ? missing(field) : complain(field, value);
    if (complaint !== undefined) wrong.push(`${name} ${complaint}`);
  }
  if (wrong.length > 0) {
    const hint = hints.find((one) => one !== '') ?? 'the reference of operations lists what each takes';
    throw new Failure('desk/bad-input', `${op}: ${wrong.join('; ')}`, { hint, retry: 'never' });
  }
  // Checked above, field by field: nothing else is in it.
  return given as Input;
}

function missing(field: Field): string | undefined {
  return field.required === true ? 'is missing' : undefined;
}

function complain(field: Field, value: unknown): string | undefined {
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'integer': {
      const { minimum = -LARGEST, maximum = LARGEST } = field;
      const isFine = Number.isSafeInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
      return isFine ? undefined : `must be a whole number from ${minimum} to ${maximum}`;
    }
    case 'string':
      return typeof value === 'string' ? complainOfText(field, value) : 'must be text';
  }
}

function complainOfText(field: Field, value: string): string | undefined {
  if (field.enum !== undefined) {
    return field.enum.includes(value) ? undefined : `must be one of ${field.enum.join(', ')}`;
  }
  const most = field.maxLength ?? LONGEST;
  // JSON Schema counts characters, not halves of them.
  if ([...value.slice(0, 2 * most + 2)].length > most) return `is longer than ${most} characters`;
  if (field.pattern === undefined || new RegExp(field.pattern, 'u').test(value)) return undefined;
  return `is not ${field.description}`;
}
