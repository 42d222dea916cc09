// What a file was found to hold, or was given by us, remembered for as long as it is that very file. For files
// that are only ever replaced whole by a rename: then the same inode with the same times is the same text.

import { type BigIntStats, closeSync, fstatSync, openSync } from 'node:fs';
import { stat } from 'node:fs/promises';

export type FileMemory<Value> = {
  /** The value, when the file is still the one it came from. */
  recall(): Promise<Value | undefined>;
  /** Reads by `read`, and remembers what came of it unless the file was replaced meanwhile. */
  after<Read>(read: () => Promise<Read>, held: (read: Read) => Value | undefined): Promise<Read>;
  /** We wrote the value, in a file of this inode. */
  wrote(inode: bigint, value: Value): void;
  forget(): void;
};

/** Clocks of file systems tick slowly: two changes within one tick cannot be told apart. */
const YOUNG_MS = 2000;

export function createFileMemory<Value>(path: string): FileMemory<Value> {
  // What we hold open nobody else can have the number of, however young it is.
  let last: { readonly mark: string; readonly value: Value; readonly held?: number } | undefined;
  let letGo: NodeJS.Timeout | undefined;

  function set(next: typeof last): void {
    clearTimeout(letGo);
    if (last?.held !== undefined) closeSync(last.held);
    last = next;
  }

  return {
    async recall() {
      const found = await look(path);
      if (found === undefined || last === undefined || markOf(found) !== last.mark) return undefined;
      return last.value;
    },
    async after(read, held) {
      const before = await look(path);
      const done = await read();
      const [found, value] = [await look(path), held(done)];
      // Replaced while it was read: which of the two was read cannot be told.
      const isSame = before !== undefined && found !== undefined && markOf(before) === markOf(found);
      set(isSame && value !== undefined && !isYoung(found) ? { mark: markOf(found), value } : undefined);
      return done;
    },
    wrote(inode, value) {
      try {
        const held = openSync(path, 'r');
        const found = fstatSync(held, { bigint: true });
        const mark = markOf(found);
        set({ mark, value, held });
        // Somebody else's by now: it has to be read.
        if (found.ino !== inode) set(undefined);
        else letGo = setTimeout(() => set({ mark, value }), YOUNG_MS).unref();
      } catch {
        // It is written all the same, and will be read.
        set(undefined);
      }
    },
    forget: () => set(undefined),
  };
}

function look(path: string): Promise<BigIntStats | undefined> {
  return stat(path, { bigint: true }).catch(() => undefined);
}

function isYoung({ ctimeMs }: BigIntStats): boolean {
  return Date.now() - Number(ctimeMs) < YOUNG_MS;
}

/** Differs whenever the file is another one or was changed. */
function markOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}
