// What policies of backups, and policies that ask for backups, mean for the instances that there are: every
// part, service and secret that they name is there, and nobody waits for a backup that no policy makes.

import { isAbout, sourcesFor } from '../backup/select.ts';
import type { BackupPolicy, Source } from '../model/backup.ts';
import type { BackupPolicyDeclared, Declarations } from '../model/declaration.ts';
import type { Desired, DesiredInstance } from '../model/desired.ts';
import type { Fleet } from '../model/fleet.ts';
import type { Selector, Subject } from '../model/person.ts';
import type { Position, Problem } from '../model/problem.ts';
import type { InstanceName, TargetName } from '../model/ref.ts';
import { isEverything, selects } from '../model/selector.ts';
import { didYouMean } from '../model/suggest.ts';
import { backupPolicyOf } from './backup-policy.ts';
import { valueAt } from './positions.ts';

export type BackupUse = {
  readonly declarations: Declarations;
  readonly fleet: Pick<Fleet, 'policies'>;
  readonly desired: ReadonlyMap<TargetName, Pick<Desired, 'instances'>>;
  /** The variables of each instance that are secrets. */
  readonly secrets: ReadonlyMap<InstanceName, ReadonlySet<string>>;
};

type Found = { readonly instance: DesiredInstance; readonly subjects: readonly Subject[] };

/** Instances told of for one mistake; they are mostly of one template. */
const MAX_TOLD = 3;

export function backupUseProblems(use: BackupUse): readonly Problem[] {
  const { declarations, fleet } = use;
  const asking = [...declarations.policies.values()].some(({ spec }) => spec.backup !== undefined);
  const isAsked = asking || fleet.policies.some(({ backup }) => backup !== undefined);
  const declared = [...declarations.backups.policies.values()];
  if (declared.length === 0 && !isAsked) return [];
  const all = [...use.desired].flatMap(([target, { instances }]) =>
    instances.map((instance) => ({ instance, subjects: subjectsOf(instance, target, declarations) })),
  );
  const policies = declared.map((one) => ({ declared: one, policy: backupPolicyOf(one) }));
  return [
    ...policies.flatMap((one) => few(all.flatMap((found) => problemsOf(one, found, use)))),
    ...(isAsked
      ? uncovered(
          use,
          all,
          policies.map(({ policy }) => policy),
        )
      : []),
  ];
}

/** The instance by itself, and as each team's that it is said to be, or that says that it owns it. */
function subjectsOf(
  { name, team }: DesiredInstance,
  target: TargetName,
  { teams }: Declarations,
): readonly Subject[] {
  const subject = { instance: name, target };
  const owners = [...teams.values()]
    .filter(({ spec: { owns = {} } }) => !isEverything(owns) && selects(owns, subject))
    .map((owner) => owner.name);
  const own = [...owners, ...(team === undefined ? [] : [team])];
  return [subject, ...new Set(own)].map((one) => (typeof one === 'string' ? { ...subject, team: one } : one));
}

type Policy = { readonly declared: BackupPolicyDeclared; readonly policy: BackupPolicy };

function problemsOf(
  { declared, policy }: Policy,
  { instance, subjects }: Found,
  use: BackupUse,
): readonly Problem[] {
  if (instance.state === 'ignored' || !isAbout(policy, subjects)) return [];
  const sources = sourcesFor(policy, instance, use.secrets.get(instance.name));
  if (!sources.ok) return sources.problems;
  const at = (...path: readonly string[]) => valueAt(declared.node, 'spec', ...path);
  return [
    ...policy.verify.assertions.flatMap(({ source }, index) =>
      askedProblems(
        source,
        sources.value,
        instance.name,
        at('verify', 'assertions', String(index), 'source'),
      ),
    ),
    ...serverProblems(policy, sources.value, instance.name, at('pitr', 'source')),
    ...(['pre', 'post'] as const).flatMap((when) =>
      policy.hooks[when].flatMap(({ service }, index) =>
        hookProblems(service, instance, at('hooks', when, String(index), 'service')),
      ),
    ),
  ];
}

function askedProblems(
  name: string,
  sources: readonly Source[],
  instance: InstanceName,
  at: Position,
): readonly Problem[] {
  const databases = sources.filter(({ kind }) => kind === 'database').map((source) => source.name);
  if (databases.includes(name)) return [];
  const message = `the backup of instance \`${instance}\` has no database \`${name}\``;
  return [problem('unknown-source', at, message, didYouMean(name, databases))];
}

function serverProblems(
  { pitr }: BackupPolicy,
  sources: readonly Source[],
  instance: InstanceName,
  at: Position,
): readonly Problem[] {
  const servers = sources
    .filter((source) => source.kind === 'database' && source.engine === 'postgres')
    .map(({ name }) => name);
  if (pitr === undefined || servers.includes(pitr.source)) return [];
  const message = `the backup of instance \`${instance}\` has no PostgreSQL server \`${pitr.source}\``;
  return [problem('unknown-source', at, message, didYouMean(pitr.source, servers))];
}

function hookProblems(
  service: string,
  { name, containers }: DesiredInstance,
  at: Position,
): readonly Problem[] {
  const services = new Set(containers.map((one) => one.service));
  if (services.has(service)) return [];
  const message = `instance \`${name}\` has no service \`${service}\``;
  return [problem('service', at, message, didYouMean(service, services))];
}

/** Changes of these instances would wait for ever. */
function uncovered(
  { declarations, fleet }: BackupUse,
  all: readonly Found[],
  policies: readonly BackupPolicy[],
): readonly Problem[] {
  const lacking = all.filter(({ subjects }) => !policies.some((policy) => isAbout(policy, subjects)));
  // Whether one that cannot be read is about them, nobody knows.
  const { held, isIncomplete } = declarations.backups;
  if (isIncomplete || held.BackupPolicy.size > 0) return [];
  const asking: readonly { readonly match: Selector; readonly at: Position }[] = [
    ...[...declarations.policies.values()].flatMap(({ spec, node }) =>
      spec.backup === undefined ? [] : [{ match: spec.match ?? {}, at: valueAt(node, 'spec', 'backup') }],
    ),
    ...fleet.policies.flatMap(({ backup, match, origin }) =>
      backup === undefined ? [] : [{ match, at: origin }],
    ),
  ];
  return asking.flatMap(({ match, at }): readonly Problem[] => {
    const names = lacking.filter(({ subjects }) => subjects.some((one) => selects(match, one)));
    if (names.length === 0) return [];
    const told = names.slice(0, MAX_TOLD).map(({ instance }) => `\`${instance.name}\``);
    const more = names.length > MAX_TOLD ? ` and ${names.length - MAX_TOLD} more` : '';
    const message = `this asks for a backup of ${told.join(', ')}${more}, and no BackupPolicy makes one: such changes would wait for ever`;
    const hint = 'declare a BackupPolicy that is about them';
    return [{ code: 'policy/no-backup', severity: 'warning', at, message, hint }];
  });
}

/** The same mistake of many instances is told of some. */
function few(problems: readonly Problem[]): readonly Problem[] {
  const places = Map.groupBy(problems, ({ code, at }) => `${code} ${at.file} ${at.line} ${at.column}`);
  return [...places.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length <= MAX_TOLD) return same;
    const more = {
      ...first,
      message: `${first.message}, and so it is with ${same.length - MAX_TOLD} more`,
    };
    return [...same.slice(1, MAX_TOLD), more];
  });
}

function problem(what: string, at: Position, message: string, more: { readonly hint?: string }): Problem {
  return { code: `backup/${what}`, severity: 'error', at, message, ...more };
}
