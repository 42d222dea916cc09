// Pictures of screens, kept as text. `UPDATE=1 npx vitest run test/tui/views` makes them anew: read the
// difference as carefully as code.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect } from 'vitest';

const FOLDER = join(import.meta.dirname, '../golden');

export async function expectGolden(name: string, text: string): Promise<void> {
  const file = join(FOLDER, `${name}.txt`);
  if (process.env['UPDATE'] !== undefined) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    return;
  }
  expect(text, `${name}: UPDATE=1 makes it anew`).toBe(await readFile(file, 'utf8'));
}
