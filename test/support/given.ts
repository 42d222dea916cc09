// A case of the planner as a person writes it: what was applied, what happened since, what is declared
// now. The past is made by planning and simulating it, so that no case describes a world that cannot be.

import { expectedFields } from '../../src/fields/expected.ts';
import type { AppliedTarget } from '../../src/model/applied.ts';
import type { Desired } from '../../src/model/desired.ts';
import type { ContainerFields } from '../../src/model/fields.ts';
import type {
  EngineFacts,
  ImageFacts,
  LiveContainer,
  Observed,
  Ownership,
} from '../../src/model/observed.ts';
import { NO_IMAGE } from '../../src/model/observed.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Position } from '../../src/model/problem.ts';
import type { Address, Commit } from '../../src/model/ref.ts';
import { addressParts, commit, engineId, targetName } from '../../src/model/ref.ts';
import type { Blame, Revision } from '../../src/model/source.ts';
import { planConvergence } from '../../src/plan/converge.ts';
import type { PlanInput } from '../../src/plan/input.ts';
import type { GivenFleet } from './build.ts';
import {
  desiredOf,
  ENGINE,
  emptyObserved,
  endpointOf,
  fingerprintOf,
  idOf,
  imageIdOf,
  imageOf,
  revisionOf,
} from './build.ts';
import { record } from './record.ts';
import type { SimWorld } from './simulate.ts';
import { begin, doStep, newWorld, runAll, seeFiles } from './simulate.ts';

export type Tamper =
  | {
      readonly container: string;
      readonly set?: Partial<ContainerFields>;
      readonly state?: LiveContainer['state'];
      readonly exitCode?: number;
      readonly name?: string;
      readonly detach?: readonly string[];
      readonly attach?: readonly string[];
      readonly remove?: boolean;
      readonly files?: Readonly<Record<string, string>>;
    }
  | { readonly volume: string; readonly remove: true }
  | { readonly network: string; readonly remove: true }
  | { readonly foreign: string; readonly hostPorts?: readonly string[]; readonly copies?: string }
  | { readonly foreignNetwork: string }
  | { readonly image: string; readonly moved: string }
  /** Containers and volumes of an instance, all gone. */
  | { readonly wipe: string };

export type Given = {
  /** Applied before, whole. */
  readonly was?: GivenFleet;
  /** Then begun and cut off after this step. */
  readonly during?: { readonly declare: GivenFleet; readonly upto: string };
  readonly tamper?: readonly Tamper[];
  /** The record is lost. */
  readonly forget?: boolean;
  /** Declared now; absent: as before. */
  readonly declare?: GivenFleet;
  readonly held?: readonly string[];
  /** Image facts that matter; every reference is there unless it is in `absent`. */
  readonly images?: Readonly<Record<string, Partial<ImageFacts>>>;
  /** What the engine is now, when that matters. */
  readonly engine?: Partial<EngineFacts>;
  readonly absent?: readonly string[];
  readonly replace?: readonly string[];
  readonly accept?: readonly string[];
  /** Address of data → the target that has it. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  readonly budget?: { readonly removePercent: number; readonly removeCount: number };
  /** `crm.yaml:11` → who wrote it, `crm.yaml:0` → who changed the file last; `old`: before what was applied. */
  readonly blame?: Readonly<
    Record<
      string,
      { readonly author: string; readonly subject: string; readonly at: number; readonly old?: boolean }
    >
  >;
  readonly worktree?: boolean;
};

const WIDE = { removePercent: 100, removeCount: 100 };

export type Situation = {
  readonly input: PlanInput;
  readonly world: SimWorld;
};

/** The input that a case describes, and the simulated world behind it. */
export function situationOf(given: Given): Situation {
  const was = given.was ?? {};
  const images = imagesOf(given, [was, given.during?.declare ?? {}, given.declare ?? {}]);
  let world = newWorld(emptyObserved({ ...images, ...absentIn(given, [was]) }));
  let applied: AppliedTarget | undefined;
  if (given.was !== undefined) {
    const before = applyWhole(world, desiredOf(was, revisionOf('was')), undefined);
    world = before.world;
    applied = before.applied;
  }
  if (given.during !== undefined) {
    const desired = desiredOf(given.during.declare, revisionOf('during'));
    world = applyPart(world, inputOf(given, desired, world.observed, applied), given.during.upto);
  }
  for (const tamper of given.tamper ?? []) world = tampered(world, tamper);
  const hidden = Object.fromEntries((given.absent ?? []).map((reference) => [reference, null]));
  const engine = { ...world.observed.engine, ...given.engine };
  const seen = { ...world.observed.images, ...hidden };
  world = { ...world, observed: { ...world.observed, engine, images: seen } };
  const revision = given.worktree ? { ...revisionOf('now'), commit: commit('worktree') } : revisionOf('now');
  const desired = desiredOf(given.declare ?? was, revision, given.held);
  const known = given.forget ? undefined : applied;
  return { input: inputOf(given, desired, world.observed, known), world };
}

