// Content that comes from the repository (mounted files, build contexts): where it is written, so that who
// changed any line of it is the cause, and what people call it. Pure.

import type { ContainerSpec, ContentSpec, FilesSpec } from '../model/desired.ts';
import type { Position } from '../model/problem.ts';
import { addressParts } from '../model/ref.ts';
import { originsOf, whole } from './causes.ts';
import type { Context } from './input.ts';

/** What makes the content of a mount new: the file itself, and the lines of the container that mount it. */
export function filePlaces(spec: ContainerSpec, files: FilesSpec): readonly Position[] {
  const target = spec.fields.mounts?.find(({ source }) => source === files.hostPath)?.target;
  const lines = target === undefined ? [files.origin] : originsOf(spec.origins, `mounts.${target}`);
  return [...contentPlaces(files.content), ...lines];
}

/** What makes an image new: its line, and for a build everything that goes in. */
export function imagePlaces(context: Context, spec: ContainerSpec): readonly Position[] {
  const { builds = [] } = context.instances.get(addressParts(spec.address).instance) ?? {};
  const build = builds.find(({ address }) => address === spec.build);
  return [...(build === undefined ? [] : contentPlaces(build.context)), ...originsOf(spec.origins, 'image')];
}

/** `web/html`, `app.conf`; of texts of ours the name of the file that they become. */
export function contentName({ content, hostPath }: FilesSpec): string {
  return repositoryRoot(content) || (hostPath.split('/').at(-1) ?? hostPath);
}

/** The content that a container was made with at `target`, by the name in its address (the digest's first digits). */
export function mountedContent(spec: ContainerSpec, target: string): string | undefined {
  const source = spec.fields.mounts?.find((mount) => mount.target === target)?.source;
  const names = spec.files.map((address) => addressParts(address).name);
  return source === undefined ? undefined : names.find((name) => source.includes(`/${name}`));
}

/** The file or folder of the repository that content is; nothing for texts of ours and for all of the repository. */
function contentPlaces(content: ContentSpec): readonly Position[] {
  const root = repositoryRoot(content);
  return root === undefined || root === '' ? [] : [whole(root)];
}

function repositoryRoot({ entries }: ContentSpec): string | undefined {
  for (const { path, from } of entries) {
    if (from.kind !== 'repository') continue;
    if (path === '') return from.path;
    if (from.path.endsWith(`/${path}`)) return from.path.slice(0, -path.length - 1);
    return from.path === path ? '' : from.path;
  }
  return undefined;
}
