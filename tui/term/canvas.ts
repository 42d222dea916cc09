// Where Ink draws: no terminal, only lines. Ink runs in its debug mode, in which every commit is written whole and
// at once; it is given the lines that it has not drawn yet, since its time goes by characters. What reaches the
// terminal, and when, the painter and the session decide.

import process from 'node:process';
import { PassThrough, Writable } from 'node:stream';
import { Box, render, Text } from 'ink';
import { createElement as h, memo, type ReactElement } from 'react';

export type Canvas = {
  /** The lines as they would stand on a terminal of that size; throws what a component threw. */
  draw(lines: readonly string[], columns: number, rows: number): readonly string[];
  close(): void;
};

type FrameProps = { readonly lines: readonly string[]; readonly columns: number; readonly rows: number };

function LineOf({ text }: { readonly text: string }): ReactElement {
  // An empty text would take no row.
  return h(Text, { wrap: 'truncate' }, text === '' ? ' ' : text);
}

const StableLine = memo(LineOf);

function Frame({ lines, columns, rows }: FrameProps): ReactElement {
  return h(
    Box,
    { flexDirection: 'column', width: columns, height: rows, overflow: 'hidden' },
    // Children by place, not by key: the place on the screen is what a line is known by.
    ...lines.slice(0, rows).map(lineElement),
  );
}

function lineElement(text: string): ReactElement {
  return h(StableLine, { text });
}

/** Ink waits for the end of the process once for each session; a warning about it is for nobody. */
const SESSIONS = 200;

export function createCanvas(): Canvas {
  if (process.getMaxListeners() < SESSIONS) process.setMaxListeners(SESSIONS);
  let frame = '';
  let broken: { readonly thrown: unknown } | undefined;
  const stdout = Object.assign(
    new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        frame = String(chunk);
        done();
      },
    }),
    { isTTY: true, columns: 80, rows: 24 },
  );
  // Keys never come through Ink: its parser is not asked.
  const stdin = Object.assign(new PassThrough(), {
    ...{ isTTY: true, setRawMode: () => stdin, ref: () => stdin, unref: () => stdin },
  });
  const options = {
    ...{ stdout, stdin, stderr: stdout, debug: true, exitOnCtrlC: false, patchConsole: false },
    ...{ interactive: true, isScreenReaderEnabled: false },
  };
  let ink: ReturnType<typeof render> | undefined;
  /** Lines of the last frame as Ink drew them: most of a frame is the frame before. */
  let known: ReadonlyMap<string, string> = new Map();

  const drawn = (lines: readonly string[]): readonly string[] => {
    Object.assign(stdout, { rows: lines.length });
    const element = h(Frame, { lines, columns: stdout.columns, rows: lines.length });
    if (ink === undefined) {
      ink = render(element, options);
      ink.waitUntilExit().catch((thrown: unknown) => {
        broken = { thrown };
      });
    } else {
      ink.rerender(element);
    }
    if (broken !== undefined) throw broken.thrown;
    return frame.split('\n');
  };
  return {
    draw(lines, width, height) {
      if (stdout.columns !== width) known = new Map();
      stdout.columns = width;
      const shown = Array.from({ length: height }, (_, row) => lines[row] ?? '');
      const missing = [...new Set(shown.filter((line) => !known.has(line)))];
      const fresh = missing.length === 0 ? [] : drawn(missing);
      const made = new Map(missing.map((line, at) => [line, fresh[at] ?? '']));
      known = new Map(shown.map((line) => [line, made.get(line) ?? known.get(line) ?? '']));
      return shown.map((line) => known.get(line) ?? '');
    },
    close() {
      ink?.unmount();
      ink = undefined;
    },
  };
}
