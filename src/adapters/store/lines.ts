// Files of lines that only grow: appended and fsynced, an end that a crash cut is mended before the next
// line, and the newest lines are read from the end without reading the rest.

import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { errorCode, privateFolder, syncFolder } from '../disk/durable.ts';

const BLOCK = 64 * 1024;
const BREAK = 0x0a;

/** What to do with bytes behind the last line break: a crash cut them, or they were once a whole line. */
export type TornEnd = 'cut' | 'keep';

/**
 * Adds whole lines (with their line breaks), durably; true: they are the file's first. `onTorn` is told how many
 * bytes have no line break.
 */
export async function appendText(
  folder: string,
  path: string,
  text: string,
  onTorn: (bytes: number) => TornEnd,
): Promise<boolean> {
  await privateFolder(folder);
  const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
  const file = await open(path, flags, 0o600);
  try {
    const { size } = await file.stat();
    const torn = size - (await lastBreak(file, size));
    const how = torn === 0 ? 'cut' : onTorn(torn);
    if (torn > 0 && how === 'cut') await file.truncate(size - torn);
    await file.appendFile(torn > 0 && how === 'keep' ? `\n${text}` : text);
    await file.datasync();
    if (size === 0) await syncFolder(folder);
    return size === 0;
  } finally {
    await file.close();
  }
}

/**
 * Lines of a file from the first on; bytes behind the last line break count as one. Split at line breaks alone:
 * readline's lines also end at U+2028, which JSON does not escape.
 */
export async function* linesForwards(path: string): AsyncGenerator<string> {
  const file = await openThere(path);
  if (file === undefined) return;
  let rest = '';
  for await (const piece of file.createReadStream({ encoding: 'utf8', highWaterMark: BLOCK })) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Lines of a file, the last first, without line breaks; bytes behind the last line break are not one. */
export async function* linesBackwards(path: string): AsyncGenerator<string> {
  const file = await openThere(path);
  if (file === undefined) return;
  try {
    let end = await lastBreak(file, (await file.stat()).size);
    let rest = Buffer.alloc(0);
    while (end > 0) {
      const start = Math.max(0, end - BLOCK);
      const content = Buffer.concat([await block(file, start, end), rest]);
      // The first line of a block may begin in the one before it.
      const first = start === 0 ? 0 : content.indexOf(BREAK) + 1;
      const whole = start > 0 && first === 0 ? Buffer.alloc(0) : content.subarray(first);
      yield* whole.toString('utf8').split('\n').slice(0, -1).reverse();
      rest = Buffer.from(content.subarray(0, content.length - whole.length));
      end = start;
    }
  } finally {
    await file.close();
  }
}

/** Undefined when there is no file. */
async function openThere(path: string): Promise<FileHandle | undefined> {
  return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
}

/** The length up to and with the last line break. */
async function lastBreak(file: FileHandle, size: number): Promise<number> {
  for (let end = size; end > 0; end = Math.max(0, end - BLOCK)) {
    const start = Math.max(0, end - BLOCK);
    const at = (await block(file, start, end)).lastIndexOf(BREAK);
    if (at >= 0) return start + at + 1;
  }
  return 0;
}

async function block(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const buffer = Buffer.alloc(end - start);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
  return buffer.subarray(0, bytesRead);
}
