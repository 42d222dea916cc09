// How a container serves: what it may use up, whom it answers, as whom it runs, and what it tells about
// itself. Values of variables never leave this file.

import type { RuleName } from '../model/admission.ts';
import type { AdmissionContext, Hit } from './context.ts';
import { cleanPath } from './paths.ts';
import { isSaid, type Json, mapAt, numberAt, objectOf, objectsAt, textAt, textsAt } from './read.ts';

/** Drivers that keep logs on the host; every other one sends them somewhere. */
const LOCAL_LOGS = new Set(['', 'json-file', 'local', 'journald', 'none']);
const SECRET_NAME =
  /(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIALS?|(?:^|_)PASS|(?:API|ACCESS|PRIVATE|ENCRYPTION|SIGNING|MASTER)_?KEY)(?:_?\d+)?$/i;
/** Values that are no secrets: nothing, a switch, a place to read one from. */
const NO_SECRET = /^(?:|true|false|yes|no|on|off|none|null|0|1|\/.*)$/i;
/** Engines and registries listen here, whatever the host does otherwise. */
const HOST_PORTS = new Set([2375, 2376, 2377]);
const WEB_PORTS = new Set([80, 443]);

export function serviceHits(body: Json, context: AdmissionContext): readonly Hit[] {
  const host = objectOf(body['HostConfig']);
  const log = textAt(objectOf(host['LogConfig']), 'Type');
  const restart = textAt(objectOf(host['RestartPolicy']), 'Name');
  const mode = textAt(host, 'NetworkMode');
  return [
    ...limitHits(host),
    ...(LOCAL_LOGS.has(log) ? [] : [hit('log-driver', 'HostConfig.LogConfig.Type', log)]),
    ...portHits(host),
    ...(isDefaultBridge(mode, body)
      ? [hit('default-bridge', 'HostConfig.NetworkMode', mode || 'default')]
      : []),
    ...userHits(textAt(body, 'User'), context),
    ...(host['ReadonlyRootfs'] === true
      ? []
      : [hit('writable-root', 'HostConfig.ReadonlyRootfs', 'not set')]),
    ...healthHits(objectOf(body['Healthcheck'])),
    ...textsAt(body, 'Env').flatMap((line) => variableHits(line, context)),
    ...anonymousVolumes(host, context),
    ...(restart === 'always' ? [hit('restart-always', 'HostConfig.RestartPolicy.Name', restart)] : []),
  ];
}

/** A limit that an update takes away. */
export function updateHits(body: Json): readonly Hit[] {
  const gone = ['Memory', 'PidsLimit', 'CpuQuota'].filter((key) => numberAt(body, key) < 0);
  const restart = textAt(objectOf(body['RestartPolicy']), 'Name');
  return [
    ...gone.map((key) => hit('limits', key, 'no limit')),
    ...(restart === 'always' ? [hit('restart-always', 'RestartPolicy.Name', restart)] : []),
  ];
}

/** Variables of a build stay in its image for everyone. */
export function argumentHits(args: readonly (readonly [string, string])[]): readonly Hit[] {
  return args
    .filter(([name, value]) => looksSecret(name, value))
    .map(([name]) => hit('plain-secret-env', `args.${name}`, '(not shown)'));
}

function limitHits(host: Json): readonly Hit[] {
  const missing = [
    ...(numberAt(host, 'Memory') > 0 ? [] : ['memory']),
    ...(['NanoCpus', 'CpuQuota', 'CpuShares'].some((key) => numberAt(host, key) > 0) ? [] : ['cpus']),
    ...(numberAt(host, 'PidsLimit') > 0 ? [] : ['pids']),
  ];
  return missing.length === 0 ? [] : [hit('limits', 'HostConfig', `no limit of ${missing.join(', ')}`)];
}

