// Declarations to Desired, for every target of the fleet. Pure and total: a bad declaration holds its
// own instance and says why; the others resolve. What an instance was made of is remembered with the
// result, so that after a commit only what it touched is resolved again.

import type { AppliedTarget } from '../model/applied.ts';
import type { Declarations, InstanceDeclared, TemplateDeclared } from '../model/declaration.ts';
import type { Desired, DesiredInstance } from '../model/desired.ts';
import type { Fleet, FleetTarget } from '../model/fleet.ts';
import type { Problem } from '../model/problem.ts';
import { compareProblems } from '../model/problem.ts';
import { type InstanceName, instanceName, type TargetName } from '../model/ref.ts';
import type { RenderedStack } from '../model/rendered.ts';
import { bad as badResult, type Result } from '../model/result.ts';
import type { SecretNeed } from '../model/secret.ts';
import { backupUseProblems } from './backup-instances.ts';
import { backupNeeds } from './backups.ts';
import { type Claims, findClashes, recordedClaims } from './clashes.ts';
import { parseCompose } from './compose/load.ts';
import { loadStack } from './compose-stack.ts';
import { createInstanceMemo, type InstanceMemo } from './memo.ts';
import { choosePorts, type Ports } from './ports.ts';
import { renderProject } from './render.ts';
import type { ResolveInput } from './resolve-input.ts';
import { sharedPaths } from './shared-paths.ts';
import { readStack, type Stack, secretVariables } from './stack.ts';
import { readTemplate, type Template } from './template.ts';
import { indexTree, type TreeIndex } from './tree-index.ts';
import { variablesOf } from './variables.ts';

export type Resolved = {
  /** For every target of the fleet. */
  readonly desired: ReadonlyMap<TargetName, Desired>;
  /** In the order of files and lines; without those that reading the declarations already told. */
  readonly problems: readonly Problem[];
  readonly held: ReadonlySet<InstanceName>;
  /** Host ports given out for `auto`, to be recorded as `AppliedTarget.ports`. */
  readonly ports: ReadonlyMap<TargetName, AppliedTarget['ports']>;
};

export type RenderedAll = {
  readonly stacks: readonly RenderedStack[];
  readonly problems: readonly Problem[];
};

export type Resolver = {
  /** The secrets that the declarations need; for the vault, before `resolve`. */
  needs(declarations: Declarations): readonly SecretNeed[];
  resolve(input: ResolveInput): Resolved;
  /** The stacks of instances, every value with its places; all good ones when no name is given. */
  render(input: ResolveInput, names: readonly string[]): RenderedAll;
};

/** A resolver that remembers the instances of its last pass. */
export function createResolver(): Resolver {
  const memory: Memory = { templates: new WeakMap(), stacks: new WeakMap(), all: new WeakMap() };
  const memo = createInstanceMemo();
  return {
    needs: (declarations) => [...secretNeeds(readStacks(declarations, memory)), ...backupNeeds(declarations)],
    resolve: (input) => resolveAll(input, readStacks(input.declarations, memory), memo),
    render: (input, names) => renderStacks(input, readStacks(input.declarations, memory), names),
  };
}

type StackRead = { readonly template: TemplateDeclared | undefined; readonly result: Result<Stack> };
type Memory = {
  readonly templates: WeakMap<TemplateDeclared, Result<Template>>;
  readonly stacks: WeakMap<InstanceDeclared, StackRead>;
  readonly all: WeakMap<Declarations, Stacks>;
};
type Stacks = {
  readonly good: readonly Stack[];
  /** Instances whose own declaration, or whose template, is bad. */
  readonly bad: readonly InstanceDeclared[];
  readonly problems: readonly Problem[];
};

function readStacks(declarations: Declarations, memory: Memory): Stacks {
  const known = memory.all.get(declarations) ?? readAllStacks(declarations, memory);
  memory.all.set(declarations, known);
  return known;
}

function readAllStacks(declarations: Declarations, memory: Memory): Stacks {
  const problems: Problem[] = [];
  const templates = new Map<string, Result<Template>>();
  for (const [name, declared] of declarations.templates) {
    const read = memory.templates.get(declared) ?? readTemplate(declared);
    memory.templates.set(declared, read);
    templates.set(name, read);
    problems.push(...read.problems);
  }
  const good: Stack[] = [];
  const bad: InstanceDeclared[] = [];
  for (const declared of declarations.instances.values()) {
    const { template: name } = declared.spec;
    const template = name === undefined ? undefined : templates.get(name);
    // A bad template has told its problems; an unknown one was told by reading.
    const isReadable = name === undefined || template?.ok === true;
    const stack = isReadable ? readOne(declared, declarations, template, memory) : undefined;
    problems.push(...(stack?.problems ?? []));
    if (stack?.ok) good.push(stack.value);
    else bad.push(declared);
  }
  return { good, bad, problems };
}

