// The terminal UI on one's own terminal, as `shipshape tui` begins it: one session, over the control socket. The
// terminal is always given back: when the person leaves, when we are asked to end, and when we break.

import process from 'node:process';
import type { ReadStream } from 'node:tty';
import { Failure } from '../src/model/failure.ts';
import { safeLine } from '../src/model/safe-text.ts';
import type { ControlClient } from '../src/serve/control-client.ts';
import { problemRows, problemText } from '../src/show/problem-rows.ts';
import { reach } from '../src/wire-client.ts';
import type { Door, Session } from './app/door.ts';

/** React's own development must be off before anything loads it. */
process.env['NODE_ENV'] = 'production';

type Wanted = {
  readonly fleet: string | undefined;
  readonly cwd: string;
  readonly as: string | undefined;
  readonly identity: string | undefined;
  readonly isPlain: boolean;
};

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function sayFailure(thrown: unknown): void {
  if (!(thrown instanceof Failure)) throw thrown;
  say(`error: ${safeLine(thrown.message)} (${thrown.code})`);
  if (thrown.hint !== undefined) say(`  hint: ${safeLine(thrown.hint)}`);
}

/** A connection, or undefined once it was said what is wrong. */
async function firstLine(wanted: Wanted, signal: AbortSignal): Promise<ControlClient | undefined> {
  const reached = await reach({ ...wanted, path: undefined, env: process.env, isInteractive: true, signal });
  if (!reached.ok) process.stderr.write(problemText(problemRows(reached.problems)));
  else if (reached.value === undefined) {
    say('error: no daemon runs for this fleet (serve/no-daemon)');
    say('  hint: start one with shipshape serve; plan, apply and status work without');
  } else return reached.value;
  return undefined;
}

/** Comes back by itself after a loss; then nobody can be asked for a passphrase. */
async function again(wanted: Wanted, signal: AbortSignal): Promise<ControlClient | undefined> {
  const from = { ...wanted, path: undefined, env: process.env, isInteractive: false, signal };
  const reached = await reach(from);
  if (reached.ok) return reached.value;
  throw new Failure('tui/bad-fleet', 'the fleet file cannot be read any more');
}

function localDoor(isPlain: boolean, onEnd: Door['onEnd']): Door {
  return {
    write(text, taken) {
      if (process.stdout.writable) process.stdout.write(text, () => taken());
    },
    columns: process.stdout.columns ?? 80,
    rows: process.stdout.rows ?? 24,
    env: process.env,
    isPlain,
    isRaw: false,
    onEnd,
  };
}

async function main(wanted: Wanted): Promise<number> {
  const stop = new AbortController();
  const [first, { openSession }, { createHost }, { SCREENS }] = await Promise.all([
    firstLine(wanted, stop.signal),
    import('./app/session.ts'),
    import('./app/host.ts'),
    import('./screens/all.ts'),
  ]);
  if (first === undefined) return 1;
  const trouble: string[] = [];
  const host = createHost({
    timers: {
      now: Date.now,
      after(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
    screens: SCREENS,
    onTrouble: (thrown, { screen }) =>
      void trouble.push(
        `${screen}: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`,
      ),
  });
  let line: ControlClient | undefined = first;
  const identity = {
    key: wanted.as ?? 'self',
    connect(signal: AbortSignal) {
      const own = line;
      line = undefined;
      return own === undefined ? again(wanted, signal) : Promise.resolve(own);
    },
  };
  const { promise, resolve } = Promise.withResolvers<number>();
  const isDumb = wanted.isPlain || (process.env['TERM'] ?? 'dumb') === 'dumb';
  const session = openSession(
    host,
    identity,
    localDoor(isDumb, ({ exitCode }) => resolve(exitCode)),
  );
  listen(session, isDumb);
  const code = await promise;
  stop.abort();
  if (process.stdin.isTTY) process.stdin.setRawMode(false);
  for (const one of trouble) say(one);
  return code;
}

/** Keys, sizes and signals of this process, for as long as the session lasts. */
function listen(session: Session, isPlain: boolean): void {
  const stdin: ReadStream = process.stdin;
  if (stdin.isTTY && !isPlain) stdin.setRawMode(true);
  stdin.on('data', (bytes: Uint8Array) => session.input(bytes));
  stdin.on('end', () => session.end(''));
  stdin.on('error', () => session.end(''));
  process.stdout.on('resize', () => session.resize(process.stdout.columns, process.stdout.rows));
  // Nobody reads any more.
  process.stdout.on('error', () => process.exit(1));
  process.on('SIGCONT', () => session.resize(process.stdout.columns, process.stdout.rows));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => session.end('shipshape tui was asked to end'));
  }
  for (const kind of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(kind, (thrown: unknown) => {
      session.end('shipshape tui broke, which is a bug; nothing else was touched');
      if (stdin.isTTY) stdin.setRawMode(false);
      say(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
      process.exit(1);
    });
  }
}

// What src/wire-tui.ts wrote.
const wanted: Wanted = { isPlain: false, cwd: process.cwd(), ...JSON.parse(process.argv[2] ?? '{}') };
const code = await main(wanted).catch((thrown: unknown) => {
  sayFailure(thrown);
  return 1;
});
process.stdout.write('', () => process.exit(code));
