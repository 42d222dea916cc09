// The last moment: a text with secrets becomes the plain value that goes into an engine call. What was
// revealed is remembered for the length of the run, so that no message or log line repeats it.

import { isSecret, type Text } from '../model/text.ts';
import type { Secrets } from '../ports.ts';

/** Shorter values are ordinary words too often: masking them would make messages unreadable. */
const SHORTEST_MASKED = 6;

export type Revealer = {
  /** The plain value. It must not be kept, logged or put into a message. */
  readonly reveal: (text: Text) => string;
  /** The text without any value that was revealed. */
  readonly mask: (text: string) => string;
};

export function createRevealer(secrets: Pick<Secrets, 'reveal'>): Revealer {
  const revealed = new Set<string>();
  return {
    reveal(text) {
      if (!isSecret(text)) return text;
      const parts = text.parts.map((part) => {
        if (typeof part === 'string') return part;
        const value = secrets.reveal(part.secret);
        if (value.length >= SHORTEST_MASKED) revealed.add(value);
        return value;
      });
      return parts.join('');
    },
    // The longest first: one value may be part of another.
    mask: (text) =>
      [...revealed]
        .sort((a, b) => b.length - a.length)
        .reduce((so, value) => so.replaceAll(value, '(redacted)'), text),
  };
}
