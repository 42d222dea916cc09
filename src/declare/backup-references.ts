// What declarations of backups say of each other and of instances: every place and database that is named
// exists, and what protects against less than it seems is said loudly. One with a broken reference is held.

import type {
  BackupPolicyDeclared,
  DataSourceDeclared,
  Declarations,
  DestinationDeclared,
} from '../model/declaration.ts';
import type { Fleet } from '../model/fleet.ts';
import type { Problem } from '../model/problem.ts';
import { isClean } from '../model/problem.ts';
import { didYouMean } from '../model/suggest.ts';
import { keyAt, nodeAt, valueAt } from './positions.ts';
import { unknownName } from './references.ts';
import { oneOf } from './schema-problems.ts';

type BackupsRead = Declarations['backups'];
type Checked = { readonly backups: BackupsRead; readonly problems: readonly Problem[] };

/** Destinations, policies and data sources whose references hold, and problems for the others. */
export function checkBackups(declarations: Declarations, fleet: Fleet): Checked {
  const { backups } = declarations;
  const places = [...backups.destinations.values()].flatMap(plainHttp);
  const databases = new Map(
    [...backups.dataSources.values()].map((one) => [one.name, dataSourceProblems(one, declarations, fleet)]),
  );
  const badSources = new Set(badNames(databases));
  const policies = new Map(
    [...backups.policies.values()].map((one) => [one.name, policyProblems(one, declarations, fleet)]),
  );
  const badPolicies = new Set(badNames(policies));
  return {
    backups: {
      ...backups,
      dataSources: without(backups.dataSources, badSources),
      policies: without(backups.policies, badPolicies),
      held: {
        ...backups.held,
        DataSource: new Set([...backups.held.DataSource, ...badSources]),
        BackupPolicy: new Set([...backups.held.BackupPolicy, ...badPolicies]),
      },
    },
    problems: [...places, ...[...databases.values()].flat(), ...[...policies.values()].flat()],
  };
}

function badNames(problems: ReadonlyMap<string, readonly Problem[]>): readonly string[] {
  return [...problems].filter(([, found]) => !isClean(found)).map(([name]) => name);
}

function without<T>(all: ReadonlyMap<string, T>, bad: ReadonlySet<string>): ReadonlyMap<string, T> {
  return bad.size === 0 ? all : new Map([...all].filter(([name]) => !bad.has(name)));
}

function plainHttp({ spec, node }: DestinationDeclared): readonly Problem[] {
  const endpoint = spec.s3?.endpoint ?? '';
  const isNear = /^http:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?:[:/]|$)/.test(endpoint);
  if (!endpoint.startsWith('http://') || isNear) return [];
  const at = valueAt(node, 'spec', 's3', 'endpoint');
  const message = 'the store is spoken to without TLS: whoever is on the way can delete what is kept there';
  return [{ code: 'backup/plain-http', severity: 'warning', at, message, hint: 'use https://' }];
}

function dataSourceProblems(
  one: DataSourceDeclared,
  { instances, held }: Declarations,
  fleet: Fleet,
): readonly Problem[] {
  const { name, spec, node } = one;
  const problems: Problem[] = [];
  if (instances.has(name) || held.has(name)) {
    const at = valueAt(node, 'metadata', 'name');
    const message = `\`${name}\` is the name of an instance, whose backups would be kept in the same place`;
    problems.push({ code: 'backup/name-taken', severity: 'error', at, message, hint: 'rename it' });
  }
  const targets = [...fleet.targets.keys()];
  if (spec.target === undefined && targets.length !== 1) {
    const at = nodeAt(node, 'spec')?.at ?? node.at;
    const message = '`spec.target` is missing, and the fleet has several targets';
    const hint = `name one: ${oneOf(targets.slice(0, 10))}`;
    problems.push({ code: 'reference/no-target', severity: 'error', at, message, hint });
  }
  if (spec.target !== undefined && !targets.some((target) => target === spec.target)) {
    problems.push(unknownName('target', spec.target, valueAt(node, 'spec', 'target'), targets));
  }
  return problems;
}

