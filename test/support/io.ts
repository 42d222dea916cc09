// An Io whose streams are strings, so that tests drive commands in process.

import type { ExitCode } from '../../src/cli/exit.ts';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/root.ts';
import type { Control } from '../../src/control/control.ts';
import type { Result } from '../../src/model/result.ts';

export type Ran = { readonly code: ExitCode; readonly stdout: string; readonly stderr: string };

type World = {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly isTTY?: boolean;
  readonly signal?: AbortSignal;
  readonly open?: Io['open'];
  readonly reach?: Io['reach'];
  readonly serve?: Io['serve'];
  readonly archive?: Io['archive'];
};

/** Runs one command line in process. */
export async function shipshape(argv: readonly string[], world: World = {}): Promise<Ran> {
  const printed = { stdout: '', stderr: '' };
  const code = await main(argv, fakeIo(world, printed));
  return { code, ...printed };
}

async function noDaemon(): Promise<Result<undefined>> {
  return { ok: true, value: undefined, problems: [] };
}

async function noServing(): Promise<never> {
  throw new Error('this test serves nothing');
}

async function noFleet(): Promise<Result<Control>> {
  throw new Error('this test has no fleet');
}

/** An Io that collects what is printed in `printed`. */
export function fakeIo(world: World, printed: { stdout: string; stderr: string }): Io {
  const isTTY = world.isTTY ?? false;
  return {
    stdin: { isTTY, text: async () => world.stdin ?? '', line: async () => world.stdin?.split('\n')[0] },
    stdout: {
      write: (text) => {
        printed.stdout += text;
      },
      isTTY,
      columns: 100,
    },
    stderr: {
      write: (text) => {
        printed.stderr += text;
      },
      isTTY,
      columns: 100,
    },
    env: world.env ?? {},
    runtime: '24.0.0',
    cwd: world.cwd ?? '/',
    signal: world.signal ?? new AbortController().signal,
    open: world.open ?? noFleet,
    reach: world.reach ?? noDaemon,
    serve: world.serve ?? noServing,
    archive: world.archive ?? noServing,
    sshd: noServing,
    tui: noServing,
  };
}
