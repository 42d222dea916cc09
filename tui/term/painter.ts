// The picture on one terminal: what was painted last, and the bytes that make the next picture of it. Only what
// changed goes out, cell by cell where the width of every character is known, at absolute places. Never scrolls,
// never clears what will be painted again; 2J at the first picture and after a resize only, 3J never.

export type Painter = {
  /** Bytes that turn what is on the screen into these lines; empty: it is the same picture. */
  paint(lines: readonly string[], columns: number, rows: number): string;
  /** The screen is not what we think any more: the next picture is painted whole. */
  forget(): void;
};

const BEGIN = '\u001b[?2026h';
const END = '\u001b[?2026l';

/** Alternate screen, no cursor, no wrapping at the edge (a line that is too long must not spill), pastes marked. */
export const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[?2004h';
/** All of it taken back. */
export const LEAVE = '\u001b[0m\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[?1049l';

export function createPainter(): Painter {
  let last: readonly string[] | undefined;
  let lastColumns = 0;
  let lastRows = 0;
  return {
    paint(lines, columns, rows) {
      const isWhole = last === undefined || columns !== lastColumns || rows !== lastRows;
      const before = isWhole ? [] : (last ?? []);
      const next = Array.from({ length: rows }, (_, row) => lines[row] ?? '');
      const parts = next.map((text, row) => changes(before[row] ?? '', text, row, columns));
      last = next;
      lastColumns = columns;
      lastRows = rows;
      const changed = parts.join('');
      if (!isWhole && changed === '') return '';
      return `${BEGIN}${isWhole ? '\u001b[0m\u001b[2J' : ''}${changed}${END}`;
    },
    forget() {
      last = undefined;
    },
  };
}

function changes(before: string, next: string, row: number, columns: number): string {
  if (before === next) return '';
  const [from, to] = [cellsOf(before), cellsOf(next)];
  if (from !== undefined && to !== undefined) return cellChanges(from, to, row, columns);
  // How wide other characters are, terminals do not agree upon: erased first, nothing of before can stay.
  return `\u001b[${row + 1};1H\u001b[K${next}`;
}

type Cell = { readonly character: string; readonly style: string };

// Ours beyond ASCII, one column wide everywhere: rules, ellipsis, arrows, blocks.
const KNOWN = /^[\u0020-\u007e─│…→←↑↓·•▁▂▃▄▅▆▇█]$/u;

/** One for each column; undefined when a width is not known. */
function cellsOf(text: string): readonly Cell[] | undefined {
  const cells: Cell[] = [];
  let style: readonly string[] = [];
  let written = '';
  for (let at = 0; at < text.length; ) {
    if (text[at] === '\u001b') {
      const end = text.indexOf('m', at) + 1;
      if (end === 0) return undefined;
      style = styleAfter(style, text.slice(at + 2, end - 1));
      written = style.join(';');
      at = end;
      continue;
    }
    const character = text[at] ?? '';
    if (!KNOWN.test(character)) return undefined;
    cells.push({ character, style: written });
    at += 1;
  }
  return cells;
}

const ENDED: Readonly<Record<string, RegExp>> = {
  '39': /^(?:3|9)\d/,
  '49': /^(?:4|10)\d?/,
  '22': /^[12]$/,
  '27': /^7$/,
};

/** What is on after a code: the codes that began something, without those that were ended. */
function styleAfter(style: readonly string[], code: string): readonly string[] {
  if (code === '' || code === '0') return [];
  const ends = ENDED[code];
  return ends === undefined ? [...style, code] : style.filter((one) => !ends.test(one));
}

/** Cells that are the same between two that are not: painting them is cheaper than going round them. */
const NEAR = 6;

function cellChanges(from: readonly Cell[], to: readonly Cell[], row: number, columns: number): string {
  let out = '';
  for (let at = 0; at < to.length; at += 1) {
    if (isSame(from[at], to[at])) continue;
    let end = at + 1;
    for (let next = end; next < to.length && next - end <= NEAR; next += 1) {
      if (!isSame(from[next], to[next])) end = next + 1;
    }
    out += `\u001b[${row + 1};${at + 1}H${written(to.slice(at, end))}`;
    at = end;
  }
  // With wrapping off, erasing behind a full line would erase its last character.
  if (to.length >= from.length || to.length >= columns) return out;
  return `${out}\u001b[${row + 1};${to.length + 1}H\u001b[K`;
}

function isSame(a: Cell | undefined, b: Cell | undefined): boolean {
  return a !== undefined && b !== undefined && a.character === b.character && a.style === b.style;
}

function written(cells: readonly Cell[]): string {
  let out = '';
  let style = '';
  for (const cell of cells) {
    if (cell.style !== style) out += cell.style === '' ? '\u001b[0m' : `\u001b[0;${cell.style}m`;
    style = cell.style;
    out += cell.character;
  }
  return style === '' ? out : `${out}\u001b[0m`;
}
