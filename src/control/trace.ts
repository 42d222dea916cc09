// From a live container back to file, line, commit and author.

import { Failure } from '../model/failure.ts';
import type { LiveContainer } from '../model/observed.ts';
import type { Position } from '../model/problem.ts';
import type { Address, TargetName } from '../model/ref.ts';
import type { Blame, Revision } from '../model/source.ts';
import { blameOf } from '../observe/authors.ts';
import type { PlannedTarget } from '../pass.ts';
import { look } from '../reconcile.ts';
import type { Spine } from '../stages/spine.ts';

export type Traced = {
  readonly target: TargetName;
  readonly container: LiveContainer;
  readonly address: Address;
  /** `declared`: the instance; `service`: the container's service; then each field that is written somewhere. */
  readonly origins: readonly TracedOrigin[];
  /** The revision that is declared now, and the one that was applied. */
  readonly revision: Revision;
  readonly applied: { readonly commit: string; readonly at: string } | undefined;
};

export type TracedOrigin = {
  readonly path: string;
  readonly at: Position;
  readonly blame: Blame | undefined;
};

/** `wanted`: a container's name, or the beginning of its id. Fails with `trace/*`. */
export async function trace(spine: Spine, wanted: string, signal: AbortSignal): Promise<Traced> {
  const everything = { targets: [], instances: [], replace: [], acceptEmptyVolumes: [] };
  const seen = await look(spine, everything, signal);
  const planned = seen.targets.filter((one) => one.kind === 'planned');
  const { from, container } = find(planned, wanted);
  const { ownership } = container;
  if (ownership.kind !== 'ours') throw foreign(container);
  const { address } = ownership;
  const instance = from.desired.instances.find(({ name }) => name === ownership.instance);
  const spec = instance?.containers.find((one) => one.address === address);
  const recorded = from.applied?.instances[ownership.instance];
  const places = placesOf(instance?.origin ?? recorded?.origin, spec ?? recorded?.containers[address]?.spec);
  const blame = await blameOf(spine.source, seen.revision, places, signal);
  return {
    target: from.target,
    container,
    address,
    origins: places.map((place) => ({ ...place, blame: blame(place.at) })),
    revision: seen.revision,
    applied: recorded && { commit: recorded.commit, at: recorded.at },
  };
}

function find(
  targets: readonly PlannedTarget[],
  wanted: string,
): { readonly from: PlannedTarget; readonly container: LiveContainer } {
  const all = targets.flatMap((from) => from.observed.containers.map((container) => ({ from, container })));
  const named = all.filter(({ container }) => container.name === wanted);
  const byId = /^[0-9a-f]{4,64}$/.test(wanted)
    ? all.filter(({ container }) => container.id.startsWith(wanted))
    : [];
  const found = named.length > 0 ? named : byId;
  const [only, another] = found;
  if (only === undefined) {
    throw new Failure('trace/unknown', `no target has a container ${JSON.stringify(wanted)}`, {
      hint: 'shipshape tree shows what there is; name a container, or the start of its id',
    });
  }
  if (another === undefined) return only;
  const names = found.map(
    ({ from, container }) => `${from.target}: ${container.name} ${container.id.slice(0, 12)}`,
  );
  throw new Failure('trace/ambiguous', `${JSON.stringify(wanted)} can be ${names.join(', or ')}`, {
    hint: 'give more of the id',
  });
}

function foreign({ name, ownership }: LiveContainer): Failure {
  return ownership.kind === 'copied'
    ? new Failure('trace/copied', `${name} carries copied labels of ours and is not ours`, {
        hint: 'somebody made it with the labels of another container; shipshape never touches it',
      })
    : new Failure('trace/foreign', `${name} was not made by shipshape`, {
        hint: 'shipshape adopt takes running containers over',
      });
}

type Place = { readonly path: string; readonly at: Position };

function placesOf(
  declared: Position | undefined,
  spec:
    | { readonly origin: Position; readonly origins: Readonly<Record<string, readonly Position[]>> }
    | undefined,
): readonly Place[] {
  const fields = Object.entries(spec?.origins ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...(declared === undefined ? [] : [{ path: 'declared', at: declared }]),
    ...(spec === undefined ? [] : [{ path: 'service', at: spec.origin }]),
    ...fields.flatMap(([path, places]) => places.map((at) => ({ path, at }))),
  ];
}
