// fleet.yaml to a Fleet: checked like every declaration, complete with defaults, paths of this host
// resolved against its folder. Reads no file but the text it is given.

import type { DockerAddress, Fleet, FleetSource, FleetTarget, RegistryLogin } from '../model/fleet.ts';
import type { FleetSpec, SourceSpec, TargetSpec } from '../model/generated/fleet.ts';
import { gitUrl, isBranchName } from '../model/git-url.ts';
import { isClean } from '../model/problem.ts';
import type { TargetName } from '../model/ref.ts';
import { targetName } from '../model/ref.ts';
import { registryHost } from '../model/registry.ts';
import type { Result } from '../model/result.ts';
import { bad, ok } from '../model/result.ts';
import { dockerAddress, isIpAddress } from './addresses.ts';
import { daemonPart, signaturesOf } from './fleet-daemon.ts';
import type { Reader } from './fleet-reader.ts';
import { beside, milliseconds, report } from './fleet-reader.ts';
import { valueAt } from './positions.ts';
import { createValidator } from './validate.ts';
import { loadYaml } from './yaml/load.ts';

const DATA_ROOT = '/var/lib/shipshape';
const STATE_DIR = '/var/lib/shipshape/state';
const AUTO_PORTS = '30000-30999';
const TIMEOUT = '60s';
const INTERVAL = '30s';

/** The fleet that a `fleet.yaml` describes; `file` is its path, for messages and for relative paths. */
export function loadFleet(text: string, file: string): Result<Fleet> {
  const loaded = loadYaml(text, file, 'declaration');
  if (!loaded.ok) return loaded;
  const [document, another] = loaded.value;
  if (document === undefined || another !== undefined) {
    const at = another?.at ?? { file, line: 1, column: 1 };
    const message = another === undefined ? 'the file is empty' : 'a second document in the fleet file';
    return bad([
      { code: 'fleet/documents', severity: 'error', at, message, hint: 'it holds one `kind: Fleet`' },
    ]);
  }
  const valid = createValidator().fleet(document);
  if (!valid.ok) return valid;
  const reader: Reader = { document, file, problems: [] };
  const { metadata, spec } = valid.value;
  const fleet = fleetOf(metadata.name, spec, reader);
  return isClean(reader.problems) ? ok(fleet, reader.problems) : bad(reader.problems);
}

function fleetOf(name: string, spec: FleetSpec, reader: Reader): Fleet {
  const stateDir = beside(reader, spec.stateDir ?? STATE_DIR);
  const { secrets = {} } = spec;
  const budget = {
    removePercent: spec.budget?.removePercent ?? 20,
    removeCount: spec.budget?.removeCount ?? 5,
  };
  return {
    name,
    source: sourceOf(spec.source, reader),
    targets: targetsOf(spec, reader),
    stateDir,
    secrets: {
      identityFile: beside(reader, secrets.identityFile) ?? `${stateDir}/identity.age.txt`,
      envPrefix: secrets.env?.prefix,
      folder: beside(reader, secrets.folder),
    },
    registries: registriesOf(spec, reader),
    budget,
    ...daemonPart(spec, budget, stateDir, reader),
  };
}

function registriesOf(spec: FleetSpec, reader: Reader): ReadonlyMap<string, RegistryLogin> {
  const logins = new Map<string, RegistryLogin>();
  for (const [written, { username, passwordFile }] of Object.entries(spec.registries ?? {})) {
    const host = registryHost(written);
    if (logins.has(host)) {
      const message = `\`${written}\` is ${host}, which has an account already`;
      report(reader, ['spec', 'registries', written], message, 'keep one of the two');
    }
    logins.set(host, { username, passwordFile: beside(reader, passwordFile) });
  }
  return logins;
}

function sourceOf(spec: SourceSpec, reader: Reader): FleetSource {
  const { url, folder } = spec;
  const intervalMs = milliseconds(spec.interval ?? INTERVAL);
  if (folder !== undefined) {
    for (const key of ['url', 'branch', 'path', 'timeout', 'credentials', 'signatures'] as const) {
      if (spec[key] === undefined) continue;
      const message = `\`source.${key}\` says nothing beside \`source.folder\``;
      report(
        reader,
        ['spec', 'source', key],
        message,
        'keep `url` for a repository, or `folder` for a folder',
      );
    }
    return { kind: 'folder', intervalMs, folder: beside(reader, folder) };
  }
  const { sshKeyFile, knownHostsFile, tokenFile } = spec.credentials ?? {};
  return {
    kind: 'git',
    intervalMs,
    signatures: signaturesOf(spec.signatures, reader),
    url: urlOf(url, reader),
    branch: branchOf(spec.branch ?? 'main', reader),
    path: repositoryPath(spec.path ?? '.', reader),
    timeoutMs: milliseconds(spec.timeout ?? TIMEOUT),
    credentials: {
      sshKeyFile: beside(reader, sshKeyFile),
      knownHostsFile: beside(reader, knownHostsFile),
      tokenFile: beside(reader, tokenFile),
    },
  };
}