export function inputOf(
  given: Given,
  desired: Desired,
  observed: Observed,
  applied: AppliedTarget | undefined,
): PlanInput {
  return {
    fleet: 'test',
    desired,
    observed,
    applied,
    fingerprintOf,
    budget: given.budget ?? WIDE,
    replace: (given.replace ?? []) as readonly Address[],
    acceptEmptyVolumes: (given.accept ?? []) as readonly Address[],
    elsewhere: new Map(
      Object.entries(given.elsewhere ?? {}).map(([address, at]) => [address as Address, targetName(at)]),
    ),
    blame: (at, since) => blameOf(given, at, since, desired.revision),
    removal: () => undefined,
  };
}

/** Plans, simulates all of it and records it. */
export function applyWhole(
  world: SimWorld,
  desired: Desired,
  applied: AppliedTarget | undefined,
): { readonly world: SimWorld; readonly applied: AppliedTarget; readonly plan: Plan } {
  const plan = planConvergence(inputOf({}, desired, world.observed, applied));
  const after = runAll(world, plan);
  return { world: after, applied: record(after, desired, plan, applied), plan };
}

function applyPart(world: SimWorld, input: PlanInput, upto: string): SimWorld {
  const plan = planConvergence(input);
  const last = plan.steps.findIndex((step) => step.id === upto);
  if (last < 0) throw new Error(`no step ${upto} among ${plan.steps.map((step) => step.id).join(', ')}`);
  return plan.steps.slice(0, last + 1).reduce((running, step) => doStep(running, step), begin(world)).world;
}

function blameOf(
  given: Given,
  at: Position,
  since: Commit | undefined,
  revision: Revision,
): Blame | undefined {
  const known = given.blame?.[`${at.file}:${at.line}`];
  if (known === undefined || (known.old && since !== undefined)) return undefined;
  return {
    commit: revisionOf(known.subject).commit,
    author: known.author,
    email: `${known.author.toLowerCase()}@example.com`,
    subject: known.subject,
    authoredAt: revision.authoredAt + known.at,
  };
}

function imagesOf(given: Given, fleets: readonly GivenFleet[]): Observed['images'] {
  const references = fleets.flatMap((fleet) =>
    Object.values(fleet).flatMap((instance) =>
      Object.values(instance.services ?? {}).map((service) => service.image ?? 'app:1'),
    ),
  );
  return Object.fromEntries(
    references.map((reference) => [reference, imageOf(reference, given.images?.[reference])]),
  );
}

/** Absent images that the past needed were there then. */
function absentIn(given: Given, past: readonly GivenFleet[]): Observed['images'] {
  const before = imagesOf(given, past);
  return Object.fromEntries(
    (given.absent ?? []).filter((reference) => !(reference in before)).map((reference) => [reference, null]),
  );
}

