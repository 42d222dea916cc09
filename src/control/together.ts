// Several streams of lines read as one, each line as it comes. Of each stream at most one line is held: who
// reads slowly makes those who write wait, and nothing piles up however long it goes on.

export type Lines = { readonly from: string; readonly lines: AsyncIterable<string> };
export type FromOne = { readonly from: string; readonly line: string };

type Held = FromOne & { readonly taken: () => void };

/** Ends when all have ended or the reader leaves; fails with the first that fails. Each gets a signal that then aborts. */
export async function* together(
  each: readonly ((left: AbortSignal) => Lines)[],
  signal: AbortSignal,
): AsyncGenerator<FromOne, void> {
  const left = new AbortController();
  const both = AbortSignal.any([signal, left.signal]);
  const held: Held[] = [];
  let open = each.length;
  let failure: { readonly thrown: unknown } | undefined;
  let wake = () => {};

  async function read({ from, lines }: Lines): Promise<void> {
    try {
      for await (const line of lines) {
        if (both.aborted) return;
        await new Promise<void>((taken) => {
          held.push({ from, line, taken });
          wake();
        });
        if (both.aborted) return;
      }
    } catch (thrown) {
      failure ??= { thrown };
    } finally {
      open -= 1;
      wake();
    }
  }

  const reading = each.map((one) => read(one(both)));
  try {
    while (open > 0 || held.length > 0) {
      const [next] = held;
      if (next !== undefined) {
        yield { from: next.from, line: next.line };
        held.shift();
        next.taken();
      } else if (failure !== undefined) {
        break;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    if (failure !== undefined) throw failure.thrown;
  } finally {
    left.abort();
    for (const { taken } of held) taken();
    await Promise.all(reading);
  }
}
