// What declarations say of each other: templates, targets and instances that are referred to exist, and
// nothing waits for itself. An instance with a broken reference is held, like any bad declaration.

import type { Declarations, InstanceDeclared } from '../model/declaration.ts';
import type { Fleet } from '../model/fleet.ts';
import type { Position, Problem } from '../model/problem.ts';
import { didYouMean } from '../model/suggest.ts';
import type { Node } from '../model/tree.ts';
import { child } from '../model/tree.ts';
import { oneOf } from './schema-problems.ts';

type Checked = {
  readonly declarations: Pick<Declarations, 'instances' | 'held'>;
  readonly problems: readonly Problem[];
};

/** Instances whose references hold, and problems for the others. */
export function checkReferences(declarations: Declarations, fleet: Fleet): Checked {
  const { instances } = declarations;
  const problems: Problem[] = [];
  const bad = new Set<string>();
  for (const instance of instances.values()) {
    const own = instanceProblems(instance, declarations, fleet);
    if (own.length > 0 || waitsForHeldTemplate(instance, declarations)) bad.add(instance.name);
    problems.push(...own);
  }
  const circles = checkCycles(instances);
  for (const name of circles.names) bad.add(name);
  for (const [name, problem] of movedTwice(instances)) {
    bad.add(name);
    problems.push(problem);
  }
  return { declarations: without(bad, declarations), problems: [...problems, ...circles.problems] };
}

function without(bad: ReadonlySet<string>, declarations: Declarations): Checked['declarations'] {
  if (bad.size === 0) return declarations;
  const held = new Set(declarations.held);
  for (const name of bad) {
    held.add(name);
    const movedFrom = declarations.instances.get(name)?.movedFrom;
    if (movedFrom !== undefined && !declarations.instances.has(movedFrom)) held.add(movedFrom);
  }
  const instances = new Map([...declarations.instances].filter(([name]) => !bad.has(name)));
  return { instances, held };
}

/** The template is bad: its own problem says why, so nothing more is said here. */
function waitsForHeldTemplate({ spec }: InstanceDeclared, { heldTemplates }: Declarations): boolean {
  return spec.template !== undefined && heldTemplates.has(spec.template);
}

function instanceProblems(
  instance: InstanceDeclared,
  declarations: Declarations,
  fleet: Fleet,
): readonly Problem[] {
  const problems: Problem[] = [];
  const { template } = instance.spec;
  if (template !== undefined && !declarations.templates.has(template)) {
    if (!declarations.heldTemplates.has(template)) {
      problems.push(
        unknownName('template', template, at(instance, 'template'), declarations.templates.keys()),
      );
    }
  }
  problems.push(
    ...targetProblems(instance, fleet),
    ...teamProblems(instance, declarations),
    ...dependencyProblems(instance, declarations, fleet),
  );
  const { movedFrom } = instance;
  if (movedFrom !== undefined && declarations.instances.has(movedFrom)) {
    problems.push({
      code: 'reference/moved-from',
      severity: 'error',
      at: child(child(instance.node, 'metadata'), 'movedFrom')?.at ?? instance.node.at,
      message: `instance \`${movedFrom}\` is still declared, so nothing can have moved from it`,
      hint: `remove \`metadata.movedFrom\`, or the declaration of \`${movedFrom}\``,
    });
  }
  return problems;
}

function targetProblems(instance: InstanceDeclared, fleet: Fleet): readonly Problem[] {
  const names = [...fleet.targets.keys()];
  const { target } = instance.spec;
  if (target === undefined) {
    if (names.length === 1) return [];
    const message = '`spec.target` is missing, and the fleet has several targets';
    const hint = `name one: ${oneOf(names.slice(0, 10))}`;
    return [{ code: 'reference/no-target', severity: 'error', at: at(instance), message, hint }];
  }
  if (names.some((name) => name === target)) return [];
  return [unknownName('target', target, at(instance, 'target'), names)];
}

/** Where teams are declared: nobody would look after an instance of one that is not. */
function teamProblems({ team, node }: InstanceDeclared, declarations: Declarations): readonly Problem[] {
  const { teams, arePeopleIncomplete } = declarations;
  if (team === undefined || teams.size === 0 || teams.has(team) || arePeopleIncomplete) return [];
  const place = child(child(node, 'metadata'), 'team')?.at ?? node.at;
  return [unknownName('team', team, place, teams.keys())];
}

function dependencyProblems(
  instance: InstanceDeclared,
  declarations: Declarations,
  fleet: Fleet,
): readonly Problem[] {
  const list = child(child(instance.node, 'spec'), 'dependsOn');
  return (instance.spec.dependsOn ?? []).flatMap((name, index) => {
    const place = list?.kind === 'list' ? (list.items[index]?.at ?? list.at) : at(instance);
    const other = declarations.instances.get(name);
    if (other === undefined) {
      const isHeld = declarations.held.has(name);
      return isHeld ? [] : [unknownName('instance', name, place, declarations.instances.keys())];
    }
    if (targetOf(other, fleet) === targetOf(instance, fleet)) return [];
    const message = `instance \`${name}\` is on another target, and only instances of one target can wait for each other`;
    return [{ code: 'reference/other-target', severity: 'error' as const, at: place, message }];
  });
}