function tampered(world: SimWorld, tamper: Tamper): SimWorld {
  const { observed } = world;
  const put = (part: Partial<Observed>): SimWorld => ({ ...world, observed: { ...observed, ...part } });
  const isAt = ({ ownership }: { ownership: Ownership }, address: string) =>
    ownership.kind === 'ours' && ownership.address === address;
  if ('container' in tamper) return tamperedContainer(world, tamper);
  if ('wipe' in tamper) {
    const stays = ({ ownership }: { ownership: Ownership }) =>
      ownership.kind !== 'ours' || ownership.instance !== tamper.wipe;
    return put({
      containers: observed.containers.filter(stays),
      volumes: observed.volumes.filter(stays),
    });
  }
  if ('volume' in tamper) {
    const [name] = observed.volumes.flatMap((one) => (isAt(one, tamper.volume) ? [one.name] : []));
    // The engine refuses as long as a container has it.
    const isUsed = observed.containers.some((live) =>
      live.fields?.mounts.some((mount) => mount.source === name),
    );
    if (isUsed) return world;
    return put({ volumes: observed.volumes.filter((one) => !isAt(one, tamper.volume)) });
  }
  if ('network' in tamper) {
    const containers = observed.containers.map((live) => detached(live, tamper.network));
    return put({ networks: observed.networks.filter((one) => !isAt(one, tamper.network)), containers });
  }
  if ('foreignNetwork' in tamper) {
    const [template] = observed.networks;
    const base = template ?? {
      driver: 'bridge',
      driverOpts: {},
      internal: false,
      attachable: false,
      enableIpv6: false,
      enableIpv4: true,
      ipam: { driver: 'default', options: {}, pools: [] },
      labels: {},
    };
    const name = tamper.foreignNetwork;
    const live = { ...base, id: idOf(`foreign ${name}`), name, ownership: { kind: 'foreign' } as const };
    return put({ networks: [...observed.networks, live] });
  }
  if ('image' in tamper) {
    const image = imageOf(tamper.image, { id: imageIdOf(tamper.moved) });
    return put({
      images: { ...observed.images, [tamper.image]: image },
      imagesById: { ...observed.imagesById, [image.id]: image },
    });
  }
  if (observed.containers.some((live) => live.name === tamper.foreign)) return world;
  return put({ containers: [...observed.containers, foreignContainer(tamper)] });
}

function foreignContainer(tamper: Extract<Tamper, { foreign: string }>): LiveContainer {
  const { foreign: name, hostPorts = [], copies } = tamper;
  const address = copies as Address | undefined;
  const fields = expectedFields({}, { image: NO_IMAGE, engine: ENGINE });
  return {
    id: idOf(`foreign ${name}`),
    name,
    ownership:
      address === undefined
        ? { kind: 'foreign' }
        : { kind: 'copied', address, instance: addressParts(address).instance },
    state: 'running',
    health: 'none',
    exitCode: 0,
    oomKilled: false,
    startedAt: '',
    finishedAt: '',
    image: 'foreign:1',
    imageId: engineId(imageIdOf('foreign:1')),
    fields: address === undefined ? undefined : fields,
    files: {},
    labels: {},
    anonymousVolumes: {},
    hostPorts,
  };
}

function tamperedContainer(world: SimWorld, tamper: Extract<Tamper, { container: string }>): SimWorld {
  const { observed } = world;
  const isIt = ({ ownership }: LiveContainer) =>
    ownership.kind === 'ours' && ownership.address === tamper.container;
  if (!observed.containers.some(isIt)) return world;
  const containers = tamper.remove
    ? observed.containers.filter((live) => !isIt(live))
    : observed.containers.map((live) => (isIt(live) ? changed(live, tamper) : live));
  let next: SimWorld = { ...world, observed: { ...observed, containers } };
  for (const [target, content] of Object.entries(tamper.files ?? {})) {
    const source = containers.find(isIt)?.fields?.mounts.find((mount) => mount.target === target)?.source;
    if (source !== undefined)
      next = seeFiles({ ...next, delivered: { ...next.delivered, [source]: content } });
  }
  return next;
}

function changed(live: LiveContainer, tamper: Extract<Tamper, { container: string }>): LiveContainer {
  let next: LiveContainer = {
    ...live,
    ...(tamper.state === undefined ? {} : { state: tamper.state }),
    ...(tamper.exitCode === undefined ? {} : { exitCode: tamper.exitCode }),
    ...(tamper.name === undefined ? {} : { name: tamper.name }),
  };
  if (next.fields !== undefined && tamper.set !== undefined) {
    next = { ...next, fields: { ...next.fields, ...tamper.set } };
  }
  for (const key of tamper.detach ?? []) next = detached(next, key);
  for (const key of tamper.attach ?? []) {
    if (next.fields === undefined) continue;
    const networks = { ...next.fields.networks, [key]: endpointOf([]) };
    next = { ...next, fields: { ...next.fields, networks } };
  }
  return next;
}

function detached(live: LiveContainer, key: string): LiveContainer {
  if (live.fields === undefined) return live;
  const { [key]: _, ...networks } = live.fields.networks;
  return { ...live, fields: { ...live.fields, networks } };
}
