// Backups as a revision declares them, every default applied, and the secrets that their places and databases
// need. What is declared and wrong is named as held: nothing stops because of a slip.

import { usualPort } from '../backup/databases.ts';
import type { Backups, DataSource, Destination, Place } from '../model/backup.ts';
import type { DataSourceDeclared, Declarations, DestinationDeclared } from '../model/declaration.ts';
import { durationMs } from '../model/duration.ts';
import type { Fleet } from '../model/fleet.ts';
import type { BackupDestinationSpec } from '../model/generated/backup-destination.ts';
import { targetName } from '../model/ref.ts';
import type { SecretNeed, SecretSource } from '../model/secret.ts';
import type { SecretName } from '../model/text.ts';
import { bytesOf } from './amounts.ts';
import { backupPolicyOf } from './backup-policy.ts';
import { globalsOf, namesOf } from './backup-sources.ts';
import { keyAt, valueAt } from './positions.ts';

type Foreign = { readonly age: string } | { readonly env: string } | { readonly file: string };

/** What is declared of backups and can be used. */
export function backupsOf({ backups }: Pick<Declarations, 'backups'>, fleet: Fleet): Backups {
  const { held } = backups;
  return {
    destinations: made(backups.destinations, destinationOf),
    policies: made(backups.policies, backupPolicyOf),
    dataSources: made(backups.dataSources, (one) => dataSourceOf(one, fleet)),
    held: {
      destinations: held.BackupDestination,
      policies: held.BackupPolicy,
      dataSources: held.DataSource,
    },
    isIncomplete: backups.isIncomplete,
  };
}

/** The secrets of destinations and data sources, for the vault. */
export function backupNeeds({ backups }: Pick<Declarations, 'backups'>): readonly SecretNeed[] {
  return [
    ...[...backups.destinations.values()].flatMap(({ name, spec, node }) =>
      credentialsOf(spec).map(([path, source]) => ({
        name: ownSecret('destination', name, path[1] ?? ''),
        source: sourceOfSecret(source),
        at: keyAt(node, 'spec', ...path),
      })),
    ),
    ...[...backups.dataSources.values()].flatMap(({ name, spec, node }) =>
      spec.password === undefined
        ? []
        : [
            {
              name: ownSecret('data-source', name, 'password'),
              source: sourceOfSecret(spec.password),
              at: keyAt(node, 'spec', 'password'),
            },
          ],
    ),
  ];
}

function made<Declared, Made>(
  declared: ReadonlyMap<string, Declared>,
  make: (one: Declared) => Made,
): ReadonlyMap<string, Made> {
  const sorted = [...declared].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([name, one]) => [name, make(one)]));
}

/** `destination.offsite/secretAccessKey`: no instance has a name with a dot. */
function ownSecret(kind: 'destination' | 'data-source', name: string, key: string): SecretName {
  return `${kind}.${name}/${key}` as SecretName;
}

function sourceOfSecret(spec: Foreign): SecretSource {
  if ('age' in spec) return { kind: 'age', armor: spec.age };
  return 'env' in spec ? { kind: 'env', name: spec.env } : { kind: 'file', name: spec.file };
}

function credentialsOf({
  s3,
  sftp,
}: BackupDestinationSpec): readonly (readonly [readonly string[], Foreign])[] {
  const of = (path: readonly string[], source: Foreign | undefined) =>
    source === undefined ? [] : [[path, source] as const];
  return [
    ...of(['s3', 'accessKeyId'], s3?.accessKeyId),
    ...of(['s3', 'secretAccessKey'], s3?.secretAccessKey),
    ...of(['sftp', 'sshKey'], sftp?.sshKey),
    ...of(['sftp', 'password'], sftp?.password),
  ];
}

function destinationOf({ name, spec, node }: DestinationDeclared): Destination {
  const { encryption = {}, limits = {} } = spec;
  return {
    name,
    place: placeOf(name, spec),
    recipients: encryption.recipients ?? [],
    bytesPerSecond: limits.bandwidth === undefined ? undefined : bytesOf(limits.bandwidth.replace('/s', '')),
    minFreePercent: limits.minFree ?? 5,
    origin: valueAt(node, 'metadata', 'name'),
  };
}

function placeOf(name: string, { local, s3, sftp }: BackupDestinationSpec): Place {
  const secret = (key: string) => ownSecret('destination', name, key);
  if (s3 !== undefined) {
    const { endpoint, region = 'us-east-1', bucket, prefix = '', pathStyle = false, checksums = 'auto' } = s3;
    const address = { endpoint: endpoint.replace(/\/$/, ''), region, bucket, prefix, pathStyle, checksums };
    const keys = { accessKeyId: secret('accessKeyId'), secretAccessKey: secret('secretAccessKey') };
    return { kind: 's3', ...address, ...keys };
  }
  if (sftp !== undefined) {
    const { host, port = 22, user, folder, hostKeys, sshKey, password } = sftp;
    return {
      ...{ kind: 'sftp', host, port, user, folder: withoutEnd(folder), hostKeys },
      privateKey: sshKey && secret('sshKey'),
      password: password && secret('password'),
    };
  }
  return { kind: 'local', folder: withoutEnd(local?.folder ?? '') };
}

function withoutEnd(path: string): string {
  return path.replace(/(?<=.)\/+$/, '');
}

function dataSourceOf({ name, spec, node }: DataSourceDeclared, fleet: Fleet): DataSource {
  const { type, host, port, user, password, image, network = 'bridge', lockTimeout } = spec;
  const [only = ''] = fleet.targets.keys();
  return {
    name,
    target: targetName(spec.target ?? only),
    engine: type,
    host,
    port: port ?? usualPort(type),
    user,
    password: password && ownSecret('data-source', name, 'password'),
    image,
    network,
    databases: namesOf(spec.databases ?? []),
    globals: globalsOf(type, spec.globals),
    lockTimeoutMs: durationMs(lockTimeout ?? '60s') ?? 0,
    origin: valueAt(node, 'metadata', 'name'),
  };
}
