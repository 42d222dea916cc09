// The secret store: the newest state as a value, and changes to it that never lose another process's.

import { Failure } from '../../model/failure.ts';
import { decryptWith, encryptFor } from './age.ts';
import type { Contents } from './contents.ts';
import { readContents, writeContents } from './contents.ts';
import { isThere } from './durable.ts';
import type { Identity } from './identity.ts';
import { textOf } from './outside.ts';
import { commitSnapshot, newestNumber, newestSnapshot } from './snapshots.ts';

/** Attempts to write before we say that somebody else never stops writing. */
const ATTEMPTS = 20;

type State = { readonly number: number; readonly contents: Contents };
export type Store = {
  read(): Promise<State>;
  /** Applies `change` to the newest state until it could be kept. */
  update(change: (contents: Contents) => Contents, signal: AbortSignal): Promise<State>;
};

/**
 * Makes the first, empty state before the host key. From then on a key without a store is a store that was
 * lost: making secrets anew would change the passwords of everything that runs.
 */
export async function ensureStore(folder: string, identity: Identity, keyFile: string): Promise<void> {
  const hasKey = await isThere(keyFile);
  if ((await newestNumber(folder)) > 0) return;
  if (hasKey) throw missing(folder, `; to start without any secret, remove ${keyFile} too`);
  await commitSnapshot(folder, 0, await encryptFor(identity.recipient, writeContents(new Map())));
}

/** The store in a folder. */
export function openStore(folder: string, identity: Identity): Store {
  let last: State = { number: 0, contents: new Map() };
  async function read(): Promise<State> {
    if (last.number > 0 && (await newestNumber(folder)) === last.number) return last;
    const newest = await newestSnapshot(folder);
    if (newest === undefined) throw missing(folder);
    if (newest.number !== last.number) {
      const plain = await decryptWith(identity.secret, newest.content, newest.file);
      last = { number: newest.number, contents: readContents(textOf(plain), newest.file) };
    }
    return last;
  }
  return {
    read,
    async update(change, signal) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        signal.throwIfAborted();
        const state = await read();
        const contents = change(state.contents);
        if (contents === state.contents) return state;
        const file = await encryptFor(identity.recipient, writeContents(contents));
        if (await commitSnapshot(folder, state.number, file)) return { number: state.number + 1, contents };
      }
      throw new Failure('secret/store-busy', `other processes keep writing to ${folder}`, { retry: 'soon' });
    },
  };
}

function missing(folder: string, besides = ''): Failure {
  return new Failure(
    'secret/store-missing',
    `the secret store ${folder} is gone, but its host key is there`,
    {
      hint: `put the folder back from your backup${besides}`,
    },
  );
}
