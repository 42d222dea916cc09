// What containers are made from: images pulled or built, files delivered. Only what a container that is
// made or restarted in this plan needs; an image that nobody starts is nobody's business.

import type { DesiredInstance, FilesSpec } from '../model/desired.ts';
import type { Cause, StepId } from '../model/plan.ts';
import type { Address } from '../model/ref.ts';
import { address as addressOf } from '../model/ref.ts';
import { brings } from './blocked.ts';
import { commitCause, driftCause } from './causes.ts';
import { contentName, filePlaces, imagePlaces } from './content.ts';
import type { Decision } from './decide.ts';
import type { ChangeDraft } from './drafts.ts';
import { draft } from './drafts.ts';
import { imageToUse } from './image.ts';
import type { Context } from './input.ts';

export type Preparation = {
  readonly changes: readonly ChangeDraft[];
  /** Steps that a container's create (or restart) needs, by its address. */
  readonly needs: ReadonlyMap<Address, readonly StepId[]>;
};

export function prepare(context: Context, decisions: readonly Decision[]): Preparation {
  const changes = new Map<Address, ChangeDraft>();
  const needs = new Map<Address, readonly StepId[]>();
  for (const decision of decisions) {
    if (decision.action === 'none' || decision.action === 'report') continue;
    const own = [...imageOf(context, decision), ...filesOf(context, decision)];
    const image = own.find((change) => change.address.includes('/image/'));
    for (const change of own) {
      if (changes.has(change.address)) continue;
      const isFile = change !== image;
      changes.set(change.address, isFile && image !== undefined ? after(change, image) : change);
    }
    needs.set(
      decision.address,
      own.flatMap((change) => change.drafts.map((item) => item.id)),
    );
  }
  return { changes: [...changes.values()], needs };
}

/** Files are delivered with the help of the container's image, so it must be there first. */
function after(change: ChangeDraft, image: ChangeDraft): ChangeDraft {
  const first = image.drafts.map((item) => item.id);
  return { ...change, drafts: change.drafts.map((item) => ({ ...item, needs: [...item.needs, ...first] })) };
}

function imageOf(context: Context, decision: Decision): readonly ChangeDraft[] {
  const { spec, instance, keeper, base, follow } = decision;
  if (keeper !== undefined) return [];
  const isThere = imageToUse(context, spec, base, follow) !== null;
  if (spec.build !== undefined) {
    const build = instance.builds.find((one) => one.address === spec.build);
    if (build === undefined || isThere || context.observed.images[build.tag]) return [];
    const drafts = [draft(build.address, 'build', 'prepare', { kind: 'image.build', build })];
    const causes = [commitCause(context, spec.address, imagePlaces(context, spec), build.origin)];
    return [{ ...change(instance, build.address, build.tag, causes), origin: build.origin, drafts }];
  }
  if (isThere || spec.pullPolicy === 'never') return [];
  const { image: reference, platform } = spec;
  const name = platform === '' ? reference : `${reference}+${platform}`;
  const address = addressOf(instance.name, 'image', name);
  const drafts = [draft(address, 'pull', 'prepare', { kind: 'image.pull', reference, platform })];
  const at = spec.origins['image'] ?? [];
  const causes = [commitCause(context, spec.address, at, spec.origin)];
  return [{ ...change(instance, address, reference, causes), origin: at[0] ?? spec.origin, drafts }];
}

function filesOf(context: Context, decision: Decision): readonly ChangeDraft[] {
  const { spec, instance, keeper, inPlace } = decision;
  const isAltered = inPlace.some((field) => field.field === 'files');
  // What lies on tmpfs is gone after a reboot of the host: whoever is started gets what it needs.
  if (keeper !== undefined && !isAltered && !brings(decision)) return [];
  return instance.files
    .filter((files) => spec.files.includes(files.address))
    .filter((files) => !isDelivered(context, files))
    .map((files) => {
      const image = keeper === undefined ? spec.image : keeper.live.imageId;
      const drafts = [draft(files.address, 'put', 'prepare', { kind: 'files.put', files, image })];
      const causes: readonly Cause[] = isAltered
        ? [driftCause('content')]
        : [commitCause(context, spec.address, filePlaces(spec, files), files.origin)];
      const made = change(instance, files.address, contentName(files), causes);
      return { ...made, origin: files.origin, drafts };
    });
}

/** True when some container of ours sees the content there, whole. */
function isDelivered(context: Context, files: FilesSpec): boolean {
  const seen = context.observed.containers.flatMap((live) =>
    live.ownership.kind !== 'ours'
      ? []
      : (live.fields?.mounts ?? [])
          .filter((mount) => mount.source === files.hostPath)
          .map((mount) => live.files[mount.target]),
  );
  return seen.length > 0 && seen.every((content) => content === files.content.digest);
}

function change(
  instance: DesiredInstance,
  address: Address,
  name: string,
  causes: readonly Cause[],
): Omit<ChangeDraft, 'origin' | 'drafts'> {
  return {
    address,
    instance: instance.name,
    action: 'create',
    fields: [{ path: 'name', before: undefined, after: name, secret: false, rule: 'update', causes: [] }],
    causes,
    risks: [],
  };
}
