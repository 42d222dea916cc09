// Asking a person on the terminal. Where there is none, nothing is asked and nothing is assumed.

import type { Io } from './io.ts';

/** `no` is every answer but `expected`. */
export async function confirm(
  io: Io,
  question: string,
  expected: string,
): Promise<'yes' | 'no' | 'impossible'> {
  if (!io.stdin.isTTY) return 'impossible';
  io.stderr.write(question);
  const answer = await io.stdin.line(io.signal);
  return answer?.trim() === expected ? 'yes' : 'no';
}
