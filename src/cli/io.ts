// The world of a command as a parameter: streams, environment, folder. bin.ts makes the real one,
// tests make their own; no other file of cli/ touches `process`.

import type { Control, Opening } from '../control/control.ts';
import type { Result } from '../model/result.ts';
import type { StateArchive } from '../ports-daemon.ts';
import type { ControlClient } from '../serve/control-client.ts';

/** Takes text; never throws, also not when the reader has gone away. */
export type Writer = {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Width of the terminal, 80 when there is none. */
  readonly columns: number;
};

export type Reader = {
  readonly isTTY: boolean;
  /** Everything up to the end of the stream, as UTF-8. */
  text(): Promise<string>;
  /** The next line without its end; undefined at the end of the stream or when `signal` aborts. */
  line(signal: AbortSignal): Promise<string | undefined>;
};

/** Which daemon is asked, and as whom. */
export type Reaching = Pick<Opening, 'fleet' | 'path' | 'cwd' | 'env'> & {
  /** Undefined: as whoever may open the socket. */
  readonly as: string | undefined;
  /** File of a private key; undefined: those that the ssh-agent holds. */
  readonly identity: string | undefined;
  /** True when a person can be asked at the terminal. */
  readonly isInteractive: boolean;
  readonly signal: AbortSignal;
};

/** What a daemon in the foreground is given. */
export type Serving = Opening & {
  /** Lines of the log, each with its line end. */
  readonly log: (line: string) => void;
  /** Where it can be reached, once it can be. */
  readonly onReady: (doors: readonly string[]) => void;
  /** Asks it to stop. */
  readonly signal: AbortSignal;
};

/** What the system's sshd wants of us, at the socket of the process of terminals. */
export type SshdAsk =
  | { readonly kind: 'keys'; readonly socket: string; readonly key: string }
  | {
      readonly kind: 'attach';
      readonly socket: string;
      /** What sshd says of who came, and of their side. */
      readonly env: Io['env'];
    };
export type SshdAnswer =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'exit'; readonly number: number };

/** Which fleet the terminal UI shows, and as whom it asks. */
export type TuiWanted = Pick<Reaching, 'fleet' | 'cwd' | 'env' | 'as' | 'identity'> & {
  /** Lines, and nothing redrawn. */
  readonly isPlain: boolean;
};

export type Io = {
  readonly stdin: Reader;
  /** For what was asked for. */
  readonly stdout: Writer;
  /** For everything else: progress, notes, problems. */
  readonly stderr: Writer;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Version of Node, without a `v`. */
  readonly runtime: string;
  /** Absolute. */
  readonly cwd: string;
  /** Reads the fleet file and prepares what a command needs, or says what is wrong with the file. */
  readonly open: (from: Opening) => Promise<Result<Control>>;
  /** Connects to the daemon of the fleet that the file names; undefined: none runs. */
  readonly reach: (from: Reaching) => Promise<Result<ControlClient | undefined>>;
  /** Runs the daemon of that fleet until it is asked to stop. */
  readonly serve: (from: Serving) => Promise<Result<void>>;
  /** The fleet's recorded state as one archive. */
  readonly archive: (
    from: Pick<Opening, 'fleet' | 'path' | 'cwd' | 'env' | 'onWarning'>,
  ) => Promise<Result<StateArchive>>;
  /** Speaks for sshd with the process of terminals; attached, it has the terminal of this process. */
  readonly sshd: (asked: SshdAsk, signal: AbortSignal) => Promise<SshdAnswer>;
  /** Becomes the terminal UI on this terminal; comes back only by failing. */
  readonly tui: (wanted: TuiWanted) => Promise<never>;
  /** Aborts at the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
};
