// `shipshape tui`: the terminal UI on this terminal, over the control socket.

import { Failure } from '../model/failure.ts';
import { command } from './command.ts';
import { WHO } from './daemon.ts';

export const tui = command({
  name: 'tui',
  summary: 'look at the fleet and steer it, on a screen',
  description:
    'Shows what the daemon knows, as it changes, and asks before anything is done: what is wrong and why, plans and ' +
    'their approval, holds, runs as they go, logs, history. ? shows the keys of each screen. With --plain (or ' +
    'TERM=dumb) it writes numbered lines and redraws nothing.',
  arguments: [],
  options: [...WHO, { name: 'plain', description: 'numbered lines, nothing is redrawn' }],
  examples: [
    { line: 'shipshape tui', says: 'as the user that the daemon runs as' },
    { line: 'shipshape tui --as ana', says: 'as ana, signed with her SSH key' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  outputs: ['text'],
  async run(given, io) {
    const { as, identity, plain, global } = given;
    if (identity !== undefined && as === undefined) {
      throw new Failure('cli/usage', '--identity needs --as NAME: whose key is it?', { retry: 'never' });
    }
    if (!plain && !(io.stdin.isTTY && io.stdout.isTTY)) {
      throw new Failure('tui/no-terminal', 'the screen needs a terminal, and this is none', {
        hint: 'shipshape status and the other commands work without; tui --plain writes lines',
        retry: 'never',
      });
    }
    return await io.tui({ fleet: global.fleet, cwd: io.cwd, env: io.env, as, identity, isPlain: plain });
  },
});
