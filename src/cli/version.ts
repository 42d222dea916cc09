// `shipshape version` and `shipshape --version`.

import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { assert } from '../model/result.ts';
import { command } from './command.ts';
import { printJson, printText } from './output.ts';

export const version = command({
  name: 'version',
  summary: 'print the version of shipshape',
  description: 'Prints the version of shipshape and of the Node it runs on.',
  arguments: [],
  options: [],
  examples: [
    { line: 'shipshape version', says: 'the version and the Node it runs on' },
    { line: 'shipshape version --output json', says: 'the same for a program' },
  ],
  exitCodes: ['ok'],
  async run(given, io) {
    const own = ownVersion();
    if (given.global.output === 'json') printJson(io, { version: own, node: io.runtime });
    else printText(io, `shipshape ${own} (node ${io.runtime})`);
    return 'ok';
  },
});

/** The version in package.json, from the checkout as from an installed package. */
export function ownVersion(): string {
  const file = findPackageJSON(import.meta.url);
  assert(file !== undefined, 'package.json is part of every installation');
  const { version: own }: { version: string } = JSON.parse(readFileSync(file, 'utf8'));
  return own;
}
