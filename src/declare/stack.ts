// One instance with its template, read into what Compose needs: files and overlays, and every variable
// with its source and place. Nearest wins: instance, then size, then template.

import type { DeclaredSource } from '../model/backup.ts';
import type { Declaration, InstanceDeclared } from '../model/declaration.ts';
import type { InstanceSecret, InstanceSpec } from '../model/generated/instance.ts';
import type { Position, Problem } from '../model/problem.ts';
import type { InstanceName } from '../model/ref.ts';
import { instanceName } from '../model/ref.ts';
import type { Result } from '../model/result.ts';
import { bad, ok } from '../model/result.ts';
import type { SecretNeed } from '../model/secret.ts';
import { didYouMean } from '../model/suggest.ts';
import type { MapNode } from '../model/tree.ts';
import { sourcesOf } from './backup-sources.ts';
import { secretNeed } from './needs.ts';
import { textOf } from './parameters.ts';
import type { PortWish } from './ports.ts';
import { keyAt, nodeAt, valueAt } from './positions.ts';
import { readGiven, type Size, signerProblems, type Template } from './template.ts';

/** Where the text of a variable comes from. */
export type Source =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly at: Position;
      readonly via?: readonly Position[];
    }
  | { readonly kind: 'computed'; readonly text: string; readonly at: Position }
  | { readonly kind: 'port'; readonly port: 'auto' | number; readonly at: Position }
  | { readonly kind: 'secret'; readonly need: SecretNeed; readonly at: Position };

export type Stack = {
  readonly name: InstanceName;
  readonly movedFrom?: InstanceName;
  readonly team?: string;
  readonly declaration: InstanceDeclared;
  /** The declaration that says `compose:`: the template's, or the instance's own. */
  readonly composeOf: Declaration<unknown>;
  /** Paths as declared, or the inline mapping. */
  readonly compose: readonly string[] | MapNode;
  readonly size: Size | undefined;
  /** Merged over the files, and over the size. */
  readonly overrides: MapNode | undefined;
  readonly profiles: readonly string[];
  readonly variables: ReadonlyMap<string, Source>;
  /** The variables that are host ports. */
  readonly ports: readonly PortWish[];
  readonly secrets: readonly SecretNeed[];
  /** What is to be backed up, by the word of the instance or else of its template; empty: neither says. */
  readonly sources: readonly DeclaredSource[];
};

/** The stack of an instance. `template` is the one that it names, when it names one. */
export function readStack(declaration: InstanceDeclared, template: Template | undefined): Result<Stack> {
  const { spec, node } = declaration;
  const problems: Problem[] = [];
  const composeOf = template?.declaration ?? declaration;
  const compose = nodeAt(composeOf.node, 'spec', 'compose');
  const size = readSize(declaration, template, problems);
  const name = instanceName(declaration.name);
  const { movedFrom, team } = declaration;
  const former = movedFrom === undefined ? undefined : instanceName(movedFrom);
  const overrides = nodeAt(node, 'spec', 'overrides');
  const variables = new Map<string, Source>([
    ...templateVariables(name, former, template),
    ...sizeVariables(size, valueAt(node, 'spec', 'size')),
    ...instanceVariables(name, former, declaration, template, problems),
  ]);
  requireParameters(declaration, template, variables, problems);
  if (problems.length > 0) return bad(problems);
  return ok({
    name,
    ...(former === undefined ? {} : { movedFrom: former }),
    ...(team === undefined ? {} : { team }),
    declaration,
    composeOf,
    compose: compose?.kind === 'map' ? compose : pathsOf(template?.declaration.spec.compose ?? spec.compose),
    overrides: overrides?.kind === 'map' ? overrides : undefined,
    size,
    profiles: [...new Set([...(template?.declaration.spec.profiles ?? []), ...(spec.profiles ?? [])])],
    variables,
    ports: portWishes(name, former, variables),
    secrets: [...variables.values()].flatMap((source) => (source.kind === 'secret' ? [source.need] : [])),
    sources: readSources(spec.backup === undefined ? (template?.declaration ?? declaration) : declaration),
  });
}

