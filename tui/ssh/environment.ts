// What may be said of the person's side of the line, and nothing else of it: never what changes a program.

const VARIABLES = /^(?:LANG|LC_ALL|LC_CTYPE|NO_COLOR|COLORTERM)$/;
const VALUE = /^[\w.@:;-]{0,64}$/;
const TERM = /^[\w.+-]{1,40}$/;

/** True for a variable that is taken from a client. */
export function isFineVariable(name: string, value: string): boolean {
  return name === 'TERM' ? isFineTerm(value) : VARIABLES.test(name) && VALUE.test(value);
}

export function isFineTerm(value: string): boolean {
  return TERM.test(value);
}

/** `ssh HOST --plain`: numbered lines in place of a screen. */
export function isPlainWish(command: string): boolean {
  return /^(?:shipshape )?(?:tui )?--plain$/.test(command.trim());
}
