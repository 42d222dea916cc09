// `.dockerignore` as the builder reads it (moby/patternmatcher): one pattern a line, `#` comments, `!`
// takes back, the last match wins, a match of a folder counts for all below it. Matching is a walk over
// segments, never a regular expression: patterns come from the repository.

type Pattern = { readonly segments: readonly string[]; readonly isException: boolean };

/** Tells whether a path (relative to the context) is left out of the context. */
export function ignoreMatcher(text: string): (path: string) => boolean {
  const patterns = text.split(/\r?\n/).flatMap(parseLine);
  if (patterns.length === 0) return () => false;
  return (path) => {
    const segments = path.split('/');
    let isIgnored = false;
    for (const { segments: pattern, isException } of patterns) {
      if (isIgnored === isException && matchesSelfOrParent(pattern, segments)) isIgnored = !isException;
    }
    return isIgnored;
  };
}

function parseLine(line: string, index: number): readonly Pattern[] {
  // A byte order mark may open the file; a comment counts only at the first column.
  const raw = index === 0 ? line.replace(/^\ufeff/, '') : line;
  if (raw.startsWith('#')) return [];
  let text = raw.trim();
  const isException = text.startsWith('!');
  if (isException) text = text.slice(1).trim();
  const segments: string[] = [];
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') segments.pop();
    else segments.push(part);
  }
  return segments.length === 0 ? [] : [{ segments, isException }];
}

function matchesSelfOrParent(pattern: readonly string[], path: readonly string[]): boolean {
  for (let length = 1; length <= path.length; length += 1) {
    if (matchesPath(pattern, path.slice(0, length))) return true;
  }
  return false;
}

/** `**` stands for any number of segments, also none. Row by row, so time is pattern times path. */
function matchesPath(pattern: readonly string[], path: readonly string[]): boolean {
  // reach[i]: the pattern so far matches the first i segments of the path.
  let reach: boolean[] = [true, ...path.map(() => false)];
  for (const part of pattern) {
    const next: boolean[] = [];
    for (let index = 0; index <= path.length; index += 1) {
      const fits = index > 0 && reach[index - 1] === true && matchesSegment(part, path[index - 1] ?? '');
      next.push(part === '**' ? reach[index] === true || next[index - 1] === true : fits);
    }
    reach = next;
  }
  return reach.at(-1) === true;
}

type Piece = { readonly kind: 'star' } | { readonly kind: 'one'; fits(char: string): boolean };

/** `*`, `?`, `[a-z]` and `\x` inside one segment (Go's filepath.Match; `**` next to other text is `*`). */
function matchesSegment(pattern: string, text: string): boolean {
  const chars = [...text];
  let reach: boolean[] = [true, ...chars.map(() => false)];
  for (const piece of piecesOf(pattern)) {
    const next: boolean[] = [];
    for (let index = 0; index <= chars.length; index += 1) {
      const before = index > 0 && reach[index - 1] === true;
      if (piece.kind === 'star') next.push(reach[index] === true || next[index - 1] === true);
      else next.push(before && piece.fits(chars[index - 1] ?? ''));
    }
    reach = next;
  }
  return reach.at(-1) === true;
}

function piecesOf(pattern: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const chars = [...pattern];
  for (let index = 0; index < chars.length; index += 1) {
    const char = chars[index] ?? '';
    if (char === '*') pieces.push({ kind: 'star' });
    else if (char === '?') pieces.push({ kind: 'one', fits: () => true });
    else if (char === '[') {
      const close = chars.indexOf(']', index + 2);
      if (close < 0) return [{ kind: 'one', fits: () => false }];
      const fits = classOf(chars.slice(index + 1, close));
      pieces.push({ kind: 'one', fits });
      index = close;
    } else {
      const literal = char === '\\' ? chars[++index] : char;
      pieces.push({ kind: 'one', fits: (given) => given === literal });
    }
  }
  return pieces;
}

function classOf(body: readonly string[]): (char: string) => boolean {
  const isNegated = body[0] === '^';
  const items = isNegated ? body.slice(1) : body;
  return (char) => {
    let isIn = false;
    for (let index = 0; index < items.length; index += 1) {
      const from = items[index] ?? '';
      const isRange = items[index + 1] === '-' && items[index + 2] !== undefined;
      const to = isRange ? (items[index + 2] ?? from) : from;
      if (char >= from && char <= to) isIn = true;
      if (isRange) index += 2;
    }
    return isIn !== isNegated;
  };
}
