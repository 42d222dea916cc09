// The picture on one terminal: what was painted last, and the bytes that make the next picture of it. Only lines
// that changed go out, each from its first change on, at absolute places. Never scrolls, never clears what
// will be painted again; 2J at the first picture and after a resize only, 3J never.

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
      const parts = next.flatMap((text, row) => changes(before[row] ?? '', text, row, columns));
      last = next;
      lastColumns = columns;
      lastRows = rows;
      if (!isWhole && parts.length === 0) return '';
      return `${BEGIN}${isWhole ? '\u001b[0m\u001b[2J' : ''}${parts.join('')}${END}`;
    },
    forget() {
      last = undefined;
    },
  };
}

function changes(before: string, next: string, row: number, columns: number): readonly string[] {
  if (before === next) return [];
  const { at, column } = firstChange(before, next);
  const rest = next.slice(at);
  const place = `\u001b[${row + 1};${column + 1}H`;
  const bare = next.replace(SGR, '');
  // How wide other characters are, terminals do not agree upon: erased first, nothing of before can stay.
  if (!/^[\u0020-\u007e]*$/.test(bare)) return [`${place}\u001b[K${rest}`];
  // With wrapping off, erasing behind a full line would erase its last character.
  return [bare.length < columns ? `${place}${rest}\u001b[K` : `${place}${rest}`];
}

/** Where to begin: behind the part that is the same, where no colour is on and only ASCII stands before. */
function firstChange(before: string, next: string): { readonly at: number; readonly column: number } {
  let safe = { at: 0, column: 0 };
  let column = 0;
  let style: readonly string[] = [];
  for (let at = 0; at < next.length && at < before.length; ) {
    if (next[at] !== before[at]) return safe;
    if (next[at] === '\u001b') {
      const end = next.indexOf('m', at) + 1;
      if (end === 0 || next.slice(at, end) !== before.slice(at, end)) return safe;
      style = styleAfter(style, next.slice(at + 2, end - 1));
      at = end;
      continue;
    }
    const code = next.charCodeAt(at);
    if (code < 0x20 || code > 0x7e) return safe;
    // Before the last character that is the same: a mark that joins it could follow.
    if (style.length === 0) safe = { at, column };
    at += 1;
    column += 1;
  }
  return safe;
}

/** What is on after a code: the codes that began something, without those that were ended. */
function styleAfter(style: readonly string[], code: string): readonly string[] {
  if (code === '' || code === '0') return [];
  const ended: Readonly<Record<string, RegExp>> = {
    '39': /^(?:3|9)\d/,
    '49': /^(?:4|10)\d?/,
    '22': /^[12]$/,
    '27': /^7$/,
  };
  const ends = ended[code];
  return ends === undefined ? [...style, code] : style.filter((one) => !ends.test(one));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is counted away
const SGR = /\u001b\[[0-9;]*m/g;
