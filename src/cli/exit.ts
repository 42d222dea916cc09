// How a command ends: one table of names, numbers and meanings. The numbers are an interface that
// scripts rely on; they follow Terraform (`plan --detailed-exitcode`) and kubectl (`diff`).

type ExitRow = { readonly number: number; readonly meaning: string };

export const EXITS = {
  ok: { number: 0, meaning: 'done; nothing is wrong' },
  error: { number: 1, meaning: 'something failed; the message says what and what to do' },
  changes: { number: 2, meaning: 'there are changes (with --detailed-exitcode)' },
  stale: {
    number: 3,
    meaning: 'the plan is stale: the revision or the live objects moved since; nothing was done',
  },
  approval: { number: 4, meaning: 'an approval is missing; nothing was done' },
  timeout: { number: 5, meaning: 'timed out while waiting' },
  usage: { number: 64, meaning: 'the command line is wrong; nothing was done' },
  interrupted: { number: 130, meaning: 'interrupted; what was begun is finished or undone by the next run' },
  different: { number: 1, meaning: 'there are differences' },
  trouble: { number: 2, meaning: 'something failed; the message says what and what to do' },
} as const satisfies Readonly<Record<string, ExitRow>>;

/** The name of a row. `different` and `trouble` belong to `diff` alone, where 1 is no error. */
export type ExitCode = keyof typeof EXITS;

/** What the process hands to its parent. */
export function exitNumber(code: ExitCode): number {
  return EXITS[code].number;
}
