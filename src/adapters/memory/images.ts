// The image calls of the engine in memory: what it has, what a pull would bring, and a builder that
// makes an image of its base without running anything.

import { createHash } from 'node:crypto';
import type { ImageJson } from '../../model/engine.ts';
import { engineId } from '../../model/ref.ts';
import type { BuildOptions, ImageCalls } from '../../ports.ts';
import { unpack } from './archive.ts';
import { type Tree, textAt } from './tree.ts';
import type { Do, Image, World } from './world.ts';
import { emit, refuse } from './world.ts';

export function imageCalls(world: World, run: Do): ImageCalls {
  return {
    list: (signal) =>
      run({ kind: 'images.list', subject: '' }, signal, () =>
        [...world.images.values()].map((image) => {
          const { Id, RepoTags, RepoDigests } = imageJson(world, image);
          return { Id, RepoTags, RepoDigests };
        }),
      ),
    inspect: (reference, signal) =>
      run({ kind: 'images.inspect', subject: reference }, signal, () => {
        const image = findImage(world, reference);
        return image === undefined ? undefined : imageJson(world, image);
      }),
    pull: (reference, platform, onProgress, signal) =>
      run({ kind: 'images.pull', subject: reference }, signal, () => {
        const found = world.registry.get(tagged(reference));
        const fits = platform === '' || platform.split('/')[1] === found?.architecture;
        if (found === undefined || !fits) {
          throw refuse(
            'engine/image-not-found',
            `cannot pull ${reference}: manifest for ${reference} not found: manifest unknown`,
          );
        }
        onProgress(`Pulling from ${reference}`);
        setTag(world, tagged(reference), found);
        emit(world, 'image', 'pull', reference, { name: reference });
      }),
    build: (options, context, onProgress, signal) =>
      run({ kind: 'images.build', subject: options.tag, body: options }, signal, async () => {
        const image = await build(world, options, context);
        onProgress(`Successfully built ${image.id.slice(7, 19)}`);
        setTag(world, tagged(options.tag), image);
        return engineId(image.id);
      }),
  };
}

/** `postgres` → `postgres:latest`. */
export function tagged(reference: string): string {
  const last = reference.slice(reference.lastIndexOf('/') + 1);
  return last.includes(':') || last.includes('@') ? reference : `${reference}:latest`;
}

export function findImage(world: World, reference: string): Image | undefined {
  const digest = reference.includes('@') ? reference : undefined;
  return (
    world.images.get(reference) ??
    world.tags.get(tagged(reference)) ??
    [...world.images.values()].find((one) => digest !== undefined && one.digests.includes(digest))
  );
}

export function setTag(world: World, reference: string, image: Image): void {
  world.images.set(image.id, image);
  if (!reference.includes('@')) world.tags.set(reference, image);
}

async function build(
  world: World,
  options: BuildOptions,
  context: AsyncIterable<Uint8Array>,
): Promise<Image> {
  const files: Tree = new Map();
  await unpack(files, '/', context);
  const dockerfile = textAt(files, options.dockerfile);
  if (dockerfile === undefined) {
    throw refuse('engine/build-failed', `Cannot locate specified Dockerfile: ${options.dockerfile}`);
  }
  const from = /^\s*FROM\s+(\S+)/im.exec(dockerfile)?.[1] ?? 'scratch';
  const base = findImage(world, from);
  if (base === undefined && from !== 'scratch') {
    throw refuse('engine/image-not-found', `cannot build ${options.tag}: pull access denied for ${from}`);
  }
  const hash = createHash('sha256').update(
    JSON.stringify([dockerfile, options.args, options.target, base?.id]),
  );
  for (const [path, node] of files) hash.update(path).update(node.kind === 'file' ? node.content : node.kind);
  return {
    id: `sha256:${hash.digest('hex')}`,
    config: { ...base?.config, Labels: { ...(base?.config['Labels'] ?? {}), ...options.labels } },
    files: new Map([...(base?.files ?? []), ...files]),
    behaviour: base?.behaviour ?? (() => ({})),
    os: 'linux',
    architecture: 'amd64',
    digests: [],
  };
}

function imageJson(world: World, image: Image): ImageJson {
  const tags = [...world.tags].filter(([, one]) => one.id === image.id).map(([tag]) => tag);
  return structuredClone({
    Id: image.id,
    RepoTags: tags,
    RepoDigests: image.digests,
    Os: image.os,
    Architecture: image.architecture,
    Created: '2026-01-01T00:00:00Z',
    Config: image.config,
  });
}
