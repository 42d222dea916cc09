// Taking running containers over without touching them: read what they are, write the declaration that says
// so, prove with the planner that it changes nothing, and only then put them on record as ours.

import { instanceDocument, projectDocument } from '../adopt/documents.ts';
import { type AdoptContainer, type AdoptedProject, adoptedProject } from '../adopt/project.ts';
import { adoptedRecord, type Chosen, choose, withInstance, withMounted } from '../adopt/record.ts';
import { toImageFacts } from '../fields/image.ts';
import { Failure } from '../model/failure.ts';
import type { LiveContainer } from '../model/observed.ts';
import { isClean } from '../model/problem.ts';
import { type InstanceName, instanceName } from '../model/ref.ts';
import { assert } from '../model/result.ts';
import type { Look, PlannedTarget } from '../pass.ts';
import { look } from '../reconcile.ts';
import type { Spine } from '../stages/spine.ts';
import { withOverlay } from './overlay.ts';

export type AdoptRequest = {
  /** A Compose project, or names of containers. */
  readonly what: readonly string[];
  /** Name of the new instance; undefined: of the project, or of the one container. */
  readonly instance: string | undefined;
  readonly target: string | undefined;
  /** Folder of the new files, relative to the source's path. */
  readonly folder: string;
};

export type Adoption = {
  readonly instance: InstanceName;
  readonly target: string;
  readonly containers: readonly string[];
  /** To be written and committed: text by path, relative to the source's path. */
  readonly files: ReadonlyMap<string, string>;
  /** Variables whose values were encrypted into the files. */
  readonly secrets: readonly string[];
  /** Puts the containers on record as ours. Call it when the files are written. */
  keep(signal: AbortSignal): Promise<void>;
};

/** Fails with `adopt/*` when something cannot be taken over as it is; nothing is changed then. */
export async function adopt(spine: Spine, request: AdoptRequest, signal: AbortSignal): Promise<Adoption> {
  const seen = await lookOnly(spine, request.target, [], signal);
  const named = choose(seen.observed, request.what, request.instance);
  refuseTaken(seen, named.instance);
  const draft = withInstance(seen, adoptedRecord(named, seen.observed, new Map()));
  const inside = await lookOnly(withOverlay(spine, new Map(), draft), seen.target, [], signal);
  const chosen = withMounted(named, inside.observed);
  const containers = await withImages(spine, inside, chosen, signal);
  const project = adoptedProject({
    instance: chosen.instance,
    engine: inside.observed.engine,
    containers,
    networks: chosen.networks,
    volumes: chosen.volumes,
    fingerprintOf: inside.look.secrets.fingerprint,
  });
  const files = await filesOf(spine, request, chosen, project);
  const references = new Map(containers.map(({ live, reference }) => [live.id, reference]));
  const record = withInstance(seen, adoptedRecord(chosen, inside.observed, references));
  const proof = await lookOnly(withOverlay(spine, files, record), seen.target, [chosen.instance], signal);
  refuseDifferent(proof, chosen.instance);
  const { instance, target } = { instance: chosen.instance, target: seen.target };
  return {
    instance,
    target,
    containers: containers.map(({ live }) => live.name),
    files,
    secrets: [...project.secrets.keys()],
    async keep(within) {
      within.throwIfAborted();
      await using _lock = await spine.lock.acquire(target);
      const desired = proof.desired.instances.find(({ name }) => name === instance);
      assert(desired !== undefined, 'an adopted instance was resolved');
      const whole = adoptedRecord(chosen, proof.observed, references, desired);
      const current = await spine.store.load(target);
      await spine.store.save(withInstance({ ...seen, applied: current }, whole));
    },
  };
}

type Seen = PlannedTarget & { readonly look: Look };

