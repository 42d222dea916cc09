// The painter against a real terminal's arithmetic: whatever pictures follow one another, at whatever sizes, what
// stands on the terminal is the last one.

import xterm from '@xterm/headless';
import { expect, test } from 'vitest';
import { safeText } from '../../../src/show/safe.ts';
import { type Line, line, span, type Tone, words } from '../../../tui/parts/line.ts';
import { filledLine } from '../../../tui/parts/width.ts';
import { createCanvas } from '../../../tui/term/canvas.ts';
import { createPainter, ENTER } from '../../../tui/term/painter.ts';
import { paint, type Theme, themeOf } from '../../../tui/theme/theme.ts';
import { picture } from './world.ts';

/** Numbers that look like chance and are the same each time. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const TONES: readonly Tone[] = ['plain', 'dim', 'strong', 'good', 'warn', 'bad', 'reverse', 'alarm'];
const WORDS = [
  'crm',
  'billing-api',
  'Drifted',
  '12m',
  'x',
  '',
  '   ',
  '─────',
  'Größe',
  '日本語',
  'a…',
  'e\u0301te',
  '→',
];

function randomLine(roll: (below: number) => number, columns: number): Line {
  const spans = Array.from({ length: roll(7) }, () =>
    span(safeText(`${WORDS[roll(WORDS.length)]} ${roll(100)}`), TONES[roll(TONES.length)] ?? 'plain'),
  );
  const short = line(...spans.flatMap((one) => [one, words` `]));
  return roll(3) === 0 ? filledLine(short, columns) : short;
}

function randomFrame(
  roll: (below: number) => number,
  columns: number,
  rows: number,
  before: readonly Line[],
) {
  return Array.from({ length: rows }, (_, row) => {
    const known = before[row];
    if (known !== undefined && roll(4) > 0) return known;
    return filledLine(randomLine(roll, columns), columns);
  });
}

const THEMES: readonly Theme[] = [
  themeOf({ TERM: 'xterm-256color', LANG: 'C.UTF-8' }),
  themeOf({ TERM: 'xterm', LANG: 'C' }),
];

for (const seed of [1, 2, 3]) {
  test(`500 random pictures with resizes from 20x5 to 250x80: none differs from what was meant (seed ${seed})`, async () => {
    const roll = dice(seed);
    const theme = THEMES[seed % 2] ?? { colours: 'none', isUnicode: false };
    let columns = 80;
    let rows = 24;
    const live = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    await write(live, ENTER);
    const painter = createPainter();
    const canvas = createCanvas();
    let frame: readonly Line[] = [];
    let sent = '';
    for (let step = 0; step < 500; step += 1) {
      if (roll(12) === 0) {
        columns = 20 + roll(231);
        rows = 5 + roll(76);
        live.resize(columns, rows);
        painter.forget();
        frame = [];
      }
      if (roll(60) === 0) painter.forget();
      frame = randomFrame(roll, columns, rows, frame);
      const lines = canvas.draw(
        frame.map((one) => paint(one, theme)),
        columns,
        rows,
      );
      const text = painter.paint(lines, columns, rows);
      sent += text;
      await write(live, text);
      // The same picture on a terminal that never saw another.
      if (step % 5 !== 0) continue;
      const fresh = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
      await write(fresh, `${ENTER}${createPainter().paint(lines, columns, rows)}`);
      expect(styled(live), `step ${step}`).toEqual(styled(fresh));
      expect(picture(live).map((one) => one.trimEnd())).toEqual(picture(fresh).map((one) => one.trimEnd()));
    }
    canvas.close();
    expect(sent).not.toContain('\u001b[3J');
  }, 300_000);
}

function write(terminal: InstanceType<typeof xterm.Terminal>, text: string): Promise<void> {
  return new Promise((resolve) => terminal.write(text, resolve));
}

/** Characters with their looks, cell by cell. */
function styled(terminal: InstanceType<typeof xterm.Terminal>): readonly string[] {
  const { active } = terminal.buffer;
  return Array.from({ length: terminal.rows }, (_, row) => {
    const of = active.getLine(active.viewportY + row);
    return Array.from({ length: terminal.cols }, (__, column) => {
      const cell = of?.getCell(column);
      if (cell === undefined) return '';
      const looks = [cell.isBold(), cell.isDim(), cell.isInverse(), cell.getFgColorMode(), cell.getFgColor()];
      return `${cell.getChars() || ' '}${looks.join(',')}`;
    }).join('|');
  });
}

test('the same picture again is no byte; a resize paints all of it once', () => {
  const painter = createPainter();
  const lines = ['one', 'two'];
  expect(painter.paint(lines, 10, 2)).toContain('\u001b[2J');
  expect(painter.paint(lines, 10, 2)).toBe('');
  expect(painter.paint(['one', 'twO'], 10, 2)).toBe('\u001b[?2026h\u001b[2;3HO\u001b[?2026l');
  expect(painter.paint(['on', 'twO'], 10, 2)).toBe('\u001b[?2026h\u001b[1;3H\u001b[K\u001b[?2026l');
  expect(painter.paint(lines, 11, 2)).toContain('\u001b[2J');
});

test('a full line is never erased behind its last character', () => {
  const painter = createPainter();
  painter.paint(['x'.repeat(10)], 10, 1);
  expect(painter.paint(['y'.repeat(10)], 10, 1)).not.toContain('\u001b[K');
});
