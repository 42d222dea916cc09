// Exposed and published ports, as asked for: what the engine chose for an open host port is no setting.

import type { PortBinding } from '../model/fields.ts';
import { keysAt, objectOf, objectsAt, sortedSet, textAt } from './json.ts';
import type { Field, FieldTable } from './types.ts';

const exposed: Field<readonly string[]> = {
  rule: 'replace',
  // Older engines do not list published ports here, newer ones do.
  read: (inspect) =>
    sortedSet([...keysAt(inspect.Config, 'ExposedPorts'), ...keysAt(inspect.HostConfig, 'PortBindings')]),
  expect: (declared, { image }) =>
    sortedSet([
      ...image.exposed,
      ...(declared.exposed ?? []),
      ...(declared.ports ?? []).map((port) => port.container),
    ]),
  write: (value, { declared }) => exposedFragment(value, declared.ports ?? []),
};

const ports: Field<readonly PortBinding[]> = {
  rule: 'replace',
  read: (inspect) =>
    sorted(
      Object.entries(objectOf(inspect.HostConfig['PortBindings'])).flatMap(([container]) =>
        bindingsOf(objectOf(inspect.HostConfig['PortBindings']), container),
      ),
    ),
  expect: (declared) => sorted(declared.ports ?? []),
  write: (value, { declared }) => ({
    ...exposedFragment(declared.exposed ?? [], value),
    HostConfig: { PortBindings: toEngine(value) },
  }),
  risks: (_, before, after) => (opens(before, after) ? ['exposure'] : []),
  show: (value) => listOf(value).map(portText),
};

export const portFields = { exposed, ports } satisfies Partial<FieldTable>;

function bindingsOf(all: Readonly<Record<string, unknown>>, container: string): readonly PortBinding[] {
  const bindings = objectsAt(all, container);
  // A null list asks for any free port, as one empty binding does.
  if (bindings.length === 0) return [{ container, hostIp: '', hostPort: '' }];
  return bindings.map((binding) => ({
    container,
    hostIp: textAt(binding, 'HostIp'),
    hostPort: withoutZero(textAt(binding, 'HostPort')),
  }));
}

function withoutZero(port: string): string {
  return port === '0' ? '' : port;
}

function exposedFragment(exposedPorts: readonly string[], published: readonly PortBinding[]) {
  const all = sortedSet([...exposedPorts, ...published.map((port) => port.container)]);
  return { ExposedPorts: Object.fromEntries(all.map((port) => [port, {}])) };
}

function toEngine(value: readonly PortBinding[]) {
  const grouped = Map.groupBy(value, (port) => port.container);
  return Object.fromEntries(
    [...grouped].map(([container, bindings]) => [
      container,
      bindings.map(({ hostIp, hostPort }) => ({ HostIp: hostIp, HostPort: hostPort })),
    ]),
  );
}

function sorted(list: readonly PortBinding[]): readonly PortBinding[] {
  const unique = new Map(list.map((port) => [keyOf(port), port]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, port]) => port);
}

function keyOf(port: PortBinding): string {
  return `${port.container} ${port.hostIp} ${port.hostPort}`;
}

/** True when `after` has a host port that `before` has not. */
function opens(before: unknown, after: unknown): boolean {
  const known = new Set(listOf(before).map(keyOf));
  return listOf(after).some((port) => !LOOPBACK.test(port.hostIp) && !known.has(keyOf(port)));
}

/** Addresses that only the host itself reaches. */
const LOOPBACK = /^(?:127\.|::1$)/;

/** As Compose writes it: `127.0.0.1:8080:80/tcp`, `8080:80/tcp`, `80/tcp`. */
function portText({ container, hostIp, hostPort }: PortBinding): string {
  const address = hostIp.includes(':') ? `[${hostIp}]` : hostIp;
  if (address !== '') return `${address}:${hostPort}:${container}`;
  return hostPort === '' ? container : `${hostPort}:${container}`;
}

function listOf(value: unknown): readonly PortBinding[] {
  return Array.isArray(value) ? value : [];
}