function readOne(
  declared: InstanceDeclared,
  declarations: Declarations,
  template: Result<Template> | undefined,
  memory: Memory,
): Result<Stack> {
  const own = declarations.templates.get(declared.spec.template ?? '');
  const known = memory.stacks.get(declared);
  if (known !== undefined && known.template === own) return known.result;
  const result = readStack(declared, template?.ok ? template.value : undefined);
  memory.stacks.set(declared, { template: own, result });
  return result;
}

function secretNeeds({ good }: Stacks): readonly SecretNeed[] {
  return good.flatMap(({ secrets }) => secrets);
}

function resolveAll(input: ResolveInput, stacks: Stacks, memo: InstanceMemo): Resolved {
  const { fleet, declarations, tree } = input;
  const index = indexTree(tree);
  const problems: Problem[] = [...stacks.problems];
  const held = new Set<InstanceName>([...declarations.held].map(instanceName));
  for (const declared of stacks.bad) hold(held, declared);
  const desired = new Map<TargetName, Desired>();
  const ports = new Map<TargetName, AppliedTarget['ports']>();
  const byTarget = Map.groupBy(stacks.good, (stack) => targetOf(stack, fleet)?.name);
  for (const target of fleet.targets.values()) {
    const own = resolveTarget(input, target, byTarget.get(target.name) ?? [], index, memo);
    problems.push(...own.problems);
    for (const stack of own.bad) hold(held, stack.declaration);
    ports.set(target.name, own.ports);
    desired.set(target.name, {
      target: target.name,
      revision: tree.revision,
      instances: own.instances,
      held: [],
    });
  }
  memo.forgetOthers();
  for (const [name, one] of desired) desired.set(name, { ...one, held: heldOn(name, held, input) });
  problems.push(...backupUseProblems({ declarations, fleet, desired, secrets: variablesOfSecrets(stacks) }));
  return { desired, problems: inOrder(problems), held, ports };
}

function variablesOfSecrets({ good }: Stacks): ReadonlyMap<InstanceName, ReadonlySet<string>> {
  return new Map(good.map((stack) => [stack.name, secretVariables(stack)]));
}

/** By place, each said once: instances of one template share what is wrong in its files. */
function inOrder(problems: Problem[]): readonly Problem[] {
  const sorted = problems.sort(compareProblems);
  return sorted.filter((problem, index) => {
    const before = sorted[index - 1];
    return before === undefined || before.hint !== problem.hint || compareProblems(before, problem) !== 0;
  });
}

/** A held instance that was renamed holds what runs under its former name too. */
function hold(held: Set<InstanceName>, { name, movedFrom }: InstanceDeclared): void {
  held.add(instanceName(name));
  if (movedFrom !== undefined) held.add(instanceName(movedFrom));
}

function targetOf({ declaration }: Stack, fleet: Fleet): FleetTarget | undefined {
  const [only] = fleet.targets.values();
  const { target } = declaration.spec;
  if (target === undefined) return fleet.targets.size === 1 ? only : undefined;
  return [...fleet.targets.values()].find(({ name }) => name === target);
}

/** What Compose makes of the named instances; of every one that can be read when none is named. */
function renderStacks(
  input: ResolveInput,
  { good, problems: told }: Stacks,
  names: readonly string[],
): RenderedAll {
  const index = indexTree(input.tree);
  const problems: Problem[] = [...told];
  const rendered: RenderedStack[] = [];
  for (const target of input.fleet.targets.values()) {
    const stacks = good.filter((stack) => targetOf(stack, input.fleet) === target);
    const { chosen } = chosenPorts(input, target, stacks);
    for (const stack of stacks) {
      if (names.length > 0 && !names.includes(stack.name)) continue;
      const variables = variablesOf(stack.name, stack.variables, portsOf(stack, chosen));
      const loaded = loadStack(stack, index, variables.lookup, parseCompose);
      problems.push(...variables.problems, ...loaded.problems);
      if (!loaded.ok) continue;
      rendered.push({ instance: stack.name, target: target.name, project: renderProject(loaded.value) });
    }
  }
  rendered.sort((a, b) => (a.instance < b.instance ? -1 : 1));
  return { stacks: rendered, problems: inOrder(problems) };
}

