// What a plain YAML scalar means. The rules are those of go-yaml v3 (resolve.go), which Docker Compose
// reads with, so that one text means one thing everywhere: YAML 1.2 core, plus octal with a leading
// zero, plus `_` between digits. `yes`, `no`, `on`, `off` and dates stay text.

import type { Scalar } from '../../model/tree.ts';

const WORDS: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word): [string, Scalar] => [word, null]),
  ...['true', 'True', 'TRUE'].map((word): [string, Scalar] => [word, true]),
  ...['false', 'False', 'FALSE'].map((word): [string, Scalar] => [word, false]),
  ...['.nan', '.NaN', '.NAN'].map((word): [string, Scalar] => [word, Number.NaN]),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word): [string, Scalar] => [
    word,
    Number.POSITIVE_INFINITY,
  ]),
  ...['-.inf', '-.Inf', '-.INF'].map((word): [string, Scalar] => [word, Number.NEGATIVE_INFINITY]),
]);

const MAYBE_NUMBER = /^[-+.0-9]/;
const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)$/;
const PREFIXED = /^([-+]?)0(?:([xX])([0-9a-fA-F]+)|([bB])([01]+)|[oO]?([0-7]+))$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** The value of an unquoted scalar. */
export function resolvePlain(text: string): Scalar {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (!MAYBE_NUMBER.test(text)) return text;
  return numberIn(text.replaceAll('_', '')) ?? text;
}

function numberIn(digits: string): number | undefined {
  if (DECIMAL.test(digits)) return plus(Number(digits));
  const prefixed = PREFIXED.exec(digits);
  if (prefixed) {
    const [, sign, , hex, , binary, octal] = prefixed;
    const value =
      hex !== undefined
        ? Number.parseInt(hex, 16)
        : binary !== undefined
          ? Number.parseInt(binary, 2)
          : Number.parseInt(octal ?? '', 8);
    return plus(sign === '-' ? -value : value);
  }
  if (!FLOAT.test(digits)) return undefined;
  const value = Number(digits);
  // Too large for a float: go-yaml leaves it text.
  return Number.isFinite(value) ? value : undefined;
}

/** JSON knows no negative zero; an integer `-0` is 0. */
function plus(value: number): number {
  return value === 0 ? 0 : value;
}
