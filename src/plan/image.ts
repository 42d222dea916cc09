// Which image a container should run. A tag that moved is not followed by itself: what was approved is
// what runs, until a person asks for a replace or a commit names another reference.

import type { AppliedContainer } from '../model/applied.ts';
import type { ContainerSpec } from '../model/desired.ts';
import type { ImageFacts, LiveContainer } from '../model/observed.ts';
import type { Cause, FieldDiff, Note } from '../model/plan.ts';
import type { EngineId } from '../model/ref.ts';
import { commitCause, driftCause, originsOf } from './causes.ts';
import { imagePlaces } from './content.ts';
import type { Context } from './input.ts';
import { imageFacts } from './input.ts';

export type ImageVerdict = {
  /** The difference, when the container runs another image than it should. */
  readonly field?: FieldDiff;
  /** Set when the reference now means another image than the one that runs: reported, not followed. */
  readonly pinned?: { readonly note: Note; readonly cause: Cause };
};

export function judgeImage(
  context: Context,
  spec: ContainerSpec,
  live: LiveContainer,
  record: AppliedContainer | undefined,
): ImageVerdict {
  const own = record?.id === live.id ? record : undefined;
  const resolved = usable(context, spec)?.id;
  // An interrupted run made it by id, of the image that was approved for the same reference.
  const isApproved = record?.imageId === live.imageId && sameReference(record.spec.image, spec.image);
  const reference = own?.spec.image ?? (isApproved ? spec.image : live.image);
  if (!sameReference(reference, spec.image) && !isIdOf(reference, live.imageId, resolved)) {
    const commits = commitCause(context, spec.address, imagePlaces(context, spec), spec.origin);
    const causes = [
      record !== undefined && sameReference(record.spec.image, spec.image) ? driftCause('field') : commits,
    ];
    return { field: difference(reference, spec.image, causes) };
  }
  const platform = platformField(context, spec, live, own);
  if (platform !== undefined) return { field: platform };
  if (resolved === undefined || resolved === live.imageId) return {};
  if (record !== undefined && record.imageId !== live.imageId) {
    return { field: difference(live.imageId, resolved, [driftCause('field')]) };
  }
  const cause: Cause = { kind: 'image-moved', reference: spec.image, from: live.imageId, to: resolved };
  return { pinned: { note: { kind: 'image-pinned', reference: spec.image }, cause } };
}

/** The image to make a container from: the one that runs, when the reference has not changed and it is still there. */
export function imageToUse(
  context: Context,
  spec: ContainerSpec,
  base: { readonly live: LiveContainer; readonly sameImage: boolean } | undefined,
  follow: boolean,
): EngineId | null {
  const resolved = usable(context, spec)?.id ?? null;
  if (spec.pullPolicy === 'always') return null;
  if (follow || base === undefined || !base.sameImage) return resolved;
  return context.observed.imagesById[base.live.imageId] ? base.live.imageId : resolved;
}

/** What the reference means now; nothing when that is for another platform than is declared: then it is pulled. */
function usable(context: Context, spec: ContainerSpec): ImageFacts | undefined {
  const image = context.observed.images[spec.image] ?? undefined;
  const fits = image === undefined || spec.build !== undefined || fitsPlatform(image, spec.platform);
  return fits ? image : undefined;
}

/**
 * Another platform than was applied, and than the image that runs is for. Without a record nothing is said: an
 * engine that keeps images of several platforms under one id shows the facts of its own.
 */
function platformField(
  context: Context,
  spec: ContainerSpec,
  live: LiveContainer,
  own: AppliedContainer | undefined,
): FieldDiff | undefined {
  if (own === undefined || spec.build !== undefined || own.spec.platform === spec.platform) return undefined;
  const { os, architecture } = context.observed.engine;
  const wanted = spec.platform === '' ? `${os}/${architecture}` : spec.platform;
  const image = imageFacts(context, live.imageId, own);
  if (image === undefined || fitsPlatform(image, wanted)) return undefined;
  const causes = [commitCause(context, spec.address, originsOf(spec.origins, 'platform'), spec.origin)];
  const before = `${image.os}/${image.architecture}`;
  return { path: 'platform', before, after: wanted, secret: false, rule: 'replace', causes };
}

/** `linux/arm64/v8`, `arm64`, `linux`: what is not said fits. Variants are the engine's to tell apart. */
function fitsPlatform({ os, architecture }: ImageFacts, platform: string): boolean {
  const parts = platform.toLowerCase().split('/');
  const [first = '', second] = parts;
  const system = second !== undefined || SYSTEMS.has(first) ? first : '';
  const processor = second ?? (SYSTEMS.has(first) ? '' : first);
  const isSame = (a: string, b: string) => a === '' || b === '' || canonical(a) === canonical(b);
  return isSame(os, system) && isSame(architecture, processor);
}

const SYSTEMS: ReadonlySet<string> = new Set(['linux', 'windows', 'freebsd', 'darwin']);
/** Names that engines take for others. */
const PROCESSORS: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  i386: '386',
  aarch64: 'arm64',
  armhf: 'arm',
  armel: 'arm',
};

function canonical(name: string): string {
  return PROCESSORS[name] ?? name;
}

/** True when both name the same image by Docker's rules: registry, `library/` and `latest` may be left out. */
export function sameReference(a: string, b: string): boolean {
  return a === b || fullReference(a) === fullReference(b);
}

function fullReference(reference: string): string {
  const [name = '', ...digest] = reference.split('@');
  const slash = name.lastIndexOf('/');
  const tagged = name.slice(slash + 1).includes(':') || digest.length > 0 ? name : `${name}:latest`;
  const first = tagged.split('/')[0] ?? '';
  const hasRegistry =
    tagged.includes('/') && (first.includes('.') || first.includes(':') || first === 'localhost');
  const path = hasRegistry ? tagged.replace(/^index\.docker\.io\//, 'docker.io/') : `docker.io/${tagged}`;
  const full = path.replace(/^docker\.io\/(?=[^/]+$)/, 'docker.io/library/');
  return digest.length > 0 ? `${full}@${digest.join('@')}` : full;
}

/** A container made by image id says the id where others say a reference. */
function isIdOf(reference: string, imageId: EngineId, resolved: EngineId | undefined): boolean {
  const isId = reference === imageId || `sha256:${reference}` === imageId;
  return isId && (resolved === undefined || resolved === imageId);
}

function difference(before: string, after: string, causes: readonly Cause[]): FieldDiff {
  return { path: 'image', before, after, secret: false, rule: 'replace', causes };
}
