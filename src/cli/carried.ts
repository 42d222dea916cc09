// What came of carrying out a look, target by target, and the exit code that says it.

import { safeLine } from '../model/safe-text.ts';
import type { Carried } from '../pass.ts';
import { outcomeLines } from '../show/progress.ts';
import { blockerWords } from '../show/words.ts';
import type { GlobalOptions } from './command.ts';
import { failureText } from './errors.ts';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import { printJson, printText } from './output.ts';

/** The gravest of all targets' codes is the command's. */
const GRAVITY: readonly ExitCode[] = ['ok', 'approval', 'stale', 'interrupted', 'error'];

export function printCarried(io: Io, { output }: GlobalOptions, carried: readonly Carried[]): ExitCode {
  if (output === 'json') printJson(io, { targets: carried.map(json) });
  else for (const one of carried) printText(io, words(one));
  const gravest = Math.max(0, ...carried.map((one) => GRAVITY.indexOf(codeOf(one))));
  return GRAVITY[gravest] ?? 'error';
}

function codeOf(carried: Carried): ExitCode {
  switch (carried.kind) {
    case 'carried':
      return OUTCOMES[carried.outcome.kind];
    case 'stale':
      return 'stale';
    case 'unapproved':
      return 'approval';
    case 'failed':
      return 'error';
  }
}

const OUTCOMES = {
  applied: 'ok',
  failed: 'error',
  stale: 'stale',
  interrupted: 'interrupted',
} as const satisfies Record<Extract<Carried, { kind: 'carried' }>['outcome']['kind'], ExitCode>;

function words(carried: Carried): string {
  switch (carried.kind) {
    case 'carried':
      return carried.outcome.steps.length === 0 && carried.outcome.kind === 'applied'
        ? `Nothing to do on ${carried.outcome.target}.`
        : outcomeLines(carried.outcome).join('\n');
    case 'stale':
      return `The plan for ${carried.target} is stale: ${safeLine(carried.reason)}. Nothing was done; plan again.`;
    case 'unapproved': {
      const why = carried.plan.blockers.map((blocker) => `\n  ${blockerWords(blocker)}`).join('');
      return `Nothing was done on ${carried.target}: an approval is missing.${why}`;
    }
    case 'failed': {
      return failureText(`Failed on ${carried.target}: `, carried.failure);
    }
  }
}

function json(carried: Carried) {
  switch (carried.kind) {
    case 'carried':
      return carried.outcome;
    case 'stale':
      return carried;
    case 'unapproved':
      return { kind: carried.kind, target: carried.target, blockers: carried.plan.blockers };
    case 'failed': {
      const { code, message, hint } = carried.failure;
      return { kind: carried.kind, target: carried.target, code, message, hint };
    }
  }
}
