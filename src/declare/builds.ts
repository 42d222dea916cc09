// A service's `build:` as a build of the repository's own content: the context at this revision without
// what .dockerignore names, and a tag made of the digest of everything that goes in. A context from
// elsewhere is refused: what it holds at the time of the build is nobody's review.

import type { BuildSpec, ContentSpec } from '../model/desired.ts';
import { digest } from '../model/digest.ts';
import type { Position, Problem } from '../model/problem.ts';
import type { Address, InstanceName } from '../model/ref.ts';
import type { Result } from '../model/result.ts';
import { bad, ok } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import { sizeProblem } from './binds.ts';
import type { Collector } from './collector.ts';
import { folderContent, hexOf } from './contents.ts';
import type { Definition } from './desired/context.ts';
import { ignoreMatcher } from './dockerignore.ts';
import { below, joinTree } from './paths.ts';
import { placeOf } from './places.ts';
import type { TreeIndex } from './tree-index.ts';

export type BuildPlaces = {
  readonly instance: InstanceName;
  readonly index: TreeIndex;
  toText(value: string): Text;
  /** What the service says it runs on; `''` is the engine's own. */
  platformOf(service: string): string;
};

const TAG_DIGITS = 12;

type Dockerfile = BuildSpec['dockerfile'];

/** The build of a service. Keys that an engine's builder cannot do were refused before. */
export function buildOf(
  places: BuildPlaces,
  collector: Collector,
  service: string,
  definition: Definition,
  at: Position,
): Result<{ readonly address: Address; readonly tag: string }> {
  const folder = contextFolder(service, definition['context'], at);
  if (!folder.ok) return folder;
  const dockerfile = dockerfileOf(places, service, folder.value, definition, at);
  if (!dockerfile.ok) return dockerfile;
  const content = contextContent(places, service, folder.value, dockerfile.value, at);
  if (!content.ok) return content;
  const inputs = {
    context: content.value,
    dockerfile: dockerfile.value,
    args: mapOf(definition['args'], (value) => value),
    target: textOr(definition['target'], ''),
    labels: mapOf(definition['labels'], (value) => value),
    network: textOr(definition['network'], ''),
    platform: places.platformOf(service),
    // Engines know only the one way to write it.
    extraHosts: texts(definition['extra_hosts']).map((host) => host.replace('=', ':')),
    shmSize: Number(definition['shm_size'] ?? 0),
  };
  const tag = tagOf(places.instance, service, inputs);
  const address = collector.build(service, {
    ...inputs,
    tag,
    noCache: definition['no_cache'] === true,
    pull: definition['pull'] === true,
    cacheFrom: texts(definition['cache_from']),
    origin: at,
  });
  return ok({ address, tag });
}

type Inputs = Omit<BuildSpec, 'address' | 'tag' | 'noCache' | 'pull' | 'cacheFrom' | 'origin'>;

function tagOf(instance: InstanceName, service: string, inputs: Inputs): string {
  const facts = {
    ...inputs,
    context: inputs.context.digest,
    service,
  };
  // Image names are lower case with single separators.
  const name =
    service
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'service';
  return `shipshape/${instance}-${name}:${hexOf(digest(facts)).slice(0, TAG_DIGITS)}`;
}

function contextFolder(service: string, context: unknown, at: Position): Result<string> {
  if (typeof context !== 'string')
    return bad([wrong('no-context', at, `build of ${service} has no context`, 'name its folder')]);
  const isRemote = /^[a-z+]+:\/\/|^git@|^github\.com\/|^service:/i.test(context);
  const place = placeOf(context);
  if (place.kind === 'tree' && !isRemote) return ok(place.path);
  return bad([
    isRemote
      ? wrong(
          'remote-context',
          at,
          `build of ${service} takes its context from elsewhere`,
          'copy it into the repository: what is built must be what was reviewed',
        )
      : wrong('escape', at, `the build context of ${service} lies outside the repository`, 'keep it inside'),
  ]);
}

function dockerfileOf(
  { index }: BuildPlaces,
  service: string,
  context: string,
  definition: Definition,
  at: Position,
): Result<Dockerfile> {
  const inline = definition['dockerfile_inline'];
  if (typeof inline === 'string') return ok({ inline });
  const named = textOr(definition['dockerfile'], 'Dockerfile');
  // It is relative to the context, also after Compose has resolved its paths.
  const path = named.startsWith('/') ? undefined : joinTree(context, named);
  const file = path === undefined ? undefined : index.file(path);
  if (file === undefined || path === undefined) {
    return bad([
      wrong(
        'no-dockerfile',
        at,
        `${named} of ${service} is not in the repository`,
        'commit it, or name another with build.dockerfile',
      ),
    ]);
  }
  const inside = below(context, path);
  if (inside !== undefined) return ok({ path: inside });
  if (file.text === undefined)
    return bad([wrong('no-dockerfile', at, `${path} is no text`, 'name the Dockerfile')]);
  return ok({ inline: file.text });
}

function contextContent(
  { index }: BuildPlaces,
  service: string,
  context: string,
  dockerfile: Dockerfile,
  at: Position,
): Result<ContentSpec> {
  const unusable = index.unusable(context);
  if (unusable !== undefined) return bad([{ ...unusable, severity: 'error', at }]);
  const files = index.under(context);
  if (files.length === 0 && !('inline' in dockerfile)) {
    return bad([
      wrong('no-context', at, `the build context of ${service} is not in the repository`, 'commit it'),
    ]);
  }
  const isIgnored = ignoreMatcher(ignoreText(index, context, dockerfile));
  const needed = new Set(['.dockerignore', ...('path' in dockerfile ? [dockerfile.path] : [])]);
  const content = folderContent(files, (file) => {
    const path = below(context, file.path) ?? file.path;
    return needed.has(path) || !isIgnored(path) ? path : undefined;
  });
  const kept = new Set(content.entries.map((entry) => entry.path));
  const tooLarge = sizeProblem(
    context,
    files.filter((file) => kept.has(below(context, file.path) ?? '')),
    at,
  );
  return tooLarge === undefined ? ok(content) : bad([tooLarge]);
}

/** `app.Dockerfile.dockerignore` beside its Dockerfile wins over `.dockerignore`. */
function ignoreText(index: TreeIndex, context: string, dockerfile: Dockerfile): string {
  const own = 'path' in dockerfile ? joinTree(context, `${dockerfile.path}.dockerignore`) : undefined;
  const common = joinTree(context, '.dockerignore');
  const file =
    (own === undefined ? undefined : index.file(own)) ??
    (common === undefined ? undefined : index.file(common));
  return file?.text ?? '';
}

function mapOf<T>(value: unknown, convert: (text: string) => T): Readonly<Record<string, T>> {
  const made: Record<string, T> = {};
  if (typeof value !== 'object' || value === null) return made;
  for (const [key, text] of Object.entries(value)) {
    // `FOO` without a value would come from the host's environment, which is never read.
    if (text !== null) made[key] = convert(String(text));
  }
  return made;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function textOr(value: unknown, fallback: string): string {
  return typeof value === 'string' ? value : fallback;
}

function wrong(what: string, at: Position, message: string, hint: string): Problem {
  return { code: `build/${what}`, severity: 'error', at, message, hint };
}