async function lookOnly(
  spine: Spine,
  target: string | undefined,
  instances: readonly string[],
  signal: AbortSignal,
): Promise<Seen> {
  if (target === undefined && spine.fleet.targets.size > 1) {
    throw new Failure('adopt/target', 'the fleet has several targets', {
      hint: `say where to look: --target ${[...spine.fleet.targets.keys()].join(', or ')}`,
    });
  }
  const targets = target === undefined ? [] : [target];
  const all = await look(spine, { targets, instances, replace: [], acceptEmptyVolumes: [] }, signal);
  const [one] = all.targets;
  assert(one !== undefined, 'a fleet has a target');
  if (one.kind === 'unseen') throw one.failure;
  return { ...one, look: all };
}

function refuseTaken({ applied, desired, look: all }: Seen, name: InstanceName): void {
  const isDeclared = desired.instances.some((one) => one.name === name) || desired.held.includes(name);
  if (!isDeclared && applied?.instances[name] === undefined && isClean(all.problems)) return;
  if (isClean(all.problems)) {
    throw new Failure('adopt/name-taken', `there is an instance ${name} already`, {
      hint: 'give the new one another name with --instance NAME',
    });
  }
  throw new Failure('adopt/problems', 'the declarations have problems', {
    hint: 'shipshape validate lists them; mend them first',
  });
}

async function withImages(
  spine: Spine,
  { observed, target }: Seen,
  { picks }: Chosen,
  signal: AbortSignal,
): Promise<readonly AdoptContainer[]> {
  const where = spine.fleet.targets.get(target);
  assert(where !== undefined, 'a seen target is one of the fleet');
  const { images } = spine.engine(where);
  return Promise.all(
    picks.map(async ({ id, service, index, dependsOn }) => {
      const live = observed.containers.find((one) => one.id === id);
      if (live?.fields === undefined) throw gone(id);
      const image = await images.inspect(live.imageId, signal);
      if (image === undefined) throw lostImage(live);
      const named = await images.inspect(live.image, signal);
      const reference = named?.Id === image.Id ? live.image : (image.RepoDigests?.[0] ?? image.Id);
      return { live, service, index, reference, image: toImageFacts(image), dependsOn };
    }),
  );
}

function gone(id: string): Failure {
  return new Failure('adopt/gone', `the container ${id.slice(0, 12)} went away while it was looked at`, {
    retry: 'soon',
  });
}

function lostImage({ name, image }: LiveContainer): Failure {
  return new Failure('adopt/no-image', `the image ${image} of ${name} is not on the engine any more`, {
    hint: 'without it nobody can tell what was declared; pull it again, or make the container anew',
  });
}

async function filesOf(
  spine: Spine,
  request: AdoptRequest,
  { instance }: Chosen,
  { compose, secrets }: AdoptedProject,
): Promise<ReadonlyMap<string, string>> {
  const sealed = new Map<string, string>();
  for (const [name, value] of secrets) sealed.set(name, await spine.vault.encrypt(value));
  const target = spine.fleet.targets.size > 1 ? request.target : undefined;
  const at = (file: string) => [...request.folder.split('/').filter(Boolean), instance, file].join('/');
  return new Map([
    [at('compose.yaml'), projectDocument(compose)],
    [at('instance.yaml'), instanceDocument(instanceName(instance), target, sealed)],
  ]);
}

/** What Compose cannot say, or we cannot do: better no adoption than a container that changes by it. */
function refuseDifferent({ plan, look: all }: Seen, name: InstanceName): void {
  const problem = all.problems.find(({ severity }) => severity === 'error');
  if (problem !== undefined) {
    throw new Failure('adopt/cannot-declare', `what runs cannot be declared: ${problem.message}`, {
      ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    });
  }
  const changes = plan.changes.filter(({ instance }) => instance === name);
  if (changes.length === 0) return;
  const what = changes.map(({ address, fields, action }) =>
    fields.length === 0
      ? `${address}: ${action}`
      : `${address}: ${fields.map(({ path }) => path).join(', ')}`,
  );
  throw new Failure(
    'adopt/cannot-reproduce',
    `a declaration of what runs would change it: ${what.join('; ')}`,
    {
      hint: 'write the declaration by hand and let a plan show the change; nothing was taken over',
    },
  );
}
