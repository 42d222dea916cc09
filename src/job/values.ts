// Answers of servers, which are JSON of unknown shape, as what they are meant to be. Anything else is a
// failure: a count that could not be read must never become a zero.

import { Failure } from '../model/failure.ts';

/** The texts of an object; values that are no text are written as JSON, null as nothing. */
export function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(objectOf(value)).map(([key, one]) => [
      key,
      typeof one === 'string' ? one : one === null ? '' : JSON.stringify(one),
    ]),
  );
}

export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw unexpected();
}

/** `["public.orders", 12]` pairs as counts by name. */
export function countsOf(values: readonly unknown[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    values.map((value) => {
      const [name, rows] = Array.isArray(value) ? value : [];
      if (typeof name !== 'string' || typeof rows !== 'number') throw unexpected();
      return [name, rows];
    }),
  );
}

/** `["name"]` values as texts. */
export function namesOf(values: readonly unknown[]): readonly string[] {
  return values.map((value) => {
    const name: unknown = Array.isArray(value) ? value[0] : undefined;
    if (typeof name !== 'string') throw unexpected();
    return name;
  });
}

function unexpected(): Failure {
  return new Failure('job/bad-answer', 'a server answered with something else than what it was asked for');
}
