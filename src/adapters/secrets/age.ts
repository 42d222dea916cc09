// Age files: encrypting for one recipient, and opening what came from elsewhere. Everything here is
// in memory. Promises a clear Failure for every bad file; never runs a passphrase's key derivation
// (a file may ask for any work factor), never holds more than a few megabytes.

import { arrayBuffer } from 'node:stream/consumers';
import { armor, Decrypter, Encrypter } from 'age-encryption';
import { Failure } from '../../model/failure.ts';

/** Largest age file that we open, in bytes of its binary form; our own store is the largest we know. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** Largest value that a declaration may bring, in characters of armor. */
const MAX_ARMOR_CHARS = 2 * 1024 * 1024;
/** A header is one line per recipient; each costs one key agreement. */
const MAX_RECIPIENTS = 64;
const HEADER_SCAN_BYTES = 64 * 1024;
const BEGIN = '-----BEGIN AGE ENCRYPTED FILE-----';
const END = '-----END AGE ENCRYPTED FILE-----';

/** The bytes of an age file that `recipient` can open. */
export async function encryptFor(recipient: string, plain: Uint8Array | string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch (cause) {
    throw new Failure('secret/bad-recipient', `${short(recipient)} is no age recipient`, {
      hint: 'a recipient looks like age1…; `shipshape secret encrypt` without --recipient uses this host',
      cause,
    });
  }
  return typeof plain === 'string' ? encrypter.encrypt(plain) : encrypter.encrypt(plain);
}

/** An age file as text to paste. */
export function armored(file: Uint8Array): string {
  return armor.encode(file);
}

/**
 * The plain bytes of an age file. `what` names the file in messages (`apps/crm.yaml:12`).
 * Fails with `secret/age-*`.
 */
export async function decryptWith(identity: string, file: Uint8Array, what: string): Promise<Uint8Array> {
  if (file.length === 0) throw bad('secret/age-empty', what, 'is empty', 'put the age file there again');
  if (file.length > MAX_FILE_BYTES) {
    throw bad('secret/age-too-large', what, `is larger than ${MAX_FILE_BYTES >> 20} MiB`);
  }
  checkHeader(file, what);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    // Given bytes, the library would read its own stream through `Response`, whose first use loads an
    // HTTP client: 18 ms of every start.
    const plain = await decrypter.decrypt(ReadableStream.from([file]));
    return new Uint8Array(await arrayBuffer(plain));
  } catch (cause) {
    throw decryptFailure(cause, what);
  }
}

/** The plain bytes of an armored age file. Fails with `secret/age-*`. */
export async function decryptArmor(identity: string, text: string, what: string): Promise<Uint8Array> {
  return decryptWith(identity, dearmor(text, what), what);
}

function dearmor(text: string, what: string): Uint8Array {
  if (text.length > MAX_ARMOR_CHARS) {
    throw bad('secret/age-too-large', what, `is larger than ${MAX_ARMOR_CHARS >> 20} MiB`);
  }
  const trimmed = text.trim();
  if (trimmed === '')
    throw bad('secret/age-empty', what, 'is empty', 'paste what `shipshape secret encrypt` prints');
  if (!trimmed.startsWith(BEGIN)) {
    throw bad(
      'secret/age-not-armored',
      what,
      'does not begin with the age armor line',
      'paste the whole output of `shipshape secret encrypt`, below `age: |`',
    );
  }
  if (!trimmed.endsWith(END)) {
    throw bad(
      'secret/age-truncated',
      what,
      'ends before the armor does, or has text after it',
      'paste the whole output of `shipshape secret encrypt`',
    );
  }
  try {
    return armor.decode(trimmed);
  } catch (cause) {
    throw bad(
      'secret/age-damaged',
      what,
      'has lines that are no age armor',
      'paste it again, indented under `age: |`',
      cause,
    );
  }
}

function checkHeader(file: Uint8Array, what: string): void {
  const head = new TextDecoder('latin1').decode(file.subarray(0, HEADER_SCAN_BYTES));
  if (!head.startsWith('age-encryption.org/v1\n')) {
    throw bad('secret/age-damaged', what, 'is no age file of version 1');
  }
  const end = head.indexOf('\n--- ');
  const header = end < 0 ? head : head.slice(0, end);
  if (header.includes('\n-> scrypt ')) {
    throw bad(
      'secret/age-passphrase',
      what,
      'is encrypted with a passphrase, which nobody can type here',
      'encrypt it for this host: `shipshape secret encrypt`',
    );
  }
  if (header.split('\n-> ').length - 1 > MAX_RECIPIENTS) {
    throw bad('secret/age-damaged', what, `names more than ${MAX_RECIPIENTS} recipients`);
  }
}

function decryptFailure(cause: unknown, what: string): Failure {
  const words = cause instanceof Error ? cause.message : '';
  if (words.startsWith('no identity matched')) {
    return bad(
      'secret/age-other-recipient',
      what,
      'is encrypted for somebody else',
      'encrypt it for this host: `shipshape secret encrypt`',
      cause,
    );
  }
  return bad('secret/age-damaged', what, 'is damaged or cut short', 'encrypt the value again', cause);
}

function bad(code: string, what: string, words: string, hint?: string, cause?: unknown): Failure {
  return new Failure(code, `${what}: the age value ${words}`, {
    ...(hint === undefined ? {} : { hint }),
    ...(cause === undefined ? {} : { cause }),
  });
}

function short(text: string): string {
  return JSON.stringify(text.length > 24 ? `${text.slice(0, 24)}…` : text);
}
