// Splits a command text into its words as Compose does (go-shellwords 1.0.12, nothing evaluated): spaces
// separate, quotes join, a backslash protects; the text ends at the first `;`, `&`, `|`, `<` or `>`.

type State = {
  readonly words: string[];
  word: string;
  hasWord: boolean;
  isEscaped: boolean;
  isDouble: boolean;
  isSingle: boolean;
  isBackquote: boolean;
  isDollar: boolean;
};

/** The words of a command, or undefined when its quotes or brackets do not match. */
export function splitWords(text: string): readonly string[] | undefined {
  const state: State = {
    words: [],
    word: '',
    hasWord: false,
    isEscaped: false,
    isDouble: false,
    isSingle: false,
    isBackquote: false,
    isDollar: false,
  };
  for (const char of text) {
    const next = take(char, state);
    if (next === 'wrong') return undefined;
    if (next === 'end') break;
  }
  if (state.hasWord) state.words.push(state.word);
  return state.isEscaped || isInside(state) ? undefined : state.words;
}

function isInside(state: State): boolean {
  return state.isSingle || state.isDouble || state.isBackquote || state.isDollar;
}

function take(char: string, state: State): 'wrong' | 'end' | undefined {
  if (state.isEscaped) {
    add(char, state);
    state.isEscaped = false;
    return undefined;
  }
  if (char === '\\') {
    if (state.isSingle) state.word += char;
    else state.isEscaped = true;
    return undefined;
  }
  if (/[ \t\r\n]/.test(char)) {
    takeSpace(char, state);
    return undefined;
  }
  return takeSign(char, state);
}

function takeSpace(char: string, state: State): void {
  if (isInside(state)) {
    state.word += char;
    return;
  }
  if (state.hasWord) state.words.push(state.word);
  state.word = '';
  state.hasWord = false;
}

function takeSign(char: string, state: State): 'wrong' | 'end' | undefined {
  if (char === '"' || char === "'") {
    if (!takeQuote(char, state)) add(char, state);
    return undefined;
  }
  if (/[;&|<>]/.test(char) && !isInside(state)) return endAt(char, state);
  const isQuoted = state.isSingle || state.isDouble;
  if (char === '(' && !isQuoted && !state.isBackquote) return openBracket(state);
  if (char === ')' && !isQuoted && !state.isBackquote) state.isDollar = !state.isDollar;
  if (char === '`' && !isQuoted && !state.isDollar) state.isBackquote = !state.isBackquote;
  add(char, state);
  return undefined;
}

/** Opens or closes a quote; false for one that is plain text inside the other kind. */
function takeQuote(char: string, state: State): boolean {
  if (state.isDollar || (char === '"' ? state.isSingle : state.isDouble)) return false;
  if (state.isSingle || state.isDouble) state.hasWord = true;
  if (char === '"') state.isDouble = !state.isDouble;
  else state.isSingle = !state.isSingle;
  return true;
}

function openBracket(state: State): 'wrong' | undefined {
  if (state.isDollar || !state.word.endsWith('$')) return 'wrong';
  state.isDollar = true;
  state.word += '(';
  return undefined;
}

/** `2>file`: the number belongs to the arrow, not to the command. */
function endAt(char: string, state: State): 'end' {
  if (char === '>' && /^\d/.test(state.word)) state.hasWord = false;
  return 'end';
}

function add(char: string, state: State): void {
  state.word += char;
  state.hasWord = true;
}
