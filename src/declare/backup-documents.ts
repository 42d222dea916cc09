// What a schema cannot say of a destination, of a policy of backups, and of an instance's or template's
// part about them, one document at a time.

import { isAgeRecipient } from '../model/age-recipient.ts';
import type { BackupDestinationSpec } from '../model/generated/backup-destination.ts';
import type { BackupPolicySpec, RetentionSpec } from '../model/generated/backup-policy.ts';
import type { SourceSpec } from '../model/generated/template.ts';
import type { Problem } from '../model/problem.ts';
import type { Node } from '../model/tree.ts';
import { sourceProblems } from './backup-sources.ts';
import { keyAt, nodeAt, valueAt } from './positions.ts';
import { momentProblems } from './windows.ts';

const PLACES = ['local', 's3', 'sftp'] as const;

/** What is wrong with a destination's spec; `node` is where it stands. */
export function destinationProblems(spec: BackupDestinationSpec, node: Node): readonly Problem[] {
  return [...placeProblems(spec, node), ...loginProblems(spec, node), ...recipientProblems(spec, node)];
}

function placeProblems(spec: BackupDestinationSpec, node: Node): readonly Problem[] {
  const given = PLACES.filter((place) => spec[place] !== undefined);
  if (given.length === 0) {
    const message = '`spec` says no place';
    return [error('declaration/missing-key', node.at, message, 'add `local`, `s3` or `sftp`')];
  }
  const more = given.slice(1).map((place) => {
    const message = `\`${place}\` stands beside \`${given[0]}\``;
    return error(
      'declaration/too-many-keys',
      keyAt(node, place),
      message,
      'a destination is one place: keep one',
    );
  });
  const folder = spec.local?.folder;
  if (folder === undefined || isPlainPath(folder)) return more;
  const message = 'a folder for backups has a plain path of its own';
  const hint = 'write it without `.` and `..`, and not `/` itself';
  return [...more, error('declaration/bad-value', valueAt(node, 'local', 'folder'), message, hint)];
}

function isPlainPath(path: string): boolean {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.length > 0 && !parts.some((part) => part === '.' || part === '..');
}

function loginProblems({ sftp }: BackupDestinationSpec, node: Node): readonly Problem[] {
  if (sftp === undefined || sftp.sshKey !== undefined || sftp.password !== undefined) return [];
  const message = '`sftp` has neither `sshKey` nor `password`';
  return [error('declaration/missing-key', keyAt(node, 'sftp'), message, 'add `sshKey`')];
}

function recipientProblems({ encryption = {} }: BackupDestinationSpec, node: Node): readonly Problem[] {
  const { recipients = [], requireRecovery = true } = encryption;
  const wrong = recipients.flatMap((recipient, index) => {
    if (isAgeRecipient(recipient)) return [];
    const at = valueAt(node, 'encryption', 'recipients', String(index));
    const message = 'this is no public key of age: its checksum does not hold';
    const hint = 'copy it again, whole: nobody could open what is encrypted for it';
    return [error('backup/recipient', at, message, hint)];
  });
  if (!requireRecovery || recipients.length > 0) return wrong;
  const message = 'only this host could open what is kept there, and would take the key with it';
  const hint =
    'make a key with `age-keygen` on another machine and give its public part as `encryption.recipients`, or say `requireRecovery: false`';
  return [error('backup/no-recovery-key', keyAt(node, 'encryption'), message, hint)];
}

/** What is wrong with a policy's spec; `node` is where it stands. */
export function backupPolicyProblems(spec: BackupPolicySpec, node: Node): readonly Problem[] {
  return [
    ...emptyProblems(spec, node),
    ...backupPartProblems(spec, node),
    ...scheduleProblems(spec, node),
    ...destinationsProblems(spec, node),
    ...retentionProblems(spec, node),
    ...nameProblems(spec, node),
  ];
}

