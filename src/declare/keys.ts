// SSH keys of people as declarations write them. Never prints what it was given: it may be a private key.

import type { User } from '../model/person.ts';
import type { Position, Problem } from '../model/problem.ts';
import { readSshKey } from '../model/ssh-key.ts';
import type { Node } from '../model/tree.ts';
import { nodeAt } from './positions.ts';

/** The keys of a list that `keyProblems` finds nothing wrong with. */
export function keysOf(lines: readonly string[] = []): User['sshKeys'] {
  return lines.flatMap((line) => {
    const read = readSshKey(line);
    return 'key' in read ? [read.key] : [];
  });
}

/** What is wrong with the keys in a list, beside private ones; `node` is the mapping that has it under `name`. */
export function keyProblems(
  lines: readonly string[] = [],
  node: Node | undefined,
  name = 'sshKeys',
): readonly Problem[] {
  const seen = new Set<string>();
  return lines.flatMap((line, index): readonly Problem[] => {
    const at = (node && nodeAt(node, name, String(index)))?.at;
    if (at === undefined || isPrivateKey(line)) return [];
    const read = readSshKey(line);
    if ('wrong' in read) return [badKey(at, read.wrong)];
    const { fingerprint } = read.key;
    if (!seen.has(fingerprint)) {
      seen.add(fingerprint);
      return [];
    }
    const message = `the key ${fingerprint} stands here twice`;
    return [{ code: 'people/key-twice', severity: 'error', at, message, hint: 'remove one of the two' }];
  });
}

/** The armor of PEM, the start of OpenSSH's own format in base64, PuTTY's, and that of age. */
const PRIVATE = /PRIVATE[ _-]?KEY|b3BlbnNzaC1rZXktdjE|PuTTY-User-Key-File|AGE-SECRET-KEY/i;

/** True for a text that has the look of a private key: it must never be shown. */
export function isPrivateKey(text: string): boolean {
  return PRIVATE.test(text);
}

/** Private keys anywhere in a document: wherever somebody put one, it is known to others now. */
export function privateKeysIn(node: Node): readonly Problem[] {
  switch (node.kind) {
    case 'scalar':
      return isPrivateKey(node.source) ? [privateKey(node.at)] : [];
    case 'list':
      return node.items.flatMap(privateKeysIn);
    case 'map':
      return [...node.entries].flatMap(([key, entry]) => [
        ...(isPrivateKey(key) ? [privateKey(entry.keyAt)] : []),
        ...privateKeysIn(entry.value),
      ]);
  }
}

/** The problem that says so. */
export function privateKey(at: Position): Problem {
  return {
    code: 'people/private-key',
    severity: 'error',
    at,
    message: 'this is a private key: whoever can read this file can now be this person',
    hint: 'throw the key away, make a new one, and write the line of its .pub file here',
  };
}

function badKey(at: Position, wrong: string): Problem {
  const hint = 'write the line of the .pub file: type, base64, comment';
  return { code: 'people/bad-key', severity: 'error', at, message: `the key is not taken: ${wrong}`, hint };
}