function policyProblems(
  policy: BackupPolicyDeclared,
  declarations: Declarations,
  fleet: Fleet,
): readonly Problem[] {
  return [
    ...destinationProblems(policy, declarations.backups),
    ...dataSourceNames(policy, declarations.backups),
    ...selectorProblems(policy, declarations, fleet),
  ];
}

function destinationProblems(
  { spec, node, name: policy }: BackupPolicyDeclared,
  { destinations, held, isIncomplete }: BackupsRead,
): readonly Problem[] {
  const unknown = spec.destinations.flatMap(({ name }, index) => {
    if (destinations.has(name) || held.BackupDestination.has(name) || isIncomplete) return [];
    const at = valueAt(node, 'spec', 'destinations', String(index), 'name');
    return [
      { ...unknownName('destination', name, at, destinations.keys()), code: 'reference/unknown-destination' },
    ];
  });
  const known = spec.destinations.flatMap(({ name, required }) => {
    const found = destinations.get(name);
    return found === undefined
      ? []
      : [{ isHere: found.spec.local !== undefined, required: required !== false }];
  });
  // Whether one that cannot be read is elsewhere, nobody knows.
  if (known.length < spec.destinations.length) return unknown;
  const at = keyAt(node, 'spec', 'destinations');
  if (known.every(({ isHere }) => isHere)) {
    const message = `everything that \`${policy}\` backs up stays on this host: what takes the host takes its backups too`;
    const hint = 'add a destination elsewhere: `s3` or `sftp`';
    return [...unknown, { code: 'backup/only-this-host', severity: 'warning', at, message, hint }];
  }
  if (known.some(({ isHere, required }) => !isHere && required)) return unknown;
  const message = `a backup of \`${policy}\` counts while it is on this host alone: no destination elsewhere is required`;
  const hint = 'say `required: true` for one that is elsewhere';
  return [...unknown, { code: 'backup/only-this-host', severity: 'warning', at, message, hint }];
}

function dataSourceNames(
  { spec, node }: BackupPolicyDeclared,
  { dataSources, held, isIncomplete }: BackupsRead,
): readonly Problem[] {
  return (spec.dataSources ?? []).flatMap((name, index) => {
    if (dataSources.has(name) || held.DataSource.has(name) || isIncomplete) return [];
    const at = valueAt(node, 'spec', 'dataSources', String(index));
    return [
      { ...unknownName('data source', name, at, dataSources.keys()), code: 'reference/unknown-data-source' },
    ];
  });
}

/** A policy for a team or a target that does not exist protects nothing; an instance may be yet to come. */
function selectorProblems(
  { spec, node }: BackupPolicyDeclared,
  { instances, held, teams, isIncomplete, arePeopleIncomplete }: Declarations,
  fleet: Fleet,
): readonly Problem[] {
  const { match = {} } = spec;
  const place = (part: string, index: number) => valueAt(node, 'spec', 'match', part, String(index));
  const plain = (globs: readonly string[] = []) =>
    [...globs.entries()].filter(([, glob]) => !glob.includes('*'));
  const targets = new Set<string>(fleet.targets.keys());
  const ofInstances = [...instances.values()].flatMap(({ team }) => team ?? []);
  const allTeams = new Set([...teams.keys(), ...ofInstances]);
  return [
    ...plain(match.targets).flatMap(([index, name]) =>
      targets.has(name) ? [] : [unknownName('target', name, place('targets', index), targets)],
    ),
    ...plain(match.teams).flatMap(([index, name]) =>
      allTeams.has(name) || arePeopleIncomplete
        ? []
        : [unknownName('team', name, place('teams', index), allTeams)],
    ),
    ...plain(match.instances).flatMap(([index, name]): readonly Problem[] => {
      if (instances.has(name) || held.has(name) || isIncomplete) return [];
      const message = `there is no instance \`${name}\`, so this backs up nothing yet`;
      const at = place('instances', index);
      return [
        {
          code: 'backup/selects-nothing',
          severity: 'warning',
          at,
          message,
          ...didYouMean(name, instances.keys()),
        },
      ];
    }),
  ];
}
