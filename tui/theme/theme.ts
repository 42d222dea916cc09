// What a tone looks like on one person's terminal: colours that can be read on light and on dark, or none;
// box characters, or ASCII. Decided from the person's own environment, never from this process. Pure.

import type { Line, Tone } from '../parts/line.ts';

export type Theme = {
  /** `none`: bold and reverse, no colours; `bare`: nothing but the words. */
  readonly colours: 'bare' | 'none' | '16' | '256';
  /** False: everything that is not ASCII is written in ASCII. */
  readonly isUnicode: boolean;
};

type Env = Readonly<Record<string, string | undefined>>;

/** https://no-color.org; LC_ALL goes before LC_CTYPE, and that before LANG. */
export function themeOf(env: Env): Theme {
  const term = env['TERM'] ?? '';
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return {
    colours: coloursOf(env, term),
    isUnicode: /utf-?8/i.test(locale) && term !== 'linux' && term !== 'dumb',
  };
}

function coloursOf(env: Env, term: string): Theme['colours'] {
  if ((env['NO_COLOR'] ?? '') !== '' || term === 'dumb' || /^vt\d|mono/.test(term)) return 'none';
  return /256|direct|kitty|alacritty|ghostty|foot/.test(term) || (env['COLORTERM'] ?? '') !== ''
    ? '256'
    : '16';
}

/** SGR codes; those of 256 colours keep a contrast of about 4 to black and to white alike. */
const CODES = {
  bare: {
    ...{ plain: '', dim: '', strong: '', good: '', warn: '', bad: '', busy: '', accent: '' },
    ...{ reverse: '', alarm: '' },
  },
  none: {
    ...{ plain: '', dim: '2', strong: '1', good: '', warn: '', bad: '1', busy: '', accent: '' },
    ...{ reverse: '7', alarm: '1;7' },
  },
  '16': {
    ...{ plain: '', dim: '2', strong: '1', good: '32', warn: '33', bad: '1;31', busy: '36', accent: '35' },
    ...{ reverse: '7', alarm: '1;7;31' },
  },
  '256': {
    ...{ plain: '', dim: '2', strong: '1', good: '38;5;28', warn: '38;5;130', bad: '1;38;5;160' },
    ...{ busy: '38;5;32', accent: '38;5;133', reverse: '7', alarm: '1;7;38;5;160' },
  },
} as const satisfies Record<Theme['colours'], Record<Tone, string>>;

/** The line with its colours, as a terminal takes it; its width stays what it is. */
export function paint(of: Line, theme: Theme): string {
  const codes = CODES[theme.colours];
  return of
    .map(({ text, tone }) => {
      const shown = theme.isUnicode ? text : ascii(text);
      return codes[tone] === '' || shown === '' ? shown : `\u001b[${codes[tone]}m${shown}\u001b[0m`;
    })
    .join('');
}

/** What our own words use beyond ASCII. */
const ASCII: Readonly<Record<string, string>> = {
  ...{ '─': '-', '│': '|', '…': '~', '→': '>', '←': '<', '↑': '^', '↓': 'v', '•': '*', '·': '.' },
  ...{ '▁': '_', '▂': '.', '▃': ':', '▄': '-', '▅': '=', '▆': '+', '▇': '*', '█': '#' },
  ...{ '“': '"', '”': '"', '‘': "'", '’': "'", '–': '-', '—': '-', '×': 'x', '\u00a0': ' ' },
};
// Same as parts/width.ts: what takes two columns is replaced by two characters, what takes none by none.
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2fb}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** The same in ASCII, as wide as before. */
function ascii(text: string): string {
  return text.replace(/[^\u0020-\u007e]/gu, (character) => {
    const known = ASCII[character];
    if (known !== undefined) return known;
    if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return '';
    const base = character.normalize('NFD')[0] ?? '?';
    if (/[!-~]/.test(base)) return base;
    return WIDE.test(character) ? '??' : '?';
  });
}
