// A template read on its own: every parameter, size, secret, port and computed value with its place,
// and everything wrong with it. Data only: nothing in a template runs, and nothing refers to another
// template, so there is no cycle and no growth here.

import type { Declaration } from '../model/declaration.ts';
import type {
  GeneratedSecret,
  LimitsSpec,
  ParameterSpec,
  TemplateSpec,
} from '../model/generated/template.ts';
import type { Position, Problem } from '../model/problem.ts';
import type { Result } from '../model/result.ts';
import { bad, ok } from '../model/result.ts';
import { didYouMean } from '../model/suggest.ts';
import type { Node } from '../model/tree.ts';
import { checkParameter, type Value } from './parameters.ts';
import { keyAt, nodeAt, valueAt } from './positions.ts';

export type Size = {
  readonly parameters: ReadonlyMap<string, Value>;
  readonly limits: ReadonlyMap<string, { readonly spec: LimitsSpec; readonly node: Node }>;
};

export type Template = {
  readonly declaration: Declaration<TemplateSpec>;
  readonly parameters: ReadonlyMap<string, { readonly schema: ParameterSpec; readonly fallback?: Value }>;
  readonly sizes: ReadonlyMap<string, Size>;
  readonly secrets: ReadonlyMap<string, { readonly spec: GeneratedSecret; readonly at: Position }>;
  readonly ports: ReadonlyMap<string, { readonly port: 'auto' | number; readonly at: Position }>;
  readonly computed: ReadonlyMap<string, Value>;
};

/** The template of a valid declaration, or what is wrong inside it. */
export function readTemplate(declaration: Declaration<TemplateSpec>): Result<Template> {
  const { spec, node } = declaration;
  const problems: Problem[] = [...doubles(declaration)];
  const parameters = readParameters(declaration, problems);
  const secrets = new Map(
    Object.entries(spec.secrets ?? {}).map(([name, secret]) => [
      name,
      { spec: secret, at: keyAt(node, 'spec', 'secrets', name) },
    ]),
  );
  for (const [name, secret] of secrets)
    problems.push(...signerProblems(declaration, name, secret.spec, secrets));
  const ports = new Map(
    Object.entries(spec.ports ?? {}).map(([name, port]) => [
      name,
      { port, at: valueAt(node, 'spec', 'ports', name) },
    ]),
  );
  const computed = new Map(
    Object.entries(spec.computed ?? {}).map(([name, text]) => [
      name,
      { text, at: valueAt(node, 'spec', 'computed', name) },
    ]),
  );
  const sizes = readSizes(declaration, parameters, problems);
  return problems.length > 0
    ? bad(problems)
    : ok({ declaration, parameters, sizes, secrets, ports, computed });
}

/** One variable has one source: a name in two groups would hide one of them. */
function doubles({ spec, node }: Declaration<TemplateSpec>): readonly Problem[] {
  const groups = ['parameters', 'secrets', 'ports', 'computed'] as const;
  const first = new Map<string, (typeof groups)[number]>();
  const problems: Problem[] = [];
  for (const group of groups) {
    for (const name of Object.keys(spec[group] ?? {})) {
      const other = first.get(name);
      first.set(name, other ?? group);
      if (other === undefined) continue;
      const at = keyAt(node, 'spec', group, name);
      const message = `${name} is under ${other} and under ${group}`;
      problems.push({
        code: 'template/two-values',
        severity: 'error',
        at,
        message,
        hint: 'keep one of the two',
      });
    }
  }
  return problems;
}

function readParameters(
  { spec, node }: Declaration<TemplateSpec>,
  problems: Problem[],
): Template['parameters'] {
  const parameters = new Map<string, { schema: ParameterSpec; fallback?: Value }>();
  for (const [name, schema] of Object.entries(spec.parameters ?? {})) {
    const fallback = nodeAt(node, 'spec', 'parameters', name, 'default');
    const checked = fallback?.kind === 'scalar' ? checkParameter(name, schema, fallback) : undefined;
    if (checked !== undefined && 'code' in checked) problems.push(checked);
    parameters.set(name, {
      schema,
      ...(checked === undefined || 'code' in checked ? {} : { fallback: checked }),
    });
  }
  return parameters;
}

function readSizes(
  { spec, node }: Declaration<TemplateSpec>,
  parameters: Template['parameters'],
  problems: Problem[],
): Template['sizes'] {
  const sizes = new Map<string, Size>();
  for (const [name, size] of Object.entries(spec.sizes ?? {})) {
    const limits = new Map<string, { spec: LimitsSpec; node: Node }>();
    for (const [service, limit] of Object.entries(size.limits ?? {})) {
      limits.set(service, {
        spec: limit,
        node: nodeAt(node, 'spec', 'sizes', name, 'limits', service) ?? node,
      });
    }
    const given = nodeAt(node, 'spec', 'sizes', name, 'parameters');
    sizes.set(name, { parameters: readGiven(given, parameters, problems), limits });
  }
  return sizes;
}

/** The values of a `parameters:` map against the template's list. */
export function readGiven(
  given: Node | undefined,
  parameters: Template['parameters'],
  problems: Problem[],
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  if (given?.kind !== 'map') return values;
  for (const [name, entry] of given.entries) {
    const known = parameters.get(name);
    if (known === undefined) {
      problems.push({
        code: 'template/unknown-parameter',
        severity: 'error',
        at: entry.keyAt,
        message: `the template has no parameter ${name}`,
        ...didYouMean(name, [...parameters.keys()]),
      });
      continue;
    }
    if (entry.value.kind !== 'scalar') continue;
    const checked = checkParameter(name, known.schema, entry.value);
    if ('code' in checked) problems.push(checked);
    else values.set(name, checked);
  }
  return values;
}

/** A token must be signed by a plain secret of the same list. */
export function signerProblems(
  { node }: Declaration<unknown>,
  name: string,
  spec: object,
  secrets: ReadonlyMap<string, { readonly spec: object }>,
): readonly Problem[] {
  if (!('signedBy' in spec) || typeof spec.signedBy !== 'string') return [];
  const signer = secrets.get(spec.signedBy);
  const at = valueAt(node, 'spec', 'secrets', name, 'signedBy');
  if (signer === undefined) {
    const message = `${name} is signed by ${spec.signedBy}, which is no secret here`;
    const hint = didYouMean(
      spec.signedBy,
      [...secrets.keys()].filter((other) => other !== name),
    );
    return [{ code: 'template/unknown-signer', severity: 'error', at, message, ...hint }];
  }
  if (!('signedBy' in signer.spec)) return [];
  const message = `${name} is signed by ${spec.signedBy}, which is itself a signed token`;
  return [
    {
      code: 'template/unknown-signer',
      severity: 'error',
      at,
      message,
      hint: 'sign with a hex, base64 or password secret',
    },
  ];
}
