// Numbers on the command line.

import { usageFailure } from './errors.ts';

/** A whole number from 1 to `most`; anything else is a wrong command line. */
export function countOf(option: string, text: string, most: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw usageFailure(`--${option} takes a whole number from 1 to ${most}, not ${JSON.stringify(text)}`);
}
