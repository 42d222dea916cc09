// File trees in memory: what is inside images, volumes, containers and on the host of the engine.
// Paths are absolute and normal; a folder is there when it was made or when something is below it.

export type FileNode =
  | {
      readonly kind: 'file';
      readonly mode: number;
      readonly uid: number;
      readonly gid: number;
      content: Uint8Array;
    }
  | { readonly kind: 'folder'; readonly mode: number; readonly uid: number; readonly gid: number }
  | { readonly kind: 'link'; readonly to: string };

export type Tree = Map<string, FileNode>;

/** `/a//b/../c/` → `/a/c`. */
export function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

export function joinPath(base: string, rest: string): string {
  return normalPath(`${base}/${rest}`);
}

/** `path` seen from `base`: `/` for itself, undefined when it is not below. */
export function below(base: string, path: string): string | undefined {
  if (base === '/') return path;
  if (path === base) return '/';
  return path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
}

export function textFile(text: string): FileNode {
  return { kind: 'file', mode: 0o644, uid: 0, gid: 0, content: new TextEncoder().encode(text) };
}

export function treeOf(files: Readonly<Record<string, string>>): Tree {
  return new Map(Object.entries(files).map(([path, text]) => [normalPath(path), textFile(text)]));
}

/** What is at a path; a folder also when only something below it is known. */
export function lookUp(tree: Tree, path: string): FileNode | undefined {
  const node = tree.get(path);
  if (node !== undefined) return node;
  const isFolder = path === '/' || [...tree.keys()].some((known) => below(path, known) !== undefined);
  return isFolder ? { kind: 'folder', mode: 0o755, uid: 0, gid: 0 } : undefined;
}

/** Every node at and below a path, by the path seen from there, parents first. */
export function entriesBelow(tree: Tree, path: string): readonly (readonly [string, FileNode])[] {
  return [...tree]
    .flatMap(([known, node]) => {
      const inside = below(path, known);
      return inside === undefined ? [] : [[inside, node] as const];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

export function textAt(tree: Tree, path: string): string | undefined {
  const node = tree.get(normalPath(path));
  return node?.kind === 'file' ? new TextDecoder().decode(node.content) : undefined;
}