function readSources({ spec, node }: Declaration<Pick<InstanceSpec, 'backup'>>): readonly DeclaredSource[] {
  return sourcesOf(spec.backup?.sources, nodeAt(node, 'spec', 'backup', 'sources'));
}

/** The variables of a stack that are secrets. */
export function secretVariables({ variables }: Pick<Stack, 'variables'>): ReadonlySet<string> {
  return new Set([...variables].flatMap(([name, { kind }]) => (kind === 'secret' ? [name] : [])));
}

function portWishes(
  instance: InstanceName,
  movedFrom: InstanceName | undefined,
  variables: ReadonlyMap<string, Source>,
): readonly PortWish[] {
  return [...variables].flatMap(([variable, source]) => {
    if (source.kind !== 'port') return [];
    const { port, at } = source;
    const key = `${instance}/${variable}`;
    return [{ instance, ...(movedFrom === undefined ? {} : { movedFrom }), variable, key, port, at }];
  });
}

function pathsOf(compose: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(compose) ? compose : [compose];
  return list.filter((path) => typeof path === 'string');
}

function readSize(
  { spec, node }: Declaration<InstanceSpec>,
  template: Template | undefined,
  problems: Problem[],
): Size | undefined {
  if (spec.size === undefined) return undefined;
  const size = template?.sizes.get(spec.size);
  if (size !== undefined) return size;
  const at = valueAt(node, 'spec', 'size');
  const message =
    template === undefined ? 'a size needs a template' : `the template has no size ${spec.size}`;
  problems.push({
    code: 'template/unknown-size',
    severity: 'error',
    at,
    message,
    ...didYouMean(spec.size, [...(template?.sizes.keys() ?? [])]),
  });
  return undefined;
}

type Named = readonly [string, Source];

function templateVariables(
  name: InstanceName,
  movedFrom: InstanceName | undefined,
  template: Template | undefined,
): readonly Named[] {
  if (template === undefined) return [];
  const list: Named[] = [];
  for (const [variable, { fallback }] of template.parameters) {
    if (fallback !== undefined) list.push([variable, { kind: 'text', ...fallback }]);
  }
  for (const [variable, { port, at }] of template.ports) list.push([variable, { kind: 'port', port, at }]);
  for (const [variable, value] of template.computed) list.push([variable, { kind: 'computed', ...value }]);
  for (const [variable, { spec, at }] of template.secrets) {
    list.push([variable, { kind: 'secret', need: secretNeed(name, movedFrom, variable, spec, at), at }]);
  }
  return list;
}

/** `chosenAt`: where the instance names its size, so that another choice is the cause of what it changes. */
function sizeVariables(size: Size | undefined, chosenAt: Position): readonly Named[] {
  return [...(size?.parameters ?? [])].map(([name, value]) => [
    name,
    { kind: 'text', ...value, via: [chosenAt] },
  ]);
}

function instanceVariables(
  name: InstanceName,
  movedFrom: InstanceName | undefined,
  declaration: Declaration<InstanceSpec>,
  template: Template | undefined,
  problems: Problem[],
): readonly Named[] {
  const { spec, node } = declaration;
  const list: Named[] = [
    ...ownParameters(declaration, template, problems),
    ...ownEnvironment(declaration, template, problems),
  ];
  for (const [variable, port] of Object.entries(spec.ports ?? {})) {
    list.push([variable, { kind: 'port', port, at: valueAt(node, 'spec', 'ports', variable) }]);
    expectKnown(declaration, template, 'ports', variable, problems);
  }
  const secrets = allSecrets(spec, template);
  for (const [variable, secret] of Object.entries(spec.secrets ?? {})) {
    const at = keyAt(node, 'spec', 'secrets', variable);
    list.push([variable, { kind: 'secret', need: secretNeed(name, movedFrom, variable, secret, at), at }]);
    expectKnown(declaration, template, 'secrets', variable, problems);
    problems.push(...signerProblems(declaration, variable, secret, secrets));
  }
  problems.push(...twice(list));
  return list;
}

