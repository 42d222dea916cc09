// Words that others wrote (engine, git, logs), made safe to print: a terminal must not obey them,
// and a line must stay one line. Everything foreign passes here before it gets into a message.

// CSI, OSC, DCS and their kin, terminated or not, then every other control, bidi and invisible mark.
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
  /[\u001b\u009b](?:[[\]PX^_][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|.)?/gu;
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
// A CSI sequence ends at its first letter; the words behind it stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const CSI = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?/gu;

/**
 * JSON of a value. What a terminal could obey or be misled by is written as escapes, which mean the same to
 * every reader of JSON (the engine's own writing leaves all but the lowest control characters as they are).
 */
export function safeJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent);
  return text.replace(CONTROLS, (character) => {
    // In halves, as JSON wants it.
    const halves = Array.from({ length: character.length }, (_, half) => character.charCodeAt(half));
    return halves.map((code) => `\\u${code.toString(16).padStart(4, '0')}`).join('');
  });
}

/** The same as `safeLine`, with the spaces as they are: a trace is read by its indentation. */
export function safeIndented(text: string, limit = 500): string {
  const [spaces = ''] = /^[ \t]*/.exec(text) ?? [];
  const indent = spaces.replaceAll('\t', '    ').slice(0, INDENT);
  return indent + safeLine(text, limit);
}

const INDENT = 40;

/** One printable line of at most `limit` characters; tabs and line breaks become single spaces. */
export function safeLine(text: string, limit = 500): string {
  const line = text
    .slice(0, limit * 8)
    .replace(CSI, '')
    .replace(ESCAPES, '')
    .replace(CONTROLS, '')
    .replace(/\s+/gu, ' ')
    .trim();
  // A cut in the middle of a pair leaves half a character, which is none.
  return (line.length > limit ? `${line.slice(0, limit - 1)}…` : line).toWellFormed();
}
