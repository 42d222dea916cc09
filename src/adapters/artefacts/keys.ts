// Keys of artefacts: `/`-separated parts of letters, digits and `. _ - ~`, none of which begins with a dot, so that
// what a place needs for itself (partial files) has names that no key can have.

/** File systems take 255 bytes; a partial file has 26 more than its key. */
const PART = /^[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,219}$/;
const PARTIAL = /^\.(.+)\.[0-9a-f]{16}\.partial$/;

/** The parts of a key; anything else is a bug of who made it. */
export function partsOf(key: string): readonly string[] {
  const parts = key.split('/');
  if (!parts.every((part) => PART.test(part))) throw new Error(`bug: not a key: ${JSON.stringify(key)}`);
  return parts;
}

/** The parts of a prefix (`a/b/`, or empty for all). */
export function prefixParts(prefix: string): readonly string[] {
  if (prefix === '') return [];
  if (!prefix.endsWith('/')) throw new Error(`bug: a prefix ends with a slash: ${JSON.stringify(prefix)}`);
  return partsOf(prefix.slice(0, -1));
}

/** The name under which a file of that name is written before it is whole. `random`: 16 hex digits. */
export function partialName(name: string, random: string): string {
  return `.${name}.${random}.partial`;
}

/** The name that a partial file would have got; undefined: it is none. */
export function nameOfPartial(name: string): string | undefined {
  return PARTIAL.exec(name)?.[1];
}

/** True where a name could be part of a key. */
export function isPart(name: string): boolean {
  return PART.test(name);
}
