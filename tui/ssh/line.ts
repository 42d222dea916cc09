// A person's line to a session, whatever brings it: our own SSH server, or sshd's forced command. Carries bytes
// both ways, no faster than either side takes them, and lets nothing that goes wrong in one session out of it.

import type { Door, Identity, Session, SessionEnd } from '../app/door.ts';

/** What brings the bytes. None of it throws. */
export type Wire = {
  /** Sends; `done` once the wire has taken it. */
  send(bytes: string, done: () => void): void;
  /** Calls back when all that was sent has arrived. */
  arrived(taken: () => void): void;
  /** Takes no more from the person, until `resume`. */
  pause(): void;
  resume(): void;
  /** Says how it ended, and hangs up this one session. */
  end(exitCode: number): void;
};

export type LineParts = {
  readonly wire: Wire;
  readonly identity: Identity;
  readonly columns: number;
  readonly rows: number;
  readonly env: Readonly<Record<string, string>>;
  readonly isPlain: boolean;
  /** There is a terminal, which ssh has put into raw mode. */
  readonly isRaw: boolean;
  readonly idleMs: number;
  readonly open: (identity: Identity, door: Door) => Session;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly now: () => number;
  onTrouble(thrown: unknown): void;
  /** The session is over, `why` in a few words. */
  onOver(why: string): void;
};

export type Line = {
  input(bytes: Uint8Array): void;
  resize(columns: number, rows: number): void;
  end(reason: string): void;
  /** Nobody is there any more. */
  lost(): void;
};

/** Bytes a second that are taken from one person: more than anybody types or pastes, less than hurts the others. */
export const INPUT = { rate: 256 * 1024, burst: 128 * 1024 } as const;

export function openLine(parts: LineParts): Line {
  const { wire, after, onTrouble } = parts;
  const state = { isOver: false, budget: INPUT.burst as number, at: parts.now(), stopIdle: () => {} };
  const over = (end: SessionEnd | undefined, why: string) => {
    if (state.isOver) return;
    state.isOver = true;
    state.stopIdle();
    if (end !== undefined && end.words !== '') wire.send(`${end.words}\r\n`, () => {});
    wire.end(end?.exitCode ?? 1);
    parts.onOver(why);
  };
  /** Runs what is ours for this session: what it throws ends this session, and no other. */
  const guarded = (run: () => void) => {
    if (state.isOver) return;
    try {
      run();
    } catch (thrown) {
      onTrouble(thrown);
      over({ kind: 'crashed', words: 'this session broke, and is in the log', exitCode: 1 }, 'crashed');
    }
  };
  const session = opened(
    parts,
    (end) => over(end, end.kind === 'left' ? 'left' : end.words || end.kind),
    (run) => guarded(run),
  );
  const idle = () => {
    state.stopIdle();
    state.stopIdle = after(parts.idleMs, () =>
      guarded(() => session?.end(`nothing was typed for ${minutes(parts.idleMs)}: closed`)),
    );
  };
  idle();
  return {
    input(bytes) {
      idle();
      guarded(() => session?.input(bytes));
      throttle(parts, state, bytes.length);
    },
    resize: (columns, rows) => guarded(() => session?.resize(clamp(columns, 80), clamp(rows, 24))),
    end: (reason) => guarded(() => session?.end(reason)),
    lost() {
      guarded(() => session?.end('the line was lost'));
      over(undefined, 'lost');
    },
  };
}

function opened(
  parts: LineParts,
  onEnd: (end: SessionEnd) => void,
  guarded: (run: () => void) => void,
): Session | undefined {
  const { wire, identity, env, isPlain, isRaw } = parts;
  let session: Session | undefined;
  let isOver = false;
  guarded(() => {
    session = parts.open(identity, {
      ...{ env, isPlain, isRaw, columns: clamp(parts.columns, 80), rows: clamp(parts.rows, 24) },
      write(text, taken) {
        if (isOver) return;
        // Nobody but us turns line ends into what a raw terminal wants.
        const bytes = isRaw ? text.replaceAll(/\r?\n/g, '\r\n') : text;
        wire.send(bytes, () => wire.arrived(() => guarded(taken)));
      },
      onEnd(end) {
        onEnd(end);
        isOver = true;
      },
    });
  });
  return session;
}

/** Of a window, from nobody's 0 to nobody's 10,000. */
export function clamp(size: number, usual: number): number {
  if (!Number.isFinite(size) || size < 1) return usual;
  return Math.min(Math.trunc(size), MOST_CELLS);
}

const MOST_CELLS = 500;

function throttle(
  { wire, now, after }: LineParts,
  state: { budget: number; at: number; isOver: boolean },
  bytes: number,
): void {
  const earned = ((now() - state.at) * INPUT.rate) / 1000;
  state.at = now();
  state.budget = Math.min(INPUT.burst, state.budget + earned) - bytes;
  if (state.budget >= 0 || state.isOver) return;
  wire.pause();
  after(Math.ceil((-state.budget * 1000) / INPUT.rate), () => wire.resume());
}

function minutes(ms: number): string {
  return ms < 120_000 ? `${Math.round(ms / 1000)} seconds` : `${Math.round(ms / 60_000)} minutes`;
}
