// What a front door (this terminal, our SSH server, a thin client behind the system's sshd) and a session
// know of each other. Types only: every door feeds the same session.

import type { ControlClient } from '../../src/serve/control-client.ts';

/** A person whose name was proven, and the way to the daemon as this person. */
export type Identity = {
  /** Sessions with the same key share what they know; so it must name the person and how that was proven. */
  readonly key: string;
  /**
   * A connection on which the daemon knows the person; undefined: no daemon listens. Asked again after each loss;
   * fails with what the daemon says when the person is not let in (any more).
   */
  connect(signal: AbortSignal): Promise<ControlClient | undefined>;
};

/** The person's end of the line. */
export type Door = {
  /**
   * Sends text to the terminal. `taken` must be called once, when the far end is known to have taken it (as far as
   * the door can tell: an answer that came after it, or the callback of the stream); until then no other frame is
   * sent. Must not throw.
   */
  write(text: string, taken: () => void): void;
  readonly columns: number;
  readonly rows: number;
  /** Of the person's side: TERM, LANG, LC_ALL, LC_CTYPE, NO_COLOR, COLORTERM. Never of this process. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Numbered lines, append-only, no redraw; also chosen by TERM=dumb. */
  readonly isPlain: boolean;
  /** True where nobody echoes what is typed (a raw terminal): plain sessions then do. */
  readonly isRaw: boolean;
  /** Called once, after the terminal was given back. */
  onEnd(end: SessionEnd): void;
};

export type SessionEnd = {
  /** `left`: the person; `ended`: `end` was called, or the daemon let them in no more; `crashed`: a bug of ours. */
  readonly kind: 'left' | 'ended' | 'crashed';
  /** What to say on the line below, safe; empty: nothing. */
  readonly words: string;
  /** 0, or 1 for a crash. */
  readonly exitCode: 0 | 1;
};

export type Session = {
  /** What the person typed, as it comes. Never throws. */
  input(bytes: Uint8Array): void;
  /** Zeros and nonsense count as 80 by 24. */
  resize(columns: number, rows: number): void;
  /** Gives the terminal back, says why, and calls `onEnd`. Does nothing the second time. */
  end(reason: string): void;
};
