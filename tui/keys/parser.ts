// Bytes that a terminal sends, to keys. Whatever comes (bursts, sequences cut in two, pastes, replies of the
// terminal, rubbish) gives keys or nothing: it never throws, never gets stuck, and holds a bounded rest.

export type Key =
  /** `name`: the character, or `enter`, `esc`, `up`, `ctrl-r`, `space`…; `text`: what it writes into a field. */
  | { readonly kind: 'key'; readonly name: string; readonly text: string }
  /** Pasted in one piece; it is no typing. */
  | { readonly kind: 'paste'; readonly text: string };

export type KeyParser = {
  feed(bytes: Uint8Array): readonly Key[];
  /** Something was begun: `giveUp` is to be called when nothing comes within so many milliseconds. */
  waitMs(): number | undefined;
  /** What was begun is all there is. */
  giveUp(): readonly Key[];
};

const ESC = '\u001b';
const PASTE_BEGIN = '\u001b[200~';
const PASTE_END = '\u001b[201~';
const ESCAPE_MS = 50;
const PASTE_MS = 1_000;
/** Longest sequence and paste that is held; a longer one is rubbish, or cut. */
const LONGEST = 4_096;
const LONGEST_PASTE = 64 * 1024;

const NAMED: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u007f': 'backspace',
  '\b': 'backspace',
  ' ': 'space',
};

/** The last letter of `ESC [ …` and `ESC O …`. */
const LETTERS: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  Z: 'shift-tab',
  M: 'enter',
};
/** The number of `ESC [ … ~`. */
const NUMBERS: Readonly<Record<string, string>> = {
  '1': 'home',
  '3': 'delete',
  '4': 'end',
  '5': 'pageup',
  '6': 'pagedown',
  '7': 'home',
  '8': 'end',
};

export function createKeyParser(): KeyParser {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  /** How much of the rest was taken. */
  let at = 0;
  let pasted: string | undefined;

  const feed = (bytes: Uint8Array): readonly Key[] => {
    const keys: Key[] = [];
    rest += decoder.decode(bytes, { stream: true });
    at = 0;
    while (pasted === undefined ? takeOne(keys) : takePaste(keys)) {
      // Each turn takes something away from the rest.
    }
    rest = rest.slice(at);
    at = 0;
    return keys;
  };

  /** False when more must come. */
  const takeOne = (keys: Key[]): boolean => {
    const taken = at === rest.length ? undefined : take(rest, at);
    if (taken === undefined) return false;
    at += taken.length;
    if (taken.isPaste) pasted = '';
    else if (taken.key !== undefined) keys.push(taken.key);
    return true;
  };

  /** True when the paste has come to its end. */
  const takePaste = (keys: Key[]): boolean => {
    const end = rest.indexOf(PASTE_END, at);
    // The end mark itself may be cut in two.
    const stop = end < 0 ? rest.length - endBegun(rest.slice(at)) : end;
    pasted = `${pasted ?? ''}${rest.slice(at, stop)}`.slice(0, LONGEST_PASTE);
    at = end < 0 ? stop : end + PASTE_END.length;
    if (end < 0) return false;
    keys.push({ kind: 'paste', text: pasted });
    pasted = undefined;
    return true;
  };

  return {
    feed,
    waitMs: () => (pasted !== undefined ? PASTE_MS : rest === '' ? undefined : ESCAPE_MS),
    giveUp() {
      if (pasted !== undefined) {
        const text = pasted;
        pasted = undefined;
        rest = '';
        return [{ kind: 'paste', text }];
      }
      const isEscape = rest === ESC;
      rest = '';
      return isEscape ? [named('esc')] : [];
    },
  };
}

type Taken = { readonly length: number; readonly key?: Key; readonly isPaste?: true };

/** The first thing in `text` from `at` on; undefined: more must come. */
function take(text: string, at: number): Taken | undefined {
  if (text[at] !== ESC) return takeCharacter(text, at);
  switch (text[at + 1]) {
    case undefined:
      return undefined;
    case '[':
      return takeCsi(text, at);
    case 'O':
      return takeSs3(text, at);
    case ']':
    case 'P':
    case 'X':
    case '^':
    case '_':
      return takeString(text, at);
    default:
      // Escape and then something else: two keys that came in one piece.
      return { length: 1, key: named('esc') };
  }
}

function takeCharacter(text: string, at: number): Taken {
  const code = text.codePointAt(at) ?? 0;
  const character = String.fromCodePoint(code);
  const { length } = character;
  const name = NAMED[character];
  if (name !== undefined) return { length, key: { kind: 'key', name, text: character === ' ' ? ' ' : '' } };
  if (code >= 1 && code <= 26) return { length, key: named(`ctrl-${String.fromCharCode(96 + code)}`) };
  // Other controls, half characters and what could not be decoded.
  if (code < 32 || (code >= 0x7f && code < 0xa0) || code === 0xfffd || (code >= 0xd800 && code <= 0xdfff)) {
    return { length };
  }
  return { length, key: { kind: 'key', name: character, text: character } };
}

function takeCsi(text: string, begin: number): Taken | undefined {
  if (text.startsWith(PASTE_BEGIN, begin)) return { length: PASTE_BEGIN.length, isPaste: true };
  // A mouse report of the old kind has three bytes behind its letter.
  if (text[begin + 2] === 'M') return text.length < begin + 6 ? undefined : { length: 6 };
  for (let at = begin + 2; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x40 && code <= 0x7e)
      return csiKey(text.slice(begin + 2, at), text[at] ?? '', at + 1 - begin);
    // No part of a sequence: what was begun is rubbish, what comes is a key of its own.
    if (code < 0x20 || code > 0x3f || at - begin >= LONGEST) return { length: at - begin };
  }
  return undefined;
}

function csiKey(parameters: string, letter: string, length: number): Taken {
  const [number = '', modifier] = parameters.split(';');
  const isPlain = /^\d*$/.test(number) && (modifier === undefined || modifier === '1');
  const name = letter === '~' ? NUMBERS[number] : LETTERS[letter];
  return name === undefined || !isPlain ? { length } : { length, key: named(name) };
}

function takeSs3(text: string, at: number): Taken | undefined {
  const letter = text[at + 2];
  if (letter === undefined) return undefined;
  const name = LETTERS[letter];
  if (name !== undefined) return { length: 3, key: named(name) };
  return { length: letter >= '@' && letter <= '~' ? 3 : 2 };
}

/** OSC, DCS and their kin: replies of the terminal, up to BEL or ST. */
function takeString(text: string, at: number): Taken | undefined {
  const held = text.slice(at + 2, at + 2 + LONGEST);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these controls are what ends it
  const end = /\u0007|\u001b\\|\u009c|[\u0018\u001a]/.exec(held);
  if (end !== null) return { length: 2 + end.index + end[0].length };
  // So long a reply does not exist: all of it is rubbish.
  return held.length < LONGEST ? undefined : { length: text.length - at };
}

/** How much of the end of `text` could be the begin of the mark that ends a paste. */
function endBegun(text: string): number {
  for (let length = Math.min(PASTE_END.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(PASTE_END.slice(0, length))) return length;
  }
  return 0;
}

function named(name: string): Key {
  return { kind: 'key', name, text: '' };
}
