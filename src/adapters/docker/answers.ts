// The engine's answers, checked as far as we rely on them: the border where JSON gets a type. What an
// answer must have for us is asserted here; a proxy's login page must not pass for an empty list.

import type { EngineId } from '../../model/engine.ts';
import { engineId } from '../../model/ref.ts';
import { badAnswer } from './failures.ts';

const FULL_ID = /^[0-9a-f]{64}$/;

/** A container's or network's full id. Short ids and names could reach another object. */
export function fullId(id: EngineId): string {
  if (!FULL_ID.test(id)) throw new Error(`bug: not a full id: ${JSON.stringify(id)}`);
  return id;
}

/** The id that an answer names, asserted full. */
export function answeredId(what: string, id: unknown): EngineId {
  if (typeof id !== 'string' || !FULL_ID.test(id)) throw badAnswer(what, 'no full id in it');
  return engineId(id);
}

/** One object whose `keys` are there. */
export function object<T>(what: string, text: string, keys: readonly (keyof T & string)[]): T {
  const value = parse(what, text);
  checkKeys(what, value, keys);
  return value as T;
}

/** A list of objects whose `keys` are there. */
export function list<T>(what: string, text: string, keys: readonly (keyof T & string)[]): readonly T[] {
  const value = parse(what, text);
  if (!Array.isArray(value)) throw badAnswer(what, 'no list');
  for (const item of value) checkKeys(what, item, keys);
  return value as readonly T[];
}

function checkKeys(what: string, value: unknown, keys: readonly string[]): void {
  if (typeof value !== 'object' || value === null) throw badAnswer(what, 'no object');
  const missing = keys.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) throw badAnswer(what, `no ${missing} in it`);
}

export function parse(what: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badAnswer(what, 'no JSON');
  }
}

export function filters(given: Readonly<Record<string, readonly string[] | undefined>>): string | undefined {
  const used = Object.entries(given).filter(([, values]) => values !== undefined && values.length > 0);
  return used.length === 0 ? undefined : JSON.stringify(Object.fromEntries(used));
}