function targetOf({ spec }: InstanceDeclared, fleet: Fleet): string | undefined {
  return spec.target ?? (fleet.targets.size === 1 ? [...fleet.targets.keys()][0] : undefined);
}

/** A name that nothing has, with the nearest that something has. */
export function unknownName(kind: string, name: string, place: Position, known: Iterable<string>): Problem {
  const names = [...known];
  const suggestion = didYouMean(name, names);
  const listed = names.length > 0 && names.length <= 10 ? { hint: `there is ${oneOf(names)}` } : {};
  return {
    code: `reference/unknown-${kind}`,
    severity: 'error',
    at: place,
    message: `there is no ${kind} \`${name}\``,
    ...listed,
    ...suggestion,
  };
}

/** Where `spec.<key>` has its value; without a key, where `spec` starts. */
function at({ node }: InstanceDeclared, key?: string): Position {
  const spec: Node | undefined = child(node, 'spec');
  return (key === undefined ? spec : child(spec, key))?.at ?? node.at;
}

function checkCycles(instances: ReadonlyMap<string, InstanceDeclared>): {
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
} {
  const cycles = cyclesIn(instances);
  const problems = cycles.map((cycle) => cycleProblem(cycle, instances));
  if (cycles.length < MAX_CYCLES) return { names: cycles.flat(), problems };
  // There may be more that were not looked for: whoever waits at all may wait in one of them.
  const waiting = [...instances.values()].filter(({ spec }) => spec.dependsOn?.length);
  return { names: waiting.map(({ name }) => name), problems };
}

const MAX_CYCLES = 50;

/** Circles of `dependsOn`, each from its first name on. Never recurses: chains may be long. */
function cyclesIn(instances: ReadonlyMap<string, InstanceDeclared>): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const done = new Set<string>();
  for (const { name, spec } of instances.values()) {
    if (spec.dependsOn !== undefined && !done.has(name)) walk(name, instances, done, cycles);
  }
  return cycles;
}

/** Depth first from `start`; leaving a name is work of its own, marked by `leave`. */
function walk(
  start: string,
  instances: ReadonlyMap<string, InstanceDeclared>,
  done: Set<string>,
  cycles: (readonly string[])[],
): void {
  const path = new Set<string>();
  const work = [{ name: start, leave: false }];
  for (let item = work.pop(); item !== undefined; item = work.pop()) {
    const { name, leave } = item;
    if (leave) {
      path.delete(name);
      done.add(name);
    } else if (path.has(name)) {
      if (cycles.length < MAX_CYCLES) cycles.push(circleOf(path, name));
    } else if (!done.has(name)) {
      path.add(name);
      work.push({ name, leave: true });
      for (const next of instances.get(name)?.spec.dependsOn ?? []) work.push({ name: next, leave: false });
    }
  }
}

function circleOf(path: ReadonlySet<string>, name: string): readonly string[] {
  const names = [...path];
  return names.slice(names.indexOf(name));
}

function cycleProblem(cycle: readonly string[], instances: ReadonlyMap<string, InstanceDeclared>): Problem {
  const first = instances.get(cycle[0] ?? '');
  const dependsOn = child(child(first?.node, 'spec'), 'dependsOn');
  return {
    code: 'reference/cycle',
    severity: 'error',
    at: dependsOn?.at ?? { file: first?.file ?? '', line: 1, column: 1 },
    message: `instances wait for each other in a circle: ${[...cycle, cycle[0] ?? ''].join(' → ')}`,
    hint: 'remove one of these from `dependsOn`',
  };
}

/** Two instances cannot both be what was one before. */
function movedTwice(
  instances: ReadonlyMap<string, InstanceDeclared>,
): readonly (readonly [string, Problem])[] {
  const byFormer = Map.groupBy(instances.values(), (instance) => instance.movedFrom);
  byFormer.delete(undefined);
  return [...byFormer].flatMap(([former, claimants]) => {
    if (claimants.length === 1) return [];
    return claimants.map((instance): readonly [string, Problem] => {
      const others = claimants.filter((other) => other !== instance).map((other) => `\`${other.name}\``);
      const message = `${others.join(', ')} also moved from \`${former}\``;
      const hint = 'remove `metadata.movedFrom` from all but one';
      const place = child(child(instance.node, 'metadata'), 'movedFrom')?.at ?? instance.node.at;
      return [instance.name, { code: 'reference/moved-from', severity: 'error', at: place, message, hint }];
    });
  });
}