function allSecrets(
  spec: InstanceSpec,
  template: Template | undefined,
): ReadonlyMap<string, { readonly spec: InstanceSecret }> {
  const own = Object.entries(spec.secrets ?? {}).map(([name, secret]) => [name, { spec: secret }] as const);
  return new Map([...(template?.secrets ?? []), ...own]);
}

function ownParameters(
  { spec, node }: Declaration<InstanceSpec>,
  template: Template | undefined,
  problems: Problem[],
): readonly Named[] {
  const given = nodeAt(node, 'spec', 'parameters');
  if (template === undefined) {
    if (Object.keys(spec.parameters ?? {}).length === 0) return [];
    problems.push({
      code: 'template/no-template',
      severity: 'error',
      at: keyAt(node, 'spec', 'parameters'),
      message: 'parameters need a template',
      hint: 'give variables of a Compose file under environment',
    });
    return [];
  }
  return [...readGiven(given, template.parameters, problems)].map(([name, value]) => [
    name,
    { kind: 'text', ...value },
  ]);
}

function ownEnvironment(
  { node }: Declaration<InstanceSpec>,
  template: Template | undefined,
  problems: Problem[],
): readonly Named[] {
  const given = nodeAt(node, 'spec', 'environment');
  if (given?.kind !== 'map') return [];
  if (template !== undefined && given.entries.size > 0) {
    problems.push({
      code: 'template/environment',
      severity: 'error',
      at: keyAt(node, 'spec', 'environment'),
      message: 'an instance of a template takes its variables under parameters',
      hint: 'move them to parameters, and add to the template what it does not have yet',
    });
    return [];
  }
  return [...given.entries].flatMap(([name, { value }]): readonly Named[] =>
    value.kind === 'scalar' ? [[name, { kind: 'text', text: textOf(value), at: value.at }]] : [],
  );
}

/** With a template, ports must be its ports, and secrets its secrets or text parameters. */
function expectKnown(
  { node }: Declaration<InstanceSpec>,
  template: Template | undefined,
  group: 'ports' | 'secrets',
  name: string,
  problems: Problem[],
): void {
  if (template === undefined || template[group].has(name)) return;
  const parameter = template.parameters.get(name);
  if (group === 'secrets' && parameter !== undefined && (parameter.schema.type ?? 'string') === 'string')
    return;
  problems.push({
    code: `template/unknown-${group === 'ports' ? 'port' : 'secret'}`,
    severity: 'error',
    at: keyAt(node, 'spec', group, name),
    message: `the template has no ${group === 'ports' ? 'port' : 'secret or text parameter'} ${name}`,
    ...didYouMean(name, [...template[group].keys()]),
  });
}

function twice(list: readonly Named[]): readonly Problem[] {
  const first = new Map<string, Source>();
  return list.flatMap(([name, source]): readonly Problem[] => {
    const other = first.get(name);
    if (other === undefined) {
      first.set(name, source);
      return [];
    }
    const message = `${name} has two values; the other is on line ${other.at.line}`;
    return [
      { code: 'template/two-values', severity: 'error', at: source.at, message, hint: 'keep one of the two' },
    ];
  });
}

function requireParameters(
  { node }: Declaration<InstanceSpec>,
  template: Template | undefined,
  variables: ReadonlyMap<string, Source>,
  problems: Problem[],
): void {
  for (const name of template?.parameters.keys() ?? []) {
    // One that was given wrongly has its own problem.
    if (variables.has(name) || nodeAt(node, 'spec', 'parameters', name) !== undefined) continue;
    problems.push({
      code: 'template/missing-parameter',
      severity: 'error',
      at: keyAt(node, 'spec', 'parameters'),
      message: `parameter ${name} has no value`,
      hint: `add ${name} under parameters; the template has no default for it`,
    });
  }
}
