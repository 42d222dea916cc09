// What the tests of the Compose language share: comparing models, and doubling dollar signs for reloading.

import { expect } from 'vitest';
import { differences } from './differences.ts';

/** The value with `$` doubled in every text (and key), as the real tool prints it for reading back. */
export function doubleDollars(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$');
  if (Array.isArray(value)) return value.map(doubleDollars);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.replaceAll('$', '$$$$'), doubleDollars(item)]),
  );
}

/** The value with `$` doubled in texts alone: keys are not interpolated, so they read back as they are. */
export function doubleInValues(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$');
  if (Array.isArray(value)) return value.map(doubleInValues);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, doubleInValues(item)]));
}

/** Sorted keys, so that only meaning is compared; paths in `allowed` are left out. */
export function comparable(value: unknown, allowed: readonly string[] = [], path = ''): unknown {
  if (Array.isArray(value)) return value.map((item, index) => comparable(item, allowed, `${path}/${index}`));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([key]) => !allowed.includes(`${path}/${key}`))
    .map(([key, item]): [string, unknown] => [key, comparable(item, allowed, `${path}/${key}`)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Compares a model with what the real tool printed, and each listed difference with what it says. */
export function compareWithGolden(file: string, model: unknown, golden: unknown): void {
  const known = differences.filter((difference) => difference.file === file);
  const allowed = known.map(({ path }) => path);
  expect(comparable(model, allowed)).toEqual(comparable(golden, allowed));
  for (const { path, ours } of known) {
    expect(valueAt(model, path)).toEqual(ours);
    // A difference that is none any more does not belong into the list.
    expect(valueAt(golden, path)).not.toEqual(ours);
  }
}

function valueAt(value: unknown, path: string): unknown {
  let found = value;
  for (const key of path.split('/').slice(1)) found = Object(found)[key];
  return found;
}
