// Gathers what the mapping of one instance asked for: files, data folders and builds, each once, with
// its address. The only thing in resolve that fills up; it lives for one instance.

import type { BuildSpec, ContentSpec, DataFolderSpec, FilesSpec } from '../model/desired.ts';
import type { Position } from '../model/problem.ts';
import { type Address, address, type InstanceName } from '../model/ref.ts';
import { hexOf } from './contents.ts';

export type Collector = {
  files(content: ContentSpec, hostPath: string, secret: boolean, origin: Position): Address;
  folder(path: string, origin: Position): { readonly address: Address; readonly hostPath: string };
  build(name: string, spec: Omit<BuildSpec, 'address'>): Address;
  collected(): {
    readonly files: readonly FilesSpec[];
    readonly folders: readonly DataFolderSpec[];
    readonly builds: readonly BuildSpec[];
  };
};

const SHORT = 12;

/**
 * A collector for an instance. `recordedFolders`: host paths of its data folders as last applied (also
 * under its former name), by path; data stays where it is when an instance is renamed.
 */
export function collectFor(
  instance: InstanceName,
  dataRoot: string,
  recordedFolders: ReadonlyMap<string, string>,
): Collector {
  const files = new Map<Address, FilesSpec>();
  const folders = new Map<Address, DataFolderSpec>();
  const builds = new Map<Address, BuildSpec>();
  return {
    files(content, hostPath, secret, origin) {
      const own = address(instance, 'files', hexOf(content.digest).slice(0, SHORT));
      if (!files.has(own)) files.set(own, { address: own, content, hostPath, secret, origin });
      return own;
    },
    folder(path, origin) {
      const own = address(instance, 'folder', path);
      const hostPath = recordedFolders.get(path) ?? `${dataRoot}/instances/${instance}/${path}`;
      if (!folders.has(own)) folders.set(own, { address: own, hostPath, origin });
      return { address: own, hostPath };
    },
    build(name, spec) {
      const own = address(instance, 'image', name);
      builds.set(own, { ...spec, address: own });
      return own;
    },
    collected: () => ({
      files: sorted(files.values()),
      folders: sorted(folders.values()),
      builds: sorted(builds.values()),
    }),
  };
}

function sorted<T extends { readonly address: Address }>(values: Iterable<T>): readonly T[] {
  return [...values].sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
}
