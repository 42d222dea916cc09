// The last step to the form in which nothing is implied: networks, names, dependencies that links and shared
// namespaces bring with them, and variables that are named without a value (compose-go, normalize.go).

import type { Entry, MapNode, Node } from '../../model/tree.ts';
import { child } from '../../model/tree.ts';
import { toPairs } from './decode.ts';
import { castText } from './interpolate.ts';
import {
  entriesOf,
  isNull,
  mapItems,
  mapLike,
  mapValues,
  recordLike,
  scalarLike,
  stringOf,
  withKey,
  withoutKey,
} from './nodes.ts';
import { cleanPath } from './paths.ts';
import type { Lookup } from './template.ts';

/** The project as it is meant. */
export function normalise(file: MapNode, projectName: string, lookup: Lookup): MapNode {
  let project = withNetworks(file);
  const services = child(project, 'services');
  if (services?.kind === 'map') {
    const normal = mapValues(services, (service) =>
      service.kind === 'map' ? normaliseService(service, lookup) : recordLike({}, service),
    );
    project = withKey(project, 'services', normal);
  }
  for (const section of ['networks', 'volumes', 'configs', 'secrets']) {
    const resources = child(project, section);
    if (resources?.kind === 'map') project = withKey(project, section, withNames(resources, projectName));
  }
  return project;
}

function normaliseService(service: MapNode, lookup: Lookup): MapNode {
  let result = service;
  if (stringOf(child(service, 'pull_policy')) === 'if_not_present') {
    result = withKey(result, 'pull_policy', scalarLike('missing', service));
  }
  const build = child(result, 'build');
  if (build?.kind === 'map') result = withKey(result, 'build', normaliseBuild(build, lookup));
  const environment = child(result, 'environment');
  if (environment) result = withKey(result, 'environment', fillVariables(toPairs(environment), lookup));
  const volumes = child(result, 'volumes');
  if (volumes?.kind === 'list') result = withKey(result, 'volumes', mapItems(volumes, cleanMount));
  return withDependencies(result);
}

function normaliseBuild(build: MapNode, lookup: Lookup): MapNode {
  let result = build;
  if (!result.entries.has('dockerfile') && !result.entries.has('dockerfile_inline')) {
    result = withKey(result, 'dockerfile', scalarLike('Dockerfile', build));
  }
  const args = child(result, 'args');
  if (args?.kind === 'map' || args?.kind === 'list') {
    const filled = fillVariables(toPairs(args), lookup);
    const known = mapValues(filled, (value) => (isNull(value) ? undefined : value));
    result = withKey(result, 'args', known);
  }
  return result;
}

/** Names without a value take the value of the variable of that name, where there is one. */
function fillVariables(node: Node, lookup: Lookup): MapNode {
  if (node.kind !== 'map') return mapLike(new Map(), node);
  return mapValues(node, (value, key) => {
    const variable = isNull(value) ? lookup(key) : undefined;
    if (variable === undefined) return value;
    const filled = scalarLike(variable.value, value);
    return variable.at ? { ...filled, via: [variable.at] } : filled;
  });
}

function cleanMount(mount: Node): Node {
  const target = child(mount, 'target');
  const text = stringOf(target);
  if (mount.kind !== 'map' || target === undefined || text === undefined) return mount;
  const clean = cleanPath(text);
  return clean === text ? mount : withKey(mount, 'target', scalarLike(clean, target));
}

/** A service is on the default network unless it says otherwise. */
function withNetworks(file: MapNode): MapNode {
  const services = child(file, 'services');
  if (services?.kind !== 'map') return file;
  let usesDefault = false;
  const connected = mapValues(services, (service) => {
    if (service.kind !== 'map' || service.entries.has('provider') || service.entries.has('network_mode')) {
      return service;
    }
    const networks = child(service, 'networks');
    const own = entriesOf(networks);
    if (own.size === 0) {
      usesDefault = true;
      return withKey(service, 'networks', recordLike({ default: null }, networks ?? service));
    }
    if (own.has('default')) usesDefault = true;
    return service;
  });
  const result = withKey(file, 'services', connected);
  const networks = child(file, 'networks');
  if (!usesDefault || entriesOf(networks).has('default')) return result;
  const entries = new Map<string, Entry>(entriesOf(networks));
  const like = networks ?? services;
  entries.set('default', { keyAt: like.at, value: scalarLike(null, like) });
  return withKey(result, 'networks', mapLike(entries, like));
}

/** Links, shared namespaces and volumes of another service wait for that service. */
function withDependencies(service: MapNode): MapNode {
  const entries = new Map<string, Entry>(entriesOf(child(service, 'depends_on')));
  const add = (name: string, restart: boolean, like: Node): void => {
    if (entries.has(name)) return;
    const value = recordLike({ condition: 'service_started', restart, required: true }, like);
    entries.set(name, { keyAt: like.at, value });
  };
  for (const link of itemsOf(child(service, 'links'))) add(linkedService(stringOf(link) ?? ''), true, link);
  for (const key of ['network_mode', 'ipc', 'pid', 'uts', 'cgroup']) {
    const mode = child(service, key);
    const text = stringOf(mode);
    if (mode && text?.startsWith('service:')) add(text.slice('service:'.length), true, mode);
  }
  for (const source of itemsOf(child(service, 'volumes_from'))) {
    const text = stringOf(source) ?? '';
    if (!text.startsWith('container:')) add(text.split(':')[0] ?? '', false, source);
  }
  if (entries.size === 0) return withoutKey(service, 'depends_on');
  return withKey(service, 'depends_on', mapLike(entries, child(service, 'depends_on') ?? service));
}

/** `service` or `service:alias`. */
function linkedService(link: string): string {
  const parts = link.split(':');
  return parts.length === 2 ? (parts[0] ?? '') : link;
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : [];
}

/** Every resource has a name on the engine: its own, its key when external, else `project_key`. */
function withNames(resources: MapNode, projectName: string): MapNode {
  return mapValues(resources, (value, key) => {
    const resource = value.kind === 'map' ? value : recordLike({}, value);
    const name = child(resource, 'name');
    if (name !== undefined && !isNull(name)) return resource;
    const external = isExternal(resource);
    return withKey(resource, 'name', scalarLike(external ? key : `${projectName}_${key}`, resource));
  });
}

/** True for a resource that belongs to somebody else. */
export function isExternal(resource: Node): boolean {
  const external = child(resource, 'external');
  if (external?.kind !== 'scalar') return false;
  return external.value === true || castText(String(external.value), 'boolean') === true;
}