function urlOf(url: string | undefined, reader: Reader): string {
  const place = ['spec', 'source'];
  if (url === undefined) {
    report(reader, place, '`source` has neither `url` nor `folder`', 'name a git repository under `url`');
    return '';
  }
  const checked = gitUrl(url);
  if (checked.kind === 'bad') report(reader, [...place, 'url'], checked.message, checked.hint);
  return url;
}

function branchOf(branch: string, reader: Reader): string {
  if (!isBranchName(branch)) {
    const hint = 'write it as in `git branch`, without refs/heads/';
    report(reader, ['spec', 'source', 'branch'], '`source.branch` is not the name of a branch', hint);
  }
  return branch;
}

function repositoryPath(path: string, reader: Reader): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (path.startsWith('/') || parts.includes('..') || path.includes('\\')) {
    const hint = 'write a path from the top of the repository, such as `fleet/production`';
    report(reader, ['spec', 'source', 'path'], '`source.path` leads out of the repository', hint);
  }
  return parts.join('/');
}

function targetsOf(spec: FleetSpec, reader: Reader): ReadonlyMap<TargetName, FleetTarget> {
  const targets = new Map<TargetName, FleetTarget>();
  const engines = new Map<string, string>();
  for (const [name, target] of Object.entries(spec.targets)) {
    targets.set(targetName(name), targetOf(name, target, reader));
    const other = engines.get(target.docker);
    engines.set(target.docker, other ?? name);
    if (other === undefined) continue;
    const message = `target \`${other}\` is the same engine`;
    report(reader, ['spec', 'targets', name, 'docker'], message, 'keep one of the two');
  }
  return targets;
}

function targetOf(name: string, spec: TargetSpec, reader: Reader): FleetTarget {
  const at = (key: string) => ['spec', 'targets', name, key];
  if (spec.publishAddress !== undefined && !isIpAddress(spec.publishAddress)) {
    const hint = 'write an address such as `127.0.0.1` or `::1`';
    report(reader, at('publishAddress'), '`publishAddress` is not an IP address', hint);
  }
  const [from = 0, to = 0] = (spec.autoPorts ?? AUTO_PORTS).split('-').map(Number);
  if (from > to || to > 65_535) {
    report(
      reader,
      at('autoPorts'),
      '`autoPorts` is not a range of ports',
      'write first and last, such as `30000-30999`',
    );
  }
  return {
    name: targetName(name),
    docker: dockerOf(name, spec, reader),
    dataRoot: spec.dataRoot ?? DATA_ROOT,
    publishAddress: spec.publishAddress,
    autoPorts: { from, to },
    parallelism: spec.parallelism ?? 8,
    timeoutMs: milliseconds(spec.timeout ?? TIMEOUT),
  };
}

function dockerOf(name: string, spec: TargetSpec, reader: Reader): DockerAddress {
  const at = ['spec', 'targets', name, 'docker'];
  const tls = spec.tls && {
    caFile: beside(reader, spec.tls.caFile),
    certFile: beside(reader, spec.tls.certFile),
    keyFile: beside(reader, spec.tls.keyFile),
  };
  const address = dockerAddress(spec.docker, tls);
  if (address === undefined) {
    const hint = 'use unix:///path, tcp://host:port or ssh://user@host';
    report(reader, at, '`docker` is not the address of an engine', hint);
    return { kind: 'unix', path: '' };
  }
  if (tls !== undefined && address.kind !== 'tcp') {
    report(reader, ['spec', 'targets', name, 'tls'], '`tls` is for tcp:// only', 'remove it');
  }
  if (address.kind === 'tcp' && tls === undefined && !LOOPBACK.test(address.host)) {
    reader.problems.push({
      code: 'fleet/no-tls',
      severity: 'warning',
      at: valueAt(reader.document, ...at),
      message: 'without `tls`, whoever can reach this address controls the engine',
      hint: 'add `tls`, or use ssh://',
    });
  }
  return address;
}

const LOOPBACK = /^(?:localhost|127\.[0-9.]+|\[::1\])$/;
