// What fleet.yaml says to the daemon: its doors, its root admins, the floor of policies, the guard's
// settings. All of it is the host's own word, which no commit can change.

import type { Fleet, FleetAdmission, FleetListeners, FleetSignatures } from '../model/fleet.ts';
import type { AdmissionSpec, FleetSpec, HttpSpec, SourceSpec } from '../model/generated/fleet.ts';
import type { User } from '../model/person.ts';
import { BUILT_IN_ROLES } from '../model/person.ts';
import type { ChangePolicy } from '../model/policy.ts';
import type { Position } from '../model/problem.ts';
import type { Reader } from './fleet-reader.ts';
import { beside, milliseconds, report } from './fleet-reader.ts';
import { addressOf, mustBeShort, sshOf } from './fleet-ssh.ts';
import { keyProblems, keysOf } from './keys.ts';
import { policyOf, policyProblems, voidExceptions } from './policy.ts';
import { nodeAt, valueAt } from './positions.ts';

type DaemonPart = Pick<
  Fleet,
  'listeners' | 'admins' | 'policies' | 'admission' | 'drift' | 'approvals' | 'log'
>;

/** The daemon's part of a fleet, complete. */
export function daemonPart(
  spec: Omit<FleetSpec, 'source' | 'targets'>,
  budget: Fleet['budget'],
  stateDir: string,
  reader: Reader,
): DaemonPart {
  const { drift = {}, approvals = {}, log = {} } = spec;
  const expireMs = milliseconds(approvals.expire ?? '24h');
  return {
    listeners: listenersOf(spec.listeners ?? {}, stateDir, reader),
    admins: adminsOf(spec, reader),
    policies: floorOf(spec, budget, expireMs, reader),
    admission: admissionOf(spec.admission ?? {}, reader),
    drift: { sweepMs: milliseconds(drift.sweep ?? '15s'), inspectMs: milliseconds(drift.inspect ?? '5m') },
    approvals: { expireMs },
    log: { level: log.level ?? 'info' },
  };
}

export function signaturesOf(spec: SourceSpec['signatures'], reader: Reader): FleetSignatures {
  const { mode = 'none', allowedSigners, gpgHome } = spec ?? {};
  if (mode !== 'none' && allowedSigners === undefined && gpgHome === undefined) {
    const hint = 'name `allowedSigners` for SSH signatures, or `gpgHome` for OpenPGP';
    report(
      reader,
      ['spec', 'source', 'signatures'],
      `mode \`${mode}\` believes nobody: whose signatures are good is not said`,
      hint,
    );
  }
  return { mode, allowedSignersFile: beside(reader, allowedSigners), gpgHome: beside(reader, gpgHome) };
}

function listenersOf(
  { control, people, http, ssh }: NonNullable<FleetSpec['listeners']>,
  stateDir: string,
  reader: Reader,
): FleetListeners {
  const own = beside(reader, control) ?? `${stateDir}/control.sock`;
  const everybody = beside(reader, people);
  for (const [key, path] of [
    // One that nobody wrote is the daemon's own trouble: all else works without it.
    ['control', beside(reader, control)],
    ['people', everybody],
  ] as const) {
    mustBeShort(path, ['spec', 'listeners', key], reader);
  }
  if (own === everybody) {
    const message = '`people` and `control` are the same socket';
    report(reader, ['spec', 'listeners', 'people'], message, 'give each its own path');
  }
  return {
    control: own,
    people: everybody,
    http: http && httpOf(http, reader),
    ssh: ssh && sshOf(ssh, stateDir, reader),
  };
}

function httpOf(
  { address = '127.0.0.1:7420', metrics = 'key', webhook }: HttpSpec,
  reader: Reader,
): HttpListener {
  const { host, port } = addressOf(address, 'http', reader);
  return { host, port, metrics, webhookSecretFile: beside(reader, webhook?.secretFile) };
}

type HttpListener = NonNullable<FleetListeners['http']>;

