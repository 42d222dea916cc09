// Who was refused, told to the daemon at most once a second whatever happens: the address and the reason of the
// last, and how many there were. Whoever knocks costs nobody anything.

export type Refusals = {
  note(address: string, reason: string): void;
  /** Tells what is left. */
  close(): void;
};

export const EVERY_MS = 1_000;

export function createRefusals(
  tell: (address: string, reason: string, count: number) => void,
  after: (ms: number, run: () => void) => () => void,
): Refusals {
  let last: { readonly address: string; readonly reason: string; readonly count: number } | undefined;
  let stop: (() => void) | undefined;
  const flush = () => {
    stop = undefined;
    if (last === undefined) return;
    tell(last.address, last.reason, last.count);
    last = undefined;
  };
  return {
    note(address, reason) {
      last = { address, reason, count: (last?.count ?? 0) + 1 };
      stop ??= after(EVERY_MS, flush);
    },
    close() {
      stop?.();
      flush();
    },
  };
}
