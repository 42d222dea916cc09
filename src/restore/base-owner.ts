// Whose the files of a copied server are: the copy has all of them but the folder itself, which a server wants to
// be its own and closed to others.

import { tarOf } from '../apply/tar.ts';

export type Owner = { readonly uid: number; readonly gid: number };

/** Whose the files of a tar are, from the header that it begins with. */
export function newOwner() {
  let head = Buffer.alloc(0);
  const octal = (from: number) =>
    Number.parseInt(
      head
        .subarray(from, from + 8)
        .toString('latin1')
        .replaceAll('\0', '')
        .trim() || '0',
      8,
    );
  return {
    async *look(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
      for await (const piece of bytes) {
        if (head.length < HEADER) head = Buffer.concat([head, piece]).subarray(0, HEADER);
        yield piece;
      }
    },
    found: (): Owner => ({ uid: octal(108), gid: octal(116) }),
  };
}

const HEADER = 512;

/** A tar of the folder alone. */
export function folderOf({ uid, gid }: Owner): AsyncIterable<Uint8Array> {
  return tarOf(
    (async function* () {
      yield { kind: 'folder', path: './', mode: 0o700, uid, gid } as const;
    })(),
  );
}
