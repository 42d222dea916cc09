// `shipshape completion bash|zsh`: a script generated from the table of commands.

import type { Command } from './command.ts';
import { command } from './command.ts';
import { completionScript } from './completion-script.ts';
import { printText } from './output.ts';

/** The command, given the table it completes (and stands in). */
export function completionOf(all: () => Promise<readonly Command[]>): Command {
  return command({
    name: 'completion',
    summary: 'print a completion script for bash or zsh',
    description: 'Prints a script that completes commands, options and their values in your shell.',
    arguments: [{ name: 'shell', description: 'whose script', required: true, choices: ['bash', 'zsh'] }],
    options: [],
    examples: [
      {
        line: 'shipshape completion bash > /etc/bash_completion.d/shipshape',
        says: 'for every bash of this machine',
      },
      {
        line: 'shipshape completion zsh > /usr/local/share/zsh/site-functions/_shipshape',
        says: 'for zsh; needs compinit in .zshrc',
      },
    ],
    exitCodes: ['ok', 'usage'],
    async run(given, io) {
      printText(io, completionScript(given.shell === 'zsh' ? 'zsh' : 'bash', await all()));
      return 'ok';
    },
  });
}
