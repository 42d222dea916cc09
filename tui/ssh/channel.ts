// One channel of a connection: what the client asks for (a terminal, its size, a few variables, a shell or a
// command), and what comes of it. Everything else that can be asked for is refused by not being listened to:
// sftp and other subsystems, agents, X11. Whatever arrives here comes from outside: no callback throws.

import type { ServerChannel, Session as SshSession } from 'ssh2';
import type { Identity } from '../app/door.ts';
import { runCommand } from './command.ts';
import { isFineTerm, isFineVariable, isPlainWish } from './environment.ts';
import { clamp, type Line, openLine, type Wire } from './line.ts';
import type { ConnectionParts } from './parts.ts';

export type ChannelParts = Pick<
  ConnectionParts,
  'open' | 'after' | 'now' | 'onTrouble' | 'idleMs' | 'seats'
> & {
  readonly name: string;
  readonly identity: Identity;
  /** Words for somebody who cannot come in, though they are known; undefined: they can. */
  readonly shut: string | undefined;
  arrived(taken: () => void): void;
  /** Bytes that wait to leave this connection. */
  queued(): number;
  onGone(): void;
};

export type OpenChannel = { end(reason: string): void };

const MOST_QUEUED = 4 * 1024 * 1024;

type Told = {
  pty: { columns: number; rows: number } | undefined;
  readonly env: Record<string, string>;
  line: Line | undefined;
  readonly gone: AbortController;
  isTaken: boolean;
};

export function serveChannel(parts: ChannelParts, session: SshSession): OpenChannel {
  const told: Told = {
    pty: undefined,
    env: {},
    line: undefined,
    gone: new AbortController(),
    isTaken: false,
  };
  const safely: Safely = (run) => {
    try {
      run();
    } catch (thrown) {
      parts.onTrouble(thrown);
      told.line?.end('this session broke, and is in the log');
    }
  };
  const gone = () => {
    if (told.gone.signal.aborted) return;
    told.gone.abort();
    safely(() => told.line?.lost());
    parts.onGone();
  };
  session.on('error', () => {});
  listen(session, told, safely);
  session.on('shell', (accept) => safely(() => begin(parts, told, accept(), undefined, gone)));
  session.on('exec', (accept, _reject, { command }) =>
    safely(() => begin(parts, told, accept(), String(command).slice(0, LONGEST), gone)),
  );
  session.on('close', gone);
  return {
    end(reason) {
      safely(() => {
        if (told.line !== undefined) told.line.end(reason);
        else told.gone.abort();
      });
    },
  };
}

type Safely = (run: () => void) => void;

/** What is said of the terminal, before there is anything on it and after. */
function listen(session: SshSession, told: Told, safely: Safely): void {
  session.on('pty', (accept, _reject, info) =>
    safely(() => {
      told.pty = { columns: clamp(info.cols, 80), rows: clamp(info.rows, 24) };
      if (isFineTerm(info.term)) told.env['TERM'] = info.term;
      accept?.();
    }),
  );
  session.on('window-change', (accept, _reject, info) =>
    safely(() => {
      // The size may come before the shell does.
      if (told.pty !== undefined) told.pty = { columns: clamp(info.cols, 80), rows: clamp(info.rows, 24) };
      told.line?.resize(info.cols, info.rows);
      accept?.();
    }),
  );
  session.on('env', (accept, reject, { key, val }) =>
    safely(() => {
      if (key === 'TERM' || !isFineVariable(key, val)) return reject?.();
      told.env[key] = val;
      accept?.();
    }),
  );
  session.on('signal', (accept, _reject, { name }) =>
    safely(() => {
      if (told.line === undefined) told.gone.abort();
      else told.line.end(`signal ${/^[A-Z0-9]{1,8}$/.test(name) ? name : ''}`);
      accept?.();
    }),
  );
}

const LONGEST = 2_000;

function begin(
  parts: ChannelParts,
  told: Told,
  channel: ServerChannel | undefined,
  command: string | undefined,
  gone: () => void,
): void {
  if (channel === undefined || told.isTaken) return;
  told.isTaken = true;
  channel.on('error', () => {});
  channel.stderr.on('error', () => {});
  channel.on('close', gone);
  if (parts.shut !== undefined) {
    sayNo(channel, parts.shut, 1);
    return;
  }
  const seat = parts.seats.take(parts.name);
  if ('full' in seat) {
    sayNo(channel, `${seat.full}: leave another one first`, 1);
    return;
  }
  const leave = () => seat.leave();
  told.gone.signal.addEventListener('abort', leave, { once: true });
  const isPlain = command !== undefined && isPlainWish(command);
  if (command !== undefined && !isPlain) runOn(parts, told, channel, command, leave);
  else if (told.pty !== undefined || isPlain) openScreen(parts, told, channel, isPlain, leave);
  else {
    leave();
    sayNo(channel, NO_TERMINAL, 1);
  }
}

const NO_TERMINAL =
  'this is a terminal UI, and there is no terminal: use ssh -t, or name a command (ssh HOST status), or --plain';

function sayNo(channel: ServerChannel, words: string, code: number): void {
  channel.stderr.write(`${words}\r\n`);
  hangUp(channel, code);
}

function hangUp(channel: ServerChannel, code: number): void {
  channel.exit(code);
  channel.end();
}

function openScreen(
  parts: ChannelParts,
  told: Told,
  channel: ServerChannel,
  isPlain: boolean,
  leave: () => void,
): void {
  const { identity, idleMs, open, after, now, onTrouble } = parts;
  const { columns, rows } = told.pty ?? { columns: 80, rows: 24 };
  const wire: Wire = {
    send(bytes, done) {
      if (channel.writable) channel.write(bytes, () => done());
    },
    arrived: parts.arrived,
    pause: () => void channel.pause(),
    resume: () => void channel.resume(),
    end: (code) => hangUp(channel, code),
  };
  const line = openLine({
    ...{ wire, identity, columns, rows, isPlain, idleMs, open, after, now, onTrouble },
    env: { ...told.env },
    isRaw: told.pty !== undefined,
    onOver: leave,
  });
  told.line = line;
  channel.on('data', (bytes: Buffer) => line.input(bytes));
  // Without a terminal the end of what is typed is the end; with one the client goes away altogether.
  channel.on('end', () => line.end('the input ended'));
}

function runOn(
  parts: ChannelParts,
  told: Told,
  channel: ServerChannel,
  command: string,
  leave: () => void,
): void {
  const isTerminal = told.pty !== undefined;
  const put = (stream: NodeJS.WritableStream) => (text: string) => {
    // A reader that stops would have us keep all that is said meanwhile.
    if (parts.queued() + channel.writableLength > MOST_QUEUED) return told.gone.abort();
    if (stream.writable) stream.write(isTerminal ? text.replaceAll(/\r?\n/g, '\r\n') : text);
  };
  const out = { stdout: put(channel), stderr: put(channel.stderr), columns: told.pty?.columns };
  channel.resume();
  // Ctrl-C on a terminal.
  channel.on('data', (bytes: Buffer) => {
    if (bytes.includes(3)) told.gone.abort();
  });
  const over = (code: number) => {
    leave();
    hangUp(channel, code);
  };
  runCommand(command, parts.identity, out, told.env, told.gone.signal).then(over, (thrown: unknown) => {
    parts.onTrouble(thrown);
    over(1);
  });
}
