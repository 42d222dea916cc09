// Rules between the parts of a project: what a service refers to exists, nothing contradicts itself, nothing
// waits in a circle (compose-go, loader/validate.go and graph/). Services that already lost something to a
// problem are not judged, so that one mistake is told once.

import type { FileGrant, Project, Service } from '../../model/compose.ts';
import { closest } from '../../model/suggest.ts';
import type { MapNode, Node } from '../../model/tree.ts';
import { child } from '../../model/tree.ts';
import { type Context, report } from './context.ts';
import { reportCircles } from './cycles.ts';

export type Candidate = {
  readonly project: Project;
  /** Services that their profiles leave out. */
  readonly disabled: ReadonlyMap<string, Service>;
  /** The tree the project was made from, for places. */
  readonly tree: MapNode;
};

type Judge = Candidate & { readonly context: Context };
type Section = 'services' | 'networks' | 'volumes' | 'secrets' | 'configs' | 'models';

/** Reports everything in the project that does not fit together. */
export function checkConsistency(candidate: Candidate, context: Context): void {
  const judge: Judge = { ...candidate, context };
  for (const [name, service] of Object.entries(candidate.project.services)) {
    if (context.damaged.has('services') || context.damaged.has(`services/${name}`)) continue;
    checkSource(name, service, judge);
    checkBuild(name, service, judge);
    checkReferences(name, service, judge);
    checkDependencies(name, service, judge);
    checkScale(name, service, judge);
    checkLimits(name, service, judge);
    checkMounts(name, service, judge);
    checkOthers(name, service, judge);
  }
  for (const [name, secret] of Object.entries(candidate.project.secrets ?? {})) {
    if (secret.external || secret.file !== undefined || secret.environment !== undefined) continue;
    if (context.damaged.has(`secrets/${name}`)) continue;
    wrong(judge, ['secrets', name], `the secret \`${name}\` needs a \`file\` or an \`environment\``);
  }
  checkContainerNames(judge);
  reportCircles(
    candidate.project.services,
    (name) => placeOf(judge, ['services', name, 'depends_on']),
    context,
  );
}

function checkSource(name: string, service: Service, judge: Judge): void {
  if (service.build === undefined && service.image === undefined && service.provider === undefined) {
    wrong(judge, ['services', name], `the service \`${name}\` has neither \`image\` nor \`build\``);
  }
  if (service.build?.dockerfile_inline !== undefined && service.build.dockerfile !== undefined) {
    const message = `the service \`${name}\` has \`dockerfile\` and \`dockerfile_inline\``;
    wrong(judge, ['services', name, 'build'], message, 'keep one');
  }
}

function checkBuild(name: string, service: Service, judge: Judge): void {
  const { build, platform } = service;
  if (!build) return;
  for (const [key, context] of Object.entries(build.additional_contexts ?? {})) {
    if (!context.startsWith('service:')) continue;
    const target = context.slice('service:'.length);
    const path = ['services', name, 'build', 'additional_contexts', key];
    const other = judge.project.services[target];
    if (!other) missing(judge, 'services', target, path, name);
    else if (!other.build)
      wrong(judge, path, `the service \`${target}\` is not built, so it is no build context`);
  }
  if (build.platforms && platform !== undefined && !build.platforms.includes(platform)) {
    const message = `\`build.platforms\` of \`${name}\` lacks its \`platform\` ${platform}`;
    wrong(judge, ['services', name, 'build', 'platforms'], message, 'add it');
  }
  checkGrants(name, 'secrets', build.secrets, ['services', name, 'build', 'secrets'], judge);
}

function checkReferences(name: string, service: Service, judge: Judge): void {
  for (const network of Object.keys(service.networks ?? {})) {
    expect(judge, 'networks', network, ['services', name, 'networks', network], name);
  }
  for (const [index, mount] of (service.volumes ?? []).entries()) {
    if (mount.type !== 'volume' || mount.source === undefined) continue;
    expect(judge, 'volumes', mount.source, ['services', name, 'volumes', String(index)], name);
  }
  checkGrants(name, 'configs', service.configs, ['services', name, 'configs'], judge);
  checkGrants(name, 'secrets', service.secrets, ['services', name, 'secrets'], judge);
  for (const model of Object.keys(service.models ?? {})) {
    expect(judge, 'models', model, ['services', name, 'models', model], name);
  }
}

function checkGrants(
  name: string,
  section: 'configs' | 'secrets',
  grants: readonly FileGrant[] | undefined,
  path: readonly string[],
  judge: Judge,
): void {
  for (const [index, grant] of (grants ?? []).entries()) {
    expect(judge, section, grant.source ?? '', [...path, String(index)], name);
  }
}

function checkDependencies(name: string, service: Service, judge: Judge): void {
  for (const [target, dependency] of Object.entries(service.depends_on ?? {})) {
    if (Object.hasOwn(judge.project.services, target)) continue;
    if (judge.disabled.has(target) && !dependency.required) continue;
    missing(judge, 'services', target, ['services', name, 'depends_on', target], name);
  }
  const mode = service.network_mode ?? '';
  if (service.networks && mode !== '') {
    const message = `the service \`${name}\` has \`network_mode\` and \`networks\``;
    wrong(judge, ['services', name, 'networks'], message, 'keep one');
  }
}

