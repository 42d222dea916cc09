// Short options written together (`-yq`), taken apart: some belong to all commands and some to one, and
// the parser would look for all of them in one place. What it does not know it leaves as it is.

import type { Option } from './command.ts';

/** `argv` with each bundle of known short options as options of their own; nothing behind `--` is touched. */
export function unbundled(argv: readonly string[], options: readonly Option[]): readonly string[] {
  const end = argv.indexOf('--');
  const own = end < 0 ? argv : argv.slice(0, end);
  const shorts = new Map(options.flatMap((option) => (option.short ? [[option.short, option]] : [])));
  const valued = new Set(
    options.flatMap(({ name, short, value }) => (value === undefined ? [] : [`--${name}`, `-${short}`])),
  );
  const split = own.flatMap((word, index) => {
    const isValue = valued.has(own[index - 1] ?? '');
    return isValue || !/^-[a-zA-Z]{2,}/.test(word) ? [word] : (taken(word.slice(1), shorts) ?? [word]);
  });
  return [...split, ...argv.slice(own.length)];
}

/** Undefined: a letter that is no option. What follows one with a value is its value. */
function taken(letters: string, shorts: ReadonlyMap<string, Option>): readonly string[] | undefined {
  const words: string[] = [];
  for (const [index, letter] of [...letters].entries()) {
    const option = shorts.get(letter);
    if (option === undefined) return undefined;
    if (option.value !== undefined) return [...words, `-${letters.slice(index)}`];
    words.push(`-${letter}`);
  }
  return words;
}
