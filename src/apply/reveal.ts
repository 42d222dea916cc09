// The last moment: a text with secrets becomes the plain value that goes into an engine call.

import { isSecret, type Text } from '../model/text.ts';
import type { Secrets } from '../ports.ts';

/** The plain value. It must not be kept, logged or put into a message. */
export function revealText(text: Text, secrets: Pick<Secrets, 'reveal'>): string {
  if (!isSecret(text)) return text;
  return text.parts.map((part) => (typeof part === 'string' ? part : secrets.reveal(part.secret))).join('');
}