function adminsOf({ admins = [] }: Pick<FleetSpec, 'admins'>, reader: Reader): readonly User[] {
  const names = new Set<string>();
  const owners = new Map<string, string>();
  return admins.map(({ name, sshKeys, emails = [] }, index) => {
    const at = ['spec', 'admins', String(index)];
    const place = nodeAt(reader.document, ...at);
    reader.problems.push(...keyProblems(sshKeys, place));
    if (names.has(name)) report(reader, [...at, 'name'], `admin \`${name}\` stands here twice`, 'keep one');
    names.add(name);
    const keys = keysOf(sshKeys);
    for (const { fingerprint } of keys) {
      const other = owners.get(fingerprint) ?? name;
      owners.set(fingerprint, other);
      if (other === name) continue;
      const message = `the key ${fingerprint} is also that of \`${other}\``;
      report(reader, [...at, 'sshKeys'], message, 'a key names one person: remove it from one of the two');
    }
    return {
      name,
      sshKeys: keys,
      emails,
      github: undefined,
      roles: BUILT_IN_ROLES.slice(0, 1),
      disabled: false,
      isRoot: true,
      origin: valueAt(reader.document, ...at, 'name'),
    };
  });
}

/** What fleet.yaml says, or the defaults; then the budget, which always holds. */
function floorOf(
  spec: Pick<FleetSpec, 'policies'>,
  budget: Fleet['budget'],
  expireMs: number,
  reader: Reader,
): readonly ChangePolicy[] {
  const origin = valueAt(reader.document, 'spec');
  const names = new Set<string>();
  const own = spec.policies?.map(({ name, ...policy }, index) => {
    const at = ['spec', 'policies', String(index)];
    const node = nodeAt(reader.document, ...at) ?? reader.document;
    reader.problems.push(...policyProblems(policy, node), ...voidExceptions(policy, node));
    if (names.has(name))
      report(reader, [...at, 'name'], `policy \`${name}\` stands here twice`, 'rename one');
    names.add(name);
    const named = valueAt(node, 'name');
    return policyOf({ name, spec: policy, node, origin: named, isFloor: true, expireMs });
  });
  const at = { origin, isFloor: true, node: reader.document, expireMs };
  const floor =
    own ?? Object.entries(DEFAULTS).map(([name, policy]) => policyOf({ ...at, name, spec: policy }));
  return [...floor, policyOf({ ...at, name: BUDGET, spec: { budget } })];
}

const BUDGET = 'removals';

const DEFAULTS = {
  'data-loss': { match: { risks: ['data-loss'] }, approvals: { count: 1 } },
  'data-overwrite': { match: { risks: ['data-overwrite'] }, approvals: { count: 1 } },
  exposure: { match: { risks: ['exposure'] }, approvals: { count: 1, authorMayApprove: true } },
  'data-risk': { match: { risks: ['data-risk'] }, approvals: { count: 1, authorMayApprove: true } },
} as const;

function admissionOf(spec: AdmissionSpec, reader: Reader): FleetAdmission {
  const hostPaths = (spec.hostPaths ?? []).map((path, index) => {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    if (parts.includes('..') || parts.length === 0) {
      const message = '`hostPaths` has a path that leads to the top of the target, or back up';
      const hint = 'name the folders that may be mounted, such as /srv/media';
      report(reader, ['spec', 'admission', 'hostPaths', String(index)], message, hint);
    }
    return `/${parts.join('/')}`;
  });
  return {
    profile: spec.profile ?? 'baseline',
    rules: spec.rules ?? {},
    hostPaths,
    registries: spec.registries,
  };
}

/** The daemon's part of a fleet that has no file. */
export function defaultDaemonPart(budget: Fleet['budget'], stateDir: string): DaemonPart {
  const at: Position = { file: '', line: 0, column: 0 };
  const document = { kind: 'map', entries: new Map(), at } as const;
  return daemonPart({}, budget, stateDir, { document, file: '', problems: [] });
}
