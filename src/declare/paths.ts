// Paths in the tree of a revision: `/`-separated, relative, never leaving it. Pure text.

/** `a/b`, `../c` → `a/c`. Undefined: the path leaves the tree. Absolute paths are no business of this. */
export function joinTree(folder: string, path: string): string | undefined {
  const parts = folder === '' || folder === '.' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else parts.push(part);
  }
  return parts.join('/');
}

/** The folder of a file; `''` at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The way from a folder of the tree down to a path of the tree; undefined when it is not below. */
export function below(folder: string, path: string): string | undefined {
  if (folder === '') return path;
  if (path === folder) return '';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

/** The path of the tree `path` as seen from the folder `from` of the tree. */
export function seenFrom(from: string, path: string): string {
  const base = from === '' ? [] : from.split('/');
  const parts = path.split('/');
  let same = 0;
  while (same < base.length && same < parts.length - 1 && base[same] === parts[same]) same += 1;
  return [...base.slice(same).map(() => '..'), ...parts.slice(same)].join('/');
}
