// Which instances a policy is about, and what of each is backed up: what the policy says, or what the instance
// and its template say, or everything that it keeps. Pure. Never gives a part of what was asked for: what
// cannot be found is a problem.

import type { BackupPolicy, DeclaredSource, Source } from '../model/backup.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { Subject } from '../model/person.ts';
import type { Problem } from '../model/problem.ts';
import type { InstanceName } from '../model/ref.ts';
import type { Result } from '../model/result.ts';
import { bad, ok } from '../model/result.ts';
import { selects } from '../model/selector.ts';
import { didYouMean } from '../model/suggest.ts';
import type { SecretName } from '../model/text.ts';
import { isDatabaseFolder, isDatabaseImage } from './databases.ts';
import { derivedSources } from './derive.ts';

/** What of an instance is looked at here. */
export type Backed = Pick<DesiredInstance, 'name' | 'containers' | 'volumes' | 'folders' | 'backup'>;

/** True when a policy is about an instance: `subjects` are all that it is, one for each of its teams. */
export function isAbout(
  { instances }: Pick<BackupPolicy, 'instances'>,
  subjects: readonly Subject[],
): boolean {
  return instances !== undefined && subjects.some((subject) => selects(instances, subject));
}

/**
 * What a policy backs up of an instance that it is about. `secrets`: the variables of the instance that are
 * secrets, where they are known; undefined: they are not looked at.
 */
export function sourcesFor(
  policy: Pick<BackupPolicy, 'name' | 'sources'>,
  instance: Backed,
  secrets?: ReadonlySet<string>,
): Result<readonly Source[]> {
  if (policy.sources.length > 0) return boundSources(policy.sources, instance, secrets);
  return ok(instance.backup ?? derivedSources(instance));
}

/** Sources as they are declared, for one instance: all are there, or none and why. */
export function boundSources(
  sources: readonly DeclaredSource[],
  instance: Pick<Backed, 'name' | 'containers'>,
  secrets?: ReadonlySet<string>,
): Result<readonly Source[]> {
  const problems = sources.flatMap((source) => [
    ...placeProblems(source, instance),
    ...secretProblems(source, instance, secrets),
    ...liveProblems(source, instance),
  ]);
  return problems.length > 0 ? bad(problems) : ok(sources.map((source) => bound(source, instance.name)));
}

function bound(source: DeclaredSource, instance: InstanceName): Source {
  const { at: _, ...rest } = source;
  if (rest.kind !== 'database') return rest;
  const { password } = rest;
  return { ...rest, password: password === undefined ? undefined : secretOf(instance, password) };
}

/** The full name of an instance's secret. */
function secretOf(instance: InstanceName, variable: string): SecretName {
  return `${instance}/${variable}` as SecretName;
}

function placeProblems(source: DeclaredSource, { name, containers }: Pick<Backed, 'name' | 'containers'>) {
  if (source.kind === 'instance') return [];
  const own = containers.filter(({ service }) => service === source.service);
  if (own.length === 0) {
    const services = new Set(containers.map(({ service }) => service));
    const message = `\`${source.name}\` is of the service \`${source.service}\`, which instance \`${name}\` does not have`;
    return [problem('service', source, message, didYouMean(source.service, services))];
  }
  if (source.kind !== 'volume') return [];
  const mounts = own.flatMap(({ fields }) => fields.mounts ?? []).filter(isKept);
  if (mounts.some(({ target }) => isSamePath(target, source.mount))) return [];
  const targets = mounts.map(({ target }) => target);
  const message = `\`${source.name}\` is what \`${source.service}\` of instance \`${name}\` mounts at \`${source.mount}\`, and it mounts nothing there`;
  const known =
    targets.length === 0 ? {} : { hint: `it mounts ${targets.map((one) => `\`${one}\``).join(', ')}` };
  return [problem('mount', source, message, { ...known, ...didYouMean(source.mount, targets) })];
}

function secretProblems(
  source: DeclaredSource,
  { name }: Pick<Backed, 'name'>,
  secrets: ReadonlySet<string> | undefined,
): readonly Problem[] {
  if (source.kind !== 'database' || source.password === undefined || secrets === undefined) return [];
  if (secrets.has(source.password)) return [];
  const message = `\`${source.name}\` takes its password from the secret ${source.password}, which instance \`${name}\` does not have`;
  return [problem('secret', source, message, didYouMean(source.password, secrets))];
}

/** Six of six live copies of a busy PostgreSQL were damaged, and three of these started without a word. */
function liveProblems(source: DeclaredSource, { name, containers }: Pick<Backed, 'name' | 'containers'>) {
  if (source.kind !== 'volume' || source.consistency !== 'live') return [];
  const own = containers.filter(({ service }) => service === source.service);
  const mounts = own.flatMap(({ fields }) => fields.mounts ?? []);
  const data = mounts.filter(({ target }) => isSamePath(target, source.mount)).map((mount) => mount.source);
  const users = containers.filter(
    ({ service, fields }) =>
      service === source.service || (fields.mounts ?? []).some((mount) => data.includes(mount.source)),
  );
  const writes = users.find(
    ({ image, fields }) =>
      isDatabaseImage(image) ||
      (fields.mounts ?? []).some((mount) => data.includes(mount.source) && isDatabaseFolder(mount.target)),
  );
  if (writes === undefined) return [];
  const message = `\`${source.name}\` would be read \`live\`, and \`${writes.service}\` of instance \`${name}\` keeps a database there: such a copy can lack rows and look whole`;
  const hint = 'back it up as a database, or with `consistency: pause`';
  return [problem('live-database', source, message, { hint })];
}

function isKept({ type }: { readonly type: string }): boolean {
  return type === 'volume' || type === 'bind';
}

function isSamePath(a: string, b: string): boolean {
  return a.replace(/\/+$/, '') === b.replace(/\/+$/, '');
}

function problem(
  what: string,
  { at }: DeclaredSource,
  message: string,
  more: { readonly hint?: string },
): Problem {
  return { code: `backup/${what}`, severity: 'error', at, message, ...more };
}
