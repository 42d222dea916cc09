// The daemon's process begins itself anew once, and only where that helps.

import { describe, expect, it } from 'vitest';
import { LEAN_ENV, LEAN_FLAGS, leanAgain } from '../../src/cli/lean.ts';

const BEGUN = {
  execPath: '/usr/bin/node',
  execArgv: ['--enable-source-maps'],
  argv: ['/usr/bin/node', '/opt/bin.js', 'serve', '--fleet', 'a b.yaml'],
  env: { PATH: '/bin', NODE_OPTIONS: undefined },
};

describe('a process that was started without its flags', () => {
  it('begins anew with them, its own arguments and its own environment', () => {
    expect(leanAgain(BEGUN)).toEqual({
      file: '/usr/bin/node',
      args: [
        '/usr/bin/node',
        '--enable-source-maps',
        ...LEAN_FLAGS,
        '/opt/bin.js',
        'serve',
        '--fleet',
        'a b.yaml',
      ],
      env: { PATH: '/bin', ...LEAN_ENV },
    });
  });

  it('does so once', () => {
    const anew = leanAgain(BEGUN);
    const then = { ...BEGUN, execArgv: ['--enable-source-maps', ...LEAN_FLAGS], env: { ...anew?.env } };
    expect(leanAgain(then)).toBeUndefined();
  });

  it('leaves what somebody chose, on the command line as in the environment', () => {
    const chosen = {
      ...BEGUN,
      execArgv: ['--max_semi_space_size=16'],
      env: { NODE_OPTIONS: LEAN_FLAGS.slice(1).join(' '), MALLOC_ARENA_MAX: '8' },
    };
    expect(leanAgain(chosen)).toBeUndefined();
    expect(leanAgain({ ...chosen, env: { MALLOC_ARENA_MAX: '8' } })?.args).toEqual([
      '/usr/bin/node',
      '--max_semi_space_size=16',
      ...LEAN_FLAGS.slice(1),
      ...BEGUN.argv.slice(1),
    ]);
  });
});