/** What is wrong with `sources`, of a policy or of the `backup` part of an instance or a template. */
export function backupPartProblems(
  { sources }: { readonly sources?: readonly SourceSpec[] },
  node: Node | undefined,
): readonly Problem[] {
  return node === undefined ? [] : sourceProblems(sources, nodeAt(node, 'sources'));
}

function emptyProblems({ match, dataSources = [] }: BackupPolicySpec, node: Node): readonly Problem[] {
  if (match !== undefined || dataSources.length > 0) return [];
  const hint = 'add `match` with the instances that it is about (`{}` for all), or `dataSources`';
  return [error('backup/selects-nothing', node.at, 'the policy is about nothing', hint)];
}

const SCHEDULES = [['schedule'], ['verify', 'restore'], ['verify', 'drill'], ['pitr', 'base']] as const;

function scheduleProblems(spec: BackupPolicySpec, node: Node): readonly Problem[] {
  const given = [spec.schedule, spec.verify?.restore, spec.verify?.drill, spec.pitr?.base];
  return SCHEDULES.flatMap((path, index) => {
    const schedule = given[index];
    const place = nodeAt(node, ...path);
    return schedule === undefined || place === undefined ? [] : momentProblems(schedule, place, 'backup');
  });
}

function destinationsProblems({ destinations }: BackupPolicySpec, node: Node): readonly Problem[] {
  const problems = destinations.flatMap(({ name }, index) => {
    if (destinations.findIndex((other) => other.name === name) === index) return [];
    const at = valueAt(node, 'destinations', String(index), 'name');
    return [error('backup/destination-twice', at, `\`${name}\` stands here twice`, 'remove one of the two')];
  });
  if (destinations.some(({ required }) => required !== false)) return problems;
  const message = 'no destination is required, so every backup would count, wherever it is or is not';
  return [
    ...problems,
    error('backup/none-required', valueAt(node, 'destinations'), message, 'require one of them'),
  ];
}

const TIERS = ['last', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const;

/** Rules that keep nothing would delete everything but `neverBelow`: nobody means that. */
function retentionProblems({ retention, destinations }: BackupPolicySpec, node: Node): readonly Problem[] {
  const lists: readonly (readonly [RetentionSpec | undefined, readonly string[]])[] = [
    [retention, ['retention']],
    ...destinations.map(
      (one, index) =>
        [
          one.retention && { ...retention, ...one.retention },
          ['destinations', String(index), 'retention'],
        ] as const,
    ),
  ];
  return lists.flatMap(([rules, path]) => {
    if (rules === undefined || TIERS.some((tier) => (rules[tier] ?? 0) > 0)) return [];
    const message = 'these rules keep no backup';
    const hint =
      'say how many to keep: `last`, `daily`, `weekly`, `monthly` …; without `retention` all are kept';
    return [error('backup/keeps-nothing', keyAt(node, ...path), message, hint)];
  });
}

/** Names of sources in a policy that lists its sources itself. */
function nameProblems({ sources, verify, pitr }: BackupPolicySpec, node: Node): readonly Problem[] {
  if (sources === undefined) return [];
  const asked = (verify?.assertions ?? []).flatMap(({ source }, index) => {
    const found = sources.find(({ name }) => name === source);
    const at = valueAt(node, 'verify', 'assertions', String(index), 'source');
    if (found === undefined) return [error('backup/unknown-source', at, `there is no source \`${source}\``)];
    const isAsked = found.type !== 'volume' && found.type !== 'instance';
    return isAsked ? [] : [error('backup/unknown-source', at, `\`${source}\` is no database`)];
  });
  const server = sources.find(({ name }) => name === pitr?.source);
  if (pitr === undefined || server?.type === 'postgres') return asked;
  const why =
    server === undefined
      ? `there is no source \`${pitr.source}\``
      : `\`${pitr.source}\` is no PostgreSQL server`;
  return [...asked, error('backup/unknown-source', valueAt(node, 'pitr', 'source'), why)];
}

function error(code: string, at: Problem['at'], message: string, hint?: string): Problem {
  return { code, severity: 'error', at, message, ...(hint === undefined ? {} : { hint }) };
}
