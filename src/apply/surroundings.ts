// What the guard has to know around a call, gathered for plans and again, from the same places, right before
// the call itself. On a target that is this machine, paths are followed through their symbolic links both
// times: what was a folder when the plan was made may lead elsewhere by now.

import type { AdmissionContext, AdmissionPayload } from '../admit/context.ts';
import { hostPathsIn } from '../admit/mounts.ts';
import { isSecretText } from '../fields/same.ts';
import type { AdmissionSettings, RealPath } from '../model/admission.ts';
import type { AppliedTarget } from '../model/applied.ts';
import type { Desired } from '../model/desired.ts';
import type { Observed } from '../model/observed.ts';
import type { Call } from '../model/plan.ts';
import type { ChangePolicy } from '../model/policy.ts';
import { recordedAs } from '../model/recorded.ts';
import { type Address, addressParts } from '../model/ref.ts';

/** What the guard judges by on one target. */
export type AdmissionGround = {
  readonly settings: AdmissionSettings;
  /** Those in force. */
  readonly policies: readonly ChangePolicy[];
  /** Folders of ours on the target. */
  readonly closedRoots: readonly string[];
  /** Undefined: the target is another machine, where nobody can be asked. */
  readonly realPath: ((path: string) => Promise<RealPath | undefined>) | undefined;
};

/** One call of a plan, and what surrounds it. */
export type Around = {
  readonly ground: AdmissionGround;
  readonly desired: Desired;
  readonly applied: AppliedTarget | undefined;
  readonly observed: Observed;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Where secrets and everything that only root may see lies on every target. */
const RUNTIME_ROOT = '/run/shipshape';

/** The context of a call, without real paths (see `followed`). `made`: ids of containers that this run made. */
export type ContextOf = (call: Call, address: Address, made?: readonly string[]) => AdmissionContext;

/** What all calls of a plan or a run have in common is looked up once. */
export function contextsOf({ ground, desired, applied, observed, now }: Around): ContextOf {
  const instances = new Map(desired.instances.map((one) => [one.name, one]));
  const live = Map.groupBy(observed.containers, ({ ownership }) =>
    ownership.kind === 'ours' ? ownership.instance : undefined,
  );
  const roots = [...ground.closedRoots, RUNTIME_ROOT, observed.engine.dataRoot];
  const common = {
    settings: ground.settings,
    policies: ground.policies,
    target: desired.target,
    closedRoots: roots.filter((path) => path !== ''),
    networks: observed.networks,
    volumes: new Map(observed.volumes.map((volume) => [volume.name, volume])),
    builtImages: new Set(desired.instances.flatMap(({ builds }) => builds.map(({ tag }) => tag))),
    realPaths: new Map(),
  };
  return (call, address, made = []) => {
    const { instance } = addressParts(address);
    const own = instances.get(instance);
    const formerTeam = recordedAs(instance, own, applied)?.team;
    const image = call.kind === 'container.create' ? observed.images[call.container.image] : undefined;
    return {
      ...common,
      now: now(),
      instance,
      team: own?.team,
      ...(formerTeam === undefined || formerTeam === own?.team ? {} : { formerTeam }),
      address,
      ownPaths: [
        ...(own?.folders ?? []).map(({ hostPath }) => hostPath),
        ...(own?.files ?? []).map(({ hostPath }) => hostPath),
        // The carrier of files mounts the folder that they are put into.
        ...(call.kind === 'files.put' ? [call.files.hostPath.replace(/\/[^/]*$/, '')] : []),
      ],
      ownContainers: new Set([
        ...(live.get(instance) ?? []).flatMap(({ id, name }) => [id as string, name]),
        ...(own?.containers ?? []).flatMap((one) => [one.address as string, one.name]),
        ...made,
      ]),
      image: image ?? undefined,
      secretEnv: new Set(call.kind === 'container.create' ? secretNames(call.payload['Env']) : []),
    };
  };
}

/** The context with what the paths of this payload really are, where that can be asked. */
export async function followed(
  payload: AdmissionPayload,
  context: AdmissionContext,
  { realPath }: AdmissionGround,
): Promise<AdmissionContext> {
  const paths = 'body' in payload ? hostPathsIn(payload.body, context.volumes) : [];
  if (realPath === undefined || paths.length === 0) return context;
  const all = [...new Set([...paths, ...context.settings.hostPaths, ...context.closedRoots])];
  const found = await Promise.all(all.map(async (path) => [path, await realPath(path)] as const));
  const known = found.flatMap(([path, real]) => (real === undefined ? [] : [[path, real] as const]));
  return { ...context, realPaths: new Map(known) };
}

/** `['POSTGRES_PASSWORD=', secret]` is a variable whose value nobody wrote down. */
function secretNames(env: unknown): readonly string[] {
  const lines: readonly unknown[] = Array.isArray(env) ? env : [];
  return lines.flatMap((line) => {
    const first = isSecretText(line) ? line.parts[0] : undefined;
    return typeof first === 'string' ? [first.split('=')[0] ?? ''] : [];
  });
}
