// Tar in and out of trees, as the archive calls of the engine do.

import { pipeline } from 'node:stream/promises';
import { extract, type Headers, pack } from 'tar-stream';
import { entriesBelow, type FileNode, joinPath, lookUp, type Tree } from './tree.ts';

/** Unpacks a tar below `base`. Times and owners by name are not kept. */
export async function unpack(tree: Tree, base: string, tar: AsyncIterable<Uint8Array>): Promise<void> {
  const reader = extract();
  reader.on('entry', (header, content, next) => {
    const chunks: Uint8Array[] = [];
    content.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    content.on('end', () => {
      tree.set(joinPath(base, header.name), nodeOf(header, Buffer.concat(chunks)));
      next();
    });
  });
  await pipeline(tar, reader);
}

function nodeOf(header: Headers, content: Uint8Array): FileNode {
  const { type, mode = 0o644, uid = 0, gid = 0 } = header;
  if (type === 'directory') return { kind: 'folder', mode, uid, gid };
  if (type === 'symlink') return { kind: 'link', to: header.linkname ?? '' };
  return { kind: 'file', mode, uid, gid, content };
}

/** A tar of what is at `path`: names begin with its last part, as the engine's do. Undefined: nothing there. */
export function packed(tree: Tree, path: string, name: string): AsyncIterable<Uint8Array> | undefined {
  if (lookUp(tree, path) === undefined) return undefined;
  const writer = pack();
  const entries = entriesBelow(tree, path);
  if (entries[0]?.[0] !== '/') writer.entry({ name: `${name}/`, type: 'directory', mode: 0o755 });
  for (const [inside, node] of entries) {
    const full = inside === '/' ? name : `${name}${inside}`;
    if (node.kind === 'link') writer.entry({ name: full, type: 'symlink', linkname: node.to });
    else if (node.kind === 'folder') {
      writer.entry({ name: `${full}/`, type: 'directory', mode: node.mode, uid: node.uid, gid: node.gid });
    } else {
      const { mode, uid, gid } = node;
      writer.entry({ name: full, mode, uid, gid }, Buffer.from(node.content));
    }
  }
  writer.finalize();
  return writer;
}
