// What goes on for as long as somebody looks: lines of containers and what they use. Bounded: the newest stay,
// and how many had to go is said.

import type { Usage } from '../../src/model/anatomy.ts';
import { Failure } from '../../src/model/failure.ts';
import type { ControlClient } from '../../src/serve/control-client.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { indented, words } from '../parts/line.ts';
import { loadKey, type Stream, type Streamed } from '../state/world.ts';
import { isRecord } from './record.ts';

const LINES = 5_000;
const READINGS = 120;
const LONGEST = 2_000;

type Item = { readonly from: SafeText; readonly text: SafeText };

type Kept = {
  readonly stream: Stream;
  readonly items: Item[];
  readonly readings: Usage[];
  skipped: number;
  end: SafeText | undefined;
  left: AbortController;
  /** As it was told last; undefined: something came since. */
  told: Streamed | undefined;
};

export type Streams = {
  want(streams: readonly Stream[]): void;
  line(client: ControlClient | undefined): void;
  known(): ReadonlyMap<string, Streamed>;
  close(): void;
};

export function createStreams(changed: () => void): Streams {
  const kept = new Map<string, Kept>();
  let client: ControlClient | undefined;

  const touch = (one: Kept) => {
    one.told = undefined;
    changed();
  };
  const begin = (stream: Stream) => {
    const one: Kept = {
      ...{ stream, items: [], readings: [], skipped: 0, end: undefined, told: undefined },
      left: new AbortController(),
    };
    kept.set(loadKey(stream), one);
    void follow(one, client, touch);
  };
  return {
    want(streams) {
      const wanted = new Set(streams.map(loadKey));
      for (const [key, one] of kept) {
        if (wanted.has(key)) continue;
        one.left.abort();
        kept.delete(key);
      }
      for (const stream of streams) if (!kept.has(loadKey(stream))) begin(stream);
    },
    line(next) {
      client = next;
      for (const one of kept.values()) {
        one.left.abort();
        one.left = new AbortController();
        one.end = next === undefined ? words`the line is lost` : undefined;
        // The daemon sends the last lines again: what we had would stand there twice.
        if (next !== undefined) one.items.length = 0;
        touch(one);
        void follow(one, client, touch);
      }
    },
    known: () => new Map([...kept].map(([key, one]) => [key, told(one)])),
    close() {
      for (const one of kept.values()) one.left.abort();
      kept.clear();
    },
  };
}

async function follow(
  one: Kept,
  client: ControlClient | undefined,
  touch: (one: Kept) => void,
): Promise<void> {
  const { signal } = one.left;
  if (client === undefined) return;
  try {
    for await (const item of client.follow(one.stream.op, one.stream.input, signal)) {
      if (signal.aborted) return;
      add(one, item);
      touch(one);
    }
    one.end = words`it has ended`;
  } catch (thrown) {
    one.end = thrown instanceof Failure ? safeText(thrown.message) : words`it broke off`;
  }
  // Whoever left is told nothing.
  if (!signal.aborted) touch(one);
}

function told(one: Kept): Streamed {
  const { items, readings, skipped, end } = one;
  one.told ??= { items: [...items], readings: [...readings], skipped, end };
  return one.told;
}

function add(one: Kept, item: unknown): void {
  if (!isRecord(item)) return;
  if (one.stream.op === 'stats') {
    // The border: both ends speak the same version of the protocol.
    one.readings.push(item as Usage);
    if (one.readings.length > READINGS) one.readings.shift();
    return;
  }
  one.items.push({
    from: safeText(String(item['container']), 120),
    text: indented(String(item['line']), LONGEST),
  });
  // In larger pieces: taking the first of 5,000 away for each line would cost more than the line.
  if (one.items.length < LINES + 500) return;
  one.skipped += one.items.length - LINES;
  one.items.splice(0, one.items.length - LINES);
}