function portHits(host: Json): readonly Hit[] {
  const bindings = objectOf(host['PortBindings']);
  return Object.keys(bindings).flatMap((container) => {
    const path = `HostConfig.PortBindings.${container}`;
    const list = objectsAt(bindings, container);
    // No binding at all is any free port on every address.
    return (list.length === 0 ? [{}] : list).flatMap((binding) => {
      const address = textAt(binding, 'HostIp');
      const port = textAt(binding, 'HostPort');
      const value = `${address.includes(':') ? `[${address}]` : address || '*'}:${port || 'any'}`;
      return [
        ...(isEveryAddress(address) ? [hit('public-port', path, value)] : []),
        ...(isReserved(port) ? [hit('low-port', path, value)] : []),
      ];
    });
  });
}

/** `''`, `0.0.0.0`, `::` and the other ways to write no bits at all, also as IPv4 inside of IPv6. */
function isEveryAddress(address: string): boolean {
  return !/[1-9a-f]/i.test(address.replace(/^[0:]*:ffff:/i, '')) || address === '*';
}

/** A port, or a range of them, that touches what is the host's own. */
function isReserved(written: string): boolean {
  if (written === '') return false;
  const [from = 0, to = from] = written.split('-').map(Number);
  if (!(from <= to) || from === 0) return true;
  if (from === to) return (from < 1024 && !WEB_PORTS.has(from)) || HOST_PORTS.has(from);
  return from < 1024 || [...HOST_PORTS].some((port) => from <= port && port <= to);
}

function isDefaultBridge(mode: string, body: Json): boolean {
  if (mode === 'bridge' || mode === 'default') return true;
  const endpoints = objectOf(objectOf(body['NetworkingConfig'])['EndpointsConfig']);
  return mode === '' && Object.keys(endpoints).length === 0;
}

/** `root`, and every way to write zero that the engine reads as a number. */
function userHits(written: string, { image, settings }: AdmissionContext): readonly Hit[] {
  const user = (written || (image?.user ?? '')).split(':')[0] ?? '';
  const isUnknown = written === '' && image === undefined;
  if (isUnknown && settings.profile !== 'restricted') return [];
  const isRoot = user === '' || user === 'root' || (/^[+-]?\d+$/.test(user) && Number(user) === 0);
  return isRoot ? [hit('root-user', 'User', isUnknown ? 'not known' : user || 'not set')] : [];
}

function healthHits(check: Json): readonly Hit[] {
  const [form = '', program = '', flag = ''] = textsAt(check, 'Test');
  const isShell =
    form === 'CMD-SHELL' ||
    (form === 'CMD' && /(?:^|\/)(?:ba|da|a|z|k)?sh$/.test(program) && flag.startsWith('-'));
  return isShell ? [hit('shell-healthcheck', 'Healthcheck.Test', form)] : [];
}

function variableHits(line: string, { secretEnv }: AdmissionContext): readonly Hit[] {
  const cut = line.indexOf('=');
  if (cut < 0) return [];
  const name = line.slice(0, cut);
  if (secretEnv.has(name) || !looksSecret(name, line.slice(cut + 1))) return [];
  return [hit('plain-secret-env', `Env.${name}`, '(not shown)')];
}

function looksSecret(name: string, value: string): boolean {
  return SECRET_NAME.test(name) && !NO_SECRET.test(value);
}

function anonymousVolumes(host: Json, { image }: AdmissionContext): readonly Hit[] {
  const binds = textsAt(host, 'Binds').map((bind) => bind.split(':'));
  const mounts = objectsAt(host, 'Mounts');
  const covered = new Set([
    ...binds.map(([source = '', target]) => cleanPath(target ?? source)),
    ...mounts.map((mount) => cleanPath(textAt(mount, 'Target'))),
    ...mapAt(host, 'Tmpfs').map(([target]) => cleanPath(target)),
  ]);
  const own = (image?.volumes ?? []).map(cleanPath).filter((target) => !covered.has(target));
  const unnamed = mounts
    .filter((mount) => textAt(mount, 'Type') === 'volume' && !isSaid(mount['Source']))
    .map((mount) => textAt(mount, 'Target'));
  return [...new Set([...own, ...unnamed])].map((target) =>
    hit('anonymous-volume', 'HostConfig.Mounts', target),
  );
}

function hit(rule: RuleName, path: string, value: string): Hit {
  return { rule, path, value };
}
