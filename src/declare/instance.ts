// One instance, all the way: its stack through Compose to the specs of everything that it should be.
// Pure, and blind to its neighbours: what instances must not share is checked afterwards.

import { boundSources } from '../backup/select.ts';
import type { CloneSource, DesiredInstance } from '../model/desired.ts';
import { durationMs } from '../model/duration.ts';
import type { FleetTarget } from '../model/fleet.ts';
import type { Problem } from '../model/problem.ts';
import { isClean } from '../model/problem.ts';
import { type InstanceName, instanceName } from '../model/ref.ts';
import type { Result } from '../model/result.ts';
import { bad, ok } from '../model/result.ts';
import type { SecretName } from '../model/text.ts';
import { bindSource } from './binds.ts';
import { buildOf } from './builds.ts';
import { type Collector, collectFor } from './collector.ts';
import { type LoadedStack, loadStack, type ParseCompose } from './compose-stack.ts';
import type { DesiredContext } from './desired/context.ts';
import { toInstanceSpecs } from './desired/instance-specs.ts';
import { grantedFile } from './grants.ts';
import { type FingerprintText, toText } from './placeholders.ts';
import { keyAt } from './positions.ts';
import { type Stack, secretVariables } from './stack.ts';
import type { TreeIndex } from './tree-index.ts';
import { variablesOf } from './variables.ts';

export type InstanceInput = {
  readonly stack: Stack;
  readonly fleet: string;
  readonly target: FleetTarget;
  readonly index: TreeIndex;
  /** The documents of a Compose file's text. */
  readonly parse: ParseCompose;
  /** Host ports chosen for the instance's variables that are `auto`. */
  readonly ports: ReadonlyMap<string, number>;
  /** Data folders as last applied: host path by path. */
  readonly folders: ReadonlyMap<string, string>;
  readonly secretProblems: ReadonlyMap<SecretName, Problem>;
  readonly fingerprint: FingerprintText;
};

const WITHIN = '2m';
const STABLE_FOR = '5s';

/** What an instance should be, or why that cannot be said. */
export function resolveInstance(input: InstanceInput): Result<DesiredInstance> {
  const { stack, index, target } = input;
  const missing = secretProblems(input);
  if (missing.length > 0) return bad(missing);
  const variables = variablesOf(stack.name, stack.variables, input.ports);
  if (!isClean(variables.problems)) return bad(variables.problems);
  const loaded = loadStack(stack, index, variables.lookup, input.parse);
  if (!loaded.ok) return loaded;
  const { project, origins } = loaded.value;
  const collector = collectFor(stack.name, target.dataRoot, input.folders);
  const context = contextFor(input, loaded.value, collector);
  const specs = toInstanceSpecs(project, origins, context);
  const problems = [...loaded.problems, ...specs.problems];
  if (!specs.ok) return bad(problems);
  const { containers, networks, volumes } = specs.value;
  const backup = backupOf(stack, containers);
  if (!backup.ok) return bad([...problems, ...backup.problems]);
  const objects = { ...collector.collected(), containers, networks, volumes };
  return ok({ ...facts(stack), ...objects, ...backup.value }, problems);
}

/** A part that cannot be found holds the instance: its last good state goes on, and with it its backups. */
function backupOf(
  stack: Stack,
  containers: DesiredInstance['containers'],
): Result<Pick<DesiredInstance, 'backup'>> {
  const { name, sources } = stack;
  if (sources.length === 0) return ok({});
  const bound = boundSources(sources, { name, containers }, secretVariables(stack));
  return bound.ok ? ok({ backup: bound.value }) : bound;
}

function secretProblems({ stack, secretProblems: known }: InstanceInput): readonly Problem[] {
  if (known.size === 0) return [];
  return stack.secrets.flatMap(({ name }) => {
    const problem = known.get(name);
    return problem === undefined ? [] : [problem];
  });
}

function contextFor(
  input: InstanceInput,
  { project, workingDir, contents }: LoadedStack,
  collector: Collector,
): DesiredContext {
  const { stack, fleet, target, index, fingerprint } = input;
  const { name: instance, declaration } = stack;
  const { dataRoot, publishAddress } = target;
  const text = (value: string) => toText(value, fingerprint);
  const platformOf = (service: string) => project.services[service]?.platform ?? '';
  const places = { index, workingDir, dataRoot, fleet, contents, toText: text, instance, platformOf };
  return {
    instance,
    fleet,
    dataRoot,
    publishAddress,
    health: {
      withinMs: durationMs(declaration.spec.health?.within ?? WITHIN) ?? 0,
      stableForMs: durationMs(declaration.spec.health?.stableFor ?? STABLE_FOR) ?? 0,
    },
    text,
    bind: (source, _service, _target, at) => bindSource(places, collector, source, at),
    grant: (grant) => grantedFile(places, collector, grant),
    build: (service, definition, at) => buildOf(places, collector, service, definition, at),
  };
}

type Facts = Pick<
  DesiredInstance,
  | 'name'
  | 'state'
  | 'drift'
  | 'ignore'
  | 'protect'
  | 'dependsOn'
  | 'movedFrom'
  | 'cloneFrom'
  | 'team'
  | 'origin'
>;

function facts({ name, declaration, movedFrom, team }: Stack): Facts {
  const { spec, node } = declaration;
  return {
    name,
    state: spec.state ?? 'running',
    drift: spec.drift ?? 'correct',
    ignore: spec.ignore ?? [],
    protect: spec.protect ?? false,
    dependsOn: (spec.dependsOn ?? []).map((other): InstanceName => instanceName(other)),
    ...(movedFrom === undefined ? {} : { movedFrom }),
    ...(spec.cloneFrom === undefined ? {} : { cloneFrom: cloneSource(spec.cloneFrom) }),
    ...(team === undefined ? {} : { team }),
    origin: keyAt(node, 'metadata', 'name'),
  };
}

function cloneSource({
  instance,
  backup,
}: {
  readonly instance: string;
  readonly backup?: string;
}): CloneSource {
  return { instance: instanceName(instance), ...(backup === undefined ? {} : { backup }) };
}