function chosenPorts(input: ResolveInput, target: FleetTarget, stacks: readonly Stack[]): Ports {
  const recorded = input.applied.get(target.name)?.ports ?? {};
  const taken = input.taken.get(target.name) ?? [];
  return choosePorts(
    stacks.flatMap(({ ports }) => ports),
    target.autoPorts,
    recorded,
    taken,
  );
}

type OnTarget = {
  readonly instances: readonly DesiredInstance[];
  readonly bad: readonly Stack[];
  readonly problems: readonly Problem[];
  readonly ports: AppliedTarget['ports'];
};

function resolveTarget(
  input: ResolveInput,
  target: FleetTarget,
  stacks: readonly Stack[],
  index: TreeIndex,
  memo: InstanceMemo,
): OnTarget {
  const applied = input.applied.get(target.name);
  const chosen = chosenPorts(input, target, stacks);
  const problems: Problem[] = [];
  const bad: Stack[] = [];
  const claims: Claims[] = [];
  const resolved: { readonly stack: Stack; readonly instance: DesiredInstance }[] = [];
  for (const stack of stacks) {
    const without = chosen.problems.get(stack.name);
    const ports = portsOf(stack, chosen.chosen);
    const { result, claims: own } =
      without === undefined
        ? memo.resolve({ input, stack, target, index, applied, ports })
        : { result: badResult(without), claims: undefined };
    for (const problem of result.problems) problems.push(problem);
    if (own !== undefined) claims.push(own);
    if (result.ok) resolved.push({ stack, instance: result.value });
    else bad.push(stack);
  }
  const isApplied = (name: InstanceName) => applied?.instances[name] !== undefined;
  const clashes = findClashes(claims, isApplied, claimsOfOthers(applied, resolved));
  for (const found of clashes.values()) problems.push(...found);
  const going = claims.filter(({ instance }) => !clashes.has(instance));
  problems.push(...sharedPaths(going.flatMap(({ written }) => written)));
  return {
    instances: resolved
      .flatMap(({ instance }) => (clashes.has(instance.name) ? [] : [instance]))
      .sort(byName),
    bad: [...bad, ...resolved.flatMap(({ stack }) => (clashes.has(stack.name) ? [stack] : []))],
    problems,
    ports: { ...stillRecorded(applied), ...chosen.chosen },
  };
}

/** Of recorded instances that are declared badly or not any more; one that moved has handed all over. */
function claimsOfOthers(
  applied: AppliedTarget | undefined,
  resolved: readonly { readonly instance: DesiredInstance }[],
): readonly Claims[] {
  const holders = Object.values(applied?.instances ?? {}).filter(({ folders }) => hasAny(folders));
  if (holders.length === 0) return [];
  const names = new Set(resolved.flatMap(({ instance }) => [instance.name, instance.movedFrom]));
  return holders.filter(({ name }) => !names.has(name)).map(recordedClaims);
}

function hasAny(record: Readonly<Record<string, unknown>>): boolean {
  for (const _ in record) return true;
  return false;
}

function portsOf({ ports }: Stack, chosen: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  const own = new Map<string, number>();
  for (const { key, variable, port } of ports) {
    const given = port === 'auto' ? chosen[key] : port;
    if (given !== undefined) own.set(variable, given);
  }
  return own;
}

/** Ports of instances that still run stay recorded; those of instances that are gone are free again. */
function stillRecorded(applied: AppliedTarget | undefined): AppliedTarget['ports'] {
  if (applied === undefined) return {};
  return Object.fromEntries(
    Object.entries(applied.ports).filter(([key]) =>
      Object.hasOwn(applied.instances, key.slice(0, key.indexOf('/'))),
    ),
  );
}

/** The held instances that concern a target: those that run there or are declared for it. */
function heldOn(
  target: TargetName,
  held: ReadonlySet<InstanceName>,
  input: ResolveInput,
): readonly InstanceName[] {
  const { declarations, applied, fleet } = input;
  const runsHere = applied.get(target)?.instances ?? {};
  const names = new Set(
    [...held].filter((name) => {
      if (Object.hasOwn(runsHere, name)) return true;
      const declared = declarations.instances.get(name)?.spec.target;
      return declared === undefined ? fleet.targets.size === 1 : declared === target;
    }),
  );
  if (declarations.isIncomplete) {
    // What is missing may stand in what could not be read: nothing may be removed because of it.
    for (const name of Object.keys(runsHere))
      if (!declarations.instances.has(name)) names.add(instanceName(name));
  }
  return [...names].sort();
}

function byName(a: DesiredInstance, b: DesiredInstance): number {
  return a.name < b.name ? -1 : 1;
}
