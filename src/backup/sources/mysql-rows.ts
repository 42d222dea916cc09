// Rows of a dump of MariaDB or MySQL, counted while it goes by: what a dump holds at its own moment is told
// best by itself. Follows quotes and brackets of INSERT statements only; all else is passed over. Pure.

const QUOTE = 39;
const OPEN = 40;
const CLOSE = 41;
const END = 59;
const LINE = 10;
const ESCAPE = 92;

/** Longer than the longest name with all its letters doubled, and what stands around it. */
const HEAD = 2000;
const INSERT = /^INSERT +(?:IGNORE +)?INTO `((?:[^`]|``)+)` (?:\([^)]*\) )?VALUES/;
const TABLE = /^CREATE TABLE (?:IF NOT EXISTS )?`((?:[^`]|``)+)` \($/;
/** The last line of a dump that ended well. */
const COMPLETED = '-- Dump completed';

export type RowCounter = {
  add(piece: Uint8Array): void;
  /** Rows by table; undefined: the dump has no end. */
  end(): Readonly<Record<string, number>> | undefined;
};

type Rows = { add(piece: Uint8Array, from: number): number };

export function createRowCounter(): RowCounter {
  const counts = new Map<string, number>();
  let rows: Rows | undefined;
  let head = '';
  let isBody = false;
  let tail = '';

  /** To the end of the line, or to the rows that begin in it. */
  function outside(piece: Uint8Array, from: number): number {
    const line = piece.indexOf(LINE, from);
    const end = line < 0 ? piece.length : line;
    const known = head.length;
    head += Buffer.from(piece.subarray(from, Math.min(end, from + HEAD - known))).toString('latin1');
    const insert = isBody ? null : INSERT.exec(head);
    if (insert !== null) {
      rows = rowsOf(counts, nameOf(insert[1] ?? ''));
      head = '';
      return from + insert[0].length - known;
    }
    if (line < 0) return piece.length;
    // Between these are bodies of routines, which may look like anything.
    if (head.startsWith('DELIMITER ')) isBody = head !== 'DELIMITER ;';
    const made = isBody ? undefined : TABLE.exec(head)?.[1];
    if (made !== undefined) counts.set(nameOf(made), 0);
    head = '';
    return line + 1;
  }
  return {
    add(piece) {
      for (let at = 0; at < piece.length; ) {
        if (rows === undefined) at = outside(piece, at);
        else {
          const next = rows.add(piece, at);
          if (next <= piece.length) rows = undefined;
          at = next;
        }
      }
      tail = (tail + Buffer.from(piece.subarray(-200)).toString('latin1')).slice(-200);
    },
    end: () => (tail.includes(COMPLETED) ? Object.fromEntries(counts) : undefined),
  };
}

/** The rows of one statement. `add` gives where it ended; beyond the piece when it goes on. */
function rowsOf(counts: Map<string, number>, table: string): Rows {
  let depth = 0;
  let isQuoted = false;
  let isEscaped = false;
  function quoted(byte: number | undefined): void {
    if (isEscaped) isEscaped = false;
    else if (byte === ESCAPE) isEscaped = true;
    else if (byte === QUOTE) isQuoted = false;
  }
  function bracket(byte: number | undefined): void {
    if (byte === QUOTE) isQuoted = true;
    else if (byte === CLOSE) depth -= 1;
    else if (byte === OPEN) {
      if (depth === 0) counts.set(table, (counts.get(table) ?? 0) + 1);
      depth += 1;
    }
  }
  return {
    add(piece, from) {
      for (let at = from; at < piece.length; at += 1) {
        const byte = piece[at];
        if (isQuoted) quoted(byte);
        else if (byte === END && depth === 0) return at + 1;
        else bracket(byte);
      }
      return piece.length + 1;
    },
  };
}

function nameOf(quoted: string): string {
  return Buffer.from(quoted.replaceAll('``', '`'), 'latin1').toString('utf8');
}
