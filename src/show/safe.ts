// The gate for words that others wrote. What the renderings of this folder print is `SafeText`, and
// the only way to one is through here.

import { safeLine } from '../model/safe-text.ts';

declare const brand: unique symbol;
/** One line without control, escape, bidi or invisible characters. */
export type SafeText = string & { readonly [brand]: 'SafeText' };

/** Foreign text as one printable line of at most `limit` characters. */
export function safeText(text: string, limit = 500): SafeText {
  return safeLine(text, limit) as SafeText;
}

/** Joins what is safe already with words of our own. */
export function safeJoin(parts: readonly SafeText[], between: string): SafeText {
  return parts.join(between) as SafeText;
}
