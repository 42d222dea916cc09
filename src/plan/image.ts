// Which image a container should run. A tag that moved is not followed by itself: what was approved is
// what runs, until a person asks for a replace or a commit names another reference.

import type { AppliedContainer } from '../model/applied.ts';
import type { ContainerSpec } from '../model/desired.ts';
import type { LiveContainer } from '../model/observed.ts';
import type { Cause, FieldDiff, Note } from '../model/plan.ts';
import type { EngineId } from '../model/ref.ts';
import { commitCause, driftCause } from './causes.ts';
import { imagePlaces } from './content.ts';
import type { Context } from './input.ts';

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
  const resolved = context.observed.images[spec.image]?.id;
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
  const resolved = context.observed.images[spec.image]?.id ?? null;
  if (spec.pullPolicy === 'always') return null;
  if (follow || base === undefined || !base.sameImage) return resolved;
  return context.observed.imagesById[base.live.imageId] ? base.live.imageId : resolved;
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
