// The last moment: a text with secrets becomes the plain value that goes into an engine call. No message or
// log line repeats a value: not one that this run revealed, and none that the declarations know of.

import { isSecret, type SecretName, secretsIn, type Text } from '../model/text.ts';
import type { Secrets } from '../ports.ts';

/** Shorter values are ordinary words too often: masking them would make messages unreadable. */
const SHORTEST_MASKED = 6;
/** A line of a value of several lines (a key): logs come line by line. */
const SHORTEST_LINE = 16;

export type Revealer = {
  /** The plain value. It must not be kept, logged or put into a message. */
  readonly reveal: (text: Text) => string;
  /** The text without any known value, as it is or as it stands in an address or in JSON. */
  readonly mask: (text: string) => string;
};

/** `declared`: everything that may hold references; what a container says of itself may repeat any of them. */
export function createRevealer(secrets: Pick<Secrets, 'reveal'>, declared: unknown): Revealer {
  const revealed = new Set<string>();
  let known: readonly string[] | undefined;
  let words: { readonly of: number; readonly list: readonly string[] } = { of: -1, list: [] };
  const all = (): readonly string[] => {
    known ??= namesIn(declared).flatMap((name) => valuesOf(secrets, name));
    if (words.of === revealed.size) return words.list;
    const forms = new Set([...revealed, ...known].flatMap(formsOf));
    // The longest first: one value may be part of another.
    words = { of: revealed.size, list: [...forms].sort((a, b) => b.length - a.length) };
    return words.list;
  };
  return {
    reveal(text) {
      if (!isSecret(text)) return text;
      const parts = text.parts.map((part) => {
        if (typeof part === 'string') return part;
        const value = secrets.reveal(part.secret);
        revealed.add(value);
        return value;
      });
      return parts.join('');
    },
    mask: (text) => all().reduce((so, value) => so.replaceAll(value, '(redacted)'), text),
  };
}

/** How a value may stand in a message. */
function formsOf(value: string): readonly string[] {
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  const parts = lines.length > 1 ? lines.filter((line) => line.length >= SHORTEST_LINE) : [];
  return [value, ...parts]
    .flatMap((one) => [one, encodeURIComponent(one.toWellFormed()), JSON.stringify(one).slice(1, -1)])
    .filter((one) => one.length >= SHORTEST_MASKED);
}

/** A value that cannot be had now cannot be in a message either. */
function valuesOf(secrets: Pick<Secrets, 'reveal'>, name: SecretName): readonly string[] {
  try {
    return [secrets.reveal(name)];
  } catch {
    return [];
  }
}

function namesIn(value: unknown): readonly SecretName[] {
  const names = new Set<SecretName>();
  const visit = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    if (isSecretText(one)) for (const name of secretsIn(one)) names.add(name);
    else for (const part of Object.values(one)) visit(part);
  };
  visit(value);
  return [...names];
}

function isSecretText(value: object): value is Exclude<Text, string> {
  return 'parts' in value && 'fingerprint' in value && Array.isArray(value.parts);
}
