// What an instance is made of, from what the loop saw last and from how its containers are at this moment.
// Pure: the reading is done by whoever asks.

import type { Anatomy, ContainerPart, DataPart } from '../model/anatomy.ts';
import type { ContainerSpec, DesiredInstance, Origins } from '../model/desired.ts';
import type { ContainerJson } from '../model/engine.ts';
import type { ContainerFields } from '../model/fields.ts';
import type { LiveContainer } from '../model/observed.ts';
import type { Position } from '../model/problem.ts';
import { type Address, addressParts, type Commit, type InstanceName, type TargetName } from '../model/ref.ts';

/** What is known of an instance without asking its engine. */
export type Known = {
  readonly instance: InstanceName;
  readonly target: TargetName;
  readonly commit: Commit;
  readonly declared: DesiredInstance | undefined;
  readonly live: readonly LiveContainer[];
};

/** `inspected`: by id; one that is not in it is told as it was seen last. `mask`: takes secrets out of words. */
export function anatomyOf(
  { instance, target, commit, declared, live }: Known,
  inspected: ReadonlyMap<string, ContainerJson>,
  mask: (text: string) => string,
): Anatomy {
  const byAddress = new Map(live.flatMap((one) => (isOurs(one) ? [[one.ownership.address, one]] : [])));
  const specs = new Map((declared?.containers ?? []).map((spec) => [spec.address, spec]));
  const addresses = [...new Set([...specs.keys(), ...byAddress.keys()])].sort();
  return {
    ...{ instance, target, commit: declared?.commit ?? commit, declaredAt: declared?.origin },
    declared: declared && {
      state: declared.state,
      drift: declared.drift,
      isProtected: declared.protect,
    },
    dependsOn: declared?.dependsOn ?? [],
    containers: addresses.map((address) => {
      const seen = byAddress.get(address);
      return containerPart(address, specs.get(address), seen, seen && inspected.get(seen.id), mask);
    }),
    data: declared === undefined ? [] : dataParts(declared),
  };
}

type Ours = LiveContainer & { readonly ownership: Extract<LiveContainer['ownership'], { kind: 'ours' }> };

function isOurs(one: LiveContainer): one is Ours {
  return one.ownership.kind === 'ours';
}

function containerPart(
  address: Address,
  spec: ContainerSpec | undefined,
  seen: LiveContainer | undefined,
  now: ContainerJson | undefined,
  mask: (text: string) => string,
): ContainerPart {
  const health = now?.State.Health;
  const said = health?.Log?.at(-1)?.Output;
  return {
    address,
    service: spec?.service ?? addressParts(address).name,
    name: seen?.name ?? '',
    image: seen?.image ?? spec?.image ?? '',
    state: now?.State.Status ?? seen?.state ?? 'absent',
    health: health?.Status ?? seen?.health ?? 'none',
    healthSays: said === undefined ? undefined : mask(said.slice(0, LONGEST_WORDS)),
    exitCode: now?.State.ExitCode ?? seen?.exitCode,
    oomKilled: now?.State.OOMKilled ?? seen?.oomKilled ?? false,
    restarts: now?.RestartCount,
    startedAt: now?.State.StartedAt ?? seen?.startedAt,
    limits: limitsOf(spec?.fields ?? seen?.fields),
    ports: seen?.hostPorts ?? [],
    mounts: (seen?.fields?.mounts ?? spec?.fields.mounts ?? []).map(({ type, source, target, readOnly }) => ({
      ...{ type, source, target, readOnly },
    })),
    declaredAt: spec?.origin,
  };
}

/** Programs write pages there; a line of it is shown. */
const LONGEST_WORDS = 2_000;

function limitsOf(fields: Partial<ContainerFields> | undefined): ContainerPart['limits'] {
  const { nanoCpus = 0, cpuQuota = 0, cpuPeriod = 0, memory = 0, pidsLimit = 0 } = fields ?? {};
  const byQuota = cpuQuota > 0 ? cpuQuota / (cpuPeriod > 0 ? cpuPeriod : 100_000) : 0;
  return { cpus: nanoCpus > 0 ? nanoCpus / 1e9 : byQuota, memory, pids: Math.max(0, pidsLimit) };
}

function dataParts({ volumes, folders }: DesiredInstance): readonly DataPart[] {
  return [
    ...volumes.map(
      ({ address, name, external, origins }): DataPart => ({
        ...{ kind: 'volume', address, name, external },
        declaredAt: firstPlace(origins),
      }),
    ),
    ...folders.map(
      ({ address, hostPath, origin }): DataPart => ({
        ...{ kind: 'folder', address, name: hostPath, external: false, declaredAt: origin },
      }),
    ),
  ];
}

function firstPlace(origins: Origins): Position | undefined {
  return Object.values(origins).flat()[0];
}
