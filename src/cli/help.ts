// The end of a command's help: examples and exit codes, from the command's own declaration.

import type { Command } from './command.ts';
import { EXITS } from './exit.ts';

/** Text to put after commander's own help of `command`. */
export function helpAfter(command: Command): string {
  const examples = command.examples.flatMap(({ line, says }) => [`  # ${says}`, `  $ ${line}`]);
  const codes = command.exitCodes.map((code) => {
    const { number, meaning } = EXITS[code];
    return `  ${String(number).padStart(3)}  ${meaning}`;
  });
  return ['', 'Examples:', ...examples, '', 'Exit codes:', ...codes].join('\n');
}
