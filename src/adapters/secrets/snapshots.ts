// The secret store on disk: numbered age files, each the whole store. A new state is the next number,
// taken with an exclusive link: two processes that write at once cannot lose each other's secrets, and
// a crash leaves no lock behind. The two newest are kept. A damaged newest one is a Failure, never
// silently replaced by the older: generated passwords would change under running databases.

import { readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import { errorCode, syncFolder } from '../disk/durable.ts';
import { createOnce, privateFolder } from './durable.ts';

const NAME = /^(\d{8})\.age$/;
const KEEP = 2;

export type Snapshot = { readonly number: number; readonly file: string; readonly content: Uint8Array };

/** The number of the newest state; 0: there is none yet. */
export async function newestNumber(folder: string): Promise<number> {
  return (await numbers(folder)).at(-1) ?? 0;
}

/** The newest state; undefined: there is none yet. */
export async function newestSnapshot(folder: string): Promise<Snapshot | undefined> {
  // A writer may remove the file between listing and reading; then a newer one exists.
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const number = (await numbers(folder)).at(-1);
    if (number === undefined) return undefined;
    const file = pathOf(folder, number);
    const content = await readFile(file).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw unreadable(file, error);
    });
    if (content !== undefined) return { number, file, content };
  }
  throw new Failure('secret/store-busy', `the secret store in ${folder} keeps changing`, { retry: 'soon' });
}

/** Keeps a new state after `number`, durably. False: somebody else was first, read again and retry. */
export async function commitSnapshot(folder: string, number: number, content: Uint8Array): Promise<boolean> {
  await privateFolder(folder);
  if (!(await createOnce(pathOf(folder, number + 1), content, 0o600))) return false;
  const all = await numbers(folder);
  for (const old of all.slice(0, -KEEP)) await unlink(pathOf(folder, old)).catch(() => undefined);
  await syncFolder(folder);
  // A writer that slept may have taken a number that others used and removed long ago.
  return all.at(-1) === number + 1;
}

async function numbers(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw unreadable(folder, error);
  });
  return names
    .flatMap((name) => {
      const match = NAME.exec(name);
      return match === null ? [] : [Number(match[1])];
    })
    .sort((a, b) => a - b);
}

function pathOf(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(8, '0')}.age`);
}

function unreadable(path: string, error: unknown): Failure {
  return new Failure(
    'secret/store-unreadable',
    `cannot read ${path}: ${errorCode(error) ?? 'unknown reason'}`,
    {
      hint: 'run as the user that owns the state folder',
      cause: error,
    },
  );
}