function checkScale(name: string, service: Service, judge: Judge): void {
  const replicas = service.deploy?.replicas;
  if (service.scale !== undefined && replicas !== undefined && service.scale !== replicas) {
    wrong(
      judge,
      ['services', name, 'scale'],
      `\`scale\` and \`deploy.replicas\` of \`${name}\` differ`,
      'keep one',
    );
  }
  const scale = service.scale ?? replicas ?? 1;
  if (scale < 0) wrong(judge, ['services', name], `the service \`${name}\` cannot have ${scale} containers`);
  if (scale > 1 && service.container_name !== undefined) {
    const message = `\`${name}\` has a \`container_name\` and ${scale} containers, but names are unique`;
    wrong(judge, ['services', name, 'container_name'], message, 'remove one of the two');
  }
}

const LIMITS = [
  ['cpus', 'limits', 'cpus'],
  ['mem_limit', 'limits', 'memory'],
  ['mem_reservation', 'reservations', 'memory'],
  ['pids_limit', 'limits', 'pids'],
] as const;

function checkLimits(name: string, service: Service, judge: Judge): void {
  for (const [key, kind, field] of LIMITS) {
    const value = service[key];
    const resource = service.deploy?.resources[kind];
    if (value === undefined || resource === undefined || resource[field] === value) continue;
    const message = `\`${key}\` and \`deploy.resources.${kind}.${field}\` of \`${name}\` differ`;
    wrong(judge, ['services', name, key], message, 'keep one');
  }
}

function checkMounts(name: string, service: Service, judge: Judge): void {
  const targets = new Set<string>();
  const use = (target: string, path: readonly string[]): void => {
    if (targets.has(target)) {
      wrong(judge, ['services', name, ...path], `the service \`${name}\` mounts two things at ${target}`);
    }
    targets.add(target);
  };
  for (const [index, tmpfs] of (service.tmpfs ?? []).entries()) {
    use(tmpfs.split(':')[0] ?? '', ['tmpfs', String(index)]);
  }
  for (const [index, mount] of (service.volumes ?? []).entries()) {
    use(mount.target ?? '', ['volumes', String(index)]);
  }
}

function checkOthers(name: string, service: Service, judge: Judge): void {
  const [first] = service.healthcheck?.test ?? [];
  if (first !== undefined && !['CMD', 'CMD-SHELL', 'NONE'].includes(first)) {
    const message = `the healthcheck of \`${name}\` begins with neither CMD, CMD-SHELL nor NONE`;
    wrong(judge, ['services', name, 'healthcheck', 'test'], message, 'write ["CMD", …]');
  }
  for (const [index, watch] of (service.develop?.watch ?? []).entries()) {
    if (watch.target !== undefined || watch.action === 'rebuild' || watch.action === 'restart') continue;
    wrong(judge, ['services', name, 'develop', 'watch', String(index)], 'this watch needs a `target`');
  }
}

function checkContainerNames(judge: Judge): void {
  const owners = new Map<string, string>();
  for (const [name, service] of Object.entries(judge.project.services)) {
    if (service.container_name === undefined) continue;
    const owner = owners.get(service.container_name);
    if (owner === undefined) owners.set(service.container_name, name);
    else {
      const message = `the container name \`${service.container_name}\` is taken by the service \`${owner}\``;
      wrong(judge, ['services', name, 'container_name'], message, 'choose another');
    }
  }
}

function expect(judge: Judge, section: Section, key: string, path: readonly string[], name: string): void {
  if (Object.hasOwn(judge.project[section] ?? {}, key)) return;
  missing(judge, section, key, path, name);
}

const ONE: Readonly<Record<Section, string>> = {
  services: 'service',
  networks: 'network',
  volumes: 'volume',
  secrets: 'secret',
  configs: 'config',
  models: 'model',
};

function missing(judge: Judge, section: Section, key: string, path: readonly string[], name: string): void {
  const { damaged } = judge.context;
  if (damaged.has(section) || damaged.has(`${section}/${key}`)) return;
  const hint = hintFor(judge, section, key);
  const message = `the service \`${name}\` refers to the ${ONE[section]} \`${key}\`, which is not there`;
  report(judge.context, `compose/unknown-${ONE[section]}`, placeOf(judge, path), message, hint);
}

function hintFor(judge: Judge, section: Section, key: string): string {
  const profiles = section === 'services' ? judge.disabled.get(key)?.profiles : undefined;
  if (profiles) return `switch on one of its profiles: ${profiles.join(', ')}`;
  const suggestion = closest(key, Object.keys(judge.project[section] ?? {}));
  return suggestion ? `did you mean \`${suggestion}\`?` : `define it under \`${section}\``;
}

function wrong(judge: Judge, path: readonly string[], message: string, hint?: string): void {
  report(judge.context, 'compose/inconsistent', placeOf(judge, path), message, hint);
}

/** The node of a path, or the nearest one above it that was written. */
function placeOf(judge: Judge, path: readonly string[]): Node {
  let node: Node = judge.tree;
  for (const key of path) {
    const next: Node | undefined = node.kind === 'list' ? node.items[Number(key)] : child(node, key);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}
