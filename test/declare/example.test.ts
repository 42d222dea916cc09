import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadFleet } from '../../src/declare/fleet.ts';
import { loadYaml } from '../../src/declare/yaml/load.ts';
import { fleetSchema } from '../../src/model/generated/fleet.ts';
import type { ChangePolicy } from '../../src/model/policy.ts';
import type { Node } from '../../src/model/tree.ts';

const text = readFileSync(join(import.meta.dirname, '../../fleet.example.yaml'), 'utf8');

test('fleet.example.yaml is a valid fleet that says its defaults', () => {
  const fleet = loadFleet(text, 'fleet.example.yaml');
  expect(fleet.problems).toEqual([]);
  const bare = loadFleet(
    `apiVersion: shipshape.dev/v1
kind: Fleet
metadata: { name: home }
spec:
  source: { url: https://git.example.com/ops/fleet.git }
  targets: { local: { docker: unix:///var/run/docker.sock } }
`,
    'fleet.yaml',
  );
  if (!fleet.ok || !bare.ok) throw new Error('both must be valid');
  const local = [...fleet.value.targets.values()][0];
  expect({ ...local, publishAddress: undefined }).toEqual([...bare.value.targets.values()][0]);
  const { source, secrets, targets, admins, policies, admission, listeners, registries, ...rest } =
    fleet.value;
  expect({ ...bare.value, ...rest }).toEqual(bare.value);
  expect(secrets.identityFile).toBe(bare.value.secrets.identityFile);
  expect(targets.size).toBe(2);
  expect(registries.size).toBe(1);
  expect(admins).toMatchObject([{ name: 'ana', isRoot: true, roles: ['superadmin'] }]);
  expect(admission.profile).toBe(bare.value.admission.profile);
  const off = { people: undefined, http: undefined, ssh: undefined };
  expect({ ...listeners, ...off }).toEqual(bare.value.listeners);
  const plain = loadFleet(text.replace(/ {4}ssh:\n(?: {6}.*\n)*/, '    ssh: {}\n'), 'fleet.example.yaml');
  const defaults = plain.ok ? plain.value.listeners.ssh : undefined;
  expect({ ...listeners.ssh, sshd: undefined }).toEqual(defaults);
  const own = policies.filter(({ name }) => name !== 'production').map(withoutOrigin);
  expect(own).toEqual(bare.value.policies.map(withoutOrigin));
  if (source.kind !== 'git' || bare.value.source.kind !== 'git') throw new Error('both are git');
  const { credentials, signatures } = bare.value.source;
  expect(source.signatures.mode).toBe(signatures.mode);
  expect({ ...source, credentials, signatures }).toEqual(bare.value.source);
});

function withoutOrigin({ origin: _, ...policy }: ChangePolicy) {
  return policy;
}

test('it shows every key that the schema knows', () => {
  const loaded = loadYaml(text, 'fleet.example.yaml', 'declaration');
  const document = loaded.ok ? loaded.value[0] : undefined;
  if (document === undefined) throw new Error('it must be readable');
  const shown = keysOf(document, '');
  const missing = schemaKeys(fleetSchema, '').filter((key) => !shown.has(key));
  // The alternative to `url` can only be shown as a comment.
  expect(missing).toEqual(['.spec.source.folder']);
  expect(text).toMatch(/^ {4}# folder: /m);
});

function keysOf(node: Node, path: string): ReadonlySet<string> {
  const keys = new Set<string>([path]);
  const items = node.kind === 'list' ? node.items : [];
  for (const item of items) for (const below of keysOf(item, `${path}[]`)) keys.add(below);
  if (node.kind !== 'map') return keys;
  for (const [key, entry] of node.entries) {
    const name = path === '.spec.targets' || path === '.spec.registries' ? '*' : key;
    for (const below of keysOf(entry.value, `${path}.${name}`)) keys.add(below);
  }
  return keys;
}

function schemaKeys(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const properties = 'properties' in schema ? Object.entries(schema.properties ?? {}) : [];
  const below = properties.flatMap(([key, value]) => [
    `${path}.${key}`,
    ...schemaKeys(value, `${path}.${key}`),
  ]);
  const others = 'additionalProperties' in schema ? schemaKeys(schema.additionalProperties, `${path}.*`) : [];
  const items = 'items' in schema ? schemaKeys(schema.items, `${path}[]`) : [];
  return [...below, ...others, ...items];
}
