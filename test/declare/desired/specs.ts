// Compose text through the loader to specs, with a context that answers plainly.

import { loadCompose } from '../../../src/declare/compose/load.ts';
import type { DesiredContext, Grant } from '../../../src/declare/desired/context.ts';
import { type InstanceSpecs, toInstanceSpecs } from '../../../src/declare/desired/instance-specs.ts';
import type { ContainerSpec } from '../../../src/model/desired.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { address, instanceName } from '../../../src/model/ref.ts';
import { ok, type Result } from '../../../src/model/result.ts';
import type { Fingerprint, SecretName, Text } from '../../../src/model/text.ts';

export const CRM = instanceName('crm');

/** `./files/…` is content of the repository, every other relative path is data, `/…` is the host's. */
export function context(more: Partial<DesiredContext> = {}): DesiredContext {
  return {
    instance: CRM,
    fleet: 'home',
    dataRoot: '/var/lib/shipshape',
    publishAddress: undefined,
    health: { withinMs: 120_000, stableForMs: 3000 },
    text: secretAware,
    bind: (source) => ok(bindSource(source)),
    grant: (grant: Grant) =>
      ok({ kind: 'files', address: address(CRM, 'files', grant.source), hostPath: `/files/${grant.source}` }),
    build: (service) => ok({ address: address(CRM, 'image', service), tag: `shipshape/crm-${service}:1` }),
    ...more,
  };
}

function bindSource(source: string) {
  const [, inside] = /^\/project\/(.*)$/.exec(source) ?? [];
  if (inside === undefined) return { kind: 'host', hostPath: source } as const;
  if (inside.startsWith('files/')) {
    return { kind: 'files', address: address(CRM, 'files', inside), hostPath: `/files/${inside}` } as const;
  }
  return { kind: 'folder', address: address(CRM, 'volume', inside), hostPath: `/data/${inside}` } as const;
}

/** `%NAME%` stands for a secret. */
function secretAware(value: string): Text {
  const pieces = value.split(/%(\w+)%/);
  if (pieces.length === 1) return value;
  const parts = pieces.map((piece, index) => (index % 2 === 1 ? { secret: piece as SecretName } : piece));
  return { parts: parts.filter((part) => part !== ''), fingerprint: value as Fingerprint };
}

/** Specs of a project written as Compose YAML. */
export function specsOf(yaml: string, more: Partial<DesiredContext> = {}): Result<InstanceSpecs> {
  const loaded = loadCompose({
    files: [{ path: 'compose.yaml' }],
    read: (path) => (path.endsWith('compose.yaml') ? yaml : undefined),
    workingDir: '/project',
    projectName: 'crm',
    variables: () => undefined,
    profiles: [],
  });
  if (!loaded.ok) throw new Error(`the test's Compose file is bad: ${JSON.stringify(loaded.problems)}`);
  return toInstanceSpecs(loaded.value.project, loaded.value.origins, context(more));
}

/** The specs of a project without errors. */
export function goodSpecs(yaml: string, more: Partial<DesiredContext> = {}): InstanceSpecs {
  const specs = specsOf(yaml, more);
  if (!specs.ok) throw new Error(JSON.stringify(specs.problems));
  return specs.value;
}

/** The one container of a service `web` with these keys (indented by four). */
export function web(keys: string, top = '', more: Partial<DesiredContext> = {}): ContainerSpec {
  const text = `services:\n  web:\n    image: nginx\n${indented(keys)}\n${top}\n`;
  const spec = goodSpecs(text, more).containers.find(({ service }) => service === 'web');
  if (spec === undefined) throw new Error('no container');
  return spec;
}

/** What is said about a service `web` with these keys, as `severity code line: message`. */
export function said(keys: string, top = ''): readonly string[] {
  const { problems } = specsOf(`services:\n  web:\n    image: nginx\n${indented(keys)}\n${top}\n`);
  return problems.map(words);
}

export function words({ severity, code, at, message }: Problem): string {
  return `${severity} ${code} ${at.line}: ${message}`;
}

function indented(keys: string): string {
  return keys
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
