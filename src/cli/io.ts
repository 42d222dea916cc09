// The world of a command as a parameter: streams, environment, folder. bin.ts makes the real one,
// tests make their own; no other file of cli/ touches `process`.

import type { Control, Opening } from '../control/control.ts';
import type { Result } from '../model/result.ts';

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
  /** Aborts at the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
};
